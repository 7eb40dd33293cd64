package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The alerts depend on what was heard, not on how it came. */
class EscortStageProperties {
    private static final RuleCatalog CATALOG = EscortKit.catalog();
    private static final int SEEDS = 125;
    private static final int WAYS = 2;

    @Test
    void cutting_steps_interleaving_and_restarts_change_nothing() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            ConvoyWorld world = new ConvoyWorld(seed, CATALOG);
            List<AlertEvent> expected = atOnce(world);
            expected.forEach(e -> seen.merge(e.event() + " " + e.type(), 1, Integer::sum));
            for (int way = 0; way < WAYS; way++) {
                Random random = new Random(seed * 31 + way);
                List<AlertEvent> events = inPieces(world, random);
                assertThat(brief(events)).as("seed %d way %d", seed, way).isEqualTo(brief(expected));
                assertThat(events.equals(expected))
                        .as("seed %d way %d", seed, way)
                        .isTrue();
            }
        }
        assertThat(seen)
                .containsKeys(
                        "RAISED CONVOY_GAP",
                        "UPDATED CONVOY_GAP",
                        "CLEARED CONVOY_GAP",
                        "RAISED CONVOY_SPLIT",
                        "CLEARED CONVOY_SPLIT",
                        "RAISED HEADWAY_TOO_SHORT",
                        "CLEARED HEADWAY_TOO_SHORT",
                        "RAISED CONVOY_ORDER_CHANGED",
                        "CLEARED CONVOY_ORDER_CHANGED",
                        "RAISED TELEMETRY_LOST");
        assertThat(seen.values()).allMatch(count -> count >= 10, "often enough to mean something: " + seen);
    }

    private static List<String> brief(List<AlertEvent> events) {
        return events.stream()
                .map(e ->
                        e.event() + " " + e.type() + " " + e.vehicleId() + " " + (e.momentMs() - ConvoyWorld.START_MS))
                .toList();
    }

    /** Every sample in a frame of its own, all heard before anything is worked off. */
    private static List<AlertEvent> atOnce(ConvoyWorld world) {
        EscortKit kit = new EscortKit(CATALOG, world.control);
        world.tracks.forEach(track -> track.forEach(kit::hear));
        world.findings.forEach(finding -> kit.stage.accept(kit.state, finding));
        kit.work(Long.MAX_VALUE - 1);
        return kit.events;
    }

    private static List<AlertEvent> inPieces(ConvoyWorld world, Random random) {
        EscortKit kit = new EscortKit(CATALOG, world.control);
        int largest = 1 + random.nextInt(50);
        List<List<Integer>> cuts = new ArrayList<>();
        TreeSet<Long> moments = new TreeSet<>();
        for (List<Point> track : world.tracks) {
            cuts.add(cut(track, largest, random));
            track.forEach(point -> moments.add(point.ingestTimeMs()));
        }
        List<StampedFinding> findings = new ArrayList<>(world.findings);
        int[] next = new int[cuts.size()];
        long maxStepMs = new long[] {10, 60, 400, 3_000}[random.nextInt(4)];
        for (long nowMs = moments.first() - 1;
                nowMs < moments.last() + 2_000;
                nowMs += 1 + random.nextLong(maxStepMs)) {
            hearUpTo(nowMs, world, cuts, next, findings, kit, random);
            boolean due = kit.stage.nextWorkMs(kit.state) <= nowMs;
            if (due || random.nextInt(10) == 0) {
                int before = kit.events.size();
                kit.work(nowMs);
                assertThat(due || kit.events.size() == before)
                        .as("nothing to do means nothing said")
                        .isTrue();
            }
            if (random.nextInt(200) == 0) {
                kit.restore(kit.bytes());
            }
        }
        kit.work(Long.MAX_VALUE - 1);
        return kit.events;
    }

    /** Frames are heard no later than their first sample is due; each vehicle's in order, vehicles in any order. */
    private static void hearUpTo(
            long nowMs,
            ConvoyWorld world,
            List<List<Integer>> cuts,
            int[] next,
            List<StampedFinding> findings,
            EscortKit kit,
            Random random) {
        List<Integer> order = new ArrayList<>();
        for (int v = 0; v < cuts.size(); v++) {
            order.add(v);
        }
        boolean findingsFirst = random.nextBoolean();
        if (findingsFirst) {
            hearFindings(nowMs, findings, kit);
        }
        Collections.shuffle(order, random);
        for (int v : order) {
            List<Point> track = world.tracks.get(v);
            List<Integer> cut = cuts.get(v);
            long aheadMs = nowMs + random.nextInt(500);
            while (next[v] + 1 < cut.size() && track.get(cut.get(next[v])).ingestTimeMs() <= aheadMs) {
                kit.stage.accept(kit.state, Point.frame(track.subList(cut.get(next[v]), cut.get(next[v] + 1))));
                next[v]++;
            }
        }
        if (!findingsFirst) {
            hearFindings(nowMs, findings, kit);
        }
    }

    private static void hearFindings(long nowMs, List<StampedFinding> findings, EscortKit kit) {
        while (!findings.isEmpty() && findings.get(0).ingestTimeMs() <= nowMs) {
            kit.stage.accept(kit.state, findings.remove(0));
        }
        for (int f = 0; f < findings.size(); f++) {
            if (findings.get(f).ingestTimeMs() <= nowMs) {
                kit.stage.accept(kit.state, findings.remove(f--));
            }
        }
    }

    /** Where frames begin; a frame has one jurisdiction. */
    private static List<Integer> cut(List<Point> track, int largest, Random random) {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        int size = 1 + random.nextInt(largest);
        for (int i = 1; i < track.size(); i++) {
            boolean same = track.get(i).jurisdiction().equals(track.get(i - 1).jurisdiction());
            if (i - cuts.get(cuts.size() - 1) >= size || !same) {
                cuts.add(i);
                size = 1 + random.nextInt(largest);
            }
        }
        cuts.add(track.size());
        return cuts;
    }
}
