package io.keruen.simulator.oracle;

/** How far what is judged may differ from what the truth says was seen. */
final class Margins {
    /** A state is seen at a vehicle's next sample, 100 ms later at most; a pair's at that of its follower. */
    static final long SAMPLING_MS = 200;

    /** Holds are counted from sample to sample, and a tick has a length. */
    static final long SLACK_MS = 400;

    private static final double BESIDE_M = 0.3;
    private static final double PAIR_M = 0.6;
    private static final double TICK_S = 0.1;

    /** The road's direction is that of a short chord, so what noise adds along and across it is a little uncertain. */
    private static final double OF_SIGMA = 0.12;

    private Margins() {}

    /** Across the road, where the receiver's error is known. */
    static double besideM(double sigmaM) {
        return BESIDE_M + OF_SIGMA * sigmaM;
    }

    /** Along the road: a sample is taken up to a tick later. */
    static double alongM(double speedMps, double sigmaM) {
        return besideM(sigmaM) + TICK_S * Math.abs(speedMps);
    }

    /** Between two vehicles, which are compared at one moment; the leader's error is interpolated. */
    static double pairM(double oneSigmaM, double otherSigmaM) {
        return PAIR_M + 2 * OF_SIGMA * (oneSigmaM + otherSigmaM);
    }
}
