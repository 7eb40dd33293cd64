package io.keruen.benchmarks.core;

import io.keruen.benchmarks.workload.Workload;
import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.sample.Frame;

/** Decodes the frames and nothing more: the least that anybody has to do. */
final class DecodeCandidate implements Candidate {
    private final Workload workload;
    private final byte[][][] frames;
    private final int frameSize;
    private final int samples;
    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
    private final Frame frame = new Frame(64);
    private final Tally tally = new Tally();
    private double sumDeg;

    DecodeCandidate(Workload workload, byte[][][] frames, int frameSize, int samples) {
        this.workload = workload;
        this.frames = frames;
        this.frameSize = frameSize;
        this.samples = samples;
    }

    @Override
    public String name() {
        return "decode only";
    }

    @Override
    public int frameSize() {
        return frameSize;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public void prepare() {
        tally.reset();
    }

    @Override
    public void visit(int vehicle, int number) {
        try {
            decoder.decode(frames[workload.tapeOf(vehicle)][number], 0, frame);
        } catch (InvalidFrameException e) {
            throw new IllegalStateException("the benchmark's own frame is refused", e);
        }
        sumDeg += frame.latDeg()[frame.size() - 1];
    }

    @Override
    public void tick(long nowMs) {
        if (Double.isNaN(sumDeg)) {
            throw new IllegalStateException("a latitude is not a number");
        }
    }

    @Override
    public void release() {
        sumDeg = 0;
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
