package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;
import java.util.function.Consumer;

/** A fault that changes what a vehicle says for a while, and nothing else. */
abstract class TamperingFault extends PlacedFault {
    private static final double MS_PER_S = 1_000;
    private static final long LATEST_MS = 180_000;

    private final Incident.Kind kind;
    private final String alertType;
    private final Consumer<Sample> tampering = sample -> change(sample, (sample.eventTimeMs - startedMs()) / MS_PER_S);

    TamperingFault(World world, int index, double placeM, double lengthS, Incident.Kind kind, String alertType) {
        super(world, index, placeM, lengthS);
        this.kind = kind;
        this.alertType = alertType;
    }

    /** Changes a sample that was taken so many seconds after it began. */
    abstract void change(Sample sample, double sinceS);

    @Override
    void begin(World world) {
        vehicle().tamper(tampering);
    }

    @Override
    void end(World world) {
        vehicle().stopTampering(tampering);
        boolean isSure = world.nowMs() - factMs() >= leastMs();
        world.truth().tell(new Incident(kind, vehicle().index(), factMs(), world.nowMs(), isSure));
    }

    /** From when on what it says is wrong. */
    long factMs() {
        return startedMs();
    }

    /** How long that must last to be noticed for sure. */
    long leastMs() {
        return 0;
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must(alertType, id(), fromMs - FRAME_MS, Math.max(toMs, fromMs + LATEST_MS)));
    }
}
