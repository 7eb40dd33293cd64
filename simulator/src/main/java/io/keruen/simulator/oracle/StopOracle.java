package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * What should be alerted of vehicles that stand. Who stands behind one that stands is part of its stop: its alert, if
 * it comes while the other's is open, is a child, of which people are told only if it still stands when the other
 * drives off: trucks start one after the other too soon to know.
 */
final class StopOracle {
    private static final double STOP_MPS = 0.3;
    private static final double SPEED_MARGIN_MPS = 0.25;
    private static final long HOLD_MS = 60_000;

    /** A truck settles before it stands, so the moment from which it has not moved 3 m is a little uncertain. */
    private static final long SLACK_MS = 1_500;

    private final Truth truth;
    private final Places allowed;

    StopOracle(Truth truth) {
        this.truth = truth;
        allowed = new Places(truth, Stretch::allowsStop);
    }

    List<ExpectedAlert> expect(List<Heard> heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        List<Stand> ahead = List.of();
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            List<Stand> stands = stands(vehicle, heard.get(vehicle));
            for (Stand stand : stands) {
                Certainty child = Certainty.NO;
                for (Stand cause : ahead) {
                    Certainty caused = stand.raisedWhileOpen(cause);
                    child = caused.ordinal() > child.ordinal() ? caused : child;
                }
                ExpectedAlert alert = ExpectedAlert.of(
                        "UNAUTHORISED_STOP", truth.id(vehicle), null, stand.spell, Margins.SAMPLING_MS);
                alerts.add(child == Certainty.NO ? alert : alert.perhapsUntold());
            }
            ahead = stands;
        }
        return alerts;
    }

    private List<Stand> stands(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, 0, SLACK_MS);
        long[] movingMs = new long[truth.ticks()];
        long lastMovingMs = Long.MAX_VALUE;
        for (int tick = truth.ticks() - 1; tick >= 0; tick--) {
            lastMovingMs = slow(vehicle, tick) == Certainty.NO ? truth.timeMs(tick) : lastMovingMs;
            movingMs[tick] = lastMovingMs;
        }
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty condition =
                    slow(vehicle, tick).and(allowed.inside(vehicle, tick).not());
            spells.at(heard.at(tick), truth.timeMs(tick), condition, condition.not());
        }
        List<Stand> stands = new ArrayList<>();
        for (Spell spell : spells.end()) {
            int tick = (int) ((spell.latestMs() - truth.timeMs(0)) / (truth.timeMs(1) - truth.timeMs(0)));
            stands.add(new Stand(spell, movingMs[tick]));
        }
        return stands;
    }

    private Certainty slow(int vehicle, int tick) {
        return Certainty.below(Math.abs(truth.speedMps(vehicle, tick)), STOP_MPS, SPEED_MARGIN_MPS);
    }

    /** One vehicle's stand, from a spell until it drives again. */
    private record Stand(Spell spell, long drivesAtMs) {
        /** Whether this one's alert comes while that of the other is open. */
        Certainty raisedWhileOpen(Stand ahead) {
            long earliestMs = spell.earliestMs() + HOLD_MS;
            long latestMs = spell.latestMs() + HOLD_MS + SLACK_MS;
            boolean surely = ahead.spell.sure()
                    && earliestMs > ahead.spell.latestMs() + HOLD_MS + SLACK_MS
                    && latestMs < ahead.drivesAtMs - SLACK_MS;
            boolean perhaps = latestMs > ahead.spell.earliestMs() + HOLD_MS
                    && (ahead.drivesAtMs == Long.MAX_VALUE || earliestMs < ahead.drivesAtMs + SLACK_MS);
            return surely ? Certainty.YES : perhaps ? Certainty.MAYBE : Certainty.NO;
        }
    }
}
