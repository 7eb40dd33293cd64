package io.keruen.core.rule.geofence;

import static io.keruen.core.rule.geofence.ZoneStory.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What late data say of a restricted zone: nothing twice, and an alert of the main line is corrected. */
class LateRestrictedTest {
    private final RestrictedZoneRule rule = new RestrictedZoneRule();
    private final ZoneStory story = new ZoneStory(rule, -1);
    private final Slice slice = story.slice();
    private final Slice later = story.slice();
    private final Slice main = story.slice();

    /** Two metres inside, entered then; 0 = nobody knows when. */
    private static Consumer<ZoneVisit> deep(double enterSecond) {
        return visit -> {
            visit.inside = true;
            visit.enterMs = enterSecond == 0 ? 0 : ZoneStory.ms(enterSecond);
            visit.distanceM = -2;
        };
    }

    private static Consumer<ZoneVisit> exited(double enterSecond, double outSecond) {
        return visit -> {
            visit.enterMs = enterSecond == 0 ? 0 : ZoneStory.ms(enterSecond);
            visit.outMs = ZoneStory.ms(outSecond);
            visit.event = Event.EXITED;
        };
    }

    private static Consumer<ZoneVisit> intoMain(double mainSecond) {
        return visit -> visit.mainVisitMs = ZoneStory.ms(mainSecond);
    }

    private static Consumer<ZoneVisit> sameVisit() {
        return visit -> visit.mainVisitMs = ZoneVisit.SAME_VISIT;
    }

    private static Consumer<ZoneVisit> mainTo(double second) {
        return visit -> visit.mainToMs = ZoneStory.ms(second);
    }

    @Test
    void a_visit_that_ended_in_the_hole_is_raised_and_cleared_once() {
        story.late(slice, 10, deep(5).andThen(visit -> visit.distanceM = -1));
        assertThat(story.told()).as("at the margin").isEmpty();

        story.late(slice, 11, deep(5)).late(slice, 12, deep(5)).late(slice, 13, deep(5).andThen(v -> v.distanceM = -9));
        assertThat(story.told()).containsExactly("RAISED 5.0 11.0 late");
        story.late(slice, 20, exited(5, 15));
        assertThat(story.findings.get(0).measured()).as("the deepest").isEqualTo(9);
        assertThat(story.told()).containsExactly("CLEARED 5.0 15.0 late");

        story.late(slice, 30, deep(14)).late(slice, 31, exited(14, 14.5));
        assertThat(story.told())
                .as("it was said until 15 s")
                .containsExactly("RAISED 15.0 30.0 late", "CLEARED 15.0 31.0 late");
    }

    @Test
    void a_visit_that_may_be_that_of_the_main_line_waits_for_its_end() {
        story.late(slice, 10, deep(5).andThen(intoMain(50)));
        assertThat(story.told()).isEmpty();

        story.late(slice, 20, exited(5, 15).andThen(intoMain(50)));
        assertThat(story.told()).containsExactly("RAISED 5.0 5.0 late", "CLEARED 5.0 15.0 late");
    }

    @Test
    void what_the_main_line_judged_as_one_path_or_began_behind_the_hole_is_not_said_again() {
        story.late(slice, 10, deep(5).andThen(visit -> visit.judgedBefore = true))
                .late(slice, 20, exited(5, 15));
        assertThat(story.told()).isEmpty();

        story.late(slice, 30, deep(29).andThen(mainTo(28.999))).late(slice, 40, exited(29, 35));
        assertThat(story.told()).isEmpty();

        story.late(slice, 50, deep(49).andThen(mainTo(49)));
        assertThat(story.told()).containsExactly("RAISED 49.0 50.0 late");
    }

    @Test
    void an_alert_of_the_main_line_behind_the_hole_is_corrected_and_its_passage_is_said() {
        story.late(slice, 10, deep(5).andThen(intoMain(50)));
        story.late(slice, 60, deep(5).andThen(intoMain(50)).andThen(mainTo(60)));
        assertThat(story.told()).containsExactly("UPDATED 50.0 50.0 true 5.0 late");

        story.late(slice, 70, exited(5, 65).andThen(path(65, 66, 2)));
        assertThat(story.told()).isEmpty();
        story.late(slice, 80, path(65.001, 66, 2));
        assertThat(story.told()).containsExactly("RAISED 65.001 66.0 late", "CLEARED 65.001 76.0 late");
    }

