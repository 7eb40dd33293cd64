package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newcomer's crossing happens now. */
class DefaultScenarioTest {
    private static final long NOW_MS = 1_795_950_451_700L;
    private static final long NEAR_MS = 60_000;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 20, 1_000})
    void it_is_never_ahead_of_the_clock_and_ends_as_it_has_been_played(double speed) throws Exception {
        long startMs = DefaultScenario.startMs(NOW_MS, speed);
        Scenario crossing = ScenarioReader.read(DefaultScenario.in(temp.resolve("scenario"), startMs));
        long lastsMs = lastMs(crossing) - startMs;

        double playedAtMs = NOW_MS + lastsMs / speed;
        assertThat(startMs).isLessThanOrEqualTo(NOW_MS);
        if (speed >= 1) {
            assertThat(playedAtMs - lastMs(crossing)).isBetween(0.0, (double) NEAR_MS);
        }
    }

    private static long lastMs(Scenario crossing) {
        int[] order = crossing.samples().ingestOrder();
        return crossing.samples().ingestTimeMs(order[order.length - 1]);
    }

    @Test
    void what_is_there_is_played_on() throws Exception {
        Path folder = temp.resolve("scenario");
        DefaultScenario.in(folder, NOW_MS);
        Scenario again = ScenarioReader.read(DefaultScenario.in(folder, NOW_MS + 3_600_000));

        assertThat(lastMs(again)).isLessThan(NOW_MS + 3_600_000);
    }
}
