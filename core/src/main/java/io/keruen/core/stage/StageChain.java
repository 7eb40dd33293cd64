package io.keruen.core.stage;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.ActionVerdict;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.CustomsNames;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateStage;
import io.keruen.core.gate.GateState;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.escort.EscortOutput;
import io.keruen.core.stage.escort.EscortStage;
import io.keruen.core.stage.escort.EscortState;
import io.keruen.core.stage.fleet.FleetOutput;
import io.keruen.core.stage.fleet.FleetStage;
import io.keruen.core.stage.fleet.FleetState;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.vehicle.VehicleActions;
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.core.transit.TransitEvent;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stages joined in one thread: frames in, alerts and clearances out. What the job does on a cluster, for tests, simulation
 * and benchmarks; the job's outputs must equal these. Not thread-safe.
 *
 * <p>Frames of a vehicle come in the order of their arrival. {@link #advance} says that every frame with a sample of
 * that ingest time or earlier has been given.
 */
public final class StageChain implements VehicleOutput, FleetOutput, EscortOutput {
    /** Where the chain speaks to. */
    public interface Output {
        /** A moment in the life of an alert. */
        void alert(AlertEvent event);

        /** Something expected happened. */
        void transit(TransitEvent event);

        /** How it stands with a vehicle. */
        default void vehicle(VehicleStatus status) {}

        /** How it stands with a convoy. */
        default void convoy(ConvoyStatus status) {}

        /** A gate decided about a vehicle. */
        default void clearance(ClearanceDecision decision) {}

        /** An officer's action changed nothing. */
        default void refused(OfficerAction action, Refusal why) {}
    }

    private final VehicleStage vehicleStage;
    private final FleetStage fleetStage;
    private final EscortStage escortStage;
    private final GateStage gateStage = new GateStage();
    private final ControlSnapshot control;
    private final Output out;
    private final TreeMap<String, VehicleState> vehicles = new TreeMap<>();
    private final TreeMap<String, EscortState> escorts = new TreeMap<>();
    private final FleetState fleet = new FleetState();
    private final TreeMap<String, GateState> gates = new TreeMap<>();
    private final ActionQueue actions = new ActionQueue();
    private final VehicleActions vehicleActions = new VehicleActions();
    private final TreeMap<Long, ActionVerdict> verdicts = new TreeMap<>();

    /** A chain that has heard nothing. */
    public StageChain(RuleCatalog catalog, ControlSnapshot control, Output out) {
        vehicleStage = new VehicleStage(catalog);
        fleetStage = new FleetStage(catalog);
        escortStage = new EscortStage(catalog);
        this.control = control;
        this.out = out;
        control.escortIds().forEach(this::escort);
    }

    /** Takes a frame; its alerts come with {@link #advance}. */
    public void frame(Frame frame) {
        String vehicleId = frame.vehicleId;
        long[] ingestTimeMs = frame.ingestTimeMs();
        int from = 0;
        for (OfficerAction act = vehicleActions.take(vehicleId, ingestTimeMs[frame.size() - 1]);
                act != null;
                act = vehicleActions.take(vehicleId, ingestTimeMs[frame.size() - 1])) {
            int to = from;
            while (ingestTimeMs[to] < act.ingestTimeMs()) {
                to++;
            }
            work(frame, from, to);
            act(vehicles.get(vehicleId), act);
            from = to;
        }
        work(frame, from, frame.size());
    }

    private void work(Frame frame, int from, int to) {
        if (from < to) {
            VehicleState state = vehicles.get(frame.vehicleId);
            if (state == null) {
                state = vehicleStage.newState(frame.vehicleId);
                vehicles.put(frame.vehicleId, state);
            }
            vehicleStage.work(state, frame, from, to, control, this);
        }
    }

    private void act(@Nullable VehicleState state, OfficerAction action) {
        if (state == null) {
            return;
        }
        if (action.action() == OfficerAction.Kind.CLEAR_LATCH) {
            vehicleStage.clearLatch(state, action, control, this);
        } else {
            vehicleStage.advance(state, action.ingestTimeMs() - 1, control, this);
            vehicleStage.permitResume(state, action);
            answered(ActionAnswer.to(action, null));
        }
    }

    /** Takes what a side decided, before any frame with a sample of that ingest time or later. */
    public void declaration(DeclarationLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
    }

    /** Takes what a seal reported, before any frame with a sample of that ingest time or later. */
    public void seal(SealLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
    }

    /** Takes what a gate reported, before any frame with a sample of that ingest time or later. */
    public void gateLine(GateLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
        gateStage.accept(gate(line.gateId()), line);
    }

    private void give(String name, StampedLine line) {
        control.escortsNaming(name).forEach(escortId -> escortStage.accept(escort(escortId), line));
    }

    /** Takes what an officer did, before any frame with a sample of that ingest time or later. */
    public void action(OfficerAction action) {
        actions.add(action);
        verdicts.put(action.ordinal(), new ActionVerdict());
        vehicleActions.add(action);
        String gateId = action.gateId();
        if (action.action().isAboutGate() && gateId != null) {
            gateStage.accept(gate(gateId), action);
        }
    }

    private void judgeActions(long nowMs) {
        for (OfficerAction action : actions.forgetTo(nowMs)) {
            ActionVerdict verdict = verdicts.remove(action.ordinal());
            Refusal why = verdict == null ? null : verdict.of(action);
            if (why != null) {
                out.refused(action, why);
            }
        }
    }

    /** Decides everything up to this ingest time. */
    public void advance(long nowMs) {
        for (VehicleState state : vehicles.values()) {
            for (OfficerAction act = vehicleActions.take(state.vehicleId(), nowMs);
                    act != null;
                    act = vehicleActions.take(state.vehicleId(), nowMs)) {
                act(state, act);
            }
            vehicleStage.advance(state, nowMs, control, this);
        }
        vehicleActions.forgetTo(nowMs);
        fleetStage.work(fleet, nowMs, this);
        for (EscortState state : escorts.values()) {
            escortStage.work(state, nowMs, control, actions, this);
        }
        for (GateState state : gates.values()) {
            gateStage.work(state, nowMs, out::clearance);
        }
        judgeActions(nowMs);
    }

    /** The vehicles heard of, with their counts. */
    public Collection<VehicleState> vehicles() {
        return vehicles.values();
    }

    /** The key under which the escort stage keeps what is said about a vehicle: its escort, or itself without one. */
    public static String escortKey(@Nullable String escortId, String vehicleId) {
        return escortId == null ? "-" + vehicleId : escortId;
    }

    private EscortState escort(String key) {
        EscortState state = escorts.get(key);
        if (state == null) {
            state = escortStage.newState(key);
            escorts.put(key, state);
        }
        return state;
    }

    private GateState gate(String gateId) {
        return gates.computeIfAbsent(gateId, GateState::new);
    }

    @Override
    public void readiness(Readiness told) {
        gateStage.accept(gate(told.gateId()), told);
    }

    @Override
    public void objection(Objection told) {
        gateStage.accept(gate(told.gateId()), told);
    }

    @Override
    public void track(TrackFrame track) {
        escortStage.accept(escort(escortKey(track.escortId, track.vehicleId)), track);
    }

    @Override
    public void finding(StampedFinding finding) {
        String key = escortKey(finding.finding().escortId(), finding.finding().vehicleId());
        escortStage.accept(escort(key), finding);
    }

    @Override
    public void transit(TransitEvent event) {
        out.transit(event);
    }

    @Override
    public void passage(StampedTransit passage) {
        escortStage.accept(escort(escortKey(passage.event().escortId(), passage.key())), passage);
    }

    @Override
    public void status(VehicleStatus status) {
        escortStage.accept(escort(escortKey(status.escortId, status.vehicleId)), status);
    }

    @Override
    public void vehicle(VehicleStatus status) {
        out.vehicle(status);
    }

    @Override
    public void convoy(ConvoyStatus status) {
        out.convoy(status);
    }

    @Override
    public void presence(Presence presence) {
        fleetStage.accept(fleet, presence);
    }

    @Override
    public void sighted(Sighting sighting) {
        fleetStage.accept(fleet, sighting);
    }

    @Override
    public void outage(StampedFinding finding) {
        finding(finding);
    }

    @Override
    public void outsider(String escortId, Sighting sighting) {
        escortStage.outsider(escort(escortId), sighting);
    }

    @Override
    public void alert(AlertEvent event) {
        out.alert(event);
    }

    @Override
    public void answered(ActionAnswer answer) {
        ActionVerdict verdict = verdicts.get(answer.ordinal());
        if (verdict != null) {
            verdict.hear(answer.refusal());
        }
    }
}
