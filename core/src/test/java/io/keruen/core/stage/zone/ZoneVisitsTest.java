package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.rule.RuleCatalog;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Where a vehicle is among the zones, as it is kept: by zone, in their order, with the safe circle around it. */
class ZoneVisitsTest {
    private static final ZoneSlices SLICES = ZoneSlices.of(RuleCatalog.standard());
    private static final long T = Drive.START_MS;

    private final ZoneVisits visits = new ZoneVisits();

    private ZoneEntry add(long key, String id, boolean inside) {
        ZoneEntry entry = visits.add();
        entry.key = key;
        entry.id = id;
        entry.inside = inside;
        entry.beyond = inside ? -2 : 1;
        return entry;
    }

    private static ZoneVisits read(DataInput in) throws IOException {
        ZoneVisits read = new ZoneVisits();
        read.use(SLICES);
        read.add().id = "another";
        read.read(in);
        return read;
    }

    @Test
    void entries_are_found_by_key_and_keep_their_order() {
        add(1, "a", true);
        add(2, "b", false);
        add(3, "c", true);
        visits.remove(1);

        assertThat(visits.count).isEqualTo(2);
        assertThat(visits.find(2)).isNull();
        assertThat(visits.entries[0].id).isEqualTo("a");
        assertThat(visits.entries[1].id).isEqualTo("c");
        assertThat(visits.find(3)).isSameAs(visits.entries[1]);
        ZoneEntry again = visits.add();
        assertThat(again.id).as("one that is used again knows nothing").isEmpty();
        assertThat(again.inside).isFalse();
    }

    @Test
    void it_is_inside_of_zones_by_their_side() {
        add(1, "yard", true);
        add(2, "gate", false);

        assertThat(visits.isInside("yard")).isTrue();
        assertThat(visits.isInside("gate")).isFalse();
        assertThat(visits.isInside("border")).isFalse();
    }

    @Test
    void the_zones_it_is_inside_of_are_told_sorted_and_anew_when_they_are_others() {
        add(1, "yard", true);
        ZoneEntry gate = add(2, "gate", false);
        add(3, "area", true);
        assertThat(visits.settle(null)).isTrue();
        assertThat(visits.insideIds()).containsExactly("area", "yard");
        assertThat(visits.settle(null)).as("the same as before").isFalse();

        gate.inside = true;
        assertThat(visits.settle(null)).isTrue();
        assertThat(visits.insideIds()).containsExactly("area", "gate", "yard");
    }

    @Test
    void the_ground_is_the_last_that_was_known() {
        assertThat(visits.settle("KZ")).isTrue();
        assertThat(visits.settle(null)).isFalse();
        assertThat(visits.settle("KZ")).isFalse();
        assertThat(visits.jurisdiction()).isEqualTo("KZ");
        assertThat(visits.settle("CN")).isTrue();
        assertThat(visits.jurisdiction()).isEqualTo("CN");
    }

    @Test
    void nothing_can_change_within_the_circle_in_its_time_at_its_accuracy() {
        visits.moveTo(T, Drive.latDeg(0), Drive.lonDeg(0), 1);
        assertThat(visits.isSafe(T, Drive.latDeg(0), Drive.lonDeg(0), 1)).isFalse();
        visits.closeCircle(100, 2, T + 1_000);

        for (int degrees = 0; degrees < 360; degrees += 15) {
            double east = Math.cos(Math.toRadians(degrees));
            double north = Math.sin(Math.toRadians(degrees));
            assertThat(visits.isSafe(T, Drive.latDeg(99.5 * north), Drive.lonDeg(99.5 * east), 2))
                    .isTrue();
            assertThat(visits.isSafe(T, Drive.latDeg(100.5 * north), Drive.lonDeg(100.5 * east), 2))
                    .isFalse();
        }
        assertThat(visits.isSafe(T, Drive.latDeg(0), Drive.lonDeg(0), 2.01)).isFalse();
        assertThat(visits.isSafe(T + 999, Drive.latDeg(0), Drive.lonDeg(0), 2)).isTrue();
        assertThat(visits.isSafe(T + 1_000, Drive.latDeg(0), Drive.lonDeg(0), 2))
                .isFalse();
        visits.openCircle();
        assertThat(visits.isSafe(T, Drive.latDeg(0), Drive.lonDeg(0), 1)).isFalse();
    }

