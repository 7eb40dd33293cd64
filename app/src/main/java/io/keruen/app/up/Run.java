package io.keruen.app.up;

import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.UsageException;
import io.keruen.app.embedded.EmbeddedHistory;
import io.keruen.app.embedded.EmbeddedSystem;
import io.keruen.app.job.JobMetrics;
import io.keruen.app.job.UnusableDataException;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.console.BoardStatus;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.zone.ZoneKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the embedded system, from its start to its end, as it is told to the person who started it. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long STATUS_MS = 1_000;
    private static final int WENT_WRONG = 2;
    private static final int STOPPED = 130;

    private final Console console;
    private final DataFolder folder;
    private final Path scenarioFolder;
    private final Scenario scenario;
    private final double speed;
    private final boolean exitWhenDone;
    private final AlertLog alerts = new AlertLog();
    private final ClearanceLog clearances = new ClearanceLog();
    private final StatusLine status;
    private boolean historyFailed;

    Run(
            Console console,
            DataFolder folder,
            Path scenarioFolder,
            Scenario scenario,
            double speed,
            boolean exitWhenDone) {
        this.console = console;
        this.folder = folder;
        this.scenarioFolder = scenarioFolder;
        this.scenario = scenario;
        this.speed = speed;
        this.exitWhenDone = exitWhenDone;
        status = new StatusLine(console.err(), console.errIsTerminal());
    }

    /** Runs until the scenario is over or somebody ends it; the exit code. */
    int toEnd(int port) throws Exception {
        try (Ending ending = new Ending();
                LivePage page = LivePage.open(port)) {
            status.show("starting broker, Flink and the escort job ...");
            try (EmbeddedHistory history = EmbeddedHistory.open(folder.influxdb(), System.getenv());
                    EmbeddedSystem system = EmbeddedSystem.start(folder.path(), scenario, speed, history);
                    LocalDispatch dispatch = LocalDispatch.start(
                            folder.path().resolve("dispatcher"), system.bootstrapServers(), system::nowMs, gateIds());
                    AlertReader reader = new AlertReader(system.bootstrapServers(), this::take);
                    ClearanceReader decided = new ClearanceReader(system.bootstrapServers(), this::take)) {
                page.follow(system.bootstrapServers());
                introduce(system, history, dispatch, page);
                return follow(system, new Readers(reader, decided), page, dispatch, ending);
            } catch (UnusableDataException e) {
                throw new UsageException("--data " + folder.path() + " cannot be gone on from: " + e.getMessage()
                        + "; leave --keep away");
            } catch (Exception | LinkageError e) {
                if (!ending.isAskedWithin(0)) {
                    throw e;
                }
                // A process that ends lets nothing start any more: what breaks then is no fault, but may be looked up.
                LOG.info("broken off by the end of the process", e);
                return STOPPED;
            } finally {
                status.erase();
            }
        }
    }

    private void introduce(EmbeddedSystem system, EmbeddedHistory history, LocalDispatch dispatch, LivePage page)
            throws Exception {
        status.erase();
        console.say("live page  " + page.url());
        console.say("Flink      " + system.flinkAddress());
        console.say("metrics    " + system.metricsAddress());
        console.say("Kafka      " + system.bootstrapServers());
        console.say("history    " + history.words());
        console.say("customs    " + dispatch.url());
        console.say("gates      " + dispatch.gates().address());
        console.say("officers   " + system.officers());
        console.say("log        " + folder.log());
        console.say(String.format(
                Locale.ROOT, "plays %s at %s x real time; Ctrl-C ends", scenarioFolder, StatusLine.plain(speed)));
    }

    private int follow(EmbeddedSystem system, Readers readers, LivePage page, LocalDispatch dispatch, Ending ending)
            throws Exception {
        Map<String, String> addresses = Map.of(
                "Flink", system.flinkAddress().toString(),
                "metrics", system.metricsAddress().toString());
        JobMetrics metrics = new JobMetrics(List.of(system.metricsAddress()));
        Rate rate = new Rate();
        boolean isOver = false;
        while (!ending.isAskedWithin(STATUS_MS)) {
            String failure = failure(system, readers, dispatch);
            if (failure != null) {
                status.erase();
                console.say(failure);
                console.say("more is in " + folder.log());
                return WENT_WRONG;
            }
            tellOfHistory(system);
            metrics.refresh();
            if (!isOver && system.isDone() && readers.haveRead(system) && dispatch.isIdle()) {
                isOver = true;
                if (exitWhenDone) {
                    status.erase();
                    console.say(dispatch.words());
                    sayOfGates(dispatch);
                    return Verdicts.tell(console, alerts.events(), scenarioFolder);
                }
                status.erase();
                console.say("the scenario has been played; Ctrl-C ends");
            }
            BoardStatus now = new BoardStatus(
                    isOver ? BoardStatus.Phase.ENDED : BoardStatus.Phase.RUNNING,
                    system.nowMs(),
                    speed,
                    rate.perSecond(metrics.acceptedSamples()),
                    lagMs(system, metrics),
                    addresses);
            page.show(now);
            status.show(StatusLine.text(now, alerts.openCount()) + "  " + dispatch.words());
        }
        status.erase();
        console.say("stopping; --keep goes on from here");
        return STOPPED;
    }

    /** The gates of the scenario. */
    private List<String> gateIds() {
        return scenario.zones().stream()
                .filter(zone -> zone.kind() == ZoneKind.GATE && zone.gateId() != null)
                .map(zone -> String.valueOf(zone.gateId()))
                .distinct()
                .toList();
    }

    private void sayOfGates(LocalDispatch dispatch) {
        if (!clearances.words().isEmpty()) {
            console.say(clearances.words());
            console.say(dispatch.gates().words());
        }
    }

    /** What reads the topics that are told of. */
    private record Readers(AlertReader alerts, ClearanceReader clearances) {
        boolean haveRead(EmbeddedSystem system) throws ExecutionException, InterruptedException {
            return alerts.reachedOffset() >= system.alertEvents() && clearances.reachedOffset() >= system.clearances();
        }
    }

    /** A history that fails is said once, and ends nothing. */
    private void tellOfHistory(EmbeddedSystem system) throws Exception {
        String failure = historyFailed ? null : system.historyFailure();
        if (failure != null) {
            historyFailed = true;
            status.erase();
            console.say(failure + "; everything else goes on");
        }
    }

    /** How long ago, of our time, the moment passed that has been judged last; -1 while nobody knows. */
    private long lagMs(EmbeddedSystem system, JobMetrics metrics) {
        OptionalDouble judgedMs = metrics.judgedMs();
        return judgedMs.isEmpty() ? -1 : Math.round(Math.max(0, system.nowMs() - judgedMs.getAsDouble()) / speed);
    }

    private static @Nullable String failure(EmbeddedSystem system, Readers readers, LocalDispatch dispatch)
            throws Exception {
        String failure = system.failure();
        if (failure == null && dispatch.failure() != null) {
            return "the dispatcher failed: " + dispatch.failure();
        }
        if (failure == null && readers.alerts().failure() != null) {
            return "the alerts cannot be read: " + readers.alerts().failure();
        }
        if (failure == null && readers.clearances().failure() != null) {
            return "the clearances cannot be read: " + readers.clearances().failure();
        }
        return failure;
    }

    /** Told of each decision at a gate by the reader's thread. */
    private void take(ClearanceDecision made, boolean isOld) {
        if (clearances.add(made) && !isOld) {
            status.above(() -> console.out().println(ClearanceLine.of(made, console.outIsTerminal())));
        }
    }

    /** Told of each alert event by the reader's thread. */
    private void take(AlertEvent event, boolean isOld) {
        if (alerts.add(event) && !isOld) {
            status.above(() -> console.out().println(AlertLine.of(event, console.outIsTerminal())));
        }
    }
}
