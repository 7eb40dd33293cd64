package io.keruen.core.zone;

/** What a zone is for; {@link #bit()} makes a set of kinds an int. */
public enum ZoneKind {
    /** No vehicle may be here. */
    RESTRICTED,
    /** Vehicles may stop here. */
    STOP_ALLOWED,
    /** Where escorts begin and end; vehicles park here. */
    YARD,
    /** Where vehicles wait for a gate. */
    GATE_QUEUE,
    /** Where customs inspects. */
    CUSTOMS_CONTROL,
    /** Where a speed limit holds. */
    SPEED_LIMIT,
    /** A gate's line or area. */
    GATE,
    /** The state border. */
    BORDER_LINE,
    /** A route: a feature of the same file, but never a zone of the index. */
    ROUTE;

    /** This kind as a one-bit set. */
    public int bit() {
        return 1 << ordinal();
    }
}
