package io.keruen.simulator.world;

import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;

/**
 * A zone of the map as the road sees it: from one chainage to another, from one side to the other.
 *
 * @param rightM its right edge, metres to the left of the road's line, so mostly negative
 * @param leftM its left edge, metres to the left of the road's line
 * @param speedLimitMps NaN unless it limits the speed
 * @param maxDwellMs -1 unless it limits the stay
 */
public record Stretch(
        String id,
        ZoneKind kind,
        String name,
        Jurisdiction jurisdiction,
        double fromM,
        double toM,
        double rightM,
        double leftM,
        double speedLimitMps,
        long maxDwellMs) {

    /** Whether vehicles may stand here. */
    public boolean allowsStop() {
        return kind == ZoneKind.STOP_ALLOWED || passesOneByOne();
    }

    /** Whether vehicles go one at a time here, so that their distances say nothing. */
    public boolean passesOneByOne() {
        return isYard() || kind == ZoneKind.GATE_QUEUE || kind == ZoneKind.GATE || kind == ZoneKind.CUSTOMS_CONTROL;
    }

    /** Whether nobody may be here. */
    public boolean isRestricted() {
        return kind == ZoneKind.RESTRICTED;
    }

    /** Whether a seal may be opened here. */
    public boolean maySealsBeOpened() {
        return isYard() || kind == ZoneKind.CUSTOMS_CONTROL;
    }

    /** Whether escorts begin or end here. */
    public boolean isYard() {
        return kind == ZoneKind.YARD;
    }

    /** How deep a place is inside, metres along or across the road; negative outside. */
    public double depthM(double atM, double besideM) {
        double alongM = Math.min(atM - fromM, toM - atM);
        double acrossM = Math.min(besideM - rightM, leftM - besideM);
        return Math.min(alongM, acrossM);
    }
}
