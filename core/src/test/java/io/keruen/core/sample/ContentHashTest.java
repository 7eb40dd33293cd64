package io.keruen.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.VehicleRig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The content hash sees every field and nothing else. */
class ContentHashTest {
    private static Sample sample(Random random) {
        Sample sample = new Sample();
        sample.vehicleId = "truck-1";
        sample.bootId = 1;
        sample.sequence = 7;
        sample.eventTimeMs = 1_767_225_600_000L + random.nextInt(1_000);
        sample.latDeg = 46.65 + random.nextInt(1_000) / 1e5;
        sample.lonDeg = 82.74 + random.nextInt(1_000) / 1e5;
        for (Signal signal : Signal.values()) {
            sample.set(signal, random.nextInt(1_000) / 10.0);
        }
        for (CodedSignal signal : CodedSignal.values()) {
            sample.set(signal, random.nextInt(5));
        }
        return sample;
    }

    private static long hash(Frame frame, int i) {
        long[] hashes = new long[1];
        ContentHash.of(frame, i, 1, hashes);
        return hashes[0];
    }

    private static long hash(Sample sample) {
        return hash(VehicleRig.frame(List.of(sample)), 0);
    }

    @Test
    void every_field_counts() {
        Set<Long> hashes = new HashSet<>();
        hashes.add(hash(sample(new Random(1))));
        Sample sample = sample(new Random(1));
        sample.eventTimeMs++;
        hashes.add(hash(sample));
        sample = sample(new Random(1));
        sample.latDeg += 1e-7;
        hashes.add(hash(sample));
        sample = sample(new Random(1));
        sample.lonDeg += 1e-7;
        hashes.add(hash(sample));
        for (Signal signal : Signal.values()) {
            sample = sample(new Random(1)).set(signal, 200);
            hashes.add(hash(sample));
            hashes.add(hash(sample.set(signal, Double.NaN)));
        }
        for (CodedSignal signal : CodedSignal.values()) {
            sample = sample(new Random(1)).set(signal, 6);
            hashes.add(hash(sample));
            hashes.add(hash(sample.set(signal, CodedSignal.ABSENT)));
        }
        Frame other = VehicleRig.frame(List.of(sample(new Random(1))));
        other.softwareVersion = "2.1";
        hashes.add(hash(other, 0));
        other = VehicleRig.frame(List.of(sample(new Random(1))));
        other.fillTyrePressureKpa(2)[0] = 800;
        other.tyrePressureKpa()[1] = 810;
        hashes.add(hash(other, 0));
        other.tyrePressureKpa()[0] = 810;
        other.tyrePressureKpa()[1] = 800;
        hashes.add(hash(other, 0));

        int expected = 4 + 2 * Signal.COUNT + 2 * CodedSignal.COUNT + 3;
        assertThat(hashes).hasSize(expected).allMatch(hash -> hash >>> 32 == 0);
    }

    @Test
    void framing_does_not_count() {
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            samples.add(sample(random));
        }
        long[] together = new long[20];
        Frame frame = VehicleRig.frame(samples);
        frame.sentAtMs = 5;
        ContentHash.of(frame, 0, 20, together);

        for (int i = 0; i < 20; i++) {
            assertThat(hash(samples.get(i))).isEqualTo(together[i]);
            assertThat(hash(frame, i)).isEqualTo(together[i]);
        }
    }

    @Test
    void a_column_of_nothing_is_no_column() {
        Sample sample = new Sample();
        sample.eventTimeMs = 1_767_225_600_000L;
        sample.latDeg = 46.65;
        sample.lonDeg = 82.74;
        Frame bare = new Frame(1);
        bare.reset(1);
        bare.eventTimeMs()[0] = sample.eventTimeMs;
        bare.latDeg()[0] = sample.latDeg;
        bare.lonDeg()[0] = sample.lonDeg;

        assertThat(hash(bare, 0)).isEqualTo(hash(sample));
    }

    /** Hashes stand in stored state: another release must make the same of the same sample. */
    @Test
    void every_release_makes_the_same_hash_of_the_same_content() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            List<Sample> samples = List.of(sparse(random), sparse(random), sparse(random));
            Frame frame = VehicleRig.frame(samples);
            frame.softwareVersion = round % 2 == 0 ? null : "2." + round;
            long[] together = new long[3];
            ContentHash.of(frame, 0, 3, together);
            for (int i = 0; i < samples.size(); i++) {
                assertThat(hash(frame, i)).isEqualTo(SlowHash.of(samples.get(i), frame.softwareVersion));
                assertThat(together[i]).isEqualTo(hash(frame, i));
            }
        }
    }

    private static Sample sparse(Random random) {
        Sample sample = sample(random);
        for (Signal signal : Signal.values()) {
            sample.set(signal, random.nextBoolean() ? sample.value(signal) : Double.NaN);
        }
        for (CodedSignal signal : CodedSignal.values()) {
            sample.set(signal, random.nextBoolean() ? sample.code(signal) : CodedSignal.ABSENT);
        }
        sample.tyrePressureKpa = random.doubles(random.nextInt(4), 700, 900).toArray();
        return sample;
    }

    @Test
    void two_fields_changed_at_once_do_not_cancel_out() {
        Set<Long> hashes = new HashSet<>();
        Sample sample = sample(new Random(3));
        for (int one = 0; one < 200; one++) {
            for (int two = 0; two < 200; two++) {
                sample.latDeg = 46.65 + one / 1e5;
                sample.set(Signal.SPEED_MPS, two / 10.0);
                hashes.add(hash(sample));
            }
        }

        assertThat(hashes).hasSizeGreaterThan(40_000 - 5); // chance alone: 0.2 collisions
    }
}
