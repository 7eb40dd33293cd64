package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CoreReplay;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same alerts live as in a replay, whatever is switched off in between. */
class EmbeddedSystemITCase {
    private static final Path SCENARIOS = Path.of("src", "test", "scenarios");

    @TempDir
    private Path data;

    @Test
    void a_scenario_played_live_gives_the_alerts_of_its_replay() throws Exception {
        Scenario scenario = CheckedScenario.read(SCENARIOS.resolve("convoy-gap").resolve("raises"))
                .scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 50)) {
            awaitEnd(system);
            assertThat(alerts(system)).isEqualTo(expected(scenario)).isNotEmpty();
        }
    }

    private static Map<String, AlertEvent> alerts(EmbeddedSystem system) throws Exception {
        return AlertTopic.byIdentity(AlertTopic.read(system.bootstrapServers()));
    }

    private static Map<String, AlertEvent> expected(Scenario scenario) throws Exception {
        return AlertTopic.byIdentity(new CoreReplay(scenario, 10).alerts);
    }

    private static void awaitEnd(EmbeddedSystem system) throws Exception {
        while (!system.isDone()) {
            assertThat(system.failure()).isNull();
            LockSupport.parkNanos(50_000_000);
        }
    }
}
