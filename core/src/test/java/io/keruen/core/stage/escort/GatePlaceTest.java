package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a vehicle stands to its gate, told by its newest samples; places are metres north of the gate's line. */
class GatePlaceTest {
    private static final long T = 1_700_000_000_000L;
    private static final double FAR_DEG = 0.001;

    /** Across the road; a vehicle is past it one metre behind it. */
    private static final Zone LINE = zone(ZoneSpec.of("line", ZoneKind.GATE, Shape.line(new double[] {
        Point.LAT_DEG, Point.LON_DEG - FAR_DEG, Point.LAT_DEG, Point.LON_DEG + FAR_DEG
    })));

    /** From the line on for thirty metres. */
    private static final Zone AREA = zone(ZoneSpec.of("area", ZoneKind.GATE, Shape.polygon(new double[] {
        Point.LAT_DEG,
        Point.LON_DEG - FAR_DEG,
        Point.LAT_DEG,
        Point.LON_DEG + FAR_DEG,
        Point.LAT_DEG + 30 * Point.DEG_PER_M,
        Point.LON_DEG + FAR_DEG,
        Point.LAT_DEG + 30 * Point.DEG_PER_M,
        Point.LON_DEG - FAR_DEG
    })));

    private static Zone zone(ZoneSpec spec) {
        return new ZoneTable(List.of(spec)).zone(0);
    }

    private final EscortMember member = new EscortMember("A", new PairLayout(EscortKit.catalog()));
    private final LeaderPlace spare = new LeaderPlace();
    private GatePlace place = new GatePlace();
    private long ms;

    /** The vehicle is there one second later, and the gate looks. */
    private String at(double northM, Zone... gate) {
        return at(northM, 0.1, gate);
    }

    private String at(double northM, double sigmaM, Zone... gate) {
        ms += 1_000;
        spot(ms, northM, sigmaM);
        place.follow(member, List.of(gate), T, spare);
        return where();
    }

    private void spot(long atMs, double northM, double sigmaM) {
        member.spot.heardMs = T + atMs;
        member.spot.sampledMs = T + atMs;
        member.spot.latDeg = Point.LAT_DEG + northM * Point.DEG_PER_M;
        member.spot.lonDeg = Point.LON_DEG;
        member.spot.sigmaM = sigmaM;
    }

    private String where() {
        return (place.isAt() ? "at" : "not at")
                + (place.mayBeBehind() ? " behind" : "")
                + (place.hasLeft() ? " left" : "");
    }

    @Test
    void it_is_at_a_line_from_fifteen_metres_before_it_until_it_is_clear_behind() {
        assertThat(at(-15.5, LINE)).isEqualTo("not at");
        assertThat(at(-14.5, LINE)).isEqualTo("at");
        assertThat(at(-0.5, LINE)).isEqualTo("at");
        assertThat(at(0.5, LINE)).as("on the line").isEqualTo("at behind");
        assertThat(at(-0.5, LINE)).isEqualTo("at");
        assertThat(at(1.5, LINE)).isEqualTo("not at behind");
        assertThat(at(0.5, LINE)).as("backs, but not over it").isEqualTo("not at behind");
        assertThat(at(-0.5, LINE)).as("not clear of it").isEqualTo("not at behind");
        assertThat(at(-1.5, LINE)).isEqualTo("at");
    }

    @Test
    void it_is_left_more_than_the_reach_and_the_band_behind() {
        at(-14, LINE);
        assertThat(at(15.5, LINE)).isEqualTo("not at behind");
        assertThat(at(16.5, LINE)).isEqualTo("not at behind left");
        assertThat(at(14, LINE)).as("it was away, and comes from there").isEqualTo("at left");
    }

    @Test
    void a_line_that_is_crossed_out_of_reach_is_behind_it_all_the_same() {
        assertThat(at(-20, LINE)).isEqualTo("not at left");
        assertThat(at(20, LINE)).isEqualTo("not at behind left");
        assertThat(at(40, LINE)).isEqualTo("not at behind left");
        assertThat(at(-40, LINE)).isEqualTo("not at left");
    }

    @Test
    void who_crossed_it_near_stays_behind_it_when_it_is_far() {
        at(-5, LINE);
        at(5, LINE);
        assertThat(at(30, LINE)).isEqualTo("not at behind left");
        assertThat(at(60, LINE)).isEqualTo("not at behind left");
    }

    @Test
    void who_is_first_seen_within_reach_stands_before_it() {
        assertThat(at(5, LINE)).isEqualTo("at");
    }

    @Test
    void within_the_band_beyond_the_reach_a_line_is_known_only_to_whom_it_was() {
        assertThat(at(-15.5, LINE)).isEqualTo("not at");
        at(-14, LINE);
        assertThat(at(-15.5, LINE)).as("kept, but out of reach").isEqualTo("not at");
        assertThat(at(14, LINE)).isEqualTo("not at behind");
    }

