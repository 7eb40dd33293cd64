package io.keruen.core.rule.sensor;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Situation;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The four sensor rules and the state of one vehicle, without the stage around them. */
final class SensorRig implements FindingOutput {
    /** A finding and the sample at which it was made, counted from the first. */
    record Said(long sample, int rule, Finding finding) {}

    final List<VehicleRule> rules =
            List.of(new SensorRangeRule(), new SensorRateRule(), new SensorStuckRule(), new SensorOutlierRule());
    final List<Said> said = new ArrayList<>();
    private final double[][] parameters = new double[rules.size()][];
    private final Slice[] slices = new Slice[rules.size()];
    private final VehicleRun run = new VehicleRun();
    private final Carry carry = new Carry();
    private long judged;
    private int rule;

    SensorRig() {
        for (int r = 0; r < slices.length; r++) {
            VehicleRule declared = rules.get(r);
            slices[r] = new Slice().at(new long[declared.longs()], 0, new double[declared.doubles()], 0);
            parameters[r] = declared.parameters().stream()
                    .mapToDouble(Parameter::defaultValue)
                    .toArray();
        }
    }

    /** Judges a part of a frame in one run. */
    SensorRig judge(Frame frame, int from, int count) {
        run.start("truck", Situation.NONE, judged, carry);
        run.append(frame, from, count);
        for (rule = 0; rule < slices.length; rule++) {
            rules.get(rule).judge(run, parameters[rule], slices[rule], this);
        }
        run.keepLast(carry);
        judged += count;
        return this;
    }

    /** Judges a frame in runs of so many samples. */
    SensorRig judgeCut(Frame frame, int longest) {
        for (int from = 0; from < frame.size(); from += longest) {
            judge(frame, from, Math.min(longest, frame.size() - from));
        }
        return this;
    }

    @Override
    public void found(int i, Finding.Builder finding) {
        said.add(new Said(judged + i, rule, finding.build()));
    }

    /** What was said, in the order of the stage: by sample, then by rule. */
    List<Finding> findings() {
        return said.stream()
                .sorted(Comparator.comparingLong(Said::sample).thenComparingInt(Said::rule))
                .map(Said::finding)
                .toList();
    }

    /** What was raised by one rule. */
    List<Finding> raised(String ruleId) {
        return findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.RAISED
                        && finding.ruleId().equals(ruleId))
                .toList();
    }
}
