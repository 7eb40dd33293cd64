package io.keruen.core.stage.vehicle;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.sample.Frame;

/** The rule {@code clock-skew}: judges a vehicle's clock by when its samples arrive, before they are put in order. */
final class ClockWatch {
    private final SliceLayout layout;
    private final VehicleJudge judge;
    private final ClockSkewRule rule;
    private final int sliceNumber;
    private final Slice slice = new Slice();

    ClockWatch(RuleCatalog catalog, SliceLayout layout, VehicleJudge judge) {
        this.layout = layout;
        this.judge = judge;
        rule = catalog.required(ClockSkewRule.ID, ClockSkewRule.class);
        sliceNumber = layout.addLastingBusy(ClockSkewRule.ID, 1, ClockSkewRule.LONGS, ClockSkewRule.DOUBLES);
    }

    private Slice sliceOf(VehicleState vehicle) {
        return layout.at(sliceNumber, vehicle.longs, vehicle.doubles, slice);
    }

    /** Whether the clock is under no suspicion. */
    boolean isIdle(VehicleState vehicle) {
        return rule.isIdle(sliceOf(vehicle));
    }

    /** Judges the clock by one arrival. */
    void check(VehicleState vehicle, Frame frame, int i, boolean follows, double[] parameters) {
        long eventMs = frame.eventTimeMs()[i];
        long nowMs = frame.ingestTimeMs()[i];
        int what = rule.step(sliceOf(vehicle), eventMs, nowMs, follows, parameters);
        if (what == Episode.NONE) {
            return;
        }
        Finding.Kind kind = what == Episode.RAISED
                ? Finding.Kind.RAISED
                : what == Episode.CLEARED ? Finding.Kind.CLEARED : Finding.Kind.UPDATED;
        Finding.Builder finding = Finding.of(kind, ClockSkewRule.ID, ClockSkewRule.TYPE)
                .vehicle(vehicle.vehicleId)
                .place(frame.latDeg()[i], frame.lonDeg()[i], Double.NaN)
                .times(rule.startedAtMs(slice), nowMs)
                .measured(eventMs - nowMs, ClockSkewRule.quietMs(parameters), "ms");
        if (what == Episode.CLEARED) {
            rule.end(slice);
        }
        judge.statusChanges(nowMs);
        judge.clockFound(vehicle, kind);
        judge.arrived(nowMs, finding);
    }

    /** What is wrong with the clock is over in the name of the escort in which it was raised. */
    void handOver(VehicleState vehicle, long nowMs) {
        long startedMs = rule.startedAtMs(sliceOf(vehicle));
        if (startedMs != 0) {
            rule.end(slice);
            judge.statusChanges(nowMs);
            judge.clockFound(vehicle, Finding.Kind.CLEARED);
            judge.overBefore(
                    nowMs,
                    Finding.of(Finding.Kind.CLEARED, ClockSkewRule.ID, ClockSkewRule.TYPE)
                            .vehicle(vehicle.vehicleId)
                            .times(startedMs, nowMs));
        }
    }

    /** The vehicle leaves an escort: what was raised in its name ends; what stands in another's stays in force. */
    void leave(VehicleState vehicle, boolean stoodInItsName) {
        sliceOf(vehicle);
        if (stoodInItsName) {
            rule.end(slice);
        } else if (rule.startedAtMs(slice) != 0) {
            judge.clockFound(vehicle, Finding.Kind.RAISED);
        }
    }
}
