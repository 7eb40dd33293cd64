package io.keruen.connectors.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks about topics that were just created until the broker knows them. The controller answers a creation before every
 * broker has heard of it, and the admin client does not ask again for a topic that its broker does not know.
 */
final class NewTopicPatience {
    private static final long PAUSE_MS = 20;

    private final Duration patience;

    /** A question to the broker. */
    @FunctionalInterface
    interface Question {
        void ask() throws ExecutionException, InterruptedException;
    }

    NewTopicPatience(Duration patience) {
        this.patience = patience;
    }

    /**
     * Asks until the answer comes.
     *
     * @throws ExecutionException with the broker's last answer: at once unless it says that a topic is unknown, and then
     *     when the patience is over
     */
    void await(Question question) throws ExecutionException, InterruptedException {
        long startNs = System.nanoTime();
        while (true) {
            try {
                question.ask();
                return;
            } catch (ExecutionException e) {
                boolean isUnknown = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!isUnknown || System.nanoTime() - startNs >= patience.toNanos()) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }
}
