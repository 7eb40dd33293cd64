package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is heard of the system, and what is wrong with it. It believes its own clock only, and notices when that is set
 * back. Right after it begins it does not know how things are: that is not the same as well. Used by one thread.
 */
public final class Watch {
    private static final String SYSTEM = "escort-job";
    private static final String OUTBOX = "outbox";
    private static final String GATES = "gates";
    private static final Duration OUTBOX_LIMIT = Duration.ofSeconds(30);

    private final WatchLimits limits;
    private final DestinationWatch destinations;
    private final Map<String, Long> vehicles = new HashMap<>();
    private long tickAtMs;
    private long checkpointAtMs;
    private long outboxAtMs;
    private long gatesAtMs;
    private OptionalLong gatesLostTo = OptionalLong.empty();
    private long seenMs;
    private final Set<Trouble.Kind> unheard = EnumSet.of(
            Trouble.Kind.TICKS_STALE,
            Trouble.Kind.VEHICLE_STATES_STALE,
            Trouble.Kind.CHECKPOINT_STALE,
            Trouble.Kind.OUTBOX_UNREAD,
            Trouble.Kind.GATES_NOT_COMMANDED,
            Trouble.Kind.GATES_COMMANDED_ELSEWHERE);
    /** A watch that begins now: what is not heard of from now on is missed. */
    public Watch(WatchLimits limits, Map<String, DestinationQueue> queues, long nowMs) {
        this.limits = limits;
        destinations = new DestinationWatch(queues, limits.failing());
        tickAtMs = nowMs;
        checkpointAtMs = nowMs;
        outboxAtMs = nowMs;
        gatesAtMs = nowMs;
        seenMs = nowMs;
    }

    /** A tick has come. */
    public void tick(long nowMs) {
        notice(nowMs);
        tickAtMs = nowMs;
        unheard.remove(Trouble.Kind.TICKS_STALE);
    }

    /** The state of a vehicle has come, and says that the vehicle is heard. */
    public void vehicle(String vehicleId, long nowMs) {
        vehicleBefore(vehicleId, nowMs);
        unheard.remove(Trouble.Kind.VEHICLE_STATES_STALE);
    }

    /** The vehicle was heard before this watch began, and is missed if it is not from now on. */
    public void vehicleBefore(String vehicleId, long nowMs) {
        notice(nowMs);
        vehicles.put(vehicleId, nowMs);
    }

    /** All that was told before this watch began has been read: if nobody was heard, nobody is missed. */
    public void historyRead() {
        if (vehicles.isEmpty()) {
            unheard.remove(Trouble.Kind.VEHICLE_STATES_STALE);
        }
    }

    /** A vehicle need not be heard of any more: it is silent by the job's own word, or belongs to no escort. */
    public void vehicleGone(String vehicleId) {
        vehicles.remove(vehicleId);
    }

    /** The job told how old its last checkpoint is; empty = it tells nothing. */
    public void checkpoint(OptionalDouble ageMs, long nowMs) {
        notice(nowMs);
        if (ageMs.isPresent()) {
            unheard.remove(Trouble.Kind.CHECKPOINT_STALE);
            checkpointAtMs = nowMs - (long) ageMs.getAsDouble();
        }
    }

    /** Whether the topics of what is to be delivered are read. */
    public void outbox(boolean isRead, long nowMs) {
        notice(nowMs);
        if (isRead) {
            outboxAtMs = nowMs;
            unheard.remove(Trouble.Kind.OUTBOX_UNREAD);
        }
    }

    /**
     * Whether the gates are commanded, if there are any.
     *
     * @param lostTo the term of another dispatcher that commands them; 0 if it is not known, empty if none does
     */
    public void gates(boolean areCommanded, OptionalLong lostTo, long nowMs) {
        notice(nowMs);
        gatesLostTo = lostTo;
        if (areCommanded) {
            gatesAtMs = nowMs;
            unheard.remove(Trouble.Kind.GATES_COMMANDED_ELSEWHERE);
        }
        if (areCommanded || lostTo.isPresent()) {
            unheard.remove(Trouble.Kind.GATES_NOT_COMMANDED);
        }
    }

    /** So many dead letters a destination has; {@code news} is the number of the newest of which somebody has to be told. */
    void deadLetters(String destination, int count, long news, long nowMs) {
        destinations.deadLetters(destination, count, news, nowMs);
    }

    /** A clock that was set back: what was seen then was seen so much earlier by the new time. */
    private void notice(long nowMs) {
        long backMs = seenMs - nowMs;
        if (backMs > 0) {
            tickAtMs -= backMs;
            checkpointAtMs -= backMs;
            outboxAtMs -= backMs;
            gatesAtMs -= backMs;
            vehicles.replaceAll((vehicleId, atMs) -> atMs - backMs);
        }
        seenMs = nowMs;
    }

    /** Whether nothing has been heard yet that could say that a trouble of before is over. */
    public boolean isUnknown(Trouble trouble) {
        return unheard.contains(trouble.kind());
    }

    /** What is wrong now. */
    public List<Trouble> look(long nowMs) {
        notice(nowMs);
        List<Trouble> all = new ArrayList<>();
        add(all, Trouble.Kind.TICKS_STALE, SYSTEM, tickAtMs, limits.ticks(), nowMs);
        vehicles.values().stream()
                .min(Long::compare)
                .ifPresent(oldestMs ->
                        add(all, Trouble.Kind.VEHICLE_STATES_STALE, SYSTEM, oldestMs, limits.vehicles(), nowMs));
        if (!limits.jobMetrics().isEmpty()) {
            add(all, Trouble.Kind.CHECKPOINT_STALE, SYSTEM, checkpointAtMs, limits.checkpoint(), nowMs);
        }
        add(all, Trouble.Kind.OUTBOX_UNREAD, OUTBOX, outboxAtMs, OUTBOX_LIMIT, nowMs);
        if (gatesLostTo.isEmpty()) {
            add(all, Trouble.Kind.GATES_NOT_COMMANDED, GATES, gatesAtMs, limits.failing(), nowMs);
        } else if (nowMs - gatesAtMs > limits.failing().toMillis()) {
            all.add(new Trouble(Trouble.Kind.GATES_COMMANDED_ELSEWHERE, GATES, gatesAtMs, gatesLostTo.getAsLong(), 0));
        }
        destinations.look(all, nowMs);
        return all;
    }

    private static void add(
            List<Trouble> all, Trouble.Kind kind, String subject, long sinceMs, Duration limit, long nowMs) {
        long ageMs = nowMs - sinceMs;
        if (ageMs > limit.toMillis()) {
            all.add(new Trouble(kind, subject, sinceMs, ageMs, limit.toMillis()));
        }
    }
}
