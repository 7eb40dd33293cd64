package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.GateOrder;
import io.keruen.core.control.Situation;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Readiness;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.zone.Walker;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of those that wait at a gate when somebody passes unread, their samples tell who it was. */
class GateWatchTest {
    private static final long T = Walker.T0;
    private static final String GATE = "G";
    private static final ZoneSpec AREA = Walker.rectangle(GATE, ZoneKind.GATE, 0, -10, 20, 10);
    private static final ZoneSpec LINE = Walker.line(GATE, ZoneKind.GATE, 20, -10, 20, 10);

    private final RuleCatalog catalog = EscortKit.catalog();
    private final EscortStage stage = new EscortStage(catalog);
    private final EscortState state = stage.newState("E1");
    private final GateWatch watch = new GateWatch(catalog);
    private final List<Readiness> told = new ArrayList<>();

    /** An escort of two cars without papers, which leads through one gate. */
    private record OneGate(TestControl vehicles, EscortPlan plan, List<Zone> zones, long routeKey, GateOrder order)
            implements Control {
        @Override
        public Situation situationAt(String vehicleId, long eventTimeMs) {
            return vehicles.situationAt(vehicleId, eventTimeMs);
        }

        @Override
        public EscortTerm termAt(String escortId, long eventTimeMs) {
            if (eventTimeMs < plan.validFromMs()) {
                return EscortTerm.NONE;
            }
            double[][] parameters = vehicles.situationAt("V1", eventTimeMs).parameters();
            return new EscortTerm(
                    0, Long.MAX_VALUE, plan, false, null, routeKey, null, Double.NaN, order, 0, parameters);
        }

        @Override
        public List<Zone> gateZones(String gateId, long eventTimeMs) {
            return gateId.equals(GATE) ? zones : List.of();
        }
    }

    private void begin(ZoneSpec gate) {
        begin(gate, 0, GateOrder.NONE);
    }

    private void begin(ZoneSpec gate, long routeKey, GateOrder order) {
        EscortPlan plan = new EscortPlan(
                "E1",
                "C-E1",
                1,
                T - 60_000,
                Long.MAX_VALUE,
                0,
                null,
                List.of(GATE),
                List.of(PlannedVehicle.of("V1", Role.ESCORT, 5), PlannedVehicle.of("V2", Role.ESCORT, 5)),
                PolicyOverrides.NONE);
        TestControl vehicles = new TestControl(catalog, plan);
        Zone zone = new ZoneTable(List.of(gate)).zone(0);
        watch.begin(new OneGate(vehicles, plan, List.of(zone), routeKey, order), new EscortOutput() {
            @Override
            public void alert(AlertEvent event) {
                throw new AssertionError(event);
            }

            @Override
            public void readiness(Readiness readiness) {
                told.add(readiness);
            }
        });
    }

    private void at(String vehicleId, double eastM, double sigmaM, int zoneKinds, long atMs) {
        MemberSpot spot = state.member(vehicleId).spot;
        spot.heardMs = atMs;
        spot.sampledMs = atMs;
        spot.latDeg = Walker.lat(0);
        spot.lonDeg = Walker.lon(eastM);
        spot.sigmaM = sigmaM;
        spot.chainageM = 1_000 + eastM;
        spot.zoneKinds = zoneKinds;
    }

    private void inGate(String vehicleId, double eastM, long atMs) {
        at(vehicleId, eastM, 0.1, ZoneKind.GATE.bit(), atMs);
    }

    private void away(String vehicleId, double eastM, long atMs) {
        at(vehicleId, eastM, 0.1, 0, atMs);
    }

    private void line(GateLine.Event event, String vehicleId, long atMs) {
        watch.line(state, new GateLine(GATE, event, vehicleId, null, null, atMs, atMs, atMs - T), atMs);
    }

    private void passedByPlate(String plate, long happenedMs, long atMs) {
        watch.line(
                state, new GateLine(GATE, GateLine.Event.PASSED, null, plate, null, happenedMs, atMs, atMs - T), atMs);
    }

    private void tell(long atMs) {
        watch.tell(state, atMs);
    }

    /** Of whom it was told that its wait is over. */
    private List<String> over() {
        return told.stream().filter(Readiness::isOver).map(Readiness::vehicleId).toList();
    }

