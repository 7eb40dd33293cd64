package io.keruen.simulator.world;

/**
 * A road: a line in a local plane with its chainage (metres along it). A place beside it is a chainage and metres to
 * the left. Beyond its ends it goes on straight. Immutable.
 */
public final class Road {
    /** The road's direction at a chainage is that of the chord this far to both sides, so it turns without jumps. */
    private static final double CHORD_M = 10;

    private final LocalPlane plane;
    private final double[] eastM;
    private final double[] northM;
    private final double[] chainageM;
    private final double[] curvaturePerM;
    private final int[] pointOfBucket;

    /** A road through these points. */
    public Road(LocalPlane plane, double[] eastM, double[] northM) {
        this.plane = plane;
        this.eastM = eastM.clone();
        this.northM = northM.clone();
        chainageM = new double[eastM.length];
        for (int i = 1; i < chainageM.length; i++) {
            chainageM[i] = chainageM[i - 1] + StrictMath.hypot(eastM[i] - eastM[i - 1], northM[i] - northM[i - 1]);
        }
        curvaturePerM = curvatures(eastM, northM, chainageM);
        pointOfBucket = buckets(chainageM);
    }

    /** At each point the angle by which the line turns there over the mean of the two segments that meet in it. */
    private static double[] curvatures(double[] eastM, double[] northM, double[] chainageM) {
        double[] perM = new double[chainageM.length];
        for (int i = 1; i < perM.length - 1; i++) {
            double fromEastM = eastM[i] - eastM[i - 1];
            double fromNorthM = northM[i] - northM[i - 1];
            double toEastM = eastM[i + 1] - eastM[i];
            double toNorthM = northM[i + 1] - northM[i];
            double turn = StrictMath.atan2(
                    fromEastM * toNorthM - fromNorthM * toEastM, fromEastM * toEastM + fromNorthM * toNorthM);
            perM[i] = 2 * turn / (chainageM[i + 1] - chainageM[i - 1]);
        }
        return perM;
    }

    /** For each equal piece of the road the last point at or before its beginning. */
    private static int[] buckets(double[] chainageM) {
        int[] points = new int[2 * chainageM.length];
        double pieceM = chainageM[chainageM.length - 1] / points.length;
        int point = 0;
        for (int i = 0; i < points.length; i++) {
            while (point + 2 < chainageM.length && chainageM[point + 1] <= i * pieceM) {
                point++;
            }
            points[i] = point;
        }
        return points;
    }

    /** Its whole length. */
    public double lengthM() {
        return chainageM[chainageM.length - 1];
    }

    /** How many points it is drawn through. */
    public int pointCount() {
        return chainageM.length;
    }

    /** The chainage of one of its points. */
    public double chainageAtM(int point) {
        return chainageM[point];
    }

    /** The plane in which it lies. */
    public LocalPlane plane() {
        return plane;
    }

    /** Metres east of a place on the road or beside it. */
    public double eastM(double atM, double leftM) {
        return leftM == 0 ? onLine(eastM, atM) : onLine(eastM, atM) - leftM * directionNorth(atM);
    }

    /** Metres north of a place on the road or beside it. */
    public double northM(double atM, double leftM) {
        return leftM == 0 ? onLine(northM, atM) : onLine(northM, atM) + leftM * directionEast(atM);
    }

    /** The road's course, degrees clockwise from north. */
    public double courseDeg(double atM) {
        double deg = StrictMath.toDegrees(StrictMath.atan2(directionEast(atM), directionNorth(atM)));
        return deg < 0 ? deg + 360 : deg;
    }

    /** How sharply it bends: one over the radius, positive to the left; no bend beyond its ends. */
    double curvaturePerM(double atM) {
        return onLine(curvaturePerM, Math.max(0, Math.min(lengthM(), atM)));
    }

    /** Its points from one chainage to another, as {@code lat, lon, lat, lon, ...}, so far to the left. */
    public double[] latLon(double fromM, double toM, double leftM) {
        double[] at = new double[chainageM.length + 2];
        int count = 0;
        at[count++] = fromM;
        for (double pointM : chainageM) {
            if (pointM > fromM && pointM < toM) {
                at[count++] = pointM;
            }
        }
        at[count++] = toM;
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            points[2 * i] = plane.latDeg(northM(at[i], leftM));
            points[2 * i + 1] = plane.lonDeg(eastM(at[i], leftM));
        }
        return points;
    }

    /** The eastward part of its direction. */
    double directionEast(double atM) {
        double eastwardM = onLine(eastM, atM + CHORD_M) - onLine(eastM, atM - CHORD_M);
        double northwardM = onLine(northM, atM + CHORD_M) - onLine(northM, atM - CHORD_M);
        return eastwardM / Math.sqrt(eastwardM * eastwardM + northwardM * northwardM);
    }

    /** The northward part of its direction. */
    double directionNorth(double atM) {
        double eastwardM = onLine(eastM, atM + CHORD_M) - onLine(eastM, atM - CHORD_M);
        double northwardM = onLine(northM, atM + CHORD_M) - onLine(northM, atM - CHORD_M);
        return northwardM / Math.sqrt(eastwardM * eastwardM + northwardM * northwardM);
    }

    private double onLine(double[] axisM, double atM) {
        int bucket = (int) (atM / lengthM() * pointOfBucket.length);
        int segment = pointOfBucket[Math.max(0, Math.min(pointOfBucket.length - 1, bucket))] + 1;
        while (segment + 1 < chainageM.length && chainageM[segment] < atM) {
            segment++;
        }
        double share = (atM - chainageM[segment - 1]) / (chainageM[segment] - chainageM[segment - 1]);
        return axisM[segment - 1] + share * (axisM[segment] - axisM[segment - 1]);
    }
}
