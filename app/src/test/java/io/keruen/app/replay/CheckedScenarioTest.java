package io.keruen.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of a scenario that is judged although not all of it counts. */
class CheckedScenarioTest {
    private static final Path STORY = Path.of("src", "test", "scenarios", "convoy-gap", "raises");

    @TempDir
    private Path folder;

    @Test
    void properties_that_change_nothing_are_told_in_one_line() throws Exception {
        try (Stream<Path> files = Files.list(STORY)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path zones = folder.resolve("zones.geojson");
        Files.writeString(zones, Files.readString(zones).replace("\"kind\"", "\"maxSpeedKmh\" : 20, \"kind\""));

        assertThat(CheckedScenario.read(folder).warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("maxSpeedKmh (").startsWith("zones.geojson: "));
        assertThat(CheckedScenario.read(STORY).warnings()).isEmpty();
    }
}
