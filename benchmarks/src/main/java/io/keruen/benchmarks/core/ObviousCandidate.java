package io.keruen.benchmarks.core;

import io.keruen.benchmarks.obvious.ObviousPipeline;
import io.keruen.benchmarks.obvious.ObviousRecord;
import io.keruen.benchmarks.obvious.ObviousZones;
import io.keruen.benchmarks.workload.Workload;

/** The obvious way, over the same samples, one record each. */
final class ObviousCandidate implements Candidate {
    private final Workload workload;
    private final byte[][][] records;
    private final int samples;
    private final ObviousPipeline pipeline;
    private final Tally tally = new Tally();

    ObviousCandidate(Workload workload, ObviousZones zones, int samples) {
        this.workload = workload;
        this.samples = samples;
        records = new byte[workload.size().tapes()][][];
        for (int tape = 0; tape < records.length; tape++) {
            records[tape] = ObviousRecord.encode(workload.trace(tape), 1 + samples);
        }
        pipeline = new ObviousPipeline(
                zones,
                workload.plans(),
                workload.routes(),
                alert -> tally.alert(alert.alertId(), alert.event(), alert.atMs()),
                transit -> tally.other(transit, "", 0));
    }

    @Override
    public String name() {
        return "obvious";
    }

    @Override
    public int frameSize() {
        return 1;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public void prepare() {
        pipeline.clear();
        for (int vehicle = 0; vehicle < workload.size().vehicles(); vehicle++) {
            visit(vehicle, 0);
        }
        tally.reset();
    }

    @Override
    public void visit(int vehicle, int frame) {
        pipeline.take(workload.vehicleIds()[vehicle], records[workload.tapeOf(vehicle)][frame]);
    }

    @Override
    public void tick(long nowMs) {
        pipeline.tick(nowMs);
    }

    @Override
    public void release() {
        pipeline.clear();
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
