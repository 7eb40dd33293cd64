package io.keruen.core.geo;

/** The turn from one course to another. */
public final class Turn {
    private static final double FULL_DEG = 360;
    private static final double HALF_DEG = 180;

    private Turn() {}

    /**
     * The same turn within half a circle to either side: {@code Math.IEEEremainder(deg, 360)} to the last bit, without the
     * call of native code that this makes. Between one half and one and a half circles the difference is exact.
     */
    public static double shortestDeg(double deg) {
        double most = Math.abs(deg);
        if (most <= HALF_DEG) {
            return deg;
        }
        boolean isOnce = most < FULL_DEG + HALF_DEG && most != FULL_DEG; // of a full circle the zero has a sign
        return isOnce ? deg - Math.copySign(FULL_DEG, deg) : Math.IEEEremainder(deg, FULL_DEG);
    }
}
