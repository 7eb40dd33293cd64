package io.keruen.core.zone;

import org.jspecify.annotations.Nullable;

/**
 * One version of a zone as it was sent, not yet checked: the form in which zones travel and are stored.
 *
 * @param id the zone's name for machines; versions of one zone share it
 * @param kind what the zone is for
 * @param name the zone's name for people
 * @param jurisdiction whose law holds there
 * @param validFromMs first instant of validity, {@link Long#MIN_VALUE} when unlimited
 * @param validToMs first instant after it, {@link Long#MAX_VALUE} when unlimited
 * @param version among overlapping versions the highest counts
 * @param shape its geometry
 * @param marginM the band around the boundary in which a vehicle keeps its side
 * @param speedLimitMps the limit of a SPEED_LIMIT zone, else NaN
 * @param maxDwellMs the longest stay, -1 when unlimited
 * @param gateId the gate, of a GATE
 */
public record ZoneSpec(
        String id,
        ZoneKind kind,
        String name,
        Jurisdiction jurisdiction,
        long validFromMs,
        long validToMs,
        long version,
        Shape shape,
        double marginM,
        double speedLimitMps,
        long maxDwellMs,
        @Nullable String gateId) {
    /** The margin of a zone that states none. */
    public static final double DEFAULT_MARGIN_M = 1;

    /** A zone that is always valid, with every other component at its default. */
    public static ZoneSpec of(String id, ZoneKind kind, Shape shape) {
        return new ZoneSpec(
                id,
                kind,
                id,
                Jurisdiction.UNKNOWN,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                shape,
                DEFAULT_MARGIN_M,
                Double.NaN,
                -1,
                null);
    }

    /** Whether the zone is valid at this instant. */
    public boolean isValidAt(long tMs) {
        return validFromMs <= tMs && tMs < validToMs;
    }
}
