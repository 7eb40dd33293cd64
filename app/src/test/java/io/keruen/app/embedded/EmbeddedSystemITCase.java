package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.job.UnusableDataException;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.Role;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same alerts, clearances and states live as in a replay, and the metrics beside them. */
class EmbeddedSystemITCase {
    @TempDir
    private Path crossing;

    @TempDir
    private Path data;

    @Test
    void a_scenario_played_live_gives_the_alerts_of_its_replay() throws Exception {
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Scenario scenario = CheckedScenario.read(crossing).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 100)) {
            LiveLaw.await(system, system::isDone);
            LiveLaw.assertThatAlertsAreTheSame(system.bootstrapServers(), scenario);
            LiveLaw.assertThatAlertStatesAreTheSame(system.bootstrapServers(), scenario);
            LiveLaw.assertThatGatesDecidedTheSame(system.bootstrapServers(), scenario);
            assertThatStatesAreTold(system, new CoreReplay(scenario, 10));
            assertThatMetricsAreThere(system);
        }
    }

    /** Flink starts beside the broker, and must not outlive it. */
    @Test
    void where_the_broker_does_not_start_nothing_is_left_running() throws Exception {
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Scenario scenario = CheckedScenario.read(crossing).scenario();
        Path kafka = Files.createDirectory(data.resolve("kafka"));
        Files.writeString(kafka.resolve("meta.properties"), "version=1\nnode.id=77\ncluster.id=another\n");

        assertThatThrownBy(() -> EmbeddedSystem.start(data, scenario, 100))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("the broker does not start on");
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (Arrays.toString(thread.getValue()).contains("startFlink")) {
                thread.getKey().join(); // it would be running then
            }
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("flink-rest-server"));
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
}
