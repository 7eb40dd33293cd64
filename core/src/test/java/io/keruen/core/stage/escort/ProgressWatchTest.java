package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.GateOrder;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.stage.flow.RouteEnd;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each sample, and each yard and gate, changes in how far a vehicle has come; to the metre and the millisecond. */
class ProgressWatchTest {
    private static final long T = 1_700_000_000_000L;
    private static final long NEVER = EscortMember.NOT_YET_MS;
    private static final int YARD = ZoneKind.YARD.bit();
    private static final int HOME = YARD | TrackFrame.IN_DESTINATION;
    private static final int OFF = TrackFrame.UNMATCHED;

    /** A kilometre to the north, a kilometre east of where the points are. */
    private static final RouteLine ROUTE = new RouteLine(
            new double[] {Point.LAT_DEG, Point.LAT_DEG + 1_000 * Point.DEG_PER_M},
            new double[] {Point.LON_DEG + 0.0125, Point.LON_DEG + 0.0125},
            4);

    private static final GateOrder GATES = new GateOrder(
            Map.of("exit", 0, "exit-too", 0, "entry", 1), List.of("exit", "entry"), new double[] {300, 600}, 0, 1);

    private static final EscortPlan PLAN = Crossing.by(Crossing.plan(1, T, T + 1_000_000), "road", "exit", "entry");

    private final ProgressWatch watch = new ProgressWatch();
    private final EscortLife life = new EscortLife();
    private final EscortMember member = new EscortMember("A", new PairLayout(EscortKit.catalog()));
    private final MemberProgress progress = member.progress;

    ProgressWatchTest() {
        term(ROUTE, "home");
        life.endM = 900;
    }

    private void term(@Nullable RouteLine route, @Nullable String destinationZoneId) {
        life.term = new EscortTerm(
                0, Long.MAX_VALUE, PLAN, false, route, 0, destinationZoneId, Double.NaN, GATES, 0, new double[0][]);
    }

    private static Point at(long ms, double chainageM) {
        return Point.of("A", T + ms, chainageM);
    }

    /** Whether the sample is news. */
    private boolean hear(Point point) {
        member.queue.append(Point.frame(List.of(point)));
        int i = member.queue.takePending(1, 0);
        member.ring.add(member.queue, i);
        boolean isNews = watch.sample(life, member, i);
        member.queue.popWaiting();
        return isNews;
    }

    private void hear(Event event, ZoneKind kind, String zoneId, long ms, @Nullable String reason) {
        TransitEvent transit = new TransitEvent(event, "E1", "A", zoneId, T + ms, reason, false, ms % 2 == 1);
        watch.transit(life, member, new StampedTransit(T + ms, 1, kind, transit));
    }

    @Test
    void it_departs_where_it_passes_fifty_metres_between_two_samples() {
        assertThat(hear(at(0, 40))).as("heard first").isTrue();
        assertThat(hear(at(1_000, 50))).isFalse();
        assertThat(hear(at(2_000, 54))).as("once").isFalse();
        assertThat(progress.departedMs).isEqualTo(NEVER);
        assertThat(hear(at(2_500, 57))).isTrue();

        assertThat(progress.heardMs).isEqualTo(T);
        assertThat(progress.departedMs).isEqualTo(T + 1_000);
        assertThat(progress.departedUnobserved).isFalse();
        assertThat(hear(at(3_000, 60))).as("on its way").isFalse();
    }

    @Test
    void its_departure_lies_between_the_samples_by_the_share_of_the_way() {
        hear(at(0, 40));
        hear(at(1_000, 80));
        hear(at(2_000, 120));

        assertThat(progress.departedMs).isEqualTo(T + 250);
    }

