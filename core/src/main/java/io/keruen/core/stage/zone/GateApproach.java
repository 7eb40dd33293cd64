package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneIndex;
import io.keruen.core.zone.ZoneKind;

/**
 * Says whether a vehicle is at a gate drawn as a line: within {@link #REACH_M} of it and not yet past it. One per stage.
 *
 * <p>The side from which the vehicle came within reach is the one before the gate. It is past the gate when it has
 * crossed the line an odd number of times and is clear of it (beyond the band of the zone side), so noise on the line
 * does not flip it; it forgets the gate when farther away than the reach and the band together.
 */
public final class GateApproach {
    public static final double REACH_M = 15;

    private int[] near = new int[4];
    private double[] distancesM = new double[4];

    /** Takes the gates along one step; answers the GATE bit or 0. */
    int step(GateLines gates, ZoneTable zones, ZoneMove move) {
        ZoneIndex lines = zones.gateLines();
        if (lines.size() == 0) {
            gates.cut(0);
            return 0;
        }
        int found = findNear(lines, move, REACH_M + Math.max(zones.maxMarginM(), ZoneMove.SIGMAS * move.toSigmaM));
        int kept = 0;
        int bit = 0;
        for (int i = 0; i < found; i++) {
            Zone line = lines.zone(near[i]);
            double bandM = ZoneMove.bandM(line, move.toSigmaM);
            if (distancesM[i] > REACH_M + bandM || !zones.isInForce(zones.gateLineEntry(near[i]), move.toMs)) {
                continue;
            }
            int at = gates.find(line.key());
            if (at < 0) {
                if (distancesM[i] > REACH_M) {
                    continue;
                }
                at = gates.add(line.key());
            }
            boolean crossed = !move.first && move.crossings(line) % 2 != 0;
            gates.step(at, crossed, distancesM[i] > bandM);
            bit |= distancesM[i] <= REACH_M && !gates.isPast(at) ? ZoneKind.GATE.bit() : 0;
            gates.keep(at, kept++);
        }
        gates.cut(kept);
        return bit;
    }

    private int findNear(ZoneIndex lines, ZoneMove move, double radiusM) {
        int found = lines.near(move.toLatDeg, move.toLonDeg, radiusM, near, distancesM);
        while (found < 0) {
            near = new int[2 * -found];
            distancesM = new double[near.length];
            found = lines.near(move.toLatDeg, move.toLonDeg, radiusM, near, distancesM);
        }
        return found;
    }
}
