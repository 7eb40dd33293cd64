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

    @Test
    void a_release_that_was_signed_before_a_hold_and_comes_after_it_does_not_end_it() throws IOException {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, NEVER, 1_000));
        holds.act(action("bolat", OfficerAction.Kind.HOLD_GATE, null, NEVER, 3_000));
        holds.act(action("bolat", OfficerAction.Kind.HOLD_GATE, "truck", NEVER, 3_000));

        GateHolds restored = restored();
        restored.act(action("dana", OfficerAction.Kind.RELEASE_GATE, "truck", NEVER, 2_999));
        restored.act(action("dana", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 2_999));
        assertThat(restored.holder("truck")).isEqualTo("bolat");

        restored.act(action("dana", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 3_000));
        assertThat(restored.isEmpty()).isTrue();
    }

    @Test
    void a_hold_that_was_signed_before_one_of_the_same_officer_and_comes_after_it_shortens_nothing() {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, NEVER, 2_000));
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, 5_000, 1_000));

        holds.pass(5_000);

        assertThat(holds.holder("truck")).isEqualTo("aigerim");
    }

    /** An officer may hold and not release: what lets something drive takes another role. */
    @Test
    void a_hold_is_never_shortened_by_another_of_the_same_officer() throws IOException {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, NEVER, 1_000));
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, 5_000, 2_000));

        holds.pass(5_000);

        assertThat(holds.holder("truck")).isEqualTo("aigerim");
        assertThat(restored().holder("truck")).isEqualTo("aigerim");
    }

    @Test
    void a_hold_is_prolonged_by_another_of_the_same_officer_in_whatever_order_they_come() {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, 6_000, 2_000));
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, 9_000, 1_000));
        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 1_999));

        holds.pass(8_999);
        assertThat(holds.holder("truck")).isEqualTo("aigerim");

        holds.pass(9_000);
        assertThat(holds.isEmpty()).isTrue();
    }

    @Test
    void a_hold_that_comes_when_it_has_ended_changes_nothing() {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, NEVER, 1_000));
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, 4_000, 3_000)); // comes at 4,000

        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 1_000));

        assertThat(holds.isEmpty()).isTrue();
    }

    @Test
    void a_hold_by_a_clock_that_is_ahead_is_ended_by_a_release_that_comes_after_it() {
        holds.act(action("aigerim", OfficerAction.Kind.HOLD_GATE, null, NEVER, 60_000)); // comes at 4,000
        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 3_999));
        assertThat(holds.holder("truck")).isEqualTo("aigerim");

        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 4_000));

        assertThat(holds.isEmpty()).isTrue();
    }

    @Test
    void a_hold_of_the_first_version_is_ended_by_any_release() throws IOException {
        holds.read(stored(Long.MAX_VALUE), 1);
        assertThat(holds.holder("truck")).isEqualTo("aigerim");

        act("dana", OfficerAction.Kind.RELEASE_GATE, NEVER);

        assertThat(holds.isEmpty()).isTrue();
    }

    /** It was kept with the time of a clock an hour ahead; the gate has been looked at since. */
    @Test
    void a_hold_of_an_older_state_by_a_clock_that_is_ahead_is_ended_by_a_release_that_comes_after_it()
            throws IOException {
        holds.read(stored(3_600_000, Long.MAX_VALUE), 2);
        holds.pass(2_000);

        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 1_999));
        assertThat(holds.holder("truck")).isEqualTo("aigerim");

        holds.act(action("bolat", OfficerAction.Kind.RELEASE_GATE, null, NEVER, 2_000));
        assertThat(holds.isEmpty()).isTrue();
    }

    /** The whole gate held by one officer. */
    private static DataInputStream stored(long... timesMs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeUTF("");
        out.writeInt(1);
        out.writeUTF("aigerim");
        for (long timeMs : timesMs) {
            out.writeLong(timeMs);
        }
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void act(String officer, OfficerAction.Kind kind, long untilMs) {
        holds.act(action(officer, kind, null, untilMs, 1_000));
    }

    private static OfficerAction action(
            String officer, OfficerAction.Kind kind, String vehicleId, long untilMs, long signedMs) {
        return new OfficerAction(officer, kind, null, null, vehicleId, "gate", "a reason", untilMs, signedMs, 4_000, 1);
    }

    private GateHolds restored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        holds.write(new DataOutputStream(bytes));
        GateHolds restored = new GateHolds();
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 2);
        return restored;
    }
}
