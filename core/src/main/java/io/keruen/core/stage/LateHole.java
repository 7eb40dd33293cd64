package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A hole, or what is left of it, between two ends that late samples may move towards each other. */
final class LateHole {
    private static final int OLD_FORMAT = 3;

    LateFront left;
    LateFront right;
    /** The hole as the main line saw it, before late data made it smaller. */
    MainHole main;
    /** Usual time between two samples. */
    long spacingMs;
    /** Late samples that came since one last fell in here. */
    int idle;
    /** Filled before the main line was sure: the left end stands where the main line does and knows better. */
    boolean filled;

    LateHole(LateFront left, LateFront right, MainHole main, long spacingMs) {
        this.left = left;
        this.right = right;
        this.main = main;
        this.spacingMs = spacingMs;
    }

    /** A hole that is a part of this one. */
    LateHole part(LateFront newLeft, LateFront newRight) {
        return new LateHole(newLeft, newRight, main, spacingMs);
    }

    boolean contains(long tMs) {
        return left.endMs() < tMs && tMs < right.endMs();
    }

    long lengthMs() {
        return right.endMs() - left.endMs();
    }

    /** Writes all but what the main line saw of it. */
    void write(DataOutput out, boolean leftShared) throws IOException {
        left.write(out, leftShared);
        right.write(out, false);
        out.writeLong(spacingMs);
        out.writeBoolean(filled);
        out.writeInt(idle);
    }

    static LateHole read(DataInput in, MainHole main) throws IOException {
        LateFront left = LateFront.read(in, false, OLD_FORMAT);
        LateHole hole = new LateHole(left, LateFront.read(in, true, OLD_FORMAT), main, in.readLong());
        hole.filled = in.readBoolean();
        hole.idle = in.readInt();
        return hole;
    }

    /** Reads one of format 1 to 3, of which each part has what the main line saw for itself. */
    static LateHole readOld(DataInput in, int format) throws IOException {
        LateFront left = LateFront.read(in, false, format);
        LateFront right = LateFront.read(in, true, format);
        long spacingMs = in.readLong();
        LateHole hole = new LateHole(left, right, MainHole.read(in, format), spacingMs);
        hole.filled = format == OLD_FORMAT && in.readBoolean();
        hole.idle = in.readInt();
        return hole;
    }
}
