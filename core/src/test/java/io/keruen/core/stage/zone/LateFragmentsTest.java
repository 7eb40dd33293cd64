package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.drive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.kit.StoredBytes;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The holes of a vehicle's path: the last sixteen, between the pieces that were judged. */
class LateFragmentsTest {
    private static final long T0 = Walker.T0;
    private static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.YARD, 0, 0, 100, 100);

    /** Three samples a second apart every twenty seconds, so many times: far from the yard, a hole behind each. */
    private static List<At> pieces(int count) {
        List<At> samples = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            for (int i = 0; i < 3; i++) {
                samples.add(new At(20_000L * piece + 1_000L * i, 500, 500));
            }
        }
        return samples;
    }

    private static byte[] bytes(LateFragments fragments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fragments.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static LateFragments stored(LateFragments fragments) throws IOException {
        return StoredBytes.thereAndBack(fragments, LateFragments::write, in -> {
            LateFragments read = new LateFragments();
            read.read(in, 0);
            return read;
        });
    }

    @Test
    void of_more_than_sixteen_holes_the_oldest_are_forgotten() throws IOException {
        Walker walker = new Walker(YARD).walk(pieces(20));
        LateFragments fragments = walker.fragments;

        // 19 holes: the first three are forgotten.
        assertThat(fragments.holes).hasSize(16);
        LateHole oldest = fragments.holes.get(0);
        assertThat(oldest.left.endMs()).isEqualTo(T0 + 62_000);
        assertThat(oldest.right.endMs()).isEqualTo(T0 + 80_000);
        assertThat(oldest.main.fromMs).isEqualTo(T0 + 62_000);
        assertThat(oldest.main.toMs).isEqualTo(T0 + 80_000);
        assertThat(oldest.main.judged).isFalse();
        assertThat(oldest.spacingMs).isEqualTo(1_000);
        assertThat(fragments.at(T0 + 50_000)).isNull();
        assertThat(fragments.at(T0 + 62_000)).isNull();
        assertThat(fragments.at(T0 + 70_000)).isSameAs(oldest);
        assertThat(fragments.before(oldest)).isNull();
        LateHole next = fragments.holes.get(1);
        assertThat(fragments.after(oldest)).isSameAs(next);
        assertThat(fragments.before(next)).isSameAs(oldest);
        assertThat(fragments.after(fragments.holes.get(15))).isNull();
        assertThat(LateFragments.isUnsure(oldest, next)).isFalse();
        assertThat(LateFragments.isUnsure(null, oldest)).isFalse();
        assertThat(bytes(stored(fragments))).isEqualTo(bytes(fragments));
    }

    @Test
    void a_late_sample_falls_into_a_hole_that_is_known_or_nowhere() {
        Walker walker = new Walker(YARD).walk(pieces(20));
        LateFragments fragments = walker.fragments;
        LateHole fourth = fragments.holes.get(4);
        assertThat(fragments.isTouched(fourth)).isFalse();

        walker.late(List.of(new At(50_000, 500, 500)));
        assertThat(walker.unjudged).isEqualTo(1);
        walker.late(List.of(new At(143_000, 500, 500)));
        assertThat(walker.unjudged).isEqualTo(1);
        assertThat(fourth.left.endMs()).isEqualTo(T0 + 143_000);
        assertThat(fragments.isTouched(fourth)).isTrue();
        assertThat(fragments.isTouched(fragments.holes.get(5))).isFalse();
        walker.late(List.of(new At(179_000, 500, 500)));
        assertThat(fragments.holes.get(5).right.endMs()).isEqualTo(T0 + 179_000);
        assertThat(fragments.isTouched(fragments.holes.get(5))).isTrue();
    }

    @Test
    void a_hole_that_is_filled_is_none_any_more() {
        Walker walker = new Walker(YARD).walk(pieces(3));
        for (long ms = 3_000; ms < 20_000; ms += 1_000) {
            walker.late(List.of(new At(ms, 500, 500)));
        }

        assertThat(walker.unjudged).isZero();
        assertThat(walker.fragments.holes).hasSize(1);
        assertThat(walker.fragments.at(T0 + 30_000)).isSameAs(walker.fragments.holes.get(0));
    }

    @Test
    void late_samples_are_waited_for_while_there_is_a_hole() {
        LateFragments none = new LateFragments();
        none.patience.cameLate(T0);
        none.cameLate(T0);
        assertThat(none.patience.earliestMs()).isEqualTo(LatePatience.NEVER_MS);

        LateFragments some = new Walker(YARD).walk(pieces(2)).fragments;
        some.cameLate(T0);
        assertThat(some.patience.earliestMs()).isEqualTo(T0 + 30_000);
    }

    @Test
    void what_late_data_say_is_known_until_the_main_line_is_sure() throws IOException {
        Walker walker = new Walker(YARD).walk(pieces(1)).walk(new At(40_000, 500, 500));
        LateFragments fragments = walker.fragments;
        assertThat(fragments.isWaiting()).isTrue();
        fragments.saidLate(7, 1, T0 + 20_000);
        assertThat(fragments.isSaidLate(7, 1, T0 + 20_000)).isTrue();
        assertThat(fragments.isSaidLate(7, 1, T0 + 20_001)).isFalse();
        assertThat(stored(fragments).isSaidLate(7, 1, T0 + 20_000)).isTrue();

        walker.walk(new At(41_000, 500, 500), new At(42_000, 500, 500));
        assertThat(fragments.isWaiting()).isFalse();
        assertThat(fragments.isSaidLate(7, 1, T0 + 20_000)).isFalse();
        fragments.saidLate(7, 1, T0 + 20_000);
        assertThat(fragments.isSaidLate(7, 1, T0 + 20_000)).as("it is sure").isFalse();
    }

    @Test
    void a_hole_that_is_announced_is_one_however_short() {
        Walker walker = new Walker(YARD).walk(pieces(1));
        assertThat(walker.fragments.isWaiting()).isFalse();
        walker.fragments.hole(3, 17, 3, 19);
        assertThat(walker.fragments.isWaiting()).isTrue();
        walker.walk(new At(4_000, 500, 500));

        LateHole hole = walker.fragments.holes.get(0);
        assertThat(hole.main.judged).isTrue();
        assertThat(List.of(hole.left.bootId, hole.left.sequence)).containsExactly(3L, 17L);
        assertThat(List.of(hole.right.bootId, hole.right.sequence)).containsExactly(3L, 19L);
        assertThat(hole.left.endMs()).isEqualTo(T0 + 2_000);
        assertThat(hole.right.endMs()).isEqualTo(T0 + 4_000);
    }

    @Test
    void bytes_of_another_format_are_refused() {
        for (byte format : new byte[] {0, 6}) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {format}));
            assertThatThrownBy(() -> new LateFragments().read(in, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("format " + format);
        }
    }

    /** A hole, one sample that makes nobody sure, another hole, both unnumbered. */
    private static Walker unsure() {
        return new Walker(YARD).walk(drive(0, 10)).walk(drive(24, 25)).walk(drive(60, 63));
    }

    private static List<Boolean> touched(Walker walker) {
        return walker.fragments.holes.stream().map(walker.fragments::isTouched).toList();
    }

    @Test
    void what_came_to_the_hole_behind_waits_for_the_one_before() {
        assertThat(touched(unsure())).containsExactly(false, false);
        assertThat(touched(unsure().late(drive(10, 11)))).containsExactly(true, false);
        assertThat(touched(unsure().late(drive(23, 24)))).containsExactly(true, false);
        assertThat(touched(unsure().late(drive(59, 60)))).containsExactly(false, true);
        assertThat(touched(unsure().late(drive(25, 26)))).containsExactly(true, true);
        assertThat(touched(unsure().late(drive(25, 60)))).containsExactly(true);
        Walker another = unsure().walk(drive(90, 93)).late(drive(25, 60));
        assertThat(touched(another)).containsExactly(true, false);
    }

    @Test
    void samples_are_as_far_apart_as_the_last_two_but_no_more_than_a_second() {
        long[] steps = {0, 100, 1_000, 5_000};
        long[] expected = {1_000, 100, 1_000, 1_000};
        for (int i = 0; i < steps.length; i++) {
            Walker walker = new Walker(YARD).walk(new At(0, 500, 500));
            walker.walk(steps[i] == 0 ? List.of() : List.of(new At(steps[i], 500, 500)));
            walker.walk(new At(30_000, 500, 500));

            assertThat(walker.fragments.holes.get(0).spacingMs).isEqualTo(expected[i]);
        }
    }

    @Test
    void an_announced_hole_is_judged_as_a_path_if_it_is_short_enough() {
        for (long ms : new long[] {12_000, 12_001}) {
            Walker walker = new Walker(YARD).walk(pieces(1));
            walker.fragments.hole(3, 17, 3, 19);
            walker.walk(new At(ms, 500, 500));

            assertThat(walker.fragments.holes.get(0).main.judged).isEqualTo(ms == 12_000);
        }
    }

    /** The holes are filled at once, so that one is left; what the main line saw of the others is kept with it. */
    @Test
    void no_more_than_sixteen_holes_of_a_main_line_that_is_never_sure_are_kept() throws IOException {
        Walker walker = new Walker(Walker.line("rail", ZoneKind.BORDER_LINE, -100, 50.5, 5_000, 50.5));
        walker.walk(drive(0, 10)).walk(drive(60, 62));
        int most = 0;
        for (int s = 62; s < 162; s += 4) {
            walker.fragments.hole(1, s - 1, 1, s + 2);
            walker.walk(drive(s + 2, s + 4)).late(drive(s, s + 2), 1, 0);
            assertThat(walker.fragments.holes.size()).isLessThanOrEqualTo(2);
            most = Math.max(most, LateHolesIo.mains(walker.fragments.holes).size());
            assertThat(bytes(stored(walker.fragments))).isEqualTo(bytes(walker.fragments));
        }

        assertThat(most).isBetween(LateFragments.MAX - 1, LateFragments.MAX);
        assertThat(walker.unjudged).isZero();
    }

    @Test
    void at_the_end_that_the_main_line_is_not_sure_of_too_many_samples_are_thinned() {
        Walker walker = new Walker(Walker.line("rail", ZoneKind.BORDER_LINE, -100, 50.5, 5_000, 50.5));
        walker.walk(drive(0, 10)).walk(drive(60, 186));
        assertThat(walker.fragments.holes.get(0).right.spots).hasSize(126);
        assertThat(walker.fragments.overfull()).isNull();

        walker.walk(drive(186, 187));
        assertThat(walker.fragments.holes.get(0).right.spots).hasSize(96);
    }

    @Test
    void where_the_main_line_is_sure_the_visits_know_nothing_of_its_alerts() {
        Walker walker = new Walker(LateDrives.KEEP_OUT).walk(drive(0, 10)).walk(drive(24, 28));

        assertThat(walker.findings).isNotEmpty();
        assertThat(walker.visits.entries[0].longs).isNotEqualTo(new long[walker.visits.entries[0].longs.length]);
        ZoneVisits right = walker.fragments.holes.get(0).right.visits;
        assertThat(right).isNotNull();
        assertThat(right.count).isEqualTo(1);
        assertThat(right.entries[0].longs).containsOnly(0);
        assertThat(right.entries[0].enterMs).isZero();
    }

    @Test
    void that_the_last_sample_was_clear_is_kept_when_it_is_stored() throws IOException {
        Walker walker = new Walker(YARD).walk(pieces(1)).walk(new At(40_000, 500, 500), new At(41_000, 500, 500));
        assertThat(bytes(stored(walker.fragments))).isEqualTo(bytes(walker.fragments));

        walker.restart().walk(new At(42_000, 500, 500));
        assertThat(walker.fragments.holes.get(0).right.spots).hasSize(2);
        assertThat(walker.fragments.isWaiting()).isFalse();
    }

    @Test
    void what_was_known_before_is_forgotten_when_stored_holes_are_read() throws IOException {
        LateFragments fragments = new Walker(YARD).walk(pieces(3)).fragments;
        fragments.read(new DataInputStream(new ByteArrayInputStream(bytes(new LateFragments()))), 0);

        assertThat(fragments.holes).isEmpty();
    }
}
