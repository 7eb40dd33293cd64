package io.keruen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.sink.Collected;
import io.keruen.jobs.source.PlayedTicks;
import io.keruen.jobs.testkit.Said;
import io.keruen.jobs.testkit.SeededConvoys;
import org.junit.jupiter.api.Test;

/** What the command line runs. */
class ReplayITCase {
    private static final SeededConvoys WORLD = new SeededConvoys(5, 6);

    @Test
    void says_the_same_at_every_parallelism() throws Exception {
        String one = replay(1);

        assertThat(one).contains("alert ").contains("tally ").contains("rejected ");
        assertThat(replay(3)).isEqualTo(one);
    }

    private static String replay(int parallelism) throws Exception {
        try (Replay replay = Replay.start(
                WORLD.frames(10),
                WORLD.control(),
                WORLD.ticks(PlayedTicks.EVERY_MS),
                EscortSettings.ofReplay(parallelism))) {
            Collected collected = replay.await();

            assertThat(replay.playedRatio()).isEqualTo(1);
            assertThat(collected.conflicts()).isEmpty();
            return Said.all(collected);
        }
    }
}
