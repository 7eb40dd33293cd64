package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.latency.GateScene.Truck;
import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.run.receiver.GateController;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** All gates of a scene, truck after truck, until a moment. Runs in the thread that calls {@link #run()}. */
final class GateTraffic implements Runnable {
    /** How often it looks at the gates: so exact are its figures. */
    private static final long LOOK_NS = 500_000;

    private static final long SPEAK_MS = 1_000;
    private static final long SPEAK_LOOK_MS = 50;
    private static final long STAGGER_MS = 190;

    private final GateScene scene;
    private final GateVoice voice;
    private final List<Truck> trucks;
    private final List<GateLane> lanes = new ArrayList<>();
    private final long endMs;
    private final Map<Truck, Spoken> spoken = new LinkedHashMap<>();

    /**
     * Traffic at these gates.
     *
     * @param fromMs from when latencies count; its first trucks arrive a little earlier
     * @param endMs when the last truck may arrive
     */
    GateTraffic(GateScene scene, List<GateController> gates, GateVoice voice, long fromMs, long endMs) {
        this.scene = scene;
        this.voice = voice;
        this.endMs = endMs;
        trucks = scene.trucks();
        for (int gate = 0; gate < scene.gates(); gate++) {
            int number = gate;
            List<Truck> line =
                    trucks.stream().filter(truck -> truck.gate() == number).toList();
            long startMs = fromMs - 5_000 + gate * STAGGER_MS;
            lanes.add(new GateLane(gates.get(gate), line, voice, startMs, fromMs));
        }
    }

    @Override
    public void run() {
        voice.released(scene);
        long nowMs = System.currentTimeMillis();
        long spokenMs = 0;
        while (voice.failure() == null && (nowMs < endMs || lanes.stream().anyMatch(GateLane::isBusy))) {
            if (nowMs - spokenMs >= SPEAK_LOOK_MS) {
                speak(nowMs);
                spokenMs = nowMs;
            }
            for (GateLane lane : lanes) {
                lane.act(System.currentTimeMillis(), nowMs < endMs);
            }
            LockSupport.parkNanos(LOOK_NS);
            nowMs = System.currentTimeMillis();
        }
    }

    /** Each truck once a second, from a little before its turn until it is over; its seal once, when it begins. */
    private void speak(long nowMs) {
        for (Truck truck : trucks) {
            Spoken before = spoken.get(truck);
            boolean isDue = before == null || nowMs - before.atMs() >= SPEAK_MS;
            if (isDue && lanes.get(truck.gate()).isNear(truck, nowMs)) {
                if (before == null) {
                    voice.sealed(truck, SealStatus.SEALED, nowMs);
                }
                long sequence = before == null ? 0 : before.sequence() + 1;
                voice.stands(truck, sequence, nowMs);
                spoken.put(truck, new Spoken(sequence, nowMs));
            }
        }
    }

    /** What was measured; good once it has ended. */
    GateFigures figures() {
        GateFigures figures = new GateFigures();
        lanes.forEach(lane -> lane.addTo(figures));
        return figures;
    }

    /** When a truck spoke last. */
    private record Spoken(long sequence, long atMs) {}
}
