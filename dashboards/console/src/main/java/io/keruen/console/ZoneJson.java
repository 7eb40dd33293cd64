package io.keruen.console;

import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneSpec;

/** Writes a zone as a GeoJSON feature: its properties are those of {@code zones.geojson}. */
final class ZoneJson {
    private static final long NO_DWELL = -1;

    private ZoneJson() {}

    static void write(BoardJson json, ZoneSpec zone) {
        json.object(feature -> {
            json.text("type", "Feature");
            json.name("properties");
            json.object(properties -> properties(json, zone));
            json.name("geometry");
            json.object(geometry -> geometry(json, zone.shape()));
        });
    }

    private static void properties(BoardJson json, ZoneSpec zone) {
        json.text("id", zone.id());
        json.text("kind", zone.kind().name());
        json.text("name", zone.name());
        json.text("jurisdiction", zone.jurisdiction().name());
        json.integerUnless(Long.MIN_VALUE, "validFromMs", zone.validFromMs());
        json.integerUnless(Long.MAX_VALUE, "validToMs", zone.validToMs());
        json.integer("version", zone.version());
        json.number("radiusM", zone.shape().radiusM());
        json.number("halfWidthM", zone.shape().halfWidthM());
        json.number("speedLimitMps", zone.speedLimitMps());
        json.integerUnless(NO_DWELL, "maxDwellMs", zone.maxDwellMs());
        json.text("gateId", zone.gateId());
    }

    private static void geometry(BoardJson json, Shape shape) {
        double[][] rings = shape.rings();
        switch (shape.kind()) {
            case POLYGON -> {
                json.text("type", "MultiPolygon");
                json.array("coordinates", () -> polygons(json, shape));
            }
            case DISC -> {
                json.text("type", "Point");
                json.name("coordinates");
                json.position(rings[0][0], rings[0][1]);
            }
            case CORRIDOR, LINE -> {
                json.text("type", "MultiLineString");
                json.array("coordinates", () -> {
                    for (double[] line : rings) {
                        json.array(null, () -> positions(json, line));
                    }
                });
            }
        }
    }

    private static void polygons(BoardJson json, Shape shape) {
        int[] shells = shape.shells();
        for (int part = 0; part < shells.length; part++) {
            int first = shells[part];
            int end = part + 1 < shells.length ? shells[part + 1] : shape.rings().length;
            json.array(null, () -> {
                for (int ring = first; ring < end; ring++) {
                    double[] points = shape.rings()[ring];
                    json.array(null, () -> closed(json, points));
                }
            });
        }
    }

    private static void closed(BoardJson json, double[] points) {
        positions(json, points);
        int last = points.length - 2;
        if (last > 0 && (points[0] != points[last] || points[1] != points[last + 1])) {
            json.position(points[0], points[1]);
        }
    }

    private static void positions(BoardJson json, double[] points) {
        for (int i = 0; i + 1 < points.length; i += 2) {
            json.position(points[i], points[i + 1]);
        }
    }
}
