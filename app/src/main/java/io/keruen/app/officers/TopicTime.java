package io.keruen.app.officers;

import io.keruen.app.command.UsageException;
import io.keruen.app.live.Broker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.names.Topics;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What time it is in the topics of a broker. Where a player stamps, that is the scenario's time, and a record must be
 * stamped a little ahead of it: what comes behind a tick comes too late.
 *
 * @param nowMs the time
 * @param stampMs what to stamp a record with; {@code null} = the broker stamps it
 */
record TopicTime(long nowMs, @Nullable Long stampMs) {
    private static final TopicPartition TICKS = new TopicPartition(Topics.GATES_DEVICES.topicName(), 0);
    private static final long LOOK_MS = 500;
    private static final int MOST_ASKED = 10;
    /** Longer than a record takes to the broker, in our time. */
    private static final long AHEAD_MS = 3_000;

    static TopicTime of(Broker broker) throws InterruptedException {
        if (broker.layout().time() == TimeOwner.BROKER) {
            return new TopicTime(System.currentTimeMillis(), null);
        }
        long beforeMs = newestTickMs(broker);
        long startNs = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        long nowMs = newestTickMs(broker);
        long passedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        if (nowMs <= beforeMs) {
            throw new UsageException("--bootstrap " + broker.bootstrapServers()
                    + ": time stands still in these topics; is a scenario playing into them?");
        }
        return new TopicTime(nowMs, nowMs + (nowMs - beforeMs) * AHEAD_MS / passedMs);
    }

    /** The broker now and then knows of no newest record while one is being written: it is asked again. */
    private static long newestTickMs(Broker broker) throws InterruptedException {
        long newestMs = askForNewest(broker);
        for (int asked = 1; newestMs < 0 && asked < MOST_ASKED; asked++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
            newestMs = askForNewest(broker);
        }
        if (newestMs < 0) {
            throw new UsageException("--bootstrap " + broker.bootstrapServers()
                    + ": no tick has come into these topics; is a scenario playing into them?");
        }
        return newestMs;
    }

    private static long askForNewest(Broker broker) throws InterruptedException {
        return broker.ask(admin -> admin.listOffsets(Map.of(TICKS, OffsetSpec.maxTimestamp()))
                .partitionResult(TICKS)
                .get()
                .timestamp());
    }
}
