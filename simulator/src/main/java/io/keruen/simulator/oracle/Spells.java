package io.keruen.simulator.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the spells of a condition that raises when it has held for a while and ends when its opposite number has: told
 * tick by tick how certain both are. What is surely alerted, and how exactly its start is known, follows from that.
 */
final class Spells {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int MOST_AGAIN = 6;

    private final long holdMs;
    private final long clearHoldMs;
    private final long slackMs;
    private final List<Spell> found = new ArrayList<>();
    private final List<Spell> before = new ArrayList<>();
    private long perhapsMs = NEVER;
    private long surelyMs = NEVER;
    private long lastMs = NEVER;
    private boolean open;
    private int openIndex;
    private long earliestEndMs = Ending.NEVER;
    private boolean perhapsOpen;
    private long overSinceMs = NEVER;
    private boolean perhapsCleared;
    private long perhapsClearMs = NEVER;
    private long surelyClearMs = NEVER;
    private long overBeforeMs = NEVER;
    private long endedBeforeMs = NEVER;

    /** The two holds, and how much sampling may lengthen or shorten them. */
    Spells(long holdMs, long clearHoldMs, long slackMs) {
        this.holdMs = holdMs;
        this.clearHoldMs = clearHoldMs;
        this.slackMs = slackMs;
    }

    /** One tick. */
    void at(long tMs, Certainty condition, Certainty clear) {
        ending(tMs, clear, clearHoldMs);
        if (open && !perhapsCleared) {
            lastMs = tMs;
            return; // whatever the condition does is the same alert
        }
        if (condition == Certainty.NO) {
            close();
        } else {
            perhapsMs = perhapsMs == NEVER ? tMs : perhapsMs;
            surelyMs = condition == Certainty.MAYBE ? NEVER : surelyMs == NEVER ? tMs : surelyMs;
        }
        lastMs = tMs;
        if (!open && surelyMs != NEVER && tMs - surelyMs >= holdMs + slackMs) {
            addBefore();
            boolean isNew = !perhapsOpen; // else it may be one that has not cleared yet
            found.add(new Spell(perhapsMs, surelyMs, isNew).raisedBy(tMs));
            open = true;
            openIndex = found.size() - 1;
            earliestEndMs = Ending.NEVER;
            perhapsOpen = false;
            perhapsCleared = false;
            perhapsClearMs = NEVER;
            surelyClearMs = NEVER;
            forget();
        }
    }

    /** One tick that may count: surely, but for a short hole nearby, or not surely. */
    void at(Certainty looked, long tMs, Certainty condition, Certainty clear) {
        switch (looked) {
            case YES -> at(tMs, condition, clear);
            case MAYBE -> {
                if (surelyMs != NEVER && condition == Certainty.YES) {
                    lastMs = tMs; // what runs is not broken, but raised when somebody looks
                } else {
                    atUnsure(tMs, condition, clear);
                }
            }
            case NO -> atUnsure(tMs, condition, clear);
        }
    }

    /** One tick at which it is not known whether the two were looked at. */
    void atUnsure(long tMs, Certainty condition, Certainty clear) {
        boolean nothingRuns = perhapsMs == NEVER && condition == Certainty.NO;
        at(tMs, nothingRuns ? Certainty.NO : Certainty.MAYBE, clear == Certainty.NO ? Certainty.NO : Certainty.MAYBE);
    }

    /** One tick at which nothing can begin or go on to be raised; what is over ends as slowly as it would begin. */
    void atRest(Certainty looked, long tMs, Certainty condition, Certainty clear) {
        boolean isSure = looked == Certainty.YES;
        ending(tMs, isSure ? clear : clear.and(Certainty.MAYBE), Math.max(holdMs, clearHoldMs));
        if (condition == Certainty.YES || (open && !perhapsCleared)) {
            return;
        }
        if (isSure && condition == Certainty.NO) {
            close();
        } else {
            surelyMs = NEVER; // it may have been seen that it does not hold
        }
    }

    /** All spells, when there are no more ticks. */
    List<Spell> end() {
        close();
        if (open) {
            ended(Ending.NEVER);
        }
        return found;
    }

    /**
     * All spells; one that is never sure as often as it may go on and off about its limit, and what may have been one
     * before it was sure that another began.
     */
    List<Spell> endWithRepeats() {
        List<Spell> all = new ArrayList<>();
        for (Spell spell : end()) {
            long longestMs = spell.latestMs() - spell.earliestMs();
            repeat(spell, spell.sure() ? 1 : longestMs / Math.max(1, holdMs), all);
        }
        for (Spell spell : before) {
            long longestMs = spell.latestMs() - spell.earliestMs();
            repeat(spell, 1 + longestMs / Math.max(1, holdMs + clearHoldMs), all);
        }
        return all;
    }

    private static void repeat(Spell spell, long times, List<Spell> all) {
        for (int i = 0; i < Math.max(1, Math.min(MOST_AGAIN, times)); i++) {
            all.add(spell);
        }
    }

    private void close() {
        if (perhapsMs != NEVER && lastMs - perhapsMs >= holdMs - slackMs) {
            found.add(new Spell(perhapsMs, lastMs, false));
            perhapsOpen = true;
            overSinceMs = NEVER;
        }
        forget();
    }

    private void forget() {
        perhapsMs = NEVER;
        surelyMs = NEVER;
        overBeforeMs = NEVER;
        endedBeforeMs = NEVER;
    }

    /** What may have been raised, and have ended again, before it was sure that the condition holds. */
    private void addBefore() {
        long lastedMs = Math.min(endedBeforeMs, surelyMs) - perhapsMs;
        long latestMs = perhapsMs + lastedMs - holdMs - clearHoldMs + slackMs;
        if (endedBeforeMs != NEVER && latestMs >= perhapsMs) {
            before.add(new Spell(perhapsMs, latestMs, false));
        }
    }

    private void ending(long tMs, Certainty clear, long neededMs) {
        boolean mayBeRaised = perhapsMs != NEVER && tMs - perhapsMs >= holdMs - slackMs;
        if (mayBeRaised) {
            overBeforeMs = clear == Certainty.NO ? NEVER : overBeforeMs == NEVER ? tMs : overBeforeMs;
            boolean mayHaveEnded = overBeforeMs != NEVER && tMs - overBeforeMs >= neededMs - slackMs;
            endedBeforeMs = mayHaveEnded ? tMs : endedBeforeMs;
        }
        if (open) {
            clearing(tMs, clear, neededMs);
        }
        if (perhapsOpen) {
            overSinceMs = clear != Certainty.YES ? NEVER : overSinceMs == NEVER ? tMs : overSinceMs;
            perhapsOpen = overSinceMs == NEVER || tMs - overSinceMs < neededMs + slackMs;
        }
    }

    private void clearing(long tMs, Certainty clear, long neededMs) {
        perhapsClearMs = clear == Certainty.NO ? NEVER : perhapsClearMs == NEVER ? tMs : perhapsClearMs;
        surelyClearMs = clear != Certainty.YES ? NEVER : surelyClearMs == NEVER ? tMs : surelyClearMs;
        if (perhapsClearMs != NEVER && tMs - perhapsClearMs >= neededMs - slackMs) {
            perhapsCleared = true;
            earliestEndMs = Math.min(earliestEndMs, perhapsClearMs);
        }
        if (surelyClearMs != NEVER && tMs - surelyClearMs >= neededMs + slackMs) {
            open = false;
            ended(surelyClearMs);
        }
    }

    private void ended(long latestMs) {
        found.set(openIndex, found.get(openIndex).until(new Ending(earliestEndMs, latestMs)));
    }
}
