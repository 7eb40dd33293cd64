package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ZoneKindsTest {
    private static final double[] SQUARE = {46, 82, 46, 82.01, 46.01, 82.01, 46.01, 82};

    private static double[] square(double latDeg, double lonDeg, double sizeDeg) {
        return new double[] {
            latDeg, lonDeg, latDeg, lonDeg + sizeDeg, latDeg + sizeDeg, lonDeg + sizeDeg, latDeg + sizeDeg, lonDeg
        };
    }

    @TestFactory
    Stream<DynamicTest> geometry_that_is_none_is_refused_with_id_and_reason() {
        Map<Shape, String> reasons = new LinkedHashMap<>();
        reasons.put(Shape.polygon(new double[] {46, 82, 46, 82.1}), "three distinct points");
        reasons.put(Shape.polygon(new double[] {46, 82, 46, 82, 46, 82.1, 46, 82}), "three distinct points");
        reasons.put(Shape.polygon(new double[] {46, 82, 46.1, 82.1, 46.2, 82.2, 46, 82}), "zero area");
        reasons.put(Shape.polygon(new double[] {46, 82, 46.1, 82.1, 46, 82.1, 46.1, 82}), "crosses or touches itself");
        reasons.put(Shape.polygon(new double[] {46, 82, 46, 82.1, 46.1, 82.1, 46, 82.1}), "crosses or touches itself");
        reasons.put(
                Shape.polygon(new double[] {46, 82, 46, 82.2, 46.1, 82.1, 46.2, 82.2, 46.2, 82, 46.1, 82.1}),
                "crosses or touches itself");
        reasons.put(Shape.polygon(new double[] {46, 82, 46, Double.NaN, 46.1, 82}), "out of range");
        reasons.put(Shape.polygon(new double[] {46, 82, 91, 82, 46.1, 82.3}), "out of range");
        reasons.put(Shape.polygon(new double[] {46, 82, 46, 180.5, 46.1, 82.3}), "out of range");
        reasons.put(Shape.polygon(new double[] {46, 179, 46, -179, 46.1, -179, 46.1, 179}), "antimeridian");
        reasons.put(Shape.polygon(new double[] {46, 82, 46}), "odd number");
        reasons.put(Shape.polygon(), "no shell");
        reasons.put(Shape.polygon(SQUARE, square(47, 82, 0.001)), "hole 1 is outside its shell");
        reasons.put(Shape.polygon(SQUARE, square(46.005, 82.005, 0.01)), "hole 1 is outside its shell");
        reasons.put(Shape.polygon(SQUARE, square(45.99, 81.99, 0.05)), "hole 1 is outside its shell");
        reasons.put(Shape.polygon(SQUARE, SQUARE), "zero area");
        reasons.put(
                Shape.polygon(SQUARE, square(46.001, 82.001, 0.004), square(46.003, 82.003, 0.004)),
                "holes 1 and 2 overlap");
        reasons.put(
                Shape.polygon(SQUARE, square(46.001, 82.001, 0.006), square(46.003, 82.003, 0.001)),
                "holes 1 and 2 overlap");
        reasons.put(multi(SQUARE, square(46.005, 82.005, 0.01)), "parts 0 and 1 overlap");
        reasons.put(multi(SQUARE, square(46.002, 82.002, 0.001)), "parts 0 and 1 overlap");
        reasons.put(multi(SQUARE, SQUARE), "parts 0 and 1 overlap");
        reasons.put(Shape.disc(46, 82, 0), "radiusM must be above 0");
        reasons.put(Shape.disc(46, 82, Double.NaN), "radiusM must be above 0");
        reasons.put(Shape.disc(146, 82, 5), "out of range");
        reasons.put(Shape.disc(46, 179.9999, 500), "antimeridian");
        reasons.put(Shape.disc(89.9, 10, 50_000), "89 degrees");
        reasons.put(Shape.corridor(new double[] {46, 82, 46.1, 82}, -1), "halfWidthM must be above 0");
        reasons.put(Shape.corridor(new double[] {46, 82, 46, 82}, 5), "two distinct points");
        reasons.put(Shape.corridor(new double[] {}, 5), "two distinct points");
        return reasons.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getValue() + " " + entry.getKey(),
                        () -> assertThatThrownBy(
                                        () -> ZoneKinds.zone(ZoneSpec.of("z-7", ZoneKind.RESTRICTED, entry.getKey())))
                                .isInstanceOf(InvalidZoneException.class)
                                .hasMessageContaining("z-7")
                                .hasMessageContaining(entry.getValue())));
    }

    private static Shape multi(double[] first, double[] second) {
        return Shape.multiPolygon(new double[][] {first}, new double[][] {second});
    }

    @Test
    void kinds_and_shapes_must_fit() {
        Shape line = Shape.line(new double[] {46, 82, 46.1, 82});
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("r", ZoneKind.ROUTE, line)))
                .hasMessageContaining("ROUTE");
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("r", ZoneKind.RESTRICTED, line)))
                .hasMessageContaining("needs an area");
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("b", ZoneKind.BORDER_LINE, Shape.polygon(SQUARE))))
                .hasMessageContaining("must be a line");
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("s", ZoneKind.SPEED_LIMIT, Shape.polygon(SQUARE))))
                .hasMessageContaining("speedLimitMps");
        assertThatThrownBy(() -> ZoneKinds.zone(ZoneSpec.of("b", ZoneKind.BORDER_LINE, Shape.line())))
                .hasMessageContaining("empty");
        assertThat(ZoneKinds.zone(ZoneSpec.of("g", ZoneKind.GATE, line))).isInstanceOf(LineZone.class);
        assertThat(ZoneKinds.zone(ZoneSpec.of("g", ZoneKind.GATE, Shape.polygon(SQUARE))))
                .isInstanceOf(PolygonZone.class);
    }

    @Test
    void rings_may_be_closed_or_not_turn_either_way_and_touch_in_points() {
        double[] hole = {46.005, 82, 46.006, 82.002, 46.004, 82.002};
        double[] besides = {46, 82.01, 46.01, 82.01, 46.005, 82.02};
        assertThat(ZoneKinds.zone(ZoneSpec.of("a", ZoneKind.YARD, Shape.polygon(SQUARE, hole))))
                .isNotNull();
        assertThat(ZoneKinds.zone(ZoneSpec.of("b", ZoneKind.YARD, multi(SQUARE, besides))))
                .isNotNull();
        Shape island = Shape.multiPolygon(
                new double[][] {SQUARE, square(46.002, 82.002, 0.004)}, new double[][] {square(46.003, 82.003, 0.002)});
        Zone zone = ZoneKinds.zone(ZoneSpec.of("c", ZoneKind.YARD, island));
        assertThat(zone.contains(46.001, 82.001)).isTrue();
        assertThat(zone.contains(46.0025, 82.0025)).isFalse();
        assertThat(zone.contains(46.004, 82.004)).isTrue();
    }

    @Test
    void shapes_are_equal_by_content_and_own_their_arrays() {
        double[] ring = SQUARE.clone();
        Shape shape = Shape.polygon(ring);
        ring[0] = 0;
        assertThat(shape).isEqualTo(Shape.polygon(SQUARE)).hasSameHashCodeAs(Shape.polygon(SQUARE));
        assertThat(shape).isNotEqualTo(Shape.polygon(ring));
        assertThat(Shape.disc(1, 2, 3)).isEqualTo(Shape.disc(1, 2, 3)).isNotEqualTo(Shape.disc(1, 2, 4));
    }

    @Test
    void keys_never_change() {
        assertThat(ZoneKeys.key("border-kz-cn")).isEqualTo(3_870_332_233_971_779_124L);
        assertThat(ZoneKeys.key("")).isEqualTo(-780_787_492_076_525_413L);
        assertThat(ZoneKeys.key("шекара")).isEqualTo(2_633_898_030_170_190_443L);
    }
}
