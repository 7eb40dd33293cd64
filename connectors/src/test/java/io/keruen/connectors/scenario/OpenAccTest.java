package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.sample.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded platoons kept beside the project read without a rejected line and play as frames. */
class OpenAccTest {
    @Test
    void recorded_platoons_are_read_whole() throws IOException, UnusableScenarioException, InvalidFrameException {
        Path top = Path.of(System.getProperty("basedir", ".")).resolve("../../shared/data/openacc");
        assumeThat(Files.isDirectory(top))
                .as("no recorded platoons: %s is absent", top.normalize())
                .isTrue();

        List<Path> runs;
        try (Stream<Path> folders = Files.list(top)) {
            runs = folders.sorted().toList();
        }
        long samples = 0;
        for (Path run : runs) {
            Scenario scenario = ScenarioReader.read(run);
            assertThat(scenario.rejected()).as(run.toString()).isEmpty();
            assertThat(scenario.refused()).isEmpty();
            assertThat(scenario.plans()).hasSize(1);
            assertThat(scenario.counts().unknownFields()).isZero();
            assertThat(ExpectedReader.read(run)).isNotEmpty();
            assertThat(played(scenario)).isEqualTo(scenario.samples().size());
            samples += scenario.samples().size();
        }
        assertThat(samples).isEqualTo(30_312 + 30_888 + 19_892 + 32_980 + 26_392);
    }

    private static int played(Scenario scenario) throws InvalidFrameException {
        FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
        Frame frame = new Frame(16);
        int samples = 0;
        ScenarioPlayer player = new ScenarioPlayer(scenario.samples(), 16, 1000);
        while (player.hasNext()) {
            decoder.decode(player.next().payload(), 0, frame);
            samples += frame.size();
        }
        return samples;
    }
}
