package io.keruen.jobs.kafka;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.ConvoyStatusCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.codec.VehicleStatusCodec;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.names.Topics;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.Outlets;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The pipeline's outlets on Kafka: at least once, every record with an identity that the reader drops repeats by. */
public final class KafkaOutlets {
    /** How long a broker may be away before the job fails and starts again from its checkpoint. */
    private static final String PATIENCE_MS = "600000";

    /** An alert waits for no other. */
    private static final Batching AT_ONCE = new Batching("0", "16384");

    /** How it stands, transit events and rejected inputs come in crowds, and nobody waits for them: a request carries many. */
    private static final Batching IN_BATCHES = new Batching("50", "131072");

    private KafkaOutlets() {}

    /** Outlets to the topics of a broker that asks nobody who he is. */
    public static Outlets of(String bootstrapServers) {
        return of(KafkaAccess.open(bootstrapServers));
    }

    /** The topics that are written. */
    public static List<Topics> topics() {
        return List.of(
                Topics.ESCORT_ALERTS,
                Topics.ESCORT_ALERT_STATES,
                Topics.ESCORT_TRANSITS,
                Topics.ESCORT_CLEARANCES,
                Topics.ESCORT_VEHICLES,
                Topics.ESCORT_CONVOYS,
                Topics.TELEMETRY_REJECTED,
                Topics.OFFICERS_REFUSED);
    }

    /** Outlets to the topics of a broker; tallies are left to the metrics. */
    public static Outlets of(KafkaAccess kafka) {
        return new Outlets(
                sink(kafka, AT_ONCE, Topics.ESCORT_ALERTS, KafkaOutlets::key, schemas -> {
                    AlertCodec codec = new AlertCodec(schemas);
                    return event -> codec.encode(event, System.currentTimeMillis());
                }),
                sink(kafka, IN_BATCHES, Topics.ESCORT_ALERT_STATES, AlertEvent::alertId, schemas -> {
                    AlertCodec codec = new AlertCodec(schemas);
                    return event -> codec.encodeState(event, System.currentTimeMillis());
                }),
                sink(
                        kafka,
                        IN_BATCHES,
                        Topics.ESCORT_TRANSITS,
                        KafkaOutlets::key,
                        schemas -> new TransitCodec(schemas)::encode),
                sink(
                        kafka,
                        AT_ONCE,
                        Topics.ESCORT_CLEARANCES,
                        ClearanceDecision::gateId,
                        schemas -> new ClearanceCodec(schemas)::encode),
                sink(
                        kafka,
                        IN_BATCHES,
                        new OutgoingRecord<>(
                                input -> Topics.ofRejected(input.source()).topicName(),
                                input -> null,
                                schemas -> new RejectedCodec(schemas)::encode)),
                new DiscardingSink<>(),
                sink(
                        kafka,
                        IN_BATCHES,
                        Topics.ESCORT_VEHICLES,
                        status -> status.vehicleId,
                        schemas -> new VehicleStatusCodec(schemas)::encode),
                sink(
                        kafka,
                        IN_BATCHES,
                        Topics.ESCORT_CONVOYS,
                        ConvoyStatus::convoyId,
                        schemas -> new ConvoyStatusCodec(schemas)::encode));
    }

    private static String key(AlertEvent event) {
        String escortId = event.escortId();
        if (escortId != null) {
            return escortId;
        }
        return event.vehicleId().isEmpty() ? event.alertId() : event.vehicleId();
    }

    private static String key(TransitEvent event) {
        String escortId = event.escortId();
        return escortId == null ? event.vehicleId() : escortId;
    }

    private static <T> Sink<T> sink(
            KafkaAccess kafka,
            Batching batching,
            Topics topic,
            OutgoingRecord.Key<T> key,
            OutgoingRecord.Codec<T> codec) {
        return sink(kafka, batching, new OutgoingRecord<>(topic.topicName(), key, codec));
    }

    private static <T> Sink<T> sink(KafkaAccess kafka, Batching batching, OutgoingRecord<T> record) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setKafkaProducerConfig(kafka.properties())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(record)
                .setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS)
                .setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS)
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, batching.lingerMs)
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, batching.batchBytes)
                .build();
    }

    /** How long a record waits for others of its partition, and with how many it goes at the latest. */
    private record Batching(String lingerMs, String batchBytes) {}
}
