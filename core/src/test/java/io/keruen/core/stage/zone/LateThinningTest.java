package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of too many samples is what changes nothing. */
class LateThinningTest {
    private static final long PATH_MS = 10_000;
    private static final ZoneSpec[] ZONES = {
        Walker.rectangle("yard", ZoneKind.YARD, 0, -50, 100, 50),
        Walker.rectangle("thin", ZoneKind.STOP_ALLOWED, 152, -50, 154, 50),
        Walker.rectangle("closed", ZoneKind.RESTRICTED, -200, -50, -180, 50),
        Walker.line("border", ZoneKind.BORDER_LINE, 300, -500, 300, 500),
        ZoneVersions.of(
                Walker.rectangle("later", ZoneKind.CUSTOMS_CONTROL, -400, -50, 500, 50),
                1,
                Walker.T0 + 60_500,
                Walker.T0 + 75_500)
    };

    private final LateThinning thinning = new LateThinning();

    private static LateFront front(List<At> samples) {
        LateFront front = new LateFront(true, false);
        for (At at : samples) {
            front.spots.add(
                    new LateSpot(Walker.T0 + at.ms(), Walker.lat(at.northM()), Walker.lon(at.eastM()), at.sigmaM()));
        }
        return front;
    }

    /** Far from every zone, a sample a second. */
    private static List<At> faraway(int count) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new At(1_000L * i, 5_000 + 10 * i, 0));
        }
        return samples;
    }

    private static List<Long> seconds(LateFront front) {
        return front.spots.stream()
                .map(spot -> (spot.tMs() - Walker.T0) / 1_000)
                .toList();
    }

    @Test
    void as_many_as_may_be_kept_are() {
        LateFront front = front(faraway(96));
        thinning.thin(front, ZoneTable.EMPTY, PATH_MS);
        thinning.thin(null, ZoneTable.EMPTY, PATH_MS);

        assertThat(front.spots).hasSize(96);
    }

    @Test
    void those_left_out_leave_a_path_and_the_two_at_either_end() {
        LateFront front = front(faraway(120));
        thinning.thin(front, ZoneTable.EMPTY, PATH_MS);

        List<Long> expected = new ArrayList<>(List.of(0L, 1L, 11L, 21L));
        for (long s = 28; s < 120; s++) {
            expected.add(s);
        }
        assertThat(seconds(front)).isEqualTo(expected).hasSize(96);
    }

    @Test
    void around_a_change_of_zones_nothing_is_left_out() {
        ZoneTable zones = new ZoneTable(List.of(ZoneVersions.of(
                Walker.rectangle("faraway", ZoneKind.YARD, 0, 0, 1, 1), 1, Walker.T0 + 5_000, Walker.T0 + 900_000)));
        LateFront front = front(faraway(120));
        thinning.thin(front, zones, PATH_MS);

        // 2 and 3 are left out; the way around 4 to 5 has the change in it.
        assertThat(seconds(front)).startsWith(0L, 1L, 4L, 5L).hasSize(96);
    }

    /** To and fro over all zones, with rests far from them. */
    private static List<At> drive(long seed) {
        Random random = new Random(seed);
        List<At> samples = new ArrayList<>();
        double eastM = -350;
        double stepM = 12;
        for (int i = 0; i < 150; i++) {
            double sigmaM = 0.1 + 0.9 * random.nextDouble();
            samples.add(new At(1_000L * i, eastM, 30 * random.nextDouble(), sigmaM));
            boolean isOff = stepM > 0 ? eastM > 450 : eastM < -380;
            stepM = isOff || random.nextInt(60) == 0 ? -stepM : stepM;
            eastM += stepM * (0.5 + random.nextDouble());
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void without_them_every_zone_is_passed_at_the_same_time(long seed) {
        List<At> all = drive(seed);
        LateFront front = front(all);
        thinning.thin(front, new ZoneTable(List.of(ZONES)), PATH_MS);
        List<At> kept = new ArrayList<>();
        for (At at : all) {
            if (seconds(front).contains(at.ms() / 1_000)) {
                kept.add(at);
            }
        }

        Walker before = new Walker(ZONES).walk(all);
        Walker after = new Walker(ZONES).walk(kept);
        assertThat(kept).hasSize(96);
        assertThat(after.said())
                .containsExactlyInAnyOrderElementsOf(before.said())
                .hasSizeGreaterThan(5);
        assertThat(alerts(after)).isEqualTo(alerts(before));
    }

    /** When alerts began and ended; how deep it was in between is not kept. */
    private static List<String> alerts(Walker walker) {
        return walker.found().stream()
                .filter(said -> !said.startsWith("UPDATED"))
                .toList();
    }

    @Test
    void of_all_ends_together_the_longest_is_thinned_first() {
        List<LateHole> holes = new ArrayList<>();
        for (int size : new int[] {90, 100, 100}) {
            LateFront left = new LateFront(false, false);
            left.visits = new ZoneVisits();
            holes.add(new LateHole(left, front(faraway(size)), new MainHole(), 1_000));
        }
        thinning.thinAll(holes, ZoneTable.EMPTY, PATH_MS);

        // 290 are too many, of the two longest the older goes first: 265, then 240.
        assertThat(holes).extracting(hole -> hole.right.spots.size()).containsExactly(90, 75, 75);
    }

    @Test
    void a_left_end_counts_unless_it_shares_its_samples() {
        for (boolean shares : new boolean[] {true, false}) {
            List<LateHole> holes = new ArrayList<>();
            LateFront middle = front(faraway(100));
            holes.add(new LateHole(front(faraway(60)), middle, new MainHole(), 1_000));
            LateFront left = new LateFront(false, true);
            left.spots = shares ? middle.spots : front(faraway(100)).spots;
            holes.add(new LateHole(left, front(faraway(96)), new MainHole(), 1_000));
            thinning.thinAll(holes, ZoneTable.EMPTY, PATH_MS);

            // 256 may be kept. Of 60, 100, 100 and 96 the longest goes down by a quarter until they are 60, 56, 56 and
            // 72.
            assertThat(middle.spots).hasSize(shares ? 100 : 56);
            assertThat(holes.get(0).left.spots).hasSize(60);
            assertThat(holes.get(1).left.spots).hasSize(shares ? 100 : 56);
            assertThat(holes.get(1).right.spots).hasSize(shares ? 96 : 72);
        }
    }
}
