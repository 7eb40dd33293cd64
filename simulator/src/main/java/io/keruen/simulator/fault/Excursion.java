package io.keruen.simulator.fault;

/**
 * A way out of the lane and back that neither leaps nor turns sharply.
 *
 * @param farM how far to the left it leads
 * @param turnS how long each turn takes
 * @param besideS how long it stays out
 */
record Excursion(double farM, double turnS, double besideS) {
    /** How far to the left it is so many seconds after it began. */
    double leftM(double sinceS) {
        double out = Math.min(1, sinceS / turnS);
        double back = Math.max(0, Math.min(1, (sinceS - turnS - besideS) / turnS));
        return farM * (out * out * (3 - 2 * out) - back * back * (3 - 2 * back));
    }
}
