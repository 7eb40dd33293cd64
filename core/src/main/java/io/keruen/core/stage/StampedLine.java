package io.keruen.core.stage;

import io.keruen.core.customs.CustomsLineIo;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A line of customs about an escort, exactly one of the two, with its place in the total order of the stage.
 *
 * @param stampMs when it became known to the escort, ingest time: when it came, or when a plan first named what it is
 *     about
 */
public record StampedLine(
        long stampMs,
        @Nullable DeclarationLine declaration,
        @Nullable SealLine seal) {

    /** By stamp, declarations before seals, then by place in the topic. */
    static final Comparator<StampedLine> ORDER = Comparator.comparingLong(StampedLine::stampMs)
            .thenComparing(line -> line.declaration() == null)
            .thenComparingLong(StampedLine::ordinal);

    /** A declaration line, known to the escort since. */
    public static StampedLine of(long stampMs, DeclarationLine line) {
        return new StampedLine(stampMs, line, null);
    }

    /** A seal line, known to the escort since. */
    public static StampedLine of(long stampMs, SealLine line) {
        return new StampedLine(stampMs, null, line);
    }

    private long ordinal() {
        DeclarationLine decided = declaration;
        SealLine reported = seal;
        return decided != null ? decided.ordinal() : reported == null ? 0 : reported.ordinal();
    }

    /** Writes the line; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        DeclarationLine decided = declaration;
        SealLine reported = seal;
        out.writeLong(stampMs);
        out.writeBoolean(decided != null);
        if (decided != null) {
            CustomsLineIo.write(decided, out);
        } else if (reported != null) {
            CustomsLineIo.write(reported, out);
        } else {
            throw new IllegalStateException("a line of nothing");
        }
    }

    /** Reads a line. */
    public static StampedLine read(DataInput in) throws IOException {
        long stampMs = in.readLong();
        return in.readBoolean()
                ? of(stampMs, CustomsLineIo.readDeclaration(in))
                : of(stampMs, CustomsLineIo.readSeal(in));
    }
}
