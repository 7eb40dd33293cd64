package io.keruen.core.rule.integrity;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;

/**
 * Whether the wheels can be believed. Who changed speed when wheels and receiver began to disagree? If it was the
 * wheels, they slip; if it was the receiver, it is not the wheels' fault - unless both speeded up and the wheels are
 * ahead, or both braked and the wheels are behind. A slippery road, a wheel acceleration that no
 * lorry has, or one that the accelerometer does not feel, are slip too. It lasts while the two speeds disagree, at
 * least 5 s and at most 40 s; on a slippery road always, and 30 s after it was last said to be one. Stateless: the state
 * is in the slice.
 */
final class Slip {
    static final int LONGS = 3;
    static final int DOUBLES = 4;

    private static final long LEAST_SECONDS = 5;
    private static final long SLIPPERY_SECONDS = 30;
    /** No wheel slips for longer on a road that is not slippery. */
    private static final long MOST_SECONDS = 40;

    /** So long after the two parted it is asked who left whom. */
    private static final long PARTING_SECONDS = 3;

    private static final double APART_MPS = 0.2;
    private static final double APART_RATIO = 0.015;
    private static final double MORE_MPS = 0.05;
    private static final double PULLS_MPS2 = 0.2;
    private static final double FORGETS = 0.3;
    private static final double WHEEL_MAX_MPS2 = 3;
    private static final double UNFELT_MPS2 = 1;
    private static final double SOME_MPS2 = 0.5;
    private static final int SNOW = CodedSignal.ROAD_SURFACE.names().indexOf("SNOW");

    private final int secondsLeft;
    private final int apartBefore;
    private final int heldSeconds;
    private final int groundMps;
    private final int trendMps2;
    private final int wheelOwnMps;
    private final int groundOwnMps;

    /** State begins at these offsets of the rule's slice. */
    Slip(int longOffset, int doubleOffset) {
        secondsLeft = longOffset;
        apartBefore = longOffset + 1;
        heldSeconds = longOffset + 2;
        groundMps = doubleOffset;
        trendMps2 = doubleOffset + 1;
        wheelOwnMps = doubleOffset + 2;
        groundOwnMps = doubleOffset + 3;
    }

    /** Whether the wheels are not to be believed now. */
    boolean isSlipping(Slice slice) {
        return slice.getLong(secondsLeft) > 0;
    }

    /** Takes the road surface that a sample names, which few samples do: not only those that end a second are asked. */
    void road(Slice slice, int surface) {
        if (surface >= SNOW) { // SNOW, ICE, SLUSH: the last three names
            slice.setLong(secondsLeft, SLIPPERY_SECONDS);
        }
    }

    /** Takes the second that ends with sample {@code i}. */
    void add(Slice slice, VehicleRun run, int i, double seconds, double wheelBeforeMps, double scale, double unsure) {
        double saidMps = Math.abs(Believable.wheelMps(run.column(Signal.WHEEL_SPEED_MPS)[i]));
        double nowMps = Believable.groundMps(run.column(Signal.SPEED_MPS)[i]);
        double wheelMps = scale * saidMps;
        double wheelMps2 = (saidMps - Math.abs(wheelBeforeMps)) / seconds;
        blame(slice, wheelMps2 * seconds, nowMps - slice.getDouble(groundMps), seconds);
        slice.setDouble(groundMps, nowMps);
        double apartMps = Math.max(APART_MPS, (APART_RATIO + unsure) * wheelMps);
        boolean apart = Math.abs(wheelMps - nowMps) > apartMps; // not if NaN
        long wholeSeconds = Math.max(1, (long) seconds); // a block goes on while place or odometer do not change
        boolean partNow = apart && slice.getLong(apartBefore) < PARTING_SECONDS;
        slice.setLong(apartBefore, apart ? slice.getLong(apartBefore) + wholeSeconds : 0);
        double trend = slice.getDouble(trendMps2);
        boolean pulls = trend > PULLS_MPS2 && wheelMps > nowMps || trend < -PULLS_MPS2 && wheelMps < nowMps;
        boolean own = Math.abs(slice.getDouble(wheelOwnMps)) > Math.abs(slice.getDouble(groundOwnMps)) + MORE_MPS;
        long left = slice.getLong(secondsLeft);
        if (partNow && (own || pulls) || isUnlikely(wheelMps2, run.column(Signal.ACCEL_LON_MPS2)[i])) {
            left = Math.max(left, LEAST_SECONDS);
        } else if (left > wholeSeconds) {
            left -= wholeSeconds;
        } else if (left > 0) {
            left = apart && slice.getLong(heldSeconds) <= MOST_SECONDS ? 1 : 0;
        }
        slice.setLong(heldSeconds, left > 0 ? slice.getLong(heldSeconds) + wholeSeconds : 0);
        slice.setLong(secondsLeft, left);
    }

    /** How much each of the two changed speed beyond what both were doing before; forgotten within seconds. */
    private void blame(Slice slice, double wheelMps, double changeMps, double seconds) {
        double trend = slice.getDouble(trendMps2);
        double commonMps = trend * seconds;
        if (Double.isNaN(wheelMps + changeMps)) {
            slice.setDouble(trendMps2, 0);
            slice.setDouble(wheelOwnMps, 0);
            slice.setDouble(groundOwnMps, 0);
            return;
        }
        slice.setDouble(wheelOwnMps, (1 - FORGETS) * slice.getDouble(wheelOwnMps) + wheelMps - commonMps);
        slice.setDouble(groundOwnMps, (1 - FORGETS) * slice.getDouble(groundOwnMps) + changeMps - commonMps);
        boolean sameWay = wheelMps * changeMps > 0;
        double sharedMps = !sameWay ? 0 : Math.abs(wheelMps) < Math.abs(changeMps) ? wheelMps : changeMps;
        slice.setDouble(trendMps2, trend + FORGETS * (sharedMps / seconds - trend));
    }

    /** NaN is never unlikely. */
    private static boolean isUnlikely(double wheelMps2, double feltMps2) {
        double changeMps2 = Math.abs(wheelMps2);
        return changeMps2 > WHEEL_MAX_MPS2 || changeMps2 > SOME_MPS2 && Math.abs(wheelMps2 - feltMps2) > UNFELT_MPS2;
    }
}
