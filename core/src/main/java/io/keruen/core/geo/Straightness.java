package io.keruen.core.geo;

import java.util.Arrays;

/**
 * How far a route goes on from each segment without turning back: so far, what lies ahead of the segment's end is no
 * nearer to a place beside the segment than that end is along it, and what lies behind its beginning likewise. So most
 * samples need to be held against one segment alone. Immutable.
 *
 * <p>Courses may differ by 60 degrees. Each is measured with the metric in the middle of its segment, the place has
 * another: while the metres per degree of longitude differ by less than 30 percent that turns each course by less than
 * 8 degrees, which leaves far less than a right angle.
 */
final class Straightness {
    private static final double MAX_TURN_DEG = 60;
    private static final double MAX_METRIC_RATIO = 1.3;
    /** No further than this is looked: more than what a vehicle drives between two samples. */
    private static final double LOOK_M = 600;

    private final double[] toM;
    private final double[] fromM;

    private Straightness(double[] toM, double[] fromM) {
        this.toM = toM;
        this.fromM = fromM;
    }

    /** Of a line that is not looked at. */
    static Straightness unknown(double[] chainagesM) {
        int segments = chainagesM.length - 1;
        return new Straightness(Arrays.copyOfRange(chainagesM, 1, segments + 1), Arrays.copyOf(chainagesM, segments));
    }

    /** The straight stretches of a line with these chainages of its vertices and courses of its segments. */
    static Straightness of(double[] chainagesM, double[] coursesDeg, Edges edges, boolean closed) {
        Straightness known = unknown(chainagesM);
        if (isOneMetric(edges)) {
            for (int segment = 0; segment < coursesDeg.length; segment++) {
                known.toM[segment] = endM(chainagesM, coursesDeg, segment, 1, closed);
                known.fromM[segment] = endM(chainagesM, coursesDeg, segment, -1, closed);
            }
        }
        return known;
    }

    private static boolean isOneMetric(Edges edges) {
        double oneM = LocalMetric.mPerLonDegAt(edges.minLatDeg());
        double otherM = LocalMetric.mPerLonDegAt(edges.maxLatDeg());
        boolean crossesEquator = edges.minLatDeg() < 0 && edges.maxLatDeg() > 0;
        double mostM = crossesEquator ? LocalMetric.mPerLonDegAt(0) : Math.max(oneM, otherM);
        return mostM < MAX_METRIC_RATIO * Math.min(oneM, otherM);
    }

    /** Where the first segment ahead (+1) or behind (-1) begins that turns too far; infinite at an open end. */
    private static double endM(double[] chainagesM, double[] coursesDeg, int segment, int direction, boolean closed) {
        int near = direction > 0 ? 1 : 0; // the vertex of a segment that is nearer to the first one's other end
        double startM = chainagesM[segment + near];
        int next = segment + direction;
        while (next >= 0 && next < coursesDeg.length) {
            double beginsM = chainagesM[next + 1 - near];
            double turnDeg = Math.abs(coursesDeg[next] - coursesDeg[segment]);
            boolean turns = turnDeg > MAX_TURN_DEG && turnDeg < 360 - MAX_TURN_DEG;
            if (turns || direction * (beginsM - startM) > LOOK_M) {
                return beginsM;
            }
            next += direction;
        }
        double endM = chainagesM[next + 1 - near];
        return closed ? endM : direction * Double.POSITIVE_INFINITY;
    }

    /** From this chainage on, ahead of the segment, nothing is known. */
    double toM(int segment) {
        return toM[segment];
    }

    /** From this chainage on, behind the segment, nothing is known. */
    double fromM(int segment) {
        return fromM[segment];
    }
}
