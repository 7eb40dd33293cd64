package io.keruen.jobs.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.record.ControlRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form in which zones, plans and policies stand in control records and so in savepoints. Each payload begins with
 * its version; the same object always gives the same bytes.
 */
public final class ControlForm {
    /** The id under which policies without one are kept: the policy of the whole system. */
    public static final String SYSTEM_POLICY = "system";

    private static final int VERSION = 1;

    private ControlForm() {}

    /** A zone that reached us at this ingest time. */
    public static ControlRecord record(ZoneSpec zone, long ingestTimeMs) {
        byte[] payload = bytes(out -> ZoneForm.write(zone, out));
        return new ControlRecord(ControlRecord.Kind.ZONE, zone.id(), zone.version(), ingestTimeMs, payload);
    }

    /** A plan that reached us at this ingest time. */
    public static ControlRecord record(EscortPlan plan, long ingestTimeMs) {
        byte[] payload = bytes(out -> writePlan(plan, out));
        return new ControlRecord(ControlRecord.Kind.ESCORT, plan.escortId(), plan.version(), ingestTimeMs, payload);
    }

    /** A policy that reached us at this ingest time. */
    public static ControlRecord record(Policy policy, long ingestTimeMs) {
        byte[] payload = bytes(out -> writePolicy(policy, out));
        return new ControlRecord(ControlRecord.Kind.POLICY, SYSTEM_POLICY, policy.version(), ingestTimeMs, payload);
    }

    /** The zone of a record. */
    public static ZoneSpec zone(ControlRecord record) {
        return object(record, ZoneForm::read);
    }

    /** The plan of a record. */
    public static EscortPlan plan(ControlRecord record) {
        return object(record, ControlForm::readPlan);
    }

    /** The policy of a record. */
    public static Policy policy(ControlRecord record) {
        return object(record, ControlForm::readPolicy);
    }

    private static void writePlan(EscortPlan plan, DataOutput out) throws IOException {
        out.writeUTF(plan.escortId());
        out.writeUTF(plan.convoyId());
        out.writeInt(plan.version());
        out.writeLong(plan.validFromMs());
        out.writeLong(plan.validToMs());
        out.writeLong(plan.arriveByMs());
        StateIo.writeNullableUtf(out, plan.routeId());
        out.writeInt(plan.gates().size());
        for (String gate : plan.gates()) {
            out.writeUTF(gate);
        }
        out.writeInt(plan.vehicles().size());
        for (PlannedVehicle vehicle : plan.vehicles()) {
            writeVehicle(vehicle, out);
        }
        writeOverrides(plan.policy(), out);
    }

    private static EscortPlan readPlan(DataInput in) throws IOException {
        return new EscortPlan(
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                StateIo.readNullableUtf(in),
                readList(in, DataInput::readUTF),
                readList(in, ControlForm::readVehicle),
                readOverrides(in));
    }

    private static void writeVehicle(PlannedVehicle vehicle, DataOutput out) throws IOException {
        out.writeUTF(vehicle.vehicleId());
        out.writeUTF(vehicle.role().name());
        out.writeDouble(vehicle.lengthM());
        StateIo.writeNullableUtf(out, vehicle.sealId());
        StateIo.writeNullableUtf(out, vehicle.declarationId());
        out.writeDouble(vehicle.cargoTempMinC());
        out.writeDouble(vehicle.cargoTempMaxC());
        out.writeDouble(vehicle.cargoWeightKg());
        out.writeDouble(vehicle.weightTolPct());
    }

    private static PlannedVehicle readVehicle(DataInput in) throws IOException {
        return new PlannedVehicle(
                in.readUTF(),
                Role.valueOf(in.readUTF()),
                in.readDouble(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    private static void writePolicy(Policy policy, DataOutput out) throws IOException {
        out.writeInt(policy.version());
        out.writeLong(policy.validFromMs());
        writeOverrides(policy.overrides(), out);
    }

    private static Policy readPolicy(DataInput in) throws IOException {
        return new Policy(in.readInt(), in.readLong(), readOverrides(in));
    }

    private static void writeOverrides(PolicyOverrides overrides, DataOutput out) throws IOException {
        out.writeInt(overrides.rules().size());
        for (Map.Entry<String, Map<String, Double>> rule : new TreeMap<>(overrides.rules()).entrySet()) {
            out.writeUTF(rule.getKey());
            out.writeInt(rule.getValue().size());
            for (Map.Entry<String, Double> value : new TreeMap<>(rule.getValue()).entrySet()) {
                out.writeUTF(value.getKey());
                out.writeDouble(value.getValue());
            }
        }
    }

    private static PolicyOverrides readOverrides(DataInput in) throws IOException {
        Map<String, Map<String, Double>> rules = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, Double> values = new HashMap<>();
            rules.put(in.readUTF(), values);
            for (int more = in.readInt(); more > 0; more--) {
                values.put(in.readUTF(), in.readDouble());
            }
        }
        return new PolicyOverrides(rules);
    }

    private static <T> List<T> readList(DataInput in, Reading<T> reading) throws IOException {
        int count = in.readInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(reading.from(in));
        }
        return List.copyOf(list);
    }

    private static byte[] bytes(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            writing.to(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    private static <T> T object(ControlRecord record, Reading<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.payload()))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException(record.identity() + " has form " + version + ", we read " + VERSION);
            }
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the payload of " + record.identity() + " is cut off", e);
        }
    }

    /** Writes an object. */
    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    /** Reads an object. */
    private interface Reading<T> {
        T from(DataInput in) throws IOException;
    }
}
