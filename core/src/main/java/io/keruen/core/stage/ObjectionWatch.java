package io.keruen.core.stage;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Reply;
import io.keruen.core.stage.Objections.Place;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the gates of a vehicle's next journey of an alert about it that is not over yet: it stays with the escort that
 * raised it, of which the next one knows nothing. Looks once all input of a moment has been worked off, if an alert or
 * what is in force has changed. One per stage.
 */
final class ObjectionWatch {
    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private EscortOutput output = event -> {};

    /** What is in force and where it is told, until the next call. */
    void begin(Control newControl, EscortOutput newOutput) {
        control = newControl;
        output = newOutput;
    }

    /** Tells the gates what is new at this moment. */
    void tell(EscortState of, long nowMs) {
        Objections objections = of.objections;
        objections.isStirred = false;
        TreeMap<Place, Reply> now = gather(of, nowMs);
        for (Map.Entry<Place, Reply> before : objections.told.entrySet()) {
            if (!now.containsKey(before.getKey())) {
                say(of, before.getKey(), nowMs, Reply.YES);
            }
        }
        for (Map.Entry<Place, Reply> each : now.entrySet()) {
            if (!each.getValue().equals(objections.told.get(each.getKey()))) {
                say(of, each.getKey(), nowMs, each.getValue());
            }
        }
        objections.told.clear();
        objections.told.putAll(now);
    }

    private TreeMap<Place, Reply> gather(EscortState of, long nowMs) {
        TreeMap<Place, Reply> all = new TreeMap<>();
        of.objections.wakeMs = EscortStage.NOTHING;
        for (OpenAlert open : of.book.open()) {
            AlertEvent alert = open.last();
            if (!alert.blocksGate() || alert.vehicleId().isEmpty() || GateEvidence.isAboutConvoy(alert)) {
                continue;
            }
            Situation situation = control.situationAt(alert.vehicleId(), nowMs);
            if (situation.toMs() > nowMs) {
                of.objections.wakeMs = Math.min(of.objections.wakeMs, situation.toMs());
            }
            EscortPlan plan = situation.plan();
            if (plan != null && !plan.escortId().equals(of.escortId())) {
                Reply reply = reply(open);
                for (String gateId : plan.gates()) {
                    all.merge(new Place(gateId, alert.vehicleId()), reply, Reply::or);
                }
            }
        }
        return all;
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
