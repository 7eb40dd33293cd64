package io.keruen.benchmarks.core;

import io.keruen.benchmarks.measure.ThreadMeter;
import io.keruen.benchmarks.workload.Workload;
import java.util.SplittableRandom;

/**
 * Plays a workload to a candidate: frame after frame, the vehicles of each in a random but fixed order, and once a
 * simulated second says how far time has come.
 */
final class Player {
    private static final int SAMPLES_A_SECOND = 10;

    private final Workload workload;
    private final int[] order;
    private long quietBytes;
    private long quietSamples;
    private long allBytes;
    private long allSamples;
    private boolean counting;

    Player(Workload workload) {
        this.workload = workload;
        order = new int[workload.size().vehicles()];
        SplittableRandom random = new SplittableRandom(order.length);
        for (int i = 1; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /** How many samples a candidate is given. */
    long samples(Candidate candidate) {
        return (long) frames(candidate) * candidate.frameSize() * order.length;
    }

    private static int frames(Candidate candidate) {
        return candidate.samples() / candidate.frameSize();
    }

    /** Plays once; answers the CPU time of it, ns. */
    long play(Candidate candidate) {
        candidate.prepare();
        long startedNs = ThreadMeter.cpuNs();
        int frames = frames(candidate);
        int size = candidate.frameSize();
        for (int frame = 1; frame <= frames; frame++) {
            for (int vehicle : order) {
                candidate.visit(vehicle, frame);
            }
            if (secondEnds(frame * size, size)) {
                candidate.tick(workload.completeMs(frame * size));
            }
        }
        long cpuNs = ThreadMeter.cpuNs() - startedNs;
        candidate.release();
        return cpuNs;
    }

    private static boolean secondEnds(int last, int size) {
        return size >= SAMPLES_A_SECOND || last % SAMPLES_A_SECOND == 0;
    }

    /**
     * Plays once and counts what is allocated, in frames in which nothing is said and in all. The first third of the
     * play, in which states grow to their size, does not count; where a vehicle sends one frame only, all of it does.
     */
    void playMetered(Candidate candidate) {
        quietBytes = 0;
        quietSamples = 0;
        allBytes = 0;
        allSamples = 0;
        candidate.prepare();
        int frames = frames(candidate);
        int size = candidate.frameSize();
        for (int frame = 1; frame <= frames; frame++) {
            counting = frames == 1 || 3 * frame > frames;
            for (int vehicle : order) {
                long spoken = candidate.tally().spoken();
                long before = ThreadMeter.allocatedBytes();
                candidate.visit(vehicle, frame);
                count(
                        ThreadMeter.allocatedBytes() - before,
                        size,
                        spoken == candidate.tally().spoken());
            }
            if (secondEnds(frame * size, size)) {
                long spoken = candidate.tally().spoken();
                long before = ThreadMeter.allocatedBytes();
                candidate.tick(workload.completeMs(frame * size));
                count(
                        ThreadMeter.allocatedBytes() - before,
                        0,
                        spoken == candidate.tally().spoken());
            }
        }
        candidate.release();
    }

    private void count(long bytes, int samples, boolean quiet) {
        if (!counting) {
            return;
        }
        allBytes += bytes;
        allSamples += samples;
        if (quiet) {
            quietBytes += bytes;
            quietSamples += samples;
        }
    }

    /** Bytes for a sample where nothing was said. */
    double quietBytesPerSample() {
        return quietSamples == 0 ? Double.NaN : (double) quietBytes / quietSamples;
    }

    /** Bytes for a sample, alerts and all. */
    double bytesPerSample() {
        return (double) allBytes / allSamples;
    }
}
