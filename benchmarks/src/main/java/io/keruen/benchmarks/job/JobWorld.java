package io.keruen.benchmarks.job;

import io.keruen.benchmarks.obvious.ObviousConvoy;
import io.keruen.benchmarks.workload.Workload;
import io.keruen.benchmarks.workload.ZoneWorld;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** The world of a cell by its numbers: every process makes the same of them. */
record JobWorld(int zoneCount, int vehicles, int samples, long seed) implements ObviousConvoy.World {
    private static final long serialVersionUID = 1L;

    /** What is played in it. */
    Workload workload() {
        return new Workload(new ZoneWorld(zoneCount, seed), new Workload.Size(vehicles, samples, vehicles), seed);
    }

    @Override
    public List<ZoneSpec> zones() {
        return workload().zones();
    }

    @Override
    public List<EscortPlan> plans() {
        return workload().plans();
    }

    @Override
    public List<ZoneSpec> routes() {
        return workload().routes();
    }

    /** For {@link #parse}. */
    List<String> words() {
        return List.of(
                Integer.toString(zoneCount),
                Integer.toString(vehicles),
                Integer.toString(samples),
                Long.toString(seed));
    }

    /** The world of these words. */
    static JobWorld parse(List<String> words) {
        return new JobWorld(
                Integer.parseInt(words.get(0)),
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)),
                Long.parseLong(words.get(3)));
    }
}
