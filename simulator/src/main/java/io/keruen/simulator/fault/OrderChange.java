package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.util.List;

/** The last vehicle overtakes the one ahead of it, drives before it for a while and lets it pass again. */
final class OrderChange extends PlacedFault {
    static final FaultKind KIND = new FaultKind(
            "order-change", Slot.SECOND, List.of("CONVOY_ORDER_CHANGED", "HEADWAY_TOO_SHORT"), OrderChange::new);

    private static final double AHEAD_M = 22;
    private static final double BEHIND_M = 30;
    private static final double BESIDE_M = 3.5;
    private static final double STEERING_S = 4;
    private static final double STEERING_MS = 1_000 * STEERING_S;
    private static final double FAST = 1.15;
    private static final double SLOW = 0.7;

    private final Vehicle leader;
    private final double stayMs;
    private double aheadSinceMs;
    private double behindSinceMs;
    private boolean returns;

    private OrderChange(World world, int index, Chance chance) {
        super(world, world.convoy().size() - 1, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), 0);
        stayMs = chance.between(3_000, 6_000);
        leader = world.convoy().vehicle(vehicle().index() - 1);
    }

    @Override
    void begin(World world) {
        drive(world, FAST, SLOW);
    }

    private void drive(World world, double own, double leaders) {
        double cruiseMps = world.map().cruiseMps(vehicle().truck().chainageM());
        vehicle().truck().driveAt(own * cruiseMps);
        leader.truck().driveAt(leaders * cruiseMps);
    }

    private void drive(double mps) {
        vehicle().truck().driveAt(mps);
        leader.truck().driveAt(mps);
    }

    @Override
    void goOn(double sinceS, World world) {
        if (behindSinceMs == 0 && returns && -aheadM() > leader.truck().lengthM() + BEHIND_M) {
            behindSinceMs = world.nowMs();
            drive(Double.NaN);
        }
        double out = Excursion.share(sinceS / STEERING_S);
        double back = behindSinceMs == 0 ? 0 : Excursion.share((world.nowMs() - behindSinceMs) / STEERING_MS);
        vehicle().truck().steer(BESIDE_M * (out - back));
        if (aheadSinceMs == 0 && aheadM() > AHEAD_M) {
            aheadSinceMs = world.nowMs();
            drive(world, 1, 1);
        }
        if (aheadSinceMs != 0 && !returns && world.nowMs() > aheadSinceMs + stayMs) {
            returns = true;
            drive(world, SLOW, FAST);
        }
    }

    private double aheadM() {
        return vehicle().truck().chainageM() - leader.truck().chainageM();
    }

    @Override
    boolean isOver(long nowMs, World world) {
        return behindSinceMs != 0 && nowMs >= behindSinceMs + STEERING_MS;
    }

    @Override
    void end(World world) {
        drive(Double.NaN);
        vehicle().truck().steer(0);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.ofPair("HEADWAY_TOO_SHORT", id(), leader.id(), fromMs, toMs),
                Cause.ofPair("CONVOY_ORDER_CHANGED", id(), leader.id(), fromMs, toMs),
                Cause.may("CONVOY_GAP", leader.id(), fromMs, toMs + 60_000),
                Cause.may("HEADWAY_TOO_SHORT", leader.id(), fromMs, toMs + 60_000));
    }
}
