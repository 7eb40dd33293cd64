package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an escort remembers of an outage. */
class CustomsOutageTest {
    private static final long T = 1_700_000_000_000L;

    @Test
    void an_outage_and_what_of_it_does_not_count_outlast_a_restart() throws IOException {
        CustomsState state = new CustomsState();
        state.outageFromMs = T;
        SealTrack track = new SealTrack("S1");
        track.listenFrom(T - 20_000);
        track.pass(T - 5_000, T - 2_000);
        state.tracks.put("S1", track);

        CustomsState restored = StoredBytes.thereAndBack(state, CustomsState::write, in -> {
            CustomsState read = new CustomsState();
            read.read(in);
            return read;
        });

        assertThat(restored.isOutage()).isTrue();
        assertThat(restored.outageFromMs).isEqualTo(T);
        assertThat(restored.tracks.get("S1").outageMs).isEqualTo(3_000);
    }

    @Test
    void only_what_lies_after_the_last_line_is_passed_over_and_the_next_line_begins_anew() {
        SealTrack track = new SealTrack("S1");
        track.pass(T, T + 5_000);
        assertThat(track.outageMs).as("never heard").isZero();

        track.listenFrom(T + 10_000);
        track.pass(T, T + 15_000);
        track.pass(T + 20_000, T + 21_000);
        assertThat(track.outageMs).isEqualTo(6_000);

        track.listenFrom(T + 9_000);
        assertThat(track.outageMs).as("an older line").isEqualTo(6_000);
        track.listenFrom(T + 30_000);
        assertThat(track.outageMs).isZero();
    }
}
