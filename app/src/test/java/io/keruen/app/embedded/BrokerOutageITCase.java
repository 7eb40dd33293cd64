package io.keruen.app.embedded;

import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is away costs no alert and no clearance, and the backlog behind it makes no vehicle silent. */
class BrokerOutageITCase {
    private static final long OUTAGE_NS = 60_000_000_000L;

    @TempDir
    private Path crossing;

    @TempDir
    private Path data;

    @Test
    void a_broker_that_is_away_for_a_minute_changes_no_alert() throws Exception {
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Scenario scenario = CheckedScenario.read(crossing).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 40)) {
            LiveLaw.await(
                    system, () -> !LiveLaw.alerts(system.bootstrapServers()).isEmpty());
            system.broker().stop();
            LockSupport.parkNanos(OUTAGE_NS);
            system.broker().start();
            LiveLaw.await(system, system::isDone);
            LiveLaw.assertThatAlertsAreTheSame(system.bootstrapServers(), scenario);
            LiveLaw.assertThatAlertStatesAreTheSame(system.bootstrapServers(), scenario);
            LiveLaw.assertThatGatesDecidedTheSame(system.bootstrapServers(), scenario);
        }
    }
}
