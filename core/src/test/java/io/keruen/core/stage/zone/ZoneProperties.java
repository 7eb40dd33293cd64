package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ZoneProperties {
    private static final int SEEDS = 150;

    private static ZoneSpec[] zones(Random random, boolean changing) {
        List<ZoneSpec> specs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double west = random.nextInt(300) - 200;
            double south = random.nextInt(300) - 200;
            ZoneKind kind = i % 2 == 0 ? ZoneKind.RESTRICTED : ZoneKind.CUSTOMS_CONTROL;
            ZoneSpec spec = Walker.rectangle(
                    "zone" + i, kind, west, south, west + 3 + random.nextInt(120), south + 3 + random.nextInt(120));
            specs.add(Walker.with(spec, Jurisdiction.values()[i % 3], Double.NaN, i % 2 == 0 ? -1 : 15_000));
        }
        specs.add(ZoneSpec.of("disc", ZoneKind.YARD, Shape.disc(Walker.lat(20), Walker.lon(-30), 45)));
        specs.add(Walker.line("border", ZoneKind.BORDER_LINE, -400, -30, 10, 20, 400, -10));
        specs.add(ZoneSpec.of(
                "corridor",
                ZoneKind.GATE_QUEUE,
                Shape.corridor(new double[] {Walker.lat(-400), Walker.lon(60), Walker.lat(400), Walker.lon(90)}, 4)));
        if (!changing) {
            return specs.toArray(new ZoneSpec[0]);
        }
        long changeMs = Walker.T0 + 40_000 + random.nextInt(50_000);
        specs.set(1, ZoneVersions.of(specs.get(1), 1, 0, changeMs));
        ZoneSpec moved = Walker.rectangle("zone2", ZoneKind.RESTRICTED, -50, -60, 70, 40);
        specs.add(ZoneVersions.of(moved, 2, changeMs, changeMs + 30_000));
        return specs.toArray(new ZoneSpec[0]);
    }

    /** Few gates with much room between them, one of them only for a time. */
    private static ZoneSpec[] gateLines(Random random) {
        double east = random.nextInt(120) - 60;
        ZoneSpec forATime = Walker.line("for a time", ZoneKind.GATE, -150, 90, 150, 110);
        long fromMs = Walker.T0 + random.nextInt(40_000);
        return new ZoneSpec[] {
            Walker.line("gate", ZoneKind.GATE, east, -150, east + 20, 10, east, 60),
            ZoneVersions.of(forATime, 1, fromMs, fromMs + 60_000),
            Walker.rectangle("yard", ZoneKind.YARD, 140, -180, 240, -120),
        };
    }

    /** A curly walk, 1 or 10 Hz, sometimes standing still, with noise. */
    private static List<At> walk(Random random, double noiseM, double sigmaM) {
        List<At> walk = new ArrayList<>();
        double east = random.nextInt(300) - 150;
        double north = random.nextInt(300) - 150;
        double course = random.nextDouble() * 6;
        boolean fast = random.nextBoolean();
        long ms = 0;
        for (int i = 0; i < 200; i++) {
            double varied = sigmaM * (1 + random.nextDouble());
            walk.add(new At(ms, east + noiseM * random.nextGaussian(), north + noiseM * random.nextGaussian(), varied));
            ms += fast ? 1_000 : 100;
            course += 0.3 * random.nextGaussian() + (Math.hypot(east, north) > 170 ? 0.5 : 0);
            double stepM = random.nextInt(4) == 0 ? 0.1 : fast ? 9 : 2;
            east += stepM * Math.sin(course);
            north += stepM * Math.cos(course);
        }
        return walk;
    }

    /** The walk without safe circles; with them, and cut into runs with restarts between, it has to be the same. */
    private static Walker judged(ZoneSpec[] zones, List<At> walk, Random random, int seed) {
        Walker plain = new Walker(false, zones).walk(walk);
        Walker boxed = new Walker(true, zones).walk(walk);
        Walker cut = new Walker(true, zones);
        for (int from = 0; from < walk.size(); ) {
            int to = Math.min(walk.size(), from + 1 + random.nextInt(7));
            cut.walk(walk.subList(from, to)).restart();
            from = to;
        }
        for (Walker other : List.of(boxed, cut)) {
            assertThat(other.said()).as("seed %d", seed).isEqualTo(plain.said());
            assertThat(other.found()).as("seed %d", seed).isEqualTo(plain.found());
            assertThat(other.kinds).as("seed %d", seed).isEqualTo(plain.kinds);
            assertThat(other.visits.jurisdiction()).isEqualTo(plain.visits.jurisdiction());
        }
        return plain;
    }

    @Test
    void safe_circles_cuts_and_restarts_change_nothing() {
        long said = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneSpec[] zones = zones(random, true);
            List<At> walk = walk(random, seed % 3, 0.3 + seed % 2);
            said += judged(zones, walk, random, seed).transits.size();
        }
        assertThat(said).isGreaterThan(8L * SEEDS);
    }

    @Test
    void safe_circles_cuts_and_restarts_change_nothing_at_gate_lines() {
        long at = 0;
        for (int seed = 0; seed < 2 * SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneSpec[] zones = gateLines(random);
            List<At> walk = walk(random, seed % 3, 0.3 + seed % 2);
            List<Integer> kinds = judged(zones, walk, random, seed).kinds;
            at += kinds.stream()
                    .filter(kind -> (kind & ZoneKind.GATE.bit()) != 0)
                    .count();
        }
        assertThat(at).isBetween(20L * SEEDS, 200L * SEEDS);
    }

    /** Drives back and forth over stripes hardly wider than the noise. */
    private static List<At> overStripes(Random random, double noiseM) {
        List<At> walk = new ArrayList<>();
        double east = -30;
        double speed = 1 + random.nextInt(9);
        for (int i = 0; i < 300; i++) {
            double north = noiseM * random.nextGaussian();
            walk.add(new At(500L * i, east + noiseM * random.nextGaussian(), north, Math.max(0.3, noiseM)));
            speed = Math.abs(east) > 60 ? -Math.signum(east) * Math.abs(speed) : speed;
            east += random.nextInt(5) == 0 ? 0 : speed / 2;
        }
        return walk;
    }

    @Test
    void nothing_is_raised_twice_nor_cleared_before_it_was_raised() {
        int raised = 0;
        for (int seed = 0; seed < 2 * SEEDS; seed++) {
            Random random = new Random(seed);
            List<ZoneSpec> zones = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double west = 25 * i - 45;
                ZoneKind kind = i < 3 ? ZoneKind.RESTRICTED : ZoneKind.CUSTOMS_CONTROL;
                ZoneSpec spec = Walker.rectangle("stripe" + i, kind, west, -90, west + 1 + random.nextInt(15), 90);
                zones.add(Walker.with(spec, Jurisdiction.KZ, Double.NaN, i < 3 ? -1 : 1_000 + random.nextInt(3_000)));
            }
            Walker walker = new Walker(zones.toArray(new ZoneSpec[0])).walk(overStripes(random, 0.5 * (seed % 5)));
            Map<String, Long> raisedAtMs = new HashMap<>();
            for (Finding finding : walker.findings) {
                String alert = finding.type() + " " + finding.subject() + " " + finding.startedAtMs();
                if (finding.kind() == Finding.Kind.RAISED) {
                    raised++;
                    assertThat(raisedAtMs.put(alert, finding.atMs()))
                            .as("seed %d: %s", seed, alert)
                            .isNull();
                } else if (finding.kind() == Finding.Kind.CLEARED
                        && finding.type().startsWith("ZONE_DWELL")) {
                    assertThat(finding.atMs()).as("seed %d: %s", seed, alert).isGreaterThan(raisedAtMs.get(alert));
                }
            }
        }
        assertThat(raised).isGreaterThan(10 * SEEDS);
    }

    @Test
    void sides_and_times_are_those_of_the_oracle() {
        int walks = 0;
        int events = 0;
        for (int seed = 0; seed < 6 * SEEDS; seed++) {
            Random random = new Random(seed);
            double west = random.nextInt(200) - 150;
            double south = random.nextInt(200) - 150;
            double east = west + 2 + random.nextInt(100);
            double north = south + 2 + random.nextInt(100);
            List<At> walk = walk(random, seed % 3 * 0.7, 0.3 + seed % 2);
            SideOracle oracle = new SideOracle(west, south, east, north);
            if (!oracle.isPlain(walk)) {
                continue;
            }
            walks++;
            List<String> expected = oracle.events(walk);
            List<String> actual = new Walker(Walker.rectangle("z", ZoneKind.YARD, west, south, east, north))
                    .walk(walk)
                    .said();
            assertThat(actual).as("seed %d: %s", seed, expected).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(name(actual.get(i))).as("seed %d", seed).isEqualTo(name(expected.get(i)));
                assertThat(time(actual.get(i))).as("seed %d", seed).isCloseTo(time(expected.get(i)), within(12));
                events++;
            }
        }
        assertThat(walks).isGreaterThan(150);
        assertThat(events).isGreaterThan(250);
    }

    private static org.assertj.core.data.Offset<Long> within(long ms) {
        return org.assertj.core.data.Offset.offset(ms);
    }

    private static String name(String said) {
        return said.substring(0, said.lastIndexOf(' '));
    }

    private static long time(String said) {
        return Long.parseLong(said.substring(said.lastIndexOf(' ') + 1));
    }

    private interface Order {
        List<At> arrange(List<At> late, Random random);
    }

    private static List<At> reversed(List<At> late) {
        List<At> copy = new ArrayList<>(late);
        Collections.reverse(copy);
        return copy;
    }

    private static List<At> shuffledBlocks(List<At> late, Random random) {
        List<List<At>> blocks = new ArrayList<>();
        for (int from = 0; from < late.size(); from += 12) {
            List<At> block = new ArrayList<>(late.subList(from, Math.min(late.size(), from + 12)));
            if (random.nextBoolean()) {
                Collections.reverse(block);
            }
            blocks.add(block);
        }
        Collections.shuffle(blocks, random);
        return blocks.stream().flatMap(List::stream).toList();
    }

    /** Transits with their true times: what was seen across the hole only is left out. */
    private static List<String> truth(Walker walker) {
        return walker.transits.stream()
                .filter(transit -> !transit.unobserved() && transit.event() != Event.PRESENT)
                .map(transit -> transit.event() + " " + transit.zoneId() + " " + (transit.eventTimeMs() - Walker.T0)
                        + " " + transit.reason())
                .sorted()
                .collect(Collectors.toList());
    }

    /** Each alert with the beginning that was told last, and its end. */
    private static Map<String, String> alerts(Walker walker) {
        Map<String, String> alerts = new TreeMap<>();
        for (Finding finding : walker.findings) {
            String alert = finding.ruleId() + " " + finding.subject() + " " + finding.startedAtMs();
            String trueStart = String.valueOf(finding.evidence().get("trueStartedAtMs"));
            if (finding.kind() == Finding.Kind.CLEARED) {
                alerts.merge(alert, " to " + finding.atMs(), String::concat);
            } else if (finding.kind() == Finding.Kind.RAISED || finding.late()) {
                alerts.merge(alert, finding.kind() + " " + trueStart, String::concat);
            }
        }
        return alerts;
    }

    @Test
    void the_order_of_a_backlog_changes_no_alert() {
        int corrected = 0;
        for (int seed = 0; seed < 2 * SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneSpec[] zones = zones(random, false);
            List<At> walk = new ArrayList<>();
            for (At at : walk(random, seed % 2 * 0.6, 0.3 + seed % 2)) {
                walk.add(new At(1_000L * walk.size(), at.eastM(), at.northM(), at.sigmaM()));
            }
            int from = 20 + random.nextInt(60);
            int to = from + 15 + random.nextInt(90);
            if (!isPlain(walk.subList(from - 3, from + 3), zones) || !isPlain(walk.subList(to - 3, to + 3), zones)) {
                continue;
            }
            List<At> late = walk.subList(from, to);
            Map<String, String> expected = null;
            for (List<At> order : List.of(late, reversed(late), shuffledBlocks(late, random))) {
                Walker holed = new Walker(zones).walk(walk.subList(0, from)).walk(walk.subList(to, walk.size()));
                Map<String, String> alerts = alerts(holed.late(order));
                expected = expected == null ? alerts : expected;
                assertThat(alerts).as("seed %d", seed).isEqualTo(expected);
                corrected += (int) holed.findings.stream()
                        .filter(finding -> !finding.evidence().isEmpty())
                        .count();
            }
        }
        assertThat(corrected).isGreaterThan(15);
    }

    /** How many of the holes give other crossings than the walk without a hole, filled in this order. */
    private static int holes(Order order, double noiseM, boolean plainEnds) {
        int late = 0;
        int wrong = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneSpec[] zones = zones(random, false);
            List<At> walk = new ArrayList<>();
            for (At at : walk(random, noiseM, 0.3 + seed % 2)) {
                walk.add(new At(1_000L * walk.size(), at.eastM(), at.northM(), at.sigmaM()));
            }
            int from = 20 + random.nextInt(60);
            int to = from + 15 + random.nextInt(90);
            if (plainEnds
                    && !(isPlain(walk.subList(from - 3, from + 3), zones)
                            && isPlain(walk.subList(to - 3, to + 3), zones))) {
                continue;
            }
            Walker whole = new Walker(zones).walk(walk);
            Walker holed = new Walker(zones).walk(walk.subList(0, from)).walk(walk.subList(to, walk.size()));
            for (At at : order.arrange(walk.subList(from, to), random)) {
                holed.late(List.of(at));
                if (random.nextInt(10) == 0) {
                    holed.restart();
                }
            }
            assertThat(holed.unjudged).isZero();
            assertThat(holed.fragments.holes).isEmpty();
            wrong += truth(holed).equals(truth(whole)) ? 0 : 1;
            late += (int) holed.transits.stream().filter(ZoneTransit::late).count();
        }
        assertThat(late).isGreaterThan(SEEDS / 2);
        return wrong;
    }

    /** Late alerts that were raised and not cleared though the vehicle ends far from every zone. */
    private static List<String> unended(Order order) {
        List<String> unended = new ArrayList<>();
        int raised = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneSpec[] zones = zones(random, false);
            List<At> walk = new ArrayList<>();
            for (At at : walk(random, 0.6, 0.3 + seed % 2)) {
                walk.add(new At(1_000L * walk.size(), at.eastM(), at.northM(), at.sigmaM()));
            }
            int from = 20 + random.nextInt(60);
            int to = from + 15 + random.nextInt(90);
            walk.add(new At(1_000L * walk.size(), 900, 900, 0.3));
            walk.add(new At(1_000L * walk.size(), 910, 910, 0.3));
            Walker holed = new Walker(zones).walk(walk.subList(0, from)).walk(walk.subList(to, walk.size()));
            for (At at : order.arrange(walk.subList(from, to), random)) {
                holed.late(List.of(at));
            }
            Set<String> open = new LinkedHashSet<>();
            for (Finding finding : holed.findings) {
                String alert = seed + " " + finding.subject() + " " + finding.ruleId() + " " + finding.startedAtMs();
                if (finding.late() && finding.kind() == Finding.Kind.RAISED) {
                    open.add(alert);
                    raised++;
                } else if (finding.kind() == Finding.Kind.CLEARED) {
                    open.remove(alert);
                }
            }
            unended.addAll(open);
        }
        assertThat(raised).isGreaterThan(SEEDS / 5);
        return unended;
    }

    @Test
    void what_late_data_raise_they_clear() {
        assertThat(unended((late, random) -> late)).isEmpty();
        assertThat(unended((late, random) -> reversed(late))).isEmpty();
    }

    /** No sample in the band of any zone. */
    private static boolean isPlain(List<At> samples, ZoneSpec[] specs) {
        for (ZoneSpec spec : specs) {
            Zone zone = ZoneKinds.zone(spec);
            for (At at : samples) {
                double distanceM = zone.signedDistanceM(Walker.lat(at.northM()), Walker.lon(at.eastM()));
                if (Math.abs(distanceM) <= Math.max(1, 3 * at.sigmaM())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void a_hole_filled_oldest_first_loses_and_adds_nothing() {
        assertThat(holes((late, random) -> late, 0, true)).isZero();
        assertThat(holes((late, random) -> late, 0.6, true)).isZero();
    }

    @Test
    void a_hole_filled_newest_first_loses_and_adds_nothing() {
        assertThat(holes((late, random) -> reversed(late), 0, true)).isZero();
        assertThat(holes((late, random) -> reversed(late), 0.6, true)).isZero();
    }

    @Test
    void a_hole_filled_in_shuffled_blocks_loses_and_adds_nothing() {
        assertThat(holes(ZoneProperties::shuffledBlocks, 0, true)).isZero();
        assertThat(holes(ZoneProperties::shuffledBlocks, 0.6, true)).isZero();
    }

    @Test
    void with_a_boundary_at_the_ends_of_the_hole_hardly_any_differs() {
        assertThat(holes((late, random) -> late, 0.6, false)).isLessThan(SEEDS / 10);
        assertThat(holes((late, random) -> reversed(late), 0.6, false)).isLessThan(SEEDS / 10);
        assertThat(holes(ZoneProperties::shuffledBlocks, 0.6, false)).isLessThan(SEEDS / 10);
    }

    @Test
    void what_shuffled_late_data_raise_they_clear() {
        assertThat(unended(ZoneProperties::shuffledBlocks)).isEmpty();
    }

    @Test
    void a_walk_and_its_mirror_image_in_time_agree() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            double south = random.nextInt(100) - 150;
            ZoneSpec zone = Walker.rectangle("z", ZoneKind.YARD, -60, south, 60, south + 100);
            List<At> walk = walk(random, 1, 0.5);
            walk.add(0, new At(-walk.get(1).ms(), -400, -400, 0.1));
            walk.add(0, new At(2 * walk.get(0).ms(), -400, -400, 0.1));
            long endMs = walk.get(walk.size() - 1).ms();
            walk.add(new At(endMs + walk.get(2).ms(), 400, 400, 0.1));
            walk.add(new At(endMs + 2 * walk.get(2).ms(), 400, 400, 0.1));
            List<At> back = new ArrayList<>();
            for (At at : reversed(walk)) {
                back.add(new At(endMs - at.ms(), at.eastM(), at.northM(), at.sigmaM()));
            }
            long there = new Walker(zone).walk(walk).count(Event.ENTERED);
            assertThat(new Walker(zone).walk(back).count(Event.EXITED))
                    .as("seed %d", seed)
                    .isEqualTo(there);
        }
    }
}
