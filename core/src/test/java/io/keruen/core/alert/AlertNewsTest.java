package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.GAP;
import static io.keruen.core.alert.BookRig.SEAL;
import static io.keruen.core.alert.BookRig.STOP;
import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.alert.BookRig.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Finding.Kind;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a later finding changes of an alert, what late data change, and what stays as it was said. */
class AlertNewsTest {
    private final BookRig rig = new BookRig();

    private static Finding.Builder stop(Kind kind, long ms) {
        return finding(kind, STOP, "A", ms).times(T0 + 1_000, T0 + ms);
    }

    @Test
    void what_a_later_finding_does_not_say_stays_as_it_was() {
        rig.accept(stop(Kind.RAISED, 1_000)
                .jurisdiction("KZ")
                .place(46.5, 82.5, 120)
                .measured(70, 60, "s")
                .evidence("movedM", 3)
                .late(true)
                .unobserved(true));
        rig.accept(stop(Kind.UPDATED, 2_000).severity(Severity.HIGH));

        AlertEvent event = rig.last();
        assertThat(event.event()).isEqualTo(Event.UPDATED);
        assertThat(event.jurisdiction()).isEqualTo("KZ");
        assertThat(event.latDeg()).isEqualTo(46.5);
        assertThat(event.lonDeg()).isEqualTo(82.5);
        assertThat(event.chainageM()).isEqualTo(120);
        assertThat(event.measured()).isEqualTo(70);
        assertThat(event.limit()).isEqualTo(60);
        assertThat(event.unit()).isEqualTo("s");
        assertThat(event.evidence()).isEqualTo(Map.of("movedM", 3.0));
        assertThat(event.late()).isTrue();
        assertThat(event.unobserved()).isTrue();
        assertThat(event.clearedAtMs()).isZero();
    }

    @Test
    void what_it_does_say_is_news() {
        rig.accept(stop(Kind.RAISED, 1_000)
                .jurisdiction("KZ")
                .place(46.5, 82.5, 120)
                .measured(70, 60, "s")
                .evidence("movedM", 3)
                .policyVersion(1));
        rig.accept(stop(Kind.UPDATED, 2_000)
                .jurisdiction("CN")
                .place(46.6, 82.6, 220)
                .measured(90, 80, "min")
                .evidence("movedM", 4)
                .evidence("speedMps", 1)
                .unobserved(true)
                .policyVersion(2));

        AlertEvent event = rig.last();
        assertThat(event.jurisdiction()).isEqualTo("CN");
        assertThat(event.latDeg()).isEqualTo(46.6);
        assertThat(event.lonDeg()).isEqualTo(82.6);
        assertThat(event.chainageM()).isEqualTo(220);
        assertThat(event.measured()).isEqualTo(90);
        assertThat(event.limit()).isEqualTo(80);
        assertThat(event.unit()).isEqualTo("min");
        assertThat(event.evidence()).isEqualTo(Map.of("movedM", 4.0, "speedMps", 1.0));
        assertThat(event.late()).isFalse();
        assertThat(event.unobserved()).isTrue();
        assertThat(event.policyVersion()).isEqualTo(2);
    }

    @Test
    void marks_that_no_finding_makes_are_not_made() {
        rig.accept(stop(Kind.RAISED, 1_000));
        rig.accept(stop(Kind.UPDATED, 2_000).measured(70, 60, "s"));

        assertThat(rig.last().late()).isFalse();
        assertThat(rig.last().unobserved()).isFalse();
    }

    @Test
    void late_data_about_an_episode_before_the_open_one_stand_beside_it() {
        rig.accept(stop(Kind.RAISED, 60_000).times(T0 + 60_000, T0 + 60_000));
        Finding.Builder early = finding(Kind.RAISED, STOP, "A", 10_000).late(true);
        rig.accept(61_000, early.build());
        assertThat(rig.book.open()).hasSize(2);
        assertThat(rig.last().event()).isEqualTo(Event.RAISED);
        assertThat(rig.last().parentAlertId()).isNull();
        AlertEvent beside = rig.last();

        Finding.Builder worse = finding(Kind.UPDATED, STOP, "A", 20_000)
                .times(T0 + 10_000, T0 + 20_000)
                .measured(9, 8, "s")
                .late(true);
        rig.accept(62_000, worse.build());
        assertThat(rig.last().alertId()).isEqualTo(beside.alertId());
        rig.clear(STOP, "A", 63_000);
        assertThat(rig.last().startedAtMs()).isEqualTo(T0 + 60_000);

        Finding.Builder over = finding(Kind.CLEARED, STOP, "A", 30_000)
                .times(T0 + 10_000, T0 + 30_000)
                .late(true);
        rig.accept(64_000, over.build());
        assertThat(rig.last().alertId()).isEqualTo(beside.alertId());
        assertThat(rig.last().event()).isEqualTo(Event.CLEARED);
        assertThat(rig.book.open()).isEmpty();
    }

