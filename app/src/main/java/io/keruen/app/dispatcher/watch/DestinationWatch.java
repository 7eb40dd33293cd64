package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.routing.Receivers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with the destinations. What befalls all addresses of a mail destination is one trouble, and stays one until
 * it is over for each of them: else a mail server that is away, and comes back for one after the other, would call as many
 * times as there are addresses. Used by one thread.
 */
final class DestinationWatch {
    private static final Dead NONE = new Dead(0, 0, 0);

    private final Map<String, DestinationQueue> queues;
    private final Duration failingLimit;
    private final Map<String, Dead> dead = new HashMap<>();

    /** The troubles that are those of all addresses. */
    private final Set<String> common = new HashSet<>();

    /** The dead letters of a queue: since when there are any, how many, and the newest to tell of. */
    private record Dead(long sinceMs, int count, long news) {}

    DestinationWatch(Map<String, DestinationQueue> queues, Duration failingLimit) {
        this.queues = queues;
        this.failingLimit = failingLimit;
    }

    void deadLetters(String name, int count, long news, long nowMs) {
        Dead before = deadOf(name);
        dead.put(name, new Dead(before.count() == 0 ? nowMs : before.sinceMs(), count, news));
    }

    private Dead deadOf(String name) {
        return dead.getOrDefault(name, NONE);
    }

    /** Adds what is wrong now. */
    void look(List<Trouble> all, long nowMs) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        queues.forEach((name, queue) -> {
            groups.computeIfAbsent(Receivers.destination(name), destination -> new ArrayList<>())
                    .add(name);
            if (!queue.stopReason().isEmpty()) {
                all.add(new Trouble(Trouble.Kind.DESTINATION_STOPPED, name, nowMs, queue.openCount(), 0));
            }
        });
        groups.forEach((destination, names) -> {
            lookAtDead(all, destination, names, nowMs);
            lookAtFailing(all, destination, names, nowMs);
        });
    }

    private void lookAtDead(List<Trouble> all, String destination, List<String> names, long nowMs) {
        List<String> hit =
                names.stream().filter(name -> deadOf(name).count() > 0).toList();
        boolean isAll = names.stream().allMatch(name -> deadOf(name).count() > 0 || isFailingToo(name, nowMs));
        if (isCommon(Trouble.Kind.DEAD_LETTERS, destination, !hit.isEmpty(), isAll)) {
            long sinceMs =
                    hit.stream().mapToLong(name -> deadOf(name).sinceMs()).min().orElse(nowMs);
            int count = hit.stream().mapToInt(name -> deadOf(name).count()).sum();
            // Of all of them, so that it does not fall where an address has none any more.
            long news = names.stream().mapToLong(name -> deadOf(name).news()).sum();
            all.add(new Trouble(Trouble.Kind.DEAD_LETTERS, destination, sinceMs, count, 0, news));
            return;
        }
        for (String name : hit) {
            Dead letters = deadOf(name);
            all.add(new Trouble(
                    Trouble.Kind.DEAD_LETTERS, name, letters.sinceMs(), letters.count(), 0, letters.news()));
        }
    }

    private void lookAtFailing(List<Trouble> all, String destination, List<String> names, long nowMs) {
        List<String> hit = names.stream()
                .filter(name -> failingMs(name, nowMs) > failingLimit.toMillis())
                .toList();
        boolean isAll = names.stream().allMatch(name -> isFailingToo(name, nowMs));
        if (isCommon(Trouble.Kind.DESTINATION_FAILING, destination, !hit.isEmpty(), isAll)) {
            long longestMs =
                    hit.stream().mapToLong(name -> failingMs(name, nowMs)).max().orElse(0);
            all.add(failing(destination, longestMs, nowMs));
            return;
        }
        for (String name : hit) {
            all.add(failing(name, failingMs(name, nowMs), nowMs));
        }
    }

    private Trouble failing(String subject, long forMs, long nowMs) {
        return new Trouble(Trouble.Kind.DESTINATION_FAILING, subject, nowMs - forMs, forMs, failingLimit.toMillis());
    }

    /** They do not reach the limit in one moment, and one bad minute is not what the first of them suffers from. */
    private boolean isFailingToo(String name, long nowMs) {
        return failingMs(name, nowMs) > failingLimit.toMillis() / 2;
    }

    /** How long it fails; one that is stopped does not. */
    private long failingMs(String name, long nowMs) {
        DestinationQueue queue = queues.get(name);
        return queue == null || !queue.stopReason().isEmpty() ? 0 : queue.failingForMs(nowMs);
    }

    private boolean isCommon(Trouble.Kind kind, String destination, boolean isAny, boolean isAll) {
        String key = kind + "|" + destination;
        if (!isAny) {
            common.remove(key);
        } else if (isAll) {
            common.add(key);
        }
        return common.contains(key);
    }
}
