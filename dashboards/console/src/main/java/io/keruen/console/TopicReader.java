package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** One thread with one consumer that reads all partitions of some topics, also of topics that are created later. */
final class TopicReader {
    /** How far back live topics are read at the start. */
    static final long LIVE_MS = 5_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MS = 30_000;
    private static final long LOOK_SOON_MS = 1_000;
    private static final long PAUSE_MS = 1_000;
    private static final long JOIN_MS = 5_000;

    private final List<Topics> topics;
    private final boolean fromStart;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordTeller teller;
    private final java.util.function.Consumer<Throwable> onError;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    /** Where the partitions ended when they were first seen, as far as they are not read up to there. */
    private final Map<TopicPartition, Long> historyEnds = new HashMap<>();

    private final AtomicLong undecodable = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable Thread thread;
    private boolean isComplete;
    private boolean isHistoryTold;
    private long lookAtMs;
    private long toldAtMs;

    TopicReader(
            List<Topics> topics,
            boolean fromStart,
            Supplier<Consumer<byte[], byte[]>> consumers,
            RecordTeller teller,
            java.util.function.Consumer<Throwable> onError) {
        this.topics = topics;
        this.fromStart = fromStart;
        this.consumers = consumers;
        this.teller = teller;
        this.onError = onError;
    }

    void start(String name) {
        Thread created = new Thread(this::readUntilStopped, name);
        created.setDaemon(true);
        thread = created;
        created.start();
    }

    long undecodable() {
        return undecodable.get();
    }

    boolean isAlive() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    void join() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** A consumer that failed for good is replaced by a new one, which goes on where the old one was. */
    private void readUntilStopped() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                // stop() woke the consumer: the loop ends; a wake-up from nobody costs a new consumer.
                continue;
            } catch (RuntimeException e) {
                tell(e);
            } catch (Error e) {
                onError.accept(e); // the thread cannot go on, but never dies silently
                throw e;
            }
            pause();
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        AlertCheck alerts = new AlertCheck(consumer);
        lookAtMs = System.currentTimeMillis();
        while (!isStopped()) {
            try {
                if (System.currentTimeMillis() >= lookAtMs) {
                    assign(consumer);
                }
                if (consumer.assignment().isEmpty()) {
                    pause();
                    continue;
                }
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    next.put(new TopicPartition(read.topic(), read.partition()), read.offset() + 1);
                    tell(read);
                }
                tellHistoryRead(consumer);
                if (alerts.isPassed()) {
                    teller.tellAlertsRead();
                }
            } catch (RetriableException e) {
                pause(); // the broker is away, or busy: ask again
            }
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> read) {
        try {
            teller.tell(read);
        } catch (InvalidInputException e) {
            undecodable.incrementAndGet();
            teller.tellUnreadable(read, e.reason() == Reason.UNKNOWN_SCHEMA);
        } catch (RuntimeException e) {
            tell(e);
            teller.tellUnreadable(read, false);
        }
    }

    private void tellHistoryRead(Consumer<byte[], byte[]> consumer) {
        if (!fromStart || !isComplete || isHistoryTold) {
            return;
        }
        historyEnds.entrySet().removeIf(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
        if (historyEnds.isEmpty()) {
            isHistoryTold = true;
            try {
                teller.tellHistoryRead();
            } catch (RuntimeException e) {
                tell(e);
            }
        }
    }

    private void tell(RuntimeException e) {
        long nowMs = System.currentTimeMillis();
        if (nowMs - toldAtMs >= PAUSE_MS) {
            toldAtMs = nowMs;
            onError.accept(e);
        }
    }

    /** Takes partitions that are not read yet; while a topic is missing, looks again soon. */
    private void assign(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        List<TopicPartition> added = new ArrayList<>();
        boolean complete = true;
        Map<String, List<PartitionInfo>> known = consumer.listTopics(ASK);
        for (Topics topic : topics) {
            List<PartitionInfo> partitions = known.getOrDefault(topic.topicName(), List.of());
            complete &= !partitions.isEmpty();
            for (PartitionInfo partition : partitions) {
                TopicPartition one = new TopicPartition(topic.topicName(), partition.partition());
                if (all.add(one)) {
                    added.add(one);
                }
            }
        }
        if (!added.isEmpty()) {
            noteHistory(consumer, added);
            consumer.assign(all);
            seek(consumer, added);
        }
        isComplete = complete;
        lookAtMs = System.currentTimeMillis() + (complete ? LOOK_AGAIN_MS : LOOK_SOON_MS);
    }

    private void noteHistory(Consumer<byte[], byte[]> consumer, List<TopicPartition> added) {
        if (fromStart && !isHistoryTold) {
            List<TopicPartition> unseen = new ArrayList<>(added);
            unseen.removeAll(next.keySet());
            unseen.removeAll(historyEnds.keySet());
            historyEnds.putAll(consumer.endOffsets(unseen, ASK));
        }
    }

    private void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> added) {
        List<TopicPartition> unseen = new ArrayList<>();
        for (TopicPartition partition : added) {
            Long offset = next.get(partition);
            if (offset == null) {
                unseen.add(partition);
            } else {
                consumer.seek(partition, offset);
            }
        }
        if (unseen.isEmpty()) {
            return;
        }
        if (fromStart) {
            consumer.seekToBeginning(unseen);
            return;
        }
        Map<TopicPartition, Long> sinceMs = new HashMap<>();
        unseen.forEach(partition -> sinceMs.put(partition, System.currentTimeMillis() - LIVE_MS));
        consumer.seekToEnd(unseen);
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                consumer.offsetsForTimes(sinceMs, ASK).entrySet()) {
            if (found.getValue() != null) {
                consumer.seek(found.getKey(), found.getValue().offset());
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            stopped.countDown(); // somebody wants the thread to end
        }
    }
}
