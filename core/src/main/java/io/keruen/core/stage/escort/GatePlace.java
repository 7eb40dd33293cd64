package io.keruen.core.stage.escort;

import io.keruen.core.stage.zone.GateApproach;
import io.keruen.core.stage.zone.GateLines;
import io.keruen.core.stage.zone.ZoneMove;
import io.keruen.core.stage.zone.ZoneStep;
import io.keruen.core.stage.zone.ZoneTracker;
import io.keruen.core.zone.Zone;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Where a vehicle stands to the one gate at which it waits: inside its area, or within reach of its line and not past it,
 * by the laws of zone side and {@link GateApproach}. Another gate near by changes nothing. State; mutable.
 */
final class GatePlace {
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    /** Lines within reach, and areas that it is inside of. */
    private final GateLines zones = new GateLines();

    private long seenMs = NOT_YET_MS;
    private double latDeg = Double.NaN;
    private double lonDeg = Double.NaN;
    private boolean isAt;
    private boolean hasLeft;
    private boolean isAcross;

    /** Not state: seen anew before each question. */
    private boolean isVague;

    /** Whether its newest sample says where it is: one that is too inaccurate to be judged against zones does not. */
    boolean isKnown() {
        return !isVague;
    }

    /** Whether it is at the gate by its newest sample that says where it is. */
    boolean isAt() {
        return isAt;
    }

    /** Whether it was clearly away from the gate after the moment from which on that was looked for. */
    boolean hasLeft() {
        return hasLeft;
    }

    /** Whether it may be behind the gate: of one drawn as a line it has crossed the line since it came within reach. */
    boolean mayBeBehind() {
        return isAcross;
    }

    /** Goes on to the vehicle's newest sample; from {@code leftSinceMs} on it is noticed whether it is away. */
    void follow(EscortMember member, List<Zone> gate, long leftSinceMs, LeaderPlace place) {
        for (int back = member.ring.newerThan(seenMs) - 1; back >= 0; back--) {
            long tMs = member.ring.sampleBack(back, place);
            step(tMs, place, gate, leftSinceMs);
        }
        MemberSpot spot = member.spot;
        isVague = spot.isKnown() && spot.sampledMs > seenMs && spot.sigmaM > ZoneTracker.MAX_SIGMA_M;
        if (spot.isKnown() && spot.sampledMs > seenMs) {
            place.latDeg = spot.latDeg;
            place.lonDeg = spot.lonDeg;
            place.sigmaM = spot.sigmaM;
            step(spot.sampledMs, place, gate, leftSinceMs);
        }
    }

    private void step(long tMs, LeaderPlace to, List<Zone> gate, long leftSinceMs) {
        if (to.sigmaM > ZoneTracker.MAX_SIGMA_M) {
            return; // as if it had no place
        }
        boolean isFirst = seenMs == NOT_YET_MS;
        boolean isAway = true;
        boolean isBehind = gate.isEmpty() && isAcross;
        int kept = 0;
        isAt = false;
        for (Zone zone : gate) {
            double distanceM = zone.signedDistanceM(to.latDeg, to.lonDeg);
            double bandM = ZoneMove.bandM(zone, Double.isNaN(to.sigmaM) ? 0 : to.sigmaM);
            isAway &= distanceM > GateApproach.REACH_M + bandM;
            boolean isLine = ZoneStep.isLine(zone);
            int at = isLine ? stepLine(zone, distanceM, bandM, to) : stepArea(zone, distanceM, bandM, isFirst);
            isBehind |= !isLine || (at < 0 ? hasCrossed(zone, to) != wasAcross(zone) : zones.isAcross(at));
            if (at >= 0) {
                isAt |= !zones.isPast(at) && distanceM <= GateApproach.REACH_M;
                zones.keep(at, kept++);
            }
        }
        zones.cut(kept);
        isAcross = isBehind;
        hasLeft |= isAway && tMs > leftSinceMs && !gate.isEmpty();
        seenMs = tMs;
        latDeg = to.latDeg;
        lonDeg = to.lonDeg;
    }

    /** The place of a line that is within reach; -1 if it is not. */
    private int stepLine(Zone line, double distanceM, double bandM, LeaderPlace to) {
        int at = zones.find(line.key());
        if (distanceM > GateApproach.REACH_M + (at < 0 ? 0 : bandM)) {
            return -1;
        }
        at = at < 0 ? zones.add(line.key()) : at;
        zones.step(at, hasCrossed(line, to), distanceM > bandM);
        return at;
    }

    private boolean hasCrossed(Zone line, LeaderPlace to) {
        return !Double.isNaN(latDeg) && line.pathCrossings(latDeg, lonDeg, to.latDeg, to.lonDeg) % 2 != 0;
    }

    /** On which side of a line that is out of reach it was a step before. */
    private boolean wasAcross(Zone line) {
        int at = zones.find(line.key());
        return at < 0 ? isAcross : zones.isAcross(at);
    }

    /** The place of an area that it is inside of; -1 if it is not. A first sample in the band takes the sign. */
    private int stepArea(Zone area, double distanceM, double bandM, boolean isFirst) {
        int at = zones.find(area.key());
        boolean isInside = isFirst || Math.abs(distanceM) > bandM ? distanceM < 0 : at >= 0;
        if (!isInside) {
            return -1;
        }
        return at < 0 ? zones.add(area.key()) : at;
    }

    void write(DataOutput out) throws IOException {
        zones.write(out);
        out.writeLong(seenMs);
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeBoolean(isAt);
        out.writeBoolean(hasLeft);
        out.writeBoolean(isAcross);
    }

    void read(DataInput in) throws IOException {
        zones.read(in);
        seenMs = in.readLong();
        latDeg = in.readDouble();
        lonDeg = in.readDouble();
        isAt = in.readBoolean();
        hasLeft = in.readBoolean();
        isAcross = in.readBoolean();
    }
}
