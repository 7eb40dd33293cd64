package io.keruen.core.stage;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.rule.integrity.DatumRule;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.rule.integrity.GnssQualityRule;
import io.keruen.core.rule.integrity.Integrity;
import java.util.Arrays;
import java.util.List;

/**
 * Follows what the rules find about a vehicle's receiver, place and clock, and says how far its place can be believed.
 * While it is jammed or untrusted its samples get an infinite accuracy on the track, so that gaps, headway and order
 * are unknown: they would be measured from a place that nobody believes. One per stage.
 */
final class IntegrityWatch {
    private static final String OPEN_SLICE = "integrity";
    private static final String LATCH_SLICE = "integrity-latch";

    private static final List<String> TYPES = List.of(
            GnssConsistencyRule.TYPE,
            GnssQualityRule.TYPE,
            DatumRule.TYPE,
            ClockSkewRule.TYPE,
            "POSITION_JUMP",
            "POSITION_FROZEN");
    private static final int SPOOFED = 1;
    private static final int JAMMED = 2;

    private final int open;
    private final int latched;
    private int[] marks = new int[0];
    private boolean marked;

    // What was found in the run that is judged, rule by rule; and how it was before.
    private boolean inRun;
    private long openBefore;
    private long latchedBefore;
    private int found;
    private long[] foundMs = new long[8];
    private long[] foundBits = new long[8];
    private boolean[] foundOpens = new boolean[8];

    /** A watch whose state stands in this layout: what is open belongs to the escort, a latch outlives it. */
    IntegrityWatch(SliceLayout layout) {
        open = layout.longs();
        layout.add(OPEN_SLICE, 1, 1, 0);
        latched = layout.longs();
        layout.addLasting(LATCH_SLICE, 1, 1, 0);
    }

    /** What the state says. */
    Integrity of(long[] longs) {
        return of(longs[open], longs[latched]);
    }

    private static Integrity of(long openBits, long latch) {
        if (latch != 0) {
            return Integrity.UNTRUSTED;
        }
        return openBits == 0 ? Integrity.TRUSTED : Integrity.DEGRADED;
    }

    /** A run is about to be judged. */
    void beginRun(long[] longs) {
        inRun = true;
        found = 0;
        openBefore = longs[open];
        latchedBefore = longs[latched];
    }

    /** Whether anything was found in the run. */
    boolean changedInRun() {
        return found > 0;
    }

    /** What the state said at the end of a moment of the run, ingest time. */
    Integrity at(long atMs) {
        long openBits = openBefore;
        long latch = latchedBefore;
        for (int f = 0; f < found; f++) {
            if (foundMs[f] <= atMs && foundOpens[f]) {
                openBits |= foundBits[f];
                latch |= foundBits[f] & SPOOFED;
            } else if (foundMs[f] <= atMs) {
                openBits &= ~foundBits[f];
            }
        }
        return of(openBits, latch);
    }

    private void note(long atMs, int bit, boolean opens) {
        if (found == foundMs.length) {
            foundMs = Arrays.copyOf(foundMs, 2 * found);
            foundBits = Arrays.copyOf(foundBits, 2 * found);
            foundOpens = Arrays.copyOf(foundOpens, 2 * found);
        }
        foundMs[found] = atMs;
        foundBits[found] = bit;
        foundOpens[found] = opens;
        found++;
    }

    /** An officer has seen to it. */
    void clearLatch(long[] longs) {
        longs[latched] = 0;
    }

    private int unusable(long[] longs) {
        return (longs[latched] != 0 ? SPOOFED : 0) | (int) longs[open] & JAMMED;
    }

    /** A finding about sample {@code i} of the run (0 = before it). */
    void found(long[] longs, Finding.Kind kind, String type, VehicleRun run, int i) {
        int at = TYPES.indexOf(type);
        if (at < 0 || kind == Finding.Kind.UPDATED) {
            return;
        }
        boolean opens = kind == Finding.Kind.RAISED;
        int bit = 1 << at;
        if (inRun) {
            note(run.ingestTimeMs()[i], bit, opens);
        }
        if (!marked && (bit & (SPOOFED | JAMMED)) != 0) {
            mark(unusable(longs), run.size());
        }
        if (opens) {
            longs[open] |= bit;
        } else {
            longs[open] &= ~bit;
        }
        if (opens && bit == SPOOFED) {
            longs[latched] = 1;
        }
        for (int k = Math.max(1, i); marked && k <= run.size(); k++) {
            if (opens) {
                marks[k] |= bit & (SPOOFED | JAMMED);
            } else {
                marks[k] &= ~(bit & JAMMED);
            }
        }
    }

    /** Whether nobody believes the place of sample {@code i} of the run that has been judged. */
    boolean isUnusable(long[] longs, int i) {
        return (marked ? marks[i] : unusable(longs)) != 0;
    }

    private void mark(int mask, int size) {
        if (marks.length <= size) {
            marks = new int[size + 1];
        }
        Arrays.fill(marks, mask);
        marked = true;
    }

    /** Marks the samples of a run that has been judged, on its track. */
    void apply(long[] longs, TrackFrame track) {
        int mask = unusable(longs);
        if (marked) {
            for (int k = 0; k < track.size; k++) {
                track.sigmaM[k] = marks[k + 1] != 0 ? Double.POSITIVE_INFINITY : track.sigmaM[k];
            }
        } else if (mask != 0) {
            Arrays.fill(track.sigmaM, 0, track.size, Double.POSITIVE_INFINITY);
        }
    }

    /** The run is over. */
    void endRun() {
        marked = false;
        inRun = false;
    }
}
