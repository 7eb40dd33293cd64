package io.keruen.simulator.world;

/**
 * A fact of the world that is no motion: a door stood open, a clock was wrong, somebody else spoke in a vehicle's name.
 *
 * @param vehicle the vehicle's place in the world
 * @param sure whether it was strong enough to be noticed for sure
 */
public record Incident(Kind kind, int vehicle, long fromMs, long toMs, boolean sure) {
    /** What was the matter. */
    public enum Kind {
        /** The clock was wrong by so many ms. */
        CLOCK,
        /** The receiver was jammed. */
        JAMMED,
        /** The receiver was dragged along the road, m/s. */
        DRAGGED,
        /** The receiver was led beside the road, metres. */
        LED_ASIDE,
        /** The receiver reported in another datum, metres. */
        DATUM,
        /** Old frames came again with other content. */
        REPLAYED,
        /** The sender proved to be somebody else. */
        IMPERSONATED,
        /** Somebody elsewhere spoke in its name. */
        DOUBLED,
        /** A sensor said what cannot be. */
        SENSOR_RANGE,
        /** A sensor changed faster than it can. */
        SENSOR_RATE,
        /** A sensor repeated itself. */
        SENSOR_STUCK,
        /** A sensor drifted away. */
        SENSOR_DRIFT,
        /** The cargo was too warm. */
        CARGO_WARM,
        /** The cargo weighed less than declared. */
        CARGO_LIGHT,
        /** The door stood open. */
        DOOR_OPEN,
        /** It was stopped in an emergency. */
        EMERGENCY_STOP,
        /** It brought itself to a safe stop. */
        MINIMAL_RISK,
        /** Somebody drove it by hand. */
        BY_HAND,
        /** Its battery was nearly empty. */
        BATTERY_LOW,
        /** It drove between the members of a convoy that is not its own. */
        INTRUDED,
        /** It never reported. */
        MISSING,
        /** It arrived too late. */
        OVERDUE,
        /** Its seal was opened on the road. */
        SEAL_OPENED,
        /** Its seal did not report. */
        SEAL_MUTE,
        /** Its seal was somewhere else. */
        SEAL_APART,
        /** A side took back the release of its cargo. */
        RELEASE_REVOKED,
        /** A side's release of its cargo ended. */
        RELEASE_EXPIRED,
        /** It crossed the border with cargo that was not released. */
        BORDER_UNRELEASED,
        /** The housing of its seal was damaged. */
        SEAL_HOUSING,
        /** Its seal did not work. */
        SEAL_FAULTY,
        /** The battery of its seal was low. */
        SEAL_LOW,
        /** Somebody used its seal without authority. */
        SEAL_USED,
        /** Its seal reported on another vehicle, or another seal on it. */
        SEAL_SWAPPED,
        /** Both sides had released its cargo, in different versions. */
        VERSIONS_DIFFER,
        /** Officers opened its seal in customs, where they may. */
        SEAL_INSPECTED
    }
}
