package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.schemas.EmergencyStop;
import io.keruen.schemas.FixType;
import io.keruen.schemas.Integrity;
import io.keruen.schemas.Jurisdiction;
import io.keruen.schemas.OperatingMode;
import io.keruen.schemas.RoadSurface;
import io.keruen.schemas.TelemetryState;
import io.keruen.schemas.VehicleRole;
import io.keruen.schemas.VehicleStateRecord;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with vehicles, as it is written to {@code escort.vehicles}. One per thread.
 */
public final class VehicleStatusCodec {
    private final RecordCodec<VehicleStateRecord> codec;

    /** A codec for the topic. */
    public VehicleStatusCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, VehicleStateRecord.getClassSchema());
    }

    /** Encodes a status; {@code null}, a tombstone, when the vehicle is gone. */
    public byte @Nullable [] encode(VehicleStatus status) {
        if (status.kind == VehicleStatus.Kind.GONE) {
            return null;
        }
        VehicleStateRecord written = new VehicleStateRecord();
        written.setVehicleId(status.vehicleId);
        written.setEscortId(status.escortId);
        written.setConvoyId(status.convoyId);
        Role role = status.role;
        written.setRole(role == null ? null : VehicleRole.valueOf(role.name()));
        written.setEventTimeMs(status.eventTimeMs);
        written.setIngestTimeMs(status.ingestTimeMs);
        written.setTelemetryState(TelemetryState.valueOf(status.telemetry.name()));
        written.setIntegrity(Integrity.valueOf(status.integrity.name()));
        written.setSealId(status.sealId);
        SealStatus said = status.sealStatus;
        written.setSealStatus(said == null ? null : io.keruen.schemas.SealStatus.valueOf(said.name()));
        written.setOpenAlerts(status.openAlerts);
        Severity severity = status.highestSeverity;
        written.setHighestSeverity(severity == null ? null : io.keruen.schemas.Severity.valueOf(severity.name()));
        writePlace(status, written);
        writeMotion(status, written);
        writeLoad(status, written);
        return codec.encode(written);
    }

    /** When the sample that a written status stands on reached us. */
    public long ingestTimeMs(byte[] message) throws InvalidInputException {
        return codec.decode(message).getIngestTimeMs();
    }

    private static void writePlace(VehicleStatus status, VehicleStateRecord written) {
        written.setLatDeg(status.latDeg);
        written.setLonDeg(status.lonDeg);
        written.setAltitudeM(value(status, Signal.ALTITUDE_M));
        written.setRouteId(status.routeId);
        written.setChainageM(Absent.nanAsNull(status.chainageM));
        written.setCrossTrackM(Absent.nanAsNull(status.crossTrackM));
        written.setProgressRatio(Absent.nanAsNull(status.progressRatio));
        written.setZoneIds(List.of(status.zoneIds));
        String jurisdiction = status.jurisdiction;
        written.setJurisdiction(jurisdiction == null ? null : Jurisdiction.valueOf(jurisdiction));
        String fix = name(status, CodedSignal.FIX_TYPE);
        written.setFixType(fix == null ? null : FixType.valueOf(fix));
        int satellites = status.code(CodedSignal.SATELLITES);
        written.setSatellites(satellites == CodedSignal.ABSENT ? null : satellites);
        written.setAccuracyM(value(status, Signal.ACCURACY_M));
        written.setHdop(value(status, Signal.HDOP));
        written.setCn0MeanDbHz(value(status, Signal.CN0_MEAN_DB_HZ));
    }

    private static void writeMotion(VehicleStatus status, VehicleStateRecord written) {
        written.setSpeedMps(value(status, Signal.SPEED_MPS));
        written.setCourseDeg(value(status, Signal.COURSE_DEG));
        written.setWheelSpeedMps(value(status, Signal.WHEEL_SPEED_MPS));
        written.setOdometerM(value(status, Signal.ODOMETER_M));
        written.setYawRateDegps(value(status, Signal.YAW_RATE_DEGPS));
        written.setAccelLonMps2(value(status, Signal.ACCEL_LON_MPS2));
        written.setAccelLatMps2(value(status, Signal.ACCEL_LAT_MPS2));
        String mode = name(status, CodedSignal.OPERATING_MODE);
        written.setOperatingMode(mode == null ? null : OperatingMode.valueOf(mode));
        String stop = name(status, CodedSignal.EMERGENCY_STOP);
        written.setEmergencyStop(stop == null ? null : EmergencyStop.valueOf(stop));
        written.setMinimalRisk(isTrue(status, CodedSignal.MINIMAL_RISK));
        String surface = name(status, CodedSignal.ROAD_SURFACE);
        written.setRoadSurface(surface == null ? null : RoadSurface.valueOf(surface));
        written.setSoftwareVersion(status.softwareVersion);
    }

    private static void writeLoad(VehicleStatus status, VehicleStateRecord written) {
        written.setStateOfChargePct(value(status, Signal.STATE_OF_CHARGE_PCT));
        written.setBatteryTempC(value(status, Signal.BATTERY_TEMP_C));
        written.setMotorTempC(value(status, Signal.MOTOR_TEMP_C));
        written.setBrakeTempC(value(status, Signal.BRAKE_TEMP_C));
        double[] tyrePressureKpa = status.tyrePressureKpa;
        written.setTyrePressureKpa(
                tyrePressureKpa.length == 0
                        ? List.of()
                        : Arrays.stream(tyrePressureKpa).boxed().toList());
        written.setCargoTempC(value(status, Signal.CARGO_TEMP_C));
        written.setCargoWeightKg(value(status, Signal.CARGO_WEIGHT_KG));
        written.setDoorOpen(isTrue(status, CodedSignal.DOOR_OPEN));
    }

    private static @Nullable Double value(VehicleStatus status, Signal signal) {
        return Absent.nanAsNull(status.value(signal));
    }

    private static @Nullable String name(VehicleStatus status, CodedSignal signal) {
        int code = status.code(signal);
        return code == CodedSignal.ABSENT ? null : signal.names().get(code);
    }

    private static @Nullable Boolean isTrue(VehicleStatus status, CodedSignal signal) {
        int code = status.code(signal);
        return code == CodedSignal.ABSENT ? null : code == 1;
    }
}
