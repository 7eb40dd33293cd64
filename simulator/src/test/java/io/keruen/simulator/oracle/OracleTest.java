package io.keruen.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Conditions;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.RadioQuality;
import io.keruen.simulator.world.Surface;
import io.keruen.simulator.world.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What should be alerted of a vehicle with two things the matter. */
class OracleTest {
    private static final long FRAME_MS = 1_000;

    private static SimulatedScenario played(long seed, int minutes, String... faults) {
        return SimulatedScenario.play(new Setup(seed, Setup.START.toEpochMilli(), minutes, 2, List.of(faults)));
    }

    private static List<ExpectedAlert> expected(SimulatedScenario simulated, String type) {
        return simulated.expected().stream()
                .filter(alert -> alert.type().equals(type))
                .toList();
    }

    private static Incident incident(SimulatedScenario simulated, Incident.Kind kind) {
        return simulated.truth().incidents().stream()
                .filter(incident -> incident.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void clock_that_was_ahead_dates_no_silence_after_it(long seed) {
        SimulatedScenario simulated = played(seed, 4, "clock-ahead", "wrong-identity");
        long silentMs = incident(simulated, Incident.Kind.IMPERSONATED).fromMs();

        assertThat(expected(simulated, "TELEMETRY_STALE"))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.startedAtMs()).isBetween(silentMs - FRAME_MS, silentMs + FRAME_MS));
    }

    /** The door is told of once a second, and the frame that told it first was lost. */
    @Test
    void door_is_open_from_the_first_word_of_it_that_arrived() {
        Conditions poor = new Conditions(0, false, Surface.DRY, RadioQuality.POOR);
        Setup setup = new Setup(12_104, Setup.START.toEpochMilli(), 10, 2, List.of("door-open")).withConditions(poor);
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        long openedMs = incident(simulated, Incident.Kind.DOOR_OPEN).fromMs();

        assertThat(expected(simulated, "DOOR_OPEN")).singleElement().satisfies(alert -> {
            assertThat(alert.startedAtMs()).isGreaterThan(openedMs + FRAME_MS);
            assertThat(alert.toleranceMs()).isLessThan(FRAME_MS);
        });
    }

    @Test
    void border_is_passed_when_the_places_of_a_shifted_receiver_pass_it() {
        SimulatedScenario simulated = played(7, 10, "datum-shift", "border-unreleased");
        Truth truth = simulated.truth();
        Incident passage = incident(simulated, Incident.Kind.BORDER_UNRELEASED);
        int tick = 0;
        while (truth.seenAtM(passage.vehicle(), tick) < truth.map().crossing().borderM()) {
            tick++;
        }
        long seenMs = truth.timeMs(tick);

        assertThat(seenMs).isLessThan(passage.fromMs() - 10_000);
        assertThat(expected(simulated, "BORDER_CROSSED_WITHOUT_RELEASE"))
                .singleElement()
                .satisfies(alert ->
                        assertThat(Math.abs(alert.startedAtMs() - seenMs)).isLessThan(alert.toleranceMs()));
    }

    /** Beyond the end of its line, and behind it until the cargo is released. */
    @ParameterizedTest
    @ValueSource(longs = {1, 14})
    void border_is_not_passed_where_the_places_of_a_shifted_receiver_do_not_pass_it_unreleased(long seed) {
        SimulatedScenario simulated = played(seed, 10, "datum-shift", "border-unreleased");

        assertThat(incident(simulated, Incident.Kind.BORDER_UNRELEASED)).isNotNull();
        assertThat(expected(simulated, "BORDER_CROSSED_WITHOUT_RELEASE")).isEmpty();
    }

    /** A receiver with much noise places a vehicle beside its route half a minute before all are in the last yard. */
    @Test
    void nobody_is_missing_of_a_convoy_that_has_arrived() {
        Setup setup = Setup.drawn(10_148).withFaults(List.of());
        SimulatedScenario simulated = SimulatedScenario.play(setup);

        assertThat(expected(simulated, "ROUTE_DEVIATION")).anyMatch(alert -> !alert.optional());
        assertThat(expected(simulated, "CONVOY_MEMBER_MISSING")).allMatch(ExpectedAlert::optional);
    }

    /** Three sigma of a receiver with much noise are 24 m, which is 4 s on the strip. */
    @Test
    void border_is_passed_when_the_places_of_a_noisy_receiver_pass_it() {
        Setup setup = Setup.drawn(10_980).withMinutes(10).withFaults(List.of("border-unreleased"));
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        Truth truth = simulated.truth();
        Incident passage = incident(simulated, Incident.Kind.BORDER_UNRELEASED);
        int tick = 0;
        while (truth.seenAtM(passage.vehicle(), tick) < truth.map().crossing().borderM()) {
            tick++;
        }
        long seenMs = truth.timeMs(tick);

        assertThat(seenMs).isLessThan(passage.fromMs() - 3_000);
        assertThat(expected(simulated, "BORDER_CROSSED_WITHOUT_RELEASE"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.optional()).isFalse();
                    assertThat(alert.origin().beganAtMs()).isBetween(seenMs - FRAME_MS, seenMs + FRAME_MS);
                });
    }
}
