package io.keruen.core.zone;

import io.keruen.core.geo.Edges;
import java.util.Arrays;

/**
 * Refuses polygons that are none: rings that touch or cross themselves, holes outside their shell, overlaps.
 *
 * <p>Rings of one polygon may touch each other. Near-linear in the number of vertices, quadratic in that of rings.
 */
final class PolygonCheck {
    private static final double BESIDE_DEG = 1e-9;
    private static final double EMPTY_SQUARE_M = 1e-6;

    private final ZoneSpec spec;
    private final int[] shells;
    private final double[][] rings;
    private final Edges[] ringEdges;

    private PolygonCheck(ZoneSpec spec) {
        this.spec = spec;
        this.shells = spec.shape().shells();
        double[][] raw = spec.shape().rings();
        this.rings = new double[raw.length][];
        this.ringEdges = new Edges[raw.length];
        for (int i = 0; i < raw.length; i++) {
            rings[i] = Vertices.ring(spec, raw[i]);
            ringEdges[i] = Edges.of(rings[i]);
        }
    }

    /** The cleaned, closed rings of a specification that holds a polygon. */
    static double[][] rings(ZoneSpec spec) {
        int[] shells = spec.shape().shells();
        int count = spec.shape().rings().length;
        boolean ordered = shells.length > 0 && shells[0] == 0 && shells[shells.length - 1] < count;
        for (int part = 1; part < shells.length; part++) {
            ordered &= shells[part - 1] < shells[part];
        }
        if (!ordered) {
            throw new InvalidZoneException(spec.id(), "the polygon has no shell");
        }
        PolygonCheck check = new PolygonCheck(spec);
        for (Edges ring : check.ringEdges) {
            check.requireSimple(ring);
        }
        for (int part = 0; part < shells.length; part++) {
            check.requireHolesFit(shells[part], check.end(part));
        }
        check.requirePartsApart();
        return check.rings;
    }

    private int end(int part) {
        return part + 1 < shells.length ? shells[part + 1] : rings.length;
    }

    private void requireSimple(Edges ring) {
        int last = -1;
        for (int e = ring.next(-1, -90, -180, 90, 180); e >= 0; e = ring.next(e, -90, -180, 90, 180)) {
            last = e;
        }
        for (int e = 0; e < last; e++) {
            double minLat = Math.min(ring.latDeg(e, 0), ring.latDeg(e, 1));
            double minLon = Math.min(ring.lonDeg(e, 0), ring.lonDeg(e, 1));
            double maxLat = Math.max(ring.latDeg(e, 0), ring.latDeg(e, 1));
            double maxLon = Math.max(ring.lonDeg(e, 0), ring.lonDeg(e, 1));
            for (int f = ring.next(e, minLat, minLon, maxLat, maxLon);
                    f >= 0;
                    f = ring.next(f, minLat, minLon, maxLat, maxLon)) {
                boolean adjacent = f == e + 1 || e == 0 && f == last;
                if (adjacent ? foldsBack(ring, e, f) : EdgePair.meet(ring, e, ring, f)) {
                    throw new InvalidZoneException(
                            spec.id(),
                            "a ring crosses or touches itself near " + ring.latDeg(f, 0) + ", " + ring.lonDeg(f, 0));
                }
            }
        }
    }

    private static boolean foldsBack(Edges ring, int e, int f) {
        boolean following = f == e + 1;
        int first = following ? e : f;
        int second = following ? f : e;
        double north1 = ring.latDeg(first, 0) - ring.latDeg(first, 1);
        double east1 = ring.lonDeg(first, 0) - ring.lonDeg(first, 1);
        double north2 = ring.latDeg(second, 1) - ring.latDeg(second, 0);
        double east2 = ring.lonDeg(second, 1) - ring.lonDeg(second, 0);
        return east1 * north2 == north1 * east2 && east1 * east2 + north1 * north2 > 0;
    }

    private void requireHolesFit(int shell, int end) {
        double squareM = Area.squareM(rings[shell]);
        for (int hole = shell + 1; hole < end; hole++) {
            squareM -= Area.squareM(rings[hole]);
            if (EdgePair.anyCross(ringEdges[hole], ringEdges[shell]) || liesPartly(hole, ringEdges[shell], false)) {
                throw new InvalidZoneException(spec.id(), "hole " + (hole - shell) + " is outside its shell");
            }
            for (int other = shell + 1; other < hole; other++) {
                if (overlap(hole, ringEdges[hole], other, ringEdges[other])) {
                    throw new InvalidZoneException(
                            spec.id(), "holes " + (other - shell) + " and " + (hole - shell) + " overlap");
                }
            }
        }
        if (squareM <= EMPTY_SQUARE_M) {
            throw new InvalidZoneException(spec.id(), "zero area, the holes fill the shell");
        }
    }

    private void requirePartsApart() {
        Edges[] parts = new Edges[shells.length];
        for (int part = 0; part < shells.length; part++) {
            parts[part] = Edges.of(Arrays.copyOfRange(rings, shells[part], end(part)));
            for (int other = 0; other < part; other++) {
                if (overlap(shells[part], parts[part], shells[other], parts[other])) {
                    throw new InvalidZoneException(spec.id(), "parts " + other + " and " + part + " overlap");
                }
            }
        }
    }

    private boolean overlap(int ringA, Edges a, int ringB, Edges b) {
        if (a.minLatDeg() > b.maxLatDeg()
                || b.minLatDeg() > a.maxLatDeg()
                || a.minLonDeg() > b.maxLonDeg()
                || b.minLonDeg() > a.maxLonDeg()) {
            return false;
        }
        return EdgePair.anyCross(a, b) || liesPartly(ringA, b, true) || liesPartly(ringB, a, true);
    }

    /** Whether some place just inside the ring, beside one of its edges, lies inside (or outside) the area. */
    private boolean liesPartly(int ring, Edges area, boolean inside) {
        Edges edges = ringEdges[ring];
        for (int edge = edges.next(-1, -90, -180, 90, 180); edge >= 0; edge = edges.next(edge, -90, -180, 90, 180)) {
            // Between two touches an edge that crosses nothing lies on one side of the area.
            double[] touches = EdgePair.touches(edges, edge, area);
            for (int piece = 1; piece < touches.length; piece++) {
                double middle = 0.5 * (touches[piece - 1] + touches[piece]);
                if (liesBeside(edges, edge, middle, area, inside)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean liesBeside(Edges edges, int edge, double fraction, Edges area, boolean inside) {
        double north = edges.latDeg(edge, 1) - edges.latDeg(edge, 0);
        double east = edges.lonDeg(edge, 1) - edges.lonDeg(edge, 0);
        double scale = BESIDE_DEG / Math.hypot(north, east);
        double latDeg = edges.latDeg(edge, 0) + fraction * north;
        double lonDeg = edges.lonDeg(edge, 0) + fraction * east;
        for (int side = -1; side <= 1; side += 2) {
            double besideLat = latDeg + side * scale * east;
            double besideLon = lonDeg - side * scale * north;
            if (edges.encloses(besideLat, besideLon) && area.encloses(besideLat, besideLon) == inside) {
                return true;
            }
        }
        return false;
    }
}
