package io.keruen.app.officers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.schemas.RejectedInputRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What an officer hears of what was sent. */
class OfficersDeskTest {
    private static final TopicPartition REFUSED = new TopicPartition(Topics.OFFICERS_REFUSED.topicName(), 0);
    private static final TopicPartition ACTIONS = new TopicPartition(Topics.OFFICERS_ACTIONS.topicName(), 0);
    private static final RecordMetadata OURS = new RecordMetadata(ACTIONS, 7, 0, 0, 0, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void a_reason_of_a_newer_release_is_told_in_its_own_words() {
        try (OfficersDesk desk = desk()) {
            refuse(0, 7, "OF_TOMORROW");

            assertThat(desk.refusals(List.of(OURS), Duration.ofMinutes(1)))
                    .containsExactly(new Refusal(ACTIONS.toString(), 7, "OF_TOMORROW", "because"));
        }
    }

    /** What was sent stands: another's refusal must not end the command as if it did not. */
    @Test
    void what_is_refused_of_others_is_nothing_to_this_officer() {
        try (OfficersDesk desk = desk()) {
            refuse(0, 6, "OF_TOMORROW");
            refuse(1, 7, "UNSIGNED");

            assertThat(desk.refusals(List.of(OURS), Duration.ofMinutes(1)))
                    .extracting(Refusal::reason)
                    .containsExactly("UNSIGNED");
        }
    }

    private OfficersDesk desk() {
        consumer.assign(List.of(REFUSED));
        consumer.updateBeginningOffsets(Map.of(REFUSED, 0L));
        return new OfficersDesk(new MockProducer<>(), consumer);
    }

    private void refuse(long offset, long position, String reason) {
        RejectedInputRecord record = new RejectedInputRecord();
        record.setReason(reason);
        record.setDetail("because");
        record.setSource(ACTIONS.toString());
        record.setPartition(-1);
        record.setOffset(position);
        record.setSampleIndex(-1);
        record.setSampleCount(1);
        record.setOriginal(ByteBuffer.allocate(0));
        byte[] value =
                new RecordCodec<>(SchemaStore.ofThisBuild(), RejectedInputRecord.getClassSchema()).encode(record);
        consumer.addRecord(new ConsumerRecord<>(REFUSED.topic(), REFUSED.partition(), offset, new byte[0], value));
    }
}
