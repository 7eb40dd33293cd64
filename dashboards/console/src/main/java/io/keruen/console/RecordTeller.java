package io.keruen.console;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.codec.VehicleStatusCodec;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.rule.anomaly.IdentityRule;
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
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a record of any topic of the board and tells the listeners. A frame is believed as far as the escort job believes
 * it: its key says whose it is, and where the broker stamps, the broker says when it came. One per thread.
 */
final class RecordTeller {
    private static final long DAMAGED_MS = 86_400_000;

    private final Map<String, Topics> topics = new TreeMap<>();
    private final List<BoardEvents> listeners;
    private final ZoneCodec zones;
    private final PlanCodec plans;
    private final PolicyCodec policies;
    private final AlertCodec alerts;
    private final TransitCodec transits;
    private final VehicleStatusCodec vehicles;
    private final FrameDecoder frames;
    private final RejectedCodec rejected;
    private final ControlRecords control = new ControlRecords();
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
        rejected = new RejectedCodec(schemas);
    }

    /**
     * Tells of this record; a tick says nothing here, nor does a tombstone but in control topics and
     * of a vehicle.
     *
     * @throws InvalidInputException if the escort job refuses such a record, too
     */
    void tell(ConsumerRecord<byte[], byte[]> read) throws InvalidInputException {
        Topics topic = topics.get(read.topic());
        byte[] message = read.value();
        if (topic == null || Ticker.isTick(read)) {
            return;
        }
        if (message == null) {
            if (isControl(topic)) {
                tellControl(topic, read, ControlRecords.withdrawn(topic, key(read)));
            } else if (topic == Topics.ESCORT_VEHICLES) {
                each(listener -> listener.gone(text(read.key())));
            }
            return;
        }
        switch (topic) {
            case CONTROL_ZONES -> {
                ZoneSpec zone = zones.decode(message);
                requireKey(read, zone.id(), zone.version());
                tellControl(topic, read, listener -> listener.zone(zone));
            }
            case CONTROL_ESCORTS -> {
                EscortPlan plan = plans.decode(message);
                requireKey(read, plan.escortId(), plan.version());
                tellControl(topic, read, listener -> listener.plan(plan));
            }
            case CONTROL_POLICIES -> {
                Policy policy = policies.decode(message);
                String policyId = key(read).id();
                requireKey(read, policyId, policy.version());
                tellControl(topic, read, listener -> listener.policy(policyId, policy));
            }
            case OFFICERS_REFUSED -> {
                Refusal refusal = rejected.refusal(message);
                Consumer<BoardEvents> instead = control.refused(
                        refusal.source(), refusal.position(), refusal.reason().equals(Reason.REPLAYED.name()));
                if (instead != null) {
                    each(instead);
                }
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
                readFrame(message, read);
                if (!IdentityRule.isMismatch(frame.authenticatedAs, frame.vehicleId)) {
                    each(listener -> listener.frame(frame));
                }
            }
            default -> throw new IllegalArgumentException("the board does not read " + read.topic());
        }
    }

    private void readFrame(byte[] message, ConsumerRecord<byte[], byte[]> read) throws InvalidInputException {
        frames.decode(message, read.timestamp(), frame);
        if (!frame.vehicleId.equals(text(read.key()))) {
            throw new InvalidInputException(
                    Reason.KEY_MISMATCH,
                    "The key is " + text(read.key()) + ", the frame is of " + frame.vehicleId + ".");
        }
        if (read.timestampType() == TimestampType.LOG_APPEND_TIME) {
            Arrays.fill(frame.ingestTimeMs(), 0, frame.size(), read.timestamp());
        }
    }

    private static boolean isControl(Topics topic) {
        return topic == Topics.CONTROL_ZONES || topic == Topics.CONTROL_ESCORTS || topic == Topics.CONTROL_POLICIES;
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private static VersionedKey key(ConsumerRecord<byte[], byte[]> read) throws InvalidInputException {
        String key = text(read.key());
        return VersionedKey.parse(key)
                .orElseThrow(() -> new InvalidInputException(
                        Reason.KEY_MISMATCH, "The key " + key + " is not of the form id@version."));
    }

    private static void requireKey(ConsumerRecord<byte[], byte[]> read, String id, long version)
            throws InvalidInputException {
        VersionedKey said = new VersionedKey(id, version);
        if (!key(read).equals(said)) {
            throw new InvalidInputException(
                    Reason.KEY_MISMATCH, "The key is " + key(read) + ", the record " + said + ".");
        }
    }

    private void tellControl(Topics topic, ConsumerRecord<byte[], byte[]> read, Consumer<BoardEvents> telling)
            throws InvalidInputException {
        String source = read.topic() + "-" + read.partition();
        if (control.came(topic, key(read), source, read.offset(), telling)) {
            each(telling);
        }
    }

    /** Tells that the records from before the start have been told. */
    void tellHistoryRead() {
        each(BoardEvents::historyRead);
    }

    /** Tells that all alerts have been told. */
    void tellAlertsRead() {
        each(BoardEvents::alertsRead);
    }

    /**
     * This record could not be told; of an alert the listeners hear. What a newer release wrote is missing until this program
     * is of that release, too; what is damaged nobody ever reads, and for a day it is said.
     */
    void tellUnreadable(ConsumerRecord<byte[], byte[]> read, boolean isOfNewerRelease) {
        if (topics.get(read.topic()) == Topics.ESCORT_ALERTS) {
            long untilMs = isOfNewerRelease ? Long.MAX_VALUE : read.timestamp() + DAMAGED_MS;
            each(listener -> listener.alertUnreadable(untilMs));
        }
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
