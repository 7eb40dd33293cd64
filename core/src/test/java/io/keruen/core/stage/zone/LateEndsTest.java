package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The two ends of a hole: where they are, what follows them, what they leave out when they keep too much. */
class LateEndsTest {
    private static final long PATH_MS = 10_000;

    private static LateSpot spot(long tMs, double latDeg, double lonDeg) {
        return new LateSpot(tMs, latDeg, lonDeg, 1);
    }

    private static LateFront front(boolean right, LateSpot... spots) {
        LateFront front = new LateFront(right, false);
        front.spots = new ArrayList<>(List.of(spots));
        return front;
    }

    private static LateHole hole() {
        LateFront left = front(false, spot(1_000, 0, 0), spot(2_000, 0, 0));
        LateFront right = front(true, spot(9_000, 0, 0), spot(9_500, 0, 0));
        return new LateHole(left, right, new MainHole(), 500);
    }

    @Test
    void a_hole_lies_between_the_last_sample_before_and_the_first_behind() {
        LateHole hole = hole();

        assertThat(hole.lengthMs()).isEqualTo(7_000);
        assertThat(hole.contains(2_000)).isFalse();
        assertThat(hole.contains(2_001)).isTrue();
        assertThat(hole.contains(8_999)).isTrue();
        assertThat(hole.contains(9_000)).isFalse();
        LateHole part = hole.part(hole.left, front(true, spot(4_000, 0, 0)));
        assertThat(part.lengthMs()).isEqualTo(2_000);
        assertThat(part.main).isSameAs(hole.main);
        assertThat(part.spacingMs).isEqualTo(500);
    }

    @Test
    void a_left_end_is_where_its_visits_are_if_it_keeps_no_samples() {
        LateFront left = front(false);
        left.visits = new ZoneVisits();
        left.visits.moveTo(5_000, 0, 0, 1);

        assertThat(left.endMs()).isEqualTo(5_000);
        left.spots.add(spot(6_000, 0, 0));
        assertThat(left.endMs()).isEqualTo(6_000);
        LateFront right = front(true, spot(7_000, 0, 0));
        right.visits = left.visits;
        assertThat(right.endMs()).isEqualTo(7_000);
    }

    @Test
    void the_next_number_of_the_same_boot_follows_and_no_other() {
        LateFront left = front(false, spot(1_000, 0, 0));
        LateFront right = front(true, spot(1_000, 0, 0));
        for (LateFront front : List.of(left, right)) {
            front.bootId = 3;
            front.sequence = 20;
        }

        for (long sequence = 18; sequence <= 22; sequence++) {
            assertThat(left.isNext(3, sequence, 1_100, 100)).isEqualTo(sequence == 21);
            assertThat(right.isNext(3, sequence, 900, 100)).isEqualTo(sequence == 19);
        }
    }

    @Test
    void without_numbers_of_one_boot_one_and_a_half_steps_of_time_follow() {
        LateFront left = front(false, spot(1_000, 0, 0));
        left.bootId = 3;
        left.sequence = 20;

        for (long bootId : new long[] {3, 4}) {
            long sequence = bootId == 3 ? Sample.ABSENT : 21;
            assertThat(left.isNext(bootId, sequence, 1_151, 101)).isTrue();
            assertThat(left.isNext(bootId, sequence, 1_152, 101)).isFalse();
            assertThat(left.isNext(bootId, sequence, 849, 101)).isTrue();
            assertThat(left.isNext(bootId, sequence, 848, 101)).isFalse();
        }
        left.sequence = Sample.ABSENT;
        assertThat(left.isNext(3, 21, 1_151, 101)).isTrue();
        assertThat(left.isNext(3, 21, 1_152, 101)).isFalse();
    }

    @Test
    void a_way_is_as_long_east_as_north() {
        LateSpot here = spot(0, 60, 80);

        assertThat(here.square(spot(0, 60.003, 80.008))).isCloseTo(25e-6, within());
        assertThat(here.square(spot(0, 59.997, 79.992))).isCloseTo(25e-6, within());
        assertThat(here.square(here)).isZero();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    /** Ten samples on a line, a second apart, the way between them longer each time. */
    private static LateFront accelerating() {
        LateSpot[] spots = new LateSpot[10];
        for (int i = 0; i < spots.length; i++) {
            spots[i] = spot(1_000L * i, 0, 1e-4 * i * i);
        }
        return front(false, spots);
    }

    private static List<Long> times(LateFront front) {
        return front.spots.stream().map(LateSpot::tMs).toList();
    }

    @Test
    void where_it_hardly_moved_samples_are_left_out_first_but_not_the_two_at_either_end() {
        LateFront front = accelerating();

        // Without 2 the way from 1 to 3 is 8 units, without 3 that from 2 to 4 is 12, and so on: 2 goes first, then 3.
        front.thin(9, PATH_MS, List.of());
        assertThat(times(front)).containsExactly(0L, 1_000L, 3_000L, 4_000L, 5_000L, 6_000L, 7_000L, 8_000L, 9_000L);
        // From 1 to 4 are now 15 units, from 3 to 5 16, from 4 to 6 20.
        front.thin(8, PATH_MS, List.of());
        assertThat(times(front)).containsExactly(0L, 1_000L, 4_000L, 5_000L, 6_000L, 7_000L, 8_000L, 9_000L);
        front.thin(4, PATH_MS, List.of());
        assertThat(times(front)).containsExactly(0L, 1_000L, 8_000L, 9_000L);
    }

    @Test
    void a_sample_without_which_there_would_be_a_hole_goes_after_the_others() {
        LateFront front = accelerating();

        // Only three in a row within two seconds are a path: each left out makes the next ones no path any more.
        front.thin(9, 2_000, List.of());
        front.thin(8, 2_000, List.of());

        assertThat(times(front)).containsExactly(0L, 1_000L, 3_000L, 5_000L, 6_000L, 7_000L, 8_000L, 9_000L);
    }

    @Test
    void what_tells_something_goes_last() {
        LateFront front = accelerating();
        List<LateSpot> telling = List.of(front.spots.get(2), front.spots.get(3));

        front.thin(6, PATH_MS, telling);
        assertThat(front.spots).containsAll(telling);
        front.thin(5, PATH_MS, telling);
        assertThat(front.spots).containsAnyElementsOf(telling).hasSize(5);
    }
}