    @Test
    void a_step_takes_as_long_as_lies_between_its_ends() {
        visits.moveTo(T, 47, 82, 1);
        assertThat(visits.lastStepMs).isZero();
        visits.moveTo(T + 300, 47, 82, 1);
        assertThat(visits.lastStepMs).isEqualTo(300);
        visits.moveTo(T + 100, 47, 82, 1);
        assertThat(visits.lastStepMs).isEqualTo(200);
    }

    @Test
    void it_is_clear_of_all_boundaries_when_it_is_clear_of_each() {
        assertThat(visits.isClear(2)).isTrue();
        ZoneEntry one = add(1, "a", true);
        ZoneEntry other = add(2, "b", false);

        assertThat(visits.isClear(1)).isTrue();
        assertThat(visits.isClear(2)).isFalse();
        other.beyond = 2;
        assertThat(visits.isClear(2)).isTrue();
        one.beyond = -1;
        assertThat(visits.isClear(2)).isFalse();
        one.beyond = 0;
        assertThat(visits.isClear(1)).isFalse();
    }

    private void everything() {
        visits.use(SLICES);
        visits.moveTo(T, 46, 81, 1);
        visits.moveTo(T + 250, 47, 82, 0.5);
        visits.stale = true;
        visits.kinds = 6;
        visits.speedLimitMps = 22;
        for (int i = 0; i < 3; i++) {
            ZoneEntry entry = add(i + 1, "zone-" + i, i != 1);
            entry.enterMs = T + i;
            entry.longs[0] = 10L + i;
            entry.longs[entry.longs.length - 1] = 20L + i;
            entry.doubles[0] = 30 + i;
        }
        visits.settle("KZ");
    }

    private static void assertSame(ZoneVisits one, ZoneVisits other) {
        assertThat(one.moving).isEqualTo(other.moving);
        assertThat(one.stale).isEqualTo(other.stale);
        assertThat(one.lastMs).isEqualTo(other.lastMs);
        assertThat(one.lastLatDeg).isEqualTo(other.lastLatDeg);
        assertThat(one.lastLonDeg).isEqualTo(other.lastLonDeg);
        assertThat(one.lastSigmaM).isEqualTo(other.lastSigmaM);
        assertThat(one.lastStepMs).isEqualTo(other.lastStepMs);
        assertThat(one.count).isEqualTo(other.count);
        for (int i = 0; i < one.count; i++) {
            assertThat(one.entries[i].key).isEqualTo(other.entries[i].key);
            assertThat(one.entries[i].id).isEqualTo(other.entries[i].id);
            assertThat(one.entries[i].enterMs).isEqualTo(other.entries[i].enterMs);
            assertThat(one.entries[i].longs).isEqualTo(other.entries[i].longs);
            assertThat(one.entries[i].doubles).isEqualTo(other.entries[i].doubles);
        }
    }

    @Test
    void what_was_written_is_read_in_place_of_what_was_there() throws IOException {
        everything();
        ZoneVisits read = StoredBytes.thereAndBack(visits, ZoneVisits::write, ZoneVisitsTest::read);

        assertSame(read, visits);
        assertThat(read.zoneKinds()).isEqualTo(6);
        assertThat(read.speedLimitMps).isEqualTo(22);
        assertThat(read.jurisdiction()).isEqualTo("KZ");
        assertThat(read.insideIds()).containsExactly("zone-0", "zone-2");
        assertThat(read.settle("KZ")).as("nothing is new").isFalse();

        ZoneVisits none = StoredBytes.thereAndBack(new ZoneVisits(), ZoneVisits::write, ZoneVisitsTest::read);
        assertThat(none.count).isZero();
        assertThat(none.insideIds()).isEmpty();
        assertThat(none.moving).isFalse();
    }

