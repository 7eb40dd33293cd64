package io.keruen.core.stage;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.transit.TransitEvent;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The three stages joined in one thread: frames in, alerts out. What the job does on a cluster, for tests, simulation
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
    }

    private final VehicleStage vehicleStage;
    private final FleetStage fleetStage;
    private final EscortStage escortStage;
    private final ControlSnapshot control;
    private final Output out;
    private final TreeMap<String, VehicleState> vehicles = new TreeMap<>();
    private final TreeMap<String, EscortState> escorts = new TreeMap<>();
    private final FleetState fleet = new FleetState();

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
        VehicleState state = vehicles.get(frame.vehicleId);
        if (state == null) {
            state = vehicleStage.newState(frame.vehicleId);
            vehicles.put(frame.vehicleId, state);
        }
        vehicleStage.work(state, frame, 0, frame.size(), control, this);
    }

    /** Decides everything up to this ingest time. */
    public void advance(long nowMs) {
        for (VehicleState state : vehicles.values()) {
            vehicleStage.advance(state, nowMs, control, this);
        }
        fleetStage.work(fleet, nowMs, this);
        for (EscortState state : escorts.values()) {
            escortStage.work(state, nowMs, control, this);
        }
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
    public void presence(Presence presence) {
        fleetStage.accept(fleet, presence);
    }

    @Override
    public void alert(AlertEvent event) {
        out.alert(event);
    }
}
