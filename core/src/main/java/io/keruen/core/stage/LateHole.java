package io.keruen.core.stage;

import io.keruen.core.zone.Zone;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A hole in what was judged of a vehicle's path, between two ends that late samples may move towards each other. */
final class LateHole {
    LateFront left;
    LateFront right;
    /** Usual time between two samples. */
    long spacingMs;
    /** The main line judged the hole as one path, from and to these places. */
    boolean judged;

    double fromLatDeg;
    double fromLonDeg;
    double toLatDeg;
    double toLonDeg;
    /** Keys of the zones that the main line was inside of before the hole. */
    long[] insideKeys = {};
    /** Late samples that came since one last fell in here. */
    int idle;

    LateHole(LateFront left, LateFront right) {
        this.left = left;
        this.right = right;
    }

    /** A hole that is a part of this one. */
    LateHole part(LateFront newLeft, LateFront newRight) {
        LateHole part = new LateHole(newLeft, newRight);
        part.spacingMs = spacingMs;
        part.judged = judged;
        part.fromLatDeg = fromLatDeg;
        part.fromLonDeg = fromLonDeg;
        part.toLatDeg = toLatDeg;
        part.toLonDeg = toLonDeg;
        part.insideKeys = insideKeys;
        return part;
    }

    boolean contains(long tMs) {
        return left.endMs() < tMs && tMs < right.endMs();
    }

    long lengthMs() {
        return right.endMs() - left.endMs();
    }

    boolean wasInside(long key) {
        for (long inside : insideKeys) {
            if (inside == key) {
                return true;
            }
        }
        return false;
    }

    /** Whether the main line has said what happened between the vehicle and this zone here. */
    boolean isJudged(Zone zone) {
        return judged && zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg) > 0;
    }

    void write(DataOutput out) throws IOException {
        left.write(out);
        right.write(out);
        out.writeLong(spacingMs);
        out.writeBoolean(judged);
        if (judged) {
            out.writeDouble(fromLatDeg);
            out.writeDouble(fromLonDeg);
            out.writeDouble(toLatDeg);
            out.writeDouble(toLonDeg);
        }
        StateIo.writeLongs(out, insideKeys, insideKeys.length);
        out.writeInt(idle);
    }

    static LateHole read(DataInput in) throws IOException {
        LateHole hole = new LateHole(LateFront.read(in, false), LateFront.read(in, true));
        hole.spacingMs = in.readLong();
        hole.judged = in.readBoolean();
        if (hole.judged) {
            hole.fromLatDeg = in.readDouble();
            hole.fromLonDeg = in.readDouble();
            hole.toLatDeg = in.readDouble();
            hole.toLonDeg = in.readDouble();
        }
        hole.insideKeys = StateIo.readLongs(in);
        hole.idle = in.readInt();
        return hole;
    }
}
