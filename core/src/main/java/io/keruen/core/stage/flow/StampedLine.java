package io.keruen.core.stage.flow;

import io.keruen.core.customs.CustomsLineIo;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateLineIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A line of customs or of a gate about an escort, exactly one of the three, with its place in the total order of the stage.
 *
 * @param stampMs when it became known to the escort, ingest time: when it came, or when a plan first named what it is
 *     about
 */
public record StampedLine(
        long stampMs,
        @Nullable DeclarationLine declaration,
        @Nullable SealLine seal,
        @Nullable GateLine gate) {

    private static final int SEAL = 0;
    private static final int DECLARATION = 1;
    private static final int GATE = 2;

    /** By stamp, declarations before seals before gates, then by place in the topic. */
    public static final Comparator<StampedLine> ORDER = Comparator.comparingLong(StampedLine::stampMs)
            .thenComparing(line -> line.declaration() == null)
            .thenComparing(line -> line.seal() == null)
            .thenComparingLong(StampedLine::ordinal);

    /** A declaration line, known to the escort since. */
    public static StampedLine of(long stampMs, DeclarationLine line) {
        return new StampedLine(stampMs, line, null, null);
    }

    /** A seal line, known to the escort since. */
    public static StampedLine of(long stampMs, SealLine line) {
        return new StampedLine(stampMs, null, line, null);
    }

    /** A gate's line, known to the escort since. */
    public static StampedLine of(long stampMs, GateLine line) {
        return new StampedLine(stampMs, null, null, line);
    }

    /** The same line, known since another moment. */
    public StampedLine at(long newStampMs) {
        return new StampedLine(newStampMs, declaration, seal, gate);
    }

    private long ordinal() {
        DeclarationLine decided = declaration;
        SealLine sealed = seal;
        GateLine reported = gate;
        if (decided != null) {
            return decided.ordinal();
        }
        return sealed != null ? sealed.ordinal() : reported == null ? 0 : reported.ordinal();
    }

    /** Writes the line; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        DeclarationLine decided = declaration;
        SealLine sealed = seal;
        GateLine reported = gate;
        out.writeLong(stampMs);
        if (decided != null) {
            out.writeByte(DECLARATION);
            CustomsLineIo.write(decided, out);
        } else if (sealed != null) {
            out.writeByte(SEAL);
            CustomsLineIo.write(sealed, out);
        } else if (reported != null) {
            out.writeByte(GATE);
            GateLineIo.write(reported, out);
        } else {
            throw new IllegalStateException("a line of nothing");
        }
    }

    /** Reads a line. */
    public static StampedLine read(DataInput in) throws IOException {
        long stampMs = in.readLong();
        int what = in.readByte();
        return switch (what) {
            case DECLARATION -> of(stampMs, CustomsLineIo.readDeclaration(in));
            case SEAL -> of(stampMs, CustomsLineIo.readSeal(in));
            case GATE -> of(stampMs, GateLineIo.read(in));
            default -> throw new IOException("a line of kind " + what);
        };
    }
}
