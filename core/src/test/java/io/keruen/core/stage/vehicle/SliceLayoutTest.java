package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule has its own part of a state, and finds it again by its name and version. */
class SliceLayoutTest {
    private static final long MARK = 100;

    /** Fills every long with 100, 101, .. and every double with 0.5, 1.5, .. */
    private static final class Values {
        final long[] longs;
        final double[] doubles;

        Values(SliceLayout layout, boolean filled) {
            longs = new long[layout.longs()];
            doubles = new double[layout.doubles()];
            Arrays.setAll(longs, i -> filled ? MARK + i : 0);
            Arrays.setAll(doubles, i -> filled ? i + 0.5 : 0);
        }
    }

    private List<String> lost = List.of();

    private Values moved(SliceLayout from, SliceLayout to) throws IOException {
        Values old = new Values(from, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        from.write(new DataOutputStream(bytes), old.longs, old.doubles, List.of());
        Values values = new Values(to, false);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        lost = to.read(in, values.longs, values.doubles);
        assertThat(in.available()).isZero();
        return values;
    }

    @Test
    void a_rule_finds_its_part_wherever_it_lies() throws IOException {
        SliceLayout old = new SliceLayout();
        old.add("a", 1, 2, 1);
        old.add("gone", 1, 3, 3);
        old.addLasting("b", 2, 1, 2);
        SliceLayout today = new SliceLayout();
        today.addLasting("new", 1, 1, 1);
        today.add("b", 2, 1, 2);
        today.addLastingBusy("a", 1, 2, 1);

        Values values = moved(old, today);

        assertThat(values.longs).containsExactly(0, 105, 100, 101);
        assertThat(values.doubles).containsExactly(0, 4.5, 5.5, 0.5);
    }

    @Test
    void a_part_that_has_grown_goes_on_and_one_of_another_version_or_that_has_shrunk_is_lost() throws IOException {
        int[][] sizes = {{1, 2, 1}, {1, 3, 1}, {1, 2, 2}, {2, 2, 1}, {1, 1, 1}, {1, 2, 0}};
        for (int[] size : sizes) {
            SliceLayout old = new SliceLayout();
            old.add("a", 1, 2, 1);
            old.add("b", 1, 1, 1);
            SliceLayout today = new SliceLayout();
            today.add("a", size[0], size[1], size[2]);
            today.add("b", 1, 1, 1);

            Values values = moved(old, today);

            boolean goesOn = size[0] == 1 && size[1] >= 2 && size[2] >= 1;
            assertThat(lost).isEqualTo(goesOn ? List.of() : List.of("a"));
            assertThat(values.longs[0]).isEqualTo(goesOn ? MARK : 0);
            assertThat(values.longs[values.longs.length - 1]).isEqualTo(102);
            assertThat(values.doubles[values.doubles.length - 1]).isEqualTo(1.5);
            if (goesOn) {
                assertThat(values.longs[1]).isEqualTo(MARK + 1);
                assertThat(values.longs[size[1] - 1]).isEqualTo(size[1] > 2 ? 0 : MARK + 1);
                assertThat(values.doubles[0]).isEqualTo(0.5);
                assertThat(values.doubles[size[2] - 1]).isEqualTo(size[2] > 1 ? 0 : 0.5);
            }
        }
    }

    @Test
    void nothing_is_lost_of_a_part_that_nobody_used() throws IOException {
        SliceLayout old = new SliceLayout();
        old.add("gone", 1, 2, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        old.write(new DataOutputStream(bytes), new long[2], new double[1], List.of());

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(new SliceLayout().read(in, new long[0], new double[0])).isEmpty();
    }

    @Test
    void a_cursor_stands_at_the_rule_asked_for() {
        SliceLayout layout = new SliceLayout();
        int first = layout.add("a", 1, 2, 1);
        int second = layout.addLasting("b", 1, 1, 2);
        Values values = new Values(layout, true);
        Slice cursor = new Slice();

        assertThat(layout.at(second, values.longs, values.doubles, cursor)).isSameAs(cursor);
        assertThat(cursor.getLong(0)).isEqualTo(102);
        assertThat(cursor.getDouble(1)).isEqualTo(2.5);
        assertThat(layout.at(first, values.longs, values.doubles, cursor).getLong(1))
                .isEqualTo(101);
        assertThat(cursor.getDouble(0)).isEqualTo(0.5);
    }

    @Test
    void with_another_escort_everything_is_zero_but_what_lasts() {
        SliceLayout layout = new SliceLayout();
        int first = layout.add("a", 1, 2, 1);
        layout.addLasting("b", 1, 1, 2);
        layout.addLastingBusy("c", 1, 1, 1);
        layout.add("d", 1, 1, 1);
        Values values = new Values(layout, true);

        layout.forget(first, values.longs, values.doubles);
        assertThat(values.longs).containsExactly(0, 0, 102, 103, 104);
        assertThat(values.doubles).containsExactly(0, 1.5, 2.5, 3.5, 4.5);
        layout.forget(values.longs, values.doubles);
        assertThat(values.longs).containsExactly(0, 0, 102, 103, 0);
        assertThat(values.doubles).containsExactly(0, 1.5, 2.5, 3.5, 0);
    }

    /** Of a line of eight words one is read, however many parts lie in it; of parts that not every run reads none is. */
    @Test
    void one_word_of_each_line_is_fetched() {
        SliceLayout layout = new SliceLayout();
        layout.add("a", 1, 20, 0); // words 0, 8 and 16
        layout.add("b", 1, 4, 0); // 20 to 23: in the line of 16
        layout.addLasting("c", 1, 9, 3); // 24 to 32: nobody reads them
        layout.addLastingBusy("d", 1, 9, 10); // 33 and 41; doubles 3 and 11
        long[] longs = new long[layout.longs()];
        Arrays.fill(longs, 1);

        assertThat(layout.fetch(longs, new double[layout.doubles()])).isEqualTo(5);
        double[] doubles = new double[layout.doubles()];
        doubles[3] = Double.longBitsToDouble(7);
        doubles[11] = Double.longBitsToDouble(40);
        doubles[4] = Double.longBitsToDouble(1_000);
        assertThat(layout.fetch(new long[layout.longs()], doubles)).isEqualTo(47);
    }
}
