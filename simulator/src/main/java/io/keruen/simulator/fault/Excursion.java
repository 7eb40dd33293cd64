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
        return farM * (share(sinceS / turnS) - share((sinceS - turnS - besideS) / turnS));
    }

    /** How much of a turn is done after so much of its time. */
    static double share(double ofTime) {
        double done = Math.max(0, Math.min(1, ofTime));
        return done * done * (3 - 2 * done);
    }
}