    /** The other order: the end that late data tell must not be taken for that of the younger episode. */
    @Test
    void an_episode_that_begins_while_one_of_late_data_is_open_stands_beside_it() {
        Finding.Builder early = finding(Kind.RAISED, STOP, "A", 10_000).late(true);
        rig.accept(60_000, early.build());
        AlertEvent beside = rig.last();
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, STOP, "A", 0, 60_500);
        rig.accept(stop(Kind.RAISED, 61_000).times(T0 + 61_000, T0 + 61_000));
        AlertEvent live = rig.last();
        assertThat(live.event()).isEqualTo(Event.RAISED);
        assertThat(live.startedAtMs()).isEqualTo(T0 + 61_000);
        assertThat(live.parentAlertId()).isNull();

        Finding.Builder over = finding(Kind.CLEARED, STOP, "A", 30_000)
                .times(T0 + 10_000, T0 + 30_000)
                .late(true);
        rig.accept(62_000, over.build());
        assertThat(rig.last().alertId()).isEqualTo(beside.alertId());
        assertThat(rig.last().state()).isEqualTo(State.NORMAL);
        assertThat(rig.open(STOP, "A").alertId()).isEqualTo(live.alertId());

        rig.clear(STOP, "A", 63_000);
        assertThat(rig.last().alertId()).isEqualTo(live.alertId());
        assertThat(rig.book.open()).isEmpty();
    }

    /** Samples may be lost for good; nobody could end it, and it blocks the gate. */
    @Test
    void an_episode_of_late_data_whose_end_never_comes_is_over_with_the_one_after_it() {
        rig.accept(60_000, finding(Kind.RAISED, STOP, "A", 10_000).late(true).build());
        AlertEvent early = rig.last();
        rig.accept(stop(Kind.RAISED, 61_000).times(T0 + 61_000, T0 + 61_000));

        rig.clear(STOP, "A", 63_000);

        assertThat(rig.book.open()).isEmpty();
        assertThat(rig.last().alertId()).isEqualTo(early.alertId());
        assertThat(rig.last().clearedAtMs()).isEqualTo(T0 + 63_000);
    }

    @Test
    void the_end_of_one_ends_nothing_of_another_whose_id_looks_like_its_place_in_the_book() {
        rig.raise(STOP, "A#<1", 1_000).raise(STOP, "A", 2_000).clear(STOP, "A", 3_000);

        assertThat(rig.book.open()).extracting(OpenAlert::subject).containsExactly("A#<1");
    }

    @Test
    void an_alert_that_late_data_only_corrected_stays_the_one() {
        rig.accept(stop(Kind.RAISED, 1_000));
        rig.accept(
                3_000,
                stop(Kind.UPDATED, 2_000)
                        .late(true)
                        .evidence("trueStartedAtMs", T0 + 500)
                        .build());
        rig.accept(stop(Kind.RAISED, 4_000).times(T0 + 4_000, T0 + 4_000));

        assertThat(rig.book.open()).hasSize(1);
        assertThat(rig.events).hasSize(2);
    }

    /** The vehicle's own stage goes on with what late data raised, and tells its end in time. */
    @Test
    void an_episode_of_late_data_is_ended_by_whoever_names_its_beginning() {
        rig.accept(60_000, finding(Kind.RAISED, STOP, "A", 10_000).late(true).build());
        AlertEvent early = rig.last();
        rig.accept(stop(Kind.RAISED, 61_000).times(T0 + 61_000, T0 + 61_000));

        rig.accept(finding(Kind.CLEARED, STOP, "A", 62_000).times(T0 + 10_000, T0 + 62_000));

        assertThat(rig.last().alertId()).isEqualTo(early.alertId());
        assertThat(rig.last().event()).isEqualTo(Event.CLEARED);
        assertThat(rig.book.open()).hasSize(1);
    }

    @Test
    void a_latched_alert_of_late_data_whose_cause_is_there_again_is_the_same_alert() {
        rig.accept(60_000, finding(Kind.RAISED, SEAL, "A", 10_000).late(true).build());
        rig.accept(
                60_001,
                finding(Kind.CLEARED, SEAL, "A", 11_000)
                        .times(T0 + 10_000, T0 + 11_000)
                        .late(true)
                        .build());

        rig.raise(SEAL, "A", 61_000);

        assertThat(rig.book.open()).hasSize(1);
        assertThat(rig.last().event()).isEqualTo(Event.UPDATED);
    }

    /** That the cause is gone, or the vehicle, says nothing about how grave the alert is that waits for officers. */
    @Test
    void the_end_of_a_cause_leaves_a_latched_alert_as_grave_as_it_was() {
        rig.accept(finding(Kind.RAISED, SEAL, "A", 1_000).severity(Severity.CRITICAL));
        rig.accept(2_000, Finding.left("E1", "A", T0 + 2_000, 1));

        assertThat(rig.last().state()).isEqualTo(State.LATCHED);
        assertThat(rig.last().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void who_leaves_ends_what_is_about_it_or_its_pair_but_not_what_only_names_it() {
        rig.accept(finding(Kind.RAISED, GAP, "B", 1_000).pair("B", "A"));
        rig.accept(finding(Kind.RAISED, STOP, "X", 2_000).pair("X", "A").subject("X"));
        rig.accept(finding(Kind.RAISED, STOP, "C", 3_000));

        rig.accept(4_000, Finding.left("E1", "A", T0 + 4_000, 1));

        assertThat(rig.book.open()).extracting(open -> open.last().vehicleId()).containsExactlyInAnyOrder("X", "C");
    }

    @Test
    void late_data_about_the_open_episode_are_about_that() {
        rig.accept(stop(Kind.RAISED, 1_000));
        rig.accept(
                3_000,
                stop(Kind.UPDATED, 2_000).late(true).evidence("movedM", 3).build());

        assertThat(rig.book.open()).hasSize(1);
        assertThat(rig.last().revision()).isEqualTo(2);
    }

    @Test
    void late_data_about_nothing_open_are_about_the_subject_itself() {
        rig.accept(60_000, stop(Kind.RAISED, 1_000).late(true).build());

        assertThat(rig.book.find(STOP, "A")).isNotNull();
    }

    @Test
    void each_correction_of_what_is_over_is_another_revision_and_keeps_what_officers_did() {
        rig.accept(stop(Kind.RAISED, 1_000));
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, STOP, "A", 0, 1_500);
        rig.accept(stop(Kind.CLEARED, 5_000));
        rig.accept(
                6_000,
                stop(Kind.UPDATED, 2_000).late(true).evidence("movedM", 3).build());
        rig.accept(
                7_000,
                stop(Kind.UPDATED, 9_000).late(true).evidence("movedM", 4).build());

        assertThat(rig.events).extracting(AlertEvent::revision).containsExactly(1, 2, 3, 4, 5);
        assertThat(rig.last().event()).isEqualTo(Event.UPDATED);
        assertThat(rig.last().state()).isEqualTo(State.NORMAL);
        assertThat(rig.last().late()).isTrue();
        assertThat(rig.last().clearedAtMs()).isEqualTo(T0 + 5_000);
        assertThat(rig.events.get(3).updatedAtMs()).isEqualTo(T0 + 5_000);
        assertThat(rig.last().updatedAtMs()).isEqualTo(T0 + 9_000);
    }

    @Test
    void the_same_cause_told_again_late_has_had_its_life_and_in_time_goes_on_with_it() {
        rig.accept(stop(Kind.RAISED, 1_000));
        rig.accept(stop(Kind.CLEARED, 5_000));
        rig.accept(6_000, stop(Kind.RAISED, 2_000).late(true).build());
        assertThat(rig.events).hasSize(2);

        rig.accept(stop(Kind.RAISED, 300_000));

        assertThat(rig.last().event()).isEqualTo(Event.RAISED);
        assertThat(rig.last().alertId()).isEqualTo(rig.events.get(0).alertId());
        assertThat(rig.last().revision()).isEqualTo(3);
    }

    @Test
    void the_newest_sixty_four_that_ended_are_remembered() {
        for (int i = 0; i < 65; i++) {
            String vehicleId = "V" + i;
            rig.raise(STOP, vehicleId, 1_000).clear(STOP, vehicleId, 2_000);
        }
        rig.events.clear();
        for (int i = 0; i < 65; i++) {
            Finding.Builder late = finding(Kind.UPDATED, STOP, "V" + i, 1_000).late(true);
            rig.accept(3_000, late.evidence("movedM", 3).build());
        }

        assertThat(rig.events).hasSize(64).noneMatch(event -> event.vehicleId().equals("V0"));
    }

    @Test
    void officers_are_told_once_of_each_alert_however_it_goes_on() {
        rig.accept(stop(Kind.RAISED, 1_000));
        assertThat(rig.notified).containsExactly(rig.last());
        rig.accept(stop(Kind.UPDATED, 2_000).severity(Severity.HIGH));
        rig.accept(stop(Kind.CLEARED, 3_000));

        assertThat(rig.notified).hasSize(1);
    }

    @Test
    void what_chatters_is_told_when_it_has_calmed_down_and_if_it_ends_before_to_nobody() {
        rig.raise(STOP, "A", 1_000).clear(STOP, "A", 2_000).raise(STOP, "A", 3_000);
        assertThat(rig.last().suppressed()).isTrue();
        assertThat(rig.notified).hasSize(1);
        rig.clear(STOP, "A", 4_000);
        assertThat(rig.last().state()).isEqualTo(State.NORMAL);
        rig.raise(STOP, "A", 5_000);
        assertThat(rig.last().suppressed()).isTrue();

        rig.wake(rig.wakeMs());

        assertThat(rig.last().suppressed()).isFalse();
        assertThat(rig.notified).hasSize(2).last().isEqualTo(rig.last());
    }

    @Test
    void what_a_backlog_tells_in_a_second_is_no_chatter_if_it_took_more_than_a_minute() {
        long minuteMs = 60_000;
        long nowMs = 120 * minuteMs;
        rig.accept(nowMs, finding(Kind.RAISED, STOP, "A", 5 * minuteMs).build());
        rig.accept(nowMs, finding(Kind.CLEARED, STOP, "A", 6 * minuteMs).build());
        rig.accept(nowMs, finding(Kind.RAISED, STOP, "A", 40 * minuteMs).build());
        rig.accept(nowMs, finding(Kind.CLEARED, STOP, "A", 41 * minuteMs).build());

        assertThat(rig.events).noneMatch(AlertEvent::suppressed);
        assertThat(rig.notified).hasSize(2);
        assertThat(rig.last().state()).isEqualTo(State.RETURNED_UNACKNOWLEDGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {70_000, 600_000, -55_000})
    void what_flutters_now_is_held_off_whatever_a_clock_says_that_steps_to_and_fro(long stepMs) {
        long nowMs = 7_200_000;
        rig.accept(nowMs, finding(Kind.RAISED, STOP, "A", nowMs).build());
        rig.accept(
                nowMs + 1_000, finding(Kind.CLEARED, STOP, "A", nowMs + stepMs).build());
        rig.accept(nowMs + 8_000, finding(Kind.RAISED, STOP, "A", nowMs + 8_000).build());

        assertThat(rig.last().suppressed()).isTrue();
    }

    @Test
    void what_chattered_in_a_backlog_is_held_off_as_it_would_have_been_then() {
        rig.accept(90_000, finding(Kind.RAISED, STOP, "A", 1_000).build());
        rig.accept(90_000, finding(Kind.CLEARED, STOP, "A", 2_000).build());
        rig.accept(90_000, finding(Kind.RAISED, STOP, "A", 3_000).build());

        assertThat(rig.last().suppressed()).isTrue();
        assertThat(rig.wakeMs()).isEqualTo(150_000);
    }

    @Test
    void a_cause_that_comes_back_must_be_seen_again() {
        rig.raise(SEAL, "A", 1_000);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, SEAL, "A", 0, 2_000);
        rig.clear(SEAL, "A", 3_000);
        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);

        rig.raise(SEAL, "A", 4_000);

        assertThat(rig.last().state()).isEqualTo(State.UNACKNOWLEDGED);
        assertThat(rig.wakeMs()).isEqualTo(4_000 + LifeLimits.DEFAULTS.mediumMs());
    }

    /** Readers keep the highest revision of an id: one that began again below it they would not see. */
    @Test
    void an_alert_that_is_back_goes_on_where_it_ended_however_many_ended_since() throws IOException {
        rig.accept(stop(Kind.RAISED, 2_000)).accept(stop(Kind.CLEARED, 3_000));
        for (int other = 0; other < 200; other++) {
            rig.raise(GAP, "A" + other, 10_000 + other).clear(GAP, "A" + other, 10_000 + other);
        }
        rig.read(rig.bytes());

        rig.accept(stop(Kind.RAISED, 20_000));

        assertThat(rig.last().event()).isEqualTo(Event.RAISED);
        assertThat(rig.last().revision()).isEqualTo(3);
    }

    @Test
    void a_new_alert_begins_at_the_beginning_however_many_ended_before() {
        for (int other = 0; other < 200; other++) {
            rig.raise(GAP, "A" + other, other).clear(GAP, "A" + other, other);
        }

        rig.accept(stop(Kind.RAISED, 20_000));

        assertThat(rig.last().revision()).isEqualTo(1);
    }

    @Test
    void what_late_data_tell_again_of_one_long_ended_has_the_revisions_that_were_said() {
        rig.accept(stop(Kind.RAISED, 2_000)).accept(stop(Kind.CLEARED, 3_000));
        for (int other = 0; other < 200; other++) {
            rig.raise(GAP, "A" + other, 10_000 + other).clear(GAP, "A" + other, 10_000 + other);
        }

        rig.accept(20_000, stop(Kind.RAISED, 2_000).late(true).build());

        assertThat(rig.last().revision()).isEqualTo(1);
    }
}
