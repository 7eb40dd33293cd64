package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.Situation;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run holds, however its senders' columns come and go and whoever's run it was before. */
class VehicleRunTest {
    private static final int MOST = 90;

    private final VehicleRun run = new VehicleRun();
    private final Carry[] carries = {new Carry(), new Carry(), new Carry()};
    private final double[][] lastValues = new double[carries.length][Signal.COUNT];
    private final int[][] lastCodes = new int[carries.length][CodedSignal.COUNT];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_column_holds_what_the_frames_gave_and_is_absent_where_they_gave_none(long seed) throws IOException {
        Random random = new Random(seed);
        for (int k = 0; k < 200; k++) {
            int vehicle = random.nextInt(carries.length);
            if (random.nextInt(10) == 0 && carries[vehicle].present) {
                carries[vehicle] = restored(carries[vehicle]);
            }
            boolean first = !carries[vehicle].present;
            run.start("truck", Situation.NONE, 0, carries[vehicle]);
            double[][] values = new double[Signal.COUNT][1 + 3 * MOST];
            int[][] codes = new int[CodedSignal.COUNT][1 + 3 * MOST];
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                append(frame(random), values, codes);
            }
            hasCarry(first, vehicle);
            for (int s = 0; s < Signal.COUNT; s++) {
                for (int i = 1; i <= run.size(); i++) {
                    assertThat(run.column(Signal.at(s))[i]).isEqualTo(Double.valueOf(values[s][i]));
                }
                lastValues[vehicle][s] = values[s][run.size()];
            }
            for (int s = 0; s < CodedSignal.COUNT; s++) {
                for (int i = 1; i <= run.size(); i++) {
                    assertThat(run.codes(CodedSignal.at(s))[i]).isEqualTo(codes[s][i]);
                }
                lastCodes[vehicle][s] = codes[s][run.size()];
            }
            run.keepLast(carries[vehicle]);
        }
    }

    private void hasCarry(boolean first, int vehicle) {
        assertThat(run.hasCarry()).isEqualTo(!first);
        for (int s = 0; s < Signal.COUNT && !first; s++) {
            assertThat(run.column(Signal.at(s))[0]).isEqualTo(Double.valueOf(lastValues[vehicle][s]));
        }
        for (int s = 0; s < CodedSignal.COUNT && !first; s++) {
            assertThat(run.codes(CodedSignal.at(s))[0]).isEqualTo(lastCodes[vehicle][s]);
        }
    }

    private void append(Frame frame, double[][] values, int[][] codes) {
        int at = run.size() + 1;
        for (int s = 0; s < Signal.COUNT; s++) {
            System.arraycopy(frame.column(Signal.at(s)), 0, values[s], at, frame.size());
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            System.arraycopy(frame.codes(CodedSignal.at(s)), 0, codes[s], at, frame.size());
        }
        run.append(frame, 0, frame.size());
    }

    private static Frame frame(Random random) {
        int size = 1 + random.nextInt(random.nextInt(8) == 0 ? MOST : 5);
        Frame frame = new Frame(size);
        frame.reset(size);
        for (int s = 0; s < Signal.COUNT; s++) {
            for (int i = 0; i < size && random.nextInt(3) > 0; i++) {
                frame.fill(Signal.at(s))[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextDouble();
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            if (random.nextInt(3) > 0) {
                for (int i = 0; i < size; i++) {
                    frame.fill(CodedSignal.at(s))[i] = random.nextInt(3) - 1;
                }
            }
        }
        return frame;
    }

    private static Carry restored(Carry carry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        carry.write(new DataOutputStream(bytes));
        Carry restored = new Carry();
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }

    @Test
    void within_bounds_is_what_no_sample_contradicts() {
        Frame frame = new Frame(3);
        frame.reset(3);
        System.arraycopy(new double[] {Double.NaN, 2, 5}, 0, frame.fill(Signal.HDOP), 0, 3);
        run.start("truck", Situation.NONE, 0, new Carry());
        run.append(frame, 0, 3);

        assertThat(run.has(Signal.HDOP)).isTrue();
        assertThat(run.isWithin(Signal.HDOP, 2, 5)).isTrue();
        assertThat(run.isWithin(Signal.HDOP, 2.1, 5)).isFalse();
        assertThat(run.isWithin(Signal.HDOP, 2, 4.9)).isFalse();
        assertThat(run.isWithin(Signal.HDOP, Double.NaN, 5)).isTrue();
        assertThat(run.has(Signal.ALTITUDE_M)).isFalse();
        assertThat(run.isWithin(Signal.ALTITUDE_M, 1, 0)).isTrue();
    }
}
