package io.keruen.jobs;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.ConvoyStatus;
import io.keruen.core.stage.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.record.VehicleTally;
import org.apache.flink.api.connector.sink2.Sink;

/** Where what the pipeline says goes. At least once is enough: every record has an identity. */
public record Outlets(
        Sink<AlertEvent> alerts,
        Sink<TransitEvent> transits,
        Sink<ClearanceDecision> clearances,
        Sink<RejectedInput> rejected,
        Sink<VehicleTally> tallies,
        Sink<VehicleStatus> vehicles,
        Sink<ConvoyStatus> convoys) {}
