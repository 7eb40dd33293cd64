package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.flow.StampedLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order an escort takes lines of customs and of gates, and how they are kept. */
class StampedLineTest {
    private static final long T = 1_700_000_000_000L;

    private static StampedLine declaration(long ms, long ordinal) {
        return StampedLine.of(
                T + ms,
                new DeclarationLine(
                        "D1", Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, T + 900_000, T, T, ordinal));
    }

    private static SealLine seal(long ordinal) {
        return new SealLine("S1", "A", SealStatus.SEALED, 81, null, 43.5, 76.5, T, T + 100, ordinal);
    }

    private static StampedLine seal(long ms, long ordinal) {
        return StampedLine.of(T + ms, seal(ordinal));
    }

    private static StampedLine gate(long ms, long ordinal) {
        return StampedLine.of(T + ms, new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, T, T + 100, ordinal));
    }

    @Test
    void by_stamp_then_declarations_then_seals_then_gates_each_as_in_its_topic() {
        List<StampedLine> inOrder = List.of(
                gate(0, 9),
                declaration(1, 3),
                declaration(1, 4),
                seal(1, 1),
                seal(1, 2),
                gate(1, 0),
                gate(1, 5),
                declaration(2, 0));
        for (long seed = 0; seed < 50; seed++) {
            List<StampedLine> drawn = new ArrayList<>(inOrder);
            Collections.shuffle(drawn, new Random(seed));
            drawn.sort(StampedLine.ORDER);

            assertThat(drawn).isEqualTo(inOrder);
        }
    }

    @Test
    void what_was_written_is_read() throws IOException {
        WaitingLine waiting = new WaitingLine(seal(7), "A", T + 5_000, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (StampedLine line : List.of(declaration(1, 2), seal(3, 4), gate(5, 6))) {
            line.at(line.stampMs() + 50).write(out);
        }
        waiting.write(out);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(StampedLine.read(in)).isEqualTo(declaration(51, 2));
        assertThat(StampedLine.read(in)).isEqualTo(seal(53, 4));
        assertThat(StampedLine.read(in)).isEqualTo(gate(55, 6));
        assertThat(WaitingLine.read(in)).isEqualTo(waiting);
        assertThat(in.available()).isZero();
    }
}