    @Test
    void who_is_first_heard_on_the_way_has_departed_unseen_and_passed_the_gates_behind_it() {
        double[][] passed = {{350, 0}, {350.1, 1}, {650, 1}, {650.1, 2}};
        for (double[] each : passed) {
            EscortMember other = new EscortMember("B", new PairLayout(EscortKit.catalog()));
            other.queue.append(Point.frame(List.of(Point.of("B", T, each[0]), Point.of("B", T + 1_000, 700))));
            for (int k = 0; k < 2; k++) {
                int i = other.queue.takePending(1, 0);
                other.ring.add(other.queue, i);
                watch.sample(life, other, i);
            }

            assertThat(other.progress.gatesPassed).isEqualTo((int) each[1]);
            assertThat(other.progress.passedMs).isEqualTo(each[1] == 0 ? NEVER : T);
            assertThat(other.progress.departedMs).isEqualTo(T);
            assertThat(other.progress.departedUnobserved).isTrue();
        }
    }

    @Test
    void a_place_off_the_route_between_two_samples_hides_the_departure() {
        hear(at(0, 40));
        assertThat(hear(at(1_000, 45).unmatched().in(OFF))).isTrue();
        hear(at(2_000, 60));
        hear(at(3_000, 70));

        assertThat(progress.departedMs).isEqualTo(T + 2_000);
        assertThat(progress.departedUnobserved).isTrue();
    }

    @Test
    void one_place_far_along_the_route_between_two_others_is_neither_departure_nor_arrival() {
        hear(at(0, 40));
        hear(at(1_000, 950));
        hear(at(2_000, 42));
        assertThat(progress.departedMs).isEqualTo(NEVER);
        assertThat(progress.gatesPassed).isZero();

        hear(at(3_000, 70));
        hear(at(4_000, 80));
        assertThat(progress.departedMs).isEqualTo(T + 2_286);
        hear(at(5_000, 950));
        hear(at(6_000, 100));
        hear(at(7_000, 950));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        hear(at(8_000, 951));
        assertThat(progress.arrivedMs).isEqualTo(T + 7_000);
    }

    /** Nobody believes a place of infinite sigma; at one of 40 m, 70 m more are needed to be as sure. */
    @Test
    void places_that_are_too_coarse_are_neither_departure_nor_arrival() {
        long ms = 0;
        for (double[] each : new double[][] {{40, 120}, {Double.POSITIVE_INFINITY, 950}}) {
            hear(at(ms++, each[1]).sigma(each[0]));
            hear(at(ms += 1_000, each[1]).sigma(each[0]));
            hear(at(ms += 1_000, 120));
            hear(at(ms += 1_000, each[1]).sigma(each[0]));
        }
        assertThat(progress.departedMs).isEqualTo(NEVER);
        hear(at(7_000, 969).sigma(40));
        hear(at(8_000, 969).sigma(40));
        assertThat(progress.departedMs).isEqualTo(T + 7_000);
        assertThat(progress.gatesPassed).isEqualTo(2);
        assertThat(progress.arrivedMs).isEqualTo(NEVER);

        hear(at(10_000, 950).sigma(RouteEnd.SURE_SIGMA_M));
        hear(at(11_000, 950).sigma(RouteEnd.SURE_SIGMA_M));
        assertThat(progress.arrivedMs).isEqualTo(T + 10_000);
    }

    /** From a route that begins on the road into a yard. */
    @Test
    void a_receiver_that_is_never_good_departs_and_arrives_too() {
        life.endM = Double.POSITIVE_INFINITY;
        hear(at(0, 20).sigma(20));
        hear(at(1_000, 60).sigma(20));
        hear(at(2_000, 59).sigma(20));
        assertThat(progress.departedMs).as("3 sigma before").isEqualTo(NEVER);
        hear(at(3_000, 80).sigma(20));
        hear(at(4_000, 90).sigma(20));
        assertThat(progress.departedMs).isEqualTo(T + 3_000);

        hear(at(60_000, 900).in(HOME).sigma(20));
        assertThat(progress.arrivedMs).isEqualTo(T + 60_000);
    }

