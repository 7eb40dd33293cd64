package io.keruen.core.stage;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.transit.TransitEvent;
import org.jspecify.annotations.Nullable;

/** Passes on what is said about the escort that is worked on, and notes what changes by it. */
final class NotedOutput implements EscortOutput {
    private StatusNotes notes = new StatusNotes();
    private String escortId = "";
    private @Nullable String convoyId;
    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private Objections objections = new Objections();
    private EscortOutput out = event -> {};

    /** The moment that is worked off; {@link EscortStage#NOTHING} before the first. */
    long nowMs;

    /** Before the first input something can only change by other control data: at the first moment that they count. */
    void begin(EscortState state, Control newControl, EscortOutput newOutput) {
        notes = state.notes;
        escortId = state.escortId();
        convoyId = state.notes.convoyId;
        control = newControl;
        objections = state.objections;
        out = newOutput;
        nowMs = state.workedMs == EscortMember.NEVER_MS ? EscortStage.NOTHING : state.workedMs + 1;
    }

    @Override
    public void alert(AlertEvent event) {
        notes.alertChanged(nowMs);
        objections.isStirred = true;
        out.alert(event);
    }

    @Override
    public void transit(TransitEvent event) {
        notes.convoyChanged(nowMs);
        EscortPlan plan = GateEvidence.planAround(escortId, control.termAt(escortId, event.eventTimeMs()), control);
        out.transit(event.inConvoy(plan == null ? convoyId : plan.convoyId())); // it may have been withdrawn
    }

    @Override
    public void answered(ActionAnswer answer) {
        out.answered(answer);
    }
}
