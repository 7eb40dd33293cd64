package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A zone that is sent again while a vehicle is in it or near it: with another shape, or another version at once. */
class ZoneRedrawnTest {
    private static final ZoneSpec WIDE = depot(0, 100);
    private static final ZoneSpec NARROW = depot(0, 40);
    private static final String ALERT = " restricted-zone truck@depot ";

    private static ZoneSpec depot(double west, double east) {
        return Walker.rectangle("depot", ZoneKind.RESTRICTED, west, 0, east, 100);
    }

    private static ZoneSpec again(ZoneSpec spec, long version) {
        return ZoneVersions.of(spec, version, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static Walker redraw(Walker walker, ZoneSpec spec) {
        walker.zones = new ZoneTable(List.of(spec));
        return walker;
    }

    @Test
    void a_visit_ends_where_the_zone_is_no_more() {
        for (boolean restarts : new boolean[] {false, true}) {
            for (long version : new long[] {1, 2}) {
                Walker walker = redraw(new Walker(WIDE).walk(at(0, 50, 50, 50)), again(NARROW, version));
                (restarts ? walker.restart() : walker).walk(at(3, 50, 50, 60));

                assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 3000 ZONE_RETIRED");
                assertThat(walker.found()).containsExactly("RAISED" + ALERT + "0 0", "CLEARED" + ALERT + "0 3000");
            }
        }
    }

    @Test
    void a_vehicle_that_the_zone_is_drawn_over_is_found_present() {
        for (boolean restarts : new boolean[] {false, true}) {
            for (long version : new long[] {1, 2}) {
                Walker walker = redraw(new Walker(NARROW).walk(at(0, 43, 41.5, 40.5)), again(WIDE, version));
                (restarts ? walker.restart() : walker).walk(at(3, 42, 43, 44));

                assertThat(walker.said()).containsExactly("PRESENT depot 3000");
            }
        }
    }

    @Test
    void a_visit_goes_on_where_the_zone_still_is() {
        for (long version : new long[] {1, 2}) {
            Walker walker = redraw(new Walker(WIDE).walk(at(0, 30, 30, 30)), again(NARROW, version));
            walker.walk(at(3, 35, 45, 55));

            assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 3500");
            assertThat(walker.found()).element(1).isEqualTo("CLEARED" + ALERT + "0 3500");
        }
    }

    /** Half a metre outside of the new boundary it keeps its side; when it leaves it has been outside since then. */
    @Test
    void a_visit_in_the_band_of_the_new_boundary_ends_when_the_vehicle_leaves() {
        for (long version : new long[] {1, 2}) {
            Walker walker = redraw(new Walker(WIDE).walk(at(0, 40.5, 40.5, 40.5)), again(NARROW, version));
            walker.walk(at(3, 40.6, 45, 55));

            assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 3000");
        }
    }

    /** Nobody saw when within the hole it was outside first. */
    @Test
    void a_visit_that_ends_across_a_hole_was_not_observed_to_end() {
        for (long version : new long[] {1, 2}) {
            Walker walker = redraw(new Walker(WIDE).walk(at(0, 40.5, 40.5, 40.5)), again(NARROW, version));
            walker.walk(at(30, 40.6, 45, 55));

            assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 30000 unobserved");
        }
    }

    @Test
    void a_version_that_begins_between_two_samples_is_left_from_then_on() {
        ZoneSpec second = ZoneVersions.of(NARROW, 2, Walker.T0 + 2_400, Long.MAX_VALUE);
        Walker walker = new Walker(WIDE, second).walk(at(0, 40.5, 40.5, 40.5, 40.6, 45, 55));

        assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 2400");
    }

    @Test
    void a_visit_that_ends_in_the_step_of_the_change_ends_at_the_new_boundary() {
        for (long version : new long[] {1, 2}) {
            Walker walker = redraw(new Walker(WIDE).walk(at(0, 30, 30, 30)), again(NARROW, version));
            walker.walk(at(3, 50, 60));

            assertThat(walker.said()).containsExactly("PRESENT depot 0", "EXITED depot 2500");
        }
    }

    /** In its safe circle a vehicle asks nothing of the zones: what it is judged by changes all the same. */
    @Test
    void another_limit_dwell_or_jurisdiction_counts_from_the_next_sample() {
        ZoneSpec plain = Walker.rectangle("depot", ZoneKind.STOP_ALLOWED, -1_000, -1_000, 1_000, 1_000);
        ZoneSpec strict = Walker.with(plain, Jurisdiction.CN, 5, 60_000);
        for (int way = 0; way < 3; way++) {
            boolean circles = way > 0;
            Walker walker = redraw(new Walker(circles, plain).walk(walk(0, 30)), strict);
            (way > 1 ? walker.restart() : walker).walk(walk(30, 100));

            assertThat(walker.limits.subList(0, 30)).containsOnly(Double.NaN);
            assertThat(walker.limits.subList(30, 130)).as("circles " + circles).containsOnly(5.0);
            assertThat(walker.visits.jurisdiction()).isEqualTo("CN");
            assertThat(walker.found()).containsExactly("RAISED zone-dwell truck@depot 60000 61000");
        }
    }

    private static List<Walker.At> walk(int fromS, int seconds) {
        return IntStream.range(fromS, fromS + seconds)
                .mapToObj(s -> new Walker.At(1_000L * s, s, 0))
                .toList();
    }
}
