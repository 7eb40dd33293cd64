package io.keruen.app.dispatcher.queue;

import io.keruen.app.dispatcher.queue.DeliveryListener.Event;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.Severity;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Works off one queue through one outlet, in order: the next waits until the first is delivered, given up or expired. Only
 * newer numbers of an alert that the destination knows stand back behind what waits, and are left out once they are old.
 * Every outcome is written before the next try. Used by one thread.
 */
public final class Sender {
    /** The longest wait between two looks: a clock may be set, a person may act. */
    private static final long LOOK_MS = 1_000;

    /** What is older stands back behind nobody. */
    private static final long YOUNG_MS = 600_000;

    /** A lease lives five seconds: its command is tried again at once. */
    private static final long LEASE_DELAY_MS = 250;

    /** No wait is longer; one that is comes from a clock that was ahead. */
    static final long LONGEST_WAIT_MS = 900_000;

    private final String destination;
    private final DestinationQueue queue;
    private final Outlet outlet;
    private final ContentReader contents;
    private final BackOff backOff;
    private final Clock clock;
    private final DeliveryListener listener;
    private final ToldAlerts told = new ToldAlerts();
    private long leaveAloneUntilMs;
    private long seenMs = Long.MIN_VALUE;
    private long waitingSequence;
    private int waitingAttempts;
    private long clockSetBackMs;

    /** Makes a notice of what was kept. */
    public interface ContentReader {
        /** The notice in these bytes. */
        Notice read(byte[] content) throws InvalidInputException;
    }

    /** A sender of one destination; the queue and the outlet stay their owner's. */
    public Sender(
            String destination, DestinationQueue queue, Outlet outlet, ContentReader contents, SenderTools tools) {
        this.destination = destination;
        this.queue = queue;
        this.outlet = outlet;
        this.contents = contents;
        backOff = tools.backOff();
        clock = tools.clock();
        listener = tools.listener();
    }

    /** What all senders of a process share. */
    public record SenderTools(BackOff backOff, Clock clock, DeliveryListener listener) {}

