package io.keruen.connectors;

import io.keruen.connectors.rejected.Validity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes valid samples and frames of a seed: all signals, some absent, numbers with all their digits. */
public final class Seeded {
    public static final long START_MS = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    private static final List<String> VERSIONS = List.of("1.0.3", "1.0.4-\u043a", "\u8d27\ud83d\ude9a");

    private final Random random;

    /** The same seed makes the same samples. */
    public Seeded(long seed) {
        random = new Random(seed);
    }

    /** A sample of one of a few vehicles. */
    public Sample sample(long ingestTimeMs) {
        Sample sample = new Sample();
        sample.vehicleId = "truck-" + random.nextInt(4);
        sample.ingestTimeMs = ingestTimeMs;
        sample.eventTimeMs = random.nextInt(4) == 0 ? ingestTimeMs : ingestTimeMs - random.nextInt(5000);
        sample.bootId = random.nextInt(3) == 0 ? Sample.ABSENT : random.nextInt(3);
        sample.sequence = random.nextInt(5) == 0 ? Sample.ABSENT : random.nextLong() >>> 1;
        sample.latDeg = random.nextDouble() * 180 - 90;
        sample.lonDeg = random.nextDouble() * 360 - 180;
        sample.softwareVersion = random.nextInt(3) == 0 ? VERSIONS.get(random.nextInt(3)) : null;
        sample.authenticatedAs = random.nextInt(3) == 0 ? sample.vehicleId : null;
        if (random.nextInt(4) == 0) {
            sample.tyrePressureKpa = pressures(1 + random.nextInt(8));
        }
        for (int i = 0; i < Signal.COUNT; i++) {
            if (random.nextBoolean()) {
                sample.set(Signal.at(i), value(Signal.at(i)));
            }
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            if (random.nextBoolean()) {
                sample.set(CodedSignal.at(i), code(CodedSignal.at(i)));
            }
        }
        return sample;
    }

    /** Samples whose ingest times rise, or mostly rise. */
    public List<Sample> samples(int count, boolean inOrder) {
        List<Sample> samples = new ArrayList<>();
        long now = START_MS;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(50);
            samples.add(sample(inOrder ? now : now - random.nextInt(200)));
        }
        return samples;
    }

    /** Fills a frame with up to {@code maxSize} samples. */
    public Frame frame(Frame into, int maxSize) {
        int size = 1 + random.nextInt(maxSize);
        into.reset(size);
        into.vehicleId = "truck-" + random.nextInt(200);
        into.bootId = random.nextInt(3) - 1L;
        into.firstSequence = random.nextInt(4) == 0 ? Sample.ABSENT : random.nextLong() >>> 2;
        into.sentAtMs = START_MS + random.nextInt();
        into.softwareVersion = random.nextBoolean() ? VERSIONS.get(random.nextInt(3)) : null;
        into.authenticatedAs = random.nextBoolean() ? into.vehicleId : null;
        for (int i = 0; i < size; i++) {
            into.eventTimeMs()[i] = START_MS + random.nextInt();
            into.ingestTimeMs()[i] = START_MS + random.nextInt();
            into.latDeg()[i] = random.nextDouble() * 180 - 90;
            into.lonDeg()[i] = random.nextDouble() * 360 - 180;
        }
        for (int s = 0; s < Signal.COUNT; s++) {
            if (random.nextBoolean()) {
                double[] column = into.fill(Signal.at(s));
                for (int i = 0; i < size; i++) {
                    column[i] = random.nextInt(5) == 0 ? Double.NaN : value(Signal.at(s));
                }
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            if (random.nextBoolean()) {
                int[] column = into.fill(CodedSignal.at(s));
                for (int i = 0; i < size; i++) {
                    column[i] = random.nextInt(5) == 0 ? CodedSignal.ABSENT : code(CodedSignal.at(s));
                }
            }
        }
        if (random.nextInt(3) == 0) {
            int tyres = 1 + random.nextInt(Validity.MAX_TYRES);
            double[] column = into.fillTyrePressureKpa(tyres);
            System.arraycopy(pressures(tyres * size), 0, column, 0, tyres * size);
        }
        return into;
    }

    /** All that a sample holds, to compare; tyres that are absent at the end do not count. */
    public static List<Object> content(Sample sample) {
        List<Object> content = new ArrayList<>();
        content.add(sample.vehicleId);
        content.addAll(List.of(sample.bootId, sample.sequence, sample.eventTimeMs, sample.ingestTimeMs));
        content.addAll(List.of(sample.latDeg, sample.lonDeg));
        content.add(sample.softwareVersion);
        content.add(sample.authenticatedAs);
        for (int i = 0; i < Signal.COUNT; i++) {
            content.add(sample.value(Signal.at(i)));
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            content.add(sample.code(CodedSignal.at(i)));
        }
        int tyres = sample.tyrePressureKpa.length;
        while (tyres > 0 && Double.isNaN(sample.tyrePressureKpa[tyres - 1])) {
            tyres--;
        }
        for (int i = 0; i < tyres; i++) {
            content.add(sample.tyrePressureKpa[i]);
        }
        return content;
    }

    private double[] pressures(int count) {
        double[] pressures = new double[count];
        for (int i = 0; i < count; i++) {
            pressures[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble() * 1000;
        }
        return pressures;
    }

    private double value(Signal signal) {
        double value =
                random.nextInt(20) == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian() * 90;
        if (!Double.isFinite(value)) {
            value = -0.0;
        }
        return signal == Signal.SPEED_MPS || signal == Signal.ACCURACY_M ? Math.abs(value) : value;
    }

    private int code(CodedSignal signal) {
        if (signal == CodedSignal.SATELLITES) {
            return random.nextInt(4) == 0 ? random.nextInt() >>> 1 : random.nextInt(40);
        }
        return random.nextInt(signal.names().isEmpty() ? 2 : signal.names().size());
    }
}
