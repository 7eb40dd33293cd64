package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;
import java.util.function.Consumer;

/** An odometer repeats itself while the vehicle drives, then says at once how far it went. */
final class SensorStuck extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("sensor-stuck", Slot.SECOND, List.of("SENSOR_ANOMALY"), SensorStuck::new);

    private static final double NOTICED_M = 510;
    private static final long HOLD_MS = 22_000;
    private static final long LATEST_MS = 180_000;

    private final Consumer<Sample> tampering = this::change;
    private double stuckM = Double.NaN;
    private double beganAtM;
    private long noticedMs;

    private SensorStuck(World world, int index, Chance chance) {
        super(world, index, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), chance.between(120, 150));
    }

    @Override
    void begin(World world) {
        beganAtM = vehicle().truck().chainageM();
        vehicle().tamper(tampering);
    }

    private void change(Sample sample) {
        stuckM = Double.isNaN(stuckM) ? sample.value(Signal.ODOMETER_M) : stuckM;
        sample.set(Signal.ODOMETER_M, stuckM);
    }

    @Override
    void goOn(double sinceS, World world) {
        if (noticedMs == 0 && vehicle().truck().chainageM() - beganAtM > NOTICED_M) {
            noticedMs = world.nowMs() + HOLD_MS;
        }
    }

    @Override
    void end(World world) {
        vehicle().stopTampering(tampering);
        int index = vehicle().index();
        long nowMs = world.nowMs();
        boolean isNoticed = noticedMs != 0 && noticedMs <= nowMs;
        world.truth().tell(new Incident(Incident.Kind.SENSOR_STUCK, index, startedMs(), nowMs, isNoticed));
        leaps(world, isNoticed);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("SENSOR_ANOMALY", id(), fromMs - FRAME_MS, Math.max(toMs, fromMs + LATEST_MS)));
    }
}
