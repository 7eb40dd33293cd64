package io.keruen.app.officers;

import io.keruen.app.live.Broker;
import io.keruen.app.live.StoredTopics;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.convoy.PlannedVehicle;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which gates and vehicles a control topic names: an id that it does not is most likely misspelt, and the job takes a hold
 * of any gate. Whatever stands in the topic counts, also what was refused or withdrawn: nobody who may write there shall
 * keep an officer from holding a gate.
 */
final class KnownIds {
    private static final int MOST_SHOWN = 20;
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();

    private final Topics topic;
    private final Set<String> ids = new TreeSet<>();

    private KnownIds(Topics topic) {
        this.topic = topic;
    }

    /** The gates of zones. */
    static KnownIds gates(Broker broker) throws InterruptedException {
        ZoneCodec codec = new ZoneCodec(SCHEMAS);
        return new KnownIds(Topics.CONTROL_ZONES).read(broker, value -> {
            String gateId = codec.decode(value).gateId();
            return gateId == null ? List.of() : List.of(gateId);
        });
    }

    /** The vehicles of plans. */
    static KnownIds vehicles(Broker broker) throws InterruptedException {
        PlanCodec codec = new PlanCodec(SCHEMAS);
        return new KnownIds(Topics.CONTROL_ESCORTS)
                .read(
                        broker,
                        value -> codec.decode(value).vehicles().stream()
                                .map(PlannedVehicle::vehicleId)
                                .toList());
    }

    private KnownIds read(Broker broker, Names names) throws InterruptedException {
        broker.require(Set.of(topic), Set.of());
        try (StoredTopics topics = StoredTopics.open(broker.access(), List.of(topic))) {
            long unused = topics.read(topic, record -> add(record, names));
        }
        return this;
    }

    private void add(ConsumerRecord<byte[], byte[]> record, Names names) {
        if (record.value() == null || Ticker.isTick(record)) {
            return;
        }
        try {
            ids.addAll(names.in(record.value()));
        } catch (InvalidInputException e) {
            // what cannot be read names nothing
        }
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    /** Where they stand, and the first of them. */
    @Override
    public String toString() {
        String shown = String.join(", ", ids.stream().limit(MOST_SHOWN).toList());
        String more = ids.size() > MOST_SHOWN ? " and " + (ids.size() - MOST_SHOWN) + " more" : "";
        return topic.topicName() + " names " + (ids.isEmpty() ? "none" : shown + more);
    }

    /** What finds ids in a record. */
    @FunctionalInterface
    private interface Names {
        Collection<String> in(byte[] value) throws InvalidInputException;
    }
}
