package io.keruen.jobs.history;

import io.keruen.connectors.history.HistoryRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes Kafka records on as they are. */
public final class HistoryRecords implements KafkaRecordDeserializationSchema<HistoryRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<HistoryRecord> out) {
        out.collect(new HistoryRecord(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.value()));
    }

    @Override
    public TypeInformation<HistoryRecord> getProducedType() {
        return TypeInformation.of(HistoryRecord.class);
    }
}
