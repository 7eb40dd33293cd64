package io.keruen.core.stage.escort;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertBook;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertOutput;
import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.AlertTypes;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.LifeLimits;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.AlertLifeRule;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.PipelineRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the alerts of the escort that is worked on: hands findings, officers' actions and deadlines to its book, and
 * finds the common cause of alerts about several vehicles. One per stage.
 */
final class AlertKeeper implements AlertTypes, AlertOutput {
    private static final double[][] NO_PARAMETERS = {};

    private final RuleCatalog catalog;
    private final int lifeIndex;
    private final int pipelineIndex;

    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private EscortOutput output = event -> {};
    private String escortId = "";
    private final List<AlertEvent> told = new ArrayList<>();
    private long nowMs;

    AlertKeeper(RuleCatalog catalog) {
        this.catalog = catalog;
        lifeIndex = catalog.index(AlertLifeRule.ID);
        pipelineIndex = catalog.index(PipelineRule.ID);
    }

    /** Of which escort, what is in force and where alerts go, until the next call. */
    void begin(String newEscortId, Control newControl, EscortOutput newOutput) {
        escortId = newEscortId;
        control = newControl;
        output = newOutput;
    }

    /** The moment of ingest time at which everything happens until the next call. */
    void at(long ingestMs) {
        nowMs = ingestMs;
    }

    /** A finding. */
    void accept(EscortState of, Finding finding) {
        enter(of, finding);
        watchFlood(of);
    }

    private void enter(EscortState of, Finding finding) {
        if (!HaltedConvoy.concerns(finding)) {
            of.book.accept(nowMs, finding, this, this);
            return;
        }
        of.book.accept(nowMs, HaltedConvoy.withCause(of.book, control, finding), this, this);
        if (finding.kind() != Finding.Kind.UPDATED) {
            HaltedConvoy.relink(of.book, control, finding, said -> of.book.accept(nowMs, said, this, this));
        }
    }

    /** What an officer does; only who keeps the alert answers. */
    void act(EscortState of, OfficerAction action) {
        if (action.action().isAboutAlert()) {
            of.book.act(action, this, this, (asked, refusal) -> output.answered(ActionAnswer.to(asked, refusal)));
            watchFlood(of);
        }
    }

    /** When something happens by itself; {@link EscortStage#NOTHING} if nothing does. */
    static long wakeUpAtMs(EscortState of) {
        return Math.min(of.book.wakeUpAtMs(), of.flood.endMs());
    }

    /** The time has come for something that happens to an alert by itself. */
    void wakeUp(EscortState of) {
        of.book.wakeUp(nowMs, this, this);
        watchFlood(of);
        if (of.flood.endMs() <= nowMs) {
            accept(of, of.flood.end(of.escortId(), nowMs));
        }
    }

    /** Counts what officers have just been told; the alert of a flood does not count itself. */
    private void watchFlood(EscortState of) {
        for (AlertEvent event : List.copyOf(told)) {
            double[][] parameters = parameters(event.vehicleId(), nowMs);
            boolean counts = event.escortId() != null && !event.type().equals(PipelineRule.FLOOD);
            if (counts && pipelineIndex >= 0 && pipelineIndex < parameters.length) {
                Finding flood = of.flood.told(event, nowMs, parameters[pipelineIndex], event.policyVersion());
                if (flood != null) {
                    enter(of, flood);
                }
            }
        }
        told.clear();
    }

    @Override
    public @Nullable AlertType alertType(String name) {
        return catalog.alertType(name);
    }

    @Override
    public @Nullable String causeAhead(AlertBook book, AlertEvent of, long atMs) {
        return HaltedConvoy.causeAhead(book, control, of, atMs);
    }

    @Override
    public LifeLimits limits(String vehicleId, long atMs) {
        double[][] parameters = parameters(vehicleId, atMs);
        return lifeIndex < 0 || lifeIndex >= parameters.length
                ? LifeLimits.DEFAULTS
                : AlertLifeRule.limits(parameters[lifeIndex]);
    }

    /** What is in force for the vehicle; of what is about no vehicle, for the escort. */
    private double[][] parameters(String vehicleId, long atMs) {
        double[][] ofEscort =
                vehicleId.isEmpty() ? control.termAt(escortId, atMs).parameters() : NO_PARAMETERS;
        return ofEscort.length == 0 ? control.situationAt(vehicleId, atMs).parameters() : ofEscort;
    }

    @Override
    public void alert(AlertEvent event) {
        output.alert(event);
    }

    @Override
    public void notified(AlertEvent event) {
        told.add(event);
    }
}
