package io.keruen.core.rule.integrity;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import java.util.Arrays;
import java.util.function.Consumer;

/** Lets the consistency rule judge a {@link NoisyLorry} and counts what it says. */
final class GnssConsistencyStudy implements FindingOutput {
    final GnssConsistencyRule rule = new GnssConsistencyRule();
    final double[] parameters = rule.parameters().stream()
            .mapToDouble(parameter -> parameter.defaultValue())
            .toArray();
    final Slice slice = new Slice().at(new long[rule.longs()], 0, new double[rule.doubles()], 0);
    int raised;
    long atMs;

    /** Drives so many seconds. */
    GnssConsistencyStudy drive(NoisyLorry lorry, int seconds) {
        for (int s = 0; s < seconds; s++) {
            rule.judge(lorry.second(), parameters, slice, this);
        }
        return this;
    }

    /** Alerts in so many hours of lorries that differ only in their seed. */
    static int alerts(int lorries, int hoursEach, long seed, Consumer<NoisyLorry> setUp) {
        int alerts = 0;
        for (int n = 0; n < lorries; n++) {
            NoisyLorry lorry = new NoisyLorry(seed + n);
            setUp.accept(lorry);
            GnssConsistencyStudy study = new GnssConsistencyStudy();
            study.drive(lorry, hoursEach * 3_600);
            alerts += study.raised;
        }
        return alerts;
    }

    /** Seconds from the start of a drag to the alert, sorted; infinite where there was none within two minutes. */
    static double[] delaysS(int lorries, int warmS, long seed, Consumer<NoisyLorry> setUp, Consumer<NoisyLorry> drag) {
        double[] delays = new double[lorries];
        for (int n = 0; n < lorries; n++) {
            NoisyLorry lorry = new NoisyLorry(seed + n);
            setUp.accept(lorry);
            GnssConsistencyStudy study = new GnssConsistencyStudy().drive(lorry, warmS);
            for (int s = 0; s < 90 && lorry.mps() < 0.8 * lorry.speedMps; s++) {
                study.drive(lorry, 1);
            }
            int before = study.raised;
            drag.accept(lorry);
            long startMs = lorry.timeMs;
            delays[n] = Double.POSITIVE_INFINITY;
            for (int s = 0; s < 120; s++) {
                study.drive(lorry, 1);
                if (study.raised > before) {
                    delays[n] = (study.atMs - startMs) / 1e3;
                    break;
                }
            }
        }
        Arrays.sort(delays);
        return delays;
    }

    /** A quantile of sorted numbers. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public void found(int i, Finding.Builder builder) {
        Finding finding = builder.build();
        if (finding.kind() == Finding.Kind.RAISED) {
            raised++;
            atMs = finding.atMs();
        }
    }
}
