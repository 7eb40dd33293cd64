package io.keruen.simulator.world;

import io.keruen.core.sample.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle's radio: packs samples into frames of half a second and delivers each after a while, in order. While it is
 * off, frames are lost or stored; the stored ones go out first, one after the other, when it is on again.
 */
public final class Radio {
    /** Samples in a frame. */
    public static final int FRAME_SAMPLES = 5;

    private static final double LEAST_MS = 40;
    private static final double MEAN_MS = 30;
    private static final double MOST_MS = 300;
    private static final long BURST_MS = 15;

    /** What becomes of frames. */
    public enum State {
        /** They are sent. */
        ON,
        /** They are lost. */
        LOSING,
        /** They are kept until the radio is on again. */
        STORING
    }

    private final int vehicle;
    private final Chance chance;
    private final List<Delivery> delivered = new ArrayList<>();
    private final List<List<Sample>> stored = new ArrayList<>();
    private List<Sample> frame = new ArrayList<>();
    private State state = State.ON;
    private long lastArrivalMs = Long.MIN_VALUE;

    Radio(int vehicle, Chance chance) {
        this.vehicle = vehicle;
        this.chance = chance;
    }

    /** Whether and how it works from now on. */
    public void turn(State newState) {
        state = newState;
    }

    /** Takes a sample to be sent. */
    void accept(Sample sample) {
        frame.add(sample);
        if (frame.size() == FRAME_SAMPLES) {
            send(sample.eventTimeMs);
        }
    }

    /** Sends the frame that is not full. */
    void flush() {
        if (!frame.isEmpty()) {
            send(frame.get(frame.size() - 1).eventTimeMs);
        }
    }

    /** What has arrived, in order of arrival. */
    List<Delivery> delivered() {
        return delivered;
    }

    private void send(long nowMs) {
        List<Sample> full = frame;
        frame = new ArrayList<>();
        switch (state) {
            case ON -> {
                for (List<Sample> late : stored) {
                    deliver(late, nowMs);
                }
                stored.clear();
                deliver(full, nowMs);
            }
            case STORING -> stored.add(full);
            case LOSING -> {}
        }
    }

    private void deliver(List<Sample> samples, long sentMs) {
        double delayMs = Math.min(MOST_MS, LEAST_MS - MEAN_MS * StrictMath.log(1 - chance.nextDouble()));
        long arrivalMs = Math.max(sentMs + Math.round(delayMs), lastArrivalMs + BURST_MS);
        lastArrivalMs = arrivalMs;
        for (Sample sample : samples) {
            sample.ingestTimeMs = arrivalMs;
        }
        delivered.add(new Delivery(vehicle, arrivalMs, samples));
    }
}
