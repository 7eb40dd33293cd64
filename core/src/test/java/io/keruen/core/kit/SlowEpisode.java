package io.keruen.core.kit;

import io.keruen.core.rule.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * The law of episodes (DESIGN section 6) looked up in the whole of what was seen, sample by sample from the beginning,
 * for holding rules against: slow, and with nothing to remember.
 */
public final class SlowEpisode {
    /** What becomes of an episode. */
    public enum What {
        RAISED,
        GREW,
        CLEARED
    }

    /** One step of an episode. */
    public record Step(int sample, What what, long startedAtMs, long atMs) {}

    private record Seen(long tMs, int condition, int clear, long clearHoldMs, double badness) {}

    private final List<Seen> seen = new ArrayList<>();
    private final long holdMs;
    private final long clearHoldMs;

    public SlowEpisode(long holdMs, long clearHoldMs) {
        this.holdMs = holdMs;
        this.clearHoldMs = clearHoldMs;
    }

    /** The next sample; one that clears as soon as it is not TRUE. */
    public SlowEpisode see(long tMs, int condition, double badness) {
        return see(tMs, condition, -condition, badness);
    }

    /** The next sample. */
    public SlowEpisode see(long tMs, int condition, int clear, double badness) {
        seen.add(new Seen(tMs, condition, clear, clearHoldMs, badness));
        return this;
    }

    /** The next sample, at which the clear condition must have been held for so long. */
    public SlowEpisode see(long tMs, int condition, int clear, long clearHoldHereMs) {
        seen.add(new Seen(tMs, condition, clear, clearHoldHereMs, 0));
        return this;
    }

    /** All steps. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        while (from < seen.size()) {
            int start = next(from, Truth.TRUE);
            int broken = next(start, Truth.FALSE);
            int raised = start;
            while (raised < seen.size() && !isHeld(start, raised)) {
                raised++;
            }
            if (broken < raised || raised >= seen.size()) {
                from = broken + 1;
                continue;
            }
            long startedAtMs = seen.get(start).tMs;
            steps.add(new Step(raised, What.RAISED, startedAtMs, seen.get(raised).tMs));
            from = untilCleared(raised, startedAtMs, steps) + 1;
        }
        return steps;
    }

    private boolean isHeld(int start, int i) {
        return seen.get(i).condition == Truth.TRUE && seen.get(i).tMs - seen.get(start).tMs >= holdMs;
    }

    private int next(int from, int condition) {
        int i = from;
        while (i < seen.size() && seen.get(i).condition != condition) {
            i++;
        }
        return i;
    }

    /** The first sample of the clear condition since it last was false, behind the one that raised. */
    private int clearSince(int raised, int i) {
        int since = i;
        for (int k = i; k > raised && seen.get(k).clear != Truth.FALSE; k--) {
            since = seen.get(k).clear == Truth.TRUE ? k : since;
        }
        return since;
    }

    private int untilCleared(int raised, long startedAtMs, List<Step> steps) {
        double reported = seen.get(raised).badness;
        for (int i = raised + 1; i < seen.size(); i++) {
            Seen now = seen.get(i);
            if (now.clear == Truth.TRUE) {
                long sinceMs = seen.get(clearSince(raised, i)).tMs;
                if (now.tMs - sinceMs >= now.clearHoldMs) {
                    steps.add(new Step(i, What.CLEARED, startedAtMs, sinceMs));
                    return i;
                }
            } else if (now.badness > 0 && now.badness >= 1.5 * reported) {
                reported = now.badness;
                steps.add(new Step(i, What.GREW, startedAtMs, now.tMs));
            }
        }
        return seen.size();
    }
}
