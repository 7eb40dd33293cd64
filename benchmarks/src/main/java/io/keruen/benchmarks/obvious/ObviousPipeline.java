package io.keruen.benchmarks.obvious;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.zone.ZoneSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Takes one message per sample and judges it at once. One per thread. */
public final class ObviousPipeline {
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(ObviousRecord.SCHEMA);
    private final Map<String, ObviousVehicle> vehicles = new HashMap<>();
    private final ObviousJudge judge;
    private @Nullable BinaryDecoder decoder;

    /** A pipeline over these zones, plans and routes. */
    public ObviousPipeline(
            ObviousZones zones,
            List<EscortPlan> plans,
            List<ZoneSpec> routes,
            Consumer<ObviousAlert> alerts,
            Consumer<String> transits) {
        judge = new ObviousJudge(zones, ObviousPlan.byVehicle(plans, routes), new ObviousRules(alerts, transits));
    }

    /** Forgets all vehicles. */
    public void clear() {
        vehicles.clear();
    }

    /** One message: the vehicle's id is its key. */
    public void take(String key, byte[] message) {
        ObviousSample sample = ObviousSample.of(key, decode(message));
        judge.take(vehicles.computeIfAbsent(key, ObviousVehicle::new), sample, vehicles::get);
    }

    /** Looks for vehicles that have fallen silent. */
    public void tick(long nowMs) {
        for (ObviousVehicle vehicle : vehicles.values()) {
            judge.silence(vehicle, nowMs);
        }
    }

    private GenericRecord decode(byte[] message) {
        try {
            BinaryDecoder next = DecoderFactory.get().binaryDecoder(message, decoder);
            decoder = next;
            return reader.read(null, next);
        } catch (IOException e) {
            throw new UncheckedIOException("the benchmark's own record is refused", e);
        }
    }
}
