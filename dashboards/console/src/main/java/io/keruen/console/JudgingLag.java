package io.keruen.console;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long the oldest sample that was heard and is not judged yet has been waiting, by the wall clock: at whatever speed a
 * scenario plays, that is how late an alert would be. Not thread-safe.
 */
final class JudgingLag {
    /** Marks kept at most. */
    static final int MARKS = 240;

    private static final long MARK_STEP_MS = 250;
    /** A state stands for so much that came after it: vehicles' states are told at most twice a second. */
    private static final long STATE_STEP_MS = 500;

    private record Mark(long ingestTimeMs, long heardAtMs) {}

    private final Deque<Mark> waiting = new ArrayDeque<>();
    private long judgedMs = Long.MIN_VALUE;
    private boolean hasHeard;

    /** A sample of this ingest time was heard now. */
    void heard(long ingestTimeMs, long nowMs) {
        hasHeard = true;
        Mark last = waiting.peekLast();
        if (isJudged(ingestTimeMs) || last != null && ingestTimeMs <= last.ingestTimeMs) {
            return;
        }
        if (last != null && (nowMs - last.heardAtMs < MARK_STEP_MS || waiting.size() == MARKS)) {
            waiting.removeLast();
            waiting.addLast(new Mark(ingestTimeMs, last.heardAtMs)); // rather too early than too late
        } else {
            waiting.addLast(new Mark(ingestTimeMs, nowMs));
        }
    }

    /** Everything up to about this ingest time has been judged. */
    void judged(long ingestTimeMs) {
        judgedMs = Math.max(judgedMs, ingestTimeMs);
        while (!waiting.isEmpty() && isJudged(waiting.getFirst().ingestTimeMs)) {
            waiting.removeFirst();
        }
    }

    private boolean isJudged(long ingestTimeMs) {
        return ingestTimeMs - STATE_STEP_MS <= judgedMs;
    }

    /** 0 if nothing waits, -1 if nothing was heard yet. */
    long waitingMs(long nowMs) {
        if (waiting.isEmpty()) {
            return hasHeard ? 0 : -1;
        }
        return nowMs - waiting.getFirst().heardAtMs;
    }
}
