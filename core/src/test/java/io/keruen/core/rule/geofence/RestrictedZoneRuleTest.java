package io.keruen.core.rule.geofence;

import static io.keruen.core.rule.geofence.ZoneStory.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneVisit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How deep is too deep, when it began and when it is over, to the metre and the millisecond; margin 1 m. */
class RestrictedZoneRuleTest {
    private final RestrictedZoneRule rule = new RestrictedZoneRule();
    private final ZoneStory story = new ZoneStory(rule, -1);
    private final Slice slice = story.slice();

    private static Consumer<ZoneVisit> deep(double depthM) {
        return visit -> {
            visit.inside = true;
            visit.enterMs = ZoneStory.ms(5);
            visit.inMs = ZoneStory.ms(6);
            visit.distanceM = -depthM;
        };
    }

    private static Consumer<ZoneVisit> left(double outSecond) {
        return visit -> visit.outMs = ZoneStory.ms(outSecond);
    }

    @Test
    void the_margin_and_twice_the_accuracy_are_not_too_deep() {
        story.judge(slice, 10, deep(1)).judge(slice, 10, deep(4).andThen(visit -> visit.sigmaM = 2));
        assertThat(story.told()).isEmpty();
        assertThat(rule.holds(slice)).isFalse();

        story.judge(slice, 10, deep(4.5).andThen(visit -> visit.sigmaM = 2));
        assertThat(story.findings.get(0).measured()).isEqualTo(4.5);
        assertThat(story.findings.get(0).limit()).isEqualTo(4);
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0");
        assertThat(rule.holds(slice)).isTrue();
    }

    @Test
    void one_that_is_not_yet_inside_began_at_the_passage() {
        story.judge(slice, 10, deep(2).andThen(visit -> visit.inside = false));
        assertThat(story.told()).containsExactly("RAISED 6.0 10.0");
    }

    @Test
    void a_passage_in_a_hole_is_unobserved_if_it_is_what_the_alert_began_with() {
        story.judge(slice, 10, deep(2).andThen(visit -> {
            visit.inside = false;
            visit.inUnobserved = true;
        }));
        assertThat(story.told()).containsExactly("RAISED 6.0 10.0 unobserved");

        Slice other = story.slice();
        story.judge(other, 10, deep(2).andThen(visit -> visit.inUnobserved = true));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0");
        story.judge(other, 20, left(15).andThen(visit -> visit.outUnobserved = true));
        assertThat(story.told()).containsExactly("CLEARED 5.0 15.0 unobserved");
    }

    @Test
    void half_as_deep_again_is_told_and_less_is_not() {
        story.judge(slice, 10, deep(2))
                .judge(slice, 11, deep(2.9))
                .judge(slice, 12, deep(3))
                .judge(slice, 13, deep(4.4));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0", "UPDATED 5.0 12.0");

        story.judge(slice, 20, left(15));
        assertThat(story.findings.get(0).measured()).isEqualTo(3);
        assertThat(story.told()).containsExactly("CLEARED 5.0 15.0");
    }

    @Test
    void it_is_over_when_side_and_place_are_outside() {
        story.judge(slice, 10, deep(2)).judge(slice, 11, deep(0.5));
        story.judge(slice, 12, left(11.5).andThen(visit -> visit.distanceM = -0.1));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0");

        story.judge(slice, 13, left(12.5).andThen(visit -> visit.distanceM = 0));
        assertThat(story.told()).containsExactly("CLEARED 5.0 12.5");
    }

