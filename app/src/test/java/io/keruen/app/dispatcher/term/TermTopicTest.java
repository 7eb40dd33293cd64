package io.keruen.app.dispatcher.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.names.DispatcherNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A producer that has begun transactions cannot begin them once more: the library ends it with an IllegalStateException. */
class TermTopicTest {
    private static final TopicPartition PARTITION = new TopicPartition(DispatcherNames.TERMS, 0);

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private int failingReads;
    private boolean isCommitFailing;

    @Test
    void a_broker_that_goes_away_in_the_middle_of_a_beginning_puts_the_term_off() {
        failingReads = 1;
        try (TermTopic terms = new TermTopic(this::producer, this::consumer)) {
            assertThatThrownBy(terms::begin).isInstanceOf(TimeoutException.class);
            assertThat(terms.begin()).isEqualTo(8);
        }
        assertThat(producers).hasSize(2).allMatch(MockProducer::closed);
    }

    @Test
    void a_commit_that_nobody_answers_puts_the_term_off() {
        isCommitFailing = true;
        try (TermTopic terms = new TermTopic(this::producer, this::consumer)) {
            assertThatThrownBy(terms::begin).isInstanceOf(TimeoutException.class);
            isCommitFailing = false;
            assertThat(terms.begin()).isEqualTo(8);
            assertThat(terms.newest()).isEqualTo(8);
        }
    }

    private Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        if (isCommitFailing) {
            producer.commitTransactionException = new TimeoutException("nobody answers");
        }
        producers.add(producer);
        return producer;
    }

    /** Term 7 stands in the topic. */
    private Consumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
                if (failingReads-- > 0) {
                    throw new TimeoutException("nobody answers");
                }
                return super.endOffsets(partitions);
            }
        };
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        byte[] seven = "7".getBytes(StandardCharsets.UTF_8);
        consumer.schedulePollTask(() ->
                consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, null, seven)));
        return consumer;
    }
}
