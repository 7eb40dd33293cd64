package io.keruen.core.geo;

/** Plane geometry of one segment, in metres, seen from the origin. */
public final class Segment {
    private Segment() {}

    /** Square of the distance from the origin to the segment (x1, y1)-(x2, y2). */
    public static double originSquare(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double dot = -(x1 * dx + y1 * dy);
        if (dot <= 0) {
            return x1 * x1 + y1 * y1;
        }
        double square = dx * dx + dy * dy;
        if (dot >= square) {
            return x2 * x2 + y2 * y2;
        }
        double cross = x1 * dy - y1 * dx;
        return cross * cross / square;
    }
}