    /** V1 is ready, V2 stands behind it, and somebody passes unread. */
    private void passesUnread(ZoneSpec gate) {
        begin(gate);
        inGate("V1", 15, T);
        away("V2", -2, T);
        line(GateLine.Event.ARRIVED, "V1", T);
        line(GateLine.Event.ARRIVED, "V2", T);
        tell(T);
        assertThat(told.get(0).replies()).allMatch(reply -> reply.isYes());
        line(GateLine.Event.PASSED, null, T + 1_000);
        tell(T + 1_000);
    }

    @Test
    void the_one_that_was_ready_is_taken_off_by_its_samples_also_where_the_lane_reads_it_as_it_leaves() {
        passesUnread(AREA);
        line(GateLine.Event.ARRIVED, "V1", T + 2_000);
        tell(T + 2_000);
        away("V1", 22, T + 3_000);
        line(GateLine.Event.ARRIVED, "V1", T + 3_000);
        tell(T + 3_000);
        assertThat(over()).isEmpty();

        away("V1", 40, T + 4_000);
        tell(T + 4_000);

        assertThat(over()).containsExactly("V1");
        assertThat(state.gates.isPassed(GATE, "V1")).isTrue();
    }

    /** Its lease was taken back while it was under way: the lane may have read it where it has gone through. */
    @ParameterizedTest
    @CsvSource({"5999, 1", "6000, 0"})
    void the_one_that_was_ready_until_just_before_is_taken_off_by_its_samples_too(long happenedMs, int passed) {
        begin(AREA);
        inGate("V1", 15, T + 1_000);
        line(GateLine.Event.ARRIVED, "V1", T);
        tell(T + 1_000);
        assertThat(told.get(0).replies()).allMatch(reply -> reply.isYes());
        tell(T + 7_000);
        assertThat(told.get(1).replies()).anyMatch(reply -> !reply.isYes());
        long lastReadyMs = 7_000;

        long passedMs = T + lastReadyMs - 1_000 + happenedMs;
        watch.line(state, new GateLine(GATE, GateLine.Event.PASSED, null, null, null, passedMs, passedMs, 5), passedMs);
        inGate("V1", 18, passedMs + 1_000);
        line(GateLine.Event.ARRIVED, "V1", passedMs + 1_000);
        tell(passedMs + 1_000);
        away("V1", 40, passedMs + 2_000);
        tell(passedMs + 2_000);

        assertThat(over()).hasSize(passed);
    }

    @Test
    void the_next_that_is_read_again_is_not_taken_off_by_a_place_that_jumps() {
        passesUnread(AREA);
        away("V1", 60, T + 2_000);
        tell(T + 2_000);
        assertThat(over()).containsExactly("V1");
        inGate("V2", 10, T + 6_000);
        line(GateLine.Event.ARRIVED, "V2", T + 6_000);
        tell(T + 6_000);

        away("V2", 36, T + 7_000);
        tell(T + 7_000);
        inGate("V2", 10, T + 8_000);
        tell(T + 8_000);

        assertThat(over()).containsExactly("V1");
        assertThat(state.gates.isPassed(GATE, "V2")).isFalse();
    }

    @Test
    void one_that_was_read_again_may_be_the_next_that_passes_unread() {
        passesUnread(AREA);
        away("V1", 60, T + 2_000);
        tell(T + 2_000);
        inGate("V2", 10, T + 6_000);
        line(GateLine.Event.ARRIVED, "V2", T + 6_000);
        tell(T + 6_000);
        line(GateLine.Event.PASSED, null, T + 7_000);
        away("V2", 36, T + 8_000);
        tell(T + 8_000);

        assertThat(over()).containsExactly("V1", "V2");
    }

    /** Along the other road a place may have any number. */
    @Test
    void of_one_sent_along_another_road_its_chainage_does_not_tell_that_it_has_passed() {
        passesUnread(AREA);
        away("V1", 22, T + 2_000);
        state.member("V1").spot.chainageM += 5_000;
        state.member("V1").spot.routeKey = 9;
        tell(T + 2_000);

        assertThat(over()).isEmpty();
    }

    /** It is another route by any change of it; then it has passed where it is 15 m behind the gate itself. */
    @ParameterizedTest
    @CsvSource({"14, 0", "16, 1"})
    void of_one_whose_route_changed_it_is_told_by_where_the_gate_is_along_it(double behindM, int passed) {
        passesUnread(AREA);
        begin(AREA, 9, new GateOrder(Map.of(GATE, 0), List.of(GATE), new double[] {6_000}, -1, -1));
        away("V1", 40, T + 2_000);
        state.member("V1").spot.chainageM = 6_000 + behindM;
        state.member("V1").spot.routeKey = 9;
        tell(T + 2_000);

        assertThat(over()).hasSize(passed);
    }