    /** Works until the thread is interrupted. */
    public void run() throws IOException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            long waitMs = step() - clock.millis();
            if (waitMs > 0) {
                queue.await(Math.min(waitMs, LOOK_MS));
            }
        }
    }

    /** Does what is due, at most one try; when there is something to do again, {@link Long#MAX_VALUE} if never. */
    public long step() throws IOException, InterruptedException {
        Item item = queue.head();
        if (item == null) {
            begin();
            return Long.MAX_VALUE;
        }
        long nowMs = clock.millis();
        noticeClock(nowMs);
        if (item.expiresAtMs() <= nowMs) {
            expire(item, nowMs);
            return nowMs;
        }
        Item next = queue.next(item);
        if (next != null && isOutrun(item, next)) {
            queue.settled(item, nowMs);
            listener.told(destination, Event.EXPIRED, item, null, next.key() + " counts in its place");
            return nowMs;
        }
        if (next == null && standsBack(item, nowMs)) {
            queue.putBack(item);
            return nowMs;
        }
        long dueMs = Math.max(item.notBeforeMs() - setBackMs(item), leaveAloneUntilMs);
        dueMs = dueMs - nowMs > LONGEST_WAIT_MS ? nowMs : dueMs;
        if (!queue.stopReason().isEmpty()) {
            return item.expiresAtMs();
        }
        if (dueMs > nowMs) {
            return Math.min(dueMs, item.expiresAtMs());
        }
        attempt(item);
        return nowMs;
    }

    /** What the outlet did not foresee is tried again with the next look, and told of with the first delivery. */
    private void begin() throws InterruptedException {
        try {
            outlet.begin();
        } catch (RuntimeException e) {
            leaveAloneUntilMs = clock.millis() + LEASE_DELAY_MS;
        }
    }

    /** A clock that was set back makes nobody wait longer: what was to be waited for is waited for by the new time. */
    private void noticeClock(long nowMs) {
        if (nowMs < seenMs) {
            long backMs = seenMs - nowMs;
            leaveAloneUntilMs -= backMs;
            clockSetBackMs += backMs;
        }
        seenMs = nowMs;
    }

    /** How far the clock was set back since this was tried last. */
    private long setBackMs(Item item) {
        if (item.sequence() != waitingSequence || item.attempts() != waitingAttempts) {
            waitingSequence = item.sequence();
            waitingAttempts = item.attempts();
            clockSetBackMs = 0;
        }
        return clockSetBackMs;
    }

    private void expire(Item item, long nowMs) throws IOException {
        if (item.isLease()) {
            if (item.attempts() == 0) {
                queue.settled(item, nowMs);
            } else {
                queue.missed(item, nowMs);
            }
            listener.told(destination, Event.EXPIRED, item, null, "expired before it was delivered");
        } else {
            String reason = "given up after " + item.attempts() + " tries: "
                    + (item.detail().isEmpty() ? queue.stopReason() : item.detail());
            queue.givenUp(item, nowMs, reason);
            listener.told(destination, Event.DEAD, item, null, reason);
        }
    }

    private void attempt(Item item) throws IOException, InterruptedException {
        Notice notice;
        try {
            notice = contents.read(queue.content(item));
        } catch (InvalidInputException e) {
            queue.givenUp(item, clock.millis(), "cannot be read any more: " + e.sentence());
            listener.told(destination, Event.DEAD, item, null, e.sentence());
            return;
        }
        Delivery delivery = new Delivery(notice, item.acceptedAtMs(), item.expiresAtMs(), item.attempts() + 1);
        Attempt attempt = tried(delivery);
        long nowMs = clock.millis();
        switch (attempt.outcome()) {
            case DELIVERED -> {
                queue.delivered(item, nowMs);
                told.keep(notice);
                listener.told(destination, Event.DELIVERED, item, delivery, attempt.detail());
            }
            case NEEDLESS -> {
                queue.settled(item, nowMs);
                listener.told(destination, Event.DELIVERED, item, delivery, attempt.detail());
            }
            case RETRY -> {
                long delayMs = item.isLease()
                        ? LEASE_DELAY_MS
                        : backOff.delayMs(item.key(), item.attempts() + 1, isUrgent(notice));
                queue.tried(item, nowMs, Math.max(nowMs + delayMs, attempt.notBeforeMs()), attempt.detail());
                listener.told(destination, Event.FAILED, item, delivery, attempt.detail());
            }
            case WAIT -> leaveAloneUntilMs = attempt.notBeforeMs();
            case REFUSED -> refuse(item, delivery, attempt, nowMs);
            case GONE -> {
                queue.stop(nowMs, attempt.detail());
                listener.told(destination, Event.STOPPED, item, delivery, attempt.detail());
            }
        }
    }

    private void refuse(Item item, Delivery delivery, Attempt attempt, long nowMs) throws IOException {
        if (item.isLease()) {
            // The next decision comes in two seconds at the latest: this one is history.
            queue.missed(item, nowMs);
            listener.told(destination, Event.REFUSED, item, delivery, attempt.detail());
        } else {
            queue.givenUp(item, nowMs, attempt.detail());
            listener.told(destination, Event.DEAD, item, delivery, attempt.detail());
        }
    }

    /** What an outlet did not foresee is no reason to stop: it is tried again, and given up in the end. */
    private Attempt tried(Delivery delivery) throws InterruptedException {
        try {
            return outlet.attempt(delivery);
        } catch (RuntimeException e) {
            return Attempt.retry("failed here: " + e);
        }
    }

    /**
     * Whether nobody needs it any more. An open gate that a newer decision waits for is none to be opened; what closes one
     * is carried out, for the newer decision may find nothing more to close. A value is old when the next one is there.
     */
    private boolean isOutrun(Item item, Item next) throws IOException {
        if (item.isLease()) {
            return readable(item) instanceof Notice.OfClearance clearance
                    && clearance.decision().isGrant();
        }
        return item.isFresh() && told.isOld(readable(item), readable(next));
    }

    /** Whether others go first, this once: numbers about something known may come a little later, news may not. */
    private boolean standsBack(Item item, long nowMs) throws IOException {
        boolean isYoung = nowMs - item.acceptedAtMs() < YOUNG_MS; // after an outage it has waited enough
        return !item.isLease() && item.isFresh() && isYoung && queue.hasSecond() && told.standsBack(readable(item));
    }

    /** What it says; {@code null} if it cannot be read any more: the try says why. */
    private @Nullable Notice readable(Item item) throws IOException {
        try {
            return contents.read(queue.content(item));
        } catch (InvalidInputException e) {
            return null;
        }
    }

    private static boolean isUrgent(Notice notice) {
        return notice instanceof Notice.OfAlert alert && alert.event().severity() == Severity.CRITICAL;
    }
}
