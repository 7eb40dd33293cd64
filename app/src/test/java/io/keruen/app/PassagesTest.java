package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassagesTest {
    private static final long LATE_MS = 10_000;

    private final SimulatedScenario crossing =
            SimulatedScenario.play(new Setup(5, Setup.START.toEpochMilli(), 0, 3, List.of()));
    private final List<TransitEvent> said = new SimulatedReplay(crossing).transits;

    @Test
    void who_passed_what_when_is_said() {
        assertThat(Passages.wrong(crossing, said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BORDER", "GATE-KZ", "GATE-CN", "QUEUE-KZ", "YARD-CN", "ROAD-CN", "STRIP"})
    void an_edge_that_nobody_is_told_to_have_passed_is_noticed(String zoneId) {
        List<TransitEvent> some = new ArrayList<>(said);
        assertThat(some.removeIf(event -> zoneId.equals(event.zoneId()))).isTrue();

        assertThat(Passages.wrong(crossing, some))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(wrong -> wrong.startsWith("not said: ") && wrong.contains(zoneId));
    }

    @Test
    void a_passage_at_another_time_is_noticed() {
        List<TransitEvent> later = said.stream()
                .map(event -> event.event() == Event.CROSSED ? later(event) : event)
                .toList();

        assertThat(Passages.wrong(crossing, later))
                .anyMatch(wrong -> wrong.startsWith("not said: "))
                .anyMatch(wrong -> wrong.startsWith("nowhere near: "));
    }

    private static TransitEvent later(TransitEvent event) {
        return new TransitEvent(
                event.event(),
                event.escortId(),
                event.vehicleId(),
                event.zoneId(),
                event.eventTimeMs() + LATE_MS,
                event.reason(),
                event.late(),
                event.unobserved());
    }
}
