package io.keruen.connectors.scenario;

import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects samples of one vehicle that may stand in one frame. Reusable after {@link #build}. */
final class FrameBuilder {
    private static final int MAX_ROOM = 64;

    private final List<Sample> samples = new ArrayList<>();
    private final Frame frame;
    private int size;
    private boolean complete;

    FrameBuilder(int maxSamples) {
        frame = new Frame(Math.min(maxSamples, MAX_ROOM));
    }

    /** Whether the sample goes on where this frame, which is not empty, stops. */
    boolean continues(Sample next) {
        Sample last = samples.get(size - 1);
        boolean sequenceGoesOn =
                last.sequence == Sample.ABSENT ? next.sequence == Sample.ABSENT : next.sequence == last.sequence + 1;
        return !complete
                && sequenceGoesOn
                && next.bootId == last.bootId
                && Objects.equals(next.softwareVersion, last.softwareVersion)
                && Objects.equals(next.authenticatedAs, last.authenticatedAs);
    }

    /** Adds a copy of the sample. */
    void add(Sample sample) {
        if (size == samples.size()) {
            samples.add(new Sample());
        }
        copy(sample, samples.get(size));
        size++;
    }

    private static void copy(Sample from, Sample to) {
        to.vehicleId = from.vehicleId;
        to.bootId = from.bootId;
        to.sequence = from.sequence;
        to.eventTimeMs = from.eventTimeMs;
        to.ingestTimeMs = from.ingestTimeMs;
        to.latDeg = from.latDeg;
        to.lonDeg = from.lonDeg;
        to.softwareVersion = from.softwareVersion;
        to.authenticatedAs = from.authenticatedAs;
        to.tyrePressureKpa = from.tyrePressureKpa;
        for (int i = 0; i < Signal.COUNT; i++) {
            to.set(Signal.at(i), from.value(Signal.at(i)));
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            to.set(CodedSignal.at(i), from.code(CodedSignal.at(i)));
        }
    }

    /** Nothing more will be added. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    int size() {
        return size;
    }

    String vehicleId() {
        return samples.get(0).vehicleId;
    }

    long firstIngestTimeMs() {
        return samples.get(0).ingestTimeMs;
    }

    /**
     * The frame of what was added; afterwards the builder is empty.
     *
     * @param isRecorded whether the frame carries the ingest times of its samples
     */
    PlayedFrame build(FrameEncoder encoder, boolean isRecorded) {
        Sample last = samples.get(size - 1);
        fill();
        byte[] payload = isRecorded ? encoder.encodeRecorded(frame) : encoder.encode(frame);
        PlayedFrame played = new PlayedFrame(last.vehicleId, firstIngestTimeMs(), last.ingestTimeMs, size, payload);
        size = 0;
        complete = false;
        return played;
    }

    private void fill() {
        Sample first = samples.get(0);
        frame.reset(size);
        frame.vehicleId = first.vehicleId;
        frame.bootId = first.bootId;
        frame.firstSequence = first.sequence;
        frame.sentAtMs = samples.get(size - 1).eventTimeMs;
        frame.softwareVersion = first.softwareVersion;
        frame.authenticatedAs = first.authenticatedAs;
        int tyres = 0;
        for (int i = 0; i < size; i++) {
            Sample sample = samples.get(i);
            frame.eventTimeMs()[i] = sample.eventTimeMs;
            frame.ingestTimeMs()[i] = sample.ingestTimeMs;
            frame.latDeg()[i] = sample.latDeg;
            frame.lonDeg()[i] = sample.lonDeg;
            tyres = Math.max(tyres, sample.tyrePressureKpa.length);
        }
        for (int i = 0; i < Signal.COUNT; i++) {
            fillSignal(Signal.at(i));
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            fillCodes(CodedSignal.at(i));
        }
        if (tyres > 0) {
            fillTyres(tyres);
        }
    }

    private void fillSignal(Signal signal) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(samples.get(i).value(signal))) {
                double[] column = frame.fill(signal);
                for (int k = 0; k < size; k++) {
                    column[k] = samples.get(k).value(signal);
                }
                return;
            }
        }
    }

    private void fillCodes(CodedSignal signal) {
        for (int i = 0; i < size; i++) {
            if (samples.get(i).code(signal) != CodedSignal.ABSENT) {
                int[] column = frame.fill(signal);
                for (int k = 0; k < size; k++) {
                    column[k] = samples.get(k).code(signal);
                }
                return;
            }
        }
    }

    /** A sample with fewer tyres than another of the frame has the rest absent. */
    private void fillTyres(int tyres) {
        double[] pressures = frame.fillTyrePressureKpa(tyres);
        for (int i = 0; i < size; i++) {
            double[] own = samples.get(i).tyrePressureKpa;
            for (int k = 0; k < tyres; k++) {
                pressures[i * tyres + k] = k < own.length ? own[k] : Double.NaN;
            }
        }
    }
}
