package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.latency.GateScene.Truck;
import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.SealCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.sample.Frame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What gates, seals, customs and trucks say, on its way into the topics. One thread. */
final class GateVoice {
    private final Producer<byte[], byte[]> producer;
    private final SealCodec seals;
    private final GateDeviceCodec gates;
    private final DeclarationCodec declarations;
    private final FrameEncoder encoder = new FrameEncoder();
    private final Frame frame = new Frame(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    GateVoice(Producer<byte[], byte[]> producer) {
        this.producer = producer;
        SchemaStore schemas = SchemaStore.ofThisBuild();
        seals = new SealCodec(schemas);
        gates = new GateDeviceCodec(schemas);
        declarations = new DeclarationCodec(schemas);
    }

    /** Customs let every truck go. */
    void released(GateScene scene) {
        scene.releases()
                .forEach(line ->
                        send(Topics.CUSTOMS_DECLARATIONS, DeclarationCodec.key(line), declarations.encode(line)));
    }

    /** A seal speaks. */
    void sealed(Truck truck, SealStatus status, long nowMs) {
        var line = GateScene.seal(truck, status, nowMs);
        send(Topics.CUSTOMS_SEALS, line.sealId(), seals.encode(line));
    }

    /** The lane reads a truck. */
    void arrived(Truck truck, long nowMs) {
        tell(GateScene.line(GateLine.Event.ARRIVED, truck, nowMs));
    }

    /** The lane reads a truck that leaves. */
    void passed(Truck truck, long nowMs) {
        tell(GateScene.line(GateLine.Event.PASSED, truck, nowMs));
    }

    private void tell(GateLine line) {
        send(Topics.GATES_DEVICES, line.gateId(), gates.encode(line));
    }

    /** A truck speaks. */
    void stands(Truck truck, long sequence, long nowMs) {
        GateScene.write(truck, sequence, nowMs, frame);
        send(Topics.TELEMETRY_FRAMES, truck.id(), encoder.encode(frame));
    }

    private void send(Topics topic, String key, byte[] value) {
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    /** What could not be said. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
