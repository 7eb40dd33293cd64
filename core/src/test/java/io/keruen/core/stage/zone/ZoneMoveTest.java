package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import org.junit.jupiter.api.Test;

/** A step from one sample to the next, and when on it a boundary is passed. */
class ZoneMoveTest {
    /** From 0 to 100 m east and north, margin 1 m. */
    private static final Zone YARD = ZoneKinds.zone(Walker.rectangle("yard", ZoneKind.YARD, 0, 0, 100, 100));

    private static ZoneMove move(long fromMs, double fromEastM, long toMs, double toEastM) {
        ZoneVisits visits = new ZoneVisits();
        visits.moveTo(fromMs, Walker.lat(50), Walker.lon(fromEastM), 0.4);
        ZoneMove move = new ZoneMove();
        move.to(toMs, Walker.lat(50), Walker.lon(toEastM), 0.3);
        move.from(visits, 10_000);
        return move;
    }

    @Test
    void it_begins_where_the_vehicle_was_seen_last() {
        ZoneMove move = move(1_000, -10, 2_000, 30);

        assertThat(move.first).isFalse();
        assertThat(move.hole).isFalse();
        assertThat(move.fromMs).isEqualTo(1_000);
        assertThat(move.fromSigmaM).isEqualTo(0.4);
        assertThat(move.toSigmaM).isEqualTo(0.3);
        assertThat(move.crossings(YARD)).isEqualTo(1);
        assertThat(move.crossedMs(YARD)).isEqualTo(1_250);
    }

    @Test
    void a_zone_became_another_when_it_was_to_or_when_that_was_seen() {
        ZoneMove move = move(1_000, 0, 2_000, 0);

        assertThat(move.changedMs(1_000)).isEqualTo(2_000);
        assertThat(move.changedMs(1_001)).isEqualTo(1_001);
        assertThat(move.changedMs(2_000)).isEqualTo(2_000);
        assertThat(move.changedMs(2_001)).isEqualTo(2_000);
        assertThat(move.changedMs(Long.MIN_VALUE)).isEqualTo(2_000);
    }

    @Test
    void it_is_a_hole_when_it_is_longer_than_a_path_may_be() {
        assertThat(move(1_000, 0, 11_000, 0).hole).isFalse();
        assertThat(move(1_000, 0, 11_001, 0).hole).isTrue();
        ZoneMove first = new ZoneMove();
        first.to(1_000_000, 47, 82, 1);
        first.from(new ZoneVisits(), 10_000);
        assertThat(first.first).isTrue();
        assertThat(first.hole).isFalse();
    }

    @Test
    void across_a_hole_everything_happens_at_its_later_end() {
        assertThat(move(1_000, -10, 21_000, 30).crossedMs(YARD)).isEqualTo(21_000);
        assertThat(move(1_000, -10, 21_000, 30).passedMs(YARD, 10, -30)).isEqualTo(21_000);
        assertThat(move(1_000, -30, 2_000, -10).crossedMs(YARD)).isZero();
    }

    @Test
    void a_boundary_is_passed_where_the_path_crosses_it_else_by_the_distances_of_its_ends() {
        assertThat(move(1_000, -10, 2_000, 30).passedMs(YARD, 500, -500)).isEqualTo(1_250);
        // The path does not cross it, though the sides differ: a quarter of both distances lies before it.
        assertThat(move(1_000, -30, 2_000, -10).passedMs(YARD, 2, -6)).isEqualTo(1_250);
        assertThat(move(1_000, -30, 2_000, -10).passedMs(YARD, -6, 2)).isEqualTo(1_750);
        assertThat(move(1_000, -30, 2_000, -10).passedMs(YARD, 0, 0)).isEqualTo(2_000);
    }

    @Test
    void the_band_is_the_margin_or_three_sigma() {
        assertThat(ZoneMove.bandM(YARD, 0.3)).isEqualTo(1);
        assertThat(ZoneMove.bandM(YARD, 0.5)).isEqualTo(1.5);
    }
}
