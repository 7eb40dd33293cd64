package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded convoy as the escort stage hears of it: gaps that open and close, overtaking, gates, bad accuracy, lost
 * routes, radio holes, delays, a new plan on the way, findings of other stages. For property tests.
 */
final class ConvoyWorld {
    static final long START_MS = 1_700_000_000_000L;

    final List<List<Point>> tracks = new ArrayList<>();
    final List<StampedFinding> findings = new ArrayList<>();
    final TestControl control;

    ConvoyWorld(long seed, RuleCatalog catalog) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(4);
        String[] ids = new String[count];
        for (int v = 0; v < count; v++) {
            ids[v] = "V" + (char) ('A' + random.nextInt(26)) + v;
        }
        long endMs = START_MS + 60_000 + random.nextInt(60_000);
        List<EscortPlan> plans = new ArrayList<>();
        plans.add(TestControl.plan("E1", 1, START_MS, Long.MAX_VALUE, ids));
        if (random.nextInt(3) == 0) {
            String[] others = ids.clone();
            int swap = random.nextInt(count);
            others[swap] = random.nextBoolean() ? "NEW" : others[(swap + 1) % count];
            others[(swap + 1) % count] = random.nextBoolean() ? others[(swap + 1) % count] : ids[swap];
            long changeMs = START_MS + 20_000 + random.nextInt(30_000);
            plans.add(TestControl.plan("E1", 2, changeMs, changeMs + 20_000, others));
        }
        control = new TestControl(catalog, plans.toArray(EscortPlan[]::new));
        for (int v = 0; v < count; v++) {
            tracks.add(track(random, ids[v], -v * (30.0 + random.nextInt(60)), endMs));
        }
    }

    private List<Point> track(Random random, String id, double startM, long endMs) {
        List<Point> track = new ArrayList<>();
        int periodMs = new int[] {20, 50, 100, 100, 200, 500}[random.nextInt(6)];
        int batchMs = random.nextInt(3) == 0 ? 500 : 0; // a frame's samples share one ingest time
        double chainageM = startM;
        double speedMps = 8;
        long holeUntilMs = 0;
        long ingestMs = 0;
        long judged = 0;
        int kinds = 0;
        double sigmaM = 1.5;
        boolean matched = true;
        String jurisdiction = "KZ";
        for (long tMs = START_MS + random.nextInt(periodMs); tMs < endMs; tMs += periodMs) {
            if (random.nextInt(4_000 / periodMs) == 0) {
                speedMps = random.nextInt(4) == 0 ? 0.5 : random.nextInt(200) / 10.0;
                kinds = random.nextInt(6) == 0 ? ZoneKind.GATE.bit() : 0;
                sigmaM = random.nextInt(6) == 0 ? 7 : 1.5;
                matched = random.nextInt(8) != 0;
                jurisdiction = random.nextInt(5) == 0 ? "CN" : "KZ";
            }
            if (random.nextInt(20_000 / periodMs) == 0) {
                holeUntilMs = tMs + random.nextInt(4_000);
            }
            chainageM += speedMps * periodMs / 1_000.0;
            if (tMs < holeUntilMs) {
                continue;
            }
            ingestMs = Math.max(ingestMs, arrivalMs(random, tMs, batchMs));
            Point point = Point.of(id, tMs, chainageM)
                    .arriving(ingestMs)
                    .after(judged++)
                    .sigma(sigmaM)
                    .in(kinds);
            point = point.speed(random.nextInt(40) == 0 ? Double.NaN : speedMps).under(jurisdiction);
            track.add(matched ? point : point.unmatched());
            if (random.nextInt(15_000 / periodMs) == 0) {
                findings.add(finding(random, id, ingestMs, judged));
            }
        }
        return track;
    }

    /** Some way later, now and then a long way; with batches, when the batch is full. */
    private static long arrivalMs(Random random, long tMs, int batchMs) {
        long arrivesMs = tMs + 20 + random.nextInt(60) + (random.nextInt(50) == 0 ? random.nextInt(1_500) : 0);
        return batchMs == 0 ? arrivesMs : (arrivesMs / batchMs + 1) * batchMs;
    }

    private static StampedFinding finding(Random random, String id, long ingestMs, long judged) {
        boolean lost = random.nextBoolean();
        Finding.Kind kind = Finding.Kind.values()[random.nextInt(3)];
        Finding finding = Finding.of(kind, SilenceRule.ID, lost ? SilenceRule.LOST : SilenceRule.STALE)
                .vehicle(id)
                .escort("E1", "C-E1")
                .severity(Severity.values()[random.nextInt(4)])
                .times(ingestMs, ingestMs)
                .measured(random.nextInt(3), 1, "ms")
                .build();
        return new StampedFinding(ingestMs, id, random.nextBoolean() ? judged : Long.MAX_VALUE, 4, finding);
    }
}
