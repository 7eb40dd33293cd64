package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GateHoldsTest {
    private static final long NEVER = 0;

    private final GateHolds holds = new GateHolds();

    @Test
    void a_hold_that_ends_by_itself_does_not_end_that_of_another_officer() throws IOException {
        act("aigerim", OfficerAction.Kind.HOLD_GATE, NEVER);
        act("bolat", OfficerAction.Kind.HOLD_GATE, 5_000);

        holds.pass(5_000);

        assertThat(holds.holder("truck")).isEqualTo("aigerim");
        assertThat(restored().holder("truck")).isEqualTo("aigerim");
    }

    @Test
    void a_release_of_the_gate_releases_what_everybody_holds() {
        act("aigerim", OfficerAction.Kind.HOLD_GATE, NEVER);
        act("bolat", OfficerAction.Kind.HOLD_GATE, 5_000);
        assertThat(holds.wakeMs()).isEqualTo(5_000);

        act("dana", OfficerAction.Kind.RELEASE_GATE, NEVER);

        assertThat(holds.holder("truck")).isNull();
        assertThat(holds.isEmpty()).isTrue();
    }

    private void act(String officer, OfficerAction.Kind kind, long untilMs) {
        holds.act(new OfficerAction(officer, kind, null, null, null, "gate", "a reason", untilMs, 1_000, 1_000, 1));
    }

    private GateHolds restored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        holds.write(new DataOutputStream(bytes));
        GateHolds restored = new GateHolds();
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }
}
