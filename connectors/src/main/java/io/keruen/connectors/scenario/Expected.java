package io.keruen.connectors.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code expected.jsonl}: an alert that must be raised, or (with {@code none}) alerts that must not.
 *
 * @param line its number, from 1
 * @param none nothing of these types may be raised
 * @param types the type; with {@code none} one or more, or {@code *} for all
 * @param vehicleId {@code null} matches any
 * @param otherVehicleId {@code null} matches any
 * @param startedAtMs {@link #ANY} matches any
 * @param clearedAtMs {@link #ANY} matches any
 * @param toleranceMs how far a time may be off, 0 where the line does not say
 * @param optional it may be raised and need not
 * @param told people must have been told of it: that it was raised, held off or as a child of another, is not enough
 */
public record Expected(
        long line,
        boolean none,
        List<String> types,
        @Nullable String vehicleId,
        @Nullable String otherVehicleId,
        long startedAtMs,
        long clearedAtMs,
        long toleranceMs,
        boolean optional,
        boolean told) {
    /** A time that matches any. */
    public static final long ANY = Long.MIN_VALUE;

    /** The word for all types. */
    public static final String ALL_TYPES = "*";
}
