package io.keruen.core.sample;

/**
 * A 32-bit hash of everything a sample says, so that a number told twice with two contents is noticed. Whoever frames
 * it, with whom and when, changes nothing: an absent value counts the same whether its column is there or not.
 *
 * <p>32 bits are enough because a hash is only held against the one of the same number: a repeat with other content
 * passes once in four billion, and a repeat of the same content never raises. Against somebody who computes collisions
 * no hash without a secret helps, however wide; that is the signature's work.
 */
public final class ContentHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xD6E8FEB86659FD93L;
    private static final long ABSENT_BITS = Double.doubleToLongBits(Double.NaN);
    private static final int TIME = 0;
    private static final int LAT = 1;
    private static final int LON = 2;
    private static final int SIGNALS = 3;
    private static final int CODES = SIGNALS + Signal.COUNT;
    private static final int VERSION = CODES + CodedSignal.COUNT;
    private static final int TYRES = VERSION + 1;

    private ContentHash() {}

    /** The hashes of samples {@code from .. from+count-1} of a frame, into the first entries of an array. */
    public static void of(Frame frame, int from, int count, long[] into) {
        long[] eventTimeMs = frame.eventTimeMs();
        String softwareVersion = frame.softwareVersion;
        long version = softwareVersion == null ? 0 : softwareVersion.hashCode() * factor(VERSION);
        long factor = factor(TIME);
        for (int i = 0; i < count; i++) {
            into[i] = version + eventTimeMs[from + i] * factor;
        }
        add(frame.latDeg(), from, count, factor(LAT), into);
        add(frame.lonDeg(), from, count, factor(LON), into);
        for (int s = 0; s < Signal.COUNT; s++) {
            Signal signal = Signal.at(s);
            if (frame.has(signal)) {
                add(frame.column(signal), from, count, factor(SIGNALS + s), into);
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            CodedSignal signal = CodedSignal.at(s);
            if (frame.has(signal)) {
                add(frame.codes(signal), from, count, factor(CODES + s), into);
            }
        }
        if (frame.tyreCount() > 0) {
            addTyres(frame, from, count, into);
        }
        for (int i = 0; i < count; i++) {
            long mixed = (into[i] ^ (into[i] >>> 32)) * MIX;
            into[i] = mixed >>> 32;
        }
    }

    /** Odd, another one for each column. */
    private static long factor(int column) {
        return GOLDEN * (2L * column + 1);
    }

    private static void add(double[] values, int from, int count, long factor, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] += term(values[from + i], factor);
        }
    }

    /** Values that people write are short: their bits stand at the upper end and are brought down first. */
    private static long term(double value, long factor) {
        long bits = Double.doubleToLongBits(value) ^ ABSENT_BITS;
        return (bits ^ (bits >>> 29)) * factor;
    }

    private static void add(int[] codes, int from, int count, long factor, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] += (codes[from + i] - CodedSignal.ABSENT) * factor;
        }
    }

    private static void addTyres(Frame frame, int from, int count, long[] into) {
        int tyres = frame.tyreCount();
        double[] pressureKpa = frame.tyrePressureKpa();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < tyres; k++) {
                into[i] += term(pressureKpa[(from + i) * tyres + k], factor(TYRES + k));
            }
        }
    }
}
