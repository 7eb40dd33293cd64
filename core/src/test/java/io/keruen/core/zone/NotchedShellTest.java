package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A shell with a notch that reaches the edge of a hole through two vertices on it: no edge crosses another. */
class NotchedShellTest {
    private static final int SIZE = 16;
    private static final double[] HOLE = {2, 4, 14, 4, 14, 12, 2, 12};

    /** A square whose notch ends in these points; on a lattice where arithmetic is exact. */
    private static double[] shell(double... notch) {
        double[] shell = new double[notch.length + 12];
        System.arraycopy(new double[] {0, 0, 10, 0}, 0, shell, 0, 4);
        System.arraycopy(notch, 0, shell, 4, notch.length);
        System.arraycopy(new double[] {12, 0, SIZE, 0, SIZE, SIZE, 0, SIZE}, 0, shell, notch.length + 4, 8);
        return shell;
    }

    /** Turned by quarters, mirrored, begun at another vertex, laid on the globe. */
    private static double[] placed(double[] points, int quarters, boolean isMirrored, int first) {
        int vertices = points.length / 2;
        double[] placed = new double[points.length];
        for (int v = 0; v < vertices; v++) {
            double x = points[2 * ((v + first) % vertices)];
            double y = points[2 * ((v + first) % vertices) + 1];
            x = isMirrored ? SIZE - x : x;
            for (int quarter = 0; quarter < quarters; quarter++) {
                double turned = SIZE - y;
                y = x;
                x = turned;
            }
            placed[2 * v] = 46 + y / 1024;
            placed[2 * v + 1] = 82 + x / 1024;
        }
        return placed;
    }

    private interface Check {
        void polygon(ZoneSpec spec);
    }

    private static void inEveryWay(double[] shell, Check check) {
        for (int way = 0; way < 8; way++) {
            for (int first = 0; first < 4; first++) {
                double[] outer = placed(shell, way / 2, way % 2 == 0, first);
                double[] inner = placed(HOLE, way / 2, way % 2 == 0, first);
                check.polygon(ZoneSpec.of("z", ZoneKind.YARD, Shape.polygon(outer, inner)));
            }
        }
    }

    @Test
    void a_notch_that_reaches_into_a_hole_leaves_a_piece_of_it_outside() {
        inEveryWay(
                shell(10, 4, 11, 6, 12, 4),
                spec -> assertThatThrownBy(() -> ZoneKinds.zone(spec))
                        .hasMessageContaining("hole 1 is outside its shell"));
    }

    @Test
    void a_notch_that_only_touches_a_hole_takes_nothing_from_it() {
        inEveryWay(shell(11, 4), spec -> assertThat(ZoneKinds.zone(spec)).isNotNull());
        inEveryWay(
                shell(10, 4, 11, 3, 12, 4),
                spec -> assertThat(ZoneKinds.zone(spec)).isNotNull());
    }

    @Test
    void it_is_said_which_hole_does_not_fit() {
        double[] small = {3, 5, 5, 5, 5, 7, 3, 7};
        double[] other = {6, 5, 8, 5, 8, 7, 6, 7};
        double[] over = {7, 6, 9, 6, 9, 8, 7, 8};
        double[] away = {20, 5, 22, 5, 22, 7, 20, 7};
        assertThatThrownBy(() -> zone(small, other, over)).hasMessageContaining("holes 2 and 3 overlap");
        assertThatThrownBy(() -> zone(small, other, away)).hasMessageContaining("hole 3 is outside its shell");
    }

    /** The holes stand in the second part: they are counted from its shell. */
    private static Zone zone(double[]... holes) {
        double[][] rings = new double[holes.length + 1][];
        rings[0] = placed(shell(11, 1), 0, false, 0);
        for (int hole = 0; hole < holes.length; hole++) {
            rings[hole + 1] = placed(holes[hole], 0, false, 0);
        }
        double[][] first = {{47, 82, 47, 82.1, 47.1, 82.1}};
        return ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.multiPolygon(first, rings)));
    }
}
