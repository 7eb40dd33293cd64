package io.keruen.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A frame that is used again and again, of any size, says what was put into it last and nothing of before. */
class FrameTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void a_frame_used_again_holds_what_was_filled_and_else_nothing() {
        for (int capacity : new int[] {0, 1, 7, 64}) {
            Frame frame = new Frame(capacity);
            for (int round = 0; round < 200; round++) {
                Content content = new Content(random.nextInt(1 + round / 2));
                content.fill(frame);
                content.isIn(frame);
            }
        }
    }

    @Test
    void numbers_rise_by_one_where_there_are_any() {
        Frame frame = new Frame(3);
        frame.reset(3);
        assertThat(frame.sequence(2)).isEqualTo(Sample.ABSENT);
        frame.firstSequence = 40;
        assertThat(frame.sequence(0)).isEqualTo(40);
        assertThat(frame.sequence(2)).isEqualTo(42);
    }

    @Test
    void a_frame_emptied_has_no_sender() {
        Frame frame = new Frame(1);
        frame.vehicleId = "truck-1";
        frame.bootId = 1;
        frame.firstSequence = 2;
        frame.sentAtMs = 3;
        frame.softwareVersion = "2.1";
        frame.authenticatedAs = "truck-1";
        frame.fillTyrePressureKpa(4);

        frame.reset(0);

        assertThat(frame.vehicleId).isEmpty();
        assertThat(frame.bootId).isEqualTo(Sample.ABSENT);
        assertThat(frame.firstSequence).isEqualTo(Sample.ABSENT);
        assertThat(frame.sentAtMs).isZero();
        assertThat(frame.softwareVersion).isNull();
        assertThat(frame.authenticatedAs).isNull();
        assertThat(frame.tyreCount()).isZero();
        assertThat(frame.size()).isZero();
    }

    /** What goes into a frame, kept apart. */
    private final class Content {
        private final int size;
        private final double[] places;
        private final Map<Signal, double[]> signals = new EnumMap<>(Signal.class);
        private final Map<CodedSignal, int[]> codes = new EnumMap<>(CodedSignal.class);
        private final int tyres = random.nextInt(3);
        private final double[] pressures;

        private Content(int size) {
            this.size = size;
            places = random.doubles(4L * size).toArray();
            pressures = random.doubles((long) tyres * size).toArray();
            for (Signal signal : Signal.values()) {
                if (random.nextInt(3) == 0) {
                    signals.put(signal, random.doubles(size).toArray());
                }
            }
            for (CodedSignal signal : CodedSignal.values()) {
                if (random.nextInt(3) == 0) {
                    codes.put(signal, random.ints(size, 0, 7).toArray());
                }
            }
        }

        private void fill(Frame frame) {
            frame.reset(size);
            for (int i = 0; i < size; i++) {
                frame.eventTimeMs()[i] = (long) (1e9 * places[4 * i]);
                frame.ingestTimeMs()[i] = (long) (1e9 * places[4 * i + 1]);
                frame.latDeg()[i] = places[4 * i + 2];
                frame.lonDeg()[i] = places[4 * i + 3];
            }
            signals.forEach((signal, values) -> System.arraycopy(values, 0, frame.fill(signal), 0, size));
            codes.forEach((signal, values) -> System.arraycopy(values, 0, frame.fill(signal), 0, size));
            System.arraycopy(pressures, 0, frame.fillTyrePressureKpa(tyres), 0, pressures.length);
        }

        private void isIn(Frame frame) {
            assertThat(frame.size()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(frame.eventTimeMs()[i]).isEqualTo((long) (1e9 * places[4 * i]));
                assertThat(frame.ingestTimeMs()[i]).isEqualTo((long) (1e9 * places[4 * i + 1]));
                assertThat(frame.latDeg()[i]).isEqualTo(places[4 * i + 2]);
                assertThat(frame.lonDeg()[i]).isEqualTo(places[4 * i + 3]);
            }
            long signalBits = 0;
            for (Signal signal : Signal.values()) {
                double[] given = signals.get(signal);
                assertThat(frame.has(signal)).isEqualTo(given != null);
                signalBits += given == null ? 0 : Math.round(Math.pow(2, signal.ordinal()));
                double[] expected = given == null ? new double[size] : given;
                if (given == null) {
                    Arrays.fill(expected, Double.NaN);
                }
                assertThat(Arrays.copyOf(frame.column(signal), size)).isEqualTo(expected);
                assertThat(frame.column(signal).length).isGreaterThanOrEqualTo(size);
            }
            long codeBits = 0;
            for (CodedSignal signal : CodedSignal.values()) {
                int[] given = codes.get(signal);
                assertThat(frame.has(signal)).isEqualTo(given != null);
                codeBits += given == null ? 0 : Math.round(Math.pow(2, signal.ordinal()));
                int[] expected = given == null ? new int[size] : given;
                if (given == null) {
                    Arrays.fill(expected, CodedSignal.ABSENT);
                }
                assertThat(Arrays.copyOf(frame.codes(signal), size)).isEqualTo(expected);
                assertThat(frame.codes(signal).length).isGreaterThanOrEqualTo(size);
            }
            assertThat(frame.givenSignals()).isEqualTo(signalBits);
            assertThat(frame.givenCodes()).isEqualTo(codeBits);
            assertThat(frame.tyreCount()).isEqualTo(tyres);
            assertThat(Arrays.copyOf(frame.tyrePressureKpa(), pressures.length)).isEqualTo(pressures);
        }
    }
}
