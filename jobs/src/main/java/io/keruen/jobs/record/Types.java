package io.keruen.jobs.record;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.serial.AlertEventSerializer;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.ClearanceDecisionSerializer;
import io.keruen.jobs.serial.ConvoyStatusSerializer;
import io.keruen.jobs.serial.PresenceSerializer;
import io.keruen.jobs.serial.RejectedInputSerializer;
import io.keruen.jobs.serial.SightingSerializer;
import io.keruen.jobs.serial.StampedFindingSerializer;
import io.keruen.jobs.serial.TransitEventSerializer;
import io.keruen.jobs.serial.VehicleStatusSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How Flink writes the records that are not ours. */
public final class Types {
    public static final TypeInformation<AlertEvent> ALERT = new BinaryTypeInfo<>(new AlertEventSerializer());
    public static final TypeInformation<TransitEvent> TRANSIT = new BinaryTypeInfo<>(new TransitEventSerializer());
    public static final TypeInformation<RejectedInput> REJECTED = new BinaryTypeInfo<>(new RejectedInputSerializer());
    public static final TypeInformation<Presence> PRESENCE = new BinaryTypeInfo<>(new PresenceSerializer());
    public static final TypeInformation<Sighting> SIGHTING = new BinaryTypeInfo<>(new SightingSerializer());
    public static final TypeInformation<VehicleStatus> VEHICLE = new BinaryTypeInfo<>(new VehicleStatusSerializer());
    public static final TypeInformation<ConvoyStatus> CONVOY = new BinaryTypeInfo<>(new ConvoyStatusSerializer());
    public static final TypeInformation<StampedFinding> FINDING = new BinaryTypeInfo<>(new StampedFindingSerializer());
    public static final TypeInformation<ClearanceDecision> CLEARANCE =
            new BinaryTypeInfo<>(new ClearanceDecisionSerializer());

    private Types() {}
}
