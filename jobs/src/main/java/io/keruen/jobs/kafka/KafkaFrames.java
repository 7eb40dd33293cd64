package io.keruen.jobs.kafka;

import io.keruen.connectors.kafka.Ticker;
import io.keruen.jobs.record.WireFrame;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes frames of Kafka records without looking into them: what is no frame is rejected by the vehicle's host. */
public final class KafkaFrames implements KafkaRecordDeserializationSchema<WireFrame> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<WireFrame> out) {
        String key = Keys.text(record.key());
        out.collect(
                Ticker.isTick(record)
                        ? WireFrame.tick(Keys.tickedMs(record))
                        : new WireFrame(
                                key,
                                record.timestamp(),
                                record.value(),
                                record.topic(),
                                record.partition(),
                                record.offset()));
    }

    @Override
    public TypeInformation<WireFrame> getProducedType() {
        return WireFrame.TYPE;
    }
}
