package io.keruen.benchmarks.job;

import io.keruen.benchmarks.obvious.ObviousRecord;
import io.keruen.benchmarks.workload.Workload;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.zone.ZoneSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything that a round reads: zones, plans, frames and ticks, and the same samples one by one for the obvious
 * way. The records carry the workload's own ingest times, and ticks stand ten to a second of them, so a round has as
 * much to do per sample as live traffic, however fast it is read; by the broker's clock they would all have arrived
 * within seconds.
 */
final class Filler {
    static final String FRAMES = Topics.TELEMETRY_FRAMES.topicName();
    static final String SAMPLES = "bench.samples";
    static final String SAID = "bench.said";
    static final int PARTITIONS = 2;

    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(PARTITIONS, TimeOwner.PLAYER);
    private static final long BEFORE_MS = 2_000;
    private static final int CONVOY = 5;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Workload workload;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Filler(KafkaProducer<byte[], byte[]> producer, Workload workload) {
        this.producer = producer;
        this.workload = workload;
    }

    /** Makes the topics and fills them. */
    static void fill(String bootstrapServers, Admin admin, Workload workload, int frameSize)
            throws ExecutionException, InterruptedException {
        TopicSetup.ensure(admin, LAYOUT);
        Map<String, String> forEver = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
        admin.createTopics(List.of(
                        new NewTopic(SAMPLES, Optional.of(PARTITIONS), Optional.empty()).configs(forEver),
                        new NewTopic(SAID, Optional.of(1), Optional.empty())))
                .all()
                .get();
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            Filler filler = new Filler(producer, workload);
            filler.control();
            filler.frames(frameSize);
            filler.samples();
            producer.flush();
            Exception failed = filler.failure.get();
            if (failed != null) {
                throw new IllegalStateException("the topics could not be filled", failed);
            }
        }
    }

    private void control() {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        ZoneCodec zones = new ZoneCodec(schemas);
        PlanCodec plans = new PlanCodec(schemas);
        long atMs = Workload.START_MS - BEFORE_MS;
        List<ZoneSpec> all = Stream.concat(workload.zones().stream(), workload.routes().stream())
                .toList();
        for (ZoneSpec zone : all) {
            send(Topics.CONTROL_ZONES.topicName(), 0, zone.id() + "@" + zone.version(), zones.encode(zone), atMs);
        }
        for (EscortPlan plan : workload.plans()) {
            String key = plan.escortId() + "@" + plan.version();
            send(Topics.CONTROL_ESCORTS.topicName(), 0, key, plans.encode(plan), atMs);
        }
        tick(atMs + 1);
    }

    private void frames(int frameSize) {
        byte[][][] frames = workload.liveFrames(frameSize);
        for (int last = 0; last <= workload.size().samples(); last++) {
            if (last % frameSize == 0) {
                send(FRAMES, frames, last / frameSize, last);
            }
            tick(workload.completeMs(last));
        }
    }

    private void samples() {
        int count = 1 + workload.size().samples();
        byte[][][] records = new byte[workload.size().vehicles()][][];
        for (int vehicle = 0; vehicle < records.length; vehicle++) {
            records[vehicle] = ObviousRecord.encode(workload.trace(vehicle), count);
        }
        for (int i = 0; i < count; i++) {
            send(SAMPLES, records, i, i);
        }
    }

    /** Sends the record of this number of every vehicle, in order of arrival. */
    private void send(String topic, byte[][][] records, int number, int lastSample) {
        for (int member = 0; member < CONVOY; member++) {
            for (int vehicle = member; vehicle < records.length; vehicle += CONVOY) {
                String id = workload.vehicleIds()[vehicle];
                int partition = InputPartitions.of(id, PARTITIONS);
                send(topic, partition, id, records[vehicle][number], Workload.ingestMs(vehicle, lastSample));
            }
        }
    }

    private void tick(long atMs) {
        for (TopicPartition partition : InputPartitions.of(LAYOUT)) {
            send(Ticker.record(partition, atMs));
        }
    }

    private void send(String topic, int partition, String key, byte[] value, long atMs) {
        send(new ProducerRecord<>(topic, partition, atMs, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }
}
