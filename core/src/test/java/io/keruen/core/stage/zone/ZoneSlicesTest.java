package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each zone rule remembers of a zone is found again by its name and version, also when it was less. */
class ZoneSlicesTest {
    private static final ZoneSlices TODAY = ZoneSlices.of(RuleCatalog.standard());
    private static final List<ZoneRule> RULES = ZoneSlices.zoneRules(RuleCatalog.standard());

    private static ZoneEntry filled(ZoneSlices layout) {
        ZoneEntry entry = layout.newEntry();
        Arrays.setAll(entry.longs, i -> 100 + i);
        Arrays.setAll(entry.doubles, i -> 0.5 + i);
        return entry;
    }

    /** A layout of a first rule that is gone, then the last of today's, of this version and so much more or less. */
    private static ZoneSlices stored(int newer, int moreLongs, int moreDoubles) throws IOException {
        ZoneRule last = RULES.get(RULES.size() - 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(2);
        out.writeUTF("gone");
        out.write(new byte[] {1, 2, 3});
        out.writeUTF(last.id());
        out.writeByte(last.sliceVersion() + newer);
        out.writeByte(last.longs() + moreLongs);
        out.writeByte(last.doubles() + moreDoubles);
        return ZoneSlices.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void each_rule_has_its_own_part() {
        ZoneEntry entry = filled(TODAY);
        Slice cursor = new Slice();
        int longs = 0;
        int doubles = 0;
        for (int r = 0; r < RULES.size(); r++) {
            TODAY.at(r, entry, cursor);
            for (int i = 0; i < RULES.get(r).longs(); i++) {
                assertThat(cursor.getLong(i)).isEqualTo(100 + longs++);
            }
            for (int i = 0; i < RULES.get(r).doubles(); i++) {
                assertThat(cursor.getDouble(i)).isEqualTo(0.5 + doubles++);
            }
        }
        assertThat(entry.longs).hasSize(longs);
        assertThat(entry.doubles).hasSize(doubles);
        assertThat(RULES).hasSizeGreaterThan(1);
    }

    @Test
    void what_was_less_is_taken_over_and_what_was_more_or_other_is_not() throws IOException {
        ZoneRule last = RULES.get(RULES.size() - 1);
        int longsBefore = TODAY.newEntry().longs.length - last.longs();
        int doublesBefore = TODAY.newEntry().doubles.length - last.doubles();
        int[][] others = {{0, 0, 0}, {0, -1, 0}, {0, 0, -1}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
        for (int[] other : others) {
            if (last.longs() + other[1] < 0 || last.doubles() + other[2] < 0) {
                continue;
            }
            ZoneSlices old = stored(other[0], other[1], other[2]);
            ZoneEntry entry = TODAY.newEntry();
            TODAY.convert(old, filled(old), entry);

            boolean goesOn = other[0] == 0 && other[1] <= 0 && other[2] <= 0;
            long[] longs = new long[entry.longs.length];
            double[] doubles = new double[entry.doubles.length];
            for (int i = 0; goesOn && i < last.longs() + other[1]; i++) {
                longs[longsBefore + i] = 102L + i;
            }
            for (int i = 0; goesOn && i < last.doubles() + other[2]; i++) {
                doubles[doublesBefore + i] = 3.5 + i;
            }
            assertThat(entry.longs).isEqualTo(longs);
            assertThat(entry.doubles).isEqualTo(doubles);
        }
    }

    @Test
    void what_was_written_is_read() throws IOException {
        ZoneSlices read = StoredBytes.thereAndBack(TODAY, ZoneSlices::write, ZoneSlices::read);
        ZoneEntry entry = filled(TODAY);
        ZoneEntry stored = StoredBytes.thereAndBack(entry, (each, out) -> ZoneSlices.writeValues(out, each), in -> {
            ZoneEntry into = read.newEntry();
            ZoneSlices.readValues(in, into);
            return into;
        });
        ZoneEntry converted = TODAY.newEntry();
        TODAY.convert(read, stored, converted);

        assertThat(converted.longs).isEqualTo(entry.longs);
        assertThat(converted.doubles).isEqualTo(entry.doubles);
        assertThat(ZoneSlices.NONE.newEntry().longs).isEmpty();
    }
}
