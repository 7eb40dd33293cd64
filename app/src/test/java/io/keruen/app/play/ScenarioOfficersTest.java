package io.keruen.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The officers' folder serves one scenario after another, and goes on where a start was killed. */
class ScenarioOfficersTest {
    private static final Path SCENARIOS = Path.of("src", "test", "scenarios");
    private static final Path SHELVED = SCENARIOS.resolve("alert-life").resolve("raises-shelved");
    private static final Path INSPECTED = SCENARIOS.resolve("gate-clearance").resolve("seal-inspected");

    @TempDir
    private Path folder;

    @Test
    void a_second_scenario_adds_its_officers_to_the_first() throws Exception {
        ScenarioOfficers.in(folder, scenario(SHELVED));
        List<String> first = Files.readAllLines(folder.resolve("officers.jsonl"));

        ScenarioOfficers both = ScenarioOfficers.in(folder, scenario(INSPECTED));

        assertThat(Files.readAllLines(folder.resolve("officers.jsonl")))
                .startsWith(first.toArray(String[]::new))
                .hasSizeGreaterThan(first.size());
        for (Path key : keys()) {
            assertThat(both.register().knows(SigningKey.read(key)))
                    .as(key.toString())
                    .isTrue();
        }
    }

    @Test
    void a_start_that_was_killed_is_gone_on_with() throws Exception {
        SigningKey.generate("officer-1").write(folder.resolve("scenario-1.key"));
        Files.writeString(folder.resolve("aigerim.key.unfinished"), "{");
        Files.writeString(folder.resolve("officers.jsonl.unfinished"), "{");

        ScenarioOfficers officers = ScenarioOfficers.in(folder, scenario(SHELVED));

        for (Path key : keys()) {
            assertThat(officers.register().knows(SigningKey.read(key)))
                    .as(key.toString())
                    .isTrue();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith("unfinished")))
                    .isEmpty();
        }
    }

    private static Scenario scenario(Path from) throws Exception {
        return CheckedScenario.read(from).scenario();
    }

    private List<Path> keys() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> keys =
                    files.filter(file -> file.toString().endsWith(".key")).toList();
            assertThat(keys).hasSizeGreaterThan(2);
            return keys;
        }
    }
}
