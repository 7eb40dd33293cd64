package io.keruen.app.dispatcher;

import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaRefusal;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the threads of a dispatcher, and keeps what ended the first of them that did not end well. Thread-safe. */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final KafkaAccess kafka;
    private final BooleanSupplier isClosed;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Something that works until it is interrupted or the dispatcher is closed. */
    interface Work {
        void run() throws Exception;
    }

    /** Workers of a dispatcher that reads this broker, until it is closed. */
    Workers(KafkaAccess kafka, BooleanSupplier isClosed) {
        this.kafka = kafka;
        this.isClosed = isClosed;
    }

    /** What ended one, {@code null} while all work. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    /** A thread that is still to be started. */
    Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException
                            | InterruptException
                            | ClosedByInterruptException
                            | InterruptedIOException e) {
                        LOG.debug("{} was told to end", name, e);
                    } catch (OutboxException e) {
                        failure.compareAndSet(null, e); // one line for who started it, and no fault
                    } catch (ClosedChannelException e) {
                        if (isClosed.getAsBoolean()) {
                            LOG.debug("{} found a file closed by the end of another", name, e);
                        } else {
                            LOG.error("{} failed: the dispatcher ends", name, e);
                            failure.compareAndSet(null, e);
                        }
                    } catch (Exception e) {
                        String refusal = KafkaRefusal.words(e, kafka);
                        if (refusal == null) {
                            LOG.error("{} failed: the dispatcher ends", name, e);
                        }
                        failure.compareAndSet(null, refusal == null ? e : new OutboxException(refusal));
                    } catch (Error e) {
                        failure.compareAndSet(null, new IllegalStateException(name + " failed", e));
                        throw e;
                    }
                },
                "dispatcher-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
