package io.keruen.app.dispatcher.queue;

import io.keruen.app.dispatcher.queue.DeliveryListener.Event;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.alert.Severity;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works off one queue through one outlet, in order: the next waits until the first is delivered or given up, or, if it is a
 * lease, has expired. Where the other side takes several in one message, those that were not tried yet go together; half as
 * many for a while after a message that was not taken, so that what one of them brings about holds up no other. What comes
 * of each is written before the next try. Used by one thread.
 */
public final class Sender {
    /** The longest wait between two looks: a clock may be set, a person may act. */
    private static final long LOOK_MS = 1_000;

    /** A lease lives five seconds: its command is tried again at once. */
    private static final long LEASE_DELAY_MS = 250;

    /** No wait is longer; one that is comes from a clock that was ahead. */
    static final long LONGEST_WAIT_MS = 900_000;

    /** So long no message is longer again than one that was not taken. */
    private static final long NOT_MORE_MS = 60_000;

    /** The other side fails so long before what is past its end is given up. */
    static final long LAST_TRIES_MS = 3_600_000;

    private static final long NEVER_MS = Long.MAX_VALUE;

    /** Of what is kept, in one message: as JSON it is some four times as much. */
    private static final int MOST_BYTES = 128 << 10;

    private final String destination;
    private final DestinationQueue queue;
    private final Outlet outlet;
    private final ContentReader contents;
    private final BackOff backOff;
    private final Clock clock;
    private final DeliveryListener listener;
    private volatile boolean isEnding;
    private int mostNow;
    private long notMoreBeforeMs;
    private long leaveAloneUntilMs;
    private long seenMs = Long.MIN_VALUE;
    private long waitingSequence;
    private int waitingAttempts;
    private long clockSetBackMs;
    private long sweptMs;

    /** What the outlet did not foresee when it began, to be told with the next try; empty if nothing is. */
    private String couldNotBegin = "";

