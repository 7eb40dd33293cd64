package io.keruen.simulator.world;

/** First-order Gauss-Markov noise: normal, with a correlation that fades as {@code exp(-t / tau)}. */
public final class GaussMarkov {
    private final double sigma;
    private final double tauS;
    private final Chance chance;
    private double value;

    /** Noise of this sigma that starts anywhere. */
    public GaussMarkov(double sigma, double tauS, Chance chance) {
        this.sigma = sigma;
        this.tauS = tauS;
        this.chance = chance;
        value = sigma * chance.nextGaussian();
    }

    /** The next value, so many seconds after the last. */
    public double next(double seconds) {
        double kept = StrictMath.exp(-seconds / tauS);
        value = kept * value + sigma * Math.sqrt(1 - kept * kept) * chance.nextGaussian();
        return value;
    }
}
