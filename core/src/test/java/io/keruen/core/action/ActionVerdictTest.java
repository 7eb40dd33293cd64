package io.keruen.core.action;

import static io.keruen.core.kit.StoredBytes.thereAndBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an officer did, in which order it counts, and what is answered. */
class ActionVerdictTest {
    private static OfficerAction action(long ingestTimeMs, long ordinal) {
        return action(Kind.SHELVE, ingestTimeMs, ordinal);
    }

    /** It ends at 9. */
    private static OfficerAction action(Kind kind, long ingestTimeMs, long ordinal) {
        return new OfficerAction(
                "wei", kind, "id", "TYPE", "A", "G", "because", 9, ingestTimeMs - 1, ingestTimeMs, ordinal);
    }

    @Test
    void the_best_reason_heard_counts_in_whatever_order() {
        ActionVerdict verdict = new ActionVerdict();
        assertThat(verdict.of(action(8, 1))).isEqualTo(Refusal.NO_SUCH_ALERT);
        assertThat(verdict.of(action(Kind.RESUME_PERMITTED, 8, 1))).isEqualTo(Refusal.NO_SUCH_VEHICLE);
        assertThat(verdict.of(action(Kind.HOLD_GATE, 8, 1)))
                .as("kept for the gate")
                .isNull();
        verdict.hear(Refusal.NOT_SHELVED);
        verdict.hear(Refusal.ALREADY_OVER);
        assertThat(verdict.refusal()).isEqualTo(Refusal.NOT_SHELVED);
        verdict.hear(Refusal.SAME_OFFICER);
        verdict.hear(Refusal.SAME_OFFICER);
        assertThat(verdict.of(action(8, 1))).isEqualTo(Refusal.SAME_OFFICER);
        assertThat(verdict.isDone()).isFalse();
    }

    @Test
    void what_somebody_did_is_done_whatever_others_say() {
        ActionVerdict verdict = new ActionVerdict();
        verdict.hear(Refusal.ALREADY_OVER);
        verdict.hear(null);

        assertThat(verdict.isDone()).isTrue();
        assertThat(verdict.of(action(8, 1))).isNull();
        assertThat(new ActionVerdict(false, verdict.refusal()).of(action(8, 1))).isEqualTo(Refusal.ALREADY_OVER);
        assertThat(new ActionVerdict(true, verdict.refusal()).of(action(8, 1))).isNull();
    }

    @Test
    void a_hold_that_has_ended_when_it_comes_is_refused_and_a_release_never_ends() {
        ActionVerdict verdict = new ActionVerdict();

        assertThat(verdict.of(action(Kind.HOLD_GATE, 9, 1))).isEqualTo(Refusal.END_PASSED);
        assertThat(verdict.of(action(Kind.HOLD_GATE, 8, 1))).isNull();
        assertThat(verdict.of(action(Kind.RELEASE_GATE, 9, 1))).isNull();
    }

    @Test
    void every_refusal_says_why_and_two_found_nothing() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(refusal.sentence()).endsWith(".");
            boolean isNothing =
                    Set.of(Refusal.NO_SUCH_ALERT, Refusal.NO_SUCH_VEHICLE).contains(refusal);
            assertThat(refusal.isAboutNothing()).isEqualTo(isNothing);
        }
    }

    @Test
    void a_kind_is_about_an_alert_a_gate_or_a_vehicle() {
        Set<Kind> aboutAlerts = EnumSet.of(Kind.ACKNOWLEDGE, Kind.SHELVE, Kind.UNSHELVE, Kind.CLEAR_LATCH);
        Set<Kind> aboutGates = EnumSet.of(Kind.HOLD_GATE, Kind.RELEASE_GATE);
        for (Kind kind : Kind.values()) {
            assertThat(kind.isAboutAlert()).isEqualTo(aboutAlerts.contains(kind));
            assertThat(kind.isAboutGate()).isEqualTo(aboutGates.contains(kind));
        }
    }

    @Test
    void actions_are_worked_off_by_time_then_by_place_and_forgotten() {
        ActionQueue queue = new ActionQueue();
        assertThat(queue.firstAfter(0)).isNull();
        assertThat(queue.after(action(10, 1))).isNull();
        queue.add(action(20, 1));
        queue.add(action(10, 2));
        queue.add(action(10, 1));
        queue.add(action(10, 1));

        assertThat(queue.firstAfter(9)).isEqualTo(action(10, 1));
        assertThat(queue.after(action(10, 1))).isEqualTo(action(10, 2));
        assertThat(queue.after(action(10, 2))).isEqualTo(action(20, 1));
        assertThat(queue.after(action(15, 0))).isEqualTo(action(20, 1));
        assertThat(queue.after(action(20, 1))).isNull();
        assertThat(queue.forgetTo(10)).containsExactly(action(10, 1), action(10, 2));
        assertThat(queue.firstAfter(0)).isEqualTo(action(20, 1));
        assertThat(queue.forgetTo(10)).isEmpty();
    }

    @Test
    void an_action_comes_back_from_its_bytes() throws IOException {
        OfficerAction bare = new OfficerAction("wei", Kind.HOLD_GATE, null, null, null, null, "", 0, 1, 2, 3);

        assertThat(thereAndBack(action(10, 4), OfficerActionIo::write, OfficerActionIo::read))
                .isEqualTo(action(10, 4));
        assertThat(thereAndBack(bare, OfficerActionIo::write, OfficerActionIo::read))
                .isEqualTo(bare);
        assertThat(bare.endMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(action(10, 4).endMs()).isEqualTo(9);
        assertThat(action(10, 4).withOrdinal(5)).isEqualTo(action(10, 5));
    }
}
