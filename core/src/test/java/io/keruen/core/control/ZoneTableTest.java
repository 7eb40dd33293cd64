package io.keruen.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKeys;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private static final long KEY = ZoneKeys.key("yard");

    private static ZoneSpec yard(long version, long fromMs, long toMs) {
        return new ZoneSpec(
                "yard",
                ZoneKind.YARD,
                "Yard",
                Jurisdiction.KZ,
                fromMs,
                toMs,
                version,
                Shape.disc(46.7, 82.7, 10 + version),
                1 + version,
                Double.NaN,
                -1,
                null);
    }

    private static long versionAt(ZoneTable table, long tMs) {
        int entry = table.entryAt(KEY, tMs);
        return entry < 0 ? -1 : table.zone(entry).version();
    }

    @Test
    void the_highest_of_overlapping_versions_is_in_force_from_inclusive_to_exclusive() {
        ZoneTable table = new ZoneTable(List.of(yard(3, 200, 300), yard(1, 100, 500), yard(2, 250, 400)));

        assertThat(versionAt(table, 99)).isEqualTo(-1);
        assertThat(versionAt(table, 100)).isEqualTo(1);
        assertThat(versionAt(table, 200)).isEqualTo(3);
        assertThat(versionAt(table, 299)).isEqualTo(3);
        assertThat(versionAt(table, 300)).isEqualTo(2);
        assertThat(versionAt(table, 400)).isEqualTo(1);
        assertThat(versionAt(table, 500)).isEqualTo(-1);
        assertThat(table.size()).isEqualTo(4);
        assertThat(table.maxMarginM()).isEqualTo(4);
    }

    @Test
    void changes_are_told_in_order() {
        ZoneTable table = new ZoneTable(List.of(yard(1, 100, 500), yard(2, 200, 300)));
        assertThat(table.nextChangeMs(Long.MIN_VALUE)).isEqualTo(100);
        assertThat(table.nextChangeMs(100)).isEqualTo(200);
        assertThat(table.nextChangeMs(250)).isEqualTo(300);
        assertThat(table.nextChangeMs(500)).isEqualTo(Long.MAX_VALUE);
        assertThat(new ZoneTable(List.of(yard(1, 100, 150), yard(2, 200, 300))).isUnbroken(KEY, 120, 220))
                .isFalse();
        assertThat(table.isUnbroken(KEY, 120, 320)).isTrue();
    }

    @Test
    void bad_zones_are_refused_alone_and_routes_left_out() {
        ZoneSpec bad = ZoneSpec.of("bad", ZoneKind.YARD, Shape.disc(46.7, 82.7, -1));
        ZoneSpec route = ZoneSpec.of("road", ZoneKind.ROUTE, Shape.line(new double[] {46.7, 82.7, 46.8, 82.8}));
        ZoneTable table = new ZoneTable(List.of(bad, route, yard(1, 0, 100)));

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.refused()).hasSize(1);
        assertThat(table.refused().get(0).id()).isEqualTo("bad");
        assertThat(table.refused().get(0).reason()).isNotEmpty();
    }

    @Test
    void the_order_of_the_specifications_does_not_matter() {
        List<ZoneSpec> specs = new ArrayList<>(List.of(yard(1, 100, 500), yard(2, 200, 300), yard(3, 250, 600)));
        specs.add(ZoneSpec.of("gate", ZoneKind.GATE, Shape.disc(46.71, 82.7, 10)));
        long fingerprint = new ZoneTable(specs).fingerprint();
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(specs, new Random(i));
            assertThat(new ZoneTable(specs).fingerprint()).isEqualTo(fingerprint);
        }
        specs.remove(0);
        assertThat(new ZoneTable(specs).fingerprint()).isNotEqualTo(fingerprint);
    }
}
