package io.keruen.app.dispatcher.queue;

import io.keruen.app.dispatcher.log.RecordLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to one destination: in order, each key once, on disk. What was accepted is owed until it is settled or
 * given up, also after a kill at any moment. The power may fail after {@link #force()} came back: whoever forgets where
 * something came from forces first, but a delivery waits for no disk. Where the power fails earlier, the last deliveries
 * are made once more, under the same keys. Thread-safe; who accepts waits for no disk, but while the file is replaced.
 */
public final class DestinationQueue implements AutoCloseable {
    private static final long MIN_COMPACTION_BYTES = 4L << 20;

    /** A lease that comes again so long after its end is one that has expired: nobody has to know that it came before. */
    private static final long LEASE_MEMORY_MS = 600_000;

    /** Decisions about a vehicle at a gate come every two seconds: after a longer silence what is missed is another story. */
    private static final long LONGEST_GAP_MS = 60_000;

    private final Duration memory;
    private final Disk disk;
    private final QueueState state = new QueueState();
    private final RecordLog log;
    private final Semaphore bell = new Semaphore(0);
    private long compactAtBytes = MIN_COMPACTION_BYTES;
    private long shownSequence;

    /** How many records were appended since the log was forced. */
    private final AtomicInteger loose = new AtomicInteger();

    /** Held by whoever forces and by whoever replaces the file. */
    private final ReentrantLock file = new ReentrantLock();

    /** Forcing failed: what stands on the disk is not known, and forcing it again would say nothing. */
    private boolean isDoubtful;

    /** The first and the last lease that the other side did not get since it got one; not kept, for they soon come again. */
    private long missedFromMs;

    private long missedToMs;

    private boolean isLastMissTried;

    private DestinationQueue(Path folder, Duration memory, Disk disk) throws IOException {
        this.memory = memory;
        this.disk = disk;
        log = RecordLog.open(folder, (bytes, position) -> state.apply(QueueRecord.of(bytes, position)));
        shownSequence = state.lastSequence();
    }

    /**
     * Opens the queue that stands in a folder.
     *
     * @param memory how long a key is remembered after it was accepted
     */
    public static DestinationQueue open(Path folder, Duration memory) throws IOException {
        return open(folder, memory, RecordLog::force);
    }

    /** The same with a disk of which something is to be known. */
    public static DestinationQueue open(Path folder, Duration memory, Disk disk) throws IOException {
        return new DestinationQueue(folder, memory, disk);
    }

    /** What makes a log durable; it may take its time, and nobody but who asked for it waits. */
    public interface Disk {
        /** Comes back when all of the log is durable. */
        void force(RecordLog log) throws IOException;
    }

    /** The dead letters in a folder, read without disturbing the one who owns it. */
    public static List<Item> peekDeadLetters(Path folder) throws IOException {
        QueueState state = new QueueState();
        RecordLog.peek(folder, (bytes, position) -> state.apply(QueueRecord.of(bytes, position)));
        return List.copyOf(state.dead());
    }

    /**
     * Takes something to be delivered; whether it is new. Not given out before {@link #show()}.
     *
     * @param content what {@link #content} gives back
     */
    public synchronized boolean accept(String key, byte[] content, boolean isLease, long nowMs, long expiresAtMs)
            throws IOException {
        if (state.hasSeen(key)) {
            return false;
        }
        Item item = new Item(state.lastSequence() + 1, key, isLease, nowMs, expiresAtMs, 0, 0, 0, 0, "");
        QueueRecord.Owed owed = new QueueRecord.Owed(item, content);
        long position = log.append(owed.bytes());
        loose.incrementAndGet();
        state.apply(new QueueRecord.Owed(item.at(position), content));
        return true;
    }

    /** What was accepted is given out from now on, all that came together at once: so the last word of them counts. */
    public synchronized void show() {
        if (shownSequence < state.lastSequence()) {
            shownSequence = state.lastSequence();
            bell.release();
        }
    }

    /** Comes back when all that was accepted, settled or given up before is durable. */
    public void force() throws IOException {
        file.lock();
        try {
            if (isDoubtful) {
                throw new IOException("a queue that could not be forced to the disk before");
            }
            int appended = loose.get();
            if (appended > 0) {
                isDoubtful = true;
                disk.force(log);
                isDoubtful = false;
                loose.addAndGet(-appended);
            }
        } finally {
            file.unlock();
        }
    }

    /** Whether a key was accepted before that begins so and ends with a lower number. */
    public synchronized boolean hasSeenLower(String beginning, int number) {
        return state.hasSeenLower(beginning, number);
    }

    /** What comes next; {@code null} if nothing is owed. */
    synchronized @Nullable Item head() {
        Item head = state.head();
        return head == null || head.sequence() > shownSequence ? null : head;
    }

    /** What comes next, in order. */
    synchronized List<Item> first(int most) {
        return shown().limit(most).toList();
    }

    /** Whether a newer decision about the same gate and vehicle waits behind a lease. */
    synchronized boolean isOutrun(Item lease) {
        String subject = lease.subject();
        return shown().anyMatch(each -> each.sequence() > lease.sequence()
                && each.isLease()
                && each.subject().equals(subject));
    }

    /** The leases that have expired, of all that is given out. */
    synchronized List<Item> expired(long nowMs) {
        return shown().filter(item -> item.isExpiredLease(nowMs)).toList();
    }

    private Stream<Item> shown() {
        return state.open().stream().takeWhile(item -> item.sequence() <= shownSequence);
    }

    /** What is to be delivered. */
    synchronized byte[] content(Item item) throws IOException {
        QueueRecord record = QueueRecord.of(log.read(item.position()), item.position());
        if (record instanceof QueueRecord.Owed owed) {
            return owed.content();
        }
        if (record instanceof QueueRecord.Dead dead) {
            return dead.content();
        }
        throw new IOException("the record of item " + item.sequence() + " is not there");
    }

    /** Told of deliveries that are owed, or were given up. */
    public interface Visitor {
        /** What is, or was, to be delivered. */
        void owed(Item item, byte[] content) throws IOException;
    }

    /** Shows everything that is owed. */
    public synchronized void visitOpen(Visitor visitor) throws IOException {
        for (Item item : List.copyOf(state.open())) {
            visitor.owed(item, content(item));
        }
    }

    /** Shows the dead letters with a number above this one. */
    public synchronized void visitDeadAfter(long sequence, Visitor visitor) throws IOException {
        for (Item item : state.deadAfter(sequence)) {
            visitor.owed(item, content(item));
        }
    }

    /**
     * Takes in what another queue owes, has given up and has seen, behind what is here; what is known here falls away, so
     * that it may be done again where it was cut off. Leases stay behind, for they have one receiver. Not given out before
     * {@link #show()}, and durable when it comes back.
     *
     * @param isGivenUpHere whether what was given up there is given up here, or done
     */
    public synchronized void takeOver(DestinationQueue other, Predicate<Item> isGivenUpHere) throws IOException {
        Set<String> known = state.keys();
        other.visitOpen((item, content) -> {
            if (!item.isLease() && known.add(item.key())) {
                Item here = item.numbered(state.lastSequence() + 1);
                append(new QueueRecord.Owed(here, content));
            }
        });
        other.visitDeadAfter(0, (item, content) -> {
            if (isGivenUpHere.test(item) && known.add(item.key())) {
                Item here = item.numbered(state.lastSequence() + 1);
                append(new QueueRecord.Counted(here.sequence()));
                append(new QueueRecord.Dead(here, content));
            }
        });
        for (Map.Entry<String, Long> was : other.state.seen().entrySet()) {
            if (!state.hasSeen(was.getKey())) {
                append(new QueueRecord.Seen(was.getKey(), was.getValue()));
            }
        }
        force();
    }

    /** It was tried in vain. */
    synchronized void tried(Item item, long nowMs, long notBeforeMs, String detail) throws IOException {
        append(new QueueRecord.Tried(item.sequence(), item.attempts() + 1, nowMs, notBeforeMs, detail));
    }

    /** It is owed no more. */
    synchronized void settled(Item item, long nowMs) throws IOException {
        append(new QueueRecord.Settled(item.sequence(), nowMs));
        compactIfLong(nowMs);
    }

    /** The other side has it. */
    synchronized void delivered(Item item, long nowMs) throws IOException {
        missedFromMs = 0;
        missedToMs = 0;
        settled(item, nowMs);
    }

    /** A lease that opens nothing was delivered: the other side is there, and whether it opens is not known by that. */
    synchronized void heard(Item lease, long nowMs) throws IOException {
        isLastMissTried = false;
        settled(lease, nowMs);
    }

    /** A lease is owed no more, and the other side has not got it: what it failed at before counts, however long ago. */
    synchronized void missed(Item lease, long nowMs) throws IOException {
        missed(lease, true, nowMs);
    }

    /** The same of one with which the other side was not tried: that may be nobody's fault but ours. */
    synchronized void missedUntried(Item lease, long nowMs) throws IOException {
        missed(lease, false, nowMs);
    }

    private void missed(Item lease, boolean isTried, long nowMs) throws IOException {
        boolean goesOn = (isTried && isLastMissTried) || nowMs - missedToMs <= LONGEST_GAP_MS;
        missedFromMs = missedFromMs == 0 || !goesOn ? nowMs : missedFromMs;
        missedToMs = nowMs;
        isLastMissTried = isTried;
        settled(lease, nowMs);
    }

    /** It becomes a dead letter. */
    void givenUp(Item item, long nowMs, String reason) throws IOException {
        append(new QueueRecord.GivenUp(item.sequence(), nowMs, reason));
        force();
        compactIfLong(nowMs);
    }

    /** Tries a dead letter again, as the last one in the order; false if there is none of that number. */
    public boolean resend(long deadSequence, long nowMs, long expiresAtMs) throws IOException {
        synchronized (this) {
            if (state.deadLetter(deadSequence) == null) {
                return false;
            }
            append(new QueueRecord.Resent(deadSequence, state.lastSequence() + 1, nowMs, expiresAtMs));
        }
        force();
        show();
        return true;
    }

    /** Gives out nothing any more, for a reason; a reason that is empty ends it. */
    public void stop(long nowMs, String reason) throws IOException {
        synchronized (this) {
            missedFromMs = 0; // what it missed while it wanted nothing says nothing
            missedToMs = 0;
            append(new QueueRecord.Stopped(nowMs, reason));
        }
        force();
        bell.release();
    }

    private synchronized void append(QueueRecord record) throws IOException {
        byte[] bytes = record.bytes();
        long position = log.append(bytes);
        loose.incrementAndGet();
        state.apply(QueueRecord.of(bytes, position));
    }

    private synchronized void compactIfLong(long nowMs) throws IOException {
        if (log.bytes() >= compactAtBytes) {
            compact(nowMs);
        }
    }

    /** Writes the log anew, without what is history. */
    synchronized void compact(long nowMs) throws IOException {
        state.forgetBefore(nowMs - memory.toMillis());
        state.forgetLeasesBefore(nowMs - LEASE_MEMORY_MS);
        List<Item> open = List.copyOf(state.open());
        List<Item> dead = List.copyOf(state.dead());
        long[] positions = new long[open.size() + dead.size()];
        replaceLog(fresh -> {
            for (var was : state.seen().entrySet()) {
                fresh.append(new QueueRecord.Seen(was.getKey(), was.getValue()).bytes());
            }
            int next = 0;
            for (Item item : open) {
                positions[next++] = fresh.append(new QueueRecord.Owed(item, content(item)).bytes());
            }
            for (Item item : dead) {
                positions[next++] = fresh.append(new QueueRecord.Dead(item, content(item)).bytes());
            }
            fresh.append(new QueueRecord.Counted(state.lastSequence()).bytes());
            if (!state.stopReason().isEmpty()) {
                fresh.append(new QueueRecord.Stopped(nowMs, state.stopReason()).bytes());
            }
        });
        int next = 0;
        for (Item item : open) {
            state.moved(item.at(positions[next++]), false);
        }
        for (Item item : dead) {
            state.moved(item.at(positions[next++]), true);
        }
        compactAtBytes = Math.max(MIN_COMPACTION_BYTES, 2 * log.bytes());
    }

    private void replaceLog(RecordLog.Survivors survivors) throws IOException {
        file.lock();
        try {
            log.compact(survivors);
            loose.set(0); // the new file was forced
        } finally {
            file.unlock();
        }
    }

    /** How many are owed. */
    public synchronized int openCount() {
        return state.open().size();
    }

    /** How many were given up. */
    public synchronized int deadCount() {
        return state.dead().size();
    }

    /** What was given up, the oldest first. */
    public synchronized List<Item> deadLetters() {
        return List.copyOf(state.dead());
    }

    /** Why nothing is given out; empty while it is. */
    public synchronized String stopReason() {
        return state.stopReason();
    }

    /**
     * How long the first one has been tried in vain, or one lease after the other was not got; 0 if it was not tried. A
     * lease does not live long enough to fail for long by itself.
     */
    public synchronized long failingForMs(long nowMs) {
        Item head = state.head();
        long headMs = head == null || head.firstTriedAtMs() == 0 ? 0 : nowMs - head.firstTriedAtMs();
        return Math.max(headMs, missedToMs - missedFromMs);
    }

    /** Whoever waits looks again. */
    void wake() {
        bell.release();
    }

    /** Waits until something is new, at most for a time. */
    void await(long timeMs) throws InterruptedException {
        if (bell.tryAcquire(timeMs, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    /** Whether it can still be written to: an interrupt in the middle of a write closes the file. */
    public boolean isSound() {
        file.lock();
        try {
            return !isDoubtful && log.isOpen();
        } finally {
            file.unlock();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (isSound()) {
                force();
            }
        } finally {
            log.close();
        }
    }
}
