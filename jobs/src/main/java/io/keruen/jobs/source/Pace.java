package io.keruen.jobs.source;

import java.io.Serializable;

/**
 * How fast a recorded input is played.
 *
 * @param delaySeed seed of the random pauses between arrivals
 * @param delayRatio how many arrivals are held up by a random pause of up to 3 ms, 0..1
 */
public record Pace(long delaySeed, double delayRatio) implements Serializable {
    /** No pauses. */
    public static final Pace AS_FAST_AS_POSSIBLE = new Pace(0, 0);

    /** With random pauses, so that partitions overtake each other in ever other ways. */
    public static Pace disturbed(long seed, double ratio) {
        return new Pace(seed, ratio);
    }
}
