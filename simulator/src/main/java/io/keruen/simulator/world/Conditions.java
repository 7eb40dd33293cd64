package io.keruen.simulator.world;

/**
 * Under what a crossing takes place: sky, road and air.
 *
 * @param sigmaM noise of the receivers on each axis, 0 for good ones of 0.4 to 0.7 m
 * @param multipath whether reflections lead receivers astray now and then
 */
public record Conditions(double sigmaM, boolean multipath, Surface surface, RadioQuality radio) {
    /** A fine day with good receivers. */
    public static final Conditions FAIR = new Conditions(0, false, Surface.DRY, RadioQuality.GOOD);

    /** The worst noise that can be asked for. */
    public static final double MOST_SIGMA_M = 8;

    private static final double[] SIGMAS_M = {0, 0, 0, 1.5, 1.5, 3, 8};

    /** Refuses what no receiver has. */
    public Conditions {
        if (!(sigmaM == 0 || (sigmaM >= 0.1 && sigmaM <= MOST_SIGMA_M))) {
            throw new IllegalArgumentException("sigma " + sigmaM + " m is neither 0 nor in 0.1.." + MOST_SIGMA_M);
        }
    }

    /** The conditions of a seed: mostly fair in most respects. */
    public static Conditions drawn(Chance chance) {
        double sigmaM = SIGMAS_M[chance.below(SIGMAS_M.length)];
        boolean multipath = chance.below(3) == 0;
        int roll = chance.below(6);
        Surface surface = roll == 0 ? Surface.ICE : roll == 1 ? Surface.SNOW : Surface.DRY;
        RadioQuality radio = chance.below(3) == 0 ? RadioQuality.POOR : RadioQuality.GOOD;
        return new Conditions(sigmaM, multipath, surface, radio);
    }
}
