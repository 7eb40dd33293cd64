package io.keruen.app.cluster;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.CommandLines;
import io.keruen.app.embedded.AlertTopic;
import io.keruen.app.embedded.EmbeddedHistory;
import io.keruen.app.embedded.HandClock;
import io.keruen.app.history.HistoryRows;
import io.keruen.app.job.Checkpoints;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.schemas.Tick;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same alerts as a replay from a cluster whose processes are killed and whose job is stopped and rescaled, and, where
 * there is an influxd, all of them in InfluxDB through the history job on the same cluster, with the metrics of both.
 */
class ClusterITCase {
    private static final long LOOK_NS = 500_000_000;
    private static final Path JOB_JAR = Path.of("..", "jobs", "target", "job", "keruen-job.jar");
    private static final String VEHICLE = "vehicle";

    @TempDir
    private Path crossing;

    @TempDir
    private Path data;

    @Test
    void killed_stopped_and_rescaled_it_gives_the_alerts_of_a_replay() throws Exception {
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Map<String, AlertEvent> expected = replayed();
        // What is raised is told at once; that it has cleared may be told long after the moment at which it had.
        List<AlertEvent> inOrder = new ArrayList<>(expected.values());
        inOrder.removeIf(event -> event.event() != AlertEvent.Event.RAISED);
        inOrder.sort(Comparator.comparingLong(AlertEvent::momentMs));
        Scenario scenario = CheckedScenario.read(crossing).scenario();
        HandClock clock = HandClock.at(scenario);

        ClusterSystem.Nodes nodes = new ClusterSystem.Nodes(2, 1);
        try (EmbeddedHistory history = EmbeddedHistory.open(data.resolve("influxdb"), Map.of());
                ClusterSystem system = ClusterSystem.start(data, scenario, clock.tempo(), shape(), nodes, history)) {
            boolean hasHistory = InfluxServer.find().isPresent() || System.getenv("CI") != null;
            assertThat(history.settings() != null).as(history.words()).isEqualTo(hasHistory);
            AlertEvent first = inOrder.get(inOrder.size() / 5);
            clock.moveTo(first.momentMs() + 5_000);
            await(system, () -> isTold(system, first));

            assertThatAWrongSettingIsNamed(system);

            List<String> holders = system.taskManagersOf(VEHICLE);
            assertThat(holders).hasSize(1);
            if (hasHistory) {
                killWhoWritesTheHistory(history, system, holders);
            }
            system.flink().killTaskManager(holders.get(0));
            // what drives on while nobody judges
            AlertEvent second = inOrder.get(inOrder.size() * 2 / 5);
            clock.moveTo(second.momentMs() + 5_000);
            system.flink().addTaskManager();
            await(system, () -> isTold(system, second));
            assertThat(system.taskManagersOf(VEHICLE)).doesNotContainAnyElementsOf(holders);

            // A job that begins anew instead of going on would give the same alerts, too, but all of them again.
            system.flink().awaitTaskManagers();
            int repeats = repeats(system);
            system.rescale(2);
            AlertEvent third = inOrder.get(inOrder.size() * 3 / 5);
            clock.moveTo(third.momentMs() + 5_000);
            await(system, () -> isTold(system, third));
            assertThat(system.taskManagersOf(VEHICLE)).hasSize(2).doesNotContainAnyElementsOf(holders);

            // in the middle of what has just come
            clock.moveTo(inOrder.get(inOrder.size() * 4 / 5).momentMs());
            system.rescale(1);
            clock.moveToEnd();
            await(system, system::isDone);
            assertThat(system.taskManagersOf(VEHICLE)).hasSize(1);
            assertThat(told(system)).isEqualTo(expected);
            assertThat(repeats(system)).isEqualTo(repeats);
            if (hasHistory) {
                assertThatAllStandsIn(history, system, expected);
            }
            assertThatItIsHandedOverOnce(system);
        }
    }

    /** In the middle of its work: it has written what came before. */
    private static void killWhoWritesTheHistory(EmbeddedHistory history, ClusterSystem system, List<String> others)
            throws Exception {
        try (HistoryRows rows = new HistoryRows(history.settings().target())) {
            await(system, () -> rows.count("alert") > 0);
        }
        List<String> writers = system.taskManagersOfHistory();
        assertThat(writers).hasSize(1).doesNotContainAnyElementsOf(others);
        system.flink().killTaskManager(writers.get(0));
        system.flink().addTaskManager();
    }

    /** Each alert event once, however often it was written. */
    private static void assertThatAllStandsIn(
            EmbeddedHistory history, ClusterSystem system, Map<String, AlertEvent> expected) throws Exception {
        try (HistoryRows rows = new HistoryRows(history.settings().target())) {
            await(system, () -> rows.count("alert") >= expected.size());
            assertThat(rows.count("alert")).isEqualTo(expected.size());
            assertThat(rows.count("vehicle")).isPositive();
            await(system, () -> jobsWithMetrics(rows).equals(Set.of(EscortJob.NAME, HistoryJob.NAME)));
            assertThat(system.historyFailure()).isNull();
            assertThat(system.taskManagersOfHistory()).hasSize(1);
        }
    }