    /** Since when every try has failed, as far as this process knows. */
    private long failingSinceMs = NEVER_MS;

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
        mostNow = outlet.mostAtOnce();
    }

    /** What all senders of a process share. */
    public record SenderTools(BackOff backOff, Clock clock, DeliveryListener listener) {}

    /** Works until it is told to end, or the thread is interrupted. */
    public void run() throws IOException, InterruptedException {
        while (!isEnding && !Thread.currentThread().isInterrupted()) {
            long waitMs = step() - clock.millis();
            if (waitMs > 0) {
                queue.await(Math.min(waitMs, LOOK_MS));
            }
        }
    }

    /** Ends it when the try is over that is under way; for any thread. */
    public void end() {
        isEnding = true;
        queue.wake();
    }

    /** Does what is due, at most one try; when there is something to do again, {@link Long#MAX_VALUE} if never. */
    public long step() throws IOException, InterruptedException {
        sweep(clock.millis());
        Item item = queue.head();
        if (item == null) {
            begin();
            return Long.MAX_VALUE;
        }
        long nowMs = clock.millis();
        noticeClock(nowMs);
        if (item.isExpiredLease(nowMs)) {
            expire(item, nowMs);
            return nowMs;
        }
        if (item.isLease() && queue.isOutrun(item) && isGrant(item)) {
            queue.settled(item, nowMs);
            listener.told(destination, Event.EXPIRED, item, null, "a newer decision counts");
            return nowMs;
        }
        long dueMs = Math.max(item.notBeforeMs() - setBackMs(item), leaveAloneUntilMs);
        dueMs = dueMs - nowMs > LONGEST_WAIT_MS ? nowMs : dueMs;
        long leaseEndsMs = item.isLease() ? item.expiresAtMs() : Long.MAX_VALUE;
        if (!queue.stopReason().isEmpty()) {
            return leaseEndsMs;
        }
        if (dueMs > nowMs) {
            return Math.min(dueMs, leaseEndsMs);
        }
        attempt(item);
        return nowMs;
    }

    /** Leases expire also behind what is tried in vain, and where nothing is given out: else they would pile up there. */
    private void sweep(long nowMs) throws IOException {
        if (Math.abs(nowMs - sweptMs) >= LOOK_MS) {
            sweptMs = nowMs;
            for (Item lease : queue.expired(nowMs)) {
                expire(lease, nowMs);
            }
        }
    }

    /** What the outlet did not foresee is tried again with the next look, and told of with the next delivery. */
    private void begin() throws InterruptedException {
        try {
            outlet.begin();
        } catch (RuntimeException e) {
            couldNotBegin = ", after it could not begin: " + e;
            leaveAloneUntilMs = clock.millis() + LEASE_DELAY_MS;
        }
    }

    /** A clock that was set back makes nobody wait longer: what was to be waited for is waited for by the new time. */
    private void noticeClock(long nowMs) {
        if (nowMs < seenMs) {
            long backMs = seenMs - nowMs;
            leaveAloneUntilMs -= backMs;
            notMoreBeforeMs -= backMs;
            failingSinceMs -= failingSinceMs == NEVER_MS ? 0 : backMs;
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

    private void expire(Item lease, long nowMs) throws IOException {
        if (lease.attempts() > 0) {
            queue.missed(lease, nowMs);
        } else if (outlet.isOnDuty() && movesGate(lease)) {
            queue.missedUntried(lease, nowMs);
        } else {
            queue.settled(lease, nowMs);
        }
        listener.told(destination, Event.EXPIRED, lease, null, "expired before it was delivered");
    }

    private void attempt(Item item) throws IOException, InterruptedException {
        Message message = new Message();
        try {
            message.add(item, queue.content(item));
        } catch (InvalidInputException e) {
            unreadable(item, e);
            return;
        }
        addFollowers(message);
        Attempt attempt = withBeginning(tried(message.deliveries));
        long nowMs = clock.millis();
        switch (attempt.outcome()) {
            case DELIVERED -> {
                failingSinceMs = NEVER_MS;
                if (nowMs >= notMoreBeforeMs) {
                    mostNow = (int) Math.min(outlet.mostAtOnce(), Math.max(mostNow, 2L * message.size()));
                }
                for (int i = 0; i < message.size(); i++) {
                    delivered(message.item(i), message.delivery(i).notice(), nowMs);
                    tell(Event.DELIVERED, message, i, attempt);
                }
            }
            case NEEDLESS -> {
                for (int i = 0; i < message.size(); i++) {
                    queue.settled(message.item(i), nowMs);
                    tell(Event.NEEDLESS, message, i, attempt);
                }
            }
            case RETRY -> {
                halve(message, nowMs);
                retry(item, message, attempt, nowMs);
            }
            case LATE -> {
                for (int i = 0; i < message.size(); i++) {
                    queue.missedUntried(message.item(i), nowMs);
                    tell(Event.REFUSED, message, i, attempt);
                }
            }
            case WAIT -> leaveAloneUntilMs = attempt.notBeforeMs();
            case REFUSED -> {
                if (message.size() > 1) {
                    halve(message, nowMs); // one of them is bad: it is looked for at once
                    String together = attempt.detail() + ", with " + (message.size() - 1) + " others";
                    listener.told(destination, Event.FAILED, item, message.delivery(0), together);
                } else {
                    notMoreBeforeMs = 0;
                    refuse(item, message.delivery(0), attempt, nowMs);
                }
            }
            case GONE -> {
                failingSinceMs = NEVER_MS;
                queue.stop(nowMs, attempt.detail());
                tell(Event.STOPPED, message, 0, attempt);
            }
        }
    }

    private void delivered(Item item, Notice notice, long nowMs) throws IOException {
        boolean opensNothing = notice instanceof Notice.OfClearance clearance
                && clearance.decision().decision() != Decision.GRANTED;
        if (opensNothing) {
            queue.heard(item, nowMs);
        } else {
            queue.delivered(item, nowMs);
        }
    }

    /**
     * Its end alone gives nothing up: the dispatcher may have been away all the time, and one bad second is soon over. The
     * other side has to fail for a while before anybody's eyes.
     */
    private void retry(Item item, Message message, Attempt attempt, long nowMs) throws IOException {
        failingSinceMs = Math.min(failingSinceMs, nowMs);
        if (!item.isLease() && item.expiresAtMs() <= nowMs && nowMs - failingSinceMs >= LAST_TRIES_MS) {
            String reason = "given up after " + (item.attempts() + 1) + " tries: " + attempt.detail();
            queue.givenUp(item, nowMs, reason);
            listener.told(destination, Event.DEAD, item, message.delivery(0), reason);
            return;
        }
        // One alert goes to many, who may be behind one server: they do not come back at once either.
        String who = destination + "|" + item.key();
        long delayMs = item.isLease() ? LEASE_DELAY_MS : backOff.delayMs(who, item.attempts() + 1, message.isUrgent());
        queue.tried(item, nowMs, Math.max(nowMs + delayMs, attempt.notBeforeMs()), attempt.detail());
        tell(Event.FAILED, message, 0, attempt);
    }

    /** Nothing waits for it; what a newer release queued is told when somebody sends it again there. */
    private void unreadable(Item item, InvalidInputException reason) throws IOException {
        String words = reason.reason() == Reason.UNKNOWN_SCHEMA
                ? "of another release, which can read and resend it: " + reason.sentence()
                : "cannot be read any more: " + reason.sentence();
        queue.givenUp(item, clock.millis(), words);
        listener.told(destination, Event.DEAD, item, null, words);
    }

    private void halve(Message message, long nowMs) {
        if (message.size() > 1) {
            mostNow = message.size() / 2;
            notMoreBeforeMs = nowMs + NOT_MORE_MS;
        }
    }

    /** What was tried before goes by itself: it is what the other side is asked with whether it takes anything. */
    private void addFollowers(Message message) throws IOException {
        if (mostNow == 1 || !goesWithOthers(message.item(0))) {
            return;
        }
        for (Item item : queue.first(mostNow)) {
            if (item.sequence() == message.item(0).sequence()) {
                continue;
            }
            byte[] content = queue.content(item);
            if (!goesWithOthers(item) || message.bytes + content.length > MOST_BYTES) {
                return;
            }
            try {
                message.add(item, content);
            } catch (InvalidInputException e) {
                return; // its own turn says what is wrong with it
            }
        }
    }

    private boolean goesWithOthers(Item item) {
        return item.isFresh() && !item.isLease();
    }

    private void tell(Event event, Message message, int index, Attempt attempt) throws IOException {
        listener.told(destination, event, message.item(index), message.delivery(index), attempt.detail());
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

    /** Told once, with what is told. */
    private Attempt withBeginning(Attempt attempt) {
        if (attempt.outcome() == Attempt.Outcome.WAIT) {
            return attempt;
        }
        String detail = attempt.detail() + couldNotBegin;
        couldNotBegin = "";
        return new Attempt(attempt.outcome(), detail, attempt.notBeforeMs());
    }

    /** What an outlet did not foresee is no reason to stop: it is tried again, and given up in the end. */
    private Attempt tried(List<Delivery> deliveries) throws InterruptedException {
        try {
            return outlet.attempt(deliveries);
        } catch (RuntimeException e) {
            return Attempt.retry("failed here: " + e);
        }
    }

    /** A revocation is carried out also where a newer decision waits: that one may find nothing more to close. */
    private boolean isGrant(Item lease) throws IOException {
        return decision(lease) == Decision.GRANTED;
    }

    /** Nobody misses a decision that leaves a gate as it is. */
    private boolean movesGate(Item lease) throws IOException {
        Decision decision = decision(lease);
        return decision == Decision.GRANTED || decision == Decision.REVOKED;
    }

    private @Nullable Decision decision(Item lease) throws IOException {
        try {
            return contents.read(queue.content(lease)) instanceof Notice.OfClearance clearance
                    ? clearance.decision().decision()
                    : null;
        } catch (InvalidInputException e) {
            return null; // the try says why
        }
    }

    /** Those that are tried together, in order. */
    private final class Message {
        private final List<Item> items = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();
        private int bytes;

        void add(Item item, byte[] content) throws InvalidInputException {
            Notice notice = contents.read(content);
            bytes += content.length;
            items.add(item);
            deliveries.add(new Delivery(notice, item.acceptedAtMs(), item.expiresAtMs(), item.attempts() + 1));
        }

        int size() {
            return items.size();
        }

        Item item(int index) {
            return items.get(index);
        }

        Delivery delivery(int index) {
            return deliveries.get(index);
        }

        boolean isUrgent() {
            return deliveries.stream()
                    .anyMatch(each -> each.notice() instanceof Notice.OfAlert alert
                            && alert.event().severity() == Severity.CRITICAL);
        }
    }
}
