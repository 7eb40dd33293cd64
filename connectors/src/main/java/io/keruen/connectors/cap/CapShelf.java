package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which messages a feed lists, and which it needs no more: it lists those that were written last and the newest about each
 * open alert, and keeps as many others for readers who have the index of before. Not thread-safe.
 */
final class CapShelf {
    private final int maxEntries;

    /** By file, the one that was written last at the end. */
    private final LinkedHashMap<String, CapMessage> messages = new LinkedHashMap<>();

    private final Map<String, Alert> alerts = new HashMap<>();

    /** An alert of which there are messages. */
    private static final class Alert {
        private final TreeMap<Integer, CapReference> told = new TreeMap<>();
        private final TreeMap<Integer, CapMessage> messages = new TreeMap<>();

        boolean isNewest(CapMessage message) {
            return messages.lastKey() == message.revision();
        }

        boolean isOpen() {
            return !messages.lastEntry().getValue().isOver();
        }
    }

    CapShelf(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /** Takes a message as the one that was written last, also if it is here. */
    void putLast(CapMessage message) {
        messages.remove(message.file());
        put(message);
    }

    /** Takes a message as the one that was written last; one that is here keeps its place. */
    void put(CapMessage message) {
        messages.put(message.file(), message);
        Alert alert = alerts.computeIfAbsent(message.alertId(), id -> new Alert());
        alert.told.put(message.revision(), message.reference());
        alert.messages.put(message.revision(), message);
    }

    /** Takes what was told of an alert of which a message follows. */
    void remember(String alertId, List<CapReference> told) {
        Alert alert = alerts.computeIfAbsent(alertId, id -> new Alert());
        told.forEach(each -> alert.told.putIfAbsent(each.revision(), each));
    }

    /** Forgets a message, and its alert with the last of them. */
    void remove(CapMessage message) {
        messages.remove(message.file());
        Alert alert = alert(message);
        alert.messages.remove(message.revision());
        if (alert.messages.isEmpty()) {
            alerts.remove(message.alertId());
        }
    }

    void clear() {
        messages.clear();
        alerts.clear();
    }

    /** The messages about an alert before a revision, also those that are no more. */
    List<CapReference> before(String alertId, int revision) {
        Alert alert = alerts.get(alertId);
        return alert == null
                ? List.of()
                : List.copyOf(alert.told.headMap(revision).values());
    }

    /** What the index lists, the one that was written last first. */
    List<CapMessage> listed() {
        Deque<CapMessage> listed = new ArrayDeque<>();
        int older = messages.size();
        for (CapMessage message : messages.values()) {
            if (older <= maxEntries || isNewestOfOpen(message)) {
                listed.addFirst(message);
            }
            older--;
        }
        return List.copyOf(listed);
    }

    /** What nobody needs any more: what is known of an alert is what its newest message says, which goes last. */
    List<CapMessage> outdated() {
        List<CapMessage> old = new ArrayList<>();
        Set<String> recent = new HashSet<>();
        int older = messages.size();
        for (CapMessage message : messages.values()) {
            if (older <= 2 * maxEntries) {
                recent.add(message.alertId());
            } else if (!isNewestOfOpen(message)) {
                old.add(message);
            }
            older--;
        }
        old.removeIf(
                message -> recent.contains(message.alertId()) && alert(message).isNewest(message));
        return old;
    }

    private boolean isNewestOfOpen(CapMessage message) {
        Alert alert = alert(message);
        return alert.isOpen() && alert.isNewest(message);
    }

    private Alert alert(CapMessage message) {
        return Objects.requireNonNull(alerts.get(message.alertId()));
    }
}
