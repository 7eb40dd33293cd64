package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.app.history.AskedBoards;
import io.keruen.app.history.HistoryRows;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.grafana.alerts.AlertRules;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every question of every board is answered by a real InfluxDB that the real pipeline has filled, from the crossing that
 * {@code up} plays: of its first minute, and of the whole. Its clock goes when it is told to.
 */
class DashboardsITCase {
    private static final long MINUTE_MS = 60_000;
    private static final long PATIENCE_S = 400;
    private static final long FIRST_PATIENCE_S = 60;

    @TempDir
    private static Path folder;

    private static EmbeddedHistory history;
    private static HistoryRows rows;
    private static AskedBoards boards;
    private static List<String> faultsAfterAMinute;

    @BeforeAll
    static void play_a_crossing() throws Exception {
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        history = EmbeddedHistory.open(folder.resolve("influxdb"), Map.of());
        assertThat(history.settings()).as(history.words()).isNotNull();
        rows = new HistoryRows(history.settings().target());
        Path crossing = folder.resolve("crossing");
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Scenario scenario = CheckedScenario.read(crossing).scenario();
        HandClock clock = HandClock.at(scenario);
        boards = new AskedBoards(rows, Setup.START.toEpochMilli(), System.currentTimeMillis());
        try (EmbeddedSystem system = EmbeddedSystem.start(folder.resolve("data"), scenario, clock.tempo(), history)) {
            clock.moveTo(Setup.START.toEpochMilli() + MINUTE_MS);
            await(() -> rows.count("vehicle") > 0);
            faultsAfterAMinute = faultsThatStay();
            clock.moveToEnd();
            await(system::isDone);
            await(() -> rows.count("alert") >= system.alertEvents());
            await(() -> rows.count("pipeline") > 0 && rows.count("clearance") > 0);
            assertThat(system.historyFailure()).isNull();
        }
    }

    /** Time stands: what is not answered in the end has no answer. */
    private static List<String> faultsThatStay() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<String> faults = boards.faults();
        for (long left = FIRST_PATIENCE_S; left > 0 && !faults.isEmpty(); left--) {
            never.await(1, TimeUnit.SECONDS);
            faults = boards.faults();
        }
        return faults;
    }

    @AfterAll
    static void stop_the_database() throws InterruptedException {
        if (rows != null) {
            rows.close();
        }
        if (history != null) {
            history.close();
        }
    }

    @Test
    void a_minute_after_the_start_every_question_is_answered() {
        assertThat(faultsAfterAMinute).isEmpty();
    }

    @Test
    void every_variable_panel_and_annotation_is_answered() throws Exception {
        assertThat(boards.faults()).isEmpty();
    }

    @Test
    void every_rule_is_answered_and_fires_where_its_danger_is() throws Exception {
        Map<String, Double> values = boards.valuesOfRules();

        // the age of ticks has an answer, and which one is the machine's affair
        assertThat(values).hasSize(AlertRules.all().size());
        assertThat(fires("keruen-rejected-inputs", values)).isTrue();
        assertThat(fires("keruen-history-behind", values)).isFalse();
    }

    private static boolean fires(String uid, Map<String, Double> values) {
        return AlertRules.all().stream()
                .filter(rule -> rule.uid().equals(uid))
                .allMatch(rule -> rule.firesAt(values.get(uid)));
    }

    @Test
    void a_question_with_a_spoilt_name_is_not_answered() throws Exception {
        List<String> unnoticed = boards.unnoticedMutants();

        assertThat(boards.mutants()).isGreaterThan(50);
        assertThat(unnoticed).isEmpty();
    }

    private static void await(Condition condition) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (long left = PATIENCE_S * 4; !condition.holds(); left--) {
            assertThat(left).as("patience").isPositive();
            never.await(250, TimeUnit.MILLISECONDS);
        }
    }

    /** Something that will hold. */
    private interface Condition {
        boolean holds() throws Exception;
    }
}
