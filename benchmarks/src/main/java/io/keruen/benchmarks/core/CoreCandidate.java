package io.keruen.benchmarks.core;

import io.keruen.benchmarks.workload.Workload;
import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.escort.EscortOutput;
import io.keruen.core.stage.escort.EscortStage;
import io.keruen.core.stage.escort.EscortState;
import io.keruen.core.stage.fleet.FleetOutput;
import io.keruen.core.stage.fleet.FleetStage;
import io.keruen.core.stage.fleet.FleetState;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.core.transit.TransitEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The core as a job drives it: decode into the reused frame, look up the vehicle's state, the vehicle stage with all
 * its rules, and, if asked for, the fleet and escort stages once a simulated second.
 */
final class CoreCandidate implements Candidate, VehicleOutput, EscortOutput {
    /** What all candidates have in common. */
    record Setting(Workload workload, RuleCatalog catalog, ControlSnapshot control) {}

    private final Workload workload;
    private final byte[][][] frames;
    private final int frameSize;
    private final int samples;
    private final boolean withEscorts;
    private final boolean live;
    private final ControlSnapshot control;
    private final VehicleStage vehicleStage;
    private final FleetStage fleetStage;
    private final EscortStage escortStage;
    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
    private final Frame frame = new Frame(64);
    private final Tally tally = new Tally();
    private final Map<String, VehicleState> vehicles = new HashMap<>();
    private EscortState[] escorts = new EscortState[0];
    private final FleetOutput fleetOutput = this::fleetFinding;
    private FleetState fleet = new FleetState();
    private int escort;

    /** The frames say themselves when each of their samples arrived. */
    static CoreCandidate recorded(Setting setting, byte[][][] frames, int frameSize, int samples, boolean withEscorts) {
        return new CoreCandidate(setting, frames, frameSize, samples, withEscorts, false);
    }

    /** A frame arrives as a whole, with its last sample: as the broker stamps it. */
    static CoreCandidate live(Setting setting, byte[][][] frames, int frameSize, int samples) {
        return new CoreCandidate(setting, frames, frameSize, samples, true, true);
    }

    private CoreCandidate(
            Setting setting, byte[][][] frames, int frameSize, int samples, boolean withEscorts, boolean live) {
        this.live = live;
        this.samples = samples;
        this.frameSize = frameSize;
        workload = setting.workload();
        this.frames = frames;
        control = setting.control();
        RuleCatalog catalog = setting.catalog();
        this.withEscorts = withEscorts;
        vehicleStage = new VehicleStage(catalog);
        fleetStage = new FleetStage(catalog);
        escortStage = new EscortStage(catalog);
    }

    @Override
    public String name() {
        return live ? "both, live frames" : withEscorts ? "vehicle + escort stage" : "vehicle stage";
    }

    @Override
    public int frameSize() {
        return frameSize;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public void prepare() {
        vehicles.clear();
        fleet = new FleetState();
        String[] vehicleIds = workload.vehicleIds();
        for (String id : vehicleIds) {
            vehicles.put(id, vehicleStage.newState(id));
        }
        escorts = new EscortState[workload.escortIds().length];
        for (int i = 0; i < escorts.length; i++) {
            escorts[i] = escortStage.newState(workload.escortIds()[i]);
        }
        for (int vehicle = 0; vehicle < vehicleIds.length; vehicle++) {
            visit(vehicle, 0);
        }
        tick(workload.completeMs(0));
        tally.reset();
    }

    @Override
    public void visit(int vehicle, int number) {
        escort = workload.escortOf(vehicle);
        try {
            long appendTimeMs = live ? Workload.ingestMs(vehicle, number * frameSize) : 0;
            decoder.decode(frames[workload.tapeOf(vehicle)][number], appendTimeMs, frame);
        } catch (InvalidFrameException e) {
            throw new IllegalStateException("the benchmark's own frame is refused", e);
        }
        VehicleState state = Objects.requireNonNull(vehicles.get(workload.vehicleIds()[vehicle]));
        vehicleStage.work(state, frame, 0, frame.size(), control, this);
    }

    @Override
    public void tick(long nowMs) {
        if (!withEscorts) {
            return;
        }
        fleetStage.work(fleet, nowMs, fleetOutput);
        for (EscortState state : escorts) {
            escortStage.work(state, nowMs, control, this);
        }
    }

    @Override
    public void release() {
        vehicles.clear();
        escorts = new EscortState[0];
        fleet = new FleetState();
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void track(TrackFrame track) {
        if (withEscorts) {
            escortStage.accept(escorts[escort], track);
        }
    }

    @Override
    public void finding(StampedFinding finding) {
        if (withEscorts) {
            tally.other(
                    finding.finding().subject(),
                    finding.finding().type(),
                    finding.finding().atMs());
            escortStage.accept(escorts[escort], finding);
        } else {
            tally.alert(
                    finding.finding().subject(),
                    finding.finding().type(),
                    finding.finding().atMs());
        }
    }

    @Override
    public void transit(TransitEvent event) {
        tally.other(event.vehicleId(), event.event().name(), event.eventTimeMs());
    }

    @Override
    public void presence(Presence presence) {
        tally.other(presence.vehicleId(), presence.kind().name(), presence.ingestTimeMs());
        if (withEscorts) {
            fleetStage.accept(fleet, presence);
        }
    }

    /** Silence, said by the fleet stage about the vehicle that is its key. */
    private void fleetFinding(StampedFinding finding) {
        String escortId = finding.finding().escortId();
        for (int i = 0; escortId != null && i < escorts.length; i++) {
            if (escorts[i].escortId().equals(escortId)) {
                escortStage.accept(escorts[i], finding);
            }
        }
    }

    @Override
    public void alert(AlertEvent event) {
        tally.alert(event.alertId(), event.event().name(), event.momentMs());
    }
}
