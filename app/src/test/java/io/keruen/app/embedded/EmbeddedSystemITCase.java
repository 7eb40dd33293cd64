package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.Role;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.stage.ConvoyStatus;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same alerts and clearances live as in a replay, whatever is switched off in between. */
class EmbeddedSystemITCase {
    private static final long OUTAGE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 50_000_000;

    @TempDir
    private static Path crossing;

    @TempDir
    private Path data;

    @BeforeAll
    static void simulate() throws IOException {
        SimulatedScenario.play(Setup.standard()).write(crossing);
    }

    @Test
    void a_scenario_played_live_gives_the_alerts_of_its_replay() throws Exception {
        Scenario scenario = CheckedScenario.read(crossing).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 100)) {
            awaitEnd(system);
            assertThat(alerts(system)).isEqualTo(expected(scenario)).isNotEmpty();
            assertThatGatesDecidedTheSame(system.bootstrapServers(), scenario);
            assertThatStatesAreTold(system, new CoreReplay(scenario, 10));
            assertThatMetricsAreThere(system);
        }
    }

    @Test
    void killed_twice_in_mid_crossing_it_gives_the_same_alerts() throws Exception {
        Path err = data.resolveSibling(data.getFileName() + ".err");
        String[] arguments = {
            "--scenario", crossing.toString(), "--data", data.toString(), "--speed", "20", "--port", "0", "--keep"
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
            List<AlertEvent> written = AlertTopic.read(broker.bootstrapServers());
            Scenario scenario = CheckedScenario.read(crossing).scenario();
            assertThat(AlertTopic.byIdentity(written)).isEqualTo(expected(scenario));
            assertThatGatesDecidedTheSame(broker.bootstrapServers(), scenario);
        }
    }

    @Test
    void a_broker_that_is_away_for_a_minute_changes_no_alert() throws Exception {
        Scenario scenario = CheckedScenario.read(crossing).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 20)) {
            await(system, () -> !alerts(system).isEmpty());
            system.broker().stop();
            LockSupport.parkNanos(OUTAGE_NS);
            system.broker().start();
            awaitEnd(system);
            assertThat(alerts(system)).isEqualTo(expected(scenario));
            assertThatGatesDecidedTheSame(system.bootstrapServers(), scenario);
        }
    }

    /** Every decision of every gate, with its id, its conditions and its reasons, is that of the replay. */
    private static void assertThatGatesDecidedTheSame(String bootstrapServers, Scenario scenario) throws Exception {
        Map<String, ClearanceDecision> decided = ClearanceTopic.byId(ClearanceTopic.read(bootstrapServers));

        assertThat(decided).isEqualTo(ClearanceTopic.byId(new CoreReplay(scenario, 10).clearances));
        assertThat(decided.values())
                .extracting(ClearanceDecision::decision)
                .contains(Decision.GRANTED, Decision.EXPIRED, Decision.DENIED, Decision.REVOKED);
    }

    /** Every state of every vehicle and convoy in the compacted topics is, byte for byte, what the core would tell. */
    private static void assertThatStatesAreTold(EmbeddedSystem system, CoreReplay core) {
        Map<String, List<String>> vehicles = StatusTopic.read(system.bootstrapServers(), Topics.ESCORT_VEHICLES);
        Map<String, List<String>> convoys = StatusTopic.read(system.bootstrapServers(), Topics.ESCORT_CONVOYS);

        assertThat(vehicles).isEqualTo(StatusTopic.vehicles(core.vehicles)).isNotEmpty();
        assertThat(convoys).isEqualTo(StatusTopic.convoys(core.convoys)).isNotEmpty();
        assertThat(core.vehicles).extracting(status -> status.role).contains(Role.LEAD, Role.TAIL);
        assertThat(core.vehicles).extracting(status -> status.openAlerts).contains(0, 1, 2);
        assertThat(core.convoys)
                .extracting(ConvoyStatus::life)
                .contains(LifeState.PLANNED, LifeState.DEPARTED, LifeState.ARRIVED);
        assertThat(core.convoys).anySatisfy(status -> assertThat(status.etaMs()).isPositive());
    }

    private static void assertThatMetricsAreThere(EmbeddedSystem system) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(system.metricsAddress()).build();
        String page = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        for (MetricNames metric : EnumSet.range(MetricNames.SAMPLES_ACCEPTED, MetricNames.LAG_MS)) { // no history runs
            assertThat(page).contains("operator_" + MetricNames.GROUP + "_" + metric.metricName() + "{");
        }
    }

    private static Map<String, AlertEvent> alerts(EmbeddedSystem system) throws Exception {
        return AlertTopic.byIdentity(AlertTopic.read(system.bootstrapServers()));
    }

    private static Map<String, AlertEvent> expected(Scenario scenario) throws Exception {
        return AlertTopic.byIdentity(new CoreReplay(scenario, 10).alerts);
    }

    private static void awaitEnd(EmbeddedSystem system) throws Exception {
        await(system, system::isDone);
    }

    private static void await(EmbeddedSystem system, Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            assertThat(system.failure()).isNull();
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
