package io.keruen.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Road;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of crossings on which another convoy comes the other way: both go by each other and share the road only. */
class OncomingProperties {
    private static final double WIDEST_M = 5.5;
    private static final double NARROWEST_M = 2.8;

    /** Lanes bend differently: the corners of a zone far beside the road come out this near to each other. */
    private static final double SAME_M = 0.7;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 4);
    }

    private static Setup setup(long seed) {
        return new Setup(seed, Setup.START.toEpochMilli(), 0, 2 + (int) (seed % 7), FaultCatalog.shown());
    }

    private static SimulatedScenario both(long seed) {
        return SimulatedScenario.play(setup(seed).withFaults(List.of()).withOncoming(true));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_truck_meets_every_oncoming_one_on_the_other_lane(long seed) {
        SimulatedScenario simulated = both(seed);
        Truth one = simulated.truths().get(0);
        Truth other = simulated.truths().get(1);
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                int tick = meeting(one, i, other, j);
                assertThat(apartM(one, i, other, j, tick))
                        .as("seed %d, %s and %s", seed, one.id(i), other.id(j))
                        .isBetween(NARROWEST_M, WIDEST_M);
            }
        }
    }

    /** The tick at which two are nearest to each other. */
    private static int meeting(Truth one, int i, Truth other, int j) {
        int nearest = 0;
        for (int tick = 0; tick < one.ticks(); tick++) {
            nearest = apartM(one, i, other, j, tick) < apartM(one, i, other, j, nearest) ? tick : nearest;
        }
        return nearest;
    }

    private static double apartM(Truth one, int i, Truth other, int j, int tick) {
        return apartM(
                one.map().road(),
                one.chainageM(i, tick),
                one.leftM(i, tick),
                other.map().road(),
                other.chainageM(j, tick),
                other.leftM(j, tick));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void zones_lie_where_they_lie_seen_from_either_lane(long seed) {
        SimulatedScenario simulated =
                SimulatedScenario.play(setup(seed).withMinutes(1).withOncoming(true));
        CrossingMap one = simulated.truths().get(0).map();
        CrossingMap other = simulated.truths().get(1).map();
        for (int i = 0; i < one.stretches().size(); i++) {
            Stretch here = one.stretches().get(i);
            Stretch there = other.stretches().get(i);
            assertThat(there.id()).isEqualTo(here.id());
            assertThat(apartM(one.road(), here.fromM(), here.leftM(), other.road(), there.toM(), there.rightM()))
                    .as("seed %d, %s", seed, here.id())
                    .isLessThan(SAME_M);
            assertThat(apartM(one.road(), here.toM(), here.rightM(), other.road(), there.fromM(), there.leftM()))
                    .as("seed %d, %s", seed, here.id())
                    .isLessThan(SAME_M);
        }
    }

    private static double apartM(Road one, double oneM, double oneLeftM, Road other, double otherM, double otherLeftM) {
        return Math.hypot(
                one.eastM(oneM, oneLeftM) - other.eastM(otherM, otherLeftM),
                one.northM(oneM, oneLeftM) - other.northM(otherM, otherLeftM));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_expected_of_two_clean_convoys_that_arrive(long seed) {
        SimulatedScenario simulated = both(seed);

        assertThat(simulated.expected()).as("seed " + seed).isEmpty();
        for (Truth truth : simulated.truths()) {
            double endM = truth.chainageM(0, truth.ticks() - 1);
            assertThat(truth.map().road().lengthM() - endM).as("seed " + seed).isBetween(23.0, 28.0);
        }
    }

    @Test
    void a_seed_without_it_stays_what_it_was() {
        SimulatedScenario alone = SimulatedScenario.play(setup(8).withMinutes(5));
        SimulatedScenario met = SimulatedScenario.play(setup(8).withMinutes(5).withOncoming(true));

        assertThat(texts(met, "AGV-0")).isEqualTo(texts(alone, "")).isNotEmpty();
        assertThat(met.declarations().stream()
                        .filter(line -> line.declarationId().startsWith("DECL-0")))
                .hasSameSizeAs(alone.declarations());
        assertThat(met.plan()).isEqualTo(alone.plan());
        assertThat(met.zones()).containsAll(alone.zones()).hasSize(alone.zones().size() + 1);
    }

    private static List<String> texts(SimulatedScenario simulated, String beginning) {
        return simulated.frames().stream()
                .flatMap(frame -> frame.samples().stream())
                .filter(sample -> sample.vehicleId.startsWith(beginning))
                .map(sample -> sample.vehicleId + " " + sample.ingestTimeMs + " " + sample.latDeg + " " + sample.lonDeg)
                .toList();
    }

    @Test
    void plans_share_no_name_and_no_route() {
        SimulatedScenario simulated = both(3);
        EscortPlan one = simulated.plans().get(0);
        EscortPlan other = simulated.plans().get(1);

        assertThat(other.escortId()).isNotEqualTo(one.escortId());
        assertThat(other.convoyId()).isNotEqualTo(one.convoyId());
        assertThat(other.routeId()).isNotEqualTo(one.routeId());
        assertThat(names(other)).doesNotContainAnyElementsOf(names(one));
        assertThat(simulated.zones().stream().map(ZoneSpec::id)).doesNotHaveDuplicates();
    }

    private static List<String> names(EscortPlan plan) {
        return plan.vehicles().stream().flatMap(OncomingProperties::names).toList();
    }

    private static Stream<String> names(PlannedVehicle vehicle) {
        return Stream.of(vehicle.vehicleId(), vehicle.sealId(), vehicle.declarationId());
    }

    @Test
    void folder_is_read_without_loss(@TempDir Path folder) throws Exception {
        SimulatedScenario simulated =
                SimulatedScenario.play(setup(4).withMinutes(3).withOncoming(true));
        simulated.write(folder);

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();
        assertThat(scenario.samples().size()).isEqualTo(simulated.sampleCount());
        assertThat(scenario.plans()).containsExactlyElementsOf(simulated.plans());
    }
}
