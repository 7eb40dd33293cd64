package io.keruen.app.history;

import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.schemas.Authority;
import io.keruen.schemas.ClearanceConditions;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.Condition;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.DeclarationStatus;
import io.keruen.schemas.GateDecision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of the contract that no job writes yet: decisions at gates, and what authorities say. */
public final class ContractRecords {
    private ContractRecords() {}

    /** Writes them as if a job did. */
    public static void write(String bootstrapServers, long atMs) throws ExecutionException, InterruptedException {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(StateRecords.record(schemas, Topics.ESCORT_CLEARANCES, "gate-1", held(atMs)))
                    .get();
            producer.send(StateRecords.record(schemas, Topics.ESCORT_CONVOYS, "contract-convoy", declared(atMs)))
                    .get();
        }
    }

    private static ClearanceDecisionRecord held(long atMs) {
        ClearanceConditions conditions = new ClearanceConditions();
        for (var field : ClearanceConditions.getClassSchema().getFields()) {
            conditions.put(field.pos(), Condition.TRUE);
        }
        conditions.setSeal(Condition.FALSE);
        ClearanceDecisionRecord decision = new ClearanceDecisionRecord();
        decision.setGateId("gate-1");
        decision.setVehicleId("T1");
        decision.setEscortId("escort-1");
        decision.setDecidedAtMs(atMs + 1_000);
        decision.setDecision(GateDecision.HELD);
        decision.setConditions(conditions);
        decision.setReasons(List.of("The seal is not heard."));
        return decision;
    }

    private static ConvoyStateRecord declared(long atMs) {
        DeclarationState declaration = new DeclarationState();
        declaration.setDeclarationId("declaration-1");
        declaration.setAuthority(Authority.KZ);
        declaration.setStatus(DeclarationStatus.RELEASED_FOR_TRANSIT);
        declaration.setVersion(1);
        ConvoyStateRecord state = new ConvoyStateRecord();
        state.setConvoyId("contract-convoy");
        state.setEscortId("contract-escort");
        state.setPlanVersion(1);
        state.setEventTimeMs(atMs + 1_000);
        state.setVehicleIds(List.of());
        state.setPairs(List.of());
        state.setDeclarations(List.of(declaration));
        return state;
    }
}
