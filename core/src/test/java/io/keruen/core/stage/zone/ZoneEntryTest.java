package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import io.keruen.core.zone.ZoneKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is known of a vehicle and a zone is kept whole: copied, stored, forgotten. */
class ZoneEntryTest {
    /** Each changes one thing that lasts; those of the clear sample are kept while there is one. */
    private static final List<Consumer<ZoneEntry>> THINGS = List.of(
            entry -> entry.key = 77,
            entry -> entry.id = "yard",
            entry -> entry.kind = ZoneKind.YARD,
            entry -> entry.version = 3,
            entry -> entry.endMs = 4_000,
            entry -> entry.inside = true,
            entry -> entry.beyond = -2,
            entry -> entry.distanceM = -12.5,
            entry -> entry.enterMs = 1_000,
            entry -> entry.inMs = 1_001,
            entry -> entry.outMs = 1_002,
            entry -> entry.inUnobserved = true,
            entry -> entry.outUnobserved = true,
            entry -> entry.clear = true,
            entry -> {
                entry.clear = true;
                entry.clearMs = 1_003;
            },
            entry -> {
                entry.clear = true;
                entry.clearLatDeg = 47;
            },
            entry -> {
                entry.clear = true;
                entry.clearLonDeg = 82;
            },
            entry -> entry.crossMs = 1_004,
            entry -> entry.crossUnobserved = true,
            entry -> entry.odd = true,
            entry -> entry.met = true,
            entry -> entry.held = true,
            entry -> entry.mainVisitMs = 1_005);

    private static String text(ZoneEntry e) {
        return e.key + " " + e.id + " " + e.kind + " " + e.version + " " + e.endMs + " " + e.inside + " " + e.beyond
                + " " + e.distanceM + " " + e.enterMs + " " + e.inMs + " " + e.outMs + " " + e.inUnobserved + " "
                + e.outUnobserved + " " + e.clear + " " + e.clearMs + " " + e.clearLatDeg + " " + e.clearLonDeg + " "
                + e.crossMs + " " + e.crossUnobserved + " " + e.odd + " " + e.met + " " + e.held + " " + e.mainVisitMs;
    }

    private static ZoneEntry read(DataInput in) throws IOException {
        ZoneEntry entry = new ZoneEntry(0, 0);
        entry.number = 5;
        entry.read(in);
        return entry;
    }

    @Test
    void each_thing_is_copied_stored_and_reset() throws IOException {
        String blank = text(new ZoneEntry(0, 0));
        for (int i = 0; i < THINGS.size(); i++) {
            ZoneEntry entry = new ZoneEntry(0, 0);
            THINGS.get(i).accept(entry);
            ZoneEntry copy = new ZoneEntry(0, 0);
            copy.copyFrom(entry);
            ZoneEntry stored = StoredBytes.thereAndBack(entry, ZoneEntry::write, ZoneEntryTest::read);

            assertThat(text(entry)).as("thing %d", i).isNotEqualTo(blank);
            assertThat(text(copy)).as("thing %d", i).isEqualTo(text(entry));
            assertThat(text(stored)).as("thing %d", i).isEqualTo(text(entry));
            assertThat(stored.number).as("found again").isEqualTo(-1);
            entry.reset();
            assertThat(text(entry)).as("thing %d", i).isEqualTo(blank);
        }
    }

    @Test
    void what_rules_remember_is_copied_and_forgotten_by_itself() {
        ZoneEntry entry = new ZoneEntry(2, 1);
        entry.id = "yard";
        entry.longs[1] = 7;
        entry.doubles[0] = 8;
        ZoneEntry copy = new ZoneEntry(2, 1);
        copy.copyAllButSlices(entry);
        assertThat(copy.longs).containsOnly(0);
        assertThat(copy.doubles).containsOnly(0);
        copy.copyFrom(entry);
        assertThat(copy.longs).containsExactly(0, 7);
        assertThat(copy.doubles).containsExactly(8);

        entry.forgetRules();
        assertThat(entry.longs).containsOnly(0);
        assertThat(entry.doubles).containsOnly(0);
        assertThat(entry.id).isEqualTo("yard");
        copy.reset();
        assertThat(copy.longs).containsOnly(0);
        assertThat(copy.doubles).containsOnly(0);
    }

    @Test
    void a_path_begins_at_a_clear_sample_and_knows_nothing_of_the_one_before() {
        ZoneEntry entry = new ZoneEntry(0, 0);
        entry.crossMs = 5;
        entry.crossUnobserved = true;
        entry.odd = true;
        entry.met = true;

        entry.beginPath(1_000, 47, 82);

        assertThat(entry.clear).isTrue();
        assertThat(List.of(entry.clearMs, entry.crossMs)).containsExactly(1_000L, 0L);
        assertThat(List.of(entry.clearLatDeg, entry.clearLonDeg)).containsExactly(47.0, 82.0);
        assertThat(List.of(entry.crossUnobserved, entry.odd, entry.met)).containsOnly(false);
        entry.forgetPath();
        assertThat(entry.clear).isFalse();
    }

    @Test
    void a_visit_began_when_it_was_seen_to_begin() {
        ZoneEntry entry = new ZoneEntry(0, 0);
        entry.inside = true;
        entry.enterMs = 500;
        entry.inMs = 400;
        entry.distanceM = -1;
        assertThat(entry.seenMs(900)).isEqualTo(500);
        entry.inside = false; // the side is not sure yet, the place is inside
        assertThat(entry.seenMs(900)).isEqualTo(400);
        entry.inMs = 0;
        assertThat(entry.seenMs(900)).isEqualTo(900);
        entry.inMs = 400;
        entry.distanceM = 0;
        assertThat(entry.seenMs(900)).isEqualTo(900);

        assertThat(entry.mainEnterMs()).isEqualTo(500);
        entry.mainVisitMs = 450;
        assertThat(entry.mainEnterMs()).isEqualTo(450);
    }
}