    @Test
    void one_place_away_from_the_route_and_places_too_coarse_are_no_departure() {
        hear(at(0, 100).unmatched().in(OFF));
        hear(at(1_000, 151).unmatched().in(OFF));
        hear(at(2_000, 101).unmatched().in(OFF));
        hear(at(3_000, 160).unmatched().in(OFF).sigma(40));
        hear(at(4_000, 160).unmatched().in(OFF).sigma(40));
        hear(at(5_000, 151).unmatched().in(OFF));
        hear(at(6_000, 102).unmatched().in(OFF));
        hear(at(7_000, -300).unmatched().in(OFF));
        hear(at(8_000, 103).unmatched().in(OFF));
        hear(at(9_000, 104).unmatched().in(OFF));

        assertThat(progress.departedMs).isEqualTo(NEVER);
    }

    @Test
    void in_its_yard_it_departs_by_leaving_it_only() {
        assertThat(hear(at(0, 200).in(YARD))).isTrue();
        assertThat(hear(at(1_000, 300).in(YARD))).isFalse();
        hear(at(2_000, 300).unmatched().in(YARD | OFF));
        hear(at(3_000, 500).unmatched().in(YARD | OFF));
        assertThat(progress.departedMs).isEqualTo(NEVER);

        hear(Event.EXITED, ZoneKind.YARD, "start", 3_500, "ZONE_RETIRED");
        hear(Event.ENTERED, ZoneKind.YARD, "start", 3_600, null);
        assertThat(progress.departedMs).isEqualTo(NEVER);
        hear(Event.EXITED, ZoneKind.YARD, "start", 3_701, null);
        hear(Event.EXITED, ZoneKind.YARD, "other", 3_800, null);
        assertThat(progress.departedMs).isEqualTo(T + 3_701);
        assertThat(progress.departedUnobserved).isTrue();
        assertThat(progress.departedZoneId).isEqualTo("start");
    }

    @Test
    void away_from_the_route_it_departs_when_it_has_moved_more_than_fifty_metres() {
        assertThat(hear(at(0, 100).unmatched().in(OFF))).isTrue();
        assertThat(hear(at(1_000, 149).unmatched().in(OFF))).isFalse();
        assertThat(progress.departedMs).isEqualTo(NEVER);
        assertThat(hear(at(2_000, 151).unmatched().in(OFF))).isFalse();
        assertThat(hear(at(3_000, 152).unmatched().in(OFF))).isTrue();

        assertThat(progress.departedMs).isEqualTo(T + 2_000);
        assertThat(progress.departedUnobserved).isFalse();
        assertThat(progress.offMs).as("off the route since").isEqualTo(T);
    }

    @Test
    void on_its_way_to_the_beginning_of_the_route_it_has_not_departed() {
        hear(at(0, -300).unmatched().in(OFF));
        assertThat(hear(at(1_000, -200).unmatched().in(OFF))).isFalse();
        hear(at(2_000, -30).unmatched().in(OFF));
        assertThat(progress.departedMs).isEqualTo(NEVER);
        hear(at(3_000, 19).unmatched().in(OFF));
        assertThat(progress.departedMs).as("49 m beside it").isEqualTo(NEVER);
        hear(at(4_000, 21).unmatched().in(OFF));
        hear(at(5_000, 22).unmatched().in(OFF));
        assertThat(progress.departedMs).isEqualTo(T + 4_000);
    }

    @Test
    void a_yard_begins_the_way_aside_anew() {
        goAside(at(1_000, 140).unmatched().in(YARD | OFF));
        assertThat(progress.departedMs).isEqualTo(NEVER);
    }

    @Test
    void a_place_on_the_route_begins_the_way_aside_anew() {
        goAside(at(1_000, 30));
        assertThat(progress.departedMs).isEqualTo(NEVER);
    }

