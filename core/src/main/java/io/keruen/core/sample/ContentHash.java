package io.keruen.core.sample;

/**
 * A 32-bit hash of everything a sample says, so that a number told twice with two contents is noticed. Whoever frames
 * it, with whom and when, changes nothing: an absent value counts the same whether its column is there or not.
 *
 * <p>32 bits are enough because a hash is only held against the one of the same number: a repeat with other content
 * passes once in four billion, and a repeat of the same content never raises. Against somebody who computes collisions
 * no hash without a secret helps, however wide; that is the signature's work.
 *
 * <p>Four columns are turned into each other and multiplied in one pass: values that people write are short and have
 * their bits at the upper end, so each gets a lane of its own, and a loop over one column of a short frame would cost
 * more in its head and tail than in its body.
 */
public final class ContentHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xD6E8FEB86659FD93L;
    private static final long ABSENT_BITS = Double.doubleToLongBits(Double.NaN);
    private static final int GROUP = 4;
    private static final int LANE_BITS = 16;
    private static final int BASE = 0;
    private static final int SIGNALS = BASE + 1;
    private static final int CODES = SIGNALS + Signal.COUNT / GROUP + 1;
    private static final int TYRES = CODES + CodedSignal.COUNT / GROUP + 1;

    private ContentHash() {}

    /** The hashes of samples {@code from .. from+count-1} of a frame, into the first entries of an array. */
    public static void of(Frame frame, int from, int count, long[] into) {
        begin(frame, from, count, into);
        for (int s = 0; s < Signal.COUNT; s += GROUP) {
            if (has(frame, s) || has(frame, s + 1) || has(frame, s + 2) || has(frame, s + 3)) {
                add(
                        column(frame, s),
                        column(frame, s + 1),
                        column(frame, s + 2),
                        column(frame, s + 3),
                        from,
                        count,
                        key(SIGNALS + s / GROUP),
                        into);
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s += GROUP) {
            if (hasCodes(frame, s) || hasCodes(frame, s + 1) || hasCodes(frame, s + 2) || hasCodes(frame, s + 3)) {
                add(
                        codes(frame, s),
                        codes(frame, s + 1),
                        codes(frame, s + 2),
                        codes(frame, s + 3),
                        from,
                        count,
                        key(CODES + s / GROUP),
                        into);
            }
        }
        if (frame.tyreCount() > 0) {
            addTyres(frame, from, count, into);
        }
        for (int i = 0; i < count; i++) {
            into[i] = ((into[i] ^ (into[i] >>> 32)) * MIX) >>> 32;
        }
    }

    private static void begin(Frame frame, int from, int count, long[] into) {
        String softwareVersion = frame.softwareVersion;
        long version = softwareVersion == null ? 0 : softwareVersion.hashCode();
        long[] eventTimeMs = frame.eventTimeMs();
        double[] latDeg = frame.latDeg();
        double[] lonDeg = frame.lonDeg();
        long key = key(BASE);
        for (int i = 0; i < count; i++) {
            long lat = Double.doubleToRawLongBits(latDeg[from + i]);
            long lon = Double.doubleToRawLongBits(lonDeg[from + i]);
            into[i] = product(lat ^ key, lon ^ ~key) + product(eventTimeMs[from + i] ^ GOLDEN, version ^ MIX);
        }
    }

    private static boolean has(Frame frame, int signal) {
        return signal < Signal.COUNT && frame.has(Signal.at(signal));
    }

    /** Beyond the last signal stands the last again: it changes nothing that is not changed already. */
    private static double[] column(Frame frame, int signal) {
        return frame.column(Signal.at(Math.min(signal, Signal.COUNT - 1)));
    }

    private static boolean hasCodes(Frame frame, int signal) {
        return signal < CodedSignal.COUNT && frame.has(CodedSignal.at(signal));
    }

    private static int[] codes(Frame frame, int signal) {
        return frame.codes(CodedSignal.at(Math.min(signal, CodedSignal.COUNT - 1)));
    }

    /** Odd, another one for each group of columns. */
    private static long key(int group) {
        return GOLDEN * (2L * group + 1);
    }

    /** Adds nothing where all four are absent, so that a group without a column may be left out. */
    private static void add(
            double[] one, double[] two, double[] three, double[] four, int from, int count, long key, long[] into) {
        for (int i = 0; i < count; i++) {
            int at = from + i;
            long turned = bits(one[at])
                    ^ Long.rotateLeft(bits(two[at]), LANE_BITS)
                    ^ Long.rotateLeft(bits(three[at]), 2 * LANE_BITS)
                    ^ Long.rotateLeft(bits(four[at]), 3 * LANE_BITS);
            into[i] += (turned ^ (turned >>> 29)) * key;
        }
    }

    /** 0 if absent. */
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value) ^ ABSENT_BITS;
    }

    private static long product(long one, long other) {
        return (one * other) ^ Math.multiplyHigh(one, other);
    }

    private static void add(int[] one, int[] two, int[] three, int[] four, int from, int count, long key, long[] into) {
        for (int i = 0; i < count; i++) {
            int at = from + i;
            long packed = said(one[at])
                    + (said(two[at]) << LANE_BITS)
                    + (said(three[at]) << 2 * LANE_BITS)
                    + (said(four[at]) << 3 * LANE_BITS);
            into[i] += (packed ^ (packed >>> 32)) * key;
        }
    }

    /** 0 if absent. */
    private static long said(int code) {
        return (long) code - CodedSignal.ABSENT;
    }

    private static void addTyres(Frame frame, int from, int count, long[] into) {
        int tyres = frame.tyreCount();
        double[] pressureKpa = frame.tyrePressureKpa();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < tyres; k++) {
                long bits = bits(pressureKpa[(from + i) * tyres + k]);
                into[i] += (bits ^ (bits >>> 29)) * key(TYRES + k);
            }
        }
    }
}
