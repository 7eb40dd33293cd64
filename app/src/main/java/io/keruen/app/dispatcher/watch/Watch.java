package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is heard of the system, and what is wrong with it. It believes its own clock only. Used by one thread. */
public final class Watch {
    private static final String SYSTEM = "escort-job";

    private final WatchLimits limits;
    private final Map<String, DestinationQueue> queues;
    private final Map<String, Long> vehicles = new HashMap<>();
    private long tickAtMs;
    private long checkpointAtMs;
    private final Map<String, Long> deadSinceMs = new HashMap<>();

    /** A watch that begins now: what is not heard of from now on is missed. */
    public Watch(WatchLimits limits, Map<String, DestinationQueue> queues, long nowMs) {
        this.limits = limits;
        this.queues = queues;
        tickAtMs = nowMs;
        checkpointAtMs = nowMs;
    }

    /** A tick has come. */
    public void tick(long nowMs) {
        tickAtMs = nowMs;
    }

    /** The state of a vehicle has come, and says that the vehicle is heard. */
    public void vehicle(String vehicleId, long nowMs) {
        vehicles.put(vehicleId, nowMs);
    }

    /** A vehicle need not be heard of any more: it is silent by the job's own word, or belongs to no escort. */
    public void vehicleGone(String vehicleId) {
        vehicles.remove(vehicleId);
    }

    /** The job told how old its last checkpoint is; empty = it tells nothing. */
    public void checkpoint(OptionalDouble ageMs, long nowMs) {
        if (ageMs.isPresent()) {
            checkpointAtMs = nowMs - (long) ageMs.getAsDouble();
        }
    }

    /** What is wrong now. */
    public List<Trouble> look(long nowMs) {
        List<Trouble> all = new ArrayList<>();
        add(all, Trouble.Kind.TICKS_STALE, SYSTEM, tickAtMs, limits.ticks(), nowMs);
        vehicles.values().stream()
                .min(Long::compare)
                .ifPresent(oldestMs ->
                        add(all, Trouble.Kind.VEHICLE_STATES_STALE, SYSTEM, oldestMs, limits.vehicles(), nowMs));
        if (limits.jobMetrics() != null) {
            add(all, Trouble.Kind.CHECKPOINT_STALE, SYSTEM, checkpointAtMs, limits.checkpoint(), nowMs);
        }
        for (Map.Entry<String, DestinationQueue> each : queues.entrySet()) {
            DestinationQueue queue = each.getValue();
            if (queue.deadCount() > 0) {
                // The newest one is in the name: one more is a call of its own.
                String subject = each.getKey() + ", the newest " + queue.newestDeadSequence();
                long sinceMs = deadSinceMs.computeIfAbsent(subject, unseen -> nowMs);
                all.add(new Trouble(Trouble.Kind.DEAD_LETTERS, subject, sinceMs, queue.deadCount(), 0));
            }
            if (!queue.stopReason().isEmpty()) {
                all.add(new Trouble(Trouble.Kind.DESTINATION_STOPPED, each.getKey(), nowMs, queue.openCount(), 0));
            } else {
                long sinceMs = nowMs - queue.failingForMs(nowMs);
                add(all, Trouble.Kind.DESTINATION_FAILING, each.getKey(), sinceMs, limits.failing(), nowMs);
            }
        }
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
