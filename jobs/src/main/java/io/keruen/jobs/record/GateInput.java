package io.keruen.jobs.record;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.GateInputSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** What the gate stage is fed: a gate's line, what an escort tells, what one of before has against a vehicle, or what an officer does; exactly one of them. */
public record GateInput(
        String gateId,
        @Nullable GateLine line,
        @Nullable Readiness told,
        @Nullable Objection objection,
        @Nullable OfficerAction action) {
    /** How Flink writes it. */
    public static final TypeInformation<GateInput> TYPE = new BinaryTypeInfo<>(new GateInputSerializer());

    /** A gate's line. */
    public static GateInput of(GateLine line) {
        return new GateInput(line.gateId(), line, null, null, null);
    }

    /** What an escort tells. */
    public static GateInput of(Readiness told) {
        return new GateInput(told.gateId(), null, told, null, null);
    }

    /** What an escort of before has against a vehicle. */
    public static GateInput of(Objection objection) {
        return new GateInput(objection.gateId(), null, null, objection, null);
    }

    /** What an officer does about a gate. */
    public static GateInput of(String gateId, OfficerAction action) {
        return new GateInput(gateId, null, null, null, action);
    }
}
