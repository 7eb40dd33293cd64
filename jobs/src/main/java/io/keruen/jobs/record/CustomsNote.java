package io.keruen.jobs.record;

import io.keruen.core.stage.flow.StampedLine;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.CustomsNoteSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Something about one name by which lines of customs and plans find each other: a line, or that a plan names it; exactly
 * one of the two.
 *
 * @param name as in {@code CustomsNames}
 * @param line {@code null} if a plan came
 * @param escortId whose plan came; empty with a line
 * @param ingestTimeMs when the plan came; 0 with a line
 * @param validToMs until when the plan is in force; 0 with a line
 */
public record CustomsNote(String name, @Nullable StampedLine line, String escortId, long ingestTimeMs, long validToMs) {
    /** How Flink writes it. */
    public static final TypeInformation<CustomsNote> TYPE = new BinaryTypeInfo<>(new CustomsNoteSerializer());

    /** A line about this name came. */
    public static CustomsNote of(String name, StampedLine line) {
        return new CustomsNote(name, line, "", 0, 0);
    }

    /** A plan that names it came. */
    public static CustomsNote named(String name, String escortId, long ingestTimeMs, long validToMs) {
        return new CustomsNote(name, null, escortId, ingestTimeMs, validToMs);
    }
}
