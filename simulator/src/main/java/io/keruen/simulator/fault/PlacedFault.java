package io.keruen.simulator.fault;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.util.List;

/** A fault that befalls one vehicle when it comes to a place, lasts for a while and ends. */
abstract class PlacedFault implements Fault {
    /** What was sent last was sampled no longer before. */
    static final long FRAME_MS = 600;

    /** A signal that is given once a second over a radio that loses frames is seen to leap no later. */
    private static final long LEAP_SEEN_MS = 3_500;

    private static final double MS_PER_S = 1_000;

    private final Vehicle vehicle;
    private final double placeM;
    private final long lengthMs;
    private long startedMs;
    private long endedMs;

    PlacedFault(World world, int index, double placeM, double lengthS) {
        vehicle = world.convoy().vehicle(index);
        this.placeM = placeM;
        lengthMs = Math.round(lengthS * MS_PER_S);
    }

    @Override
    public final void act(long nowMs, World world) {
        if (startedMs == 0) {
            if (vehicle.truck().chainageM() < placeM) {
                return;
            }
            startedMs = nowMs;
            begin(world);
        }
        if (endedMs == 0) {
            if (isOver(nowMs, world)) {
                endedMs = nowMs;
                end(world);
            } else {
                goOn((nowMs - startedMs) / MS_PER_S, world);
            }
        }
    }

    @Override
    public final void close(World world) {
        if (startedMs != 0 && endedMs == 0) {
            endedMs = world.nowMs();
            end(world);
        }
    }

    @Override
    public final List<Cause> causes() {
        return startedMs == 0 ? List.of() : causes(startedMs, endedMs);
    }

    /** It begins. */
    abstract void begin(World world);

    /** It ends. */
    abstract void end(World world);

    /** It has begun and not ended, so many seconds ago. */
    void goOn(double sinceS, World world) {}

    /** Whether it ends now. */
    boolean isOver(long nowMs, World world) {
        return nowMs >= startedMs + lengthMs;
    }

    /** What it causes if it lasts so long. */
    abstract List<Cause> causes(long fromMs, long toMs);

    /** A signal of the vehicle has just leapt. */
    final void leaps(World world, boolean isSure) {
        long nowMs = world.nowMs();
        world.truth()
                .tell(new Incident(Incident.Kind.SENSOR_RATE, vehicle.index(), nowMs, nowMs + LEAP_SEEN_MS, isSure));
    }

    /** Whom it befalls. */
    final Vehicle vehicle() {
        return vehicle;
    }

    /** Whom it befalls, by name. */
    final String id() {
        return vehicle.id();
    }

    /** How long it lasts. */
    final double lengthS() {
        return lengthMs / MS_PER_S;
    }

    /** When it began, 0 before. */
    final long startedMs() {
        return startedMs;
    }
}
