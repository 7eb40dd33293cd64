package io.keruen.simulator.oracle;

import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of a vehicle beside its route. */
final class DeviationOracle {
    private static final long HOLD_MS = 2_000;
    private static final long CLEAR_HOLD_MS = 5_000;
    private static final long MISSING_MS = 60_000;
    private static final double CLEAR_RATIO = 0.6;

    /** Who is so far from its route is not on it, and nothing is known. */
    private static final double LOST_M = 90;

    /** The benefit of the doubt that the contract gives. */
    private static final double DOUBT_SIGMAS = 2;

    private final Truth truth;
    private final Places yards;
    private final Places lastYard;
    private final WrongPlaces wrongPlaces;

    DeviationOracle(Truth truth) {
        this.truth = truth;
        double startM = truth.map().startM();
        wrongPlaces = new WrongPlaces(truth);
        yards = new Places(truth, Stretch::isYard);
        lastYard = new Places(truth, stretch -> stretch.isYard() && stretch.fromM() > startM);
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        return spells(vehicle, heard).endWithRepeats().stream()
                .map(spell -> ExpectedAlert.of("ROUTE_DEVIATION", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }

    /** Who is off its route for a minute is missing, from when that began; nobody is of a convoy that has arrived. */
    List<ExpectedAlert> expectMissing(int vehicle, Heard heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Spell spell : spells(vehicle, heard).end()) {
            long perhapsMs = lastsUntilMs(vehicle, heard, spell.latestMs(), Certainty.NO) - spell.earliestMs();
            long surelyMs = lastsUntilMs(vehicle, heard, spell.latestMs(), Certainty.MAYBE) - spell.latestMs();
            Certainty longEnough =
                    spell.sure() ? Certainty.above(surelyMs, HOLD_MS + MISSING_MS, Margins.SLACK_MS) : Certainty.MAYBE;
            if (longEnough == Certainty.YES || perhapsMs > HOLD_MS + MISSING_MS - Margins.SLACK_MS) {
                boolean sure = longEnough == Certainty.YES;
                Spell missing = new Spell(spell.earliestMs(), spell.latestMs(), sure);
                alerts.add(ExpectedAlert.of(
                        "CONVOY_MEMBER_MISSING", truth.id(vehicle), null, missing, Margins.SAMPLING_MS));
            }
        }
        return alerts;
    }

    /** Until when nothing ends it: back for the whole hold or arrived with all others, more certainly than so. */
    private long lastsUntilMs(int vehicle, Heard heard, long fromMs, Certainty enough) {
        long backSinceMs = Long.MAX_VALUE;
        long holdMs = enough == Certainty.NO ? CLEAR_HOLD_MS + Margins.SLACK_MS : CLEAR_HOLD_MS - Margins.SLACK_MS;
        Certainty needed = enough == Certainty.NO ? Certainty.YES : Certainty.MAYBE;
        for (int tick = truth.tickAt(fromMs); tick < truth.ticks(); tick++) {
            long tMs = truth.timeMs(tick);
            double marginM = Margins.besideM(truth.statedM(vehicle, tick));
            double besideM = Math.abs(truth.seenLeftM(vehicle, tick));
            Certainty back = Certainty.below(besideM, CLEAR_RATIO * CrossingMap.HALF_WIDTH_M, marginM);
            if (yards.inside(vehicle, tick) != Certainty.NO || heard.at(tick) == Certainty.NO) {
                back = back == Certainty.NO ? Certainty.NO : Certainty.MAYBE;
            }
            backSinceMs = back.ordinal() < needed.ordinal() ? Long.MAX_VALUE : Math.min(backSinceMs, tMs);
            boolean isBack = backSinceMs != Long.MAX_VALUE && tMs - backSinceMs >= holdMs;
            if (isBack || hasArrived(tick).ordinal() >= needed.ordinal()) {
                return tMs;
            }
        }
        return truth.timeMs(truth.ticks());
    }

    /** Whether the whole convoy is in its last yard. */
    private Certainty hasArrived(int tick) {
        Certainty arrived = Certainty.YES;
        for (int vehicle = 0; vehicle < truth.size() && arrived != Certainty.NO; vehicle++) {
            boolean isDoubtful = wrongPlaces.isDoubtful(vehicle, truth.timeMs(tick)); // it may never arrive
            arrived = arrived.and(lastYard.inside(vehicle, tick)).and(isDoubtful ? Certainty.MAYBE : Certainty.YES);
        }
        return arrived;
    }

    private Spells spells(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, CLEAR_HOLD_MS, Margins.SLACK_MS);
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty parked = yards.inside(vehicle, tick);
            if (parked == Certainty.YES) {
                continue;
            }
            double sigmaM = truth.statedM(vehicle, tick);
            double marginM = Margins.besideM(sigmaM);
            double besideM = Math.abs(truth.seenLeftM(vehicle, tick));
            double limitM = CrossingMap.HALF_WIDTH_M + DOUBT_SIGMAS * sigmaM;
            Certainty off = Certainty.above(besideM, limitM, marginM);
            Certainty back = Certainty.below(besideM, CLEAR_RATIO * CrossingMap.HALF_WIDTH_M, marginM);
            Certainty looked = parked == Certainty.NO && besideM < LOST_M ? heard.at(tick) : Certainty.NO;
            spells.at(looked, truth.timeMs(tick), off, back);
        }
        return spells;
    }
}
