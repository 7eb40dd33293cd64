package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import io.keruen.connectors.outlet.DurableFiles;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of CAP messages and its index, an Atom feed. The messages themselves are what it remembers, and the index in
 * which order they were written. Not thread-safe.
 */
final class CapFeed {
    private static final String INDEX = "feed.xml";

    private final Path folder;
    private final int maxEntries;
    private final Map<String, TreeMap<Integer, CapReference>> alerts = new HashMap<>();

    /** By file, the one that was written last at the end. */
    private final LinkedHashMap<String, CapMessage> messages = new LinkedHashMap<>();

    private boolean isRead;

    CapFeed(Path folder, int maxEntries) {
        this.folder = folder;
        this.maxEntries = maxEntries;
    }

    /** The messages about an alert before a revision. */
    List<CapReference> before(String alertId, int revision) throws IOException {
        read();
        return List.copyOf(
                alerts.getOrDefault(alertId, new TreeMap<>()).headMap(revision).values());
    }

    /** Puts a message into the folder, then into the index; one that the index lists keeps its place. */
    void put(AlertEvent event, CapReference reference, byte[] xml) throws IOException {
        read();
        CapMessage message = CapMessage.of(event, reference);
        DurableFiles.replace(folder.resolve(message.file()), xml);
        if (newestFirst().stream().noneMatch(each -> each.file().equals(message.file()))) {
            messages.remove(message.file()); // killed before it was listed, it is written now
        }
        add(message);
        DurableFiles.replace(folder.resolve(INDEX), CapIndex.text(newestFirst()).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the folder anew when it is asked next. */
    void forget() {
        alerts.clear();
        messages.clear();
        isRead = false;
    }

    private void add(CapMessage message) {
        messages.put(message.file(), message);
        alerts.computeIfAbsent(message.alertId(), id -> new TreeMap<>()).put(message.revision(), message.reference());
    }

    private List<CapMessage> newestFirst() {
        List<CapMessage> listed =
                new ArrayList<>(messages.values()).subList(Math.max(0, messages.size() - maxEntries), messages.size());
        Collections.reverse(listed);
        return listed;
    }

    /** Those that the index does not list were written before those that it lists. */
    private void read() throws IOException {
        if (isRead) {
            return;
        }
        DurableFiles.createFolder(folder);
        Map<String, CapMessage> found = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                CapMessage message = CapMessage.read(file);
                if (message != null) {
                    found.put(message.file(), message);
                }
            }
        }
        List<CapMessage> listed = new ArrayList<>();
        for (String file : CapIndex.files(folder.resolve(INDEX))) {
            CapMessage message = found.remove(file);
            if (message != null) {
                listed.add(message);
            }
        }
        found.values().stream()
                .sorted(Comparator.comparing(
                                (CapMessage message) -> message.reference().sent())
                        .thenComparing(CapMessage::file))
                .forEach(this::add);
        Collections.reverse(listed);
        listed.forEach(this::add);
        isRead = true;
    }
}
