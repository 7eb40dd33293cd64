package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.Alerts;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import org.junit.jupiter.api.Test;

class AlertLogTest {
    private final AlertLog log = new AlertLog();

    @Test
    void what_is_over_stays_so_when_it_is_corrected_or_acknowledged() {
        tell(Event.RAISED, State.UNACKNOWLEDGED, 0);
        assertThat(log.openCount()).isEqualTo(1);
        tell(Event.CLEARED, State.RETURNED_UNACKNOWLEDGED, Alerts.AT_MS);
        assertThat(log.openCount()).isZero();
        tell(Event.UPDATED, State.RETURNED_UNACKNOWLEDGED, Alerts.AT_MS);
        assertThat(log.openCount()).isZero();
        tell(Event.ACKNOWLEDGED, State.NORMAL, Alerts.AT_MS);
        assertThat(log.openCount()).isZero();
        tell(Event.RAISED, State.UNACKNOWLEDGED, 0);
        assertThat(log.openCount()).as("the same cause again").isEqualTo(1);
    }

    @Test
    void a_latched_alert_is_open_until_officers_clear_it() {
        tell(Event.RAISED, State.UNACKNOWLEDGED, 0);
        tell(Event.UPDATED, State.LATCHED, 0);
        assertThat(log.openCount()).isEqualTo(1);
        tell(Event.CLEARED, State.NORMAL, Alerts.AT_MS);
        assertThat(log.openCount()).isZero();
    }

    private void tell(Event event, State state, long clearedAtMs) {
        AlertEvent next = Alerts.inState(event, log.events().size() + 1, state, clearedAtMs);
        assertThat(log.add(next)).isTrue();
        assertThat(log.add(next)).as("a repeat").isFalse();
    }
}
