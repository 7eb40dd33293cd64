package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.schemas.VehicleStateRecord;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How it stands with a vehicle, as readers of the topic find it. */
class VehicleStatusCodecTest {
    private static VehicleStateRecord written(VehicleStatus status) throws Exception {
        byte[] bytes = new VehicleStatusCodec(SchemaStore.ofThisBuild()).encode(status);
        return new RecordCodec<VehicleStateRecord>(SchemaStore.ofThisBuild(), VehicleStateRecord.getClassSchema())
                .decode(Objects.requireNonNull(bytes));
    }

    @Test
    void what_tyres_and_the_seal_said_is_written() throws Exception {
        VehicleStatus status = new VehicleStatus();
        status.vehicleId = "truck";
        status.sealId = "seal";
        status.sealStatus = SealStatus.HOUSING_TAMPERED;
        status.tyrePressureKpa = new double[] {850, Double.NaN, 845.5};

        VehicleStateRecord written = written(status);

        assertThat(written.getTyrePressureKpa()).containsExactly(850.0, Double.NaN, 845.5);
        assertThat(written.getSealStatus()).isEqualTo(io.keruen.schemas.SealStatus.HOUSING_TAMPERED);
    }

    @Test
    void what_nobody_said_is_absent() throws Exception {
        VehicleStatus status = new VehicleStatus();
        status.vehicleId = "truck";

        VehicleStateRecord written = written(status);

        assertThat(written.getTyrePressureKpa()).isEmpty();
        assertThat(written.getSealStatus()).isNull();
    }

    @Test
    void a_vehicle_that_is_gone_is_a_tombstone() {
        VehicleStatus status = new VehicleStatus();
        status.kind = VehicleStatus.Kind.GONE;

        assertThat(new VehicleStatusCodec(SchemaStore.ofThisBuild()).encode(status))
                .isNull();
    }
}
