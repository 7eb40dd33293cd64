package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the terminal says of an alert. */
class AlertLineTest {
    private static final long AT_MS = 1_700_000_000_000L;

    @Test
    void an_open_alert_that_blocks_holds_the_gates() {
        assertThat(AlertLine.of(event(Event.RAISED, State.UNACKNOWLEDGED, true, 0), false))
                .isEqualTo(
                        "22:13:20Z  HIGH      RAISED    CONVOY_SPLIT              T2 behind T1  180.3 m (limit 150.0)"
                                + "  gates held");
        assertThat(AlertLine.of(event(Event.ACKNOWLEDGED, State.ACKNOWLEDGED, true, 0), false))
                .endsWith("gates held");
    }

    @Test
    void an_alert_that_blocks_no_gate_holds_none() {
        assertThat(AlertLine.of(event(Event.RAISED, State.UNACKNOWLEDGED, false, 0), false))
                .doesNotContain("held");
    }

    @Test
    void nothing_is_held_by_what_has_cleared_whatever_is_told_of_it_later() {
        assertThat(AlertLine.of(event(Event.CLEARED, State.RETURNED_UNACKNOWLEDGED, true, AT_MS), false))
                .doesNotContain("held");
        assertThat(AlertLine.of(event(Event.ACKNOWLEDGED, State.NORMAL, true, AT_MS), false))
                .doesNotContain("held");
    }

    @Test
    void what_is_over_is_green_whatever_is_told_of_it_later() {
        String green = "\u001B[32m";
        assertThat(AlertLine.of(event(Event.CLEARED, State.RETURNED_UNACKNOWLEDGED, true, AT_MS), true))
                .startsWith(green);
        assertThat(AlertLine.of(event(Event.ACKNOWLEDGED, State.NORMAL, true, AT_MS), true))
                .startsWith(green);
        assertThat(AlertLine.of(event(Event.UPDATED, State.LATCHED, true, 0), true))
                .doesNotStartWith(green);
    }

    private static AlertEvent event(Event event, State state, boolean blocksGate, long clearedAtMs) {
        return new AlertEvent(
                event,
                "0000000000000001",
                1,
                "CONVOY_SPLIT",
                "convoy-split",
                Severity.HIGH,
                state,
                "escort-1",
                "convoy-1",
                "T2",
                "T1",
                null,
                null,
                null,
                "KZ",
                AT_MS - 5_000,
                AT_MS,
                AT_MS,
                clearedAtMs,
                46.68,
                82.75,
                1_234.5,
                180.26,
                150,
                "m",
                Map.of(),
                null,
                blocksGate,
                "",
                null,
                false,
                false,
                false,
                0);
    }
}
