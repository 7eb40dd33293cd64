package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.simulator.fault.Cause;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No missed and no false alert in crossings without faults, through gates, and cut short. */
class ChosenCrossingTest {
    private static final long START_MS = Setup.START.toEpochMilli();
    private static final int CLEAN_SEEDS = Integer.getInteger("keruen.cleanSeeds", 30);
    private static final int GATE_SEEDS = Integer.getInteger("keruen.gateSeeds", 30);
    private static final int TWIN_SEEDS = Integer.getInteger("keruen.twinSeeds", 20);
    private static final int OUTAGE_SEEDS = Integer.getInteger("keruen.outageSeeds", 20);
    private static final int CUT_SEEDS = Integer.getInteger("keruen.cutSeeds", 33);

    @TestFactory
    Stream<DynamicTest> clean_crossing_raises_nothing() {
        return CrossingJudge.batches(
                101,
                CLEAN_SEEDS,
                seed -> assertThat(CrossingJudge.judge(new Setup(seed, START_MS, 0, vehicles(seed), List.of())))
                        .as("seed " + seed)
                        .isEmpty());
    }

    /** Vehicles that are cleared at two gates one by one, with what may befall them there and on the way. */
    @TestFactory
    Stream<DynamicTest> crossing_through_gates_is_judged_right() {
        return CrossingJudge.batches(201, GATE_SEEDS, seed -> CrossingJudge.judge(throughGates(seed)));
    }

    private static Setup throughGates(long seed) {
        List<String> faults = new ArrayList<>(seed % 3 == 0 ? FaultCatalog.shown() : List.of());
        faults.addAll(seed % 3 == 1 ? List.of() : FaultCatalog.atGates());
        return new Setup(seed, START_MS, 0, vehicles(seed), faults).withGates();
    }

    /** Of two that speak in one name nobody can tell where it is; of the others the distances are judged all the same. */
    @TestFactory
    Stream<DynamicTest> crossing_with_a_twin_is_judged_right() {
        List<String> faults = List.of("duplicate-identity", "widening-gap");
        return CrossingJudge.batches(
                301, TWIN_SEEDS, seed -> CrossingJudge.judge(new Setup(seed, START_MS, 0, vehicles(seed), faults)));
    }

    /** The time of an outage does not count for a seal that says nothing. */
    @TestFactory
    Stream<DynamicTest> crossing_with_an_outage_while_a_seal_is_silent_is_judged_right() {
        List<String> faults = List.of("gateway-outage", "seal-silent");
        return CrossingJudge.batches(
                401, OUTAGE_SEEDS, seed -> CrossingJudge.judge(new Setup(seed, START_MS, 0, vehicles(seed), faults)));
    }

    @Test
    void a_twin_hides_no_gap_of_others() {
        List<String> faults = List.of("duplicate-identity", "widening-gap");
        long required = LongStream.range(301, 301 + TWIN_SEEDS)
                .mapToObj(seed -> SimulatedScenario.play(new Setup(seed, START_MS, 0, vehicles(seed), faults)))
                .flatMap(crossing -> crossing.expectedLines().stream())
                .filter(line -> line.types().contains("CONVOY_GAP") && !line.optional())
                .count();

        assertThat(required).isGreaterThan(TWIN_SEEDS / 2);
    }

