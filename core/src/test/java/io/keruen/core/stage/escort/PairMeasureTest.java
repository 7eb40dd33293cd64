package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.Situation;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.kit.Drive;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clear road between two vehicles, and when nobody knows it. The leader is 10 m long. */
class PairMeasureTest {
    private static final long T = 1_700_000_000_000L;
    private static final PlannedVehicle LEADER = PlannedVehicle.of("A", Role.LEAD, 10);

    private final PairMeasure measure = new PairMeasure();
    private final EscortMember follower = new EscortMember("B", new PairLayout(RuleCatalog.standard()));

    private static LeaderPlace leader(Point point) {
        LeaderPlace place = new LeaderPlace();
        TrackFrame frame = Point.frame(List.of(point));
        place.known = true;
        place.latDeg = frame.latDeg[0];
        place.lonDeg = frame.lonDeg[0];
        place.chainageM = frame.chainageM[0];
        place.sigmaM = frame.sigmaM[0];
        place.zoneKinds = frame.zoneKinds[0];
        return place;
    }

    private static Point a(double chainageM) {
        return Point.of("A", T, chainageM);
    }

    private static Point b(double chainageM) {
        return Point.of("B", T, chainageM);
    }

    private PairSample at(Point point, LeaderPlace place) {
        follower.queue.append(Point.frame(List.of(point)));
        place.routeKey = follower.situation.routeKey();
        int i = follower.queue.takePending(1, place.routeKey);
        PairSample pair = new PairSample();
        measure.at(follower, i, LEADER, place, pair);
        follower.ring.add(follower.queue, i);
        follower.queue.popWaiting();
        return pair;
    }

    /** It has waited while another one came in force. */
    @Test
    void places_along_a_route_that_is_not_in_force_any_more_are_measured_in_a_straight_line() {
        LeaderPlace place = leader(a(150));
        place.routeKey = 7;
        follower.queue.append(Point.frame(List.of(b(100))));
        PairSample pair = new PairSample();
        measure.at(follower, follower.queue.takePending(1, 7), LEADER, place, pair);

        assertThat(pair.orderKnown).isFalse();
        assertThat(pair.gapM).isCloseTo(40, Offset.offset(0.1));
    }

    /** A square of a kilometre each side, or the same left open. */
    private static RouteLine square(boolean closed) {
        double[] north = {0, 0, 1_000, 1_000, closed ? 0 : 20};
        double[] east = {0, 1_000, 1_000, 0, 0};
        double[] latDeg = new double[5];
        double[] lonDeg = new double[5];
        for (int i = 0; i < 5; i++) {
            latDeg[i] = Drive.latDeg(north[i]);
            lonDeg[i] = Drive.lonDeg(east[i]);
        }
        return new RouteLine(latDeg, lonDeg, 6);
    }

    private void on(@Nullable RouteLine route) {
        follower.situation = new Situation(
                0, Long.MAX_VALUE, null, 1, route, 1, null, Double.NaN, Double.NaN, 0, 0, new double[0][]);
    }

    @Test
    void it_says_who_and_where() {
        PairSample pair = at(b(50).speed(7), leader(a(100)));

        assertThat(pair.followerId).isEqualTo("B");
        assertThat(pair.leaderId).isEqualTo("A");
        assertThat(pair.eventTimeMs).isEqualTo(T);
        assertThat(pair.latDeg).isEqualTo(b(50).latDeg());
        assertThat(pair.lonDeg).isEqualTo(Point.frame(List.of(b(50))).lonDeg[0]);
        assertThat(pair.followerSpeedMps).isEqualTo(7);
        assertThat(pair.leaderLengthM).isEqualTo(10);
        assertThat(pair.followerChainageM).isEqualTo(50);
        assertThat(pair.leaderChainageM).isEqualTo(100);
        assertThat(pair.orderKnown).isTrue();
        assertThat(pair.suspended).isFalse();
        assertThat(pair.gapM).isEqualTo(40);
    }

