package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One step among the zones: only those near the way are looked at, and none that matters is missed. */
class ZoneWalkTest {
    private static final long PATH_MAX_MS = 10_000;
    private static final double LOOK_M = 300;
    private static final double AROUND_M = 1e-6;
    /** From 0 to 100 m east and north, margin 1 m. */
    private static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.YARD, 0, 0, 100, 100);

    /** One vehicle walked among the zones by hand. */
    private static final class Steps implements ZoneWalk.Listener {
        final ZoneWalk walk = new ZoneWalk();
        final ZoneMove move = new ZoneMove();
        final ZoneVisits visits = new ZoneVisits();
        final List<String> said = new ArrayList<>();
        final List<@Nullable Zone> heardOf = new ArrayList<>();
        ZoneTable zones;

        Steps(ZoneSpec... specs) {
            zones = new ZoneTable(List.of(specs));
        }

        @Override
        public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove heard) {
            EveryZone.say(entry.id, step, said);
            heardOf.add(zone);
        }

        Steps to(At at, double lookM) {
            said.clear();
            heardOf.clear();
            move.to(Walker.T0 + at.ms(), Walker.lat(at.northM()), Walker.lon(at.eastM()), at.sigmaM());
            move.from(visits, PATH_MAX_MS);
            walk.walk(visits, zones, move, lookM, this);
            visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
            return this;
        }

        Steps to(At at) {
            return to(at, 0);
        }

        List<String> near() {
            return Arrays.stream(visits.entries, 0, visits.count)
                    .map(entry -> entry.id)
                    .sorted()
                    .toList();
        }
    }

    /** Some of the zones of a backlog only for a time, some with a second version, or with a pause before it. */
    private static ZoneSpec[] zones(Backlog world, Random random) {
        List<ZoneSpec> specs = new ArrayList<>();
        for (ZoneSpec spec : world.zones) {
            long changeMs = Walker.T0 + 100L * random.nextInt(1_000);
            switch (random.nextInt(4)) {
                case 0 -> specs.add(ZoneVersions.of(spec, 1, changeMs, changeMs + 100L * random.nextInt(500) + 100));
                case 1 -> {
                    ZoneSpec other = world.zones[random.nextInt(world.zones.length)];
                    boolean sameForm = (other.shape().kind() == ShapeKind.LINE)
                            == (spec.shape().kind() == ShapeKind.LINE);
                    specs.add(ZoneVersions.of(spec, 1, 0, changeMs));
                    specs.add(again(
                            spec,
                            sameForm ? other : spec,
                            changeMs + 100L * random.nextInt(random.nextBoolean() ? 1 : 90)));
                }
                default -> specs.add(spec);
            }
        }
        return specs.toArray(new ZoneSpec[0]);
    }

    /** A second version with the shape of another zone. */
    private static ZoneSpec again(ZoneSpec spec, ZoneSpec other, long fromMs) {
        return ZoneVersions.of(with(spec, other.shape(), other.marginM()), 2, fromMs, Long.MAX_VALUE);
    }

    private static ZoneSpec with(ZoneSpec spec, Shape shape, double marginM) {
        return new ZoneSpec(
                spec.id(),
                spec.kind(),
                spec.name(),
                spec.jurisdiction(),
                spec.validFromMs(),
                spec.validToMs(),
                spec.version(),
                shape,
                marginM,
                spec.speedLimitMps(),
                spec.maxDwellMs(),
                spec.gateId());
    }

    /** The yard with a band that ends at this place, or right before it. */
    private static ZoneSpec bandTo(At at, boolean included) {
        double distanceM = ZoneKinds.zone(YARD).signedDistanceM(Walker.lat(at.northM()), Walker.lon(at.eastM()));
        return with(YARD, YARD.shape(), included ? distanceM : Math.nextDown(distanceM));
    }

    private static ZoneSpec second(ZoneSpec spec, long fromMs) {
        return ZoneVersions.of(spec, 2, Walker.T0 + fromMs, Long.MAX_VALUE);
    }

    /** Steps short and long, with holes between them, of any accuracy. */
    private static List<At> samples(Backlog world, Random random) {
        List<At> samples = new ArrayList<>();
        int most = 1 + random.nextInt(20);
        double sigmaM = random.nextBoolean() ? 0.3 : 1 + random.nextInt(6);
        long ms = 0;
        for (int i = 0; i < world.walk.size(); i += 1 + random.nextInt(most)) {
            At at = world.walk.get(i);
            samples.add(new At(ms, at.eastM(), at.northM(), sigmaM * (1 + random.nextDouble())));
            ms += random.nextInt(30) == 0 ? 30_000 : 1_000;
        }
        return samples;
    }

    @Test
    void it_says_what_asking_every_zone_at_every_sample_says() {
        int events = 0;
        for (int seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            Backlog world = new Backlog(seed);
            ZoneSpec[] specs = zones(world, random);
            EveryZone slow = new EveryZone(specs);
            Steps steps = new Steps(specs);
            for (At at : samples(world, random)) {
                double lookM = random.nextInt(3) * LOOK_M / 2;
                steps.to(at, lookM);
                String when = "seed " + seed + " at " + at.ms();
                List<String> expected = slow.follow(steps.move);
                assertThat(steps.said.stream().sorted().toList()).as(when).isEqualTo(expected);
                assertThat(steps.near()).as(when).isEqualTo(slow.near());
                double clearM = slow.clearM(steps.move.toLatDeg, steps.move.toLonDeg, lookM);
                assertThat(steps.walk.clearM()).as(when).isCloseTo(clearM, Offset.offset(AROUND_M));
                events += expected.size();
            }
        }
        assertThat(events).isGreaterThan(300);
    }

    @Test
    void a_zone_clearly_outside_of_which_the_vehicle_is_first_seen_is_not_followed() {
        Steps steps = new Steps(YARD).to(new At(0, -1.5, 50));

        assertThat(steps.near()).isEmpty();
        assertThat(steps.heardOf).isEmpty();
        assertThat(steps.to(new At(1_000, -0.5, 50)).near()).containsExactly("yard");
    }

    @Test
    void a_zone_that_is_only_passed_by_is_not_heard_of() {
        Steps steps = new Steps(YARD).to(new At(0, -1.5, 30)).to(new At(1_000, -1.5, 50));

        assertThat(steps.heardOf).isEmpty();
    }

    @Test
    void the_band_reaches_as_far_as_the_margin_and_no_further() {
        At at = new At(0, -5, 50);

        assertThat(new Steps(bandTo(at, true)).to(at).near()).containsExactly("yard");
        assertThat(new Steps(bandTo(at, false)).to(at).near()).isEmpty();
    }

    @Test
    void who_is_in_the_band_of_a_zone_nobody_knows_of_has_not_entered_it() {
        At last = new At(0, -5, 50);
        for (boolean included : new boolean[] {true, false}) {
            Steps steps = new Steps(bandTo(last, included));
            steps.visits.moveTo(Walker.T0, Walker.lat(50), Walker.lon(-5), 0.1);
            steps.to(new At(1_000, 20, 50));

            assertThat(steps.said).isEqualTo(included ? List.of("PRESENT yard 1000 false") : List.of());
        }
    }

    @Test
    void the_band_of_an_inaccurate_sample_is_looked_at_as_far_as_it_reaches() {
        assertThat(new Steps(YARD).to(new At(0, -14.5, 50, 5)).near()).containsExactly("yard");
        assertThat(new Steps(YARD).to(new At(0, -15.5, 50, 5)).near()).isEmpty();
    }

    @Test
    void a_zone_passed_in_a_step_longer_than_the_room_around_its_end_is_met() {
        ZoneSpec north = Walker.rectangle("north", ZoneKind.RESTRICTED, -100, 399, 100, 401);
        ZoneSpec east = Walker.rectangle("east", ZoneKind.RESTRICTED, 399, -100, 401, 100);
        for (ZoneSpec zone : new ZoneSpec[] {north, east}) {
            double northM = zone.id().equals("north") ? 800 : 0;
            Steps steps = new Steps(zone).to(new At(0, 0, 0, 40), LOOK_M);
            steps.to(new At(10_000, 800 - northM, northM, 40), LOOK_M);

            assertThat(steps.walk.clearM()).isEqualTo(LOOK_M);
            assertThat(steps.said).singleElement().asString().startsWith("CROSSED " + zone.id());
        }
    }

    @Test
    void a_zone_that_begins_at_the_very_sample_finds_the_vehicle_however_far_its_boundary_is() {
        ZoneSpec wide = Walker.rectangle("wide", ZoneKind.YARD, -2_000, -2_000, 2_000, 2_000);
        Steps steps = new Steps(ZoneVersions.of(wide, 1, Walker.T0 + 1_000, Long.MAX_VALUE));

        assertThat(steps.to(new At(0, 0, 0), LOOK_M).said).isEmpty();
        assertThat(steps.to(new At(1_000, 10, 0), LOOK_M).said).containsExactly("PRESENT wide 1000 false");
    }

    @Test
    void more_zones_than_expected_in_one_place_are_all_followed() {
        ZoneSpec[] zones = new ZoneSpec[70];
        for (int i = 0; i < zones.length; i++) {
            zones[i] = Walker.rectangle("z" + i, ZoneKind.YARD, 0, 0, 100 + i, 100);
        }

        assertThat(new Steps(zones).to(new At(0, 50, 50)).said).hasSize(70);
        Steps steps = new Steps(zones).to(new At(0, -50, 50)).to(new At(1_000, 5, 50));
        assertThat(steps.near()).hasSize(70);
    }

    @Test
    void a_zone_that_ended_is_not_followed_any_more_and_heard_of_once() {
        Steps steps = new Steps(ZoneVersions.of(YARD, 1, 0, Walker.T0 + 1_500));
        steps.to(new At(0, 50, 50)).to(new At(1_000, 50, 50)).to(new At(2_000, 50, 50));

        assertThat(steps.said).containsExactly("EXITED yard 1500 false retired 1500");
        assertThat(steps.heardOf).containsExactly(steps.zones.zone(0));
        assertThat(steps.near()).isEmpty();
        assertThat(steps.to(new At(3_000, 50, 50)).heardOf).isEmpty();
    }

    @Test
    void a_zone_that_is_known_no_more_ended_when_it_was_to_end_or_at_the_next_sample() {
        for (long toMs : new long[] {Walker.T0 + 1_500, Long.MAX_VALUE}) {
            Steps steps = new Steps(ZoneVersions.of(YARD, 1, 0, toMs));
            steps.to(new At(0, 50, 50)).to(new At(1_000, 50, 50)).zones = ZoneTable.EMPTY;
            steps.to(new At(2_000, 50, 50));

            String endMs = toMs == Long.MAX_VALUE ? "2000" : "1500";
            assertThat(steps.said).containsExactly("EXITED yard " + endMs + " false retired " + endMs);
            assertThat(steps.heardOf).containsExactly((Zone) null);
        }
    }

    @Test
    void a_zone_that_is_to_end_earlier_than_was_known_ends_then() {
        Steps steps = new Steps(YARD).to(new At(0, 50, 50)).to(new At(1_000, 50, 50));
        steps.zones = new ZoneTable(List.of(ZoneVersions.of(YARD, 1, 0, Walker.T0 + 1_500)));

        assertThat(steps.to(new At(2_000, 50, 50)).said).containsExactly("EXITED yard 1500 false retired 1500");
    }

    @Test
    void a_distance_older_than_the_last_place_is_measured_anew() {
        Steps steps = new Steps(YARD).to(new At(0, -0.5, 50));
        steps.visits.moveTo(Walker.T0 + 1_000, Walker.lat(50), Walker.lon(5), 0.1);
        steps.visits.stale = true;
        steps.to(new At(2_000, 10, 50));

        assertThat(steps.visits.entries[0].inMs).as("it was inside before").isZero();
        assertThat(steps.visits.stale).isFalse();
    }

    /** Heard of twice: the old version ended, the new one is seen first. */
    @Test
    void another_version_keeps_the_outside_of_whoever_was_clear_of_it() {
        At last = new At(0, -5, 50);
        ZoneSpec wide = with(YARD, YARD.shape(), 6);
        for (boolean included : new boolean[] {true, false}) {
            Steps steps = new Steps(wide, second(bandTo(last, included), 500)).to(last);
            assertThat(steps.near()).containsExactly("yard");

            steps.to(new At(1_000, -2, 50));
            assertThat(steps.heardOf).hasSize(included ? 2 : 1);
        }
        Steps leaves = new Steps(wide, second(YARD, 500)).to(last).to(new At(1_000, -8, 50));
        assertThat(leaves.heardOf).hasSize(1);
    }

    @Test
    void another_version_keeps_the_visit_of_whoever_is_in_its_band() {
        At at = new At(2_000, -5, 50);
        ZoneSpec wide = Walker.rectangle("yard", ZoneKind.YARD, -50, 0, 100, 100);
        for (boolean included : new boolean[] {true, false}) {
            Steps steps = new Steps(wide, second(bandTo(at, included), 1_500));
            steps.to(new At(0, -4, 50)).to(new At(1_000, -4, 50)).to(at);

            assertThat(steps.near()).isEqualTo(included ? List.of("yard") : List.of());
            assertThat(steps.said).isEqualTo(included ? List.of() : List.of("EXITED yard 1500 false retired 1500"));
        }
    }

    @Test
    void who_stood_on_the_boundary_of_the_new_version_was_not_within() {
        ZoneSpec wide = Walker.rectangle("yard", ZoneKind.YARD, -50, -50, 100, 100);
        Steps steps = new Steps(wide, second(YARD, 1_500)).to(new At(0, 0, 0)).to(new At(1_000, 0, 0));
        assertThat(ZoneKinds.zone(YARD).signedDistanceM(Walker.lat(0), Walker.lon(0)))
                .isZero();

        assertThat(steps.to(new At(2_000, -10, -10)).said).containsExactly("EXITED yard 1500 false retired 1500");
    }

    @Test
    void another_version_of_a_line_goes_on_from_where_the_vehicle_came() {
        ZoneSpec border = Walker.line("border", ZoneKind.BORDER_LINE, 0, -100, 0, 100);
        Steps steps = new Steps(ZoneVersions.of(border, 1, 0, Walker.T0 + 1_500), second(border, 1_500));
        steps.to(new At(0, -5, 0))
                .to(new At(1_000, -0.5, 0))
                .to(new At(2_000, 0.5, 0))
                .to(new At(3_000, 5, 0));
        assertThat(steps.said).isEmpty();

        assertThat(steps.to(new At(4_000, 10, 0)).said).containsExactly("CROSSED border 1500 false 4000 NaN");
    }
}
