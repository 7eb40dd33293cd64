package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateCondition;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Readiness;
import io.keruen.core.gate.Reply;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.escort.EscortBench.Said;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an escort says of its vehicles that wait at a gate: E, an escort car, and behind it B with a seal and a declaration. */
class GateStoryTest {
    private static final Reply YES = Reply.YES;
    private static final PlannedVehicle E = vehicle("E", Role.ESCORT, null, null);
    private static final PlannedVehicle B = vehicle("B", Role.CARGO, "S1", "D1");
    private static final double IN_GATE_M = 510;

    private int lines;
    private EscortBench bench = new EscortBench(control(T, T + VALID_MS));

    private static ControlSnapshot control(long fromMs, long toMs) {
        return Crossing.control(ROAD, plan(1, fromMs, toMs, E, B));
    }

    private GateStoryTest stand(String id, double chainageM, long fromMs, long toMs) {
        for (long ms = fromMs; ms <= toMs; ms += 1_000) {
            bench.hear(Point.of(id, T + ms, chainageM).speed(0).sigma(0.5).in(Crossing.kindsAt(chainageM)));
        }
        return this;
    }

    private GateStoryTest line(
            GateLine.Event event, String gateId, String vehicleId, String plate, String seal, long ms) {
        bench.line(new GateLine(gateId, event, vehicleId, plate, seal, T + ms, T + ms, lines++));
        return this;
    }

    /** Of E at G1, read by its clock then. */
    private static GateLine arrival(long readMs, long comesMs, long ordinal) {
        return new GateLine("G1", GateLine.Event.ARRIVED, "E", null, null, readMs, comesMs, ordinal);
    }

    private GateStoryTest arrives(String id, long ms) {
        return line(GateLine.Event.ARRIVED, "G1", id, null, null, ms);
    }

    private GateStoryTest passes(String id, long ms) {
        return line(GateLine.Event.PASSED, "G1", id, null, null, ms);
    }

    private GateStoryTest decide(Authority side, DeclarationStatus status, int version, long validToMs, long ms) {
        long endMs = validToMs == 0 ? 0 : T + validToMs;
        bench.line(new DeclarationLine("D1", side, status, version, endMs, T + ms, T + ms, lines++));
        return this;
    }

