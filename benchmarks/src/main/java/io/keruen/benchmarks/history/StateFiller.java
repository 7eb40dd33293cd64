package io.keruen.benchmarks.history;

import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.schemas.FixType;
import io.keruen.schemas.Integrity;
import io.keruen.schemas.Jurisdiction;
import io.keruen.schemas.OperatingMode;
import io.keruen.schemas.TelemetryState;
import io.keruen.schemas.VehicleRole;
import io.keruen.schemas.VehicleStateRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills {@code escort.vehicles} with states as a fleet of 200 vehicles writes them, twice a second each. */
final class StateFiller {
    private static final int VEHICLES = 200;
    private static final long START_MS = 1_790_000_000_000L;

    private StateFiller() {}

    static void fill(String bootstrapServers, int records) {
        RecordCodec<VehicleStateRecord> codec =
                new RecordCodec<>(SchemaStore.ofThisBuild(), VehicleStateRecord.getClassSchema());
        Random random = new Random(1);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        // a topic that was just made may not have its leader yet: then several at once disorder
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                VehicleStateRecord state = state(i, random);
                var unused = producer.send(new ProducerRecord<>(
                        Topics.ESCORT_VEHICLES.topicName(),
                        state.getVehicleId().getBytes(StandardCharsets.UTF_8),
                        codec.encode(state)));
            }
            producer.flush();
        }
    }

    private static VehicleStateRecord state(int number, Random random) {
        VehicleStateRecord state = new VehicleStateRecord();
        int vehicle = number % VEHICLES;
        state.setVehicleId("truck-" + vehicle);
        state.setConvoyId("convoy-" + vehicle / 5);
        state.setEscortId("escort-" + vehicle / 5);
        state.setRole(VehicleRole.CARGO);
        state.setEventTimeMs(START_MS + 500L * (number / VEHICLES));
        state.setIngestTimeMs(state.getEventTimeMs() + 80);
        state.setTelemetryState(TelemetryState.LIVE);
        state.setIntegrity(Integrity.TRUSTED);
        place(state, random);
        state.setOperatingMode(OperatingMode.AUTOMATIC);
        state.setMinimalRisk(false);
        state.setStateOfChargePct(40 + 40 * random.nextDouble());
        state.setBatteryTempC(20 + 10 * random.nextDouble());
        state.setMotorTempC(40 + 20 * random.nextDouble());
        state.setBrakeTempC(60 + 50 * random.nextDouble());
        state.setTyrePressureKpa(List.of());
        state.setCargoTempC(4 + random.nextDouble());
        state.setDoorOpen(false);
        return state;
    }

    private static void place(VehicleStateRecord state, Random random) {
        state.setLatDeg(46.6 + random.nextDouble());
        state.setLonDeg(82.7 + random.nextDouble());
        state.setAltitudeM(420 + random.nextDouble());
        state.setSpeedMps(8 + random.nextDouble());
        state.setCourseDeg(360 * random.nextDouble());
        state.setAccuracyM(1 + random.nextDouble());
        state.setRouteId("route-1");
        state.setChainageM(10_000 * random.nextDouble());
        state.setCrossTrackM(random.nextGaussian());
        state.setProgressRatio(random.nextDouble());
        state.setZoneIds(List.of("corridor"));
        state.setJurisdiction(Jurisdiction.KZ);
        state.setFixType(FixType.RTK_FIXED);
        state.setSatellites(18);
        state.setHdop(0.7);
        state.setCn0MeanDbHz(44 + random.nextDouble());
        state.setWheelSpeedMps(8 + random.nextDouble());
        state.setYawRateDegps(random.nextGaussian());
    }
}
