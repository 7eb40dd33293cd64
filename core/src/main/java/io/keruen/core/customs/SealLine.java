package io.keruen.core.customs;

import org.jspecify.annotations.Nullable;

/**
 * One report of a navigation seal, as it reached us.
 *
 * @param vehicleId the vehicle it reports to be on
 * @param batteryPct NaN if it does not say
 * @param action the name of an unauthorised action, {@code null} if there was none
 * @param latDeg NaN if it does not say
 * @param lonDeg NaN if it does not say
 * @param eventTimeMs by the seal's clock
 * @param ordinal its place in its topic or file, where no two lines share one
 */
public record SealLine(
        String sealId,
        String vehicleId,
        SealStatus status,
        double batteryPct,
        @Nullable String action,
        double latDeg,
        double lonDeg,
        long eventTimeMs,
        long ingestTimeMs,
        long ordinal) {

    /** The same report at another moment. */
    public SealLine at(long newEventTimeMs) {
        return new SealLine(
                sealId, vehicleId, status, batteryPct, action, latDeg, lonDeg, newEventTimeMs, ingestTimeMs, ordinal);
    }

    /** Whether it says where it is. */
    public boolean hasPlace() {
        return !Double.isNaN(latDeg) && !Double.isNaN(lonDeg);
    }
}
