package io.keruen.app.up;

/** How fast a counter grows, from one asking to the next. */
final class Rate {
    private static final double NS_PER_S = 1e9;

    private double lastCount = Double.NaN;
    private long lastNs;

    /** Per second since it was asked last; 0 the first time and after the counter began anew. */
    double perSecond(double count) {
        long nowNs = System.nanoTime();
        double rate = (count - lastCount) * NS_PER_S / Math.max(1, nowNs - lastNs);
        lastCount = count;
        lastNs = nowNs;
        return rate > 0 ? rate : 0;
    }
}
