package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A vehicle's radio: packs samples into frames of half a second and delivers each after a while. While it is off, frames
 * are lost or stored; the stored ones go out first when it is on again, oldest or newest first. A poor one loses some
 * frames, delivers some twice and some late, behind those sent after them.
 */
public final class Radio {
    /** Samples in a frame. */
    public static final int FRAME_SAMPLES = 5;

    /** A frame that takes a detour comes so much later at most, and is still waited for. */
    static final double DETOUR_MS = 650;

    private static final double LEAST_MS = 40;
    private static final double MEAN_MS = 30;
    private static final double MOST_MS = 300;
    private static final double LEAST_DETOUR_MS = 350;
    private static final long BURST_MS = 15;

    /** What becomes of frames. */
    public enum State {
        /** They are sent. */
        ON,
        /** They are lost. */
        LOSING,
        /** They are kept until the radio is on again, and sent oldest first. */
        STORING,
        /** They are kept until the radio is on again, and sent newest first. */
        STACKING
    }

    private final int vehicle;
    private final RadioQuality quality;
    private final Chance chance;
    private final List<Delivery> delivered = new ArrayList<>();
    private final Deque<Packed> stored = new ArrayDeque<>();
    private List<Sample> frame = new ArrayList<>();
    private int frameTick;
    private State state = State.ON;
    private long lastArrivalMs = Long.MIN_VALUE;

    Radio(int vehicle, RadioQuality quality, Chance chance) {
        this.vehicle = vehicle;
        this.quality = quality;
        this.chance = chance;
    }

    /** Whether and how it works from now on. */
    public void turn(State newState) {
        state = newState;
    }

    /** Takes a sample of this tick to be sent. */
    void accept(int tick, long nowMs, Sample sample) {
        if (frame.isEmpty()) {
            frameTick = tick;
        }
        frame.add(sample);
        if (frame.size() == FRAME_SAMPLES) {
            send(nowMs);
        }
    }

    /** Sends the frame that is not full. */
    void flush(long nowMs) {
        if (!frame.isEmpty()) {
            send(nowMs);
        }
    }

    /** What has arrived, in order of arrival. */
    List<Delivery> delivered() {
        delivered.sort(Comparator.comparingLong(Delivery::arrivalMs));
        return delivered;
    }

    /** What it sent last that arrived: at most so many frames. */
    public List<Delivery> recent(int most) {
        return List.copyOf(delivered.subList(Math.max(0, delivered.size() - most), delivered.size()));
    }

    /** Sends these once more, as somebody who listened to them would; they arrive now. */
    public void repeat(List<Sample> samples, int tick, long nowMs) {
        deliver(new Packed(tick, samples), nowMs);
    }

    private void send(long nowMs) {
        String sender = frame.get(0).authenticatedAs;
        for (Sample sample : frame) {
            sample.authenticatedAs = sender; // a frame has one
        }
        Packed full = new Packed(frameTick, frame);
        frame = new ArrayList<>();
        switch (state) {
            case ON -> {
                for (Packed late : stored) {
                    deliver(late, nowMs);
                }
                stored.clear();
                sendOn(full, nowMs);
            }
            case STORING -> stored.addLast(full);
            case STACKING -> stored.addFirst(full);
            case LOSING -> {}
        }
    }

    private void sendOn(Packed full, long nowMs) {
        double luck = quality == RadioQuality.GOOD ? 1 : chance.nextDouble();
        if (luck < quality.lost()) {
            return;
        }
        luck -= quality.lost();
        if (luck < quality.detoured()) {
            arrive(full, nowMs + Math.round(chance.between(LEAST_DETOUR_MS, DETOUR_MS)));
            return;
        }
        luck -= quality.detoured();
        deliver(full, nowMs);
        if (luck < quality.twice()) {
            deliver(full.copied(), nowMs);
        }
    }

    private void deliver(Packed packed, long sentMs) {
        double delayMs = Math.min(MOST_MS, LEAST_MS - MEAN_MS * StrictMath.log(1 - chance.nextDouble()));
        long arrivalMs = Math.max(sentMs + Math.round(delayMs), lastArrivalMs + BURST_MS);
        lastArrivalMs = arrivalMs;
        arrive(packed, arrivalMs);
    }

    private void arrive(Packed packed, long arrivalMs) {
        for (Sample sample : packed.samples) {
            sample.ingestTimeMs = arrivalMs;
        }
        delivered.add(new Delivery(vehicle, packed.tick, arrivalMs, packed.samples));
    }

    /** Samples on their way. */
    private record Packed(int tick, List<Sample> samples) {
        Packed copied() {
            return new Packed(tick, samples.stream().map(Radio::copyOf).toList());
        }
    }

    /** A sample of its own with the same content. */
    public static Sample copyOf(Sample sample) {
        Sample copy = new Sample();
        copy.vehicleId = sample.vehicleId;
        copy.bootId = sample.bootId;
        copy.sequence = sample.sequence;
        copy.eventTimeMs = sample.eventTimeMs;
        copy.ingestTimeMs = sample.ingestTimeMs;
        copy.latDeg = sample.latDeg;
        copy.lonDeg = sample.lonDeg;
        copy.softwareVersion = sample.softwareVersion;
        copy.authenticatedAs = sample.authenticatedAs;
        copy.tyrePressureKpa = sample.tyrePressureKpa.clone();
        for (Signal signal : Signal.values()) {
            copy.set(signal, sample.value(signal));
        }
        for (CodedSignal signal : CodedSignal.values()) {
            copy.set(signal, sample.code(signal));
        }
        return copy;
    }
}