    private GateStoryTest released() {
        return decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 0, 1_000)
                .decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 0, 2_000);
    }

    private GateStoryTest sealSays(SealStatus status, String onVehicle, long ms) {
        bench.line(new SealLine(
                "S1", onVehicle, status, Double.NaN, null, Double.NaN, Double.NaN, T + ms, T + ms, lines++));
        return this;
    }

    /** Both stand in the gate for a minute and a half, with all papers in order. */
    private GateStoryTest bothStand() {
        return stand("E", IN_GATE_M + 10, 0, 90_000)
                .stand("B", IN_GATE_M, 0, 90_000)
                .released()
                .sealSays(SealStatus.SEALED, "B", 3_000);
    }

    private static List<String> moments(Said said, String id) {
        return said.readiness.stream()
                .filter(told -> told.vehicleId().equals(id))
                .map(told -> (told.atMs() - T) + (told.isOver() ? " over" : ""))
                .toList();
    }

    /** What was said last up to a moment. */
    private static Reply reply(Said said, String id, GateCondition condition, long atMs) {
        Readiness last = said.readiness.stream()
                .filter(told -> told.vehicleId().equals(id) && told.atMs() <= T + atMs && !told.isOver())
                .reduce((one, later) -> later)
                .orElseThrow();
        return last.replies().get(condition.ordinal());
    }

    private static Finding finding(String type, String ruleId, String vehicleId, String other, long ms) {
        Finding.Builder finding = Finding.of(Finding.Kind.RAISED, ruleId, type);
        (other == null ? finding.vehicle(vehicleId) : finding.pair(vehicleId, other))
                .escort(ESCORT, "C1")
                .severity(Severity.HIGH)
                .times(T + ms, T + ms);
        return finding.build();
    }

    @Test
    void who_waits_is_told_of_at_once_every_two_seconds_and_when_it_has_passed() {
        Said said = stand("E", IN_GATE_M, 0, 20_000)
                .arrives("E", 5_000)
                .passes("E", 12_000)
                .bench
                .play(T + 20_000);

        assertThat(moments(said, "E")).containsExactly("5000", "7000", "9000", "11000", "12000 over");
        Readiness first = said.readiness.get(0);
        assertThat(first.replies()).containsOnly(YES).hasSize(9);
        assertThat(first.gateId()).isEqualTo("G1");
        assertThat(first.escortId()).isEqualTo(ESCORT);
        assertThat(first.arrivedMs()).isEqualTo(T + 5_000);
    }

    @Test
    void who_is_planned_behind_another_has_its_turn_when_that_one_has_passed() {
        Said said = bothStand().arrives("B", 5_000).passes("E", 12_000).bench.play(T + 20_000);

        assertThat(reply(said, "B", GateCondition.TURN, 11_999)).isEqualTo(Reply.no("E has to pass before it."));
        assertThat(moments(said, "B")).contains("12000");
        assertThat(said.readiness)
                .filteredOn(told -> told.atMs() == T + 12_000)
                .singleElement()
                .satisfies(told -> assertThat(told.replies()).containsOnly(YES));
    }

    @ParameterizedTest
    @CsvSource({
        "RELEASED_FOR_TRANSIT, 1, 0, ''",
        "DETAINED, 1, 0, CN has not released the declaration: DETAINED.",
        "RELEASED_FOR_TRANSIT, 2, 0, 'KZ released version 1, CN version 2.'"
    })
    void customs_decide(DeclarationStatus status, int version, long validToMs, String words) {
        Said said = stand("B", IN_GATE_M, 0, 20_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 0, 1_000)
                .decide(Authority.CN, status, version, validToMs, 8_500)
                .arrives("B", 5_000)
                .bench
                .play(T + 20_000);

        assertThat(reply(said, "B", GateCondition.DECLARATION, 8_499))
                .isEqualTo(Reply.unknown("No decision of CN is known."));
        assertThat(reply(said, "B", GateCondition.DECLARATION, 8_500))
                .isEqualTo(words.isEmpty() ? YES : Reply.no(words));
    }

    @Test
    void a_release_that_ends_while_it_waits_is_told_at_its_end() {
        Said said = stand("B", IN_GATE_M, 0, 20_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 0, 1_000)
                .decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 10_300, 1_000)
                .arrives("B", 5_000)
                .bench
                .play(T + 20_000);

        assertThat(reply(said, "B", GateCondition.DECLARATION, 10_299)).isEqualTo(YES);
        assertThat(reply(said, "B", GateCondition.DECLARATION, 10_300))
                .isEqualTo(Reply.no("The release by CN has expired."));
    }

    @Test
    void a_seal_must_have_spoken_be_sealed_and_not_be_silent() {
        Said said = stand("B", IN_GATE_M, 0, 100_000)
                .arrives("B", 5_000)
                .sealSays(SealStatus.FAULT, "B", 6_300)
                .sealSays(SealStatus.SEALED, "B", 8_300)
                .bench
                .play(T + 100_000);

        assertThat(reply(said, "B", GateCondition.SEAL, 5_000))
                .isEqualTo(Reply.unknown("The seal has never been heard."));
        assertThat(reply(said, "B", GateCondition.SEAL, 6_300))
                .isEqualTo(Reply.no("The seal is not SEALED but FAULT."));
        assertThat(reply(said, "B", GateCondition.SEAL, 8_300)).isEqualTo(YES);
        assertThat(reply(said, "B", GateCondition.SEAL, 68_300)).isEqualTo(YES);
        assertThat(reply(said, "B", GateCondition.SEAL, 68_301))
                .isEqualTo(Reply.unknown("The newest word of the seal is too old."));
    }

    /** What was long under way, or is told again, tells nothing of now. */
    @Test
    void a_seal_is_as_fresh_as_its_word_whenever_that_comes() {
        stand("B", IN_GATE_M, 0, 160_000).arrives("B", 5_000).sealSays(SealStatus.SEALED, "B", 8_300);
        for (long ms : new long[] {30_000, 80_000, 130_000}) {
            bench.line(new SealLine(
                    "S1",
                    "B",
                    SealStatus.SEALED,
                    Double.NaN,
                    null,
                    Double.NaN,
                    Double.NaN,
                    T + 8_300,
                    T + ms,
                    lines++));
        }
        Said said = bench.play(T + 160_000);

        assertThat(reply(said, "B", GateCondition.SEAL, 128_300)).isEqualTo(YES);
        assertThat(reply(said, "B", GateCondition.SEAL, 128_301))
                .isEqualTo(Reply.unknown("The newest word of the seal is too old."));
        assertThat(reply(said, "B", GateCondition.SEAL, 150_000).isYes()).isFalse();
    }

    @Test
    void another_seal_on_the_vehicle_or_the_seal_on_another_vehicle_keeps_it_out() {
        Reply another = Reply.never("The seal on the vehicle is not the declared one.");
        Said readByLane = bothStand()
                .line(GateLine.Event.ARRIVED, "G1", "B", null, "S2", 5_000)
                .bench
                .play(T + 8_000);
        assertThat(reply(readByLane, "B", GateCondition.SEAL, 6_000)).isEqualTo(another);

        bench = new EscortBench(control(T, T + VALID_MS));
        Said elsewhere = stand("B", IN_GATE_M, 0, 9_000)
                .arrives("B", 5_000)
                .sealSays(SealStatus.SEALED, "E", 6_000)
                .bench
                .play(T + 8_000);
        assertThat(reply(elsewhere, "B", GateCondition.SEAL, 6_000)).isEqualTo(another);

        bench = new EscortBench(control(T, T + VALID_MS));
        Said right = bothStand()
                .line(GateLine.Event.ARRIVED, "G1", "B", null, "S1", 5_000)
                .bench
                .play(T + 8_000);
        assertThat(reply(right, "B", GateCondition.SEAL, 6_000)).isEqualTo(YES);
    }

    @Test
    void an_open_alert_about_it_its_pair_or_the_convoy_keeps_it_out() {
        bothStand()
                .arrives("B", 5_000)
                .bench
                .finding(T + 6_100, finding("ROUTE_DEVIATION", "route-deviation", "E", null, 6_100));
        assertThat(reply(bench.play(T + 8_000), "B", GateCondition.NO_BLOCKING_ALERT, 8_000))
                .as("about the one before it")
                .isEqualTo(YES);

        bench.finding(T + 8_100, finding("CONVOY_SPLIT", "convoy-split", "B", "E", 8_100));
        Said said = bench.play(T + 9_000);
        assertThat(reply(said, "B", GateCondition.NO_BLOCKING_ALERT, 8_100))
                .isEqualTo(Reply.no("The alert CONVOY_SPLIT about B is open."));

        bench.finding(T + 9_100, finding("SEAL_BROKEN", "seal-state", "B", null, 9_100));
        assertThat(reply(bench.play(T + 10_000), "B", GateCondition.NO_BLOCKING_ALERT, 9_100))
                .as("a latched one counts for more")
                .isEqualTo(Reply.never("The alert SEAL_BROKEN about B is latched: only officers clear it."));

        bench = new EscortBench(control(T, T + VALID_MS));
        stand("E", IN_GATE_M, 0, 20_000)
                .arrives("E", 5_000)
                .bench
                .finding(T + 6_100, finding("CONVOY_INTRUDER", "convoy-intruder", "X", "B", 6_100));
        assertThat(reply(bench.play(T + 8_000), "E", GateCondition.NO_BLOCKING_ALERT, 6_100))
                .isEqualTo(Reply.no("The alert CONVOY_INTRUDER about X is open."));
    }

    @Test
    void an_alert_about_its_pair_keeps_the_leader_out_too_and_one_that_blocks_no_gate_nobody() {
        stand("E", IN_GATE_M, 0, 20_000)
                .arrives("E", 5_000)
                .bench
                .finding(T + 6_100, finding("CONVOY_GAP", "convoy-gap", "B", "E", 6_100));
        assertThat(reply(bench.play(T + 8_000), "E", GateCondition.NO_BLOCKING_ALERT, 8_000))
                .isEqualTo(YES);

        bench.finding(T + 8_100, finding("CONVOY_SPLIT", "convoy-split", "B", "E", 8_100));
        assertThat(reply(bench.play(T + 9_000), "E", GateCondition.NO_BLOCKING_ALERT, 8_100)
                        .isYes())
                .isFalse();
    }

    @Test
    void who_was_not_heard_for_three_seconds_is_not_fresh() {
        Said said = stand("E", IN_GATE_M, 0, 8_000).arrives("E", 5_000).bench.play(T + 20_000);

        assertThat(reply(said, "E", GateCondition.TELEMETRY_FRESH, 11_000)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.TELEMETRY_FRESH, 11_001))
                .isEqualTo(Reply.no("The vehicle has not been heard for more than 3 s."));
    }

    @Test
    void who_was_never_heard_is_unknown() {
        Said said = arrives("E", 5_000).bench.play(T + 6_000);

        Reply unheard = Reply.unknown("The vehicle has never been heard.");
        assertThat(reply(said, "E", GateCondition.TELEMETRY_FRESH, 5_000)).isEqualTo(unheard);
        assertThat(reply(said, "E", GateCondition.IDENTITY, 5_000)).isEqualTo(unheard);
    }

    @Test
    void before_and_after_the_plan_the_escort_is_not_in_force() {
        bench = new EscortBench(control(T + 8_300, T + 20_300));
        Said said = stand("E", IN_GATE_M, 0, 30_000).arrives("E", 5_000).bench.play(T + 30_000);

        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 8_299))
                .isEqualTo(Reply.no("The escort is not in force yet."));
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 8_300)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 20_299)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 20_300))
                .isEqualTo(Reply.never("The escort is not in force any more."));
    }

    @Test
    void a_suspended_escort_is_not_in_force_until_it_is_resumed() {
        bench = new EscortBench(Crossing.control(
                ROAD,
                plan(1, T, T + VALID_MS, E, B),
                plan(2, T + 8_300, T + VALID_MS),
                plan(3, T + 20_300, T + VALID_MS, E, B)));
        Said said = stand("E", IN_GATE_M, 0, 30_000).arrives("E", 5_000).bench.play(T + 30_000);

        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 8_299)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 8_300)).isEqualTo(Reply.no("The escort is suspended."));
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 20_299))
                .isEqualTo(Reply.no("The escort is suspended."));
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 20_300)).isEqualTo(YES);
    }

    @Test
    void who_passes_while_the_escort_is_suspended_is_waited_for_no_more() {
        bench = new EscortBench(Crossing.control(
                ROAD,
                plan(1, T, T + VALID_MS, E, B),
                plan(2, T + 8_300, T + VALID_MS),
                plan(3, T + 20_300, T + VALID_MS, E, B)));
        Said said = bothStand().arrives("B", 5_000).passes("E", 12_000).bench.play(T + 30_000);

        assertThat(reply(said, "B", GateCondition.TURN, 8_299)).isEqualTo(Reply.no("E has to pass before it."));
        assertThat(reply(said, "B", GateCondition.TURN, 20_300)).isEqualTo(YES);
    }

    /** Policies begin at any moment: none of them may hide the plan that was or will be. */
    @Test
    void policies_that_begin_before_or_after_the_plan_do_not_hide_it() {
        List<Policy> policies = LongStream.of(3_000, 6_000, 25_000, 28_000)
                .mapToObj(ms -> new Policy((int) ms, T + ms, PolicyOverrides.NONE))
                .toList();
        bench = new EscortBench(ControlSnapshot.of(
                ROAD,
                List.of(plan(1, T + 8_300, T + 20_300, E, B)),
                policies,
                RuleCatalog.standard().policySchema()));
        Said said = stand("E", IN_GATE_M, 0, 30_000).arrives("E", 2_000).bench.play(T + 30_000);

        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 2_000))
                .isEqualTo(Reply.no("The escort is not in force yet."));
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 8_300)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.ESCORT_VALID, 30_000))
                .isEqualTo(Reply.never("The escort is not in force any more."));
    }

    @Test
    void who_waits_between_two_plans_waits_for_the_next() {
        bench = new EscortBench(
                Crossing.control(ROAD, plan(1, T, T + 8_300, E), plan(2, T + 20_300, T + VALID_MS, E, B)));
        Said said = bothStand().arrives("B", 12_000).bench.play(T + 30_000);

        assertThat(reply(said, "B", GateCondition.ESCORT_VALID, 12_000))
                .isEqualTo(Reply.no("The escort is not in force yet."));
        assertThat(reply(said, "B", GateCondition.ESCORT_VALID, 20_300)).isEqualTo(YES);
    }

    @Test
    void a_gate_that_is_not_of_the_plan_and_not_known_says_so() {
        Said said = stand("E", IN_GATE_M, 0, 20_000)
                .line(GateLine.Event.ARRIVED, "G9", "E", null, null, 5_000)
                .bench
                .play(T + 6_000);

        assertThat(reply(said, "E", GateCondition.TURN, 5_000))
                .isEqualTo(Reply.no("The plan in force does not lead through this gate."));
        assertThat(reply(said, "E", GateCondition.AT_GATE, 5_000))
                .isEqualTo(Reply.unknown("Where the vehicle or the gate is is not known."));
        assertThat(reply(said, "E", GateCondition.CONTROL_LOADED, 5_000).isYes())
                .isFalse();
    }

    @Test
    void a_route_that_is_not_known_is_control_that_is_not_loaded() {
        bench = new EscortBench(Crossing.control(ROAD.subList(1, ROAD.size()), plan(1, T, T + VALID_MS, E, B)));

        Said said = stand("E", IN_GATE_M, 0, 20_000).arrives("E", 5_000).bench.play(T + 6_000);

        assertThat(reply(said, "E", GateCondition.CONTROL_LOADED, 5_000))
                .isEqualTo(Reply.unknown("The plan, its route or the zone of the gate is not known."));
    }

    @Test
    void whom_the_lane_cannot_read_is_known_by_its_seal_or_its_plate() {
        Said bySeal = bothStand()
                .line(GateLine.Event.ARRIVED, "G1", null, null, "S1", 5_000)
                .bench
                .play(T + 6_000);
        assertThat(reply(bySeal, "B", GateCondition.IDENTITY, 5_000))
                .isEqualTo(Reply.unknown("The lane could not read the vehicle."));

        bench = new EscortBench(control(T, T + VALID_MS));
        Said byPlate = bothStand()
                .line(GateLine.Event.ARRIVED, "G1", null, "B", null, 5_000)
                .bench
                .play(T + 6_000);
        assertThat(reply(byPlate, "B", GateCondition.IDENTITY, 5_000)).isEqualTo(YES);

        bench = new EscortBench(control(T, T + VALID_MS));
        Said stranger = bothStand()
                .line(GateLine.Event.ARRIVED, "G1", null, "Z", null, 5_000)
                .line(GateLine.Event.ARRIVED, "G1", "Y", null, "S1", 5_500)
                .bench
                .play(T + 6_000);
        assertThat(stranger.readiness).isEmpty();
    }

    /** A reader of seals reports for itself. */
    @Test
    void who_was_read_stays_known_when_the_lane_reads_its_seal_alone() {
        Said said = bothStand()
                .arrives("B", 5_000)
                .line(GateLine.Event.ARRIVED, "G1", null, null, "S1", 6_300)
                .bench
                .play(T + 7_000);

        assertThat(reply(said, "B", GateCondition.IDENTITY, 6_300)).isEqualTo(YES);
        assertThat(reply(said, "B", GateCondition.SEAL, 6_300)).isEqualTo(YES);
    }

    @Test
    void who_stands_before_the_gate_is_not_at_it_until_it_is() {
        Said said = stand("E", 480, 0, 8_000)
                .stand("E", IN_GATE_M, 9_000, 12_000)
                .arrives("E", 5_000)
                .bench
                .play(T + 12_000);

        assertThat(reply(said, "E", GateCondition.AT_GATE, 8_999))
                .isEqualTo(Reply.no("The vehicle is not at the gate."));
        assertThat(reply(said, "E", GateCondition.AT_GATE, 9_000)).isEqualTo(YES);
    }

    @Test
    void who_arrives_at_the_next_gate_waits_at_this_one_no_more() {
        Said said = stand("E", IN_GATE_M, 0, 20_000)
                .arrives("E", 5_000)
                .line(GateLine.Event.ARRIVED, "G2", "E", null, null, 6_500)
                .bench
                .play(T + 7_000);

        assertThat(said.readiness)
                .extracting(told -> told.gateId() + " " + (told.atMs() - T) + " " + told.isOver())
                .containsExactly("G1 5000 false", "G1 6500 true", "G2 6500 false");
    }

    /** Also where its clock is ahead. */
    @ParameterizedTest
    @CsvSource({"0", "30000"})
    void an_arrival_that_the_last_gate_tells_again_ends_no_wait_at_this_one(long aheadMs) {
        long readMs = T + 5_000 + aheadMs;
        GateLine first = arrival(readMs, T + 5_000, 1);
        GateLine again = arrival(readMs, T + 7_000, 3);
        GateLine back = arrival(T + 7_900, T + 8_000, 4);
        stand("E", IN_GATE_M, 0, 20_000)
                .line(GateLine.Event.ARRIVED, "G2", "E", null, null, 6_500)
                .bench
                .line(first)
                .line(again)
                .line(back);
        Said said = bench.play(T + 8_500);

        assertThat(said.readiness)
                .extracting(told -> told.gateId() + " " + (told.atMs() - T) + " " + told.isOver())
                .containsExactly("G1 5000 false", "G1 6500 true", "G2 6500 false", "G2 8000 true", "G1 8000 false");
    }

    @Test
    void an_arrival_that_is_told_again_after_the_vehicle_has_passed_the_next_gate_begins_no_wait() {
        GateLine first = arrival(T + 5_000, T + 5_000, 1);
        GateLine again = arrival(T + 5_000, T + 9_000, 9);
        stand("E", IN_GATE_M, 0, 20_000)
                .line(GateLine.Event.ARRIVED, "G2", "E", null, null, 6_500)
                .line(GateLine.Event.PASSED, "G2", "E", null, null, 7_500)
                .bench
                .line(first)
                .line(again);
        Said said = bench.play(T + 12_000);

        assertThat(said.readiness).filteredOn(told -> told.atMs() > T + 7_500).isEmpty();
    }

    @Test
    void what_a_gate_said_while_its_clock_was_ahead_gives_way_to_what_it_says_then() {
        GateLine ahead = arrival(T + 3_600_000, T + 5_000, 1);
        GateLine right = arrival(T + 7_900, T + 8_000, 9);
        stand("E", IN_GATE_M, 0, 20_000)
                .line(GateLine.Event.ARRIVED, "G2", "E", null, null, 6_500)
                .bench
                .line(ahead)
                .line(right);
        Said said = bench.play(T + 8_500);

        assertThat(said.readiness)
                .extracting(told -> told.gateId() + " " + (told.atMs() - T) + " " + told.isOver())
                .endsWith("G2 8000 true", "G1 8000 false");
    }

    @Test
    void other_control_data_are_told_of_at_once_also_where_nothing_is_known_of_customs() {
        bench = new EscortBench(Crossing.control(ROAD, plan(1, T, T + VALID_MS, E)))
                .control(
                        T + 6_300,
                        Crossing.control(ROAD, plan(1, T, T + VALID_MS, E), plan(2, T + 6_300, T + VALID_MS)));
        Said said = stand("E", IN_GATE_M, 0, 20_000).arrives("E", 5_000).bench.play(T + 8_500);

        assertThat(said.readiness.stream().filter(told -> told.atMs() == T + 6_300))
                .as("told")
                .hasSize(1);
    }

    @Test
    void who_has_passed_must_have_been_away_before_it_passes_again() {
        Said said = stand("E", IN_GATE_M, 0, 15_000)
                .stand("E", 300, 16_000, 17_000)
                .stand("E", IN_GATE_M, 18_000, 22_000)
                .arrives("E", 5_000)
                .passes("E", 12_000)
                .arrives("E", 14_000)
                .bench
                .play(T + 20_000);

        assertThat(reply(said, "E", GateCondition.AT_GATE, 15_000))
                .isEqualTo(Reply.no("The vehicle has passed the gate and has not left it since."));
        assertThat(reply(said, "E", GateCondition.AT_GATE, 16_000))
                .isEqualTo(Reply.no("The vehicle is not at the gate."));
        assertThat(reply(said, "E", GateCondition.AT_GATE, 18_000)).isEqualTo(YES);
    }

    /** It passed while it drove for another escort, stands behind the gate, and the lane reads it there. */
    @ParameterizedTest
    @CsvSource({"14000, false", "20000, false", "605000, true"})
    void who_has_passed_for_another_escort_must_have_been_away_too(long readMs, boolean isAtGate) {
        EscortPlan before =
                new EscortPlan("E2", "C2", 1, T, T + 15_000, 0, null, List.of("G1"), List.of(E), PolicyOverrides.NONE);
        bench = new EscortBench(Crossing.control(ROAD, before, plan(1, T + 15_000, T + 2 * VALID_MS, E, B)));
        Said said = stand("E", IN_GATE_M, 0, 15_000)
                .stand("E", IN_GATE_M, Math.max(15_000, readMs - 5_000), readMs + 10_000)
                .passes("E", 12_000)
                .arrives("E", readMs)
                .arrives("B", readMs + 1)
                .bench
                .play(T + readMs + 9_000);

        assertThat(reply(said, "E", GateCondition.AT_GATE, readMs + 8_000).isYes())
                .isEqualTo(isAtGate);
        assertThat(reply(said, "B", GateCondition.TURN, readMs + 8_000))
                .as("its turn on this journey is still to come")
                .isEqualTo(Reply.no("E has to pass before it."));
    }

    @Test
    void who_says_only_roughly_where_it_is_is_not_known_to_be_at_the_gate() {
        stand("E", IN_GATE_M, 0, 8_000).arrives("E", 5_000);
        for (long ms = 9_000; ms <= 12_000; ms += 1_000) {
            bench.hear(Point.of("E", T + ms, 900).speed(0).sigma(150).in(Crossing.kindsAt(IN_GATE_M)));
        }
        Said said = stand("E", IN_GATE_M, 13_000, 15_000).bench.play(T + 15_000);

        assertThat(reply(said, "E", GateCondition.AT_GATE, 8_999)).isEqualTo(YES);
        assertThat(reply(said, "E", GateCondition.AT_GATE, 9_000))
                .isEqualTo(Reply.unknown("Where the vehicle or the gate is is not known."));
        assertThat(reply(said, "E", GateCondition.AT_GATE, 13_000)).isEqualTo(YES);
    }

    @Test
    void who_was_not_at_the_gate_for_an_hour_does_not_wait_there() {
        bench = new EscortBench(control(T, T + 10 * VALID_MS));
        Said said = stand("E", 300, 0, 6_000).arrives("E", 5_000).bench.play(T + 3_610_000);

        assertThat(moments(said, "E")).contains("3605000").endsWith("3607000 over");
    }

    @Test
    void the_same_arrival_again_after_it_has_passed_says_nothing() {
        Said said = stand("E", IN_GATE_M, 0, 20_000)
                .arrives("E", 5_000)
                .passes("E", 12_000)
                .bench
                .line(arrival(T + 5_000, T + 14_000, 9))
                .play(T + 20_000);

        assertThat(moments(said, "E")).endsWith("12000 over");
    }

    @Test
    void who_drives_for_another_escort_by_now_waits_for_this_one_no_more() {
        ControlSnapshot handedOver = Crossing.control(
                ROAD,
                plan(1, T, T + VALID_MS, E, B),
                new EscortPlan(
                        "E2",
                        "C2",
                        1,
                        T + 8_500,
                        T + VALID_MS,
                        0,
                        null,
                        List.of("G1"),
                        List.of(E),
                        PolicyOverrides.NONE));
        bench = new EscortBench(handedOver);
        Said said = stand("E", IN_GATE_M, 0, 20_000).arrives("E", 5_000).bench.play(T + 20_000);

        assertThat(moments(said, "E")).containsExactly("5000", "7000", "8500 over");
    }

    /** Its lane is read by the camera of a neighbour, or somebody else has its seal's number. */
    @Test
    void a_line_of_a_gate_that_is_not_on_the_journey_ends_no_wait_at_one_that_is() {
        stand("E", IN_GATE_M, 0, 20_000).arrives("E", 5_000).line(GateLine.Event.ARRIVED, "G9", "E", null, null, 6_500);
        Said said = bench.play(T + 20_000);

        assertThat(said.readiness).extracting(Readiness::gateId).containsOnly("G1");
        assertThat(moments(said, "E")).noneMatch(moment -> moment.endsWith("over"));
    }

    /** It drives for another escort yet and waits at a gate of ours, where it will be handed over to us. */
    @ParameterizedTest
    @CsvSource({"G1, 1", "G9, 0"})
    void who_waits_to_be_handed_over_is_told_of_at_a_gate_of_its_next_plan(String gateId, int vehicles) {
        EscortPlan before =
                new EscortPlan("E2", "C2", 1, T, T + 20_000, 0, null, List.of("G1"), List.of(E), PolicyOverrides.NONE);
        bench = new EscortBench(Crossing.control(ROAD, before, plan(1, T + 20_000, T + VALID_MS, E, B)));
        Said said = stand("E", IN_GATE_M, 0, 10_000)
                .line(GateLine.Event.ARRIVED, gateId, "E", null, null, 5_000)
                .bench
                .play(T + 5_500);

        assertThat(said.readiness).hasSize(vehicles);
    }

    @Test
    void an_arrival_of_the_moment_of_its_passage_is_what_came_before_it() {
        Said said = stand("E", IN_GATE_M, 0, 20_000)
                .passes("E", 12_000)
                .arrives("E", 12_000)
                .bench
                .play(T + 20_000);

        assertThat(said.readiness).isEmpty();
    }
}
