package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What should be alerted of clocks that are wrong. Ahead, it starts when the first such sample arrives, on our clock.
 * Behind, it takes 30 s in which the delay is steady and no frame is missing, and starts with them; a frame that is
 * missing later does not end it, but only a sample that comes in time.
 */
final class ClockOracle {
    private static final long SKEW_MS = 2_000;
    private static final long WINDOW_MS = 30_000;
    private static final long SLACK_MS = 1_500;

    /** While a clock drifts, the steady time begins anew now and then. */
    private static final long DRIFT_MS = 2_500;

    private final Truth truth;

    ClockOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(int vehicle) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        ahead(vehicle, alerts);
        behind(vehicle, alerts);
        alerts.replaceAll(alert -> alert.until(ending(vehicle, alert.startedAtMs())));
        return alerts;
    }

    private void ahead(int vehicle, List<ExpectedAlert> alerts) {
        boolean open = false;
        Set<Integer> arrived = new HashSet<>();
        for (Delivery delivery : truth.deliveries(vehicle)) {
            if (!arrived.add(delivery.firstTick())) {
                continue; // it came twice
            }
            for (Sample sample : delivery.samples()) {
                boolean isAhead = sample.eventTimeMs - delivery.arrivalMs() > SKEW_MS;
                if (isAhead && !open) {
                    Spell spell =
                            new Spell(delivery.arrivalMs(), delivery.arrivalMs(), true).raisedBy(delivery.arrivalMs());
                    alerts.add(alert(vehicle, spell, Margins.SAMPLING_MS));
                }
                open = isAhead;
            }
        }
    }

    private void behind(int vehicle, List<ExpectedAlert> alerts) {
        long sinceMs = -1;
        long delayMs = 0;
        long lastMs = 0;
        int nextTick = 0;
        Certainty open = Certainty.NO;
        Set<Integer> arrived = new HashSet<>();
        for (Delivery delivery : truth.deliveries(vehicle)) {
            if (!arrived.add(delivery.firstTick())) {
                continue; // it came twice
            }
            double errorMs = truth.clockErrorMs(vehicle, delivery.firstTick());
            long nowDelayMs = delivery.arrivalMs() - delivery.firstEventMs();
            boolean behind = errorMs < 0 && nowDelayMs > SKEW_MS;
            boolean goesOn = delivery.firstTick() == nextTick && Math.abs(nowDelayMs - delayMs) <= SKEW_MS;
            if (sinceMs >= 0 && (!behind || !goesOn)) {
                open = add(vehicle, sinceMs, lastMs, open, alerts);
                sinceMs = -1;
            }
            open = nowDelayMs > SKEW_MS ? open : Certainty.NO;
            if (behind && sinceMs < 0) {
                sinceMs = delivery.arrivalMs();
                delayMs = nowDelayMs;
            }
            nextTick = delivery.firstTick() + delivery.samples().size();
            lastMs = delivery.arrivalMs();
        }
        if (sinceMs >= 0) {
            add(vehicle, sinceMs, lastMs, open, alerts);
        }
    }

    /** The alert of a steady time, unless one is open; answers whether one is open then. */
    private Certainty add(int vehicle, long fromMs, long toMs, Certainty open, List<ExpectedAlert> alerts) {
        Certainty longEnough = Certainty.above(toMs - fromMs, WINDOW_MS, SLACK_MS + DRIFT_MS);
        Certainty raised = longEnough.and(open.not());
        if (raised != Certainty.NO) {
            Spell spell = new Spell(fromMs, fromMs, raised == Certainty.YES)
                    .raisedBy(fromMs + WINDOW_MS + SLACK_MS + DRIFT_MS);
            alerts.add(alert(vehicle, spell, DRIFT_MS));
        }
        return longEnough.not().and(open.not()).not();
    }

    private ExpectedAlert alert(int vehicle, Spell spell, long samplingMs) {
        return ExpectedAlert.of("CLOCK_SKEW", truth.id(vehicle), null, spell, samplingMs);
    }

    /** It is over when something new arrives whose time is right; what is old may be taken for that. */
    private Ending ending(int vehicle, long fromMs) {
        if (truth.incidents().stream()
                .anyMatch(other -> other.kind() == Incident.Kind.DOUBLED && other.vehicle() == vehicle)) {
            return Ending.UNKNOWN;
        }
        long earliestMs = Ending.NEVER;
        Set<SampleNumber> told = new HashSet<>();
        for (Delivery delivery : truth.deliveries(vehicle)) {
            for (Sample sample : delivery.samples()) {
                long delayMs = delivery.arrivalMs() - sample.eventTimeMs;
                boolean isNew = Heard.isOwn(sample) && told.add(SampleNumber.of(sample));
                if (delivery.arrivalMs() >= fromMs && Math.abs(delayMs) <= SKEW_MS) {
                    earliestMs = Math.min(earliestMs, delivery.arrivalMs());
                    if (isNew && delivery.arrivalMs() > fromMs) {
                        return new Ending(earliestMs, delivery.arrivalMs());
                    }
                }
            }
        }
        return new Ending(earliestMs, Ending.NEVER);
    }
}
