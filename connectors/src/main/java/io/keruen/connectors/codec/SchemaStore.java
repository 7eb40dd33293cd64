package io.keruen.connectors.codec;

import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationRecord;
import io.keruen.schemas.EscortPlanRecord;
import io.keruen.schemas.GateDeviceRecord;
import io.keruen.schemas.OfficerActionRecord;
import io.keruen.schemas.PolicyRecord;
import io.keruen.schemas.RejectedInputRecord;
import io.keruen.schemas.SealRecord;
import io.keruen.schemas.TelemetryFrame;
import io.keruen.schemas.Tick;
import io.keruen.schemas.TransitEventRecord;
import io.keruen.schemas.VehicleStateRecord;
import io.keruen.schemas.ZoneRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Every writer's schema that may stand in a topic, by its fingerprint. Immutable. */
public final class SchemaStore {
    private static final List<Schema> OF_THIS_BUILD = List.of(
            TelemetryFrame.getClassSchema(),
            ZoneRecord.getClassSchema(),
            EscortPlanRecord.getClassSchema(),
            PolicyRecord.getClassSchema(),
            DeclarationRecord.getClassSchema(),
            SealRecord.getClassSchema(),
            GateDeviceRecord.getClassSchema(),
            OfficerActionRecord.getClassSchema(),
            AlertEventRecord.getClassSchema(),
            TransitEventRecord.getClassSchema(),
            ClearanceDecisionRecord.getClassSchema(),
            VehicleStateRecord.getClassSchema(),
            ConvoyStateRecord.getClassSchema(),
            RejectedInputRecord.getClassSchema(),
            Tick.getClassSchema());

    private static final SchemaStore KNOWN =
            new SchemaStore(Map.of()).with(ReleasedSchemas.of(OF_THIS_BUILD)).with(OF_THIS_BUILD);

    private final Map<Long, Schema> schemas;

    private SchemaStore(Map<Long, Schema> schemas) {
        this.schemas = schemas;
    }

    /** The schemas that this build knows: its own, and those of every release. */
    public static SchemaStore ofThisBuild() {
        return KNOWN;
    }

    /** This store and these schemas too. */
    public SchemaStore with(Collection<Schema> released) {
        Map<Long, Schema> more = new HashMap<>(schemas);
        released.forEach(schema -> more.put(WireHeader.fingerprint(schema), schema));
        return new SchemaStore(Map.copyOf(more));
    }

    /** The schema with this fingerprint, or {@code null}. */
    @Nullable
    Schema find(long fingerprint) {
        return schemas.get(fingerprint);
    }

    /**
     * The simple name of the record in a message, such as {@code Tick}, by which records that share a topic are told
     * apart; empty if the message has no header or its schema is not known.
     */
    public String recordName(byte[] message) {
        if (!WireHeader.isAt(message, 0, message.length)) {
            return "";
        }
        Schema schema = find(WireHeader.fingerprint(message, 0));
        return schema == null ? "" : schema.getName();
    }
}
