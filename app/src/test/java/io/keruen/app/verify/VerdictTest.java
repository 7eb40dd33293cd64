package io.keruen.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertBook;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a hit, a miss and a false alarm. */
class VerdictTest {
    private static final long T = 1_767_225_600_000L;

    private final List<AlertEvent> events = new ArrayList<>();
    private final AlertBook book = new AlertBook();

    @Test
    void a_line_is_hit_by_an_alert_within_its_tolerance() {
        raise("UNAUTHORISED_STOP", "truck-1", T + 500);

        Verdict verdict = judge(line("UNAUTHORISED_STOP", "truck-1", T, 600));

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.scores()).containsExactly(new TypeScore("UNAUTHORISED_STOP", 1, 0, 0));
    }

    @Test
    void beyond_the_tolerance_it_is_a_miss_and_a_false_alarm() {
        raise("UNAUTHORISED_STOP", "truck-1", T + 601);

        Verdict verdict = judge(line("UNAUTHORISED_STOP", "truck-1", T, 600));

        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.scores()).containsExactly(new TypeScore("UNAUTHORISED_STOP", 0, 1, 1));
        assertThat(verdict.scores().get(0).precisionRatio()).isZero();
    }

    @Test
    void an_end_that_a_line_names_is_met_within_the_same_tolerance() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        clear("UNAUTHORISED_STOP", "truck-1", T, T + 5_600);

        assertThat(judge(ending(T + 5_000)).isGood()).isTrue();
        assertThat(judge(ending(T + 4_999)).missed()).hasSize(1);
        assertThat(judge(ending(T + 4_999)).falseAlarms()).hasSize(1);
        assertThat(judge(ending(Expected.ANY)).isGood()).isTrue();
    }

    /** An end is the moment from which on it was good: what was said while that was not yet sure stands behind it. */
    @Test
    void an_end_counts_whatever_is_sorted_behind_it() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        clear("UNAUTHORISED_STOP", "truck-1", T, T + 5_000);
        Collections.swap(events, 0, 1);

        assertThat(judge(ending(T + 5_000)).isGood()).isTrue();
    }

    @Test
    void an_alert_that_stays_open_meets_no_end() {
        raise("UNAUTHORISED_STOP", "truck-1", T);

        assertThat(judge(ending(T + 5_000)).missed()).hasSize(1);
        assertThat(judge(ending(Expected.ANY)).isGood()).isTrue();
    }

    @Test
    void another_vehicle_does_not_hit() {
        raise("UNAUTHORISED_STOP", "truck-2", T);

        assertThat(judge(line("UNAUTHORISED_STOP", "truck-1", T, 600)).missed()).hasSize(1);
    }

    @Test
    void the_order_of_lines_loses_no_hit() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        raise("UNAUTHORISED_STOP", "truck-2", T);

        Verdict verdict = judge(line("UNAUTHORISED_STOP", null, T, 0), line("UNAUTHORISED_STOP", "truck-1", T, 0));

        assertThat(verdict.isGood()).isTrue();
    }

    @Test
    void types_that_no_line_names_are_not_judged() {
        raise("POSITION_FROZEN", "truck-1", T);

        assertThat(judge(line("UNAUTHORISED_STOP", null, T, 0)).falseAlarms()).isEmpty();
    }

    @Test
    void none_of_any_type_forbids_everything_else() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        raise("POSITION_FROZEN", "truck-1", T);

        Verdict verdict = judge(line("UNAUTHORISED_STOP", null, T, 0), none(null, "*"));

        assertThat(verdict.falseAlarms()).extracting(AlertEvent::type).containsExactly("POSITION_FROZEN");
    }

    @Test
    void none_for_one_vehicle_leaves_the_others_alone() {
        raise("POSITION_FROZEN", "truck-2", T);

        assertThat(judge(none("truck-1", "POSITION_FROZEN")).isGood()).isTrue();
        assertThat(judge(none("truck-2", "POSITION_FROZEN")).isGood()).isFalse();
    }

    @Test
    void a_found_line_knows_its_alert() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        raise("UNAUTHORISED_STOP", "truck-2", T + 100);
        Expected second = line("UNAUTHORISED_STOP", "truck-2", T, 600);

        Verdict verdict = judge(line("UNAUTHORISED_STOP", "truck-3", T, 600), second);

        assertThat(verdict.found()).hasSize(1);
        assertThat(verdict.found().get(0).line()).isEqualTo(second);
        assertThat(verdict.found().get(0).alert().vehicleId()).isEqualTo("truck-2");
        assertThat(verdict.missed()).hasSize(1);
    }

    @Test
    void an_optional_line_may_be_hit_and_need_not() {
        Expected optional =
                new Expected(1, false, List.of("POSITION_FROZEN"), null, null, T, Expected.ANY, 0, true, false);
        assertThat(judge(optional).isGood()).isTrue();

        raise("POSITION_FROZEN", "truck-1", T);
        assertThat(judge(optional).isGood()).isTrue();
        assertThat(judge(optional).found()).isEmpty();
    }

    @Test
    void a_child_of_another_alert_is_no_false_alarm() {
        accept(finding("CONVOY_SPLIT", "convoy-split", T));
        accept(finding("CONVOY_GAP", "convoy-gap", T));

        assertThat(judge(none(null, "CONVOY_GAP")).isGood()).isTrue();
        assertThat(judge(none(null, "CONVOY_SPLIT")).isGood()).isFalse();
    }

    @Test
    void a_child_that_nobody_is_told_of_answers_no_line_that_asks_for_one_that_was_told() {
        accept(finding("CONVOY_SPLIT", "convoy-split", T));
        accept(finding("CONVOY_GAP", "convoy-gap", T));
        Expected untold =
                new Expected(1, false, List.of("CONVOY_GAP"), "truck-2", null, T, Expected.ANY, 0, false, false);

        assertThat(judge(line("CONVOY_GAP", "truck-2", T, 0)).missed()).hasSize(1);
        assertThat(judge(untold).isGood()).isTrue();
    }

    @Test
    void a_child_that_becomes_an_alert_of_its_own_is_told() {
        accept(finding("CONVOY_SPLIT", "convoy-split", T));
        accept(finding("CONVOY_GAP", "convoy-gap", T));
        accept(cleared("CONVOY_SPLIT", "convoy-split", T + 1_000));

        assertThat(events.get(events.size() - 1).parentAlertId()).isNull();
        assertThat(judge(none(null, "CONVOY_GAP")).isGood()).isFalse();
        assertThat(judge(line("CONVOY_GAP", "truck-2", T, 0)).isGood()).isTrue();
    }

    @Test
    void an_alert_that_was_told_before_another_took_it_in_is_a_false_alarm_all_the_same() {
        accept(finding("CONVOY_GAP", "convoy-gap", T));
        accept(finding("CONVOY_SPLIT", "convoy-split", T));

        assertThat(events.get(events.size() - 1).parentAlertId()).isNotNull();
        assertThat(judge(none(null, "CONVOY_GAP")).isGood()).isFalse();
        assertThat(judge(line("CONVOY_GAP", "truck-2", T, 0)).isGood()).isTrue();
    }

    @Test
    void nobody_who_was_told_of_is_left_over_where_one_who_was_not_can_be() {
        accept(finding("CONVOY_GAP", "convoy-gap", T).parent("cause"));
        accept(cleared("CONVOY_GAP", "convoy-gap", T + 1_000));
        events.remove(1); // without its end nobody was told of it
        accept(finding("CONVOY_GAP", "convoy-gap", T + 100_000));
        accept(cleared("CONVOY_GAP", "convoy-gap", T + 101_000));
        accept(finding("CONVOY_GAP", "convoy-gap", T + 200_000));
        assertThat(events.get(0).parentAlertId()).isNotNull();

        assertThat(judge(gapAbout(T + 50_000), gapAbout(T + 150_000)).isGood()).isTrue();
        assertThat(judge(gapAbout(T + 150_000), gapAbout(T + 50_000)).isGood()).isTrue();
        Collections.reverse(events);
        assertThat(judge(gapAbout(T + 50_000), gapAbout(T + 150_000)).isGood()).isTrue();
        assertThat(judge(gapAbout(T + 50_000)).isGood()).isFalse();
    }

    private static Expected gapAbout(long startedAtMs) {
        return new Expected(
                1, false, List.of("CONVOY_GAP"), null, null, startedAtMs, Expected.ANY, 50_000, false, false);
    }

    @Test
    void an_end_of_0_is_that_of_an_alert_that_is_still_open() {
        raise("UNAUTHORISED_STOP", "truck-1", T);
        assertThat(judge(ending(0)).isGood()).isTrue();
        clear("UNAUTHORISED_STOP", "truck-1", T, T + 1_000);
        assertThat(judge(ending(0)).isGood()).isFalse();
    }

    @Test
    void what_is_held_off_answers_no_line_and_is_no_false_alarm() {
        for (long atMs = T; events.isEmpty() || !events.get(events.size() - 1).suppressed(); atMs += 2_000) {
            events.clear();
            accept(finding("CONVOY_GAP", "convoy-gap", atMs));
            accept(cleared("CONVOY_GAP", "convoy-gap", atMs + 1_000));
        }

        assertThat(judge(line("CONVOY_GAP", "truck-2", Expected.ANY, 0)).missed())
                .hasSize(1);
        assertThat(judge(none(null, "CONVOY_GAP")).isGood()).isTrue();
    }

    @Test
    void asking_for_a_type_judges_it_without_lines() {
        raise("POSITION_FROZEN", "truck-1", T);

        Verdict verdict = Verdict.of(List.of(), events, Set.of("POSITION_FROZEN"));

        assertThat(verdict.scores()).containsExactly(new TypeScore("POSITION_FROZEN", 0, 0, 1));
    }

    private Verdict judge(Expected... lines) {
        return Verdict.of(List.of(lines), events, Set.of());
    }

    private void raise(String type, String vehicleId, long startedAtMs) {
        Finding finding = Finding.of(Finding.Kind.RAISED, "rule", type)
                .vehicle(vehicleId)
                .severity(Severity.HIGH)
                .times(startedAtMs, startedAtMs)
                .build();
        book.accept(finding.atMs(), finding, RuleCatalog.standard()::alertType, events::add);
    }

    private void clear(String type, String vehicleId, long startedAtMs, long clearedAtMs) {
        accept(Finding.of(Finding.Kind.CLEARED, "rule", type)
                .vehicle(vehicleId)
                .severity(Severity.HIGH)
                .times(startedAtMs, clearedAtMs));
    }

    private static Expected ending(long clearedAtMs) {
        return new Expected(1, false, List.of("UNAUTHORISED_STOP"), "truck-1", null, T, clearedAtMs, 600, false, false);
    }

    private void accept(Finding.Builder finding) {
        Finding built = finding.build();
        book.accept(built.atMs(), built, RuleCatalog.standard()::alertType, events::add);
    }

    private static Finding.Builder finding(String type, String ruleId, long atMs) {
        return finding(Finding.Kind.RAISED, type, ruleId, atMs);
    }

    private static Finding.Builder cleared(String type, String ruleId, long atMs) {
        return finding(Finding.Kind.CLEARED, type, ruleId, atMs);
    }

    private static Finding.Builder finding(Finding.Kind kind, String type, String ruleId, long atMs) {
        return Finding.of(kind, ruleId, type)
                .pair("truck-2", "truck-1")
                .severity(Severity.HIGH)
                .times(atMs, atMs);
    }

    private static Expected line(String type, String vehicleId, long startedAtMs, long toleranceMs) {
        return new Expected(
                1, false, List.of(type), vehicleId, null, startedAtMs, Expected.ANY, toleranceMs, false, true);
    }

    private static Expected none(String vehicleId, String type) {
        return new Expected(1, true, List.of(type), vehicleId, null, Expected.ANY, Expected.ANY, 0, false, false);
    }
}
