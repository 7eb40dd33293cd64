package io.keruen.app.officers;

import io.keruen.app.command.UsageException;
import io.keruen.app.live.Broker;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.rejected.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Sends what officers signed, and listens whether the job refuses it. One at a time; close it. */
final class OfficersDesk implements AutoCloseable {
    private static final TopicPartition REFUSED = new TopicPartition(Topics.OFFICERS_REFUSED.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> refused;
    private final RejectedCodec codec = new RejectedCodec(SchemaStore.ofThisBuild());

    /** A desk that may write these topics, and hears of everything that is refused from now on. */
    OfficersDesk(Broker broker, Set<Topics> written) throws InterruptedException {
        this(required(broker, written), KafkaClients.listener(broker.access()));
        refused.assign(List.of(REFUSED));
        refused.seekToEnd(List.of(REFUSED));
        refused.position(REFUSED);
        // what is sent first waits for nothing but the broker
        written.forEach(topic -> producer.partitionsFor(topic.topicName()));
    }

    /** A desk that sends and hears with these. */
    OfficersDesk(Producer<byte[], byte[]> producer, Consumer<byte[], byte[]> refused) {
        this.producer = producer;
        this.refused = refused;
    }

    private static Producer<byte[], byte[]> required(Broker broker, Set<Topics> written) throws InterruptedException {
        broker.require(Set.of(Topics.OFFICERS_REFUSED), written);
        return KafkaClients.promptProducer(broker.access());
    }

    /** Sends a record, and waits until the broker has it; where it stands. */
    RecordMetadata send(SignedContent content, List<OfficerSignature> signatures, @Nullable Long stampMs)
            throws InterruptedException {
        List<Header> headers = signatures.stream()
                .map(each -> (Header) new RecordHeader(OfficerSignature.HEADER, each.encode()))
                .toList();
        try {
            return producer.send(
                            new ProducerRecord<>(content.topic(), 0, stampMs, content.key(), content.value(), headers))
                    .get();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new UsageException("the broker does not take it: " + cause.getMessage());
        }
    }

    /** What the job refuses of some records within a time; as soon as it has refused all, no longer is waited. */
    List<Refusal> refusals(List<RecordMetadata> sent, Duration time) {
        List<Refusal> found = new ArrayList<>();
        long endNs = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < endNs && found.size() < sent.size()) {
            for (ConsumerRecord<byte[], byte[]> record : refused.poll(POLL)) {
                Refusal why = read(record);
                if (sent.stream().anyMatch(each -> isAbout(why, each))) {
                    found.add(why);
                }
            }
        }
        return found;
    }

    /** Whether a refusal is about this record. */
    static boolean isAbout(Refusal why, RecordMetadata sent) {
        return why.source().equals(sent.topic() + "-" + sent.partition()) && why.position() == sent.offset();
    }

    private Refusal read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.refusal(record.value());
        } catch (InvalidInputException e) {
            throw new UsageException(REFUSED + " holds what this release cannot read: " + e.sentence());
        }
    }

    @Override
    public void close() {
        producer.close();
        refused.close();
    }
}
