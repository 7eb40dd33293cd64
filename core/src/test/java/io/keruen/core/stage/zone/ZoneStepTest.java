package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.YARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import org.junit.jupiter.api.Test;

/** One step of one entry: the yard lies from 200 to 300 m east, its band is a metre wide. */
class ZoneStepTest {
    private static final Zone ZONE = ZoneKinds.zone(YARD);

    private final ZoneStep step = new ZoneStep();
    private final ZoneEntry entry = new ZoneEntry(0, 0);
    private final ZoneMove move = new ZoneMove();

    private void move(long fromMs, double fromEastM, long toMs, double toEastM) {
        ZoneVisits visits = new ZoneVisits();
        visits.moveTo(fromMs, Walker.lat(50), Walker.lon(fromEastM), 0.1);
        move.to(toMs, Walker.lat(50), Walker.lon(toEastM), 0.1);
        move.from(visits, 10_000);
    }

    private void begin(double distanceM) {
        move(1_000, 150, 2_000, 150);
        entry.reset();
        step.begin(entry, distanceM, 1, move);
    }

    @Test
    void a_first_sample_is_inside_if_its_distance_is_negative() {
        begin(-Double.MIN_VALUE);
        assertThat(step.event).isEqualTo(Event.PRESENT);
        assertThat(step.eventMs).isEqualTo(2_000);
        assertThat(entry.inside).isTrue();
        assertThat(entry.enterMs).isEqualTo(2_000);

        begin(0);
        assertThat(step.event).as("nothing is left of the last step").isNull();
        assertThat(step.eventMs).isZero();
        assertThat(entry.inside).isFalse();
    }

    @Test
    void a_first_sample_is_clear_beyond_the_band_and_begins_a_path_outside() {
        double[] distancesM = {-1.001, -1, 1, 1.001};
        int[] beyond = {-1, 0, 0, 1};
        for (int i = 0; i < beyond.length; i++) {
            begin(distancesM[i]);

            assertThat(entry.beyond).isEqualTo(beyond[i]);
            assertThat(entry.distanceM).isEqualTo(distancesM[i]);
            assertThat(entry.clear).isEqualTo(beyond[i] > 0);
            assertThat(entry.clearMs).isEqualTo(beyond[i] > 0 ? 2_000 : 0);
        }
    }

    @Test
    void a_sample_is_clear_beyond_the_band() {
        double[] distancesM = {-1.001, -1, 1, 1.001};
        int[] beyond = {-1, 0, 0, 1};
        for (int i = 0; i < beyond.length; i++) {
            entry.reset();
            entry.inside = distancesM[i] < 0;
            move(1_000, 150, 2_000, 150);
            step.step(entry, ZONE, distancesM[i], move);

            assertThat(entry.beyond).isEqualTo(beyond[i]);
        }
    }

    @Test
    void more_than_two_clear_samples_count_as_two() {
        for (int i = 0; i < 4; i++) {
            move(1_000, 150, 2_000, 150);
            step.step(entry, ZONE, 50, move);
            assertThat(entry.beyond).isEqualTo(Math.min(2, i + 1));
        }
    }

    @Test
    void who_entered_has_no_path_outside_any_more() {
        move(0, 150, 1_000, 190);
        ZoneStep.beginOutside(entry, 50, move);
        step.step(entry, ZONE, 10, move);
        move(1_000, 190, 2_000, 210);
        step.step(entry, ZONE, -10, move);
        assertThat(entry.crossMs).isEqualTo(1_500);
        assertThat(entry.clear).isTrue();

        move(2_000, 210, 3_000, 220);
        step.step(entry, ZONE, -20, move);
        assertThat(step.event).isEqualTo(Event.ENTERED);
        assertThat(step.eventMs).isEqualTo(1_500);
        assertThat(entry.crossMs).isZero();
        assertThat(entry.clear).isFalse();
    }

    /** The way goes round the corner in its band; the chord from the last clear sample to the next two meets it. */
    @Test
    void a_chord_that_meets_a_corner_crosses_it_where_the_chord_does() {
        Walker walker = new Walker(Walker.rectangle("yard", ZoneKind.YARD, 0, 0, 100, 100));
        walker.walk(new At(0, -1.5, 20), new At(1_000, -0.6, -0.6), new At(2_000, 20, -1.5));
        assertThat(walker.said()).isEmpty();

        walker.walk(new At(3_000, 30, -1.5));
        assertThat(walker.said()).containsExactly("CROSSED yard 143");
    }
}
