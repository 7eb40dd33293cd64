package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender.ContentReader;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.rejected.InvalidInputException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the watch how many dead letters there are, and of the newest that is no call of our own: a call that nobody takes is
 * no reason for the next one. Used by one thread.
 */
public final class DeadLetterReader {
    private final Map<String, DestinationQueue> queues;
    private final ContentReader contents;
    private final Watch watch;
    private final Clock clock;
    private final Map<String, Newest> newest = new HashMap<>();

    /** The last dead letter that was looked at, and the last that was no call. */
    private static final class Newest {
        private long seen;
        private long news;
    }

    /** A reader; the queues stay their owner's. */
    public DeadLetterReader(Map<String, DestinationQueue> queues, ContentReader contents, Watch watch, Clock clock) {
        this.queues = queues;
        this.contents = contents;
        this.watch = watch;
        this.clock = clock;
    }

    /** Looks at those that are new. */
    public void read() throws IOException {
        for (Map.Entry<String, DestinationQueue> each : queues.entrySet()) {
            Newest last = newest.computeIfAbsent(each.getKey(), name -> new Newest());
            // Counted first: what dies in between is looked at and counted in the next round.
            int count = each.getValue().deadCount();
            each.getValue().visitDeadAfter(last.seen, (letter, content) -> {
                last.seen = Math.max(last.seen, letter.sequence());
                if (!isCall(content)) {
                    last.news = Math.max(last.news, letter.sequence());
                }
            });
            watch.deadLetters(each.getKey(), count, last.news, clock.millis());
        }
    }

    private boolean isCall(byte[] content) {
        try {
            return contents.read(content) instanceof Notice.OfAlert alert && PageBook.isCall(alert.event());
        } catch (InvalidInputException e) {
            return false; // a letter that cannot be read is what a person has to know of
        }
    }
}
