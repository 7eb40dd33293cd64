package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Truth;
import java.util.Arrays;
import java.util.List;

/** At which ticks a vehicle was surely heard in time, so that whatever it did was looked at. */
final class Heard {
    /** What comes later than this may have been given up waiting for. */
    private static final long IN_TIME_MS = 900;

    /** Around a hole nothing is sure for so long. */
    private static final int AROUND_TICKS = 15;

    private final boolean[] heard;

    Heard(Truth truth, int vehicle) {
        boolean[] covered = new boolean[truth.ticks()];
        List<Delivery> deliveries = truth.deliveries(vehicle);
        int next = 0;
        for (int tick = 0; tick < covered.length; tick++) {
            long tMs = truth.timeMs(tick);
            while (next < deliveries.size() && deliveries.get(next).lastEventMs() < tMs) {
                next++;
            }
            if (next < deliveries.size()) {
                Delivery delivery = deliveries.get(next);
                boolean inTime = delivery.arrivalMs() - delivery.firstEventMs() <= IN_TIME_MS;
                covered[tick] = inTime && delivery.firstEventMs() - tMs <= 100;
            }
        }
        heard = covered.clone();
        for (int tick = 0; tick < covered.length; tick++) {
            if (!covered[tick]) {
                Arrays.fill(
                        heard, Math.max(0, tick - AROUND_TICKS), Math.min(covered.length, tick + AROUND_TICKS), false);
            }
        }
    }

    boolean at(int tick) {
        return heard[tick];
    }
}
