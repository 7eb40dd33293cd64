package io.keruen.core.zone;

/** A zone specification that makes no zone; says which and why. */
public final class InvalidZoneException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String id;
    private final String reason;

    /** Refuses the zone with this id for this reason. */
    public InvalidZoneException(String id, String reason) {
        super("zone " + id + " refused: " + reason);
        this.id = id;
        this.reason = reason;
    }

    /** The zone. */
    public String id() {
        return id;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
