package io.keruen.core.rule;

import io.keruen.core.zone.ZoneSpec;

/**
 * Decides about one kind of danger to one vehicle in one zone. Immutable and free of state of its own; called at every
 * sample at which the vehicle is inside the zone or near its boundary, and at the one at which the visit ends.
 */
public abstract class ZoneRule implements RuleDeclaration {
    /** Version of its slice; raised when the meaning of the slice changes. */
    public int sliceVersion() {
        return 1;
    }

    /** How many longs of state it needs for each vehicle and zone, all zero at first. */
    public abstract int longs();

    /** How many doubles of state it needs for each vehicle and zone, all zero at first. */
    public abstract int doubles();

    /** Whether it has anything to say about such a zone. */
    public abstract boolean concerns(ZoneSpec zone);

    /**
     * Judges one moment of a visit of the main line. A zone that became one that the rule is not concerned with ends
     * ({@code visit.retiredAtMs}) for a rule that still {@link #holds} an alert.
     */
    public abstract void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out);

    /**
     * The event time before which it need not be called again while the vehicle stays clearly inside this version of
     * the zone; {@code Long.MIN_VALUE} = call at every sample.
     */
    public long quietUntilMs(ZoneVisit visit, double[] parameters, Slice slice) {
        return Long.MIN_VALUE;
    }

    /** Whether it still has an alert open about the zone, so that it has to hear more of it. */
    public boolean holds(Slice slice) {
        return false;
    }

    /**
     * Judges one moment of a visit found in late data, forward in time; {@code visit.enterMs} is 0 while nobody knows
     * when it began. A zone that became one that the rule is not concerned with ends ({@code visit.retiredAtMs}).
     */
    public void judgeLate(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {}

    /**
     * Late data filled a hole before the main line was sure of its sides, which goes on from what they know of the
     * zone: {@code late} is their slice, {@code main} that of the main line up to the same sample. The visit's
     * {@code enterMs} is 0 if nobody knows yet when it began, {@code mainVisitMs} is when it did for the main line.
     */
    public void goOnFromLate(ZoneVisit visit, double[] parameters, Slice main, Slice late, FindingOutput out) {}

    /**
     * Late data told the main line, which is at the visit's last sample, that the visit that goes on began at another
     * time than it saw.
     */
    public void beganElsewhere(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {}

    /**
     * Two pieces of late data met inside the zone, which need not be of a concern there. If the beginning and the end are known the visit is judged. If the
     * beginning is not known ({@code visit.enterMs} = 0) {@code early} takes over what {@code later} knows; if the end
     * is not known ({@code visit.exitMs} and {@code visit.mainVisitMs} = 0) {@code later} takes over from {@code early}.
     */
    public void joinLate(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {}
}
