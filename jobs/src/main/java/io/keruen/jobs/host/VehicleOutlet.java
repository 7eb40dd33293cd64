package io.keruen.jobs.host;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.VehicleTally;

/**
 * Sends what the vehicle stage says on its ways, never stamped before {@link #earliestMs}: when a control record
 * shortens a vehicle's patience, or a state is gone on from by a release that knows better, its wake-up was due in the past,
 * but it is found now.
 */
final class VehicleOutlet implements VehicleOutput {
    private final VehicleHost host;

    /** What is said now is said at this ingest time or later. */
    long earliestMs = Long.MIN_VALUE;

    VehicleOutlet(VehicleHost host) {
        this.host = host;
    }

    @Override
    public void track(TrackFrame track) {
        host.sendMain(EscortInput.of(track));
    }

    @Override
    public void finding(StampedFinding said) {
        host.sendMain(EscortInput.of(
                said.ingestTimeMs() >= earliestMs
                        ? said
                        : new StampedFinding(earliestMs, said.key(), said.ordinal(), said.rank(), said.finding())));
    }

    @Override
    public void transit(TransitEvent event) {
        host.sendAside(VehicleHost.TRANSITS, event);
    }

    @Override
    public void passage(StampedTransit said) {
        host.sendMain(EscortInput.of(
                said.ingestTimeMs() >= earliestMs
                        ? said
                        : new StampedTransit(earliestMs, said.ordinal(), said.kind(), said.event())));
    }

    @Override
    public void sighted(Sighting said) {
        host.sendAside(VehicleHost.SIGHTINGS, said.copy(Math.max(said.ingestTimeMs, earliestMs)));
    }

    @Override
    public void status(VehicleStatus said) {
        said.atMs = Math.max(said.atMs, earliestMs);
        host.sendMain(EscortInput.of(said));
    }

    @Override
    public void presence(Presence said) {
        host.sendAside(VehicleHost.PRESENCE, said.ingestTimeMs() >= earliestMs ? said : saidNow(said));
    }

    private Presence saidNow(Presence said) {
        return new Presence(
                said.kind(),
                said.vehicleId(),
                said.escortId(),
                said.convoyId(),
                said.jurisdiction(),
                earliestMs,
                said.lastIngestTimeMs(),
                said.lastEventTimeMs(),
                said.limitMs(),
                said.lostMs(),
                said.latDeg(),
                said.lonDeg(),
                said.chainageM(),
                said.policyVersion());
    }

    void rejected(RejectedInput input) {
        host.sendRejected(input);
    }

    void answered(ActionAnswer answer) {
        host.sendAside(VehicleHost.NOTES, ActionNote.answered(answer));
    }

    void tally(VehicleTally tally) {
        host.sendAside(VehicleHost.TALLIES, tally);
    }
}
