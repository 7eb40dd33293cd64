package io.keruen.core.convoy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.policy.PolicyOverrides;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who drives where in the row, and when a plan is in force. */
class EscortPlanTest {
    private static final EscortPlan PLAN = new EscortPlan(
            "E1",
            "C1",
            1,
            1_000,
            2_000,
            0,
            null,
            List.of(),
            List.of(PlannedVehicle.of("lead", Role.LEAD, 5), PlannedVehicle.of("truck", Role.CARGO, 18)),
            PolicyOverrides.NONE);

    @Test
    void vehicles_stand_in_driving_order_and_a_stranger_nowhere() {
        assertThat(PLAN.indexOf("lead")).isZero();
        assertThat(PLAN.indexOf("truck")).isEqualTo(1);
        assertThat(PLAN.indexOf("stranger")).isEqualTo(-1);
    }

    @Test
    void is_in_force_from_its_first_instant_until_before_its_last() {
        assertThat(PLAN.isValidAt(999)).isFalse();
        assertThat(PLAN.isValidAt(1_000)).isTrue();
        assertThat(PLAN.isValidAt(1_999)).isTrue();
        assertThat(PLAN.isValidAt(2_000)).isFalse();
    }

    @Test
    void a_vehicle_of_which_little_is_said_has_nothing_to_be_held_to() {
        PlannedVehicle truck = PLAN.vehicles().get(1);

        assertThat(truck.role()).isEqualTo(Role.CARGO);
        assertThat(truck.lengthM()).isEqualTo(18);
        assertThat(truck.sealId()).isNull();
        assertThat(truck.declarationId()).isNull();
        assertThat(new double[] {
                    truck.cargoTempMinC(), truck.cargoTempMaxC(), truck.cargoWeightKg(), truck.weightTolPct()
                })
                .containsOnly(Double.NaN);
    }
}
