package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Presence.Kind;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the fleet stage says depends on what it was told, not on how. */
class FleetStageProperties {
    private static final int SEEDS = 150;
    private static final long END_MS = 120_000;

    @Test
    void steps_order_and_restarts_change_nothing() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Presence> presences = presences(new Random(seed));
            FleetKit all = new FleetKit();
            presences.forEach(all::hear);
            all.work(10 * END_MS);
            all.findings.forEach(
                    s -> seen.merge(s.finding().kind() + " " + s.finding().type(), 1, Integer::sum));

            FleetKit pieces = inPieces(presences, new Random(-seed));
            assertThat(pieces.told()).as("seed %d", seed).isEqualTo(all.told());
            assertThat(pieces.findings.equals(all.findings)).as("seed %d", seed).isTrue();
            assertEveryAlertIsOpenedOnceAndPairedWithItsEnd(all.findings, seed);
        }
        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy((what, count) -> assertThat(count).isGreaterThan(20));
    }

    private static void assertEveryAlertIsOpenedOnceAndPairedWithItsEnd(List<StampedFinding> findings, long seed) {
        Map<String, Long> open = new TreeMap<>();
        for (StampedFinding stamped : findings) {
            String key = stamped.finding().type() + stamped.finding().subject();
            switch (stamped.finding().kind()) {
                case RAISED ->
                    assertThat(open.put(key, stamped.finding().startedAtMs()))
                            .as("seed %d: %s", seed, key)
                            .isNull();
                case UPDATED ->
                    assertThat(open.get(key)).isEqualTo(stamped.finding().startedAtMs());
                case CLEARED ->
                    assertThat(open.remove(key)).isEqualTo(stamped.finding().startedAtMs());
                case LEFT, FORGOTTEN -> throw new AssertionError("the fleet knows no escorts: " + stamped);
            }
        }
    }

    private static FleetKit inPieces(List<Presence> presences, Random random) {
        List<Presence> left = new ArrayList<>(presences);
        FleetKit kit = new FleetKit();
        for (long nowMs = 0; nowMs < END_MS + 80_000; nowMs += 1 + random.nextInt(2_000)) {
            long upto = nowMs;
            List<Presence> due = new ArrayList<>(left.stream()
                    .filter(p -> p.ingestTimeMs() <= FleetKit.T + upto)
                    .toList());
            left.removeAll(due);
            Collections.shuffle(due, random);
            due.forEach(kit::hear);
            int before = kit.findings.size();
            boolean expected = kit.stage.nextWorkMs(kit.state) <= FleetKit.T + nowMs;
            kit.work(nowMs);
            assertThat(expected || kit.findings.size() == before).isTrue();
            if (random.nextInt(20) == 0) {
                kit.restore(kit.bytes());
            }
        }
        return kit.work(10 * END_MS);
    }

    /** Vehicles speak and fall silent, now and then all at once; no two presences of one vehicle in one millisecond. */
    private static List<Presence> presences(Random random) {
        List<Presence> presences = new ArrayList<>();
        long outageMs = random.nextInt((int) END_MS);
        long outageEndMs = outageMs + 3_000 + random.nextInt(20_000);
        int count = 1 + random.nextInt(5);
        for (int v = 0; v < count; v++) {
            String id = "V" + v;
            long nowMs = random.nextInt(5_000);
            presences.add(FleetKit.presence(Kind.HEARD, id, nowMs, nowMs, 0));
            while (nowMs < END_MS) {
                long lastMs = nowMs + random.nextInt(40_000);
                long backMs = lastMs + FleetKit.STALE_MS + 2 + random.nextInt(12_000);
                if (lastMs > outageMs && nowMs < outageMs) {
                    lastMs = outageMs - random.nextInt(3);
                    backMs = Math.max(backMs, outageEndMs + random.nextInt(9_000));
                }
                presences.add(
                        FleetKit.presence(Kind.STALE, id, lastMs + FleetKit.STALE_MS + 1, lastMs, FleetKit.STALE_MS));
                if (backMs > lastMs + FleetKit.LOST_MS + 1) {
                    presences.add(
                            FleetKit.presence(Kind.LOST, id, lastMs + FleetKit.LOST_MS + 1, lastMs, FleetKit.LOST_MS));
                }
                Kind back = random.nextInt(10) == 0 ? Kind.GONE : Kind.HEARD;
                presences.add(FleetKit.presence(back, id, backMs, backMs, 0));
                nowMs = backMs;
                if (back == Kind.GONE) {
                    break;
                }
            }
        }
        return presences;
    }
}
