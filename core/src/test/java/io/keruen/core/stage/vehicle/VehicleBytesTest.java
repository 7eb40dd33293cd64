package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vehicle's state comes back from its bytes whole: they are the same again, to the last. */
class VehicleBytesTest {
    private final VehicleStage stage = new VehicleStage(RuleCatalog.standard());

    private static DataInputStream in(byte... bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_bytes_of_a_state_that_was_read_are_the_same(long seed) throws IOException {
        byte[] stored = VehicleRig.bytes(new VehicleRig(VehicleStageProperties.CONTROL)
                .play(VehicleStageProperties.arrivals(seed).subList(0, 250))
                .state);
        DataInputStream in = in(stored);
        VehicleState read = stage.readState(in);

        assertThat(in.available()).isZero();
        assertThat(VehicleRig.bytes(read)).isEqualTo(stored);
        assertThat(read.vehicleId()).isEqualTo("truck-1");
    }

    @Test
    void bytes_of_a_format_that_is_not_known_are_refused() {
        for (byte format : new byte[] {0, 5}) {
            assertThatThrownBy(() -> stage.readState(in(format)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("format " + format);
        }
    }

    @Test
    void a_new_state_knows_nothing() {
        VehicleState state = stage.newState("truck-7");

        assertThat(state.vehicleId()).isEqualTo("truck-7");
        assertThat(state.acceptedCount() + state.duplicateCount() + state.lateCount())
                .isZero();
        assertThat(stage.wakeUpAtMs(state, VehicleStageProperties.CONTROL)).isEqualTo(Long.MAX_VALUE);
    }
}
