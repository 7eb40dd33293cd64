package io.keruen.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.fault.Cause;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.oracle.Ending;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.world.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of every simulated scenario: repeatable, readable, in order, and its faults cause what they say. */
class SimulatedScenarioProperties {
    private static final long START_MS = 1_780_282_800_000L;
    private static final List<String> FILES = List.of(
            "escorts.json", "zones.geojson", "telemetry.jsonl", "declarations.jsonl", "seals.jsonl", "expected.jsonl");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static SimulatedScenario played(long seed) {
        return SimulatedScenario.play(setup(seed, 0, FaultCatalog.shown()));
    }

    private static Setup setup(long seed, int minutes, List<String> faults) {
        return new Setup(seed, START_MS, minutes, 2 + (int) (seed % 7), faults);
    }

    @Test
    void same_seed_same_bytes_other_seed_other_bytes(@TempDir Path folder) throws Exception {
        SimulatedScenario.play(setup(3, 4, FaultCatalog.shown())).write(folder.resolve("one"));
        SimulatedScenario.play(setup(3, 4, FaultCatalog.shown())).write(folder.resolve("two"));
        SimulatedScenario.play(setup(10, 4, FaultCatalog.shown())).write(folder.resolve("other"));

        for (String file : FILES) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        assertThat(Files.mismatch(
                        folder.resolve("one").resolve("telemetry.jsonl"),
                        folder.resolve("other").resolve("telemetry.jsonl")))
                .isNotNegative();
    }

