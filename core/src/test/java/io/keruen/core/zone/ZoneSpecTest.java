package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a specification must say to be a zone, and that the zone says the same. */
class ZoneSpecTest {
    private static final Shape DISC = Shape.disc(46, 82, 10);

    private static ZoneSpec spec(String id, ZoneKind kind, long fromMs, long toMs, double marginM, double limitMps) {
        return new ZoneSpec(id, kind, "name", Jurisdiction.UNKNOWN, fromMs, toMs, 3, DISC, marginM, limitMps, -1, null);
    }

    @ParameterizedTest
    @CsvSource({
        "'', YARD,        1,  2, 1, NaN, id is empty",
        "z,  ROUTE,       1,  2, 1, NaN, a ROUTE is not a zone",
        "z,  YARD,        2,  2, 1, NaN, validFromMs",
        "z,  YARD,        3,  2, 1, NaN, validFromMs",
        "z,  YARD,        1,  2, -0.1, NaN, marginM",
        "z,  YARD,        1,  2, Infinity, NaN, marginM",
        "z,  YARD,        1,  2, NaN, NaN, marginM",
        "z,  SPEED_LIMIT, 1,  2, 1, 0, speedLimitMps",
        "z,  SPEED_LIMIT, 1,  2, 1, -1, speedLimitMps",
        "z,  BORDER_LINE, 1,  2, 1, NaN, must be a line",
    })
    void what_makes_no_zone_is_refused(
            String id, ZoneKind kind, long fromMs, long toMs, double marginM, double limitMps, String reason) {
        assertThatThrownBy(() -> ZoneKinds.zone(spec(id, kind, fromMs, toMs, marginM, limitMps)))
                .isInstanceOfSatisfying(InvalidZoneException.class, refused -> {
                    assertThat(refused.reason()).contains(reason);
                    assertThat(refused.id()).isEqualTo(id);
                });
    }

    @Test
    void the_zone_says_what_its_specification_says() {
        for (ZoneKind kind : new ZoneKind[] {ZoneKind.YARD, ZoneKind.SPEED_LIMIT}) {
            ZoneSpec spec = spec("z", kind, 1, 2, 0, 0.1);
            Zone zone = ZoneKinds.zone(spec);
            assertThat(zone.spec()).isSameAs(spec);
            assertThat(zone.id()).isEqualTo("z");
            assertThat(zone.kind()).isEqualTo(kind);
            assertThat(zone.version()).isEqualTo(3);
            assertThat(zone.key()).isEqualTo(ZoneKeys.key("z"));
        }
    }

    @Test
    void every_kind_of_shape_says_its_specification_and_key() {
        for (ZoneSpec spec : RandomZones.mixed(3, 40)) {
            Zone zone = ZoneKinds.zone(spec);
            assertThat(zone.spec()).isSameAs(spec);
            assertThat(zone.key()).isEqualTo(ZoneKeys.key(spec.id()));
        }
    }

    @Test
    void is_valid_from_its_first_instant_until_before_its_last() {
        ZoneSpec spec = spec("z", ZoneKind.YARD, 10, 20, 1, Double.NaN);
        assertThat(spec.isValidAt(9)).isFalse();
        assertThat(spec.isValidAt(10)).isTrue();
        assertThat(spec.isValidAt(19)).isTrue();
        assertThat(spec.isValidAt(20)).isFalse();
    }

    @Test
    void kinds_make_a_set_without_losing_one() {
        int all = 0;
        for (ZoneKind kind : ZoneKind.values()) {
            assertThat(Integer.bitCount(kind.bit())).isEqualTo(1);
            assertThat(all & kind.bit()).isZero();
            all |= kind.bit();
        }
        assertThat(Integer.bitCount(all)).isEqualTo(ZoneKind.values().length);
    }

    @Test
    void shapes_that_differ_in_anything_are_not_equal() {
        double[][] rings = {{46, 82, 46.1, 82, 46.1, 82.1}};
        List<Shape> shapes = List.of(
                new Shape(ShapeKind.POLYGON, rings, new int[] {0}, 1, 1),
                new Shape(ShapeKind.LINE, rings, new int[] {0}, 1, 1),
                new Shape(ShapeKind.POLYGON, new double[][] {{46, 82, 46.1, 82, 46.1, 82.2}}, new int[] {0}, 1, 1),
                new Shape(ShapeKind.POLYGON, rings, new int[] {0, 0}, 1, 1),
                new Shape(ShapeKind.POLYGON, rings, new int[] {0}, 2, 1),
                new Shape(ShapeKind.POLYGON, rings, new int[] {0}, 1, 2));
        Set<Shape> all = new HashSet<>(shapes);
        assertThat(all).hasSize(shapes.size());
        Set<Integer> hashes = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Shape shape : shapes) {
            hashes.add(shape.hashCode());
            words.add(shape.toString());
            assertThat(all)
                    .contains(new Shape(
                            shape.kind(), shape.rings(), shape.shells(), shape.radiusM(), shape.halfWidthM()));
        }
        assertThat(hashes).hasSize(shapes.size());
        assertThat(words).hasSize(shapes.size());
        assertThat(shapes.get(0)).isNotEqualTo("no shape");
    }

    @Test
    void what_ends_at_the_antimeridian_or_is_half_the_globe_wide_is_a_zone() {
        for (double[] line : new double[][] {{46, -180, 46, 0}, {46, 0, 46, 180}, {46, -90, 46, 90}}) {
            assertThat(ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.BORDER_LINE, Shape.line(line))))
                    .isNotNull();
        }
        for (double[] line : new double[][] {{46, -91, 46, 90}, {46, 0, 46, 180.001}}) {
            assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.BORDER_LINE, Shape.line(line))))
                    .isInstanceOf(InvalidZoneException.class);
        }
        Shape wide = Shape.corridor(new double[] {46, -179.9999, 46, -179}, 500);
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, wide)))
                .hasMessageContaining("antimeridian");
    }

    @Test
    void what_has_a_width_ends_before_the_poles() {
        for (int sign = -1; sign <= 1; sign += 2) {
            double southDeg = sign * 88.9;
            double[] line = {southDeg, 10, southDeg, 11};
            assertThat(ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.corridor(line, 1_000))))
                    .isNotNull();
            assertThat(ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.disc(southDeg, 10, 1_000))))
                    .isNotNull();
            assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.corridor(line, 12_000))))
                    .hasMessageContaining("89 degrees");
            assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.disc(southDeg, 10, 12_000))))
                    .hasMessageContaining("89 degrees");
        }
    }
}
