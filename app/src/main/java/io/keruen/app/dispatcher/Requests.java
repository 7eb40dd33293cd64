package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    Requests(Path folder, Map<String, DestinationQueue> queues, Duration retry) {
        this.folder = folder;
        this.queues = queues;
        this.retry = retry;
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

    /** Carries out what was asked for. */
    void carryOut(long nowMs) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (!carryOut(words, nowMs)) {
                LOG.warn("the request in {} is about nothing that is there", file);
            }
            Files.delete(file);
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
