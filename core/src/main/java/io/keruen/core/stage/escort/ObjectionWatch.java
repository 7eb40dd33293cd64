package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Reply;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.stage.escort.Objections.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the alerts about vehicles that are another escort's by now. The next escort knows nothing of them, so the gates of
 * the next journey are told of those that block; and what was raised after its vehicle had gone, whose end nobody will tell
 * here, is over after {@link #STRAY_MS}. Looks once all input of a moment has been worked off, if an alert or what is in
 * force has changed. One per stage.
 */
final class ObjectionWatch {
    /** So long something stands about a vehicle that is gone: as far as a clock may be ahead before it is not believed. */
    static final long STRAY_MS = 10_000;

    private final AlertKeeper alerts;
    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private EscortOutput output = event -> {};

    ObjectionWatch(AlertKeeper alerts) {
        this.alerts = alerts;
    }

    /** What is in force and where it is told, until the next call. */
    void begin(Control newControl, EscortOutput newOutput) {
        control = newControl;
        output = newOutput;
    }

    /** A finding, before it is kept. */
    void heard(EscortState of, Finding finding) {
        if (finding.kind() == Finding.Kind.LEFT) {
            of.objections.gone.add(finding.vehicleId());
        }
    }

    /** A state that told no gates did not know either who is gone: all are until they speak again. */
    void restored(EscortState of) {
        of.objections.isUntold = false;
        of.objections.isStirred = true;
        for (int m = 0; m < of.memberCount(); m++) {
            of.objections.gone.add(of.members()[m].vehicleId);
        }
    }

    /** Tells the gates what is new at this moment, and ends what is over. */
    void tell(EscortState of, long nowMs) {
        Objections objections = of.objections;
        objections.isStirred = false;
        objections.wakeMs = EscortStage.NOTHING;
        TreeMap<String, Long> stray = new TreeMap<>();
        List<OpenAlert> over = new ArrayList<>();
        TreeMap<Place, Reply> now = new TreeMap<>();
        for (OpenAlert open : of.book.open()) {
            AlertEvent alert = open.last();
            if (!alert.vehicleId().isEmpty() && !GateEvidence.isAboutConvoy(alert)) {
                EscortPlan other = otherPlan(of, alert.vehicleId(), nowMs);
                if (other != null && alert.blocksGate()) {
                    Reply reply = reply(open);
                    other.gates().forEach(gateId -> now.merge(new Place(gateId, alert.vehicleId()), reply, Reply::or));
                }
                if (other != null && isStray(of, open)) {
                    long sinceMs = objections.strayMs.getOrDefault(alert.vehicleId(), nowMs);
                    stray.put(alert.vehicleId(), sinceMs);
                    if (sinceMs + STRAY_MS <= nowMs) {
                        over.add(open);
                    } else {
                        objections.wakeMs = Math.min(objections.wakeMs, sinceMs + STRAY_MS);
                    }
                }
            }
        }
        tell(of, now, nowMs);
        objections.strayMs.clear();
        objections.strayMs.putAll(stray);
        for (OpenAlert open : over) {
            alerts.accept(of, Finding.over(open, nowMs, open.last().policyVersion()));
        }
    }

    /** The plan of another escort that the vehicle drives by at this moment; {@code null} if it drives by none. */
    private @Nullable EscortPlan otherPlan(EscortState of, String vehicleId, long nowMs) {
        Situation situation = control.situationAt(vehicleId, nowMs);
        if (situation.toMs() > nowMs) {
            of.objections.wakeMs = Math.min(of.objections.wakeMs, situation.toMs());
        }
        EscortPlan plan = situation.plan();
        return plan == null || plan.escortId().equals(of.escortId()) ? null : plan;
    }

    /** Nobody will tell its end here: the vehicle speaks as another's. A silence ends where it was raised. */
    private static boolean isStray(EscortState of, OpenAlert open) {
        AlertEvent alert = open.last();
        String vehicleId = alert.vehicleId();
        boolean isGone = of.objections.gone.contains(vehicleId) || of.find(vehicleId) == null;
        return isGone && !open.life().returned() && !alert.ruleId().equals(SilenceRule.ID);
    }

    private void tell(EscortState of, TreeMap<Place, Reply> now, long nowMs) {
        TreeMap<Place, Reply> told = of.objections.told;
        for (Place before : List.copyOf(told.keySet())) {
            if (!now.containsKey(before)) {
                say(of, before, nowMs, Reply.YES);
            }
        }
        for (Map.Entry<Place, Reply> each : now.entrySet()) {
            if (!each.getValue().equals(told.get(each.getKey()))) {
                say(of, each.getKey(), nowMs, each.getValue());
            }
        }
        told.clear();
        told.putAll(now);
    }

    private static Reply reply(OpenAlert open) {
        AlertEvent alert = open.last();
        String escortId = alert.escortId();
        String whose = escortId == null ? "raised outside any escort" : "of escort " + escortId;
        String words = "The alert " + alert.type() + " about " + alert.vehicleId() + " " + whose;
        return open.latched()
                ? Reply.never(words + " is latched: only officers clear it.")
                : Reply.no(words + " is open.");
    }

    private void say(EscortState of, Place place, long nowMs, Reply reply) {
        output.objection(new Objection(place.gateId(), place.vehicleId(), of.escortId(), nowMs, reply));
    }
}
