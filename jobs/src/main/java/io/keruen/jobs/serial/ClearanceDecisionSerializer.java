package io.keruen.jobs.serial;

import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.flow.StateIo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link ClearanceDecision}. */
public final class ClearanceDecisionSerializer extends BinarySerializer<ClearanceDecision> {
    private static final long serialVersionUID = 1L;

    /** It did not say which arrival a lease is for. */
    private static final int FIRST = 1;

    private static final int VERSION = 2;

    /** For Flink. */
    public ClearanceDecisionSerializer() {
        super(ClearanceDecision.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public void write(ClearanceDecision decision, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(decision.gateId());
        StateIo.writeNullableUtf(out, decision.vehicleId());
        StateIo.writeNullableUtf(out, decision.escortId());
        out.writeLong(decision.decidedAtMs());
        out.writeUTF(decision.decision().name());
        out.writeLong(decision.expiresAtMs());
        out.writeLong(decision.arrivedAtMs());
        out.writeInt(decision.conditions().size());
        for (Answer answer : decision.conditions()) {
            out.writeUTF(answer.name());
        }
        out.writeInt(decision.reasons().size());
        for (String reason : decision.reasons()) {
            out.writeUTF(reason);
        }
    }

    @Override
    public ClearanceDecision read(DataInputView in) throws IOException {
        int version = Fields.readVersion(in, VERSION);
        return new ClearanceDecision(
                in.readUTF(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readLong(),
                ClearanceDecision.Decision.valueOf(in.readUTF()),
                in.readLong(),
                version == FIRST ? 0 : in.readLong(),
                answers(in),
                reasons(in));
    }

    private static List<Answer> answers(DataInputView in) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            answers.add(Answer.valueOf(in.readUTF()));
        }
        return List.copyOf(answers);
    }

    private static List<String> reasons(DataInputView in) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            reasons.add(in.readUTF());
        }
        return List.copyOf(reasons);
    }
}
