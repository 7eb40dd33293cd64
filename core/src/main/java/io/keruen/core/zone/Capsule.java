package io.keruen.core.zone;

import io.keruen.core.geo.Segment;

/** Plane geometry of everything within a radius of a segment, in metres. */
final class Capsule {
    private Capsule() {}

    /** Where on the way from the origin (0) to (x, y) (1) the capsule around P-Q begins, or NaN when it is missed. */
    static double entryFraction(double x, double y, double px, double py, double qx, double qy, double radius) {
        if (Segment.originSquare(px, py, qx, qy) <= radius * radius) {
            return 0;
        }
        double entry = least(disc(x, y, px, py, radius), disc(x, y, qx, qy, radius));
        return least(entry, flank(x, y, px, py, qx, qy, radius));
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }

    private static double disc(double x, double y, double px, double py, double radius) {
        double square = x * x + y * y;
        double toward = x * px + y * py;
        double outside = px * px + py * py - radius * radius;
        double root = toward * toward - square * outside;
        if (toward <= 0 || root < 0) {
            return Double.NaN;
        }
        double entry = outside / (toward + Math.sqrt(root));
        return entry <= 1 ? entry : Double.NaN;
    }

    /** Entry over one of the two straight sides. */
    private static double flank(double x, double y, double px, double py, double qx, double qy, double radius) {
        double dx = qx - px;
        double dy = qy - py;
        double length = Math.sqrt(dx * dx + dy * dy);
        double off = (px * dy - py * dx) / length;
        double along = -(px * dx + py * dy) / length;
        double offStep = (y * dx - x * dy) / length;
        double entry = (Math.copySign(radius, off) - off) / offStep;
        if (Math.abs(off) <= radius || !(entry >= 0 && entry <= 1)) {
            return Double.NaN;
        }
        double at = along + entry * (x * dx + y * dy) / length;
        return at >= 0 && at <= length ? entry : Double.NaN;
    }
}
