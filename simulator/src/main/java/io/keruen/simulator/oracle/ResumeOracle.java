package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * What should be alerted of vehicles that drive on after a safe stop: nobody here ever permits it, so each time they do
 * until they come to a yard, where people are at hand.
 */
final class ResumeOracle {
    private static final double STAND_MPS = 0.3;
    private static final double MOVING_MPS = 0.5;
    private static final double SPEED_MARGIN_MPS = 0.25;
    private static final long HOLD_MS = 2_000;
    private static final long CLEAR_HOLD_MS = 10_000;

    private final Truth truth;
    private final Places yards;

    ResumeOracle(Truth truth) {
        this.truth = truth;
        yards = new Places(truth, Stretch::isYard);
    }

    List<ExpectedAlert> expect(List<Heard> heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Incident stop : truth.incidents()) {
            if (stop.kind() == Incident.Kind.EMERGENCY_STOP || stop.kind() == Incident.Kind.MINIMAL_RISK) {
                expect(stop, heard.get(stop.vehicle()), alerts);
            }
        }
        return alerts;
    }

    private void expect(Incident stop, Heard heard, List<ExpectedAlert> alerts) {
        int vehicle = stop.vehicle();
        Spells spells = new Spells(HOLD_MS, CLEAR_HOLD_MS, Margins.SLACK_MS);
        Certainty stood = Certainty.NO;
        int lastOfStop = truth.tickAt(stop.toMs());
        for (int tick = truth.tickAt(stop.fromMs()); tick < truth.ticks(); tick++) {
            double speedMps = Math.abs(truth.speedMps(vehicle, tick));
            Certainty stands = Certainty.below(speedMps, STAND_MPS, SPEED_MARGIN_MPS);
            stood = tick <= lastOfStop && stands.ordinal() > stood.ordinal() ? stands : stood;
            Certainty parked = yards.inside(vehicle, tick);
            if (parked == Certainty.YES) {
                break;
            }
            Certainty moves = Certainty.above(speedMps, MOVING_MPS, SPEED_MARGIN_MPS);
            Certainty looked = parked == Certainty.NO ? heard.at(tick) : Certainty.NO;
            spells.at(looked, truth.timeMs(tick), moves.and(stood), moves.not());
        }
        for (Spell spell : spells.end()) { // whoever permits it ends it too
            spell = spell.until(Ending.UNKNOWN);
            alerts.add(ExpectedAlert.of("UNAUTHORISED_RESUME", truth.id(vehicle), null, spell, Margins.SAMPLING_MS));
        }
    }
}
