package io.keruen.core.control;

import static io.keruen.core.control.RoadMap.line;
import static io.keruen.core.control.RoadMap.yard;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKeys;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The entries of a zone table: found by key, and those that are gates drawn as a line by themselves. */
class ZoneEntriesTest {
    @Test
    void a_version_that_goes_on_beside_a_lower_one_is_one_entry() {
        ZoneTable table = new ZoneTable(List.of(
                ZoneVersions.of(yard("y", 0, 10), 2, 100, 400), ZoneVersions.of(yard("y", 0, 10), 1, 200, 300)));

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.fromMs(0)).isEqualTo(100);
        assertThat(table.toMs(0)).isEqualTo(400);
    }

    @Test
    void a_version_that_pauses_is_two_entries() {
        ZoneTable table = new ZoneTable(List.of(
                ZoneVersions.of(yard("y", 0, 10), 1, 100, 200), ZoneVersions.of(yard("y", 0, 10), 1, 300, 400)));

        long key = ZoneKeys.key("y");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.entryAt(key, 199)).isNotNegative();
        assertThat(table.entryAt(key, 200)).isEqualTo(-1);
        assertThat(table.entryAt(key, 300)).isNotNegative();
        assertThat(table.isUnbroken(key, 100, 199)).isTrue();
        assertThat(table.isUnbroken(key, 100, 200)).isFalse();
        assertThat(table.isUnbroken(key, 200, 300)).isFalse();
    }

    @Test
    void each_zone_is_found_by_its_own_key_among_many() {
        List<ZoneSpec> specs = Stream.of("a", "b", "c", "d", "e")
                .map(id -> ZoneVersions.of(yard(id, 0, 10), 1, 100, 200))
                .toList();
        ZoneTable table = new ZoneTable(specs);

        for (ZoneSpec spec : specs) {
            int entry = table.entryAt(ZoneKeys.key(spec.id()), 150);
            assertThat(table.zone(entry).id()).isEqualTo(spec.id());
            assertThat(table.isInForce(entry, 99)).isFalse();
            assertThat(table.isInForce(entry, 100)).isTrue();
            assertThat(table.isInForce(entry, 200)).isFalse();
        }
        assertThat(table.entryAt(ZoneKeys.key("f"), 150)).isEqualTo(-1);
    }

    @Test
    void only_gates_drawn_as_a_line_are_gate_lines() {
        ZoneSpec gateLine = ZoneSpec.of("z-gate", ZoneKind.GATE, Shape.line(line(0, -10, 0, 10)));
        ZoneSpec border = ZoneSpec.of("border", ZoneKind.BORDER_LINE, Shape.line(line(5, -10, 5, 10)));
        ZoneSpec area = RoadMap.box("gate-area", ZoneKind.GATE, 10, 20);
        ZoneTable table = new ZoneTable(List.of(gateLine, border, area));

        assertThat(table.size()).isEqualTo(3);
        assertThat(table.gateLines().size()).isEqualTo(1);
        assertThat(table.gateLines().zone(0).id()).isEqualTo("z-gate");
        assertThat(table.zone(table.gateLineEntry(0)).id()).isEqualTo("z-gate");
    }

    /** What was found out with one table holds as long as nothing of this changes. */
    @Test
    void the_fingerprint_changes_with_whatever_counts() {
        ZoneSpec spec = ZoneVersions.of(yard("y", 0, 10), 1, 100, 200);
        List<ZoneSpec> others = List.of(
                ZoneVersions.of(yard("x", 0, 10), 1, 100, 200),
                ZoneVersions.of(yard("y", 0, 10), 2, 100, 200),
                ZoneVersions.of(yard("y", 0, 10), 1, 101, 200),
                ZoneVersions.of(yard("y", 0, 10), 1, 100, 201),
                ZoneVersions.of(yard("y", 0, 11), 1, 100, 200),
                ZoneVersions.of(RoadMap.box("y", ZoneKind.GATE, 0, 10), 1, 100, 200),
                again(spec, spec.jurisdiction(), 2, Double.NaN, -1),
                again(spec, spec.jurisdiction(), 1, 5, -1),
                again(spec, spec.jurisdiction(), 1, Double.NaN, 60_000),
                again(spec, Jurisdiction.CN, 1, Double.NaN, -1));

        assertThat(others.stream().map(other -> new ZoneTable(List.of(other)).fingerprint()))
                .doesNotContain(new ZoneTable(List.of(spec)).fingerprint())
                .doesNotHaveDuplicates();
        assertThat(new ZoneTable(List.of(spec)).fingerprint()).isEqualTo(new ZoneTable(List.of(spec)).fingerprint());
    }

    private static ZoneSpec again(
            ZoneSpec spec, Jurisdiction jurisdiction, double marginM, double speedLimitMps, long maxDwellMs) {
        return new ZoneSpec(
                spec.id(),
                spec.kind(),
                spec.name(),
                jurisdiction,
                spec.validFromMs(),
                spec.validToMs(),
                spec.version(),
                spec.shape(),
                marginM,
                speedLimitMps,
                maxDwellMs,
                null);
    }
}
