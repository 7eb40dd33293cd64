package io.keruen.simulator.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the spells of a condition that raises when it has held for a while and ends when its opposite number has: told
 * tick by tick how certain both are. What is surely alerted, and how exactly its start is known, follows from that.
 */
final class Spells {
    private static final long NEVER = Long.MIN_VALUE;

    private final long holdMs;
    private final long clearHoldMs;
    private final long slackMs;
    private final List<Spell> found = new ArrayList<>();
    private long perhapsMs = NEVER;
    private long surelyMs = NEVER;
    private long lastMs = NEVER;
    private boolean open;
    private boolean perhapsCleared;
    private long perhapsClearMs = NEVER;
    private long surelyClearMs = NEVER;

    /** The two holds, and how much sampling may lengthen or shorten them. */
    Spells(long holdMs, long clearHoldMs, long slackMs) {
        this.holdMs = holdMs;
        this.clearHoldMs = clearHoldMs;
        this.slackMs = slackMs;
    }

    /** One tick. */
    void at(long tMs, Certainty condition, Certainty clear) {
        if (open) {
            clearing(tMs, clear);
        }
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
            found.add(new Spell(perhapsMs, surelyMs, true));
            open = true;
            perhapsCleared = false;
            perhapsClearMs = NEVER;
            surelyClearMs = NEVER;
            perhapsMs = NEVER;
            surelyMs = NEVER;
        }
    }

    /** One tick at which it is not known whether the two were looked at. */
    void atUnsure(long tMs, Certainty condition, Certainty clear) {
        boolean nothingRuns = perhapsMs == NEVER && condition == Certainty.NO;
        at(tMs, nothingRuns ? Certainty.NO : Certainty.MAYBE, clear == Certainty.NO ? Certainty.NO : Certainty.MAYBE);
    }

    /** All spells, when there are no more ticks. */
    List<Spell> end() {
        close();
        return found;
    }

    private void close() {
        if (perhapsMs != NEVER && lastMs - perhapsMs >= holdMs - slackMs) {
            found.add(new Spell(perhapsMs, lastMs, false));
        }
        perhapsMs = NEVER;
        surelyMs = NEVER;
    }

    private void clearing(long tMs, Certainty clear) {
        perhapsClearMs = clear == Certainty.NO ? NEVER : perhapsClearMs == NEVER ? tMs : perhapsClearMs;
        surelyClearMs = clear != Certainty.YES ? NEVER : surelyClearMs == NEVER ? tMs : surelyClearMs;
        if (perhapsClearMs != NEVER && tMs - perhapsClearMs >= clearHoldMs - slackMs) {
            perhapsCleared = true;
        }
        if (surelyClearMs != NEVER && tMs - surelyClearMs >= clearHoldMs + slackMs) {
            open = false;
        }
    }
}
