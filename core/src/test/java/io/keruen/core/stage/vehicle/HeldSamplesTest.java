package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for a hole comes out as it came in, in runs of consecutive numbers. */
class HeldSamplesTest {
    private static HeldSamples read(DataInput in) throws IOException {
        HeldSamples held = new HeldSamples();
        held.read(in);
        return held;
    }

    /** Samples each with another value of everything. */
    private static List<Sample> samples(int count) {
        List<Sample> samples = new Drive("truck-1").go(10, count * 100L).samples();
        for (int i = 0; i < count; i++) {
            Sample sample = samples.get(i);
            sample.latDeg += i;
            sample.ingestTimeMs += 7L * ((i * 31) % count);
            for (Signal signal : Signal.values()) {
                sample.set(signal, 100.0 * i + signal.ordinal());
            }
            for (CodedSignal signal : CodedSignal.values()) {
                sample.set(signal, i + signal.ordinal());
            }
        }
        return samples;
    }

    private static void assertSame(Frame frame, int i, Sample sample) {
        assertThat(frame.sequence(i)).isEqualTo(sample.sequence);
        assertThat(frame.eventTimeMs()[i]).isEqualTo(sample.eventTimeMs);
        assertThat(frame.ingestTimeMs()[i]).isEqualTo(sample.ingestTimeMs);
        assertThat(frame.latDeg()[i]).isEqualTo(sample.latDeg);
        assertThat(frame.lonDeg()[i]).isEqualTo(sample.lonDeg);
        for (Signal signal : Signal.values()) {
            assertThat(frame.column(signal)[i]).isEqualTo(sample.value(signal));
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertThat(frame.codes(signal)[i]).isEqualTo(sample.code(signal));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void runs_come_out_in_order_whatever_the_order_of_arrival(long seed) throws IOException {
        List<Sample> samples = samples(60);
        List<Sample> waiting = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.sequence % 7 != 0 && sample.sequence % 11 != 0) {
                waiting.add(sample);
            }
        }
        List<Sample> arrivals = new ArrayList<>(waiting);
        Collections.shuffle(arrivals, new Random(seed));
        HeldSamples held = new HeldSamples();
        for (Sample sample : arrivals) {
            held.add(VehicleRig.frame(List.of(sample)), 0);
            held = StoredBytes.thereAndBack(held, HeldSamples::write, HeldSamplesTest::read);
        }

        assertThat(held.size()).isEqualTo(waiting.size());
        Frame released = new Frame(4);
        int next = 0;
        while (!held.isEmpty()) {
            long earliestMs = waiting.subList(next, waiting.size()).stream()
                    .mapToLong(sample -> sample.ingestTimeMs)
                    .min()
                    .orElseThrow();
            assertThat(held.earliestArrivalMs()).isEqualTo(earliestMs);
            assertThat(held.firstSequence()).isEqualTo(waiting.get(next).sequence);
            int count = held.releaseRun(released);
            assertThat(released.size()).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                assertSame(released, i, waiting.get(next++));
            }
            boolean goesOn = next < waiting.size() && waiting.get(next).sequence == waiting.get(next - 1).sequence + 1;
            assertThat(goesOn).as("the run went as far as it could").isFalse();
            assertThat(held.size()).isEqualTo(waiting.size() - next);
        }
        assertThat(next).isEqualTo(waiting.size());
    }

    @Test
    void five_seconds_at_a_hundred_a_second_wait_and_no_more() {
        List<Sample> samples = samples(512);
        HeldSamples held = new HeldSamples();
        for (Sample sample : samples) {
            assertThat(held.isFull()).isFalse();
            held.add(VehicleRig.frame(List.of(sample)), 0);
        }

        assertThat(held.isFull()).isTrue();
        assertThat(held.releaseRun(new Frame(512))).isEqualTo(512);
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void bytes_with_other_signals_are_refused() {
        for (int at = 0; at < 2; at++) {
            byte[] bytes = {(byte) Signal.COUNT, (byte) CodedSignal.COUNT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            bytes[at]++;
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            assertThatThrownBy(() -> new HeldSamples().read(in))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("signals");
        }
    }
}
