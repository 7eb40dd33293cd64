package io.keruen.core.rule.geofence;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Drive;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One zone rule at moments of a visit that are given by hand, in seconds from the start; for tests. */
final class ZoneStory {
    static final long START_MS = Drive.START_MS;

    final List<Finding> findings = new ArrayList<>();
    private final ZoneRule rule;
    private final ZoneSpec zone;
    private final double[] parameters;

    ZoneStory(ZoneRule rule, long maxDwellMs) {
        this.rule = rule;
        ZoneSpec any = ZoneSpec.of("depot", ZoneKind.RESTRICTED, Shape.disc(Drive.LAT_DEG, Drive.LON_DEG, 50));
        zone = new ZoneSpec(
                any.id(),
                any.kind(),
                any.name(),
                any.jurisdiction(),
                any.validFromMs(),
                any.validToMs(),
                any.version(),
                any.shape(),
                any.marginM(),
                any.speedLimitMps(),
                maxDwellMs,
                any.gateId());
        parameters =
                rule.parameters().stream().mapToDouble(Parameter::defaultValue).toArray();
    }

    /** A slice in which nothing is known. */
    Slice slice() {
        return new Slice().at(new long[rule.longs()], 0, new double[rule.doubles()], 0);
    }

    static long ms(double second) {
        return START_MS + Math.round(1_000 * second);
    }

    /** It passed through the zone between two samples, so deep. */
    static Consumer<ZoneVisit> path(double crossedSecond, double endSecond, double depthM) {
        return visit -> {
            visit.crossedMs = ms(crossedSecond);
            visit.crossedEndMs = ms(endSecond);
            visit.crossedDepthM = depthM;
        };
    }

    private FindingOutput output() {
        return (i, finding) -> findings.add(finding.build());
    }

    /** A moment outside of the zone, 100 m away, with 0.1 m of accuracy; nothing else is known. */
    ZoneVisit moment(double second, Consumer<ZoneVisit> given) {
        ZoneVisit visit = new ZoneVisit();
        visit.zone = zone;
        visit.zoneId = "depot";
        visit.vehicleId = "truck-1";
        visit.eventTimeMs = ms(second);
        visit.distanceM = 100;
        visit.sigmaM = 0.1;
        visit.crossedDepthM = Double.NaN;
        given.accept(visit);
        return visit;
    }

    ZoneStory judge(Slice slice, double second, Consumer<ZoneVisit> given) {
        rule.judge(moment(second, given), parameters, slice, output());
        return this;
    }

    ZoneStory late(Slice slice, double second, Consumer<ZoneVisit> given) {
        rule.judgeLate(moment(second, given), parameters, slice, output());
        return this;
    }

    ZoneStory goOn(Slice main, Slice late, double second, Consumer<ZoneVisit> given) {
        rule.goOnFromLate(moment(second, given), parameters, main, late, output());
        return this;
    }

    ZoneStory join(Slice early, Slice later, double second, Consumer<ZoneVisit> given) {
        rule.joinLate(moment(second, given), parameters, early, later, output());
        return this;
    }

    ZoneStory beganElsewhere(Slice slice, double second, Consumer<ZoneVisit> given) {
        rule.beganElsewhere(moment(second, given), parameters, slice, output());
        return this;
    }

    /** When the rule need be called again, in seconds. */
    double quietUntil(Slice slice, double second, Consumer<ZoneVisit> given) {
        long untilMs = rule.quietUntilMs(moment(second, given), parameters, slice);
        return untilMs == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (untilMs - START_MS) / 1e3;
    }

    private static double second(double ms) {
        return (ms - START_MS) / 1e3;
    }

    /** What was found since this was last asked, as {@code KIND startedAtS atS}, with the true start if there is one. */
    List<String> told() {
        List<String> told = findings.stream()
                .map(each -> each.kind() + " " + second(each.startedAtMs()) + " " + second(each.atMs())
                        + (each.evidence().containsKey("trueStartedAtMs")
                                ? " true " + second(each.evidence().get("trueStartedAtMs"))
                                : "")
                        + (each.late() ? " late" : "")
                        + (each.unobserved() ? " unobserved" : ""))
                .toList();
        findings.clear();
        return told;
    }
}
