package io.keruen.core.alert;

import java.util.List;

/** Which alerts are only consequences of another one: one root cause, one alert. */
public final class AlertParents {
    /** How far apart the members of a convoy may come to grief by the same cause: it drives into it one by one, ms. */
    private static final long ONE_BY_ONE_MS = 60_000;

    /** All such consequences; of several the first that finds an open parent counts. */
    static final List<Link> LINKS = List.of(
            new Link("UNAUTHORISED_STOP", "UNAUTHORISED_STOP", Reach.VEHICLE_AHEAD, Long.MAX_VALUE),
            new Link("CONVOY_GAP", "CONVOY_SPLIT", Reach.SAME_SUBJECT, Long.MAX_VALUE),
            new Link("GNSS_JAMMING_SUSPECTED", "GNSS_JAMMING_SUSPECTED", Reach.OTHER_MEMBER, ONE_BY_ONE_MS),
            new Link("CONVOY_MEMBER_MISSING", "TELEMETRY_LOST", Reach.SAME_VEHICLE, Long.MAX_VALUE),
            new Link("CONVOY_MEMBER_MISSING", "DATUM_MISMATCH", Reach.SAME_VEHICLE, Long.MAX_VALUE),
            new Link("SEAL_SILENT", "TELEMETRY_LOST", Reach.SAME_VEHICLE, Long.MAX_VALUE));

    private AlertParents() {}

    /** Whether the alert's cause may be the same alert about the vehicle ahead: only who knows the plan can tell. */
    public static boolean isCausedAhead(String type) {
        return LINKS.stream().anyMatch(link -> link.reach == Reach.VEHICLE_AHEAD && link.childType.equals(type));
    }

    /** Where the parent is looked for. */
    enum Reach {
        /** The same vehicle or pair, in the same zone. */
        SAME_SUBJECT,
        /** The same vehicle, whatever else the subject says. */
        SAME_VEHICLE,
        /** Another vehicle of the escort: the first that was raised is the cause of the others. */
        OTHER_MEMBER,
        /** The foremost of those that stand without a gap before it; found by the stage. */
        VEHICLE_AHEAD
    }

    /**
     * While an alert of the parent type is open, one of the child type within its reach is its child.
     *
     * @param withinMs how far apart the two may be raised, event time
     */
    record Link(String childType, String parentType, Reach reach, long withinMs) {
        /** Whether an open alert of the parent type is the cause of one raised at a moment. */
        boolean isParent(OpenAlert parent, String subject, String vehicleId, long raisedAtMs) {
            AlertEvent last = parent.last();
            boolean isReached = switch (reach) {
                case SAME_SUBJECT -> parent.subject().equals(subject);
                case SAME_VEHICLE -> last.vehicleId().equals(vehicleId);
                case OTHER_MEMBER ->
                    !parent.isChild() && !last.vehicleId().equals(vehicleId) && last.raisedAtMs() <= raisedAtMs;
                case VEHICLE_AHEAD -> false;
            };
            return isReached && last.type().equals(parentType) && Math.abs(raisedAtMs - last.raisedAtMs()) <= withinMs;
        }

        /** Whether an alert may be a cause now: one that is held off is none, one that is shelved is none of others. */
        boolean isShown(AlertLife parent) {
            return !parent.isHeld() && !(parent.isShelved() && reach == Reach.OTHER_MEMBER);
        }

        /** Whether a parent that is raised later adopts what is open already. */
        boolean adopts() {
            return reach == Reach.SAME_SUBJECT || reach == Reach.SAME_VEHICLE;
        }
    }
}
