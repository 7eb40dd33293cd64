package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import org.junit.jupiter.api.Test;

/** The circle in which no side can change: it ends before the band of whatever sample may come in it. */
class ZoneCircleTest {
    private static ZoneSpec square(String id, ZoneKind kind, double halfM) {
        return Walker.rectangle(id, kind, -halfM, -halfM, halfM, halfM);
    }

    /** Standing in the middle for four seconds, as accurate as this. */
    private static Walker standing(double sigmaM, ZoneSpec... zones) {
        Walker walker = new Walker(zones);
        for (int s = 0; s < 4; s++) {
            walker.walk(new At(1_000L * s, 0, 0, sigmaM));
        }
        return walker;
    }

    private static boolean isSafe(Walker walker, double eastM, double sigmaM) {
        boolean east = walker.visits.isSafe(Walker.T0 + 4_000, Walker.LAT, Walker.lon(eastM), sigmaM);
        assertThat(walker.visits.isSafe(Walker.T0 + 4_000, Walker.lat(-eastM), Walker.LON, sigmaM))
                .isEqualTo(east);
        return east;
    }

    @Test
    void it_ends_a_little_before_the_margin_of_the_zone() {
        Walker walker = standing(0.1, square("yard", ZoneKind.YARD, 20));

        assertThat(isSafe(walker, 18.6, 0.1)).isTrue();
        assertThat(isSafe(walker, 19, 0.1)).as("in the band").isFalse();
    }

    @Test
    void it_holds_for_samples_half_as_inaccurate_again_and_ends_before_their_band() {
        Walker walker = standing(2, square("yard", ZoneKind.YARD, 20));

        assertThat(isSafe(walker, 10.7, 3)).isTrue();
        assertThat(isSafe(walker, 10.7, 3.01)).isFalse();
        assertThat(isSafe(walker, 11, 3)).as("in the band").isFalse();
    }

    @Test
    void it_is_no_wider_than_it_was_looked_around() {
        for (Walker walker : new Walker[] {standing(0.1), standing(0.1, square("yard", ZoneKind.YARD, 5_000))}) {
            assertThat(isSafe(walker, 296, 0.1)).isTrue();
            assertThat(isSafe(walker, 300, 0.1)).isFalse();
        }
    }

    @Test
    void it_ends_before_the_way_to_a_gate() {
        Walker walker = standing(0.1, Walker.line("gate", ZoneKind.GATE, 60, -500, 60, 500));

        assertThat(isSafe(walker, 43, 0.1)).isTrue();
        assertThat(isSafe(walker, 45, 0.1)).as("15 m before it").isFalse();
    }

    @Test
    void there_is_none_around_a_vehicle_that_is_not_clearly_inside() {
        Walker walker = new Walker(square("yard", ZoneKind.YARD, 20)).walk(new At(3_000, 0, 0));
        assertThat(isSafe(walker, 0, 0.1)).as("one sample").isFalse();
        walker.walk(new At(3_500, 0, 0));
        assertThat(isSafe(walker, 0, 0.1)).as("two samples").isTrue();

        Walker outside = new Walker(square("yard", ZoneKind.YARD, 20)).walk(new At(0, -40, 0), new At(1_000, -20.5, 0));
        assertThat(outside.visits.isSafe(Walker.T0 + 2_000, Walker.LAT, Walker.lon(-20.5), 0.1))
                .isFalse();
    }

    @Test
    void there_is_none_where_it_would_be_too_small_to_be_worth_it() {
        assertThat(isSafe(standing(0.1, square("yard", ZoneKind.YARD, 2.6)), 0, 0.1))
                .isTrue();
        assertThat(isSafe(standing(0.1, square("yard", ZoneKind.YARD, 2.4)), 0, 0.1))
                .isFalse();
    }
}
