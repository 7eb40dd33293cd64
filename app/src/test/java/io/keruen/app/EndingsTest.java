package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final String TYPE = "ROUTE_DEVIATION";

    private final SimulatedScenario crossing =
            SimulatedScenario.play(new Setup(5, Setup.START.toEpochMilli(), 0, 4, List.of("deviation")));
    private final List<AlertEvent> said = new SimulatedReplay(crossing)
            .alerts.stream().filter(event -> event.type().equals(TYPE)).toList();

    /** Two that are much alike: that one of them is over does not say that the other is. */
    @Test
    void an_alert_that_answers_another_line_does_not_excuse_one_that_is_not_over() throws ReflectiveOperationException {
        ExpectedAlert line = crossing.expected().stream()
                .filter(each -> each.type().equals(TYPE) && !each.optional())
                .findFirst()
                .orElseThrow();
        List<AlertEvent> both = new ArrayList<>(said);
        for (AlertEvent event : said) {
            if (event.event() != AlertEvent.Event.CLEARED) {
                both.add(LabelsTest.with(event, "alertId", "another"));
            }
        }

        assertThat(wrong(List.of(line), said)).isEmpty();
        assertThat(wrong(List.of(line, line), both)).hasSize(1);
    }

    private static List<Endings.Wrong> wrong(List<ExpectedAlert> truth, List<AlertEvent> events) {
        List<Expected> lines = new ArrayList<>();
        for (ExpectedAlert alert : truth) {
            lines.add(new Expected(
                    lines.size() + 1L,
                    false,
                    List.of(alert.type()),
                    alert.vehicleId(),
                    alert.otherVehicleId(),
                    alert.startedAtMs(),
                    Expected.ANY,
                    alert.toleranceMs(),
                    false,
                    true));
        }
        return Endings.wrong(Verdict.of(lines, events, Set.of()), truth, events);
    }
}
