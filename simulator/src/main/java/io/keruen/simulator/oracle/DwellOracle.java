package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of vehicles that stay longer in a zone than its stay is limited to. */
final class DwellOracle {
    private static final double BAND_SIGMAS = 3;

    /** The moment of entry is interpolated; a noisy place may pass the edge more than once. */
    private static final long SLACK_MS = 500;

    private final Truth truth;
    private final List<Stretch> limited;

    DwellOracle(Truth truth) {
        this.truth = truth;
        limited = truth.map().stretches().stream()
                .filter(stretch -> stretch.maxDwellMs() >= 0)
                .toList();
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Stretch stretch : limited) {
            expect(vehicle, stretch, heard, alerts);
        }
        return alerts;
    }

    private void expect(int vehicle, Stretch stretch, Heard heard, List<ExpectedAlert> alerts) {
        Certainty before = Certainty.NO;
        long earliestMs = 0;
        long latestMs = -1;
        boolean unheard = false;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty inside = inside(stretch, vehicle, tick);
            long tMs = truth.timeMs(tick);
            unheard |= heard.at(tick) == Certainty.NO;
            if (inside == Certainty.NO) {
                end(stretch, vehicle, earliestMs, latestMs, tMs, before, unheard, heard, alerts);
                latestMs = -1;
                earliestMs = tMs;
                unheard = false;
            } else if (inside == Certainty.YES && latestMs < 0) {
                latestMs = tMs;
            }
            before = inside;
        }
        end(stretch, vehicle, earliestMs, latestMs, truth.timeMs(truth.ticks()), before, unheard, heard, alerts);
    }

    private void end(
            Stretch stretch,
            int vehicle,
            long earliestMs,
            long latestMs,
            long nowMs,
            Certainty last,
            boolean unheard,
            Heard heard,
            List<ExpectedAlert> alerts) {
        if (last == Certainty.NO || nowMs - earliestMs < stretch.maxDwellMs() - SLACK_MS) {
            return;
        }
        boolean sure = latestMs >= 0 && !unheard && nowMs - latestMs > stretch.maxDwellMs() + 4 * SLACK_MS;
        long toMs = latestMs < 0 ? nowMs - stretch.maxDwellMs() : latestMs;
        Spell spell = new Spell(earliestMs + stretch.maxDwellMs(), toMs + stretch.maxDwellMs(), sure)
                .raisedBy(heard.raisedByMs(truth.tickAt(toMs + stretch.maxDwellMs() + SLACK_MS)));
        alerts.add(ExpectedAlert.of("ZONE_DWELL_EXCEEDED", truth.id(vehicle), null, spell, SLACK_MS));
    }

    private Certainty inside(Stretch stretch, int vehicle, int tick) {
        double sigmaM = truth.statedM(vehicle, tick);
        double marginM = Math.max(1, BAND_SIGMAS * sigmaM) + 2 * Margins.alongM(truth.speedMps(vehicle, tick), sigmaM);
        return Certainty.above(
                stretch.depthM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick)), 0, marginM);
    }
}
