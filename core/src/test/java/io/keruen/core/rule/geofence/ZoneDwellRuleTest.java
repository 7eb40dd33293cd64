package io.keruen.core.rule.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Stays of at most a minute, to the millisecond. */
class ZoneDwellRuleTest {
    private final ZoneDwellRule rule = new ZoneDwellRule();
    private final ZoneStory story = new ZoneStory(rule, 60_000);
    private final Slice slice = story.slice();

    private static Consumer<ZoneVisit> inside(double enterSecond, double distanceM) {
        return visit -> {
            visit.inside = true;
            visit.enterMs = ZoneStory.ms(enterSecond);
            visit.distanceM = distanceM;
        };
    }

    private static Consumer<ZoneVisit> exited(double enterSecond, double outSecond) {
        return visit -> {
            visit.enterMs = ZoneStory.ms(enterSecond);
            visit.outMs = ZoneStory.ms(outSecond);
            visit.event = Event.EXITED;
        };
    }

    @Test
    void every_limit_concerns_it_even_none_at_all_but_not_its_absence() {
        assertThat(rule.concerns(new ZoneStory(rule, 0).moment(0, visit -> {}).zone))
                .isTrue();
        assertThat(rule.concerns(new ZoneStory(rule, -1).moment(0, visit -> {}).zone))
                .isFalse();
    }

    @Test
    void a_sample_inside_after_the_limit_raises_and_one_at_it_or_on_the_edge_does_not() {
        story.judge(slice, 70, inside(10, -5)).judge(slice, 71, inside(10, 0)).judge(slice, 71, visit -> {
            inside(10, -5).accept(visit);
            visit.inside = false;
        });
        assertThat(story.told()).isEmpty();
        assertThat(rule.holds(slice)).isFalse();

        story.judge(slice, 70.001, inside(10, -0.1));
        assertThat(story.findings.get(0).measured()).isEqualTo(60_001);
        assertThat(story.findings.get(0).limit()).isEqualTo(60_000);
        assertThat(story.told()).containsExactly("RAISED 70.0 70.001");
        assertThat(rule.holds(slice)).isTrue();
    }

    @Test
    void it_is_quiet_until_the_limit_has_passed_and_for_good_once_it_was_raised() {
        assertThat(story.quietUntil(slice, 20, inside(10, -5))).isEqualTo(70.001);

        story.judge(slice, 80, inside(10, -5));
        assertThat(story.quietUntil(slice, 81, inside(10, -5))).isInfinite();
    }

    @Test
    void a_limit_beyond_all_time_is_never_reached_and_nor_is_that_of_a_zone_nobody_knows() {
        ZoneStory endless = new ZoneStory(rule, Long.MAX_VALUE);
        assertThat(endless.judge(slice, 1e9, inside(10, -5)).told()).isEmpty();

        story.judge(slice, 1e9, visit -> {
            inside(10, -5).accept(visit);
            visit.zone = null;
        });
        assertThat(story.told()).isEmpty();
    }

    @Test
    void an_exit_after_the_limit_raises_and_clears_and_one_at_it_is_nothing() {
        assertThat(story.judge(slice, 80, exited(10, 70)).told()).isEmpty();

        story.judge(slice, 80, exited(10, 70.001));
        assertThat(story.findings).extracting(each -> each.measured()).containsExactly(60_000.0, 60_001.0);
        assertThat(story.told()).containsExactly("RAISED 70.0 70.0", "CLEARED 70.0 70.001");
    }

    @Test
    void an_alert_ends_with_the_visit_or_the_zone_but_not_before_it_began() {
        story.judge(slice, 80, inside(10, -5)).judge(slice, 90, exited(10, 85));
        assertThat(story.told()).containsExactly("RAISED 70.0 80.0", "CLEARED 70.0 85.0");

        story.judge(slice, 80, inside(10, -5)).judge(slice, 90, exited(10, 60));
        assertThat(story.told()).containsExactly("RAISED 70.0 80.0", "CLEARED 70.0 70.0");

        story.judge(slice, 80, inside(10, -5)).judge(slice, 90, visit -> visit.retiredAtMs = ZoneStory.ms(88));
        assertThat(story.told()).containsExactly("RAISED 70.0 80.0", "CLEARED 70.0 88.0");
    }

    @Test
    void a_visit_that_began_elsewhere_is_told_once_and_forgotten_with_the_alert() {
        story.judge(slice, 80, inside(10, -5)).judge(slice, 81, inside(10, -5));
        assertThat(story.told()).containsExactly("RAISED 70.0 80.0");

        story.judge(slice, 82, inside(4, -5)).judge(slice, 83, inside(4, -5));
        assertThat(story.told()).containsExactly("UPDATED 70.0 82.0 true 64.0 late");

        story.judge(slice, 84, inside(24, -5));
        assertThat(story.told())
                .as("at that true start it was not yet too long")
                .isEmpty();

        story.judge(slice, 85, inside(10, -5));
        assertThat(story.told()).containsExactly("UPDATED 70.0 85.0 true 70.0 late");

        story.judge(slice, 90, exited(4, 85)).judge(slice, 180, inside(110, -5)).judge(slice, 181, inside(110, -5));
        assertThat(story.told()).containsExactly("CLEARED 70.0 85.0", "RAISED 170.0 180.0");
    }

