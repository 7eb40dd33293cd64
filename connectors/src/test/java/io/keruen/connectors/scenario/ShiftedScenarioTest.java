package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.sample.Sample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that is told as if it happened at another time. */
class ShiftedScenarioTest {
    private static final Path GALLERY = Path.of("..", "app", "src", "test", "scenarios");
    private static final long LATER_MS = 10_000_000;

    @Test
    void everything_moves_by_the_same_time() throws Exception {
        Scenario before = ScenarioReader.read(GALLERY.resolve("convoy-gap").resolve("raises"));
        long firstMs = before.samples().ingestTimeMs(before.samples().ingestOrder()[0]);

        Scenario after = ShiftedScenario.startingAt(firstMs + LATER_MS, before);

        assertThat(after.samples().size()).isEqualTo(before.samples().size());
        Sample moved = new Sample();
        Sample stood = new Sample();
        for (int i = 0; i < before.samples().size(); i++) {
            after.samples().read(i, moved);
            before.samples().read(i, stood);
            assertThat(moved.eventTimeMs - stood.eventTimeMs).isEqualTo(LATER_MS);
            assertThat(moved.ingestTimeMs - stood.ingestTimeMs).isEqualTo(LATER_MS);
            assertThat(moved.latDeg).isEqualTo(stood.latDeg);
        }
        assertThat(after.plans().get(0).validFromMs() - before.plans().get(0).validFromMs())
                .isEqualTo(LATER_MS);
    }

    @Test
    void a_later_playing_is_a_later_boot(@TempDir Path folder) throws Exception {
        Folders.valid(folder);
        Folders.write(folder, "telemetry.jsonl", Folders.SAMPLE.replace("}", ",\"bootId\":7}") + "\n");
        Scenario scenario = ScenarioReader.read(folder);
        long firstMs = scenario.samples().ingestTimeMs(0);

        Scenario first = ShiftedScenario.startingAt(firstMs + LATER_MS, scenario);
        Scenario second = ShiftedScenario.startingAt(firstMs + 2 * LATER_MS, scenario);

        assertThat(second.samples().read(0, new Sample()).bootId)
                .isGreaterThan(first.samples().read(0, new Sample()).bootId);
    }
}
