package io.keruen.core.stage.escort;

import io.keruen.core.geo.RouteMatch;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.Slice;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A vehicle near a convoy to which it does not belong. State; touched by {@link IntruderWatch} only. */
final class Outsider {
    private final long[] longs = new long[Episode.LONGS];
    private final double[] doubles = new double[Episode.DOUBLES];
    final RouteMatch match = new RouteMatch();

    /** The route along which it was matched. */
    long routeKey = TrackRing.NO_ROUTE;

    /** When it was last heard of, event and ingest time. */
    long eventTimeMs;

    long judgedMs;

    /** Where it was on the route then; NaN if it was not on it. */
    double chainageM = Double.NaN;

    /** The member behind it when it was raised. */
    String behindId = "";

    Slice slice(Slice cursor) {
        return cursor.at(longs, 0, doubles, 0);
    }

    void write(DataOutput out) throws IOException {
        StateIo.writeLongs(out, longs, longs.length);
        StateIo.writeDoubles(out, doubles, doubles.length);
        out.writeBoolean(match.tracking);
        out.writeBoolean(match.everMatched);
        out.writeDouble(match.lastChainageM);
        out.writeLong(match.lastMatchMs);
        out.writeDouble(match.lastSpeedMps);
        out.writeLong(routeKey);
        out.writeLong(eventTimeMs);
        out.writeLong(judgedMs);
        out.writeDouble(chainageM);
        out.writeUTF(behindId);
    }

    /** Reads what the state of an escort of this version holds; before the eighth it named the plan's version. */
    static Outsider read(DataInput in, int version) throws IOException {
        Outsider outsider = new Outsider();
        System.arraycopy(StateIo.readLongs(in), 0, outsider.longs, 0, outsider.longs.length);
        System.arraycopy(StateIo.readDoubles(in), 0, outsider.doubles, 0, outsider.doubles.length);
        outsider.match.tracking = in.readBoolean();
        outsider.match.everMatched = in.readBoolean();
        outsider.match.lastChainageM = in.readDouble();
        outsider.match.lastMatchMs = in.readLong();
        outsider.match.lastSpeedMps = in.readDouble();
        if (version > 7) {
            outsider.routeKey = in.readLong();
        } else {
            in.readInt();
        }
        outsider.eventTimeMs = in.readLong();
        outsider.judgedMs = in.readLong();
        outsider.chainageM = in.readDouble();
        outsider.behindId = in.readUTF();
        return outsider;
    }
}
