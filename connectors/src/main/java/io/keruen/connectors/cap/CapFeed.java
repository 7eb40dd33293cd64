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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of CAP messages and its index, an Atom feed. The messages themselves are what it remembers, and the index in
 * which order they were written. Not thread-safe.
 */
final class CapFeed {
    private static final String INDEX = "feed.xml";

    private final Path folder;
    private final CapShelf shelf;

    /** What the index lists. */
    private Set<String> indexed = Set.of();

    private boolean isRead;

    CapFeed(Path folder, int maxEntries) {
        this.folder = folder;
        shelf = new CapShelf(maxEntries);
    }

    /** The messages about an alert before a revision. */
    List<CapReference> before(String alertId, int revision) throws IOException {
        read();
        return shelf.before(alertId, revision);
    }

    /**
     * Puts a message into the folder, then into the index, and takes away what nobody needs any more; a message that the index
     * lists keeps its place.
     */
    void put(AlertEvent event, CapReference reference, byte[] xml) throws IOException {
        read();
        CapMessage message = CapMessage.of(event, reference);
        DurableFiles.replace(folder.resolve(message.file()), xml);
        if (indexed.contains(message.file())) {
            shelf.put(message);
        } else {
            shelf.putLast(message); // killed before it was listed, it is written now
        }
        List<CapMessage> listed = shelf.listed();
        DurableFiles.replace(folder.resolve(INDEX), CapIndex.text(listed).getBytes(StandardCharsets.UTF_8));
        indexed = listed.stream().map(CapMessage::file).collect(Collectors.toSet());
        for (CapMessage old : shelf.outdated()) {
            Files.deleteIfExists(folder.resolve(old.file()));
            shelf.remove(old);
        }
    }

    /** Reads the folder anew when it is asked next. */
    void forget() {
        shelf.clear();
        indexed = Set.of();
        isRead = false;
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
                CapMessage.Found one = CapMessage.read(file);
                if (one != null) {
                    found.put(one.message().file(), one.message());
                    shelf.remember(one.message().alertId(), one.before());
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
                .forEach(shelf::put);
        Collections.reverse(listed);
        listed.forEach(shelf::put);
        indexed = listed.stream().map(CapMessage::file).collect(Collectors.toSet());
        isRead = true;
    }
}
