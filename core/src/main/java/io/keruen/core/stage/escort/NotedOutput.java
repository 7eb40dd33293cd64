package io.keruen.core.stage.escort;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.transit.TransitEvent;
import org.jspecify.annotations.Nullable;

/** Passes on what is said about the escort that is worked on, and notes what changes by it. */
final class NotedOutput implements EscortOutput {
    private StatusNotes notes = new StatusNotes();
    private String escortId = "";
    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private Objections objections = new Objections();
    private EscortOutput out = event -> {};

    /** The moment that is worked off; {@link EscortStage#NOTHING} before the first. */
    long nowMs;

    /** Before the first input something can only change by other control data: at the first moment that they count. */
    void begin(EscortState state, Control newControl, EscortOutput newOutput) {
        notes = state.notes;
        escortId = state.escortId();
        control = newControl;
        objections = state.objections;
        out = newOutput;
        nowMs = state.workedMs == EscortMember.NOT_YET_MS ? EscortStage.NOTHING : state.workedMs + 1;
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
        out.transit(event.inConvoy(convoyId(event.eventTimeMs())));
    }

    /** By the plan in force at a moment, else by that before it or after it; if none is known any more, as last told. */
    private @Nullable String convoyId(long tMs) {
        EscortTerm before = control.termAt(escortId, tMs);
        EscortTerm after = before;
        while (before.plan() == null && before.fromMs() != Long.MIN_VALUE) {
            before = control.termAt(escortId, before.fromMs() - 1);
        }
        while (before.plan() == null && after.plan() == null && after.toMs() != Long.MAX_VALUE) {
            after = control.termAt(escortId, after.toMs());
        }
        EscortPlan plan = before.plan() == null ? after.plan() : before.plan();
        return plan == null ? notes.convoyId : plan.convoyId();
    }

    @Override
    public void answered(ActionAnswer answer) {
        out.answered(answer);
    }
}
