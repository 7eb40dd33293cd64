package io.keruen.core.rule;

import io.keruen.core.alert.Finding;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneSpec;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a vehicle in or near one zone. Times are event times, 0 where there is none. Mutable and reused; never
 * kept by a rule.
 *
 * <p>Late data are judged in pieces: of a visit that runs across the beginning of a piece {@link #enterMs} is 0.
 */
public final class ZoneVisit {
    /** {@link #mainVisitMs} of a visit that was going on before the hole and after it, as far as anybody saw. */
    public static final long SAME_VISIT = -1;

    /** The zone's version in force; {@code null} only when it ended and nobody knows it any more. */
    public @Nullable ZoneSpec zone;

    public String zoneId = "";

    public String vehicleId = "";

    /** The sample's index in its run, or as it was given with late data. */
    public int i;

    public long eventTimeMs;
    public double latDeg;
    public double lonDeg;
    public double chainageM;
    public double sigmaM;

    /** Signed distance to the boundary, metres, negative inside. */
    public double distanceM;

    /** Whether the zone side is inside after this sample. */
    public boolean inside;

    /** Outside, and the last two samples were clearly so. */
    public boolean settledOutside;

    /** ENTERED, EXITED or PRESENT if the side changed at this moment. */
    public TransitEvent.@Nullable Event event;

    /** When the zone ended under the vehicle: no moment of it follows; else 0. */
    public long retiredAtMs;

    /** When the running or just ended visit began. */
    public long enterMs;

    /** The last interpolated passage of the boundary inward. */
    public long inMs;

    /** The last interpolated passage of the boundary outward. */
    public long outMs;

    /** The inward passage lies in a hole; its time is the later end. */
    public boolean inUnobserved;

    /** The outward passage lies in a hole; its time is the later end. */
    public boolean outUnobserved;

    /** When the path between two clearly outside samples first met the zone, if it ends at this moment. */
    public long crossedMs;

    /** Event time of the later of those two samples. */
    public long crossedEndMs;

    /** How deep that path ran, metres; NaN if there was none. */
    public double crossedDepthM;

    /**
     * Late data: when the visit this one runs into began for those who saw only the later end of the hole;
     * {@link #SAME_VISIT} if they also saw it at the earlier end; 0 if it runs into none.
     */
    public long mainVisitMs;

    /** Late data: when that visit ended in the main line, 0 if it has not. */
    public long mainExitMs;

    /** Late data that met a later piece: when the visit ended there, 0 if nobody saw. */
    public long exitMs;

    /** Late data: the sample is one of the main line, the first of which behind the hole came then; else 0. */
    public long mainToMs;

    /** Late data: when this visit, which was going on for the main line before the hole, began for it; else 0. */
    public long mainEnterMs;

    /** Late data: the visit runs into a later hole that is still open, so that it may have ended there. */
    public boolean goesOnInHole;

    /** Late data: the main line has judged the hole as one path that met this zone, so nothing is new. */
    public boolean judgedBefore;

    /** A finding about this vehicle in this zone at this moment. */
    public Finding.Builder finding(Finding.Kind kind, String ruleId, String type) {
        return Finding.of(kind, ruleId, type).vehicle(vehicleId).zone(zoneId).place(latDeg, lonDeg, chainageM);
    }
}
