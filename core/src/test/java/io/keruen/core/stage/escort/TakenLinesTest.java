package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Which lines of a seal an escort has taken. */
class TakenLinesTest {
    private static final long T = 1_700_000_000_000L;

    @Test
    void a_line_is_taken_once_in_whatever_order() throws IOException {
        TakenLines lines = new TakenLines();
        assertThat(lines.add(9)).isTrue();
        assertThat(lines.add(3)).isTrue();
        TakenLines restored = StoredBytes.thereAndBack(lines, TakenLines::write, in -> TakenLines.read(in, 3));

        for (TakenLines each : new TakenLines[] {lines, restored}) {
            assertThat(each.add(9)).isFalse();
            assertThat(each.add(3)).isFalse();
            assertThat(each.add(0)).isTrue();
            assertThat(each.add(4)).isTrue();
        }
    }

    /** As many as a plan that comes later is given. */
    @Test
    void what_lies_before_the_last_64_counts_as_taken() throws IOException {
        TakenLines lines = new TakenLines();
        for (int k = 0; k <= CustomsRoute.KEPT; k++) {
            assertThat(lines.add(10L * k)).isTrue();
        }
        TakenLines restored = StoredBytes.thereAndBack(lines, TakenLines::write, in -> TakenLines.read(in, 3));

        for (TakenLines each : new TakenLines[] {lines, restored}) {
            assertThat(each.add(0)).isFalse();
            assertThat(each.add(10)).isFalse();
            assertThat(each.add(1))
                    .as("before the second, which is the first that is kept")
                    .isTrue();
            assertThat(each.add(2)).isTrue();
        }
    }

    /** It kept the last line alone. */
    @Test
    void bytes_of_the_second_form_of_customs_count_all_up_to_the_last_line_as_taken() throws IOException {
        CustomsState state = new CustomsState();
        try (InputStream in = TakenLinesTest.class.getResourceAsStream("/state/customs-state-2.bin")) {
            DataInputStream bytes = new DataInputStream(in);
            state.read(bytes);
            assertThat(bytes.available()).isZero();
        }

        SealTrack track = state.tracks.get("S1");
        assertThat(track.vehicleId).isEqualTo("B");
        assertThat(track.newestMs).isEqualTo(T + 20_000);
        assertThat(track.isOpen(SealCondition.FAULT)).isTrue();
        assertThat(track.taken.add(7)).isFalse();
        assertThat(track.taken.add(8)).isTrue();
        assertThat(state.wakeMs).isEqualTo(T + 80_101);
    }
}
