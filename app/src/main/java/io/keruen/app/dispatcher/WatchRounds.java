package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.term.GateTerm;
import io.keruen.app.dispatcher.watch.DeadLetterReader;
import io.keruen.app.dispatcher.watch.PageBook;
import io.keruen.app.dispatcher.watch.Watch;
import io.keruen.app.dispatcher.watch.WatchReader;
import io.keruen.app.job.JobMetrics;
import io.keruen.connectors.http.AllowedUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to the system, carries out what an officer asks of the dispatcher, and calls those who look after it. */
final class WatchRounds {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int METRICS_EVERY = 5;

    private final Watch watch;
    private final Ears ears;
    private final PageBook pages;
    private final Requests requests;
    private final Clock clock;

    /** What the watch listens to. */
    record Ears(
            WatchReader system,
            OutboxReader outbox,
            DeadLetterReader dead,
            JobMetrics metrics,
            boolean hasGates,
            GateTerm term) {
        /** Whether every gate there is gets commands from here. */
        boolean commandsGates() {
            return !hasGates || term.term() != 0;
        }
    }

    WatchRounds(Watch watch, Ears ears, PageBook pages, Requests requests, Clock clock) {
        this.watch = watch;
        this.ears = ears;
        this.pages = pages;
        this.requests = requests;
        this.clock = clock;
    }

    /** Goes round until it is told to end. */
    void go(BooleanSupplier isClosed) throws IOException, InterruptedException {
        JobMetrics metrics = ears.metrics();
        Set<URI> strangers = new HashSet<>();
        for (int round = 0; !isClosed.getAsBoolean(); round++) {
            ears.system().read(POLL);
            if (round % METRICS_EVERY == 0) {
                metrics.refresh();
                metrics.strangers().stream().filter(strangers::add).forEach(WatchRounds::sayStranger);
                watch.checkpoint(metrics.checkpointAgeMs(), clock.millis());
            }
            long nowMs = clock.millis();
            watch.outbox(ears.outbox().isReading(), nowMs);
            watch.gates(ears.commandsGates(), ears.term().lostTo(), nowMs);
            requests.carryOut(nowMs);
            ears.dead().read();
            pages.update(watch.look(nowMs), watch::isUnknown, nowMs);
        }
    }

    private static void sayStranger(URI address) {
        LOG.warn(
                "watch.job-metrics: {} is no page of a TaskManager and tells nothing of checkpoints; write the addresses of"
                        + " all TaskManagers, not that of the JobManager",
                AllowedUrl.withoutUser(address.toString()));
    }
}
