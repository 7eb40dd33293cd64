package io.keruen.simulator.world;

/** How well frames get through. */
public enum RadioQuality {
    /** Every frame, in order, within 0.3 s. */
    GOOD(0, 0, 0),
    /** Some frames are lost, some come twice, some come after those that were sent later. */
    POOR(0.004, 0.01, 0.02);

    private final double lost;
    private final double twice;
    private final double detoured;

    RadioQuality(double lost, double twice, double detoured) {
        this.lost = lost;
        this.twice = twice;
        this.detoured = detoured;
    }

    /** The share of frames that are lost. */
    double lost() {
        return lost;
    }

    /** The share of frames that come twice. */
    double twice() {
        return twice;
    }

    /** The share of frames that later ones overtake. */
    double detoured() {
        return detoured;
    }
}
