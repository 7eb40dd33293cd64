package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people want of a dispatcher, as files in its folder: they wait there until it runs. Carrying one out twice changes
 * nothing more.
 */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String SUFFIX = ".request";
    private static final String RESEND = "resend";
    private static final String ENABLE = "enable";

    private final Path folder;
    private final Map<String, DestinationQueue> queues;
    private final Duration retry;
    private final Removal removal;
    private final Consumer<String> words;

    /** Carried out, and still there because they could not be taken away: each as it was last written. */
    private final Map<Path, FileTime> done = new HashMap<>();

    private final Set<Path> troubles = new HashSet<>();

    /** Takes a file away. */
    interface Removal {
        void remove(Path file) throws IOException;
    }

    Requests(Path folder, Map<String, DestinationQueue> queues, Duration retry) {
        this(folder, queues, retry, Files::delete, LOG::warn);
    }

    Requests(
            Path folder,
            Map<String, DestinationQueue> queues,
            Duration retry,
            Removal removal,
            Consumer<String> words) {
        this.folder = folder;
        this.queues = queues;
        this.retry = retry;
        this.removal = removal;
        this.words = words;
    }

    /** Asks for a dead letter to be sent again. */
    static void askToResend(Path folder, String destination, long sequence) throws IOException {
        ask(folder, RESEND, destination, sequence);
    }

    /** Asks for a destination to be tried again that wanted nothing any more. */
    static void askToEnable(Path folder, String destination) throws IOException {
        ask(folder, ENABLE, destination, 0);
    }

    private static void ask(Path folder, String what, String destination, long sequence) throws IOException {
        Files.createDirectories(folder);
        String name = String.format(Locale.ROOT, "%s-%s-%d", what, destination, sequence);
        Path unfinished = folder.resolve(name + ".unfinished");
        Files.writeString(unfinished, what + " " + destination + " " + sequence);
        Files.move(unfinished, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Carries out what was asked for. A file of somebody else may be one that cannot be read, or not be taken away: that is
     * said once, and what it asks is done once.
     *
     * @throws IOException if a queue cannot be written
     */
    void carryOut(long nowMs) throws IOException {
        List<Path> files = files();
        done.keySet().retainAll(files);
        troubles.removeIf(each -> !each.equals(folder) && !files.contains(each));
        for (Path file : files) {
            FileTime written;
            String[] asked;
            try {
                written = Files.getLastModifiedTime(file);
                asked = Files.readString(file).strip().split(" ", -1);
            } catch (IOException e) {
                say(file, "cannot be read (" + e + "), so nothing is done");
                continue;
            }
            if (!written.equals(done.put(file, written)) && !carryOut(asked, nowMs)) {
                words.accept("the request in " + file + " is about nothing that is there");
            }
            try {
                removal.remove(file);
            } catch (IOException e) {
                say(file, "is carried out and cannot be taken away (" + e + "): the next start would do it again");
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            troubles.remove(folder);
            return files;
        } catch (IOException | UncheckedIOException e) {
            say(folder, "cannot be read (" + e + "), so no request is heard");
            return List.of();
        }
    }

    private void say(Path path, String what) {
        if (troubles.add(path)) {
            words.accept(path + " " + what + "; give it and its folder to the user of the dispatcher (chown)");
        }
    }

    private boolean carryOut(String[] words, long nowMs) throws IOException {
        DestinationQueue queue = words.length == 3 ? queues.get(words[1]) : null;
        if (queue == null) {
            return false;
        }
        if (words[0].equals(ENABLE)) {
            queue.stop(nowMs, "");
            return true;
        }
        for (Item letter : queue.deadLetters()) {
            if (words[0].equals(RESEND) && words[2].equals(Long.toString(letter.sequence()))) {
                return queue.resend(letter.sequence(), nowMs, nowMs + retry.toMillis());
            }
        }
        return false;
    }
}
