package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;

/** When the alert that a fact must bring is over, once the fact is. */
final class Aftermath {
    /** A seal reports so often. */
    private static final long SEAL_REPORT_MS = 30_000;

    /** So long nothing old may come again. */
    private static final long CALM_MS = 10_000;

    /** A frame is not repeated at its end, and what warms up cools down before the fact is over. */
    private static final long EARLIER_MS = 10_000;

    private static final long FRAME_MS = 1_000;

    static final Ending STAYS_OPEN = new Ending(Ending.NEVER, Ending.NEVER);

    private Aftermath() {}

    /** When the alert is over that this fact brings. */
    static Ending of(Incident fact) {
        long toMs = fact.toMs();
        return switch (fact.kind()) {
            case DOOR_OPEN, EMERGENCY_STOP, MINIMAL_RISK, BY_HAND, JAMMED, RELEASE_REVOKED, RELEASE_EXPIRED ->
                new Ending(toMs, toMs);
            case SEAL_FAULTY, SEAL_LOW, VERSIONS_DIFFER -> new Ending(toMs, toMs);
            case REPLAYED -> new Ending(toMs + CALM_MS - FRAME_MS, toMs + CALM_MS);
            case SEAL_MUTE, SEAL_APART -> new Ending(toMs, toMs + SEAL_REPORT_MS);
            case CARGO_WARM -> new Ending(toMs - EARLIER_MS, toMs);
            case INTRUDED -> new Ending(toMs - FRAME_MS, toMs);
            // what is left must do for the rest of the way: in winter it may not
            case BATTERY_LOW -> new Ending(toMs, Ending.NEVER);
            case IMPERSONATED, DOUBLED, DRAGGED, SEAL_OPENED, MISSING -> STAYS_OPEN; // latched, or never there
            case SEAL_HOUSING, SEAL_USED, SEAL_SWAPPED -> STAYS_OPEN;
            default -> Ending.UNKNOWN;
        };
    }
}
