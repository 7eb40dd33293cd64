package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.TrackFrame;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From tracks and findings to alerts. */
class EscortStageTest {
    private static final long T = 1_700_000_000_000L;
    private static final RuleCatalog CATALOG = EscortKit.catalog();

    private final EscortKit kit =
            new EscortKit(CATALOG, new TestControl(CATALOG, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));

    private void drive(long fromMs, long toMs, double gapM) {
        for (long ms = fromMs; ms <= toMs; ms += 500) {
            double chainageM = ms * 0.01;
            kit.hear(Point.of("A", T + ms, chainageM + gapM + 15), Point.of("B", T + ms, chainageM));
        }
        kit.work(T + toMs);
    }

    private static StampedFinding stamped(long ingestMs, String vehicle, long ordinal, int rank, String type) {
        Finding finding = Finding.of(Finding.Kind.RAISED, SilenceRule.ID, type)
                .vehicle(vehicle)
                .escort("E1", "C-E1")
                .severity(Severity.LOW)
                .times(ingestMs, ingestMs)
                .build();
        return new StampedFinding(ingestMs, vehicle, ordinal, rank, finding);
    }

    @Test
    void gap_and_split_of_a_lost_follower_are_one_story() {
        drive(0, 2_000, 40);
        drive(2_500, 8_000, 70);
        drive(8_500, 15_000, 160);
        drive(15_500, 16_000, 100);
        drive(16_500, 17_000, 40);

        assertThat(kit.told())
                .containsExactly(
                        "RAISED CONVOY_GAP B",
                        "UPDATED CONVOY_GAP B",
                        "RAISED CONVOY_SPLIT B",
                        "UPDATED CONVOY_GAP B",
                        "CLEARED CONVOY_SPLIT B",
                        "UPDATED CONVOY_GAP B",
                        "CLEARED CONVOY_GAP B");
        AlertEvent gap = kit.events.get(0);
        assertThat(gap.startedAtMs()).isEqualTo(T + 2_500);
        assertThat(gap.raisedAtMs()).isEqualTo(T + 7_500);
        assertThat(gap.escortId()).isEqualTo("E1");
        assertThat(gap.convoyId()).isEqualTo("C-E1");
        assertThat(gap.otherVehicleId()).isEqualTo("A");
        assertThat(gap.jurisdiction()).isEqualTo("KZ");
        assertThat(gap.policyVersion()).isEqualTo(7);
        assertThat(kit.events.get(3).parentAlertId())
                .isEqualTo(kit.events.get(2).alertId());
        assertThat(kit.events.get(5).parentAlertId()).isNull();
        assertThat(kit.state.alerts().open()).isEmpty();
    }

    @Test
    void jurisdiction_is_that_of_the_sample_although_later_frames_are_already_here() {
        for (long ms = 0; ms <= 10_000; ms += 500) {
            String jurisdiction = ms <= 6_000 ? "KZ" : "CN";
            kit.hear(Point.of("A", T + ms, 100), Point.of("B", T + ms, 0).under(jurisdiction));
        }
        kit.work(T + 10_000);

        assertThat(kit.told()).containsExactly("RAISED CONVOY_GAP B");
        assertThat(kit.events.get(0).jurisdiction()).isEqualTo("KZ");
    }

    @Test
    void findings_of_other_stages_become_alerts_in_the_total_order() {
        kit.stage.accept(kit.state, stamped(T + 9, "B", Long.MAX_VALUE, 4, SilenceRule.LOST));
        kit.stage.accept(kit.state, stamped(T + 9, "B", 3, 4, SilenceRule.STALE));
        kit.stage.accept(kit.state, stamped(T + 9, "A", 5, 5, SilenceRule.STALE));
        kit.stage.accept(kit.state, stamped(T + 9, "A", 5, 4, SilenceRule.LOST));
        kit.stage.accept(kit.state, stamped(T + 8, "C", 5, 4, SilenceRule.STALE));
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(T + 8);

        kit.work(T + 8);
        assertThat(kit.told()).containsExactly("RAISED TELEMETRY_STALE C");

        kit.work(T + 9);
        assertThat(kit.told())
                .containsExactly(
                        "RAISED TELEMETRY_STALE C",
                        "RAISED TELEMETRY_LOST A",
                        "RAISED TELEMETRY_STALE A",
                        "RAISED TELEMETRY_STALE B",
                        "RAISED TELEMETRY_LOST B");
    }

    @Test
    void sample_comes_before_the_findings_made_at_it_and_after_earlier_ones() {
        kit.hear(Point.of("A", T, 100), Point.of("B", T, 0));
        kit.hear(Point.of("A", T + 4_000, 100), Point.of("A", T + 5_000, 100));
        Point before = Point.of("B", T + 4_000, 0).arriving(T + 5_000).after(41);
        kit.stage.accept(kit.state, stamped(T + 5_000, "B", 43, 4, SilenceRule.LOST));
        kit.stage.accept(kit.state, stamped(T + 5_000, "B", 42, 4, SilenceRule.STALE));
        Point at = Point.of("B", T + 5_000, 0).after(42);
        kit.stage.accept(kit.state, Point.frame(List.of(before, at)));
        kit.work(T + 5_000);

        assertThat(kit.told())
                .containsExactly("RAISED TELEMETRY_STALE B", "RAISED CONVOY_GAP B", "RAISED TELEMETRY_LOST B");
    }

