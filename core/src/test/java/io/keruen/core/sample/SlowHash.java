package io.keruen.core.sample;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The content hash of the first release, of one sample and in numbers that do not overflow: times, place and version in
 * two full products, then four signals, four codes or one tyre a group, each folded and times an odd key of its own; the
 * sum folded to 32 bits.
 */
final class SlowHash {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger GOLDEN = new BigInteger("9E3779B97F4A7C15", 16);
    private static final BigInteger MIX = new BigInteger("D6E8FEB86659FD93", 16);
    private static final int SIGNAL_GROUPS = 5;
    private static final int CODE_GROUPS = 3;

    private SlowHash() {}

    static long of(Sample sample, @Nullable String softwareVersion) {
        BigInteger version = word(softwareVersion == null ? 0 : softwareVersion.hashCode());
        BigInteger key = key(0);
        BigInteger sum = product(raw(sample.latDeg).xor(key), raw(sample.lonDeg).xor(opposite(key)))
                .add(product(word(sample.eventTimeMs).xor(GOLDEN), version.xor(MIX)));
        int group = 1;
        for (int s = 0; s < Signal.COUNT; s += 4, group++) {
            // Where the last group is not full its last signal stands again.
            BigInteger turned = BigInteger.ZERO;
            for (int lane = 0; lane < 4; lane++) {
                double value = sample.value(Signal.at(Math.min(s + lane, Signal.COUNT - 1)));
                turned = turned.xor(rotated(said(value), 16 * lane));
            }
            sum = sum.add(folded(turned, 29).multiply(key(group)));
        }
        group = 1 + SIGNAL_GROUPS;
        for (int s = 0; s < CodedSignal.COUNT; s += 4, group++) {
            BigInteger packed = BigInteger.ZERO;
            for (int lane = 0; lane < 4 && s + lane < CodedSignal.COUNT; lane++) {
                long code = sample.code(CodedSignal.at(s + lane)) + 1L;
                packed = packed.add(BigInteger.valueOf(code).shiftLeft(16 * lane));
            }
            sum = sum.add(folded(packed, 32).multiply(key(group)));
        }
        group = 1 + SIGNAL_GROUPS + CODE_GROUPS;
        for (double pressureKpa : sample.tyrePressureKpa) {
            sum = sum.add(folded(said(pressureKpa), 29).multiply(key(group++)));
        }
        BigInteger mixed = folded(sum.mod(WORD), 32).multiply(MIX).mod(WORD);
        return mixed.shiftRight(32).longValueExact();
    }

    private static BigInteger word(long bits) {
        return BigInteger.valueOf(bits).mod(WORD);
    }

    private static BigInteger raw(double value) {
        return word(Double.doubleToRawLongBits(value));
    }

    /** 0 if absent. */
    private static BigInteger said(double value) {
        return raw(value).xor(raw(Double.NaN));
    }

    private static BigInteger opposite(BigInteger word) {
        return WORD.subtract(BigInteger.ONE).subtract(word);
    }

    private static BigInteger key(int group) {
        return GOLDEN.multiply(BigInteger.valueOf(2L * group + 1)).mod(WORD);
    }

    private static BigInteger folded(BigInteger word, int bits) {
        return word.xor(word.shiftRight(bits));
    }

    private static BigInteger rotated(BigInteger word, int bits) {
        return word.shiftLeft(bits).mod(WORD).or(word.shiftRight(64 - bits));
    }

    /** The lower word of the signed product, with the upper one laid over it. */
    private static BigInteger product(BigInteger one, BigInteger other) {
        BigInteger product = BigInteger.valueOf(one.longValue()).multiply(BigInteger.valueOf(other.longValue()));
        return product.mod(WORD).xor(product.shiftRight(64).mod(WORD));
    }
}
