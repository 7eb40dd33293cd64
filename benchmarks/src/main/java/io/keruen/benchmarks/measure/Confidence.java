package io.keruen.benchmarks.measure;

/** What counts of rare things allow to be said with 95 % confidence. */
public final class Confidence {
    /** The 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final double THREE = 3;

    private Confidence() {}

    /** From here to there. */
    public record Interval(double least, double most) {}

    /**
     * The Wilson score interval of a share, which stays within 0..1 and says something even where every attempt was a
     * hit (Wilson 1927, without correction for continuity); 0..1 where nothing was attempted.
     */
    public static Interval wilson(long hits, long attempts) {
        if (hits < 0 || hits > attempts) {
            throw new IllegalArgumentException(hits + " hits of " + attempts);
        }
        if (attempts == 0) {
            return new Interval(0, 1);
        }
        double n = attempts;
        double ratio = hits / n;
        double scale = 1 + Z * Z / n;
        double middle = (ratio + Z * Z / (2 * n)) / scale;
        double half = Z / scale * Math.sqrt(ratio * (1 - ratio) / n + Z * Z / (4 * n * n));
        // At the ends the formula gives 0 and 1 but for rounding.
        double least = hits == 0 ? 0 : middle - half;
        double most = hits == attempts ? 1 : middle + half;
        return new Interval(least, most);
    }

    /** The rate per hour that is not exceeded if nothing was seen for so long: the rule of three; NaN for no time. */
    public static double mostPerHour(double hours) {
        return hours > 0 ? THREE / hours : Double.NaN;
    }
}
