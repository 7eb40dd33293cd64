package io.keruen.core.zone;

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
        if (spec.validFromMs() >= spec.validToMs()) {
            return "validFromMs is not before validToMs";
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
