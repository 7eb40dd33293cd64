package io.keruen.simulator.oracle;

/** How far what is seen may differ from the truth. */
final class Margins {
    /** Noise stays within so many sigma: 4 are passed by one independent sample in 16,000. */
    static final double SIGMAS = 4;

    /** A state is seen at a vehicle's next sample, 100 ms later at most; a pair's at that of its follower. */
    static final long SAMPLING_MS = 200;

    /** Holds are counted from sample to sample, and a tick has a length. */
    static final long SLACK_MS = 400;

    private Margins() {}
}
