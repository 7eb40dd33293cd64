package io.keruen.simulator.world;

import io.keruen.core.sample.Sample;
import java.util.List;

/**
 * A frame that reached us: its samples share its time of arrival.
 *
 * @param vehicle the vehicle's place in the world
 * @param firstTick the tick at which its first sample was truly taken; the others follow tick by tick
 */
public record Delivery(int vehicle, int firstTick, long arrivalMs, List<Sample> samples) {
    /** Event time of its first sample. */
    public long firstEventMs() {
        return samples.get(0).eventTimeMs;
    }

    /** Event time of its last sample. */
    public long lastEventMs() {
        return samples.get(samples.size() - 1).eventTimeMs;
    }
}
