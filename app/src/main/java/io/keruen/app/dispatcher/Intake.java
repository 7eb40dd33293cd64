package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.routing.Routing;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.GateLimits;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts what comes from the outbox topics into the queues of those who shall be told, each once. It is given out after
 * {@link #show()}, and may be forgotten elsewhere after {@link #force()}. Thread-safe.
 */
final class Intake {
    private final Routing routing;
    private final Map<String, Line> lines;
    private final Clock clock;
    private final Clock decisions;
    private final DispatcherCounts counts;
    private final NoticeCodec codec = new NoticeCodec();

    /** A destination: what is owed to it, and the way there. */
    record Line(DestinationQueue queue, Outlet outlet) {}

    Intake(Routing routing, Map<String, Line> lines, DispatcherSetup setup, DispatcherCounts counts) {
        this.routing = routing;
        this.lines = lines;
        clock = setup.clock();
        decisions = setup.decisions();
        this.counts = counts;
    }

    /**
     * Takes one record of an outbox topic.
     *
     * @throws InvalidInputException if it is none
     */
    synchronized void accept(Topics topic, byte @Nullable [] message) throws InvalidInputException, IOException {
        if (message == null) {
            throw new InvalidInputException(Reason.TOMBSTONE, "A record without a value stands in an outbox topic.");
        }
        Notice notice = codec.notice(topic, message);
        counts.read();
        tell(notice, NoticeCodec.content(notice, message), routing.tell(notice, name -> wasTold(notice, name)));
    }

    /** Calls those who look after the system. */
    void page(AlertEvent event) throws IOException {
        Set<String> destinations = Set.copyOf(routing.pagesTo());
        synchronized (this) {
            tell(new Notice.OfAlert(event), codec.content(event, clock.millis()), destinations);
        }
        for (String name : destinations) { // no other: half a poll may stand there
            line(name).queue().show();
            line(name).queue().force();
        }
    }

    private void tell(Notice notice, byte[] content, Set<String> destinations) throws IOException {
        long nowMs = clock.millis();
        boolean isLease = notice instanceof Notice.OfClearance;
        long expiresAtMs = notice instanceof Notice.OfClearance clearance
                ? nowMs + clearance.decision().decidedAtMs() + GateLimits.LEASE_MS - decisions.millis()
                : nowMs + routing.spans().retry().toMillis();
        for (String name : destinations) {
            Line line = line(name);
            if (line.outlet().takes(notice)) {
                counts.accepted(line.queue().accept(notice.key(), content, isLease, nowMs, expiresAtMs));
            }
        }
    }

    private boolean wasTold(Notice notice, String name) {
        return notice instanceof Notice.OfAlert alert
                && line(name)
                        .queue()
                        .hasSeenLower(
                                alert.event().alertId() + "-", alert.event().revision());
    }

    private Line line(String name) {
        return Objects.requireNonNull(lines.get(name));
    }

    /** Gives out what was taken, all of it at once. */
    void show() {
        for (Line line : lines.values()) {
            line.queue().show();
        }
    }

    /** Whether all of it can still be made durable. */
    boolean isSound() {
        return lines.values().stream().allMatch(line -> line.queue().isSound());
    }

    /** Makes durable what was taken. */
    void force() throws IOException {
        for (Line line : lines.values()) {
            line.queue().force();
        }
    }
}
