package io.keruen.core.stage.vehicle;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.Finding;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.rule.integrity.DatumRule;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.rule.integrity.GnssQualityRule;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.zone.ZoneKeys;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Follows what the rules find about a vehicle's receiver, place and clock, and says how far its place can be believed.
 * While it is jammed or untrusted its samples get an infinite accuracy on the track, so that gaps, headway and order
 * are unknown: they would be measured from a place that nobody believes. One per stage.
 */
final class IntegrityWatch {
    private static final String OPEN_SLICE = "integrity";
    private static final String LATCH_SLICE = "integrity-latch";
    private static final String CLEARANCE_SLICE = "integrity-clearance";

    // Of the clearance: the alert that holds the latch, the escort that keeps it, and the first officer who cleared it.
    private static final int ALERT = 0;
    private static final int ESCORT = 1;
    private static final int OFFICER = 2;
    private static final int CLEARANCE_LONGS = 3;

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
    private final int clearance;
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
        clearance = layout.longs();
        layout.addLasting(CLEARANCE_SLICE, 1, CLEARANCE_LONGS, 0);
    }

    /** What the state says. */
    Integrity of(long[] longs) {
        return of(longs[open], longs[latched]);
    }

    /** An alert is open no more, and nothing is being judged. */
    void over(long[] longs, String type) {
        int at = TYPES.indexOf(type);
        if (at >= 0) {
            longs[open] &= ~(1L << at);
        }
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

    /** A finding raises the alert that latches, or says of one that is latched that its cause is there again. */
    void holds(long[] longs, Finding raised) {
        long escort = ZoneKeys.key(String.valueOf(raised.escortId()));
        if (longs[latched] == 0 || longs[clearance + ESCORT] != escort) {
            longs[clearance + ALERT] = Long.parseUnsignedLong(raised.alertId(), 16);
            longs[clearance + ESCORT] = escort;
        }
        longs[clearance + OFFICER] = 0;
    }

    /** Whether a finding is one that {@link #holds}. */
    static boolean latches(Finding finding) {
        return finding.kind() == Finding.Kind.RAISED && finding.type().equals(GnssConsistencyRule.TYPE);
    }

    /**
     * An officer's CLEAR_LATCH, by the law of the alert book: only once the cause is over, and it takes two. Answers
     * whether the latch is open now.
     */
    boolean clearLatch(long[] longs, String vehicleId, OfficerAction action) {
        if (longs[latched] == 0 || (longs[open] & SPOOFED) != 0 || !isAbout(longs, vehicleId, action)) {
            return false;
        }
        long officer = ZoneKeys.key(OfficerAction.sameName(action.officer()));
        long first = longs[clearance + OFFICER];
        if (first == 0) {
            longs[clearance + OFFICER] = officer;
        }
        if (first == 0 || first == officer) {
            return false;
        }
        longs[latched] = 0;
        longs[clearance + OFFICER] = 0;
        return true;
    }

    private boolean isAbout(long[] longs, String vehicleId, OfficerAction action) {
        String alertId = action.alertId();
        return alertId == null
                ? GnssConsistencyRule.TYPE.equals(action.type()) && vehicleId.equals(action.vehicleId())
                : alertId.equals(HexFormat.of().toHexDigits(longs[clearance + ALERT]));
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

    /** Whether nobody believes the place of the sample judged last. */
    boolean isUnusable(long[] longs) {
        return unusable(longs) != 0;
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

    /** Marks the samples of a run that has been judged, on the part of its track that begins at this one. */
    void apply(long[] longs, int from, TrackFrame track) {
        int mask = unusable(longs);
        if (marked) {
            for (int k = 0; k < track.size; k++) {
                track.sigmaM[k] = marks[from + k] != 0 ? Double.POSITIVE_INFINITY : track.sigmaM[k];
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