    @Test
    void folder_is_read_without_loss(@TempDir Path folder) throws Exception {
        SimulatedScenario simulated = SimulatedScenario.play(setup(4, 0, FaultCatalog.shown()));
        simulated.write(folder);

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();
        assertThat(scenario.counts().unknownFields()).isZero();
        assertThat(scenario.samples().size()).isEqualTo(simulated.sampleCount());
        assertThat(scenario.plans()).containsExactly(simulated.plan());
        assertThat(ExpectedReader.read(folder)).isEqualTo(simulated.expectedLines());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void samples_are_numbered_without_a_hole_arrive_in_order_and_turn_like_trucks(long seed) {
        SimulatedScenario simulated = played(seed);
        for (int vehicle = 0; vehicle < simulated.truth().size(); vehicle++) {
            long arrivedMs = Long.MIN_VALUE;
            long lost = 0;
            long next = 0;
            for (Delivery frame : simulated.truth().deliveries(vehicle)) {
                assertThat(frame.arrivalMs()).as("seed " + seed).isGreaterThanOrEqualTo(arrivedMs);
                arrivedMs = frame.arrivalMs();
                lost += frame.samples().get(0).sequence - next;
                next = frame.samples().get(0).sequence;
                for (Sample sample : frame.samples()) {
                    assertThat(sample.sequence).as("seed " + seed).isEqualTo(next++);
                    assertThat(sample.value(Signal.YAW_RATE_DEGPS))
                            .as("seed " + seed)
                            .isBetween(-6.0, 6.0);
                    assertThat(sample.ingestTimeMs).isEqualTo(frame.arrivalMs()).isGreaterThan(sample.eventTimeMs);
                }
            }
            assertThat(next).as("seed " + seed).isEqualTo(simulated.truth().ticks());
            assertThat(lost).as("seed " + seed).isBetween(0L, 145L);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_faults_cause_is_expected_and_nothing_else(long seed) {
        SimulatedScenario simulated = played(seed);
        List<ExpectedAlert> unexplained = new ArrayList<>(
                simulated.expected().stream().filter(alert -> !alert.optional()).toList());
        Set<String> causing = new HashSet<>();
        for (Cause cause : simulated.causes()) {
            causing.add(cause.type());
            boolean explained = unexplained.removeIf(alert -> explains(cause, alert));
            if (cause.sure()) {
                assertThat(explained).as("seed %d: %s", seed, cause).isTrue();
            }
        }
        unexplained.removeIf(alert -> isPart(simulated, alert));
        assertThat(unexplained).as("seed " + seed).isEmpty();
        assertThat(causing)
                .contains("ROUTE_DEVIATION", "CONVOY_GAP", "POSITION_JUMP", "UNAUTHORISED_STOP", "TELEMETRY_LOST");
    }

    @Test
    void who_drives_ahead_has_no_part_in_what_befalls_another() {
        SimulatedScenario simulated = SimulatedScenario.play(new Setup(7, START_MS, 0, 6, List.of("stop")));
        Cause cause = simulated.causes().get(0);
        int place = place(simulated, cause.vehicleId());
        assertThat(place).isPositive();

        for (PlannedVehicle vehicle : simulated.plan().vehicles()) {
            assertThat(isPart(simulated, untold(cause.type(), vehicle.vehicleId(), cause.toMs())))
                    .isEqualTo(place(simulated, vehicle.vehicleId()) >= place);
            assertThat(isPart(simulated, untold(cause.type(), vehicle.vehicleId(), cause.fromMs() - 1)))
                    .isFalse();
        }
    }

    private static ExpectedAlert untold(String type, String vehicleId, long startedAtMs) {
        return new ExpectedAlert(
                type,
                vehicleId,
                null,
                startedAtMs,
                0,
                false,
                true,
                new ExpectedAlert.Origin(null, startedAtMs),
                Ending.NEVER,
                new Ending(0, Ending.NEVER));
    }

    /** What befalls a vehicle keeps those behind it, from then on, and what comes again is held off. */
    private static boolean isPart(SimulatedScenario simulated, ExpectedAlert alert) {
        return alert.untold()
                && simulated.causes().stream()
                        .anyMatch(cause -> cause.type().equals(alert.type())
                                && cause.fromMs() <= alert.startedAtMs()
                                && (cause.vehicleId() == null
                                        || place(simulated, alert.vehicleId()) >= place(simulated, cause.vehicleId())));
    }

    private static int place(SimulatedScenario simulated, @Nullable String vehicleId) {
        return simulated.plan().vehicles().stream()
                .map(PlannedVehicle::vehicleId)
                .toList()
                .indexOf(vehicleId);
    }

    private static boolean explains(Cause cause, ExpectedAlert alert) {
        return cause.type().equals(alert.type())
                && (cause.vehicleId() == null || cause.vehicleId().equals(alert.vehicleId()))
                && (cause.otherVehicleId() == null || cause.otherVehicleId().equals(alert.otherVehicleId()))
                && cause.fromMs() <= alert.startedAtMs()
                && alert.startedAtMs() <= cause.toMs() + alert.toleranceMs();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void clean_crossing_expects_nothing(long seed) {
        SimulatedScenario simulated = SimulatedScenario.play(setup(seed, 0, List.of()));

        assertThat(simulated.expected()).as("seed " + seed).isEmpty();
        assertThat(simulated.causes()).isEmpty();
    }

    @Test
    void starts_are_known_to_within_3_s_and_few_alerts_are_optional() {
        int optional = 0;
        int required = 0;
        for (long seed = 1; seed <= 30; seed++) {
            for (ExpectedAlert alert : played(seed).expected()) {
                optional += alert.optional() ? 1 : 0;
                required += alert.optional() ? 0 : 1;
                assertThat(alert.optional() ? 0 : alert.toleranceMs())
                        .as("seed %d: %s", seed, alert)
                        .isLessThanOrEqualTo(3_000);
            }
        }
        assertThat(optional).isLessThan(required / 4);
    }

    @Test
    void one_fault_more_changes_nothing_before_it() {
        SimulatedScenario few = SimulatedScenario.play(setup(8, 4, List.of("deviation")));
        SimulatedScenario more = SimulatedScenario.play(setup(8, 4, List.of("deviation", "silence", "stop")));

        assertThat(texts(more)).isEqualTo(texts(few));
    }

    private static List<String> texts(SimulatedScenario simulated) {
        return simulated.frames().stream()
                .flatMap(frame -> frame.samples().stream())
                .map(sample -> sample.vehicleId + " " + sample.ingestTimeMs + " " + sample.latDeg + " " + sample.lonDeg)
                .toList();
    }
}