    @Test
    void a_gap_below_the_length_of_the_leader_is_a_matter_of_order() {
        assertThat(at(b(100), leader(a(100))).gapM).isEqualTo(-10);
        assertThat(at(b(100.5), leader(a(100))).gapM).isNaN();
        assertThat(at(b(101), leader(a(100))).orderKnown).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 5, true", "5.01, 1, false", "1, 5.01, false"})
    void above_five_metres_of_accuracy_nothing_is_known(double followerM, double leaderM, boolean isKnown) {
        PairSample pair = at(b(50).sigma(followerM), leader(a(100).sigma(leaderM)));

        assertThat(pair.orderKnown).isEqualTo(isKnown);
        assertThat(Double.isNaN(pair.gapM)).isNotEqualTo(isKnown);
    }

    @Test
    void without_a_place_on_the_route_the_straight_line_counts_and_the_order_is_unknown() {
        for (int which = 0; which < 2; which++) {
            Point one = which == 0 ? b(50).unmatched() : b(50);
            Point other = which == 0 ? a(100) : a(100).unmatched();
            PairSample pair = at(one, leader(other));

            assertThat(pair.orderKnown).isFalse();
            assertThat(pair.followerChainageM).isNaN();
            assertThat(pair.leaderChainageM).isNaN();
            assertThat(pair.gapM).isCloseTo(40, Offset.offset(0.2));
        }
        LeaderPlace unknown = leader(a(100));
        unknown.known = false;
        assertThat(at(b(50), unknown).gapM).isNaN();
        assertThat(at(b(50), unknown).followerChainageM).isNaN();
    }

    @Test
    void on_a_closed_route_laps_do_not_count() {
        RouteLine route = square(true);
        double lapM = route.lengthM();
        on(route);

        assertThat(at(b(100), leader(a(160 + 2 * lapM))).gapM).isCloseTo(50, Offset.offset(1e-6));
        assertThat(at(b(lapM - 20), leader(a(30))).gapM).isCloseTo(40, Offset.offset(1e-6));
        assertThat(at(b(lapM - 20), leader(a(30))).leaderChainageM).isCloseTo(lapM + 30, Offset.offset(1e-6));
        assertThat(at(b(30), leader(a(lapM - 20))).gapM).as("it is behind").isNaN();
        assertThat(at(b(0), leader(a(0.49 * lapM))).gapM).isCloseTo(0.49 * lapM - 10, Offset.offset(1e-6));
        assertThat(at(b(0), leader(a(0.51 * lapM))).gapM).isNaN();

        on(square(false));
        assertThat(at(b(0), leader(a(0.51 * lapM))).gapM).isCloseTo(0.51 * lapM - 10, Offset.offset(1e-6));
        on(null);
        assertThat(at(b(100), leader(a(160 + 2 * lapM))).gapM).isCloseTo(2 * lapM + 50, Offset.offset(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"2, true", "2.01, false"})
    void a_pair_is_judged_again_when_the_follower_is_faster_than_two_metres_a_second(double mps, boolean isSuspended) {
        assertThat(at(b(50), leader(a(100).in(ZoneKind.GATE.bit()))).suspended).isTrue();
        assertThat(at(b(50).speed(mps), leader(a(100))).suspended).isEqualTo(isSuspended);
        assertThat(follower.suspended).isEqualTo(isSuspended);
    }

    /** Six metres in three seconds are two metres a second. */
    @ParameterizedTest
    @CsvSource({"5.9, true", "6.1, false"})
    void one_that_says_no_speed_is_as_fast_as_its_way_of_three_seconds(double wayM, boolean isSuspended) {
        for (int s = 0; s <= 6; s++) {
            Point point = Point.of("B", T + 1_000L * s, 50 + wayM * s / 3).speed(Double.NaN);
            LeaderPlace place = leader(s == 0 ? a(100).in(ZoneKind.YARD.bit()) : a(100));

            assertThat(at(point, place).suspended).as("after %d s", s).isEqualTo(s < 3 || isSuspended);
        }
    }
}
