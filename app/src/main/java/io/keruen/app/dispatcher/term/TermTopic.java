package io.keruen.app.dispatcher.term;

import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.names.DispatcherNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The record of terms: a compacted topic that one producer at a time may write. Who begins a term fences the one before,
 * reads the last term and writes the next one; two that begin at once cannot both succeed with one number. Used by one
 * thread.
 */
public final class TermTopic implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(DispatcherNames.TERMS, 0);
    private static final byte[] KEY = "gates".getBytes(StandardCharsets.UTF_8);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long newest;

    /**
     * A topic that nobody has looked into.
     *
     * @param producers of such as have the transactional id of all dispatchers
     * @param consumers of such as have no group and read what is committed
     */
    public TermTopic(Supplier<Producer<byte[], byte[]>> producers, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.producers = producers;
        this.consumers = consumers;
    }

    /** Makes the topic if it is not there, in as many copies as the topics beside it. */
    public static void ensure(Admin admin, TopicLayout layout) throws ExecutionException, InterruptedException {
        ensure(admin, laidOut(layout));
    }

    /** The topic as it is made beside others. */
    public static NewTopic laidOut(TopicLayout layout) {
        return layout.ofLatest(DispatcherNames.TERMS);
    }

    /** The same where nobody has said how many copies there are: as many as the broker makes by itself. */
    public static void ensure(Admin admin) throws ExecutionException, InterruptedException {
        short asTheBroker = -1;
        ensure(
                admin,
                new NewTopic(DispatcherNames.TERMS, 1, asTheBroker)
                        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    }

    private static void ensure(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        if (admin.listTopics().names().get().contains(topic.name())) {
            return; // who may not make topics need not ask
        }
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Begins a term; whoever had the one before cannot write any more. */
    public long begin() {
        try {
            return begin(writer(), reader());
        } catch (RuntimeException e) {
            close(); // what a transaction was begun with can begin no other
            throw e;
        }
    }

    private long begin(Producer<byte[], byte[]> writer, Consumer<byte[], byte[]> reader) {
        writer.initTransactions();
        reader.assign(List.of(PARTITION));
        reader.seekToBeginning(List.of(PARTITION));
        long term = newest() + 1;
        writer.beginTransaction();
        // The commit waits for it, and fails if it failed.
        Future<RecordMetadata> unused = writer.send(new ProducerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                KEY,
                Long.toString(term).getBytes(StandardCharsets.UTF_8)));
        writer.commitTransaction();
        newest = term;
        return term;
    }

    /** The newest term. */
    public long newest() {
        Consumer<byte[], byte[]> reader = reader();
        long end = Objects.requireNonNull(reader.endOffsets(List.of(PARTITION)).get(PARTITION));
        while (reader.position(PARTITION) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
                newest = Math.max(newest, Long.parseLong(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return newest;
    }

    private Producer<byte[], byte[]> writer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    private Consumer<byte[], byte[]> reader() {
        if (consumer == null) {
            consumer = consumers.get();
        }
        return consumer;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> writer = producer;
        Consumer<byte[], byte[]> reader = consumer;
        producer = null;
        consumer = null;
        try {
            if (writer != null) {
                writer.close(Duration.ZERO); // what is under way is of no term
            }
        } finally {
            if (reader != null) {
                reader.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }
}
