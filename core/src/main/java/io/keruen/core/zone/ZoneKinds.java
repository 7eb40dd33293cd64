package io.keruen.core.zone;

import io.keruen.core.geo.RouteLine;
import java.util.Map;
import java.util.function.Function;

/** The catalogue of zone types: each kind of shape and what makes a zone of it. A new type adds one line. */
public final class ZoneKinds {
    private static final Map<ShapeKind, Function<ZoneSpec, Zone>> BUILDERS = Map.of(
            ShapeKind.POLYGON, PolygonZone::new,
            ShapeKind.DISC, DiscZone::new,
            ShapeKind.CORRIDOR, CorridorZone::new,
            ShapeKind.LINE, LineZone::new);

    private ZoneKinds() {}

    /**
     * Makes the zone.
     *
     * @throws InvalidZoneException with id and reason, when the specification makes none
     */
    public static Zone zone(ZoneSpec spec) {
        requireSpan(spec);
        String reason = reasonToRefuse(spec);
        if (!reason.isEmpty()) {
            throw new InvalidZoneException(spec.id(), reason);
        }
        Function<ZoneSpec, Zone> builder = BUILDERS.get(spec.shape().kind());
        if (builder == null) {
            throw new IllegalStateException("no zone type for " + spec.shape().kind());
        }
        return builder.apply(spec);
    }

    /**
     * Makes the line of a ROUTE.
     *
     * @throws InvalidZoneException with id and reason, when the specification makes none
     */
    public static RouteLine route(ZoneSpec spec) {
        double[][] rings = spec.shape().rings();
        if (spec.kind() != ZoneKind.ROUTE || rings.length == 0 || rings[0].length % 2 != 0) {
            throw new InvalidZoneException(spec.id(), "a ROUTE needs one line");
        }
        requireSpan(spec);
        double[] latsDeg = new double[rings[0].length / 2];
        double[] lonsDeg = new double[rings[0].length / 2];
        for (int i = 0; i < latsDeg.length; i++) {
            latsDeg[i] = rings[0][2 * i];
            lonsDeg[i] = rings[0][2 * i + 1];
        }
        try {
            return new RouteLine(latsDeg, lonsDeg, spec.shape().halfWidthM());
        } catch (IllegalArgumentException e) {
            throw new InvalidZoneException(spec.id(), String.valueOf(e.getMessage()));
        }
    }

    private static void requireSpan(ZoneSpec spec) {
        if (spec.validFromMs() >= spec.validToMs()) {
            throw new InvalidZoneException(spec.id(), "validFromMs is not before validToMs");
        }
    }

    private static String reasonToRefuse(ZoneSpec spec) {
        boolean isLine = spec.shape().kind() == ShapeKind.LINE;
        if (spec.id().isEmpty()) {
            return "the id is empty";
        }
        if (spec.kind() == ZoneKind.ROUTE) {
            return "a ROUTE is not a zone";
        }
        if (spec.kind() == ZoneKind.BORDER_LINE && !isLine) {
            return "a BORDER_LINE must be a line, not a " + spec.shape().kind();
        }
        if (isLine && spec.kind() != ZoneKind.BORDER_LINE && spec.kind() != ZoneKind.GATE) {
            return "a " + spec.kind() + " needs an area or a halfWidthM";
        }
        if (!(spec.marginM() >= 0 && spec.marginM() < Double.POSITIVE_INFINITY)) {
            return "marginM must be at least 0, is " + spec.marginM();
        }
        if (spec.kind() == ZoneKind.SPEED_LIMIT && !(spec.speedLimitMps() > 0)) {
            return "a SPEED_LIMIT needs a speedLimitMps above 0, has " + spec.speedLimitMps();
        }
        return "";
    }
}
