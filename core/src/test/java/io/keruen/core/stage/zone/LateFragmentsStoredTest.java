package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.stage.flow.StateIo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes as earlier releases wrote them, byte by byte. */
class LateFragmentsStoredTest {
    private static final long HEARD_MS = 5_000_000;
    private static final long PATIENCE_MS = 30_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Announced no hole, its left end number 11 of boot 1, its right one number 13 of boot 2. */
    private void header(int format, boolean collecting, long... corrections) throws IOException {
        out.writeByte(format);
        out.writeBoolean(false);
        out.writeBoolean(collecting);
        if (format > 2) {
            out.writeBoolean(true);
        }
        for (long each : new long[] {1, 11, 2, 13}) {
            out.writeLong(each);
        }
        if (format > 1) {
            StateIo.writeLongs(out, corrections, corrections.length);
        }
        if (format > 3) {
            StateIo.writeLongs(out, new long[] {7, 1, 20_000}, 3);
        }
    }

    private void noHoles(int format) throws IOException {
        if (format > 3) {
            out.writeByte(0);
        }
        out.writeByte(0);
    }

    /** From 10,000 to 20,000, for the main line from this time; ends kept as format 2 did. */
    private void hole(boolean late, boolean sure, long fromMs, long... keysBehind) throws IOException {
        for (boolean right : new boolean[] {false, true}) {
            LateFront front = new LateFront(right, right && late);
            if (sure || !right) {
                front.visits = new ZoneVisits();
                front.visits.moveTo(right ? 20_000 : 10_000, 47, 82, 1);
            }
            if (right) {
                front.spots.add(new LateSpot(20_000, 47, 82, 1));
            }
            front.write(out, false);
        }
        out.writeLong(1_000);
        out.writeBoolean(false);
        out.writeLong(fromMs);
        out.writeLong(20_000);
        for (int i = 0; i < 5; i++) {
            out.writeDouble(1);
        }
        StateIo.writeLongs(out, new long[] {7}, 1);
        out.writeBoolean(keysBehind.length > 0);
        if (keysBehind.length > 0) {
            StateIo.writeLongs(out, keysBehind, keysBehind.length);
        }
        StateIo.writeLongs(out, new long[0], 0);
        out.writeInt(9);
    }

    private LateFragments read() throws IOException {
        LateFragments fragments = new LateFragments();
        fragments.patience.cameLate(1);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        fragments.read(in, HEARD_MS);
        assertThat(in.available()).isZero();
        return fragments;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void without_holes_nothing_is_waited_for(int format) throws IOException {
        header(format, false);
        noHoles(format);
        LateFragments fragments = read();

        assertThat(fragments.holes).isEmpty();
        assertThat(fragments.isWaiting()).isFalse();
        assertThat(fragments.patience.earliestMs()).isEqualTo(LatePatience.NEVER_MS);
        assertThat(fragments.isSaidLate(7, 1, 20_000)).isEqualTo(format == 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void what_the_main_line_is_to_be_told_of_is_waited_for_from_when_it_was_heard_last(int format) throws IOException {
        header(format, false, 7, 20_000, 15_000);
        noHoles(format);

        assertThat(read().patience.earliestMs()).isEqualTo(HEARD_MS + PATIENCE_MS);
    }

    @Test
    void the_second_format_collected_only_at_an_end_of_the_main_line_that_was_not_sure() throws IOException {
        for (boolean collecting : new boolean[] {true, false}) {
            for (boolean late : new boolean[] {true, false}) {
                for (boolean sure : new boolean[] {true, false}) {
                    bytes.reset();
                    header(2, collecting);
                    out.writeByte(1);
                    hole(late, sure, 10_000);
                    LateFragments fragments = read();

                    assertThat(fragments.isWaiting()).isEqualTo(collecting && !late && !sure);
                    LateHole hole = fragments.holes.get(0);
                    assertThat(hole.left.endMs()).isEqualTo(10_000);
                    assertThat(hole.right.endMs()).isEqualTo(20_000);
                    assertThat(hole.idle).isEqualTo(9);
                    assertThat(fragments.patience.earliestMs()).isEqualTo(LatePatience.NEVER_MS);
                }
            }
        }
    }

    @Test
    void an_end_that_late_samples_came_to_is_waited_for() throws IOException {
        header(2, false);
        out.writeByte(1);
        hole(false, true, 9_000);

        assertThat(read().patience.earliestMs()).isEqualTo(HEARD_MS + PATIENCE_MS);
    }

    /** Inside of zone 7 on both sides, of zone 8 behind the hole: whoever fills it has to know. */
    @Test
    void the_second_format_is_sure_of_the_zones_that_the_main_line_was_in_behind_the_hole() throws IOException {
        for (boolean late : new boolean[] {true, false}) {
            bytes.reset();
            header(2, false);
            out.writeByte(1);
            hole(late, false, 10_000, 7, 8);
            LateFront right = read().holes.get(0).right;

            assertThat(right.find(7) == null).isEqualTo(late);
            if (!late) {
                ZoneEntry same = right.find(7);
                ZoneEntry begun = right.find(8);
                assertThat(same).isNotNull();
                assertThat(begun).isNotNull();
                assertThat(same.inside).isTrue();
                assertThat(same.beyond).isEqualTo(-2);
                assertThat(same.mainVisitMs).isEqualTo(ZoneVisit.SAME_VISIT);
                assertThat(begun.mainVisitMs).isEqualTo(20_000);
            }
        }
    }
}