    @Test
    void samples_of_one_millisecond_are_worked_off_by_vehicle() {
        kit.control = new TestControl(CATALOG, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C"));
        for (long ms = 0; ms <= 5_000; ms += 500) {
            kit.hear(Point.of("C", T + ms, 100), Point.of("B", T + ms, 200), Point.of("A", T + ms, 300));
        }
        kit.work(T + 5_000);

        assertThat(kit.told()).containsExactly("RAISED CONVOY_GAP B", "RAISED CONVOY_GAP C");
    }

    @Test
    void finding_of_a_vehicle_of_no_plan_is_kept_without_an_escort() {
        kit.state = kit.stage.newState("-X");
        Finding finding = Finding.of(Finding.Kind.RAISED, SilenceRule.ID, SilenceRule.LOST)
                .vehicle("X")
                .times(T, T + 5_000)
                .build();
        kit.hear(Point.of("X", T, 5));
        kit.stage.accept(kit.state, new StampedFinding(T, "X", 1, 4, finding));
        kit.work(T);

        assertThat(kit.events).hasSize(1);
        assertThat(kit.events.get(0).escortId()).isNull();
    }

    @Test
    void new_plan_ends_the_pairs_it_does_not_have_and_their_alerts() {
        kit.control = new TestControl(
                CATALOG,
                plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C"),
                plan("E1", 2, T + 10_000, Long.MAX_VALUE, "A", "C"));
        for (long ms = 0; ms <= 12_000; ms += 500) {
            kit.hear(Point.of("A", T + ms, 300), Point.of("C", T + ms, 50));
            kit.hear(Point.of("B", T + ms, 200).arriving(T + ms + 100)); // reports on after it left
        }
        kit.work(T + 10_000).restore(kit.bytes());
        kit.work(T + 20_000);

        assertThat(kit.told())
                .containsExactly(
                        "RAISED CONVOY_GAP B", "RAISED CONVOY_GAP C", "CLEARED CONVOY_GAP B", "CLEARED CONVOY_GAP C");
        assertThat(kit.events.get(2).clearedAtMs()).isEqualTo(T + 10_000);
        assertThat(kit.events.get(3).clearedAtMs()).isEqualTo(T + 10_000);
        assertThat(kit.events.get(1).otherVehicleId()).isEqualTo("B");

        for (long ms = 12_500; ms <= 16_000; ms += 500) {
            kit.hear(Point.of("A", T + ms, 300), Point.of("C", T + ms, 50));
        }
        kit.work(T + 20_000);
        assertThat(kit.told()).endsWith("RAISED CONVOY_GAP C", "RAISED CONVOY_SPLIT C", "UPDATED CONVOY_GAP C");
        assertThat(kit.events.get(4).otherVehicleId()).isEqualTo("A");
        assertThat(kit.events.get(4).startedAtMs()).isEqualTo(T + 10_000);
    }

    @Test
    void sample_of_the_old_plan_that_comes_after_the_new_one_raises_nothing() {
        kit.control = new TestControl(
                CATALOG,
                plan("E1", 1, 0, Long.MAX_VALUE, "A", "B"),
                plan("E1", 2, T + 10_000, Long.MAX_VALUE, "A", "X"));
        for (long ms = 0; ms < 10_000; ms += 500) {
            kit.hear(Point.of("A", T + ms, 300));
        }
        kit.hear(Point.of("B", T, 200));
        kit.hear(Point.of("A", T + 10_000, 300));
        for (long ms = 500; ms < 10_000; ms += 500) {
            kit.hear(Point.of("B", T + ms, 200).arriving(T + 10_500));
        }
        kit.work(T + 10_000).restore(kit.bytes());
        kit.work(T + 20_000);

        assertThat(kit.events).isEmpty();
    }

    @Test
    void normal_path_allocates_nothing_per_sample() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TrackFrame[] frames = {Point.frame(List.of(Point.of("A", T, 100))), Point.frame(List.of(Point.of("B", T, 50)))};
        EscortOutput out = kit.events::add;
        long[] allocated =
                new long[4]; // the compiler may be late, and interpreted code makes what compiled code does not
        long ms = 0;
        for (int round = 0; round < allocated.length; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 20_000; k++) {
                ms += 20;
                for (TrackFrame frame : frames) {
                    frame.eventTimeMs[0] = T + ms + (frame == frames[0] ? 7 : 0);
                    frame.ingestTimeMs[0] = T + ms;
                    frame.firstJudgedIndex++;
                    frame.chainageM[0] += 0.2;
                    kit.stage.accept(kit.state, frame);
                }
                kit.stage.work(kit.state, T + ms, kit.control, out);
            }
            allocated[round] = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(kit.events).isEmpty();
        assertThat(Arrays.stream(allocated).min().orElseThrow()).isLessThan(1_000); // 40 000 samples
    }
}
