package io.keruen.app.gallery;

import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;

/**
 * The made-up stretch of road before the Bakhty post on which every story plays: metres east and north of a stone on
 * its line. Illustrative, not surveyed.
 */
final class Road {
    /** When every story begins: 2026-03-02T03:00:00Z, eight in the morning at the post. */
    static final long START_MS = 1_772_420_400_000L;

    /** The road's id. */
    static final String ROUTE = "ROUTE-BAKHTY-POKITU";

    private static final double LAT_DEG = 46.65;
    private static final double LON_DEG = 82.74;

    private static final double EQUATOR_M = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double M_PER_LAT_DEG = metresPerLatDeg();
    private static final double M_PER_LON_DEG = metresPerLonDeg();

    private Road() {}

    private static double squaredSin() {
        return Math.pow(StrictMath.sin(StrictMath.toRadians(LAT_DEG)), 2);
    }

    private static double squaredEccentricity() {
        return FLATTENING * (2 - FLATTENING);
    }

    /** By the radius of curvature in the meridian, WGS 84. */
    private static double metresPerLatDeg() {
        double e2 = squaredEccentricity();
        double w2 = 1 - e2 * squaredSin();
        return StrictMath.toRadians(EQUATOR_M * (1 - e2) / (w2 * StrictMath.sqrt(w2)));
    }

    /** By the radius of the parallel, WGS 84. */
    private static double metresPerLonDeg() {
        double w2 = 1 - squaredEccentricity() * squaredSin();
        return StrictMath.toRadians(EQUATOR_M / StrictMath.sqrt(w2) * StrictMath.cos(StrictMath.toRadians(LAT_DEG)));
    }

    /** Latitude so many metres north of the stone, to 0.1 mm. */
    static double latDeg(double northM) {
        return Math.rint((LAT_DEG + northM / M_PER_LAT_DEG) * 1e9) / 1e9;
    }

    /** Longitude so many metres east of the stone, to 0.1 mm. */
    static double lonDeg(double eastM) {
        return Math.rint((LON_DEG + eastM / M_PER_LON_DEG) * 1e9) / 1e9;
    }

    /** Points given as east, north, east, north, ... in the order latitude, longitude. */
    private static double[] points(double... eastNorth) {
        double[] points = new double[eastNorth.length];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = latDeg(eastNorth[i + 1]);
            points[i + 1] = lonDeg(eastNorth[i]);
        }
        return points;
    }

    /** The straight road to the east: 4 km from the stone, whose metres are the chainage. */
    static ZoneSpec straight(double halfWidthM) {
        return bent(halfWidthM, 0, 0, 4_000, 0);
    }

    /** A road through these points. */
    static ZoneSpec bent(double halfWidthM, double... eastNorth) {
        return route(ROUTE, halfWidthM, eastNorth);
    }

    /** Another road. */
    static ZoneSpec route(String id, double halfWidthM, double... eastNorth) {
        return ZoneSpec.of(id, ZoneKind.ROUTE, Shape.corridor(points(eastNorth), halfWidthM));
    }

    /** A rectangular zone. */
    static ZoneSpec box(String id, ZoneKind kind, double west, double south, double east, double north) {
        return ZoneSpec.of(id, kind, boxShape(west, south, east, north));
    }

    static Shape boxShape(double west, double south, double east, double north) {
        return Shape.polygon(ring(west, south, east, north));
    }

    private static double[] ring(double west, double south, double east, double north) {
        return points(west, south, east, south, east, north, west, north);
    }

    /** A rectangular zone with a rectangular hole in it. */
    static ZoneSpec boxWithHole(String id, ZoneKind kind, double[] outer, double[] hole) {
        double[] shell = ring(outer[0], outer[1], outer[2], outer[3]);
        return ZoneSpec.of(
                id,
                kind,
                Shape.polygon(shell, points(hole[0], hole[1], hole[0], hole[3], hole[2], hole[3], hole[2], hole[1])));
    }

    /** A polygon. */
    static ZoneSpec polygon(String id, ZoneKind kind, double... eastNorth) {
        return ZoneSpec.of(id, kind, Shape.polygon(points(eastNorth)));
    }

    /** A disc. */
    static ZoneSpec disc(String id, ZoneKind kind, double east, double north, double radiusM) {
        return ZoneSpec.of(id, kind, Shape.disc(latDeg(north), lonDeg(east), radiusM));
    }

    /** Everything near a line. */
    static ZoneSpec corridor(String id, ZoneKind kind, double halfWidthM, double... eastNorth) {
        return ZoneSpec.of(id, kind, Shape.corridor(points(eastNorth), halfWidthM));
    }

    /** The state border: a line from south to north across the road. */
    static ZoneSpec border(double east) {
        return ZoneSpec.of("BORDER", ZoneKind.BORDER_LINE, Shape.line(points(east, -300, east, 300)));
    }

    /** The zone with a longest stay. */
    static ZoneSpec withDwell(ZoneSpec zone, long maxDwellMs) {
        return new ZoneSpec(
                zone.id(),
                zone.kind(),
                zone.name(),
                zone.jurisdiction(),
                zone.validFromMs(),
                zone.validToMs(),
                zone.version(),
                zone.shape(),
                zone.marginM(),
                zone.speedLimitMps(),
                maxDwellMs,
                zone.gateId());
    }

    /** The zone with a speed limit. */
    static ZoneSpec withLimit(ZoneSpec zone, double speedLimitMps) {
        return new ZoneSpec(
                zone.id(),
                zone.kind(),
                zone.name(),
                zone.jurisdiction(),
                zone.validFromMs(),
                zone.validToMs(),
                zone.version(),
                zone.shape(),
                zone.marginM(),
                speedLimitMps,
                zone.maxDwellMs(),
                zone.gateId());
    }

    /** A version of the zone that holds from one moment of the story to another. */
    static ZoneSpec during(ZoneSpec zone, int version, long fromMs, long toMs) {
        return new ZoneSpec(
                zone.id(),
                zone.kind(),
                zone.name(),
                zone.jurisdiction(),
                fromMs,
                toMs,
                version,
                zone.shape(),
                zone.marginM(),
                zone.speedLimitMps(),
                zone.maxDwellMs(),
                zone.gateId());
    }

    /** The zone of a gate. */
    static ZoneSpec gate(String id, double west, double east) {
        ZoneSpec zone = box(id, ZoneKind.GATE, west, -10, east, 10);
        return new ZoneSpec(
                id,
                ZoneKind.GATE,
                id,
                Jurisdiction.KZ,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                zone.shape(),
                ZoneSpec.DEFAULT_MARGIN_M,
                Double.NaN,
                -1,
                id);
    }

    /** The gate on other ground. */
    static ZoneSpec gateOn(Jurisdiction ground, ZoneSpec gate) {
        return new ZoneSpec(
                gate.id(),
                gate.kind(),
                gate.name(),
                ground,
                gate.validFromMs(),
                gate.validToMs(),
                gate.version(),
                gate.shape(),
                gate.marginM(),
                gate.speedLimitMps(),
                gate.maxDwellMs(),
                gate.gateId());
    }

    /** A gate drawn as a line across the road. */
    static ZoneSpec gateLine(String id, double east) {
        ZoneSpec zone = gate(id, east - 5, east + 5);
        return new ZoneSpec(
                id,
                ZoneKind.GATE,
                id,
                Jurisdiction.KZ,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                Shape.line(points(east, -10, east, 10)),
                zone.marginM(),
                Double.NaN,
                -1,
                id);
    }

    /** A moment of the story. */
    static long at(double seconds) {
        return START_MS + Math.round(1_000 * seconds);
    }
}