    @Test
    void the_alert_of_the_main_line_began_not_later_than_its_first_sample_behind_the_hole() {
        story.late(slice, 10, deep(5).andThen(intoMain(50)));
        story.late(slice, 48, deep(5).andThen(intoMain(50)).andThen(mainTo(48)));
        assertThat(story.told()).containsExactly("UPDATED 48.0 48.0 true 5.0 late");
    }

    @Test
    void an_alert_open_since_before_the_hole_is_left_alone() {
        story.late(slice, 10, deep(5).andThen(sameVisit()));
        story.late(slice, 60, deep(5).andThen(sameVisit()).andThen(mainTo(60))).late(slice, 70, exited(5, 65));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void a_path_is_raised_and_cleared_if_it_ran_deep_enough_and_was_not_judged() {
        story.late(slice, 10, path(8, 9, 1)).late(slice, 10, path(8, 9, 2).andThen(visit -> visit.judgedBefore = true));
        assertThat(story.told()).isEmpty();

        story.late(slice, 10, path(8, 9, 1.1));
        assertThat(story.told()).containsExactly("RAISED 8.0 9.0 late", "CLEARED 8.0 19.0 late");
    }

    @Test
    void an_excursion_that_is_no_visit_began_at_its_passage_and_ends_when_it_is_not_deep() {
        Consumer<ZoneVisit> excursion = visit -> {
            visit.distanceM = -2;
            visit.inMs = ZoneStory.ms(8);
        };
        story.late(slice, 10, excursion).late(slice, 11, excursion);
        story.late(slice, 12, visit -> visit.outMs = ZoneStory.ms(8));
        assertThat(story.told()).containsExactly("RAISED 8.0 10.0 late", "CLEARED 8.0 8.0 late");

        story.late(slice, 20, excursion.andThen(visit -> visit.inMs = ZoneStory.ms(18)));
        story.late(slice, 21, visit -> visit.outMs = ZoneStory.ms(17.9));
        assertThat(story.told()).containsExactly("RAISED 18.0 20.0 late", "CLEARED 18.0 21.0 late");
    }

    @Test
    void the_main_line_goes_on_with_what_late_data_raised_or_could_not_raise_yet() {
        story.late(slice, 10, deep(5)).goOn(main, slice, 20, deep(5));
        story.judge(main, 21, deep(5)).judge(main, 30, exited(5, 25));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late", "CLEARED 5.0 25.0");

        Slice waiting = story.slice();
        Slice other = story.slice();
        story.late(waiting, 10, deep(5).andThen(intoMain(50))).goOn(other, waiting, 20, deep(5).andThen(intoMain(50)));
        assertThat(story.told()).containsExactly("RAISED 5.0 20.0 late");
        story.judge(other, 21, deep(5).andThen(visit -> visit.distanceM = -2.9));
        assertThat(story.told()).isEmpty();
        story.judge(other, 22, deep(5).andThen(visit -> visit.distanceM = -3));
        assertThat(story.told()).containsExactly("UPDATED 5.0 22.0");
    }

    @Test
    void the_main_line_raises_a_visit_whose_beginning_late_data_do_not_know_where_it_began_for_it() {
        story.late(slice, 10, deep(0)).goOn(main, slice, 20, deep(0).andThen(intoMain(30)));
        assertThat(story.told()).containsExactly("RAISED 30.0 30.0 late");
        assertThat(rule.holds(main)).isTrue();

        Slice none = story.slice();
        story.goOn(none, story.slice(), 20, deep(0).andThen(intoMain(30)));
        Slice outside = story.slice();
        story.late(outside, 10, deep(0)).goOn(none, outside, 20, intoMain(30));
        assertThat(story.told()).isEmpty();
        assertThat(rule.holds(none)).isFalse();
    }

    @Test
    void an_alert_that_the_main_line_has_ends_what_late_data_raised_or_is_corrected() {
        story.judge(main, 30, deep(25)).told();
        story.late(slice, 10, deep(5)).goOn(main, slice, 20, deep(5));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late", "CLEARED 5.0 20.0 late");

        story.late(later, 10, deep(5).andThen(intoMain(25))).goOn(main, later, 20, deep(5).andThen(intoMain(25)));
        assertThat(story.told()).containsExactly("UPDATED 25.0 25.0 true 5.0 late");

        story.late(story.slice(), 10, deep(0)).goOn(main, story.slice(), 20, deep(0));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void what_late_data_said_is_not_said_again_by_the_main_line() {
        story.late(slice, 10, deep(5)).late(slice, 20, exited(5, 15)).told();
        story.goOn(main, slice, 21, visit -> {}).judge(main, 30, deep(14));
        assertThat(story.told()).containsExactly("RAISED 15.0 30.0");
    }

    private static Consumer<ZoneVisit> joined(double enterSecond, double exitSecond) {
        return deep(enterSecond).andThen(visit -> visit.exitMs = exitSecond == 0 ? 0 : ZoneStory.ms(exitSecond));
    }

    @Test
    void two_pieces_with_beginning_and_end_are_one_visit() {
        story.late(later, 30, deep(0)).join(slice, later, 25, joined(20, 40));
        assertThat(story.told()).containsExactly("RAISED 20.0 20.0 late", "CLEARED 20.0 40.0 late");

        story.join(slice, story.slice(), 25, joined(41, 50));
        assertThat(story.told()).as("nothing is known of a depth any more").isEmpty();

        story.late(slice, 41, deep(35)).join(slice, story.slice(), 45, joined(35, 50));
        assertThat(story.told())
                .as("what was said until 40 s is not said again")
                .containsExactly("RAISED 40.0 41.0 late", "CLEARED 40.0 50.0 late");
    }

    @Test
    void two_pieces_of_what_the_main_line_judged_as_one_path_are_nothing() {
        story.late(later, 30, deep(0))
                .join(slice, later, 25, joined(20, 40).andThen(visit -> visit.judgedBefore = true));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void an_early_piece_that_raised_ends_where_the_visit_ends_in_the_main_line() {
        Consumer<ZoneVisit> into = joined(5, 0).andThen(intoMain(25));
        story.late(slice, 10, deep(5)).join(slice, later, 20, into);
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late", "CLEARED 5.0 20.0 late");

        Slice other = story.slice();
        story.late(other, 10, deep(5));
        story.join(other, later, 20, into.andThen(visit -> visit.mainExitMs = ZoneStory.ms(60)));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late", "CLEARED 5.0 60.0 late");
    }

    @Test
    void an_early_piece_that_waits_corrects_the_visit_of_the_main_line_unless_it_was_the_same() {
        story.late(slice, 10, deep(5).andThen(intoMain(25)))
                .join(slice, later, 20, joined(5, 0).andThen(intoMain(25)));
        assertThat(story.told()).containsExactly("UPDATED 25.0 25.0 true 5.0 late");

        Slice same = story.slice();
        story.late(same, 10, deep(5).andThen(sameVisit()))
                .join(same, later, 20, joined(5, 0).andThen(sameVisit()));
        assertThat(story.told()).isEmpty();

        Slice first = story.slice();
        story.late(first, 10, deep(5).andThen(intoMain(25)))
                .join(first, later, 20, joined(5, 0).andThen(intoMain(5)));
        assertThat(story.told()).as("it began there for the main line too").isEmpty();
    }

    @Test
    void a_later_piece_that_the_main_line_raised_is_corrected_when_an_earlier_one_knows_its_beginning() {
        story.late(later, 40, deep(0).andThen(intoMain(35)).andThen(mainTo(40)));
        assertThat(story.told()).isEmpty();

        story.late(slice, 10, deep(5).andThen(intoMain(35))).join(slice, later, 30, joined(5, 0));
        assertThat(story.told()).as("the end is not known").containsExactly("UPDATED 35.0 35.0 true 5.0 late");

        Slice raisedInMain = story.slice();
        story.late(raisedInMain, 40, deep(0).andThen(intoMain(35)).andThen(mainTo(40)));
        Slice waiting = story.slice();
        story.late(waiting, 10, deep(6).andThen(intoMain(35))).join(waiting, raisedInMain, 30, joined(6, 50));
        assertThat(story.told()).as("the end is known").containsExactly("UPDATED 35.0 35.0 true 6.0 late");
    }

    @Test
    void an_earlier_piece_that_saw_no_depth_corrects_by_the_beginning_of_the_visit() {
        story.late(later, 40, deep(0).andThen(intoMain(35)).andThen(mainTo(40)));
        story.join(slice, later, 30, joined(5, 0));
        assertThat(story.told()).containsExactly("UPDATED 35.0 35.0 true 5.0 late");
    }

    @Test
    void pieces_that_the_main_line_raised_one_after_the_other_are_corrected_by_the_first_start() {
        story.late(slice, 20, deep(0).andThen(intoMain(15)).andThen(mainTo(20)));
        story.late(later, 40, deep(0).andThen(intoMain(35)).andThen(mainTo(40)));
        story.join(slice, later, 30, joined(0, 0));
        assertThat(story.told()).isEmpty();

        Slice first = story.slice();
        story.late(first, 5, deep(4).andThen(intoMain(15))).join(first, later, 10, joined(4, 0));
        assertThat(story.told()).containsExactly("UPDATED 15.0 15.0 true 4.0 late");
    }

    @Test
    void a_piece_that_is_in_the_main_line_or_silent_already_corrects_nothing_more() {
        Slice known = story.slice();
        story.late(known, 10, deep(5).andThen(intoMain(20)));
        story.late(known, 21, deep(5).andThen(intoMain(20)).andThen(mainTo(21))).told();
        story.late(later, 40, deep(0).andThen(intoMain(35)).andThen(mainTo(40)));
        story.join(known, later, 30, joined(5, 0));
        assertThat(story.told()).isEmpty();

        Slice silent = story.slice();
        story.late(silent, 10, deep(5).andThen(visit -> visit.judgedBefore = true));
        story.join(silent, later, 30, joined(5, 0)).join(silent, later, 30, joined(5, 50));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void pieces_whose_end_or_beginning_nobody_knows_take_over_from_each_other() {
        story.late(slice, 10, deep(5)).join(slice, later, 20, joined(5, 0));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late");
        story.late(later, 40, exited(5, 35));
        assertThat(story.told()).as("the later piece goes on with it").containsExactly("CLEARED 5.0 35.0 late");

        Slice early = story.slice();
        Slice over = story.slice();
        story.late(over, 50, deep(0)).join(early, over, 45, joined(0, 60));
        assertThat(story.told()).isEmpty();
        story.join(story.slice(), early, 42, joined(41, 60));
        assertThat(story.told())
                .as("the depth was seen by the last")
                .containsExactly("RAISED 41.0 41.0 late", "CLEARED 41.0 60.0 late");
    }

    @Test
    void a_visit_that_was_over_when_the_zone_became_another_ends_there() {
        Consumer<ZoneVisit> became = visit -> {
            visit.retiredAtMs = ZoneStory.ms(33);
            visit.distanceM = -20;
        };
        story.late(later, 30, deep(0)).late(later, 40, became).late(later, 50, exited(0, 45));
        assertThat(story.told()).isEmpty();

        story.join(slice, later, 25, joined(20, 60));
        assertThat(story.findings.get(0).measured()).isEqualTo(2);
        assertThat(story.told()).containsExactly("RAISED 20.0 20.0 late", "CLEARED 20.0 33.0 late");
    }

    @Test
    void a_later_piece_that_is_silent_leaves_the_early_one_to_end_what_it_raised() {
        story.late(later, 30, deep(29).andThen(mainTo(20)));
        story.late(slice, 10, deep(5)).join(slice, later, 20, joined(5, 40));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0 late", "CLEARED 5.0 40.0 late");

        Slice waiting = story.slice();
        story.late(waiting, 10, deep(5).andThen(intoMain(35))).join(waiting, later, 20, joined(5, 40));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void an_alert_that_was_open_before_the_hole_is_the_same() {
        story.judge(slice, 1, deep(0.5)).told(); // late data go on from what the main line knew
        story.late(slice, 10, deep(5)).late(slice, 20, exited(5, 15));
        assertThat(story.told()).isEmpty();

        story.late(slice, 30, deep(25)).late(slice, 40, exited(25, 35));
        assertThat(story.told()).as("that one is over").hasSize(2);

        Slice open = story.slice();
        story.judge(open, 1, deep(0.5)).told();
        story.late(later, 30, deep(0)).join(open, later, 20, joined(0.5, 40));
        assertThat(story.told()).isEmpty();
    }
}
