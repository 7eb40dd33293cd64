package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private static final List<String> FAULTS = List.of("deviation", "seal-opened", "release-revoked");

    private final SimulatedScenario crossing =
            SimulatedScenario.play(new Setup(5, Setup.START.toEpochMilli(), 0, 4, FAULTS));
    private final List<AlertEvent> alerts = new SimulatedReplay(crossing).said().alerts();

    @Test
    void what_the_core_says_is_as_grave_as_it_should_and_names_whom_it_is_about() {
        assertThat(Labels.wrong(crossing, alerts)).isEmpty();
    }

    @Test
    void another_severity_is_noticed_of_each() throws ReflectiveOperationException {
        for (AlertEvent event : alerts) {
            if (event.event() == AlertEvent.Event.RAISED || Said.tells(event)) {
                Severity other = event.severity() == Severity.LOW ? Severity.MEDIUM : Severity.LOW;

                assertThat(Labels.wrong(crossing, List.of(with(event, "severity", other))))
                        .as(event.type())
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_stop_that_is_more_urgent_too_soon_is_noticed() throws ReflectiveOperationException {
        SimulatedScenario stop =
                SimulatedScenario.play(new Setup(7, Setup.START.toEpochMilli(), 0, 4, List.of("stop")));
        AlertEvent raised = new SimulatedReplay(stop)
                .alerts.stream()
                        .filter(event -> event.type().equals("UNAUTHORISED_STOP"))
                        .findFirst()
                        .orElseThrow();

        assertThat(Labels.wrong(stop, List.of(raised))).isEmpty();
        assertThat(Labels.wrong(stop, List.of(with(raised, "severity", Severity.HIGH))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escortId", "convoyId", "sealId", "declarationId", "jurisdiction"})
    void another_name_is_noticed(String component) throws ReflectiveOperationException {
        int noticed = 0;
        for (AlertEvent event : alerts) {
            noticed += Labels.wrong(crossing, List.of(with(event, component, "another")))
                    .size();
        }

        assertThat(noticed).isPositive();
    }

    static AlertEvent with(AlertEvent event, String component, Object value) throws ReflectiveOperationException {
        RecordComponent[] components = AlertEvent.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean isIt = components[i].getName().equals(component);
            values[i] = isIt ? value : components[i].getAccessor().invoke(event);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return AlertEvent.class.getDeclaredConstructor(types).newInstance(values);
    }
}
