package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the whole of {@code up} in mid-crossing costs no alert and no clearance, and changes none. */
class KilledSystemITCase {
    @TempDir
    private Path crossing;

    @TempDir
    private Path data;

    @Test
    void killed_twice_in_mid_crossing_it_gives_the_same_alerts() throws Exception {
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Path err = data.resolveSibling(data.getFileName() + ".err");
        String[] arguments = {
            "--scenario", crossing.toString(), "--data", data.toString(), "--speed", "40", "--port", "0", "--keep"
        };
        for (int kills = 0; kills < 2; kills++) {
            UpProcess up = UpProcess.start(err, arguments);
            up.awaitAlertLines(3);
            up.kill();
        }
        String[] toEnd = Arrays.copyOf(arguments, arguments.length + 1);
        toEnd[arguments.length] = "--exit-when-done";
        assertThat(UpProcess.start(err, toEnd).awaitExit())
                .as(() -> "see " + err)
                .isZero();

        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"))) {
            Scenario scenario = CheckedScenario.read(crossing).scenario();
            LiveLaw.assertThatAlertsAreTheSame(broker.bootstrapServers(), scenario);
            LiveLaw.assertThatAlertStatesAreTheSame(broker.bootstrapServers(), scenario);
            LiveLaw.assertThatGatesDecidedTheSame(broker.bootstrapServers(), scenario);
        }
    }
}
