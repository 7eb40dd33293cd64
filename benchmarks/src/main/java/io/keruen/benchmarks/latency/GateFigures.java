package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.Percentiles;

/** What was measured at the gates. Not thread-safe. */
final class GateFigures {
    private final Percentiles grantMs = new Percentiles();
    private final Percentiles revokeMs = new Percentiles();
    private int opened;
    private int notGranted;
    private int notTold;

    /** Adds what one gate measured. */
    void add(Percentiles grants, Percentiles revokes, int openedHere, int notGrantedHere, int notToldHere) {
        grantMs.addAll(grants);
        revokeMs.addAll(revokes);
        opened += openedHere;
        notGranted += notGrantedHere;
        notTold += notToldHere;
    }

    /** From the lane's reading of a truck to the gate's opening. */
    Percentiles grantMs() {
        return grantMs;
    }

    /** From the opening of a seal to the gate's being told to close. */
    Percentiles revokeMs() {
        return revokeMs;
    }

    /** How many seals were opened before an open gate. */
    int opened() {
        return opened;
    }

    /** Trucks for which the gate did not open. */
    int notGranted() {
        return notGranted;
    }

    /** Openings of a seal after which the gate closed by itself, or not at all. */
    int notTold() {
        return notTold;
    }

    /** Whether every gate did what it should. */
    boolean isComplete() {
        return opened > 0 && notGranted == 0 && notTold == 0;
    }
}