    /** What a far vehicle does is judged as ever. */
    @Test
    void a_twin_excuses_itself_and_the_one_behind_it_only() {
        SimulatedScenario crossing =
                SimulatedScenario.play(new Setup(301, START_MS, 0, 6, List.of("duplicate-identity")));
        Set<String> doubled = crossing.causes().stream()
                .map(Cause::vehicleId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());

        assertThat(doubled).hasSize(1);
        assertThat(crossing.expectedLines().stream().filter(line -> line.types().contains("OVERSPEED")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(doubled).contains(line.vehicleId()));
    }

    /** Two faults that befall one vehicle, which never speaks. */
    @Test
    void what_a_vehicle_that_never_speaks_would_tell_is_not_expected() {
        CrossingJudge.judge(new Setup(1, START_MS, 0, 5, List.of("member-missing", "minimal-risk")));
    }

    /** Who stands behind another is part of its stop until that one drives off. */
    @Test
    void a_stop_of_which_nobody_is_told_when_the_one_ahead_drives_off_is_noticed() {
        SimulatedScenario crossing = SimulatedScenario.play(new Setup(7, START_MS, 0, 6, List.of("stop")));
        SimulatedReplay replay = new SimulatedReplay(crossing);
        List<AlertEvent> alerts = replay.alerts;
        assertThat(failures(crossing, replay)).isEmpty();
        Set<String> children = alerts.stream()
                .filter(event -> event.parentAlertId() != null)
                .map(AlertEvent::alertId)
                .collect(Collectors.toSet());

        alerts.removeIf(event -> children.contains(event.alertId())
                && event.type().equals("UNAUTHORISED_STOP")
                && event.parentAlertId() == null);

        assertThat(failures(crossing, replay))
                .containsExactlyInAnyOrder(
                        "not told when its cause was over UNAUTHORISED_STOP",
                        "over at a wrong time UNAUTHORISED_STOP"); // its end was taken away, too
    }

    private static Set<String> failures(SimulatedScenario crossing, SimulatedReplay replay) {
        return Judgement.of(crossing, Said.of(replay.alerts, replay.transits)).failures();
    }

    /** A recording that ends in the middle of things: what had no time to be raised is not expected. */
    @TestFactory
    Stream<DynamicTest> crossing_cut_short_is_judged_right() {
        return CrossingJudge.batches(
                1,
                CUT_SEEDS,
                seed -> CrossingJudge.judge(
                        new Setup(seed, START_MS, 1 + (int) (seed % 11), vehicles(seed), FaultCatalog.shown())));
    }

    /** What ends with the recording is open where that ends. */
    @TestFactory
    Stream<DynamicTest> crossing_with_the_trouble_of_a_seal_cut_short_is_judged_right() {
        List<String> troubles = FaultCatalog.notThroughGates();
        return CrossingJudge.batches(
                501,
                3 * CUT_SEEDS,
                seed -> CrossingJudge.judge(
                        new Setup(seed, START_MS, 2 + (int) (seed % 2), vehicles(seed), List.of(troubles.get((int)
                                (seed / 2 % troubles.size()))))));
    }

    /** Who was dragged away before is believed to be nowhere until an officer has cleared it: SEAL_BROKEN may come. */
    @Test
    void seal_that_is_opened_in_customs_on_a_vehicle_that_is_not_believed() {
        CrossingJudge.judge(new Setup(70_106, START_MS, 9, 2, List.of("gnss-drag", "seal-opened-in-control")));
    }

    /** Written down, read and decoded it is the same crossing. */
    @Test
    void crossing_read_from_its_folder_is_judged_the_same(@TempDir Path folder) throws Exception {
        SimulatedScenario simulated = SimulatedScenario.play(Setup.standard());
        simulated.write(folder);
        Scenario scenario = ScenarioReader.read(folder);
        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();

        CoreReplay read = new CoreReplay(scenario, 10);
        SimulatedReplay played = new SimulatedReplay(simulated);

        assertThat(Verdict.of(ExpectedReader.read(folder), read.alerts, Set.of())
                        .isGood())
                .isTrue();
        assertThat(read.alerts.stream().map(AlertEvent::alertId))
                .containsExactlyElementsOf(
                        played.alerts.stream().map(AlertEvent::alertId).toList());
        assertThat(tyresTold(played.vehicles)).isNotEmpty().containsExactlyElementsOf(tyresTold(read.vehicles));
    }

    /** What was told of tyres, each word once. */
    private static List<String> tyresTold(List<VehicleStatus> told) {
        return told.stream()
                .filter(status -> status.tyrePressureKpa.length > 0)
                .map(status -> status.vehicleId + Arrays.toString(status.tyrePressureKpa))
                .distinct()
                .toList();
    }

    @Test
    void shrunk_crossing_still_fails_and_is_small() {
        Setup failing = new Setup(5, START_MS, 0, 6, List.of("deviation", "jump", "stop"));
        Shrinker shrinker = new Shrinker(setup -> SimulatedScenario.play(setup).causes().stream()
                .anyMatch(cause -> cause.type().equals("POSITION_JUMP")));

        Setup small = shrinker.shrink(failing);

        assertThat(small.faults()).containsExactly("jump");
        assertThat(small.vehicles()).isEqualTo(Setup.FEWEST_VEHICLES);
        assertThat(small.minutes()).isBetween(1, 6);
    }

    private static int vehicles(long seed) {
        return 2 + (int) (seed * 5 % 7);
    }
}
