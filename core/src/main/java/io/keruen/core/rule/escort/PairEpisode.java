package io.keruen.core.rule.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;

/** What the pair rules share: one episode at the start of the slice, told as findings about the pair in metres. */
final class PairEpisode {
    /** Longs of state. */
    static final int LONGS = Episode.LONGS;

    /** Doubles of state. */
    static final int DOUBLES = Episode.DOUBLES;

    private final String ruleId;
    private final String type;
    private final Severity severity;
    private final Episode episode = new Episode(0, 0);

    PairEpisode(String ruleId, String type, Severity severity) {
        this.ruleId = ruleId;
        this.type = type;
        this.severity = severity;
    }

    /** Whether nothing goes on, so that only a condition that is TRUE changes the slice. */
    boolean isIdle(Slice slice) {
        return episode.isIdle(slice);
    }

    /**
     * Takes the condition on at this moment of the pair, by the laws of {@link Episode}. While the pair is suspended what
     * holds neither begins nor raises nor grows: it is lawful there. What has ended an alert there does not raise it again,
     * so it must be seen for as long as what raises one.
     */
    int step(Slice slice, PairSample pair, int condition, int clear, long holdMs, long clearHoldMs, double badness) {
        boolean isLawful = pair.suspended && condition == Truth.TRUE;
        return episode.step(
                slice,
                pair.eventTimeMs,
                isLawful ? Truth.UNKNOWN : condition,
                clear,
                holdMs,
                pair.suspended ? Math.max(clearHoldMs, holdMs) : clearHoldMs,
                pair.suspended ? Double.NaN : badness);
    }

    /**
     * Whether a gap that is far or near at this moment is known to have closed up: where a pair is suspended the way between
     * the two may wind, so that no straight line tells that.
     */
    static int closed(PairSample pair, boolean isNear) {
        boolean isKnown = !Double.isNaN(pair.gapM) && (pair.orderKnown || !pair.suspended || !isNear);
        return isKnown ? Truth.of(isNear) : Truth.UNKNOWN;
    }

    /** Says what the step just made means; forgets the episode once it has ended. */
    void say(int step, PairSample pair, double measuredM, double limitM, Slice slice, FindingOutput out) {
        if (step == Episode.NONE) {
            return;
        }
        boolean cleared = step == Episode.CLEARED;
        Finding.Builder finding = pair.finding(kind(step), ruleId, type)
                .severity(severity)
                .times(episode.startedAtMs(slice), cleared ? episode.clearedAtMs(slice) : pair.eventTimeMs)
                .measured(measuredM, limitM, "m")
                .evidence("limitM", limitM);
        if (!Double.isNaN(pair.gapM)) {
            finding.evidence("gapM", pair.gapM);
        }
        if (!Double.isNaN(pair.followerSpeedMps)) {
            finding.evidence("speedMps", pair.followerSpeedMps);
        }
        if (cleared) {
            episode.reset(slice);
        }
        out.found(0, finding);
    }

    private static Finding.Kind kind(int step) {
        return switch (step) {
            case Episode.RAISED -> Finding.Kind.RAISED;
            case Episode.CLEARED -> Finding.Kind.CLEARED;
            default -> Finding.Kind.UPDATED;
        };
    }
}