    @Test
    void one_that_stands_about_as_deep_as_the_limit_is_one_alert() {
        Consumer<ZoneVisit> band = visit -> {
            visit.inside = false;
            visit.sigmaM = 1.5;
        };
        for (int second = 10; second < 100; second += 2) {
            story.judge(slice, second, deep(3.1).andThen(band))
                    .judge(slice, second + 1, deep(2.9).andThen(band));
        }
        assertThat(story.told()).containsExactly("RAISED 6.0 10.0");
        story.judge(slice, 100, deep(3.1).andThen(band).andThen(visit -> visit.sigmaM = 20));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void a_passage_out_before_it_began_is_none_of_its_own() {
        story.judge(slice, 10, deep(2)).judge(slice, 20, left(5));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0", "CLEARED 5.0 5.0");

        Slice other = story.slice();
        story.judge(other, 10, deep(2)).judge(other, 20, left(4.9));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0", "CLEARED 5.0 20.0");
    }

    @Test
    void a_path_deeper_than_the_margin_is_over_ten_seconds_after_its_end() {
        story.judge(slice, 10, path(8, 9, 1));
        assertThat(story.told()).isEmpty();

        story.judge(slice, 10, path(8, 9, 1.1)).judge(slice, 18.999, visit -> {});
        assertThat(story.told()).containsExactly("RAISED 8.0 10.0");
        story.judge(slice, 19, visit -> {});
        assertThat(story.told()).containsExactly("CLEARED 8.0 19.0");

        story.judge(slice, 20, path(8, 9, 1.1));
        assertThat(story.told())
                .as("a path says nothing about what samples said")
                .containsExactly("RAISED 8.0 20.0");
    }

    @Test
    void a_second_path_puts_the_end_off_and_a_sample_inside_takes_it_away() {
        story.judge(slice, 10, path(8, 9, 2)).judge(slice, 16, path(14, 15, 2)).judge(slice, 24.9, visit -> {});
        assertThat(story.told()).containsExactly("RAISED 8.0 10.0");
        story.judge(slice, 25, visit -> {});
        assertThat(story.told()).containsExactly("CLEARED 8.0 25.0");

        Slice other = story.slice();
        story.judge(other, 10, path(8, 9, 2)).judge(other, 12, deep(2)).judge(other, 40, deep(2));
        assertThat(story.told()).containsExactly("RAISED 8.0 10.0");
        story.judge(other, 50, left(45));
        assertThat(story.told()).containsExactly("CLEARED 8.0 45.0");
    }

    @Test
    void a_path_does_not_end_what_a_sample_raised() {
        story.judge(slice, 10, deep(2)).judge(slice, 12, path(11, 11.5, 2).andThen(visit -> visit.inside = true));
        story.judge(slice, 60, deep(2));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0");
    }

    @Test
    void what_samples_said_until_its_end_is_not_said_again() {
        story.judge(slice, 10, deep(2)).judge(slice, 20, left(15));
        story.judge(slice, 21, path(15, 16, 2));
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0", "CLEARED 5.0 15.0");

        story.judge(slice, 22, deep(2));
        assertThat(story.told()).as("the visit goes on").containsExactly("RAISED 15.0 22.0");
        story.judge(slice, 30, left(25)).judge(slice, 31, path(25.001, 26, 2));
        assertThat(story.told()).containsExactly("CLEARED 15.0 25.0", "RAISED 25.001 31.0");
    }

    @Test
    void it_ends_with_the_zone_and_a_path_not_later_than_by_itself() {
        Consumer<ZoneVisit> retired = deep(9).andThen(visit -> visit.retiredAtMs = ZoneStory.ms(15));
        story.judge(slice, 10, deep(2)).judge(slice, 20, retired);
        assertThat(story.told()).containsExactly("RAISED 5.0 10.0", "CLEARED 5.0 15.0");

        story.judge(slice, 10, path(16, 17, 2))
                .judge(slice, 30, deep(9).andThen(visit -> visit.retiredAtMs = ZoneStory.ms(29)));
        assertThat(story.told()).containsExactly("RAISED 16.0 10.0", "CLEARED 16.0 27.0");

        story.judge(slice, 20, path(16, 17, 2))
                .judge(slice, 22, deep(9).andThen(visit -> visit.retiredAtMs = ZoneStory.ms(21)));
        assertThat(story.told()).containsExactly("RAISED 16.0 20.0", "CLEARED 16.0 21.0");
    }
}
