package io.keruen.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.fault.Cause;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
import io.keruen.simulator.fault.Slot;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Seal;
import io.keruen.simulator.world.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What should be alerted of a seal that troubles, and of releases of two versions. */
class SealTroubleTest {
    private static final int MINUTES = 10;
    private static final double LIMIT_PCT = 15;

    static Stream<FaultKind> kinds() {
        return FaultCatalog.live().stream()
                .filter(kind -> kind.slot() == Slot.SEALS && !kind.alertTypes().isEmpty());
    }

    private static SimulatedScenario played(long seed, String... faults) {
        return SimulatedScenario.play(new Setup(seed, Setup.START.toEpochMilli(), MINUTES, 3, List.of(faults)));
    }

    private static Incident incident(SimulatedScenario simulated, Incident.Kind kind) {
        return simulated.truth().incidents().stream()
                .filter(incident -> incident.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_calls_for_its_alert_from_its_moment_on_and_for_nothing_else(FaultKind kind) {
        for (long seed = 1; seed <= 12; seed++) {
            SimulatedScenario simulated = played(seed, kind.name());
            Cause cause = simulated.causes().get(0);

            assertThat(simulated.expected()).as("seed " + seed).singleElement().satisfies(alert -> {
                assertThat(alert.type()).isEqualTo(kind.alertTypes().get(0));
                assertThat(alert.vehicleId()).isEqualTo(cause.vehicleId());
                assertThat(alert.optional()).isFalse();
                assertThat(alert.startedAtMs()).isEqualTo(cause.fromMs());
                assertThat(alert.toleranceMs()).isEqualTo(Margins.SLACK_MS);
            });
        }
    }

    /** A seal that is nearly low is not low. */
    @Test
    void battery_is_nearly_low_before_it_is() {
        for (long seed = 1; seed <= 12; seed++) {
            SimulatedScenario simulated = played(seed, "seal-low");
            Incident low = incident(simulated, Incident.Kind.SEAL_LOW);
            String sealId = simulated.truth().papers().seal(low.vehicle()).sealId();
            List<SealLine> lines = simulated.seals().stream()
                    .filter(line -> line.sealId().equals(sealId) && line.batteryPct() < 50)
                    .toList();

            assertThat(lines).as("seed " + seed).anyMatch(line -> line.batteryPct() > LIMIT_PCT);
            assertThat(lines)
                    .as("seed " + seed)
                    .allMatch(line -> (line.eventTimeMs() < low.fromMs()) == (line.batteryPct() > LIMIT_PCT))
                    .allMatch(line -> line.eventTimeMs() < low.toMs());
        }
    }

    /** Its own seal on another vehicle, and another seal on it. */
    @Test
    void seal_is_swapped_either_way() {
        Set<Boolean> declared = LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> played(seed, "seal-swapped").seals())
                .map(lines -> lines.stream().noneMatch(line -> line.sealId().equals("SEAL-91")))
                .collect(Collectors.toSet());

        assertThat(declared).containsExactlyInAnyOrder(true, false);
    }

    /** What it says of another vehicle's place is said of its own. */
    @Test
    void seal_that_reports_on_another_vehicle_is_where_its_own_is() {
        for (long seed = 1; seed <= 12; seed++) {
            SimulatedScenario simulated = played(seed, "seal-swapped");
            simulated
                    .truth()
                    .papers()
                    .reports()
                    .forEach(line -> assertThat(simulated.plan().vehicles())
                            .filteredOn(vehicle -> line.sealId().equals(vehicle.sealId()))
                            .allMatch(vehicle -> vehicle.vehicleId()
                                    .equals(simulated.truth().papers().carrierOf(line))));

            assertThat(simulated.expected())
                    .as("seed " + seed)
                    .noneMatch(alert -> alert.type().equals("SEAL_SEPARATED"));
        }
    }

    /** What officers open in customs is not broken, and may be taken for it where its truck seems to be elsewhere. */
    @Test
    void seal_that_is_opened_in_customs_calls_for_nothing() {
        for (long seed = 1; seed <= 12; seed++) {
            SimulatedScenario simulated = played(seed, "seal-opened-in-control");

            assertThat(incident(simulated, Incident.Kind.SEAL_INSPECTED)).isNotNull();
            assertThat(simulated.seals())
                    .filteredOn(line -> line.status() == SealStatus.OPENED)
                    .hasSize(1);
            assertThat(simulated.expected()).as("seed " + seed).isEmpty();
        }
        assertThat(played(1, "seal-opened-in-control", "datum-shift").expected())
                .filteredOn(alert -> alert.type().equals("SEAL_BROKEN"))
                .singleElement()
                .matches(ExpectedAlert::optional);
    }

    /** Papers speak for a vehicle that never does. */
    @Test
    void seal_of_a_vehicle_that_never_speaks_calls_for_its_alert() {
        SimulatedScenario simulated = played(1, "member-missing", "seal-low");
        int missing = incident(simulated, Incident.Kind.MISSING).vehicle();

        assertThat(incident(simulated, Incident.Kind.SEAL_LOW).vehicle()).isEqualTo(missing);
        assertThat(simulated.expected())
                .filteredOn(alert -> alert.type().equals("SEAL_BATTERY_LOW"))
                .singleElement()
                .matches(alert -> !alert.optional());
    }

    /** What another seal says on its vehicle is no word of its own. */
    @Test
    void seal_is_silent_from_its_own_last_report_on() {
        World world = new World(Chance.of(1), 2, Setup.START.toEpochMilli());
        Seal own = world.papers().seal(0);
        play(world, 15_000);
        world.papers().addSeal("SEAL-91", 0);
        play(world, 5_000);
        long mutedMs = world.nowMs();
        own.speak(false);
        play(world, 90_000);
        world.truth().tell(new Incident(Incident.Kind.SEAL_MUTE, 0, mutedMs, world.nowMs(), true));
        world.end();
        long lastMs = world.papers().reports().stream()
                .filter(line -> line.sealId().equals(own.sealId()))
                .mapToLong(SealLine::eventTimeMs)
                .max()
                .orElseThrow();

        assertThat(lastMs).isLessThan(mutedMs - 5_000);
        assertThat(Oracle.expect(List.of(world.truth()), List.of()))
                .filteredOn(alert -> alert.type().equals("SEAL_SILENT"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.startedAtMs()).isEqualTo(lastMs));
    }

    private static void play(World world, long forMs) {
        for (long endMs = world.nowMs() + forMs; world.nowMs() < endMs; ) {
            world.step();
        }
    }
}
