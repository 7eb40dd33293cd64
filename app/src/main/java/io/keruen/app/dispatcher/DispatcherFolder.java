package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Item;
import io.keruen.app.dispatcher.routing.Receivers;
import io.keruen.connectors.outlet.DurableFiles;
import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one dispatcher: everything that it owes. No second one works in it meanwhile. */
public final class DispatcherFolder implements AutoCloseable {
    private static final String LOCK = "dispatcher.lock";
    private static final String QUEUES = "queues";

    /** What a release before said of a mail that some of its addresses have: behind it stands who has not. */
    private static final Pattern TAKEN_BY_SOME = Pattern.compile("taken for \\d+ of \\d+, not for ");

    private final Path folder;
    private final FileChannel lock;

    private DispatcherFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder.
     *
     * @throws SettingException if another dispatcher has it, or it cannot be used
     */
    static DispatcherFolder open(Path folder) throws SettingException {
        try {
            DurableFiles.createFolder(folder);
            // here, for whoever asks first may be somebody else, whose folder this process could not clear
            DurableFiles.createFolder(requests(folder));
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new DispatcherFolder(folder, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new SettingException("--data " + folder + " cannot be used (" + e + "); name another folder");
        }
        throw new SettingException("--data " + folder + " is used by a dispatcher that is running; stop it first");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path queue(String destination) {
        return folder.resolve(QUEUES).resolve(destination);
    }

    Path outlet(String destination) {
        return folder.resolve("outlets").resolve(destination);
    }

    Path pages() {
        return folder.resolve("pages");
    }

    Path commands() {
        return folder.resolve("commands");
    }

    Path positions() {
        return folder.resolve("positions");
    }

    static Path requests(Path folder) {
        return folder.resolve("requests");
    }

    Path requests() {
        return requests(folder);
    }

    /**
     * What is owed to a mail destination that had one queue, for all of its addresses or as another kind, is owed to each of
     * them. The one queue goes when each of the others holds all of it.
     */
    void shareOut(Set<String> destinations, Duration memory) throws IOException {
        for (String name : namesIn(folder)) {
            List<String> receivers = destinations.contains(name) ? List.of() : Receivers.among(destinations, name);
            if (!receivers.isEmpty()) {
                shareOut(name, receivers, memory);
                delete(queue(name));
            }
        }
    }

    private void shareOut(String name, List<String> receivers, Duration memory) throws IOException {
        try (DestinationQueue all = DestinationQueue.open(queue(name), memory)) {
            for (String receiver : receivers) {
                try (DestinationQueue each = DestinationQueue.open(queue(receiver), memory)) {
                    each.takeOver(all, letter -> isWithout(receiver, letter, receivers));
                }
            }
        }
    }

    /** Whether an address may be one that a dead letter has not reached; where none of them is named, each of them. */
    private static boolean isWithout(String receiver, Item letter, List<String> receivers) {
        if (!letter.isDetailWhole() || !TAKEN_BY_SOME.matcher(letter.detail()).lookingAt()) {
            return true;
        }
        String detail = letter.detail().toLowerCase(Locale.ROOT);
        return detail.contains(Receivers.address(receiver))
                || receivers.stream().noneMatch(each -> detail.contains(Receivers.address(each)));
    }

    private static void delete(Path queue) throws IOException {
        try (Stream<Path> all = Files.list(queue)) {
            for (Path each : all.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(queue);
    }

    /**
     * Refuses a routing that forgets a destination to which something is owed, or was given up: nobody would be called for it.
     *
     * @throws SettingException naming it
     */
    void requireNobodyForgotten(Set<String> destinations, Duration memory) throws SettingException, IOException {
        for (String name : namesIn(folder)) {
            if (destinations.contains(name)) {
                continue;
            }
            try (DestinationQueue queue = DestinationQueue.open(queue(name), memory)) {
                int owed = queue.openCount();
                int dead = queue.deadCount();
                if (owed + dead > 0) {
                    String what =
                            owed > 0 ? owed + " deliveries are owed to it" : dead + " deliveries to it were given up";
                    throw new SettingException("destinations." + name + ": is gone, and " + what
                            + "; write it again, or remove " + queue(name)
                            + " or name it as the queue of who shall have them");
                }
            }
        }
    }

    /** The dead letters of every destination, read without disturbing the dispatcher. */
    static Map<String, List<Item>> deadLetters(Path folder) throws IOException {
        Map<String, List<Item>> all = new TreeMap<>();
        for (String name : namesIn(folder)) {
            all.put(
                    name,
                    DestinationQueue.peekDeadLetters(folder.resolve(QUEUES).resolve(name)));
        }
        return all;
    }

    private static List<String> namesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve(QUEUES))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.resolve(QUEUES))) {
            return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
