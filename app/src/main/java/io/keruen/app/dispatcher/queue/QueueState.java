package io.keruen.app.dispatcher.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records of a queue's log come to. Not thread-safe. */
final class QueueState {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private final Map<Long, Item> open = new LinkedHashMap<>();
    private final TreeMap<Long, Item> dead = new TreeMap<>();
    private final TreeMap<String, Long> seen = new TreeMap<>();

    /** When the leases among those that were seen expire; not of those that an earlier start has seen and rewritten. */
    private final Map<String, Long> leaseEnds = new HashMap<>();

    private long lastSequence;
    private String stopReason = "";

    /** Takes a record in; one about an item that is not there any more changes nothing. */
    void apply(QueueRecord record) {
        if (record instanceof QueueRecord.Owed owed) {
            Item item = owed.item();
            open.put(item.sequence(), item);
            lastSequence = Math.max(lastSequence, item.sequence());
            seen.put(item.key(), item.acceptedAtMs());
            if (item.isLease()) {
                leaseEnds.put(item.key(), item.expiresAtMs());
            }
        } else if (record instanceof QueueRecord.Tried tried) {
            open.computeIfPresent(
                    tried.sequence(),
                    (sequence, item) ->
                            item.tried(tried.attempts(), tried.atMs(), tried.notBeforeMs(), tried.detail()));
        } else if (record instanceof QueueRecord.Settled settled) {
            open.remove(settled.sequence());
        } else if (record instanceof QueueRecord.GivenUp given) {
            Item item = open.remove(given.sequence());
            if (item != null) {
                dead.put(item.sequence(), item.dead(given.reason()));
            }
        } else {
            applyRare(record);
        }
    }

    private void applyRare(QueueRecord record) {
        if (record instanceof QueueRecord.Resent resent) {
            Item item = dead.remove(resent.deadSequence());
            if (item != null) {
                open.put(resent.sequence(), item.again(resent.sequence(), resent.atMs(), resent.expiresAtMs()));
                lastSequence = Math.max(lastSequence, resent.sequence());
            }
        } else if (record instanceof QueueRecord.Seen was) {
            seen.put(was.key(), was.atMs());
        } else if (record instanceof QueueRecord.Stopped stopped) {
            stopReason = stopped.reason();
        } else if (record instanceof QueueRecord.Counted counted) {
            lastSequence = Math.max(lastSequence, counted.sequence());
        } else if (record instanceof QueueRecord.Dead letter) {
            dead.put(letter.item().sequence(), letter.item());
        }
    }

    @Nullable
    Item head() {
        return open.isEmpty() ? null : open.values().iterator().next();
    }

    @Nullable
    Item deadLetter(long sequence) {
        return dead.get(sequence);
    }

    Collection<Item> open() {
        return open.values();
    }

    Collection<Item> dead() {
        return dead.values();
    }

    List<Item> deadAfter(long sequence) {
        return List.copyOf(dead.tailMap(sequence, false).values());
    }

    Map<String, Long> seen() {
        return seen;
    }

    void moved(Item item, boolean isDead) {
        (isDead ? dead : open).put(item.sequence(), item);
    }

    boolean hasSeen(String key) {
        return seen.containsKey(key);
    }

    /** The keys of what was seen, is owed or was given up: what is owed for long may be seen no more. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>(seen.keySet());
        open.values().forEach(item -> keys.add(item.key()));
        dead.values().forEach(item -> keys.add(item.key()));
        return keys;
    }

    /** Whether a key with this beginning and a lower number behind it was seen. */
    boolean hasSeenLower(String beginning, int number) {
        for (String key : seen.tailMap(beginning).keySet()) {
            if (!key.startsWith(beginning)) {
                return false;
            }
            String end = key.substring(beginning.length());
            if (NUMBER.matcher(end).matches() && Long.parseLong(end) < number) {
                return true; // what ends otherwise is a key of another that begins so
            }
        }
        return false;
    }

    /** Forgets what was seen before a time. */
    void forgetBefore(long timeMs) {
        seen.values().removeIf(atMs -> atMs < timeMs);
    }

    /** Forgets the leases that expired before a time. */
    void forgetLeasesBefore(long timeMs) {
        leaseEnds.entrySet().removeIf(each -> {
            boolean isOver = each.getValue() < timeMs;
            if (isOver) {
                seen.remove(each.getKey());
            }
            return isOver;
        });
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Why the destination gets nothing; empty while it does. */
    String stopReason() {
        return stopReason;
    }
}
