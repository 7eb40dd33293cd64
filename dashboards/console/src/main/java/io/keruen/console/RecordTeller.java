package io.keruen.console;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.codec.VehicleStatusCodec;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.sample.Frame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes a record of any topic of the board and tells the listeners. One per thread. */
final class RecordTeller {
    private static final byte[] TICK = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);

    private final Map<String, Topics> topics = new TreeMap<>();
    private final List<BoardEvents> listeners;
    private final ZoneCodec zones;
    private final PlanCodec plans;
    private final PolicyCodec policies;
    private final AlertCodec alerts;
    private final TransitCodec transits;
    private final VehicleStatusCodec vehicles;
    private final FrameDecoder frames;
    private final Frame frame = new Frame(64);

    RecordTeller(SchemaStore schemas, List<BoardEvents> listeners) {
        this.listeners = List.copyOf(listeners);
        for (Topics topic : Topics.values()) {
            topics.put(topic.topicName(), topic);
        }
        zones = new ZoneCodec(schemas);
        plans = new PlanCodec(schemas);
        policies = new PolicyCodec(schemas);
        alerts = new AlertCodec(schemas);
        transits = new TransitCodec(schemas);
        vehicles = new VehicleStatusCodec(schemas);
        frames = new FrameDecoder(schemas);
    }

    /** Tells of this record; ticks and tombstones say nothing here. */
    void tell(ConsumerRecord<byte[], byte[]> read) throws InvalidInputException {
        Topics topic = topics.get(read.topic());
        byte[] message = read.value();
        if (topic == null || message == null || Arrays.equals(TICK, read.key())) {
            return;
        }
        switch (topic) {
            case CONTROL_ZONES -> {
                ZoneSpec zone = zones.decode(message);
                each(listener -> listener.zone(zone));
            }
            case CONTROL_ESCORTS -> {
                EscortPlan plan = plans.decode(message);
                each(listener -> listener.plan(plan));
            }
            case CONTROL_POLICIES -> {
                Policy policy = policies.decode(message);
                each(listener -> listener.policy(policy));
            }
            case ESCORT_ALERTS -> {
                AlertEvent alert = alerts.decode(message);
                each(listener -> listener.alert(alert));
            }
            case ESCORT_TRANSITS -> {
                TransitEvent transit = transits.decode(message);
                each(listener -> listener.transit(transit));
            }
            case ESCORT_VEHICLES -> {
                long ingestTimeMs = vehicles.ingestTimeMs(message);
                each(listener -> listener.judged(ingestTimeMs));
            }
            case TELEMETRY_FRAMES -> {
                frames.decode(message, read.timestamp(), frame);
                each(listener -> listener.frame(frame));
            }
            default -> throw new IllegalArgumentException("the board does not read " + read.topic());
        }
    }

    /** Tells that the records from before the start have been told. */
    void tellHistoryRead() {
        each(BoardEvents::historyRead);
    }

    /** Every listener hears of it, also when one before it fails; the first failure is thrown afterwards. */
    private void each(Consumer<BoardEvents> telling) {
        RuntimeException failure = null;
        for (BoardEvents listener : listeners) {
            try {
                telling.accept(listener);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
