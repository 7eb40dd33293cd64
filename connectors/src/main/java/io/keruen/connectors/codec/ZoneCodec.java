package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.schemas.GeometryKind;
import io.keruen.schemas.GeometryPart;
import io.keruen.schemas.ZoneGeometry;
import io.keruen.schemas.ZoneRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zones, routes and gates as they stand in {@code control.zones}. One per thread. */
public final class ZoneCodec {
    private static final long NO_DWELL = -1;

    private final RecordCodec<ZoneRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public ZoneCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, ZoneRecord.getClassSchema());
    }

    /** Encodes a zone. */
    public byte[] encode(ZoneSpec zone) {
        ZoneRecord written = new ZoneRecord();
        written.setId(zone.id());
        written.setVersion(Math.toIntExact(zone.version()));
        written.setKind(io.keruen.schemas.ZoneKind.valueOf(zone.kind().name()));
        written.setName(zone.name());
        written.setJurisdiction(
                io.keruen.schemas.Jurisdiction.valueOf(zone.jurisdiction().name()));
        written.setValidFromMs(Absent.asNull(zone.validFromMs(), Long.MIN_VALUE));
        written.setValidToMs(Absent.asNull(zone.validToMs(), Long.MAX_VALUE));
        written.setGeometry(geometry(zone.shape()));
        written.setRadiusM(Absent.nanAsNull(zone.shape().radiusM()));
        written.setHalfWidthM(Absent.nanAsNull(zone.shape().halfWidthM()));
        written.setMarginM(zone.marginM());
        written.setSpeedLimitMps(Absent.nanAsNull(zone.speedLimitMps()));
        written.setMaxDwellMs(Absent.asNull(zone.maxDwellMs(), NO_DWELL));
        written.setGateId(zone.gateId());
        return codec.encode(written);
    }

    private static ZoneGeometry geometry(Shape shape) {
        double[][] rings = shape.rings();
        int[] starts = shape.kind() == ShapeKind.POLYGON ? shape.shells() : new int[] {0};
        List<GeometryPart> parts = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : rings.length;
            List<List<Double>> part = new ArrayList<>();
            for (int ring = starts[i]; ring < end; ring++) {
                part.add(Arrays.stream(rings[ring]).boxed().toList());
            }
            parts.add(new GeometryPart(part));
        }
        GeometryKind kind = switch (shape.kind()) {
            case POLYGON -> parts.size() == 1 ? GeometryKind.POLYGON : GeometryKind.MULTI_POLYGON;
            case DISC -> GeometryKind.POINT;
            case CORRIDOR, LINE -> GeometryKind.LINE_STRING;
        };
        return new ZoneGeometry(kind, parts);
    }

    /** Decodes a zone. */
    public ZoneSpec decode(byte[] message) throws InvalidInputException {
        ZoneRecord read = codec.decode(message);
        ZoneSpec zone = new ZoneSpec(
                read.getId(),
                Absent.sameName(ZoneKind.class, read.getKind()),
                read.getName() == null ? read.getId() : read.getName(),
                jurisdiction(read.getJurisdiction()),
                Absent.nullAs(read.getValidFromMs(), Long.MIN_VALUE),
                Absent.nullAs(read.getValidToMs(), Long.MAX_VALUE),
                read.getVersion(),
                shape(read),
                read.getMarginM() == null ? ZoneSpec.DEFAULT_MARGIN_M : read.getMarginM(),
                Absent.nullAsNan(read.getSpeedLimitMps()),
                maxDwellMs(read.getMaxDwellMs()),
                read.getGateId());
        ControlCheck.check(zone);
        return zone;
    }

    private static long maxDwellMs(@Nullable Long read) throws InvalidInputException {
        if (read != null && read < 0) {
            throw new InvalidInputException(Reason.INVALID_CONTROL, "maxDwellMs is negative.");
        }
        return Absent.nullAs(read, NO_DWELL);
    }

    private static Jurisdiction jurisdiction(io.keruen.schemas.@Nullable Jurisdiction read)
            throws InvalidInputException {
        return read == null ? Jurisdiction.UNKNOWN : Absent.sameName(Jurisdiction.class, read);
    }

    private static Shape shape(ZoneRecord read) throws InvalidInputException {
        List<GeometryPart> parts = read.getGeometry().getParts();
        double[][][] polygons = parts.stream()
                .map(part -> part.getRingsLatLonDeg().stream()
                        .map(ring ->
                                ring.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        if (Arrays.stream(polygons).anyMatch(part -> part.length == 0) || polygons.length == 0) {
            throw unknown(read, "a part without rings");
        }
        double[] first = polygons[0][0];
        return switch (read.getGeometry().getKind()) {
            case POLYGON, MULTI_POLYGON -> Shape.multiPolygon(polygons);
            case POINT -> {
                if (first.length != 2) {
                    throw unknown(read, "a point that is no pair");
                }
                yield Shape.disc(first[0], first[1], Absent.nullAsNan(read.getRadiusM()));
            }
            case LINE_STRING ->
                read.getHalfWidthM() == null ? Shape.line(polygons[0]) : Shape.corridor(first, read.getHalfWidthM());
            case UNKNOWN -> throw unknown(read, "a geometry of a kind that is not known here");
        };
    }

    private static InvalidInputException unknown(ZoneRecord zone, String what) {
        return new InvalidInputException(Reason.UNKNOWN_VALUE, "The zone " + zone.getId() + " has " + what + ".");
    }
}
