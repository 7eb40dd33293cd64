package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.SealLine;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private static final List<String> FAULTS = List.of("deviation", "seal-opened", "release-revoked");

    private static final String UNDECLARED = "SEAL-91";

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
            if (event.event() == AlertEvent.Event.RAISED || event.isForPeople()) {
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

    @Test
    void a_seal_that_nobody_declared_is_named_on_its_vehicle() throws ReflectiveOperationException {
        SimulatedScenario swapped = swapped(3, true, "seal-swapped");
        AlertEvent mismatch = mismatch(swapped);

        assertThat(mismatch.sealId()).isEqualTo(UNDECLARED);
        assertThat(Labels.wrong(swapped, List.of(mismatch))).isEmpty();
        assertThat(Labels.wrong(swapped, List.of(with(mismatch, "vehicleId", another(swapped, mismatch)))))
                .hasSize(1);
    }

    @Test
    void a_declared_seal_on_another_vehicle_is_named_on_its_own() throws ReflectiveOperationException {
        SimulatedScenario swapped = swapped(3, false, "seal-swapped");
        AlertEvent mismatch = mismatch(swapped);
        String onVehicleId = swapped.seals().stream()
                .filter(line -> line.sealId().equals(mismatch.sealId()))
                .map(SealLine::vehicleId)
                .filter(id -> !id.equals(mismatch.vehicleId()))
                .findFirst()
                .orElseThrow();

        assertThat(Labels.wrong(swapped, List.of(mismatch))).isEmpty();
        assertThat(Labels.wrong(swapped, List.of(with(mismatch, "vehicleId", onVehicleId))))
                .hasSize(1);
    }

    /** Its truck is taken to be elsewhere, so whatever it says may be about a seal that is apart. */
    @Test
    void a_seal_that_nobody_declared_is_named_when_it_is_apart() {
        SimulatedScenario swapped = swapped(2, true, "datum-shift", "seal-swapped");
        List<AlertEvent> apart = new SimulatedReplay(swapped)
                .said().alerts().stream()
                        .filter(event -> event.type().equals("SEAL_SEPARATED"))
                        .toList();

        assertThat(apart).extracting(AlertEvent::sealId).contains(UNDECLARED);
        assertThat(Labels.wrong(swapped, apart)).isEmpty();
    }

    private static AlertEvent mismatch(SimulatedScenario swapped) {
        return new SimulatedReplay(swapped)
                .said().alerts().stream()
                        .filter(event -> event.type().equals("SEAL_ID_MISMATCH"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String another(SimulatedScenario crossing, AlertEvent event) {
        return crossing.plan().vehicles().stream()
                .map(PlannedVehicle::vehicleId)
                .filter(id -> !id.equals(event.vehicleId()))
                .findFirst()
                .orElseThrow();
    }

    /** The first crossing with a seal that nobody declared, or with none. */
    private static SimulatedScenario swapped(int vehicles, boolean isUndeclared, String... faults) {
        return LongStream.range(1, 20)
                .mapToObj(seed -> SimulatedScenario.play(
                        new Setup(seed, Setup.START.toEpochMilli(), 10, vehicles, List.of(faults))))
                .filter(each ->
                        each.seals().stream().anyMatch(line -> line.sealId().equals(UNDECLARED)) == isUndeclared)
                .findFirst()
                .orElseThrow();
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
