package io.keruen.app.up;

import io.keruen.app.cluster.ClusterSystem;
import io.keruen.app.cluster.RestException;
import io.keruen.app.cluster.Shape;
import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.UsageException;
import io.keruen.app.embedded.EmbeddedHistory;
import io.keruen.app.play.Tempo;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.jobs.settings.OfficerSettings;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of a cluster on this machine, from its start to its end, as it is told to the person who started it. */
final class ClusterRun {
    private static final long LOOK_MS = 1_000;
    private static final int WENT_WRONG = 2;
    private static final int STOPPED = 130;

    private final Console console;
    private final DataFolder folder;
    private final Path scenarioFolder;
    private final boolean exitWhenDone;
    private final AlertLog alerts = new AlertLog();
    private boolean historyFailed;

    ClusterRun(Console console, DataFolder folder, Path scenarioFolder, boolean exitWhenDone) {
        this.console = console;
        this.folder = folder;
        this.scenarioFolder = scenarioFolder;
        this.exitWhenDone = exitWhenDone;
    }

    /** Runs until the scenario is over or somebody ends it; the exit code. */
    int toEnd(Scenario scenario, double speed, Shape shape, ClusterSystem.Nodes nodes) throws Exception {
        console.say("starting a broker, a JobManager and " + nodes.taskManagers()
                + " TaskManagers, and one more for the history if there is one ...");
        try (Ending ending = new Ending();
                EmbeddedHistory history = EmbeddedHistory.open(folder.influxdb(), System.getenv());
                ClusterSystem system =
                        ClusterSystem.start(folder.path(), scenario, Tempo.of(speed), shape, nodes, history);
                AlertReader reader = new AlertReader(system.bootstrapServers(), this::take)) {
            console.say("Flink      " + system.flink().rest().address());
            console.say("Kafka      " + system.bootstrapServers());
            console.say("history    " + history.words());
            console.say("officers   " + OfficerSettings.words(null));
            console.say("logs       " + system.flink().folder().logs());
            system.flink().processes().forEach(each -> console.say("process    " + each));
            console.say(String.format(
                    Locale.ROOT,
                    "plays %s at %s x real time; kill a TaskManager if you like, Ctrl-C ends",
                    scenarioFolder,
                    StatusLine.plain(speed)));
            return follow(system, reader, ending);
        } catch (RestException e) {
            throw new UsageException("Flink refused the job: " + e.getMessage());
        }
    }

    private int follow(ClusterSystem system, AlertReader reader, Ending ending) throws Exception {
        boolean isOver = false;
        while (!ending.isAskedWithin(LOOK_MS)) {
            String failure = failure(system, reader);
            if (failure != null) {
                console.say(failure);
                return WENT_WRONG;
            }
            tellOfHistory(system);
            system.flink().replaceDead().forEach(console::say);
            if (!isOver && system.isDone() && reader.reachedOffset() >= system.alertEvents()) {
                isOver = true;
                if (exitWhenDone) {
                    return Verdicts.tell(console, alerts.events(), scenarioFolder);
                }
                console.say("the scenario has been played; Ctrl-C ends");
            }
        }
        console.say("stopping");
        return STOPPED;
    }

    /** A history that fails is said once, and ends nothing. */
    private void tellOfHistory(ClusterSystem system) throws Exception {
        String failure = historyFailed ? null : system.historyFailure();
        if (failure != null) {
            historyFailed = true;
            console.say(failure);
        }
    }

    private static @Nullable String failure(ClusterSystem system, AlertReader reader) throws Exception {
        String failure = system.failure();
        return failure == null && reader.failure() != null ? "the alerts cannot be read: " + reader.failure() : failure;
    }

    /** Told of each alert event by the reader's thread. */
    private void take(AlertEvent event, boolean isOld) {
        if (alerts.add(event) && !isOld) {
            console.out().println(AlertLine.of(event, console.outIsTerminal()));
        }
    }
}
