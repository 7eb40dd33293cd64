package io.keruen.core.zone;

/**
 * Zones computed the plain way, from the shape alone: winding numbers, own ellipsoid, every edge every time.
 *
 * <p>Shares no code with the zones, so that a mistake in one of the two is seen.
 */
final class BruteZone {
    final Shape shape;
    final double[] box = {1e9, 1e9, -1e9, -1e9};

    BruteZone(Shape shape) {
        this.shape = shape;
        for (double[] ring : shape.rings()) {
            for (int i = 0; i < ring.length; i += 2) {
                box[0] = Math.min(box[0], ring[i]);
                box[1] = Math.min(box[1], ring[i + 1]);
                box[2] = Math.max(box[2], ring[i]);
                box[3] = Math.max(box[3], ring[i + 1]);
            }
        }
    }

    boolean inside(double lat, double lon) {
        return switch (shape.kind()) {
            case DISC -> discM(lat, lon) < shape.radiusM();
            case CORRIDOR -> boundaryM(lat, lon) < shape.halfWidthM();
            case LINE -> false;
            case POLYGON -> insidePolygon(lat, lon);
        };
    }

    private boolean insidePolygon(double lat, double lon) {
        if (lat < box[0] || lat > box[2] || lon < box[1] || lon > box[3]) {
            return false;
        }
        double[][] rings = shape.rings();
        int[] shells = shape.shells();
        for (int part = 0; part < shells.length; part++) {
            int end = part + 1 < shells.length ? shells[part + 1] : rings.length;
            boolean inside = winding(rings[shells[part]], lat, lon) != 0;
            for (int hole = shells[part] + 1; inside && hole < end; hole++) {
                inside = winding(rings[hole], lat, lon) == 0;
            }
            if (inside) {
                return true;
            }
        }
        return false;
    }

    private static int winding(double[] ring, double lat, double lon) {
        int winding = 0;
        int n = ring.length / 2;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double lat1 = ring[2 * i];
            double lat2 = ring[2 * j];
            if (lat1 <= lat ? lat2 > lat : lat2 <= lat) {
                double lon1 = ring[2 * i + 1];
                double lon2 = ring[2 * j + 1];
                double side = (lon2 - lon1) * (lat - lat1) - (lon - lon1) * (lat2 - lat1);
                if (lat1 <= lat && side > 0) {
                    winding++;
                } else if (lat1 > lat && side < 0) {
                    winding--;
                }
            }
        }
        return winding;
    }

    double signedM(double lat, double lon) {
        return switch (shape.kind()) {
            case DISC -> discM(lat, lon) - shape.radiusM();
            case CORRIDOR -> boundaryM(lat, lon) - shape.halfWidthM();
            case LINE -> boundaryM(lat, lon);
            case POLYGON -> insidePolygon(lat, lon) ? -boundaryM(lat, lon) : boundaryM(lat, lon);
        };
    }

    private double discM(double lat, double lon) {
        double middle = (lat + shape.rings()[0][0]) / 2;
        return Math.hypot((lat - shape.rings()[0][0]) * perLat(middle), (lon - shape.rings()[0][1]) * perLon(middle));
    }

    /** Distance to the nearest edge, in the metric at the place. */
    double boundaryM(double lat, double lon) {
        return nearest(lat, lon, perLat(lat), perLon(lat));
    }

    /** Distance to the nearest edge in degrees, to tell whether a place is too near for a verdict. */
    double boundaryDeg(double lat, double lon) {
        return nearest(lat, lon, 1, 1);
    }

    private double nearest(double lat, double lon, double perLat, double perLon) {
        double best = Double.MAX_VALUE;
        for (double[] ring : shape.rings()) {
            int n = ring.length / 2;
            int edges = shape.kind() == ShapeKind.POLYGON ? n : n - 1;
            for (int i = 0; i < edges; i++) {
                int j = (i + 1) % n;
                double ax = (ring[2 * i + 1] - lon) * perLon;
                double ay = (ring[2 * i] - lat) * perLat;
                double ux = (ring[2 * j + 1] - ring[2 * i + 1]) * perLon;
                double uy = (ring[2 * j] - ring[2 * i]) * perLat;
                double square = ux * ux + uy * uy;
                double t = square == 0 ? 0 : Math.min(1, Math.max(0, -(ax * ux + ay * uy) / square));
                double x = ax + t * ux;
                double y = ay + t * uy;
                best = Math.min(best, x * x + y * y);
            }
        }
        return Math.sqrt(best);
    }

    /** Crossings of the edges by solving for both parameters; -1 when one of them is too near an end to tell. */
    int crossings(double latA, double lonA, double latB, double lonB) {
        int crossings = 0;
        boolean unclear = false;
        for (double[] ring : shape.rings()) {
            int n = ring.length / 2;
            int edges = shape.kind() == ShapeKind.POLYGON ? n : n - 1;
            for (int i = 0; i < edges; i++) {
                int j = (i + 1) % n;
                double dx = lonB - lonA;
                double dy = latB - latA;
                double ex = ring[2 * j + 1] - ring[2 * i + 1];
                double ey = ring[2 * j] - ring[2 * i];
                double determinant = dx * ey - dy * ex;
                double wx = ring[2 * i + 1] - lonA;
                double wy = ring[2 * i] - latA;
                double t = (wx * ey - wy * ex) / determinant;
                double u = (wx * dy - wy * dx) / determinant;
                if (t > -1e-6 && t < 1 + 1e-6 && u > -1e-6 && u < 1 + 1e-6) {
                    unclear |= t < 1e-6 || t > 1 - 1e-6 || u < 1e-6 || u > 1 - 1e-6;
                    crossings++;
                }
            }
        }
        return unclear ? -1 : crossings;
    }

    static double perLat(double lat) {
        double s = Math.sin(Math.toRadians(lat));
        return Math.PI / 180 * 6335439.327292462 / Math.pow(1 - 0.0066943799901413165 * s * s, 1.5);
    }

    static double perLon(double lat) {
        double s = Math.sin(Math.toRadians(lat));
        return Math.PI / 180 * 6378137 * Math.cos(Math.toRadians(lat)) / Math.sqrt(1 - 0.0066943799901413165 * s * s);
    }
}
