package io.keruen.jobs;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.record.VehicleTally;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where what the pipeline says goes. At least once is enough: every record has an identity. Alert events go to two: one
 * keeps all of them, the other how it stands with each alert.
 */
public record Outlets(
        Sink<AlertEvent> alerts,
        Sink<AlertEvent> alertStates,
        Sink<TransitEvent> transits,
        Sink<ClearanceDecision> clearances,
        Sink<RejectedInput> rejected,
        Sink<VehicleTally> tallies,
        Sink<VehicleStatus> vehicles,
        Sink<ConvoyStatus> convoys) {}
