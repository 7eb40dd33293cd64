package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a shape of a GeoJSON geometry. The only place, with its writer, where longitude comes first. */
final class GeometryReader {
    private static final int MIN_RING_POINTS = 4;
    private static final int MIN_LINE_POINTS = 2;

    private GeometryReader() {}

    static Shape read(@Nullable JsonNode geometry, ZoneKind kind, JsonFields properties) throws RefusedException {
        if (geometry == null || !geometry.isObject()) {
            throw new RefusedException("geometry is missing");
        }
        JsonNode coordinates = geometry.path("coordinates");
        String type = geometry.path("type").asText("");
        if ((kind == ZoneKind.BORDER_LINE || kind == ZoneKind.ROUTE) && !type.equals("LineString")) {
            throw new RefusedException("a " + kind + " needs a LineString, not a " + type);
        }
        return switch (type) {
            case "Polygon" -> Shape.polygon(polygon(coordinates));
            case "MultiPolygon" -> multiPolygon(coordinates);
            case "LineString" -> line(coordinates, kind, properties);
            case "Point" -> {
                double[] point = points(List.of(coordinates));
                double radiusM = properties.optionalPositive("radiusM");
                if (Double.isNaN(radiusM)) {
                    throw new RefusedException("a Point needs radiusM");
                }
                yield Shape.disc(point[0], point[1], radiusM);
            }
            default -> throw new RefusedException("geometry type " + type + " is not known");
        };
    }

    private static Shape line(JsonNode coordinates, ZoneKind kind, JsonFields properties) throws RefusedException {
        double[] line = points(entries(coordinates));
        if (line.length < 2 * MIN_LINE_POINTS) {
            throw new RefusedException("a LineString needs two positions");
        }
        double halfWidthM = properties.optionalPositive("halfWidthM");
        if (kind == ZoneKind.BORDER_LINE || kind == ZoneKind.GATE) {
            return Shape.line(line);
        }
        if (Double.isNaN(halfWidthM)) {
            throw new RefusedException("a LineString of kind " + kind + " needs halfWidthM");
        }
        return Shape.corridor(line, halfWidthM);
    }

    private static Shape multiPolygon(JsonNode coordinates) throws RefusedException {
        List<double[][]> parts = new ArrayList<>();
        for (JsonNode part : entries(coordinates)) {
            parts.add(polygon(part));
        }
        if (parts.isEmpty()) {
            throw new RefusedException("a MultiPolygon needs a polygon");
        }
        return Shape.multiPolygon(parts.toArray(double[][][]::new));
    }

    private static double[][] polygon(JsonNode coordinates) throws RefusedException {
        List<double[]> rings = new ArrayList<>();
        for (JsonNode entry : entries(coordinates)) {
            double[] ring = points(entries(entry));
            int last = ring.length - 2;
            if (ring.length < 2 * MIN_RING_POINTS) {
                throw new RefusedException("a ring needs four positions");
            }
            if (ring[0] != ring[last] || ring[1] != ring[last + 1]) {
                throw new RefusedException("a ring does not end where it begins");
            }
            rings.add(ring);
        }
        if (rings.isEmpty()) {
            throw new RefusedException("a Polygon needs a ring");
        }
        return rings.toArray(double[][]::new);
    }

    private static List<JsonNode> entries(JsonNode array) throws RefusedException {
        if (!array.isArray()) {
            throw new RefusedException("coordinates are not nested as the geometry type wants");
        }
        List<JsonNode> entries = new ArrayList<>();
        array.forEach(entries::add);
        return entries;
    }

    private static double[] points(List<JsonNode> positions) throws RefusedException {
        double[] points = new double[2 * positions.size()];
        for (int i = 0; i < positions.size(); i++) {
            JsonNode position = positions.get(i);
            if (!position.isArray() || position.size() < 2) {
                throw new RefusedException("a position is not an array of longitude and latitude");
            }
            double lonDeg = JsonFields.number("longitude", position.get(0));
            double latDeg = JsonFields.number("latitude", position.get(1));
            if (!Validity.isLatitude(latDeg) || !Validity.isLongitude(lonDeg)) {
                throw new RefusedException("a position is out of range: longitude " + lonDeg + ", latitude " + latDeg);
            }
            points[2 * i] = latDeg;
            points[2 * i + 1] = lonDeg;
        }
        return points;
    }
}
