package io.keruen.core.stage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A status is kept whole: copied, stored, compared. */
class VehicleStatusTest {
    /** Each changes one thing that a status says; together they say everything. */
    private static final List<Consumer<VehicleStatus>> THINGS = List.of(
            status -> status.kind = VehicleStatus.Kind.GONE,
            status -> status.vehicleId = "truck-1",
            status -> status.escortId = "escort-1",
            status -> status.convoyId = "convoy-1",
            status -> status.role = Role.TAIL,
            status -> status.routeId = "road",
            status -> status.sealId = "seal-1",
            status -> status.eventTimeMs = 2_000,
            status -> status.ingestTimeMs = 3_000,
            status -> status.telemetry = VehicleStatus.Telemetry.STALE,
            status -> status.integrity = Integrity.values()[Integrity.values().length - 1],
            status -> status.latDeg = 47,
            status -> status.lonDeg = 82,
            status -> status.chainageM = 1_200,
            status -> status.crossTrackM = -3,
            status -> status.progressRatio = 0.25,
            status -> status.zoneIds = new String[] {"gate", "yard"},
            status -> status.jurisdiction = "KZ",
            status -> status.softwareVersion = "7.1",
            status -> status.values[Signal.SPEED_MPS.ordinal()] = 12,
            status -> status.values[Signal.COUNT - 1] = 13,
            status -> status.codes[CodedSignal.SATELLITES.ordinal()] = 14,
            status -> status.codes[CodedSignal.COUNT - 1] = 1,
            status -> status.tyrePressureKpa = new double[] {850, Double.NaN},
            status -> status.sealStatus = SealStatus.FAULT,
            status -> status.openAlerts = 3,
            status -> status.highestSeverity = Severity.HIGH);

    private static VehicleStatus full() {
        VehicleStatus status = new VehicleStatus();
        status.atMs = 1_000;
        THINGS.forEach(thing -> thing.accept(status));
        return status;
    }

    private static VehicleStatus stored(VehicleStatus status) throws IOException {
        return StoredBytes.thereAndBack(status, VehicleStatus::write, in -> VehicleStatus.read(in, VehicleStatus.FORM));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        assertThat(stored(full())).isEqualTo(full());
        assertThat(stored(new VehicleStatus())).isEqualTo(new VehicleStatus());
    }

    @Test
    void each_thing_that_it_says_makes_it_another_and_is_copied_and_stored() throws IOException {
        VehicleStatus plain = new VehicleStatus();
        for (int i = 0; i < THINGS.size(); i++) {
            VehicleStatus other = new VehicleStatus();
            THINGS.get(i).accept(other);

            assertThat(other).as("thing %d", i).isNotEqualTo(plain);
            assertThat(other.toString()).isNotEqualTo(plain.toString());
            assertThat(other.copy(0)).as("thing %d", i).isEqualTo(other);
            assertThat(stored(other)).as("thing %d", i).isEqualTo(other);
        }
    }

    @Test
    void a_copy_says_the_same_at_another_moment_and_is_nobody_elses() {
        VehicleStatus status = full();
        VehicleStatus copy = status.copy(1_500);

        assertThat(copy.atMs).isEqualTo(1_500);
        assertThat(copy).isNotEqualTo(status);
        assertThat(copy.copy(1_000)).isEqualTo(status).hasSameHashCodeAs(status);
        status.tyrePressureKpa[0] = 1;
        status.values[0] = 99;
        status.codes[0] = 99;
        assertThat(copy.copy(1_000)).isEqualTo(full());
        assertThat(copy.hashCode()).isNotEqualTo(full().hashCode());
    }

    @Test
    void the_first_form_knew_neither_tyres_nor_seal() throws IOException {
        VehicleStatus status = full();
        status.tyrePressureKpa = VehicleStatus.NO_TYRES;
        status.sealStatus = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        status.write(new DataOutputStream(bytes));
        int ofTyresAndSeal = Integer.BYTES + 1;
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray(), 0, bytes.size() - ofTyresAndSeal));

        assertThat(VehicleStatus.read(in, VehicleStatus.FIRST_FORM)).isEqualTo(status);
        assertThat(in.available()).isZero();
    }

    @Test
    void signals_are_found_by_name() {
        VehicleStatus status = full();

        assertThat(status.value(Signal.SPEED_MPS)).isEqualTo(12);
        assertThat(status.code(CodedSignal.SATELLITES)).isEqualTo(14);
    }
}
