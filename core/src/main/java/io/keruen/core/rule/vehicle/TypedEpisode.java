package io.keruen.core.rule.vehicle;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import org.jspecify.annotations.Nullable;

/** An {@link Episode} that knows its alert type and severity, for rules that raise several. */
final class TypedEpisode {
    static final int LONGS = Episode.LONGS;
    static final int DOUBLES = Episode.DOUBLES;

    private final String ruleId;
    private final String type;
    private final Severity severity;
    private final Episode episode;

    /** The episode with this number among those of its rule, whose states stand side by side from offset 0. */
    TypedEpisode(String ruleId, String type, Severity severity, int number) {
        this.ruleId = ruleId;
        this.type = type;
        this.severity = severity;
        episode = new Episode(number * LONGS, number * DOUBLES);
    }

    boolean isIdle(Slice slice) {
        return episode.isIdle(slice);
    }

    /** A number that goes with the episode; 0 if none was kept. */
    double kept(Slice slice) {
        return episode.reported(slice);
    }

    /** Keeps a number as long as the episode lasts. */
    void keep(Slice slice, double value) {
        episode.report(slice, value);
    }

    /** One sample, see {@link Episode#step}; answers the finding that follows, {@code null} if none does. */
    Finding.@Nullable Builder step(
            VehicleRun run, int i, Slice slice, int condition, int clear, long holdMs, long clearHoldMs) {
        long tMs = run.eventTimeMs()[i];
        int what = episode.step(slice, tMs, condition, clear, holdMs, clearHoldMs, 0);
        if (what == Episode.NONE) {
            return null;
        }
        boolean over = what == Episode.CLEARED;
        Finding.Builder finding = run.finding(over ? Finding.Kind.CLEARED : Finding.Kind.RAISED, ruleId, type, i)
                .severity(severity)
                .times(episode.startedAtMs(slice), over ? episode.clearedAtMs(slice) : tMs);
        if (over) {
            episode.reset(slice);
        }
        return finding;
    }
}
