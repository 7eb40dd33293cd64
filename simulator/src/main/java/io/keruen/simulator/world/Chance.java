package io.keruen.simulator.world;

/**
 * A stream of chance from a seed (SplitMix64). Streams are split by name and from the seed alone, so a new consumer
 * shifts no other. One per consumer; not thread-safe.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double UNIT = 0x1.0p-53;

    private final long origin;
    private long state;
    private double spareGaussian = Double.NaN;

    private Chance(long origin) {
        this.origin = origin;
        state = origin;
    }

    /** The stream of a seed. */
    public static Chance of(long seed) {
        return new Chance(mixed(seed + GOLDEN));
    }

    /** The stream of this name; the same however much was drawn from this one. */
    public Chance stream(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new Chance(mixed(origin + GOLDEN * mixed(hash)));
    }

    /** Any 64 bits. */
    public long nextLong() {
        state += GOLDEN;
        return mixed(state);
    }

    /** At least 0 and below 1. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** At least {@code least} and below {@code most}. */
    public double between(double least, double most) {
        return least + (most - least) * nextDouble();
    }

    /** A whole number from 0 to below {@code bound}. */
    public int below(int bound) {
        return (int) (bound * nextDouble());
    }

    /** Normal with mean 0 and variance 1, by the polar method; strict mathematics, so the bits are the same anywhere. */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
                spareGaussian = y * scale;
                return x * scale;
            }
        }
    }

    /** The numbers from 0 to below {@code size} in chance order. */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static long mixed(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