    @Test
    void of_a_gate_drawn_as_a_line_nobody_is_taken_off_who_has_not_crossed_it() {
        passesUnread(LINE);
        away("V1", 0, T + 2_000);
        tell(T + 2_000);
        MemberSpot spot = state.member("V1").spot;
        spot.chainageM += 60; // the route comes by once more
        spot.sampledMs += 1_000;
        tell(T + 3_000);

        assertThat(over()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 5})
    void of_a_gate_drawn_as_a_line_who_has_crossed_it_is_taken_off_also_if_never_clear_of_it(double sigmaM) {
        passesUnread(LINE);
        at("V1", 25, sigmaM, ZoneKind.GATE.bit(), T + 2_000);
        tell(T + 2_000);
        at("V1", 34, sigmaM, 0, T + 3_000);
        tell(T + 3_000);
        at("V1", 52, sigmaM, 0, T + 4_000);
        tell(T + 4_000);

        assertThat(over()).containsExactly("V1");
    }

    /** Else a stranger whose plate is misread would let the second go before the first. */
    @Test
    void a_plate_of_one_that_does_not_wait_is_no_passage_of_it() {
        begin(AREA);
        inGate("V2", 10, T);
        line(GateLine.Event.ARRIVED, "V2", T);
        passedByPlate("V1", T + 1_000, T + 1_000);
        line(GateLine.Event.ARRIVED, "V2", T + 2_000);
        tell(T + 2_000);

        assertThat(state.gates.isPassed(GATE, "V1")).isFalse();
        assertThat(told.get(told.size() - 1).replies())
                .anyMatch(reply -> reply.words().contains("V1"));
    }

    /** Else whoever was misread would stand before the next for ever. */
    @Test
    void a_plate_of_one_that_has_long_passed_may_be_whoever_waits() {
        begin(AREA);
        line(GateLine.Event.PASSED, "V1", T);
        inGate("V2", 10, T + 5_000);
        line(GateLine.Event.ARRIVED, "V2", T + 5_000);
        tell(T + 5_000);
        passedByPlate("V1", T + 6_000, T + 6_000);
        away("V2", 60, T + 8_000);
        tell(T + 8_000);

        assertThat(over()).containsExactly("V2");
        assertThat(state.gates.isPassed(GATE, "V2")).isTrue();
    }

    @Test
    void a_plate_of_one_that_waits_is_its_passage_and_the_same_line_again_says_nothing_new() {
        begin(AREA);
        inGate("V1", 10, T);
        line(GateLine.Event.ARRIVED, "V1", T);
        line(GateLine.Event.ARRIVED, "V2", T);
        passedByPlate("V1", T + 1_000, T + 1_000);
        passedByPlate("V1", T + 1_000, T + 1_500);
        away("V2", 60, T + 3_000);
        tell(T + 3_000);

        assertThat(over()).containsExactly("V1");
        assertThat(state.gates.isPassed(GATE, "V2")).isFalse();
    }

    @Test
    void a_passage_that_is_told_again_takes_nobody_away_who_has_come_back() {
        begin(AREA);
        inGate("V1", 10, T);
        line(GateLine.Event.ARRIVED, "V1", T);
        line(GateLine.Event.PASSED, "V1", T + 1_000);
        line(GateLine.Event.ARRIVED, "V1", T + 600_000);
        watch.line(
                state,
                new GateLine(GATE, GateLine.Event.PASSED, "V1", null, null, T + 1_000, T + 601_000, 9),
                T + 601_000);

        assertThat(over()).containsExactly("V1");
        assertThat(state.gates.byVehicle).containsOnlyKeys("V1");
    }

    /** A gate that was cut off tells later what happened on another journey. */
    @Test
    void what_passed_before_the_escort_is_no_passage_of_it() {
        begin(AREA);
        watch.line(state, new GateLine(GATE, GateLine.Event.PASSED, "V1", null, null, T - 86_400_000, T, 0), T);
        line(GateLine.Event.PASSED, "V2", T);

        assertThat(state.gates.isPassed(GATE, "V1")).isFalse();
        assertThat(state.gates.isPassed(GATE, "V2")).isTrue();
    }
}
