package io.keruen.core.stage.zone;

import io.keruen.core.alert.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what is said of zones, but findings of a sample only when it is known on whose ground that sample is: the zone
 * that is entered may be the one that says so. One per stage; while nothing is found it allocates nothing.
 */
final class HeldFindings implements GeofenceOutput {
    private final List<Held> held = new ArrayList<>();
    private boolean holds;
    private @Nullable GeofenceOutput out;

    /** Hands on to this output from now on. */
    HeldFindings to(GeofenceOutput output) {
        out = output;
        return this;
    }

    /** Findings wait from now on. */
    void hold() {
        holds = true;
    }

    /** What waited is said, in its order, and nothing waits any more. */
    void release() {
        holds = false;
        for (int k = 0; k < held.size(); k++) {
            Held each = held.get(k);
            output().found(each.sample, each.finding);
        }
        held.clear();
    }

    @Override
    public void found(int i, Finding.Builder finding) {
        if (holds) {
            held.add(new Held(i, finding));
        } else {
            output().found(i, finding);
        }
    }

    @Override
    public void transit(int i, ZoneTransit transit) {
        output().transit(i, transit);
    }

    @Override
    public void saidBefore(int i, ZoneTransit transit) {
        output().saidBefore(i, transit);
    }

    @Override
    public void moved(int i) {
        output().moved(i);
    }

    private GeofenceOutput output() {
        GeofenceOutput to = out;
        if (to == null) {
            throw new IllegalStateException("something was found before there was somebody to tell");
        }
        return to;
    }

    private record Held(int sample, Finding.Builder finding) {}
}
