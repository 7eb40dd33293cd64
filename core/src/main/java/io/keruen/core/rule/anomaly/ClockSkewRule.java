package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import java.util.List;

/**
 * The vehicle's clock is wrong. Judged on every arrival, on ingest time, before the sample is put in order.
 *
 * <p>Ahead: event time minus ingest time &gt; skewMs. Behind: over the last 30 s of arrivals in sequence even the
 * smallest delay is above skewMs, and the delay is steady. A stored backlog is not skew: it arrives faster than it was
 * recorded, so its delay shrinks. Where a number is missing or the delay jumps nothing is proved any more, nor disproved:
 * an alert ends when the clock is seen to be right.
 */
public final class ClockSkewRule implements RuleDeclaration {
    /** The only alert type of this rule. */
    public static final String TYPE = "CLOCK_SKEW";

    /** The rule's id. */
    public static final String ID = "clock-skew";

    /** Longs of state. */
    public static final int LONGS = Episode.LONGS + 2;

    /** Doubles of state. */
    public static final int DOUBLES = Episode.DOUBLES;

    private static final int SKEW_MS = 0;
    private static final int QUARANTINE_MS = 1;
    private static final int LATE_SINCE_MS = Episode.LONGS;
    private static final int DELAY_AT_SINCE_MS = Episode.LONGS + 1;
    private static final long WINDOW_MS = 30_000;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Have the vehicle's clock set; its times cannot be trusted until then.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("skewMs", 2_000, 100, 3_600_000), new Parameter("quarantineMs", 10_000, 100, 86_400_000));
    }

    /** Whether a sample this far ahead of us must not move order or state. */
    public static boolean isQuarantined(long eventTimeMs, long ingestTimeMs, double[] parameters) {
        return eventTimeMs - ingestTimeMs > parameters[QUARANTINE_MS];
    }

    /** Whether an arrival within these bounds changes nothing while the slice is idle. */
    public static long quietMs(double[] parameters) {
        return (long) parameters[SKEW_MS];
    }

    /** Whether no suspicion and no alert is running. */
    public boolean isIdle(Slice slice) {
        return slice.getLong(LATE_SINCE_MS) == 0 && episode.isIdle(slice);
    }

    /**
     * One arrival.
     *
     * @param inSequence whether its sequence number followed the one before without a hole
     * @return a step of {@link Episode}; on CLEARED the caller reads the times and calls {@link #end}
     */
    public int step(Slice slice, long eventTimeMs, long ingestTimeMs, boolean inSequence, double[] parameters) {
        long skewMs = (long) parameters[SKEW_MS];
        long delayMs = ingestTimeMs - eventTimeMs;
        boolean ahead = -delayMs > skewMs;
        boolean behind = isBehind(slice, ingestTimeMs, delayMs, inSequence, skewMs);
        long startsMs = behind ? slice.getLong(LATE_SINCE_MS) : ingestTimeMs;
        boolean perhaps = delayMs > skewMs && episode.isRaised(slice);
        int condition = ahead || behind ? Truth.TRUE : perhaps ? Truth.UNKNOWN : Truth.FALSE;
        if (episode.isIdle(slice) && condition == Truth.TRUE) {
            episode.step(slice, startsMs, Truth.TRUE, Long.MAX_VALUE / 4, 0); // starts where the window began
        }
        return episode.step(slice, ingestTimeMs, condition, 0, Math.abs((double) delayMs));
    }

    private static boolean isBehind(Slice slice, long ingestTimeMs, long delayMs, boolean inSequence, long skewMs) {
        if (delayMs <= skewMs) {
            slice.setLong(LATE_SINCE_MS, 0);
            return false;
        }
        boolean steady = Math.abs(delayMs - slice.getLong(DELAY_AT_SINCE_MS)) <= skewMs;
        if (slice.getLong(LATE_SINCE_MS) == 0 || !inSequence || !steady) {
            slice.setLong(LATE_SINCE_MS, ingestTimeMs);
            slice.setLong(DELAY_AT_SINCE_MS, delayMs);
        }
        return ingestTimeMs - slice.getLong(LATE_SINCE_MS) >= WINDOW_MS;
    }

    /** When the running episode began, ingest time. */
    public long startedAtMs(Slice slice) {
        return episode.startedAtMs(slice);
    }

    /** Forgets an episode that was cleared. */
    public void end(Slice slice) {
        episode.reset(slice);
    }
}
