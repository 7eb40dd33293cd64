package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Truth;
import io.keruen.simulator.world.World;
import java.util.Arrays;

/**
 * At which ticks a vehicle was surely heard itself, in time and by a right clock, so that whatever it did was looked at. A short
 * hole breaks nothing that runs, but begins and ends may be seen late.
 */
final class Heard {
    /** What comes later than this may have been given up waiting for. */
    static final long IN_TIME_MS = 900;

    /** A clock that is wrong by less moves nothing. */
    private static final double RIGHT_MS = 60;

    /** Around a hole nothing is sure for so long. */
    private static final int AROUND_TICKS = 15;

    /** The longest hole that breaks nothing. */
    private static final int SHORT_TICKS = 12;

    /** What is judged from sample to sample is raised with one of the next. */
    private static final int NEXT_TICKS = 10;

    private final Truth truth;
    private final Certainty[] heard;

    Heard(Truth truth, int vehicle) {
        this.truth = truth;
        boolean[] covered = new boolean[truth.ticks()];
        for (Delivery delivery : truth.deliveries(vehicle)) {
            int tick = delivery.firstTick();
            for (Sample sample : delivery.samples()) {
                double wrongMs = truth.clockErrorMs(vehicle, tick);
                boolean inTime = delivery.arrivalMs() - (sample.eventTimeMs - wrongMs) <= IN_TIME_MS;
                covered[tick] |= isOwn(sample) && inTime && Math.abs(wrongMs) <= RIGHT_MS;
                tick++;
            }
        }
        heard = new Certainty[covered.length];
        Arrays.fill(heard, Certainty.YES);
        int tick = 0;
        while (tick < covered.length) {
            int end = tick;
            while (end < covered.length && !covered[end]) {
                end++;
            }
            if (end > tick) {
                mark(tick, end);
            }
            tick = end + 1;
        }
    }

    /** Whether it does not prove to be another's. */
    static boolean isOwn(Sample sample) {
        return sample.authenticatedAs == null || sample.authenticatedAs.equals(sample.vehicleId);
    }

    private void mark(int from, int to) {
        Certainty how = to - from <= SHORT_TICKS ? Certainty.MAYBE : Certainty.NO;
        for (int i = Math.max(0, from - AROUND_TICKS); i < Math.min(heard.length, to + AROUND_TICKS); i++) {
            heard[i] = heard[i].and(how);
        }
    }

    /** By when what is surely seen at a tick is raised; {@link Ending#NEVER} if what follows was not surely heard. */
    long raisedByMs(int tick) {
        return isSure(tick, tick + NEXT_TICKS) ? truth.timeMs(tick) + NEXT_TICKS * World.TICK_MS : Ending.NEVER;
    }

    /** Whether it was surely heard from one tick to another, as far as there are any. */
    boolean isSure(int fromTick, int toTick) {
        for (int tick = fromTick; tick <= Math.min(heard.length - 1, toTick); tick++) {
            if (heard[tick] != Certainty.YES) {
                return false;
            }
        }
        return true;
    }

    /** The first moment from this one on at which it was surely heard; the end if it never was. */
    long heardAgainMs(long fromMs) {
        int tick = truth.tickAt(fromMs);
        while (tick < heard.length - 1 && heard[tick] != Certainty.YES) {
            tick++;
        }
        return Math.max(fromMs, truth.timeMs(Math.min(tick, heard.length - 1)));
    }

    /** Surely, but for a short hole nearby, or not surely. */
    Certainty at(int tick) {
        return heard[tick];
    }
}
