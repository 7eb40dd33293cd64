package io.keruen.core.stage;

import static io.keruen.core.kit.StoredBytes.thereAndBack;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.CustomsNames;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateStage;
import io.keruen.core.gate.GateState;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.kit.VehicleRig;
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
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.core.transit.TransitEvent;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stages joined as by {@link StageChain}, of which every state can be stored and read. No frame spans an officer's
 * action: the driver cuts them there.
 */
final class RestartingChain implements VehicleOutput, FleetOutput, EscortOutput {
    private final VehicleStage vehicleStage;
    private final FleetStage fleetStage;
    private final EscortStage escortStage;
    private final GateStage gateStage = new GateStage();
    private final ControlSnapshot control;
    private final StageChain.Output out;
    private final TreeMap<String, VehicleState> vehicles = new TreeMap<>();
    private final TreeMap<String, EscortState> escorts = new TreeMap<>();
    private final TreeMap<String, GateState> gates = new TreeMap<>();
    private final TreeMap<String, Integer> heardOf = new TreeMap<>();
    private final ActionQueue actions = new ActionQueue();
    private final List<OfficerAction> inOrder = new ArrayList<>();
    private FleetState fleet = new FleetState();

    RestartingChain(RuleCatalog catalog, ControlSnapshot control, StageChain.Output out) {
        vehicleStage = new VehicleStage(catalog);
        fleetStage = new FleetStage(catalog);
        escortStage = new EscortStage(catalog);
        this.control = control;
        this.out = out;
        control.escortIds().forEach(this::escort);
    }

    void frame(Frame frame) {
        catchUp(frame.vehicleId, frame.ingestTimeMs()[0]);
        VehicleState state = vehicles.computeIfAbsent(frame.vehicleId, vehicleStage::newState);
        vehicleStage.work(state, frame, 0, frame.size(), control, this);
    }

    /** Officers' actions up to a moment, as far as a vehicle has not come past them. */
    private void catchUp(String vehicleId, long uptoMs) {
        VehicleState state = vehicles.get(vehicleId);
        int next = heardOf.getOrDefault(vehicleId, 0);
        for (; next < inOrder.size() && inOrder.get(next).ingestTimeMs() <= uptoMs; next++) {
            OfficerAction action = inOrder.get(next);
            if (state == null) {
                continue;
            }
            if (action.action() == OfficerAction.Kind.CLEAR_LATCH) {
                vehicleStage.clearLatch(state, action, control, this);
            } else if (action.action() == OfficerAction.Kind.RESUME_PERMITTED && vehicleId.equals(action.vehicleId())) {
                vehicleStage.advance(state, action.ingestTimeMs() - 1, control, this);
                vehicleStage.permitResume(state, action);
            }
        }
        heardOf.put(vehicleId, next);
    }

    void declaration(DeclarationLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
    }

    void seal(SealLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
    }

    void gateLine(GateLine line) {
        CustomsNames.of(line).forEach(name -> give(name, StampedLine.of(line.ingestTimeMs(), line)));
        gateStage.accept(gate(line.gateId()), line);
    }

    private void give(String name, StampedLine line) {
        control.escortsNaming(name).forEach(escortId -> escortStage.accept(escort(escortId), line));
    }

    void action(OfficerAction action) {
        actions.add(action);
        inOrder.add(action);
        if (action.action().isAboutGate()) {
            gateStage.accept(gate(String.valueOf(action.gateId())), action);
        }
    }

    void advance(long nowMs) {
        vehicles.forEach((vehicleId, state) -> {
            catchUp(vehicleId, nowMs);
            vehicleStage.advance(state, nowMs, control, this);
        });
        fleetStage.work(fleet, nowMs, this);
        for (EscortState state : escorts.values()) {
            escortStage.work(state, nowMs, control, actions, this);
        }
        for (GateState state : gates.values()) {
            gateStage.work(state, nowMs, out::clearance);
        }
    }

    /** Every state is stored and read. */
    void restart() {
        try {
            fleet = thereAndBack(fleet, FleetState::write, FleetState::read);
            for (Map.Entry<String, VehicleState> entry : vehicles.entrySet()) {
                entry.setValue(thereAndBack(entry.getValue(), VehicleState::write, vehicleStage::readState));
            }
            for (Map.Entry<String, EscortState> entry : escorts.entrySet()) {
                entry.setValue(thereAndBack(
                        entry.getValue(), EscortState::write, in -> EscortState.read(in, escortStage.layout())));
            }
            for (Map.Entry<String, GateState> entry : gates.entrySet()) {
                entry.setValue(thereAndBack(entry.getValue(), GateState::write, GateState::read));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this rule remembers of each vehicle, the release that goes on cannot take over. */
    void lose(String ruleId) {
        vehicles.replaceAll((vehicleId, state) -> {
            byte[] stored = VehicleRig.ofAnotherVersion(ruleId, VehicleRig.bytes(state));
            try {
                return vehicleStage.readState(new DataInputStream(new ByteArrayInputStream(stored)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private EscortState escort(String key) {
        return escorts.computeIfAbsent(key, escortStage::newState);
    }

    private GateState gate(String gateId) {
        return gates.computeIfAbsent(gateId, GateState::new);
    }

    @Override
    public void track(TrackFrame track) {
        escortStage.accept(escort(StageChain.escortKey(track.escortId, track.vehicleId)), track);
    }

    @Override
    public void finding(StampedFinding finding) {
        String key = StageChain.escortKey(
                finding.finding().escortId(), finding.finding().vehicleId());
        escortStage.accept(escort(key), finding);
    }

    @Override
    public void passage(StampedTransit passage) {
        escortStage.accept(escort(StageChain.escortKey(passage.event().escortId(), passage.key())), passage);
    }

    @Override
    public void status(VehicleStatus status) {
        escortStage.accept(escort(StageChain.escortKey(status.escortId, status.vehicleId)), status);
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
    public void readiness(Readiness told) {
        gateStage.accept(gate(told.gateId()), told);
    }

    @Override
    public void objection(Objection told) {
        gateStage.accept(gate(told.gateId()), told);
    }

    @Override
    public void alert(AlertEvent event) {
        out.alert(event);
    }

    @Override
    public void transit(TransitEvent event) {
        out.transit(event);
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
    public void answered(ActionAnswer answer) {
        // who judges officers' actions hears of it, and is no part of this chain
    }
}
