package io.keruen.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.StageChain;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the traffic causes the alerts that it says, and by the samples that it says: judged by the rules themselves. */
class TrafficTest {
    private static final long HOOK_MS = 7;

    private static final Traffic TRAFFIC = new Traffic(20, 900, 1_800_000_000_000L);
    private static final int DELAY_MS = 20;
    private static final int TICK_MS = 10;
    private static final int WAIT_MS = 100;

    private static final List<SeenAlert> SEEN = new ArrayList<>();
    private static long nowMs;

    @BeforeAll
    static void judge() {
        RuleCatalog catalog = RuleCatalog.standard();
        ControlSnapshot control =
                ControlSnapshot.of(TRAFFIC.zones(), TRAFFIC.plans(), List.of(), catalog.policySchema());
        StageChain chain = new StageChain(catalog, control, new StageChain.Output() {
            @Override
            public void alert(AlertEvent event) {
                if (event.event() == AlertEvent.Event.RAISED) {
                    SEEN.add(new SeenAlert(
                            event.alertId(), event.type(), event.vehicleId(), event.startedAtMs(), nowMs, nowMs));
                }
            }

            @Override
            public void transit(TransitEvent event) {}
        });
        Frame frame = new Frame(1);
        int[] next = new int[TRAFFIC.vehicles()];
        long startMs = TRAFFIC.eventTimeMs(0, 0);
        for (nowMs = startMs; nowMs < startMs + TRAFFIC.samples() * Traffic.STEP_MS + 1_000; nowMs += TICK_MS) {
            for (int vehicle = 0; vehicle < next.length; vehicle++) {
                int sample = next[vehicle];
                if (sample < TRAFFIC.samples() && TRAFFIC.eventTimeMs(vehicle, sample) + DELAY_MS <= nowMs) {
                    frame.reset(1);
                    frame.vehicleId = TRAFFIC.vehicleId(vehicle);
                    frame.bootId = 1;
                    frame.firstSequence = sample;
                    TRAFFIC.write(vehicle, sample, frame, 0);
                    frame.ingestTimeMs()[0] = nowMs;
                    chain.frame(frame);
                    next[vehicle]++;
                }
            }
            chain.advance(nowMs);
        }
    }

    private static Ledger ledger(List<SeenAlert> seen) {
        return ledger(seen, seen.stream().map(SeenAlert::alertId).toList());
    }

    /** The webhook hears of these alerts a moment after they were seen. */
    private static Ledger ledger(List<SeenAlert> seen, List<String> told) {
        Map<String, Long> heardMs = new HashMap<>();
        for (SeenAlert alert : seen) {
            if (told.contains(alert.alertId())) {
                heardMs.put(alert.alertId(), alert.seenMs() + HOOK_MS);
            }
        }
        return Ledger.of(
                TRAFFIC.causes(),
                seen,
                heardMs,
                cause -> TRAFFIC.eventTimeMs(cause.vehicle(), cause.sample()),
                Long.MIN_VALUE);
    }

    @Test
    void critical_alert_of_which_the_webhook_hears_nothing_is_told() {
        Ledger all = ledger(SEEN);
        Ledger none = ledger(SEEN, List.of());

        assertThat(all.untold()).isEmpty();
        assertThat(all.hookMs().most())
                .isEqualTo(all.latency(Cause.Kind.RESTRICTED).most() + HOOK_MS);
        assertThat(none.hookMs().count()).isZero();
        assertThat(none.untold())
                .hasSize(all.hookMs().count())
                .allMatch(alert -> alert.type().equals("RESTRICTED_ZONE_ENTRY"));
    }

    @Test
    void every_cause_raises_its_alert_and_nothing_else_does() {
        Ledger ledger = ledger(SEEN);

        assertThat(TRAFFIC.causes()).hasSizeGreaterThan(50);
        assertThat(ledger.lost()).isEmpty();
        assertThat(ledger.baseless()).isEmpty();
        assertThat(ledger.others()).isEmpty();
    }

    @Test
    void alert_comes_with_the_sample_that_tells() {
        Ledger ledger = ledger(SEEN);

        for (Cause.Kind kind : Cause.Kind.values()) {
            // a pair may wait for the leader's next sample
            long waitMs = kind == Cause.Kind.GAP ? WAIT_MS : 0;
            assertThat(ledger.latency(kind).count()).isPositive();
            assertThat(ledger.latency(kind).at(0)).isGreaterThanOrEqualTo(DELAY_MS);
            assertThat(ledger.latency(kind).most()).isLessThanOrEqualTo(DELAY_MS + 2 * TICK_MS + waitMs);
        }
    }

    @Test
    void lost_alert_and_alert_without_a_cause_are_told() {
        List<SeenAlert> changed = new ArrayList<>(SEEN);
        SeenAlert gone = changed.remove(0);
        SeenAlert last = changed.get(changed.size() - 1);
        changed.add(new SeenAlert("twice", last.type(), last.vehicleId(), last.startedAtMs(), 0, 0));

        Ledger ledger = ledger(changed);

        assertThat(ledger.lost()).singleElement().satisfies(cause -> {
            assertThat(cause.vehicleId()).isEqualTo(gone.vehicleId());
            assertThat(cause.kind().type()).isEqualTo(gone.type());
        });
        assertThat(ledger.baseless()).extracting(SeenAlert::alertId).containsExactly("twice");
    }

    @Test
    void frames_end_at_different_samples_and_leave_none_out() {
        for (int vehicle = 0; vehicle < 3; vehicle++) {
            for (int sample = 0; sample < 25; sample++) {
                int last = LoadGenerator.lastOfFrame(vehicle, sample, 10, 25);

                assertThat(last).isBetween(sample, Math.min(24, sample + 9));
                assertThat(LoadGenerator.lastOfFrame(vehicle, last, 10, 25)).isEqualTo(last);
            }
        }
        assertThat(LoadGenerator.lastOfFrame(0, 0, 10, 25)).isEqualTo(9);
        assertThat(LoadGenerator.lastOfFrame(1, 0, 10, 25)).isEqualTo(8);
    }
}