    @Test
    void of_an_area_the_first_sample_takes_the_sign_and_later_ones_must_be_clear() {
        assertThat(at(0.5, AREA)).isEqualTo("at behind");
        assertThat(at(-0.5, AREA)).as("in the band").isEqualTo("at behind");
        assertThat(at(-1.5, AREA)).isEqualTo("not at behind");
        assertThat(at(0.5, AREA)).as("in the band again").isEqualTo("not at behind");
        assertThat(at(1.5, AREA)).isEqualTo("at behind");
        assertThat(at(29.5, AREA)).isEqualTo("at behind");
        assertThat(at(31.5, AREA)).isEqualTo("not at behind");
        assertThat(at(45.5, AREA)).isEqualTo("not at behind");
        assertThat(at(46.5, AREA)).isEqualTo("not at behind left");
    }

    @Test
    void the_band_grows_with_three_sigmas() {
        at(-10, 3, LINE);
        assertThat(at(8.5, 3, LINE)).isEqualTo("at behind");
        assertThat(at(9.5, 3, LINE)).isEqualTo("not at behind");
        assertThat(at(23.5, 3, LINE)).isEqualTo("not at behind");
        assertThat(at(24.5, 3, LINE)).isEqualTo("not at behind left");
    }

    @Test
    void a_sample_of_no_use_is_as_if_it_had_no_place() {
        at(-10, LINE);
        assertThat(at(50, 100.1, LINE)).isEqualTo("at");
        assertThat(at(-340, 100, LINE)).isEqualTo("not at left");
        assertThat(at(-10, Double.NaN, LINE))
                .as("of unknown accuracy, taken as it is")
                .isEqualTo("at left");
    }

    private static Zone lineAt(double northM) {
        double latDeg = Point.LAT_DEG + northM * Point.DEG_PER_M;
        double[] line = {latDeg, Point.LON_DEG - FAR_DEG, latDeg, Point.LON_DEG + FAR_DEG};
        return zone(ZoneSpec.of("at " + northM, ZoneKind.GATE, Shape.line(line)));
    }

    @Test
    void of_two_lines_within_reach_the_one_is_still_known_when_the_other_is_left_behind() {
        Zone second = lineAt(20);
        assertThat(at(-10, second, LINE)).isEqualTo("at");
        assertThat(at(10, second, LINE)).as("between them").isEqualTo("at behind");
        assertThat(at(25, second, LINE)).isEqualTo("not at behind");
        assertThat(at(28, second, LINE)).isEqualTo("not at behind");
    }

    @Test
    void of_a_gate_of_several_zones_each_counts_and_away_is_away_from_all() {
        Zone other = lineAt(100);
        assertThat(at(-10, other, LINE)).isEqualTo("at");
        assertThat(at(10, other, LINE)).isEqualTo("not at behind");
        assertThat(at(90, other, LINE)).isEqualTo("at behind");
        assertThat(at(50, other, LINE)).isEqualTo("not at behind left");
    }

    @Test
    void without_a_zone_nothing_is_left_and_what_was_behind_stays_behind() {
        at(-5, LINE);
        at(5, LINE);
        assertThat(at(500)).isEqualTo("not at behind");

        place = new GatePlace();
        assertThat(at(500)).isEqualTo("not at");
    }

    @Test
    void away_counts_only_after_the_moment_from_which_on_it_is_looked_for() {
        spot(1_000, 50, 0.1);
        place.follow(member, List.of(LINE), T + 1_000, spare);
        assertThat(place.hasLeft()).isFalse();
        spot(1_001, 50, 0.1);
        place.follow(member, List.of(LINE), T + 1_000, spare);
        assertThat(place.hasLeft()).isTrue();
    }

    @Test
    void every_sample_since_the_last_look_counts_in_order_and_none_twice() {
        for (Point point :
                List.of(Point.of("A", T + 1_000, -10), Point.of("A", T + 2_000, 5), Point.of("A", T + 3_000, 8))) {
            member.queue.append(Point.frame(List.of(point)));
            int i = member.queue.takePending(1, 0);
            member.spot.take(member.queue, i);
            member.ring.add(member.queue, i);
        }
        place.follow(member, List.of(LINE), T, spare);
        assertThat(where()).isEqualTo("not at behind");

        place.follow(member, List.of(LINE), T, spare);
        assertThat(where()).isEqualTo("not at behind");
        spot(2_500, -30, 0.1);
        place.follow(member, List.of(LINE), T, spare);
        assertThat(where()).as("older than what was seen").isEqualTo("not at behind");
    }

    @Test
    void it_goes_on_as_it_was_written() throws IOException {
        at(-10, LINE);
        at(0.5, LINE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        place.write(new DataOutputStream(bytes));
        place = new GatePlace();
        place.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(where()).isEqualTo("at behind");
        assertThat(at(1.5, LINE)).isEqualTo("not at behind");
        assertThat(at(-1.5, LINE)).isEqualTo("at");
    }
}
