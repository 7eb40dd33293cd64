package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of a frame arrive at one moment and are judged together; that says what they say one after the other. */
class SamplesTogetherTest {
    private static final long T = 1_700_000_000_000L;
    private static final String[] IDS = {"A", "B", "C"};
    private static final int MOST = 12;
    private static final long END_MS = 180_000;

    private final Map<String, Integer> kinds = new TreeMap<>();

    /** A frame, and what else was found at its samples: it left behind one of them, it passed a gate before one; or -1. */
    private record Arrival(long ingestMs, List<Point> points, int leftAfter, int passedBefore) {}

    private static List<Arrival> drive(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int v = 0; v < IDS.length; v++) {
            double aheadM = 200 - 60 * v;
            double mps = 8;
            double driftMps = 0;
            int kindsLeft = 0;
            long ordinal = 0;
            for (long ms = 19L * v; ms < END_MS; ) {
                List<Point> points = new ArrayList<>();
                int count = 1 + random.nextInt(MOST);
                long restMs = 0;
                for (int k = 0; k < count; k++) {
                    restMs = random.nextInt(30) == 0 ? 20 + random.nextInt(2_000) : 100;
                    ms += restMs;
                    driftMps = random.nextInt(60) == 0 ? random.nextInt(17) - 8 : driftMps;
                    driftMps =
                            Math.abs(aheadM - 200 + 60 * v) > 150 ? Math.copySign(6, 200 - 60 * v - aheadM) : driftMps;
                    aheadM += driftMps * restMs / 1e3;
                    kindsLeft = random.nextInt(150) == 0 ? 40 : kindsLeft - 1;
                    Point point = Point.of(IDS[v], T + ms, 1_000 + aheadM + mps * ms / 1e3)
                            .speed(random.nextInt(20) == 0 ? 0 : mps)
                            .in(kindsLeft > 0 ? ZoneKind.GATE.bit() : 0)
                            .sigma(random.nextInt(40) == 0 ? 6 : 1);
                    points.add(point.after(ordinal++));
                }
                // Each vehicle's frames come at moments of their own, so that spreading their samples meets no others.
                long lateMs = random.nextInt(6) == 0 ? random.nextInt(2_000) : random.nextInt(300);
                long ingestMs = (ms + lateMs) / 100 * 100 + 100 + 33L * v;
                long earliestMs = arrivals.isEmpty() ? 0 : lastOf(arrivals, IDS[v]) + 100;
                int leftAfter = random.nextInt(60) == 0 ? random.nextInt(count) : -1;
                int passedBefore = random.nextInt(20) == 0 ? random.nextInt(count) : -1;
                arrivals.add(new Arrival(Math.max(ingestMs, earliestMs), points, leftAfter, passedBefore));
            }
        }
        return arrivals;
    }

    private static long lastOf(List<Arrival> arrivals, String vehicleId) {
        Arrival last = arrivals.get(arrivals.size() - 1);
        return last.points().get(0).vehicleId().equals(vehicleId) ? last.ingestMs() : 0;
    }

    /** What is said of each pair, event times only. */
    private Map<String, List<String>> told(List<Arrival> arrivals, long stepMs) {
        RuleCatalog catalog = EscortKit.catalog();
        EscortKit kit = new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, IDS)));
        for (Arrival arrival : arrivals) {
            for (int k = 0; k < arrival.points().size(); k++) {
                long ingestMs = T + arrival.ingestMs() + k * stepMs;
                Point point = arrival.points().get(k);
                kit.hear(point.arriving(ingestMs));
                if (k == arrival.passedBefore()) {
                    TransitEvent passed = new TransitEvent(
                            TransitEvent.Event.ENTERED,
                            "E1",
                            point.vehicleId(),
                            "gate",
                            point.eventTimeMs(),
                            null,
                            false,
                            false);
                    kit.stage.accept(
                            kit.state, new StampedTransit(ingestMs, point.judgedBefore() + 1, ZoneKind.GATE, passed));
                }
                if (k == arrival.leftAfter()) {
                    Finding left = Finding.left("E1", point.vehicleId(), point.eventTimeMs(), 1);
                    kit.stage.accept(
                            kit.state,
                            new StampedFinding(ingestMs, point.vehicleId(), point.judgedBefore() + 1, 4, left));
                }
            }
        }
        kit.work(T + END_MS + 60_000);
        Map<String, List<String>> told = new TreeMap<>();
        for (AlertEvent event : kit.events) {
            if (event.type().equals("ALARM_FLOOD")) {
                continue; // by when alerts are raised, ingest time
            }
            String pair = event.vehicleId() + ">" + event.otherVehicleId() + " " + event.type();
            told.computeIfAbsent(pair, each -> new ArrayList<>())
                    .add(event.event() + " " + (event.startedAtMs() - T) + " " + event.measured());
            kinds.merge(event.event() + " " + event.type(), 1, Integer::sum);
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void together_they_say_what_they_say_one_by_one(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<Arrival> arrivals = drive(random);

            assertThat(told(arrivals, 0)).as("round %d", round).isEqualTo(told(arrivals, 1));
        }
        assertThat(new TreeSet<>(kinds.keySet()))
                .contains(
                        "RAISED CONVOY_GAP",
                        "CLEARED CONVOY_GAP",
                        "RAISED HEADWAY_TOO_SHORT",
                        "RAISED CONVOY_SPLIT",
                        "RAISED CONVOY_ORDER_CHANGED");
    }

    /** Both were out of reach, and a minute is more than is remembered of a leader: its followers are served on the way. */
    @Test
    void who_brings_a_minute_at_once_is_met_at_each_of_its_places() {
        ProbeRule probe = new ProbeRule("probe", 1);
        RuleCatalog catalog = EscortKit.catalog(probe);
        for (long apartMs : new long[] {0, 1, 300}) {
            probe.seen.clear();
            EscortKit kit =
                    new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, "B", "A")));
            for (int k = 0; k < 600; k++) {
                double atM = 1_000 + 0.8 * k;
                kit.hear(Point.of("A", T + 100L * k, atM - 40).after(k).arriving(T + 61_000));
                kit.hear(Point.of("B", T + 100L * k + 50, atM + 0.4).after(k).arriving(T + 61_000 + apartMs));
            }
            kit.work(T + 70_000);

            assertThat(probe.seen).as("%d ms apart", apartMs).hasSize(600);
            assertThat(probe.seen.subList(1, 600))
                    .allSatisfy(seen -> assertThat(seen.gapM()).isCloseTo(40 - TestControl.LENGTH_M, within(0.5)));
        }
    }

    /** Nothing stands between samples of one moment but what was found at them. */
    @Test
    void what_was_found_at_a_sample_comes_right_behind_it() {
        RuleCatalog catalog = EscortKit.catalog();
        EscortKit kit = new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));
        for (int k = 0; k < 100; k++) {
            kit.hear(Point.of("A", T + 100L * k, 300).after(k).arriving(T + 20_000));
            kit.hear(Point.of("B", T + 100L * k, 100).after(k).arriving(T + 20_001));
        }
        Finding left = Finding.left("E1", "B", T + 7_000, 1);
        kit.stage.accept(kit.state, new StampedFinding(T + 20_001, "B", 71, 4, left));
        kit.work(T + 20_001);

        assertThat(kit.told())
                .as("held for 5 s before it left, and not again for so long since")
                .containsExactly(
                        "RAISED CONVOY_GAP B",
                        "RAISED CONVOY_SPLIT B",
                        "UPDATED CONVOY_GAP B",
                        "CLEARED CONVOY_GAP B",
                        "CLEARED CONVOY_SPLIT B");
    }
}
