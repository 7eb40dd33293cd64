package io.keruen.app.dispatcher;

import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.RejectedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The topic of rejected inputs. Used by one thread; the producer stays its owner's. */
final class RejectedTopic implements OutboxReader.Rejects {
    private final Producer<byte[], byte[]> producer;
    private final RejectedCodec codec = new RejectedCodec(SchemaStore.ofThisBuild());
    private final List<Future<RecordMetadata>> underWay = new ArrayList<>();

    RejectedTopic(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void keep(RejectedInput input) {
        underWay.add(producer.send(new ProducerRecord<>(Topics.TELEMETRY_REJECTED.topicName(), codec.encode(input))));
    }

    @Override
    public void force() throws InterruptedException {
        for (Future<RecordMetadata> each : underWay) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a rejected input could not be kept", e.getCause());
            }
        }
        underWay.clear();
    }
}
