package io.keruen.connectors.scenario;

import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneSpec;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code zones.geojson}. */
final class ZoneWriter {
    private static final long NO_DWELL = -1;

    private ZoneWriter() {}

    static void write(JsonWriter json, List<ZoneSpec> zones) throws IOException {
        json.startObject(null).text("type", "FeatureCollection").startArray("features");
        for (ZoneSpec zone : zones) {
            json.startObject(null).text("type", "Feature");
            writeProperties(json, zone);
            writeGeometry(json, zone.shape());
            json.endObject();
        }
        json.endArray().endObject().newLine();
    }

    private static void writeProperties(JsonWriter json, ZoneSpec zone) throws IOException {
        boolean hasJurisdiction = zone.jurisdiction() != Jurisdiction.UNKNOWN;
        json.startObject("properties")
                .text("id", zone.id())
                .text("kind", zone.kind().name())
                .text("name", zone.name())
                .text("jurisdiction", hasJurisdiction ? zone.jurisdiction().name() : null)
                .integerUnless(Long.MIN_VALUE, "validFromMs", zone.validFromMs())
                .integerUnless(Long.MAX_VALUE, "validToMs", zone.validToMs())
                .integer("version", zone.version())
                .number("marginM", zone.marginM())
                .number("radiusM", zone.shape().radiusM())
                .number("halfWidthM", zone.shape().halfWidthM())
                .number("speedLimitMps", zone.speedLimitMps())
                .integerUnless(NO_DWELL, "maxDwellMs", zone.maxDwellMs())
                .text("gateId", zone.gateId())
                .endObject();
    }

    private static void writeGeometry(JsonWriter json, Shape shape) throws IOException {
        json.startObject("geometry");
        switch (shape.kind()) {
            case POLYGON -> writePolygons(json, shape);
            case DISC -> {
                json.text("type", "Point");
                writePosition(json, "coordinates", shape.rings()[0], 0);
            }
            case CORRIDOR, LINE -> {
                json.text("type", "LineString");
                writePositions(json, "coordinates", shape.rings()[0], false);
            }
        }
        json.endObject();
    }

    private static void writePolygons(JsonWriter json, Shape shape) throws IOException {
        int[] shells = shape.shells();
        boolean single = shells.length == 1;
        json.text("type", single ? "Polygon" : "MultiPolygon");
        if (!single) {
            json.startArray("coordinates");
        }
        for (int part = 0; part < shells.length; part++) {
            int end = part + 1 < shells.length ? shells[part + 1] : shape.rings().length;
            json.startArray(single ? "coordinates" : null);
            for (int ring = shells[part]; ring < end; ring++) {
                writePositions(json, null, shape.rings()[ring], true);
            }
            json.endArray();
        }
        if (!single) {
            json.endArray();
        }
    }

    private static void writePositions(JsonWriter json, @Nullable String name, double[] points, boolean closed)
            throws IOException {
        int last = points.length - 2;
        json.startArray(name);
        for (int i = 0; i <= last; i += 2) {
            writePosition(json, null, points, i);
        }
        if (closed && (points[0] != points[last] || points[1] != points[last + 1])) {
            writePosition(json, null, points, 0);
        }
        json.endArray();
    }

    private static void writePosition(JsonWriter json, @Nullable String name, double[] points, int at)
            throws IOException {
        json.startArray(name).entry(points[at + 1]).entry(points[at]).endArray();
    }
}
