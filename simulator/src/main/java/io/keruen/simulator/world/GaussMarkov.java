package io.keruen.simulator.world;

/** First-order Gauss-Markov noise: normal, with a correlation that fades as {@code exp(-t / tau)}. */
public final class GaussMarkov {
    private final double sigma;
    private final double tauS;
    private final Chance chance;
    private double value;
    private double knownForS = Double.NaN;
    private double kept;
    private double fresh;

    /** Noise of this sigma that starts anywhere. */
    public GaussMarkov(double sigma, double tauS, Chance chance) {
        this.sigma = sigma;
        this.tauS = tauS;
        this.chance = chance;
        value = sigma * chance.nextGaussian();
    }

    /** The next value, so many seconds after the last. */
    public double next(double seconds) {
        if (seconds != knownForS) { // steps are mostly of one length
            knownForS = seconds;
            kept = StrictMath.exp(-seconds / tauS);
            fresh = sigma * Math.sqrt(1 - kept * kept);
        }
        value = kept * value + fresh * chance.nextGaussian();
        return value;
    }
}