    @Test
    void a_stay_that_late_data_made_too_long_is_raised_behind_the_boundary() {
        story.beganElsewhere(slice, 80, visit -> {
            inside(10, -1).accept(visit);
            visit.outMs = ZoneStory.ms(75);
        });
        story.beganElsewhere(slice, 80, visit -> {
            inside(10, 0).accept(visit);
            visit.outMs = ZoneStory.ms(70);
        });
        story.beganElsewhere(slice, 80, visit -> {
            inside(10, 0).accept(visit);
            visit.inside = false;
            visit.outMs = ZoneStory.ms(75);
        });
        assertThat(story.told()).isEmpty();

        Consumer<ZoneVisit> behind = visit -> {
            inside(10, 0).accept(visit);
            visit.outMs = ZoneStory.ms(70.001);
        };
        story.beganElsewhere(slice, 80, behind).beganElsewhere(slice, 80, behind);
        assertThat(story.told()).containsExactly("RAISED 70.0 80.0");
    }

    @Test
    void a_late_stay_is_told_once_its_end_is_known_if_it_was_too_long() {
        story.late(slice, 69, inside(10, -5)).late(slice, 75, inside(10, -5)).late(slice, 76, inside(10, -5));
        assertThat(story.told()).isEmpty();
        story.late(slice, 90, exited(10, 85));
        assertThat(story.told()).containsExactly("RAISED 70.0 75.0 late", "CLEARED 70.0 85.0 late");

        story.late(slice, 290, exited(210, 270)).late(slice, 290, exited(210, 270.001));
        assertThat(story.told())
                .as("no sample of it was seen inside after the limit")
                .containsExactly("RAISED 270.0 270.0 late", "CLEARED 270.0 270.001 late");
    }

    @Test
    void a_late_stay_that_the_main_line_found_too_long_itself_or_of_which_nobody_saw_the_beginning_is_left_alone() {
        story.late(slice, 90, visit -> {
            exited(10, 85).accept(visit);
            visit.mainEnterMs = ZoneStory.ms(24.999);
        });
        story.late(slice, 90, visit -> {
            exited(10, 85).accept(visit);
            visit.enterMs = 0;
        });
        assertThat(story.told()).isEmpty();

        story.late(slice, 90, visit -> {
            exited(10, 85).accept(visit);
            visit.mainEnterMs = ZoneStory.ms(25);
        });
        assertThat(story.told()).hasSize(2);
    }

    @Test
    void a_late_stay_ends_with_the_zone_and_by_the_limit_it_had_when_that_became_another() {
        story.late(slice, 90, visit -> {
            exited(10, 85).accept(visit);
            visit.retiredAtMs = ZoneStory.ms(80);
        });
        assertThat(story.told()).containsExactly("RAISED 70.0 70.0 late", "CLEARED 70.0 80.0 late");

        Consumer<ZoneVisit> became = visit -> {
            visit.enterMs = ZoneStory.ms(10);
            visit.retiredAtMs = ZoneStory.ms(80);
            visit.zone = new ZoneStory(rule, 5_000).moment(0, other -> {}).zone;
        };
        story.late(slice, 90, became);
        assertThat(story.told()).isEmpty();
        story.late(slice, 75, inside(10, -5)).late(slice, 90, became).late(slice, 91, became);
        assertThat(story.told()).containsExactly("RAISED 70.0 75.0 late", "CLEARED 70.0 80.0 late");
    }

    private static Consumer<ZoneVisit> joined(double enterSecond, double exitSecond) {
        return visit -> {
            visit.enterMs = ZoneStory.ms(enterSecond);
            visit.exitMs = ZoneStory.ms(exitSecond);
        };
    }

    @Test
    void two_late_pieces_are_one_stay() {
        Slice later = story.slice();
        story.join(slice, later, 50, joined(10, 70));
        assertThat(story.told()).isEmpty();
        story.join(slice, later, 50, joined(10, 70.001));
        assertThat(story.told()).containsExactly("RAISED 70.0 70.0 late", "CLEARED 70.0 70.001 late");

        story.late(slice, 75, inside(10, -5)).join(slice, later, 80, visit -> visit.enterMs = ZoneStory.ms(10));
        assertThat(story.told()).as("the end is not known").isEmpty();
        story.join(later, story.slice(), 90, joined(10, 85));
        assertThat(story.told())
                .as("the first sample that was too late is known to the later piece")
                .containsExactly("RAISED 70.0 75.0 late", "CLEARED 70.0 85.0 late");
    }

    @Test
    void two_late_pieces_of_a_stay_that_runs_into_the_main_line_end_with_it() {
        Slice later = story.slice();
        Consumer<ZoneVisit> intoMain = visit -> {
            joined(10, 0).accept(visit);
            visit.exitMs = 0;
            visit.mainVisitMs = ZoneStory.ms(50);
            visit.mainExitMs = ZoneStory.ms(100);
        };
        story.join(slice, later, 60, intoMain);
        assertThat(story.told()).containsExactly("RAISED 70.0 70.0 late", "CLEARED 70.0 100.0 late");

        story.join(slice, later, 60, intoMain.andThen(visit -> visit.mainVisitMs = ZoneStory.ms(39)));
        story.join(slice, later, 60, intoMain.andThen(visit -> visit.mainEnterMs = ZoneStory.ms(39)));
        story.join(slice, later, 60, intoMain.andThen(visit -> visit.goesOnInHole = true));
        story.join(slice, later, 60, intoMain.andThen(visit -> visit.mainVisitMs = ZoneVisit.SAME_VISIT));
        story.join(slice, later, 60, intoMain.andThen(visit -> visit.enterMs = 0));
        assertThat(story.told()).isEmpty();

        story.join(slice, later, 60, intoMain.andThen(visit -> {
            visit.mainVisitMs = ZoneVisit.SAME_VISIT;
            visit.mainEnterMs = ZoneStory.ms(40);
        }));
        assertThat(story.told()).hasSize(2);
    }
}