    @Test
    void bytes_of_another_format_are_refused() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {9}));

        assertThatThrownBy(() -> new ZoneVisits().read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 9");
    }

    @Test
    void a_copy_goes_on_by_itself() {
        everything();
        ZoneVisits copy = visits.copy();

        assertSame(copy, visits);
        copy.entries[0].longs[0] = 99;
        assertThat(visits.entries[0].longs[0]).isEqualTo(10);
        copy.forgetRules();
        assertThat(copy.entries[2].longs).containsOnly(0);
        assertThat(copy.entries[2].enterMs).isEqualTo(T + 2);
    }

    @Test
    void what_rules_remember_outlives_a_layout_that_knows_them() throws IOException {
        everything();
        ZoneVisits read = StoredBytes.thereAndBack(visits, ZoneVisits::write, ZoneVisitsTest::read);
        read.use(SLICES);
        assertSame(read, visits);

        read.use(ZoneSlices.NONE);
        assertThat(read.entries[0].longs).isEmpty();
        assertThat(read.entries[0].id).isEqualTo("zone-0");
        read.use(SLICES);
        assertThat(read.entries[0].longs).hasSameSizeAs(visits.entries[0].longs).containsOnly(0);
    }

    @Test
    void to_be_in_another_zone_instead_is_to_have_moved() {
        ZoneEntry yard = add(5, "yard", true);
        ZoneEntry gate = add(7, "gate", false);
        assertThat(visits.settle(null)).isTrue();

        yard.inside = false;
        gate.inside = true;
        assertThat(visits.settle(null)).isTrue();
        assertThat(visits.insideIds()).containsExactly("gate");
    }

    private static void inside(ZoneEntry entry, long enterMs) {
        entry.inside = true;
        entry.beyond = -2;
        entry.enterMs = enterMs;
        entry.number = 3;
        entry.mainVisitMs = 9;
    }

    /** In zone 1 since 1,000 with an alert and in zone 2; late data know of zone 1, and of 3 and 4. */
    @Test
    void where_late_data_know_the_vehicle_to_be_it_is_since_they_or_it_saw_it_begin() {
        visits.moveTo(T + 5_000, 47, 82, 1);
        visits.closeCircle(100, 2, T + 9_000);
        inside(add(1, "a", true), T + 1_000);
        visits.entries[0].held = true;
        inside(add(2, "b", true), T + 2_000);
        visits.entries[1].outMs = T + 1_500;
        ZoneVisits late = new ZoneVisits();
        for (long key : new long[] {1, 3, 4}) {
            ZoneEntry known = late.add();
            known.key = key;
            inside(known, key == 4 ? T + 4_000 : 0);
            known.held = key == 3;
        }
        visits.adopt(late, new ZoneJudge(RuleCatalog.standard()), new ZoneMove());

        assertThat(visits.count).isEqualTo(4);
        assertThat(visits.stale).isTrue();
        assertThat(visits.isSafe(T + 5_000, 47, 82, 1)).isFalse();
        long[] enterMs = {T + 1_000, T + 2_000, T + 5_000, T + 4_000};
        for (int i = 0; i < 4; i++) {
            ZoneEntry entry = visits.entries[i];
            assertThat(entry.key).isEqualTo(i + 1);
            assertThat(entry.inside).isEqualTo(i != 1);
            assertThat(entry.beyond).isEqualTo(i == 1 ? 1 : -2);
            assertThat(entry.held).isEqualTo(i == 0);
            assertThat(entry.enterMs).isEqualTo(enterMs[i]);
            assertThat(entry.number).isEqualTo(i == 1 ? 3 : -1);
            assertThat(entry.mainVisitMs).isEqualTo(i == 1 ? 9 : 0);
        }
        ZoneEntry left = visits.entries[1];
        assertThat(left.outMs).isZero();
        assertThat(left.clear).isTrue();
        assertThat(left.clearMs).isEqualTo(T + 5_000);
        assertThat(left.clearLatDeg).isEqualTo(47);
        assertThat(left.clearLonDeg).isEqualTo(82);
    }
}
