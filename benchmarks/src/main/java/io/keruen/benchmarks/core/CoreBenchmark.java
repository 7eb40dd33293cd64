package io.keruen.benchmarks.core;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.obvious.ObviousZones;
import io.keruen.benchmarks.workload.BoundaryCount;
import io.keruen.benchmarks.workload.Workload;
import io.keruen.benchmarks.workload.ZoneWorld;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.ZoneSpec;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code bench core}: how many samples a second one core judges, beside the obvious way, in the same run. */
public final class CoreBenchmark {
    private static final int COUNTED_TAPES = 100;
    /** In shorter plays a vehicle may be between two boundaries all the time: the mean has to do. */
    private static final int LONG_PLAY = 3_000;

    private static final double LEAST_PER_MINUTE = 1;

    private final CorePlan plan;
    private final PrintStream out;
    private final List<CoreRow> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    CoreBenchmark(CorePlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Measures everything in the plan. */
    CoreReport run() {
        Machine machine = Machine.now();
        for (int zones : plan.zones()) {
            measure(zones);
        }
        return new CoreReport(machine, rows, remarks, agrees());
    }

    private void measure(int zones) {
        ZoneWorld world = new ZoneWorld(zones, plan.seed());
        RuleCatalog catalog = RuleCatalog.standard();
        ObviousZones obvious = new ObviousZones(world.specs());
        remark("%,d zones of %.0f vertices in the mean", zones, (double) world.vertices() / zones);
        for (int vehicles : plan.vehicles()) {
            Workload.Size size = new Workload.Size(vehicles, plan.samples(vehicles), Math.min(vehicles, plan.tapes()));
            Workload workload = new Workload(world, size, plan.seed());
            countBoundaries(zones, workload);
            List<ZoneSpec> specs = new ArrayList<>(workload.zones());
            specs.addAll(workload.routes());
            ControlSnapshot control = ControlSnapshot.of(specs, workload.plans(), List.of(), catalog.policySchema());
            List<CoreRow> measured = new CoreCell(plan, zones, workload, control, obvious).measure();
            rows.addAll(measured);
            measured.forEach(row -> out.println(CoreReport.line(row)));
        }
    }

    private void countBoundaries(int zones, Workload workload) {
        BoundaryCount count = BoundaryCount.of(
                workload, Math.min(COUNTED_TAPES, workload.size().tapes()));
        int samples = workload.size().samples();
        remark(
                "%,d zones, %,d vehicles: %,d samples of each; boundaries crossed a minute %.1f in the mean, %.1f"
                        + " least; routes of %.0f vertices",
                zones,
                workload.size().vehicles(),
                samples,
                count.perMinute(),
                count.leastPerMinute(),
                workload.routeVertices());
        boolean playsLong = samples >= LONG_PLAY;
        double rate = playsLong ? count.leastPerMinute() : count.perMinute();
        if (rate < LEAST_PER_MINUTE) {
            throw new IllegalStateException("the vehicles cross " + rate + " boundaries a minute, too few");
        }
    }

    private void remark(String text, Object... values) {
        remarks.add(String.format(text, values));
        out.println(remarks.get(remarks.size() - 1));
    }

    /** Whether the same candidate says the same whatever the frame size. */
    private boolean agrees() {
        Map<String, Long> checksums = new HashMap<>();
        boolean agrees = true;
        for (CoreRow row : rows) {
            Long other = checksums.putIfAbsent(
                    row.zones() + "/" + row.vehicles() + "/" + row.name() + "/" + row.samples(), row.checksum());
            agrees &= other == null || other == row.checksum();
        }
        return agrees;
    }
}