    private void goAside(Point between) {
        hear(at(0, 100).unmatched().in(OFF));
        hear(between);
        hear(at(2_000, 160).unmatched().in(OFF));
        hear(at(3_000, 209).unmatched().in(OFF));
    }

    @Test
    void without_a_route_every_place_lies_beyond_its_ends() {
        Projection projection = new Projection();
        assertThat(ProgressWatch.isBeyondEnds(null, Point.LAT_DEG, Point.LON_DEG, projection))
                .isTrue();
        double insideDeg = Point.LAT_DEG + 500 * Point.DEG_PER_M;
        assertThat(ProgressWatch.isBeyondEnds(ROUTE, insideDeg, Point.LON_DEG, projection))
                .isFalse();
        double beforeDeg = Point.LAT_DEG - 5 * Point.DEG_PER_M;
        assertThat(ProgressWatch.isBeyondEnds(ROUTE, beforeDeg, Point.LON_DEG, projection))
                .isTrue();
    }

    @Test
    void it_arrives_at_the_end_of_the_route() {
        hear(at(0, 100));
        hear(at(500, 110));
        assertThat(hear(at(1_000, 899.9))).isFalse();
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        assertThat(hear(at(2_000, 900))).isFalse();
        assertThat(hear(at(2_500, 910))).isTrue();

        assertThat(progress.arrivedMs).isEqualTo(T + 2_000);
        assertThat(progress.arrivedUnobserved).isFalse();
        assertThat(progress.departedMs).isEqualTo(T);
        assertThat(hear(at(3_000, 950))).as("has arrived").isFalse();
    }

    /** At 1 Hz and 80 km/h no second sample need lie in the last 50 m. */
    @Test
    void a_place_behind_the_end_confirms_the_one_before_it() {
        life.endM = 950;
        hear(at(0, 900));
        hear(at(1_000, 960));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        assertThat(hear(at(2_000, 1_020).unmatched())).isTrue();

        assertThat(progress.arrivedMs).isEqualTo(T + 1_000);
        assertThat(progress.arrivedUnobserved).isFalse();
    }

    @Test
    void two_places_behind_the_end_are_the_arrival_of_who_has_departed() {
        life.endM = 950;
        hear(at(0, 1_020).unmatched());
        hear(at(1_000, 1_021).unmatched());
        assertThat(progress.arrivedMs).as("nobody saw it depart").isEqualTo(NEVER);

        hear(at(2_000, 800));
        hear(at(3_000, 860));
        hear(at(4_000, -20).unmatched());
        hear(at(5_000, -20).unmatched());
        assertThat(progress.arrivedMs).as("before the beginning").isEqualTo(NEVER);
        hear(at(6_000, 940));
        hear(at(8_000, 1_020).unmatched());
        hear(at(9_000, 1_050).unmatched().in(OFF));
        hear(at(10_000, 1_080).unmatched());
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        hear(at(12_000, 1_085).unmatched());
        assertThat(progress.arrivedMs).isEqualTo(T + 10_000);
    }

    @Test
    void behind_the_end_nobody_arrives_where_a_yard_says_so() {
        life.endM = Double.POSITIVE_INFINITY;
        hear(at(0, 900));
        hear(at(1_000, 960));
        hear(at(2_000, 1_020).unmatched());
        hear(at(3_000, 1_040).unmatched());

        assertThat(progress.arrivedMs).isEqualTo(NEVER);
    }

    @Test
    void who_is_first_heard_at_the_end_has_departed_unseen() {
        hear(at(0, 950).in(YARD));
        hear(at(1_000, 950).in(YARD));

        assertThat(progress.arrivedMs).isEqualTo(T);
        assertThat(progress.departedMs).isEqualTo(T);
        assertThat(progress.departedUnobserved).isTrue();
    }