    private static Set<String> jobsWithMetrics(HistoryRows rows) throws Exception {
        Set<String> jobs = new TreeSet<>();
        rows.ask("SHOW TAG VALUES FROM \"pipeline\" WITH KEY = \"job\"")
                .forEach(series -> series.getValues().forEach(row -> jobs.add(String.valueOf(row.get(1)))));
        return jobs;
    }

    private static void assertThatAWrongSettingIsNamed(ClusterSystem system) throws Exception {
        FlinkRest rest = system.flink().rest();
        String jar = rest.upload(JOB_JAR);
        String main = EscortJob.class.getName();
        JobStart argued = new JobStart(main, List.of("--escort.parallelism", "0"), Map.of(), null);
        JobStart configured = new JobStart(main, List.of(), Map.of("escort.parallelism", "0"), null);
        JobStart tooWide = new JobStart(
                main,
                List.of("--kafka.bootstrap-servers", system.bootstrapServers(), "--escort.parallelism", "3"),
                Map.of(),
                null);

        assertRefused(rest, jar, argued, "escort.parallelism cannot be 0");
        assertRefused(rest, jar, configured, "escort.parallelism cannot be 0");
        assertRefused(rest, jar, tooWide, "escort.parallelism cannot be 3: the frames have 2 partitions");
    }

    private static void assertRefused(FlinkRest rest, String jar, JobStart start, String why) {
        assertThatThrownBy(() -> rest.run(jar, start))
                .isInstanceOf(RestException.class)
                .hasMessage(why);
    }

    private void assertThatItIsHandedOverOnce(ClusterSystem system) throws Exception {
        assertThat(submit(system)).isEqualTo("keruen: the job escort runs already\n");
        String savepoint = system.stop();
        assertThat(system.flink().rest().job(EscortJob.NAME))
                .map(SeenJob::status)
                .contains(JobStatus.FINISHED);
        assertThat(submit(2, system)).contains("the job has read ", "no checkpoint to go on from", "--begin-anew");
        String said = submit(system, "--from", savepoint);
        assertThat(said).endsWith("gone on from " + savepoint + "\n");
        assertThatAnOlderCheckpointIsRefused(system, id(said));
    }

    /** One that a lost job left, after the job that went on from it was stopped. */
    private void assertThatAnOlderCheckpointIsRefused(ClusterSystem system, String job) throws Exception {
        FlinkRest rest = system.flink().rest();
        Path own = data.resolve("own");
        while (Checkpoints.newest(own).isEmpty()) {
            assertThat(rest.failure(job)).isNull();
            LockSupport.parkNanos(LOOK_NS);
        }
        assertThat(rest.job(EscortJob.NAME)).contains(new SeenJob(job, JobStatus.RUNNING, true));
        Path left = Files.createDirectories(own.resolve("lost/chk-1"));
        Path metadata = Checkpoints.newest(own).orElseThrow().resolve("_metadata");
        Files.copy(metadata, left.resolve("_metadata"), COPY_ATTRIBUTES);

        String savepoint = rest.stop(job);
        assertThat(submit(2, system)).contains(left + " is older than the savepoint " + savepoint.replace("file:", ""));
        assertThat(id(submit(system, "--from", savepoint)))
                .as("by which a watcher knows a job that began from the same")
                .startsWith(job.substring(0, 16))
                .isNotEqualTo(job);
    }

    private static String id(String said) {
        return said.replaceAll("(?s).* is (\\p{XDigit}{32}), .*", "$1");
    }

    private String submit(ClusterSystem system, String... more) {
        return submit(0, system, more);
    }

    private String submit(int exitCode, ClusterSystem system, String... more) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> command = new ArrayList<>(List.of(
                "submit",
                "--flink=" + system.flink().rest().address(),
                "--jar=" + JOB_JAR,
                "--checkpoints=" + data.resolve("own")));
        command.addAll(List.of(more));
        command.addAll(
                List.of("--", "--kafka.bootstrap-servers", system.bootstrapServers(), "--escort.parallelism", "1"));
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(CommandLines.run(stream, command.toArray(String[]::new)))
                .as(said::toString)
                .isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }

    private Map<String, AlertEvent> replayed() throws Exception {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return AlertTopic.byIdentity(ScenarioRun.of(crossing)
                .judge(1, 10, new Progress("judging", nobody, false))
                .alerts());
    }

    private static boolean isTold(ClusterSystem system, AlertEvent wanted) throws Exception {
        return told(system).containsValue(wanted);
    }

    private static Map<String, AlertEvent> told(ClusterSystem system) throws Exception {
        return AlertTopic.byIdentity(AlertTopic.read(system.bootstrapServers()));
    }

    /** How many records a reader drops because it has seen them. */
    private static int repeats(ClusterSystem system) throws Exception {
        List<AlertEvent> written = AlertTopic.read(system.bootstrapServers());
        return written.size() - AlertTopic.byIdentity(written).size();
    }

    private static void await(ClusterSystem system, Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            assertThat(system.failure()).isNull();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** What the tests run on, compiled once and not again: the processes live for a minute. */
    private static Shape shape() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new Shape(
                Shape.without(classPath, List.of(EscortJob.class, AlertEvent.class, Topics.class, Tick.class)),
                JOB_JAR.toAbsolutePath().normalize(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }
}
