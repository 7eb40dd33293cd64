package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.latency.GateScene.Truck;
import io.keruen.benchmarks.measure.Percentiles;
import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.run.receiver.GateController;
import java.util.List;

/**
 * One gate: a truck arrives, the gate opens for it, a moment later its seal is opened, and the gate is told to close; then
 * people take it out of the lane, and it is the turn of the next. A gate that closes because it heard nothing does not
 * count as told.
 */
final class GateLane {
    private static final long OPEN_FOR_MS = 1_000;
    private static final long PAUSE_MS = 700;
    /** A seal that spoke at the beginning of a long warm-up would be silent by the truck's turn. */
    private static final long SOON_MS = 3_000;

    private static final long GRANT_PATIENCE_MS = 15_000;
    /** The lease is over by then: whoever closes later was not told. */
    private static final long CLOSE_PATIENCE_MS = 5_000;

    private final GateController gate;
    private final List<Truck> trucks;
    private final GateVoice voice;
    private final long startMs;
    private final long fromMs;
    private final Percentiles grantMs = new Percentiles();
    private final Percentiles revokeMs = new Percentiles();
    private int next;
    private Step step = Step.PAUSE;
    private long sinceMs;
    private int notGranted;
    private int notTold;
    private int opened;

    /** A lane whose latencies count from a moment on; its first truck arrives at another. */
    GateLane(GateController gate, List<Truck> trucks, GateVoice voice, long startMs, long fromMs) {
        this.gate = gate;
        this.trucks = trucks;
        this.voice = voice;
        this.startMs = startMs;
        this.fromMs = fromMs;
        sinceMs = startMs - PAUSE_MS;
    }

    private enum Step {
        PAUSE,
        WAITS,
        MAY_PASS,
        IS_OPENED
    }

    /** Whether a truck stands between its arrival and its end. */
    boolean isBusy() {
        return step != Step.PAUSE;
    }

    /** Does what is due. */
    void act(long nowMs, boolean mayBegin) {
        switch (step) {
            case PAUSE -> {
                if (mayBegin && nowMs - sinceMs >= PAUSE_MS && next < trucks.size()) {
                    voice.arrived(truck(), nowMs);
                    gate.arrived(truck().id(), nowMs);
                    to(Step.WAITS, nowMs);
                }
            }
            case WAITS -> {
                if (truck().id().equals(gate.openFor())) {
                    count(grantMs, nowMs);
                    to(Step.MAY_PASS, nowMs);
                } else if (nowMs - sinceMs > GRANT_PATIENCE_MS) {
                    notGranted++;
                    end(nowMs);
                }
            }
            case MAY_PASS -> {
                if (nowMs - sinceMs >= OPEN_FOR_MS) {
                    voice.sealed(truck(), SealStatus.OPENED, nowMs);
                    opened++;
                    to(Step.IS_OPENED, nowMs);
                }
            }
            case IS_OPENED -> {
                if (isToldToClose()) {
                    count(revokeMs, nowMs);
                    end(nowMs);
                } else if (nowMs - sinceMs > CLOSE_PATIENCE_MS) {
                    notTold++;
                    end(nowMs);
                }
            }
        }
    }

    private boolean isToldToClose() {
        if (gate.openFor() != null) {
            return false;
        }
        List<String> obeyed = gate.log().shown();
        return !obeyed.isEmpty() && obeyed.get(obeyed.size() - 1).startsWith("CLOSE");
    }

    private void count(Percentiles figures, long nowMs) {
        if (sinceMs >= fromMs) {
            figures.add(nowMs - sinceMs);
        }
    }

    /** If it stayed, all the trucks before it would wait at the gate with the next, and the load would grow. */
    private void end(long nowMs) {
        voice.passed(truck(), nowMs);
        next++;
        to(Step.PAUSE, nowMs);
    }

    private void to(Step newStep, long nowMs) {
        step = newStep;
        sinceMs = nowMs;
    }

    private Truck truck() {
        return trucks.get(next);
    }

    /** Whether it is the turn of a truck, or of the one before it, or the first turns come soon. */
    boolean isNear(Truck truck, long nowMs) {
        return nowMs >= startMs - SOON_MS && (truck.place() == next || truck.place() == next + 1);
    }

    /** Adds what was measured here. */
    void addTo(GateFigures figures) {
        figures.add(grantMs, revokeMs, opened, notGranted, notTold);
    }
}
