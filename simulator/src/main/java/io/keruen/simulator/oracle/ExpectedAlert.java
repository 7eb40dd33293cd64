package io.keruen.simulator.oracle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert that the truth calls for.
 *
 * @param vehicleId {@code null} if it is about everybody
 * @param otherVehicleId the leader, of a pair
 * @param optional it may be raised and need not: the truth is too near to a limit to tell
 * @param untold people need not be told of it: it may be held off, or be a part of another
 * @param origin where it comes from
 * @param raisedByMs what vehicles and lines told by then has surely raised it, if it must be; {@link Ending#NEVER} if nobody
 *     knows
 * @param ending when it is over, if it must be raised
 */
public record ExpectedAlert(
        String type,
        @Nullable String vehicleId,
        @Nullable String otherVehicleId,
        long startedAtMs,
        long toleranceMs,
        boolean optional,
        boolean untold,
        Origin origin,
        long raisedByMs,
        Ending ending) {

    /**
     * Where an alert comes from.
     *
     * @param ruleId which rule it is the business of, {@code null} if one alone raises that type or anyone may
     * @param beganAtMs when the fact began that calls for it, be it seen at once or not
     */
    public record Origin(@Nullable String ruleId, long beganAtMs) {}

    /** One that begins with the fact that calls for it. */
    ExpectedAlert(
            String type,
            @Nullable String vehicleId,
            @Nullable String otherVehicleId,
            long startedAtMs,
            long toleranceMs,
            boolean optional) {
        this(
                type,
                vehicleId,
                otherVehicleId,
                startedAtMs,
                toleranceMs,
                optional,
                false,
                new Origin(null, startedAtMs),
                Ending.NEVER,
                Ending.UNKNOWN);
    }

    /** The alert of a spell. */
    static ExpectedAlert of(
            String type, @Nullable String vehicleId, @Nullable String otherVehicleId, Spell spell, long samplingMs) {
        return new ExpectedAlert(
                type,
                vehicleId,
                otherVehicleId,
                spell.startedAtMs(),
                spell.toleranceMs(samplingMs),
                !spell.sure(),
                false,
                new Origin(null, spell.startedAtMs()),
                spell.raisedByMs(),
                spell.ending());
    }

    /** The same, not for sure. */
    ExpectedAlert perhaps() {
        return new ExpectedAlert(
                type, vehicleId, otherVehicleId, startedAtMs, toleranceMs, true, untold, origin, raisedByMs, ending);
    }

    /** The same, of which people need not be told. */
    ExpectedAlert perhapsUntold() {
        return new ExpectedAlert(
                type, vehicleId, otherVehicleId, startedAtMs, toleranceMs, optional, true, origin, raisedByMs, ending);
    }

    /** Whether it is about the same as another. */
    boolean isLike(ExpectedAlert other) {
        return type.equals(other.type)
                && Objects.equals(vehicleId, other.vehicleId)
                && Objects.equals(otherVehicleId, other.otherVehicleId);
    }

    /** The same, over then. */
    ExpectedAlert until(Ending when) {
        return new ExpectedAlert(
                type, vehicleId, otherVehicleId, startedAtMs, toleranceMs, optional, untold, origin, raisedByMs, when);
    }

    /** The same with another origin. */
    ExpectedAlert from(Origin other) {
        return new ExpectedAlert(
                type, vehicleId, otherVehicleId, startedAtMs, toleranceMs, optional, untold, other, raisedByMs, ending);
    }
}
