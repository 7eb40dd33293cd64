package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each vehicle comes past each action that concerns it once, in their order. */
class VehicleActionsTest {
    private static OfficerAction action(OfficerAction.Kind kind, @Nullable String vehicleId, long atMs, long ordinal) {
        return new OfficerAction("Li", kind, null, null, vehicleId, null, "seen", 0, atMs, atMs, ordinal);
    }

    private final OfficerAction permitOne = action(OfficerAction.Kind.RESUME_PERMITTED, "truck-1", 1_000, 1);
    private final OfficerAction permitTwo = action(OfficerAction.Kind.RESUME_PERMITTED, "truck-2", 1_000, 2);
    private final OfficerAction clear = action(OfficerAction.Kind.CLEAR_LATCH, null, 2_000, 3);
    private final OfficerAction permitAgain = action(OfficerAction.Kind.RESUME_PERMITTED, "truck-1", 3_000, 4);

    private VehicleActions all() {
        VehicleActions actions = new VehicleActions();
        actions.add(permitAgain);
        actions.add(clear);
        actions.add(permitTwo);
        actions.add(permitOne);
        return actions;
    }

    @Test
    void a_permission_is_for_one_vehicle_and_a_cleared_latch_for_all() {
        VehicleActions actions = all();

        assertThat(actions.take("truck-1", 9_000)).isEqualTo(permitOne);
        assertThat(actions.take("truck-2", 9_000)).isEqualTo(permitTwo);
        assertThat(actions.take("truck-1", 9_000)).isEqualTo(clear);
        assertThat(actions.take("truck-1", 9_000)).isEqualTo(permitAgain);
        assertThat(actions.take("truck-1", 9_000)).isNull();
        assertThat(actions.take("truck-2", 9_000)).isEqualTo(clear);
        assertThat(actions.take("truck-2", 9_000)).isNull();
        assertThat(actions.take("truck-3", 9_000)).isEqualTo(clear);
        assertThat(actions.take("truck-3", 9_000)).isNull();
    }

    @Test
    void it_counts_from_its_moment_on() {
        VehicleActions actions = all();

        assertThat(actions.take("truck-1", 999)).isNull();
        assertThat(actions.take("truck-1", 1_000)).isEqualTo(permitOne);
        assertThat(actions.take("truck-1", 1_999)).isNull();
        assertThat(actions.take("truck-1", 2_000)).isEqualTo(clear);
    }

    @Test
    void what_is_a_matter_of_alerts_or_gates_is_not_kept() {
        VehicleActions actions = new VehicleActions();
        for (OfficerAction.Kind kind : OfficerAction.Kind.values()) {
            actions.add(action(kind, "truck-1", 1_000 + kind.ordinal(), kind.ordinal()));
        }

        OfficerAction first = actions.take("truck-1", 9_000);
        OfficerAction second = actions.take("truck-1", 9_000);
        assertThat(first).isNotNull().extracting(OfficerAction::action).isEqualTo(OfficerAction.Kind.CLEAR_LATCH);
        assertThat(second).isNotNull().extracting(OfficerAction::action).isEqualTo(OfficerAction.Kind.RESUME_PERMITTED);
        assertThat(actions.take("truck-1", 9_000)).isNull();
    }

    @Test
    void what_is_forgotten_is_taken_by_nobody_and_what_comes_later_is() {
        VehicleActions actions = all();
        actions.take("truck-2", 2_500);
        actions.forgetTo(2_000);

        assertThat(actions.take("truck-1", 9_000)).isEqualTo(permitAgain);
        assertThat(actions.take("truck-3", 9_000)).isNull();
        assertThat(actions.take("truck-2", 9_000)).isNull();
    }

    @Test
    void the_same_once_more_counts_once_everything_is_forgotten() {
        VehicleActions actions = new VehicleActions();
        actions.add(permitOne);
        actions.take("truck-1", 9_000);
        actions.add(permitOne);
        assertThat(actions.take("truck-1", 9_000)).as("a repetition").isNull();

        actions.forgetTo(999);
        assertThat(actions.take("truck-1", 9_000)).isNull();
        actions.forgetTo(1_000);
        actions.add(permitOne);
        assertThat(actions.take("truck-1", 9_000)).isEqualTo(permitOne);
    }
}
