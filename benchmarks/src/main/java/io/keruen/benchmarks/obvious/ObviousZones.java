package io.keruen.benchmarks.obvious;

import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** The zones as prepared JTS geometries in a tree of their envelopes. */
public final class ObviousZones {
    static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** A zone and its geometry. */
    record Area(ZoneSpec spec, PreparedGeometry geometry) {}

    private final STRtree tree = new STRtree();

    /** Builds the tree. */
    public ObviousZones(List<ZoneSpec> zones) {
        for (ZoneSpec spec : zones) {
            Geometry geometry = polygon(spec.shape().rings());
            tree.insert(geometry.getEnvelopeInternal(), new Area(spec, PreparedGeometryFactory.prepare(geometry)));
        }
        tree.build();
    }

    /** The zones that contain the place. */
    List<Area> containing(double latDeg, double lonDeg) {
        Point point = GEOMETRIES.createPoint(new Coordinate(lonDeg, latDeg));
        List<Area> containing = new ArrayList<>();
        for (Object found : tree.query(point.getEnvelopeInternal())) {
            Area area = (Area) found;
            if (area.geometry.contains(point)) {
                containing.add(area);
            }
        }
        return containing;
    }

    private static Polygon polygon(double[][] rings) {
        LinearRing[] holes = new LinearRing[rings.length - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings[i + 1]);
        }
        return GEOMETRIES.createPolygon(ring(rings[0]), holes);
    }

    private static LinearRing ring(double[] ring) {
        Coordinate[] coordinates = coordinates(ring, ring.length / 2 + 1);
        coordinates[coordinates.length - 1] = coordinates[0];
        return GEOMETRIES.createLinearRing(coordinates);
    }

    static Coordinate[] coordinates(double[] line, int room) {
        Coordinate[] coordinates = new Coordinate[room];
        for (int i = 0; i < line.length / 2; i++) {
            coordinates[i] = new Coordinate(line[2 * i + 1], line[2 * i]);
        }
        return coordinates;
    }
}