    @Test
    void in_the_yard_of_the_destination_it_has_arrived_if_it_departed_or_stands_in_the_far_half() {
        double halfM = 0.5 * ROUTE.lengthM();
        life.endM = Double.POSITIVE_INFINITY;
        hear(Event.PRESENT, ZoneKind.YARD, "home", 0, null);
        assertThat(progress.arrivedMs).as("nobody saw it depart").isEqualTo(NEVER);
        hear(at(0, halfM).in(HOME));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        hear(at(1_000, halfM + 0.1).in(HOME));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);
        assertThat(hear(at(2_000, halfM + 0.1).in(HOME))).isTrue();
        assertThat(progress.arrivedMs).isEqualTo(T + 1_000);
        assertThat(progress.arrivedUnobserved).isTrue();
        assertThat(progress.departedMs).isEqualTo(T + 1_000);
        assertThat(progress.departedUnobserved).isTrue();
    }

    @Test
    void a_place_in_the_yard_of_the_destination_that_nobody_believes_is_no_arrival() {
        life.endM = Double.POSITIVE_INFINITY;
        hear(at(0, 100));
        hear(at(1_000, 110));
        hear(at(2_000, 700).in(HOME).sigma(Double.POSITIVE_INFINITY));
        hear(at(3_000, 701).in(HOME).sigma(Double.POSITIVE_INFINITY));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);

        hear(at(4_000, 702).in(HOME));
        assertThat(progress.arrivedMs).isEqualTo(T + 4_000);
    }

    /** Where there is no route nothing else tells of a departure, so a jammed receiver is believed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_departure_that_nobody_believes_counts_where_no_route_could_tell_of_it(boolean hasRoute) {
        term(hasRoute ? ROUTE : null, "home");
        hear(at(0, 20).in(YARD));
        hear(at(1_000, 20).in(YARD).sigma(Double.POSITIVE_INFINITY));
        hear(Event.EXITED, ZoneKind.YARD, "yard", 1_500, null);

        assertThat(progress.departedMs).isEqualTo(hasRoute ? NEVER : T + 1_500);
    }

    /** Its radio is behind the others': they heard of another plan, and so of another destination, at 1.5 s. */
    @Test
    void what_it_said_under_the_plan_before_is_no_arrival_under_this_one() {
        hear(at(0, 100));
        hear(at(100, 110));
        life.term = new EscortTerm(
                T + 1_500, Long.MAX_VALUE, PLAN, false, ROUTE, 0, "home", Double.NaN, GATES, 0, new double[0][]);
        assertThat(hear(at(1_000, 700).in(HOME))).as("a yard").isTrue();
        assertThat(progress.arrivedMs).isEqualTo(NEVER);

        hear(at(1_500, 701).in(HOME));
        assertThat(progress.arrivedMs).isEqualTo(T + 1_500);
    }

    @Test
    void a_yard_that_is_not_the_destination_is_no_arrival() {
        hear(at(0, 100));
        hear(at(400, 110));
        hear(Event.ENTERED, ZoneKind.YARD, "halfway", 500, null);
        hear(at(1_000, 700).in(YARD));
        assertThat(progress.arrivedMs).isEqualTo(NEVER);

        hear(Event.ENTERED, ZoneKind.YARD, "home", 1_501, null);
        assertThat(progress.arrivedMs).isEqualTo(T + 1_501);
        assertThat(progress.arrivedUnobserved).isTrue();
        hear(Event.ENTERED, ZoneKind.YARD, "home", 1_600, null);
        assertThat(progress.arrivedMs).as("once").isEqualTo(T + 1_501);
    }

    @Test
    void who_has_left_the_destination_again_before_it_departed_does_not_arrive_by_a_sample() {
        life.endM = Double.POSITIVE_INFINITY;
        hear(Event.PRESENT, ZoneKind.YARD, "home", 0, null);
        hear(Event.EXITED, ZoneKind.YARD, "home", 100, null);
        assertThat(progress.departedMs).isEqualTo(T + 100);
        hear(at(1_000, 700));

        assertThat(progress.arrivedMs).isEqualTo(NEVER);
    }

    @Test
    void on_a_closed_route_no_half_is_the_far_one() {
        double[] lats = {Point.LAT_DEG, Point.LAT_DEG + 0.01, Point.LAT_DEG, Point.LAT_DEG};
        double[] lons = {Point.LON_DEG, Point.LON_DEG, Point.LON_DEG + 0.01, Point.LON_DEG};
        term(new RouteLine(lats, lons, 4), "home");
        assertThat(life.term.route().isClosed()).isTrue();
        life.endM = Double.POSITIVE_INFINITY;
        hear(Event.PRESENT, ZoneKind.YARD, "home", 0, null);
        hear(at(0, 0.9 * life.term.route().lengthM()).in(HOME));
        hear(at(1_000, 0.9 * life.term.route().lengthM()).in(HOME));

        assertThat(progress.arrivedMs).isEqualTo(NEVER);
    }

    @Test
    void it_stands_at_a_gate_since_the_first_of_gate_and_queue() {
        hear(at(0, 100));
        assertThat(hear(at(1_000, 280).in(ZoneKind.GATE_QUEUE.bit()))).isTrue();
        assertThat(hear(at(2_000, 281).in(ZoneKind.GATE_QUEUE.bit()))).isFalse();
        assertThat(hear(at(3_000, 298).in(ZoneKind.GATE.bit()))).isTrue();
        assertThat(progress.atGateMs).isEqualTo(T + 1_000);
        assertThat(hear(at(4_000, 320))).isTrue();
        assertThat(progress.atGateMs).isEqualTo(NEVER);

        hear(Event.ENTERED, ZoneKind.GATE, "entry", 5_000, null);
        hear(Event.PRESENT, ZoneKind.GATE_QUEUE, "queue", 6_000, null);
        assertThat(progress.atGateMs).isEqualTo(T + 5_000);
    }

    @Test
    void a_gate_is_passed_when_it_is_left_and_none_is_passed_backwards() {
        hear(at(0, 100));
        hear(Event.ENTERED, ZoneKind.GATE, "entry", 1_000, null);
        hear(Event.EXITED, ZoneKind.GATE, "entry", 2_000, "ZONE_RETIRED");
        hear(Event.EXITED, ZoneKind.GATE_QUEUE, "entry", 2_500, null);
        hear(Event.EXITED, ZoneKind.GATE, "strange", 2_600, null);
        assertThat(progress.gatesPassed).isZero();
        assertThat(progress.atGateMs).isEqualTo(T + 1_000);
        hear(Event.EXITED, ZoneKind.GATE, "entry", 3_000, null);
        assertThat(progress.gatesPassed).isEqualTo(2);
        assertThat(progress.passedMs).isEqualTo(T + 3_000);
        assertThat(progress.atGateMs).isEqualTo(NEVER);

        hear(Event.EXITED, ZoneKind.GATE, "exit-too", 4_000, null);
        assertThat(progress.gatesPassed).isEqualTo(2);
        assertThat(progress.passedMs).isEqualTo(T + 3_000);
    }

    @Test
    void it_is_off_the_route_where_no_place_on_it_is_near_but_not_where_one_passes_at_a_time() {
        hear(at(0, 100));
        for (ZoneKind kind : List.of(ZoneKind.YARD, ZoneKind.GATE, ZoneKind.GATE_QUEUE, ZoneKind.CUSTOMS_CONTROL)) {
            hear(at(1_000, 110).unmatched().in(OFF | kind.bit()));
            assertThat(progress.offMs).isEqualTo(NEVER);
        }
        hear(at(2_000, 110).unmatched().in(OFF));
        hear(at(3_000, 110).unmatched().in(OFF | ZoneKind.STOP_ALLOWED.bit()));
        assertThat(progress.offMs).isEqualTo(T + 2_000);
        hear(at(4_000, 120));
        assertThat(progress.offMs).isEqualTo(NEVER);
    }
}
