package io.keruen.core.kit;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Situation;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One vehicle rule with its default numbers and the state of one vehicle, without the stage around it. */
public final class RuleRig implements FindingOutput {
    public final List<Told> told = new ArrayList<>();
    public final List<Finding> findings = new ArrayList<>();
    public final Slice slice;

    private final VehicleRule rule;
    private final double[] parameters;
    private final VehicleRun run = new VehicleRun();
    private final Carry carry = new Carry();
    private Situation situation = Situation.NONE;
    private int judged;

    public RuleRig(VehicleRule rule) {
        this.rule = rule;
        parameters =
                rule.parameters().stream().mapToDouble(Parameter::defaultValue).toArray();
        slice = new Slice().at(new long[rule.longs()], 0, new double[rule.doubles()], 0);
    }

    /** The policy says otherwise from now on. */
    public RuleRig with(String parameter, double value) {
        for (int p = 0; p < parameters.length; p++) {
            if (rule.parameters().get(p).name().equals(parameter)) {
                parameters[p] = value;
                return this;
            }
        }
        throw new IllegalArgumentException(parameter);
    }

    /** What is in force for truck-1 from now on. */
    public RuleRig under(Controls controls) {
        situation = controls.snapshot().situationAt("truck-1", Drive.START_MS);
        return this;
    }

    /** Judges the moments in one run. */
    public RuleRig judge(List<Moment> moments) {
        run.start("truck-1", situation, judged, carry);
        fill(run, moments);
        rule.judge(run, parameters, slice, this);
        run.keepLast(carry);
        judged += moments.size();
        return this;
    }

    /** A run of these moments that nothing came before. */
    public static VehicleRun runOf(List<Moment> moments) {
        VehicleRun run = new VehicleRun();
        run.start("truck-1", Situation.NONE, 0, new Carry());
        fill(run, moments);
        return run;
    }

    private static void fill(VehicleRun run, List<Moment> moments) {
        run.append(VehicleRig.frame(moments.stream().map(each -> each.sample).toList()), 0, moments.size());
        for (int i = 1; i <= moments.size(); i++) {
            Moment each = moments.get(i - 1);
            run.sigmaM()[i] = each.sigmaM;
            run.stepM()[i] = each.stepM;
            run.chainageM()[i] = each.chainageM;
            run.crossTrackM()[i] = each.crossTrackM;
            run.matchFlags()[i] = each.matchFlags;
            run.zoneKinds()[i] = each.zoneKinds;
            run.speedLimitMps()[i] = each.speedLimitMps;
        }
    }

    /** Judges the moments in runs of up to so many, cut as a seed says. */
    public RuleRig judgeCut(List<Moment> moments, int longest, long seed) {
        Random random = new Random(seed);
        int from = 0;
        while (from < moments.size()) {
            int to = Math.min(moments.size(), from + 1 + random.nextInt(longest));
            judge(moments.subList(from, to));
            from = to;
        }
        return this;
    }

    @Override
    public void found(int i, Finding.Builder builder) {
        Finding finding = builder.build();
        findings.add(finding);
        told.add(Told.of(judged + i - 1, finding));
    }

    /** The last that was found. */
    public Finding last() {
        return findings.get(findings.size() - 1);
    }
}
