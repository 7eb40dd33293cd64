package io.keruen.app.history;

import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateCondition;
import io.keruen.schemas.AlertEventKind;
import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.AlertState;
import io.keruen.schemas.Authority;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.DeclarationStatus;
import io.keruen.schemas.PairState;
import io.keruen.schemas.Severity;
import io.keruen.schemas.TelemetryState;
import io.keruen.schemas.TransitEventKind;
import io.keruen.schemas.TransitEventRecord;
import io.keruen.schemas.VehicleStateRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as the escort job writes them, two rounds a second: one convoy, its pairs, papers, alerts, transit events and
 * clearances. */
public final class StateRecords {
    private static final long START_MS = 1_790_000_000_000L;
    private static final int EVENT_EVERY = 20;
    private static final String GATE = "gate-1";

    private final int vehicles;

    public StateRecords(int vehicles) {
        this.vehicles = vehicles;
    }

    /** How many points of vehicles come of so many rounds. */
    public long points(int rounds) {
        return (long) vehicles * rounds;
    }

    /** How many alerts, and transit events, and clearances, come of so many rounds. */
    public static int events(int rounds) {
        return (rounds + EVENT_EVERY - 1) / EVENT_EVERY;
    }

    /** The records of one round. */
    public void ofRound(int round, SchemaStore schemas, Consumer<ProducerRecord<byte[], byte[]>> out) {
        long atMs = START_MS + 500L * round;
        for (int i = 0; i < vehicles; i++) {
            out.accept(record(schemas, Topics.ESCORT_VEHICLES, "truck-" + i, vehicle(i, round, atMs)));
        }
        out.accept(record(schemas, Topics.ESCORT_CONVOYS, "convoy-1", convoy(round, atMs)));
        if (round % EVENT_EVERY == 0) {
            out.accept(record(schemas, Topics.ESCORT_ALERTS, "escort-1", alert(round, atMs)));
            out.accept(record(schemas, Topics.ESCORT_TRANSITS, "escort-1", transit(round, atMs)));
            byte[] decision = new ClearanceCodec(schemas).encode(decision(round, atMs));
            out.accept(new ProducerRecord<>(
                    Topics.ESCORT_CLEARANCES.topicName(), GATE.getBytes(StandardCharsets.UTF_8), decision));
        }
    }

    private static VehicleStateRecord vehicle(int number, int round, long atMs) {
        VehicleStateRecord state = new VehicleStateRecord();
        state.setVehicleId("truck-" + number);
        state.setConvoyId("convoy-1");
        state.setEscortId("escort-1");
        state.setEventTimeMs(atMs);
        state.setIngestTimeMs(atMs + 40);
        state.setTelemetryState(TelemetryState.LIVE);
        state.setLatDeg(46.6 + round * 1e-5);
        state.setLonDeg(82.7 - number * 1e-4);
        state.setSpeedMps(8 + number * 0.25);
        state.setZoneIds(List.of());
        state.setTyrePressureKpa(List.of());
        return state;
    }

    private ConvoyStateRecord convoy(int round, long atMs) {
        ConvoyStateRecord state = new ConvoyStateRecord();
        state.setConvoyId("convoy-1");
        state.setEscortId("escort-1");
        state.setPlanVersion(1);
        state.setEventTimeMs(atMs);
        List<String> order = new ArrayList<>();
        List<PairState> pairs = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            order.add("truck-" + i);
            if (i > 0) {
                PairState pair = new PairState();
                pair.setVehicleId("truck-" + i);
                pair.setOtherVehicleId("truck-" + (i - 1));
                pair.setGapM(30.0 + i + round % 10);
                pairs.add(pair);
            }
        }
        state.setVehicleIds(order);
        state.setPairs(pairs);
        state.setDeclarations(List.of(declaration(Authority.KZ, round), declaration(Authority.CN, round)));
        state.setSpeedMps(9.5);
        return state;
    }

    private static DeclarationState declaration(Authority side, int round) {
        DeclarationState state = new DeclarationState();
        state.setDeclarationId("declaration-1");
        state.setAuthority(side);
        state.setStatus(DeclarationStatus.RELEASED_FOR_TRANSIT);
        state.setVersion(1 + round / EVENT_EVERY);
        return state;
    }

    private static ClearanceDecision decision(int round, long atMs) {
        List<Answer> answers =
                Arrays.stream(GateCondition.values()).map(each -> Answer.TRUE).toList();
        String vehicleId = "truck-" + round / EVENT_EVERY;
        return new ClearanceDecision(
                GATE, vehicleId, "escort-1", atMs, Decision.GRANTED, atMs + 5_000, atMs - 100, answers, List.of());
    }

    private static AlertEventRecord alert(int round, long atMs) {
        AlertEventRecord event = new AlertEventRecord();
        event.setEvent(AlertEventKind.RAISED);
        event.setAlertId(String.format("%016x", 0x5eed_0000L + round));
        event.setRevision(1);
        event.setType("CONVOY_GAP");
        event.setRuleId("convoy-gap");
        event.setSeverity(Severity.MEDIUM);
        event.setState(AlertState.UNACKNOWLEDGED);
        event.setEscortId("escort-1");
        event.setVehicleId("truck-1");
        event.setStartedAtMs(atMs - 5_000);
        event.setRaisedAtMs(atMs);
        event.setUpdatedAtMs(atMs);
        event.setEvidence(Map.of());
        event.setNotes(Map.of());
        event.setRecommendedAction("Close the gap.");
        event.setRunbook("docs/runbook.md");
        return event;
    }

    private static TransitEventRecord transit(int round, long atMs) {
        TransitEventRecord event = new TransitEventRecord();
        event.setEvent(TransitEventKind.ENTERED);
        event.setEscortId("escort-1");
        event.setVehicleId("truck-1");
        event.setZoneId("zone-" + round / EVENT_EVERY);
        event.setEventTimeMs(atMs);
        return event;
    }

    /** One record for a topic. */
    public static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            SchemaStore schemas, Topics topic, String key, T value) {
        return new ProducerRecord<>(
                topic.topicName(),
                key.getBytes(StandardCharsets.UTF_8),
                new RecordCodec<T>(schemas, value.getSchema()).encode(value));
    }
}
