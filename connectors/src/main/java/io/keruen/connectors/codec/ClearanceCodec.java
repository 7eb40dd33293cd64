package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateCondition;
import io.keruen.schemas.ClearanceConditions;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.Condition;
import io.keruen.schemas.GateDecision;
import java.util.ArrayList;
import java.util.List;

/** Clearance decisions as they stand in {@code escort.clearances}. One per thread. */
public final class ClearanceCodec {
    private static final long NEVER = 0;

    private final RecordCodec<ClearanceDecisionRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public ClearanceCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, ClearanceDecisionRecord.getClassSchema());
    }

    /** Encodes a decision. */
    public byte[] encode(ClearanceDecision decision) {
        ClearanceDecisionRecord written = new ClearanceDecisionRecord();
        written.setGateId(decision.gateId());
        written.setVehicleId(decision.vehicleId());
        written.setEscortId(decision.escortId());
        written.setDecidedAtMs(decision.decidedAtMs());
        written.setDecision(GateDecision.valueOf(decision.decision().name()));
        written.setExpiresAtMs(Absent.asNull(decision.expiresAtMs(), NEVER));
        written.setArrivedAtMs(Absent.asNull(decision.arrivedAtMs(), NEVER));
        ClearanceConditions conditions = new ClearanceConditions();
        for (GateCondition condition : GateCondition.values()) {
            conditions.put(
                    condition.field(),
                    Condition.valueOf(decision.answer(condition).name()));
        }
        written.setConditions(conditions);
        written.setReasons(List.copyOf(decision.reasons()));
        return codec.encode(written);
    }

    /** Decodes a decision. */
    public ClearanceDecision decode(byte[] message) throws InvalidInputException {
        ClearanceDecisionRecord read = codec.decode(message);
        List<Answer> conditions = new ArrayList<>();
        for (GateCondition condition : GateCondition.values()) {
            conditions.add(Absent.sameName(
                    Answer.class, (Condition) read.getConditions().get(condition.field())));
        }
        return new ClearanceDecision(
                read.getGateId(),
                read.getVehicleId(),
                read.getEscortId(),
                read.getDecidedAtMs(),
                Absent.sameName(ClearanceDecision.Decision.class, read.getDecision()),
                Absent.nullAs(read.getExpiresAtMs(), NEVER),
                Absent.nullAs(read.getArrivedAtMs(), NEVER),
                List.copyOf(conditions),
                List.copyOf(read.getReasons()));
    }
}
