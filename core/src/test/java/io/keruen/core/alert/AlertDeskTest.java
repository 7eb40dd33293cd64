package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.STOP;
import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.alert.BookRig.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which alert an officer means, and how long what he says holds. */
class AlertDeskTest {
    private final BookRig rig = new BookRig();

    @Test
    void an_action_that_names_an_alert_is_about_that_one_only() {
        rig.accept(finding("one", Kind.RAISED, STOP, "A", 1_000));
        rig.accept(finding("other", Kind.RAISED, STOP, "A", 1_000));
        rig.raise(STOP, "B", 1_000);
        String alertId = rig.events.get(1).alertId();

        assertThat(rig.act(OfficerAction.Kind.ACKNOWLEDGE, alertId, 2_000)).isNull();

        assertThat(rig.answers).hasSize(1);
        assertThat(rig.events).hasSize(4);
        assertThat(rig.last().alertId()).isEqualTo(alertId);
        assertThat(rig.last().event()).isEqualTo(Event.ACKNOWLEDGED);
    }

    @Test
    void an_action_by_type_and_vehicle_is_about_all_of_them() {
        rig.accept(finding("one", Kind.RAISED, STOP, "A", 1_000));
        rig.accept(finding("other", Kind.RAISED, STOP, "A", 1_000));
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, STOP, "A", 0, 2_000);

        assertThat(rig.answers).containsExactly(null, null);
    }

    @Test
    void what_is_over_can_be_acknowledged_by_its_id_once() {
        rig.raise(STOP, "A", 1_000).clear(STOP, "A", 2_000);
        String alertId = rig.last().alertId();

        assertThat(rig.act(OfficerAction.Kind.SHELVE, alertId, 3_000)).isEqualTo(Refusal.ALREADY_OVER);
        assertThat(rig.act(OfficerAction.Kind.ACKNOWLEDGE, alertId, 3_000)).isNull();
        assertThat(rig.last().state()).isEqualTo(State.NORMAL);
        assertThat(rig.last().officer()).isEqualTo("aigul");
        assertThat(rig.act(OfficerAction.Kind.ACKNOWLEDGE, alertId, 4_000)).isEqualTo(Refusal.ALREADY_ACKNOWLEDGED);
        assertThat(rig.answers).hasSize(3);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, "nobody's", 5_000);
        assertThat(rig.answers).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = OfficerAction.Kind.class,
            names = {"HOLD_GATE", "RELEASE_GATE", "RESUME_PERMITTED"})
    void what_is_about_a_gate_or_a_vehicle_is_about_no_alert(OfficerAction.Kind kind) {
        rig.raise(STOP, "A", 1_000);

        assertThat(rig.act(kind, STOP, "A", 0, 2_000)).isEqualTo(Refusal.NO_SUCH_ALERT);
        assertThat(rig.events).hasSize(1);
    }

    @Test
    void shelving_lasts_until_the_officer_says_and_an_hour_if_he_says_nothing() {
        rig.raise(STOP, "A", 1_000).raise(STOP, "B", 1_000);
        rig.act(OfficerAction.Kind.SHELVE, STOP, "A", 62_000, 2_000);
        assertThat(rig.last().untilMs()).isEqualTo(T0 + 62_000);
        rig.act(OfficerAction.Kind.SHELVE, STOP, "B", 0, 2_000);
        assertThat(rig.last().untilMs()).isEqualTo(T0 + 3_602_000);
        assertThat(rig.wakeMs()).isEqualTo(62_000);
    }

    @Test
    void what_grows_no_worse_stays_shelved_and_acknowledged() {
        rig.raise(STOP, "A", 1_000);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, STOP, "A", 0, 2_000);
        rig.act(OfficerAction.Kind.SHELVE, STOP, "A", 0, 3_000);
        rig.accept(finding(Kind.UPDATED, STOP, "A", 4_000).measured(9, 8, "s"));
        assertThat(rig.last().event()).isEqualTo(Event.UPDATED);
        assertThat(rig.last().state()).isEqualTo(State.SHELVED);
        assertThat(rig.last().suppressed()).isTrue();

        rig.act(OfficerAction.Kind.UNSHELVE, STOP, "A", 0, 5_000);

        assertThat(rig.last().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
    }
}
