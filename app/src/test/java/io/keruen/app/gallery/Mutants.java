package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import io.keruen.app.gallery.Mutant.Way;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** All rules broken on purpose, each in the ways in which rules of its kind are got wrong. */
public final class Mutants {
    private static final List<String> VEHICLE_RULES = List.of(
            "speed-limit",
            "route-deviation",
            "wrong-direction",
            "unauthorised-stop",
            "position-jump",
            "position-frozen",
            "sensor-range",
            "sensor-rate",
            "sensor-stuck",
            "sensor-outlier",
            "cargo",
            "autonomy",
            "battery");
    private static final List<String> PAIR_RULES = List.of("convoy-gap", "convoy-split", "headway", "convoy-order");
    private static final List<String> ZONE_RULES = List.of("restricted-zone", "zone-dwell");
    private static final Pattern HOLD = Pattern.compile("(?!clear).*[hH]oldMs");
    private static final double ENDLESS_MS = 1e9;

    private Mutants() {}

    /** All of them. */
    public static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        everyRule(Way.NEVER_RAISES, "never raises", Broken.without(Finding.Kind.RAISED), all);
        everyRule(Way.NEVER_CLEARS, "never clears", Broken.without(Finding.Kind.CLEARED), all);
        everyRule(Way.BEGINS_LATE, "begins 5 s late", Broken.startedLater(5_000), all);
        all.addAll(patient());
        all.addAll(numbers());
        all.addAll(moreNumbers());
        all.addAll(pairs());
        all.addAll(zones());
        all.addAll(routes());
        all.addAll(signals());
        all.addAll(IntegrityMutants.all());
        all.addAll(silenced());
        all.addAll(LifeMutants.all());
        all.addAll(AlertLifeMutants.all());
        all.addAll(WatchMutants.all());
        all.addAll(SensorMutants.all());
        all.addAll(CustomsMutants.all());
        return all;
    }

    private static void everyRule(Way way, String fault, UnaryOperator<FindingOutput> says, List<Mutant> all) {
        for (String id : VEHICLE_RULES) {
            all.add(Mutant.rule(fault, VehicleRule.class, id, rule -> Broken.says(rule, says))
                    .in(way));
        }
        for (String id : PAIR_RULES) {
            all.add(Mutant.rule(fault, PairRule.class, id, rule -> Broken.says(rule, says))
                    .in(way));
        }
        for (String id : ZONE_RULES) {
            all.add(Mutant.rule(fault, ZoneRule.class, id, rule -> Broken.says(rule, says))
                    .in(way));
        }
    }

    /** Rules that wait 5 s too long before they raise. */
    private static List<Mutant> patient() {
        List<Mutant> all = new ArrayList<>();
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            for (Parameter parameter : rule.parameters()) {
                if (HOLD.matcher(parameter.name()).matches()) {
                    all.add(number(rule.id(), parameter.name(), parameter.defaultValue() + 5_000)
                            .in(Way.TELLS_LATE));
                }
            }
        }
        return all;
    }

    private static List<Mutant> numbers() {
        List<Mutant> all = new ArrayList<>();
        for (String id : List.of("speed-limit", "route-deviation", "unauthorised-stop", "position-frozen")) {
            all.add(number(id, "holdMs", 0));
        }
        for (String id : PAIR_RULES) {
            all.add(number(id, "holdMs", 0));
        }
        all.addAll(List.of(
                number("convoy-gap", "maxM", 120),
                number("convoy-gap", "clearM", 60),
                number("convoy-split", "splitM", 300),
                number("convoy-split", "splitM", 140),
                number("headway", "minS", 3),
                number("headway", "minM", 12),
                number("headway", "creepM", 0),
                number("headway", "creepM", 4),
                number("convoy-order", "passM", 2),
                number("convoy-order", "passM", 20),
                number("speed-limit", "overRatio", 1.05),
                number("speed-limit", "overMps", 0),
                number("speed-limit", "overMps", 3),
                number("speed-limit", "highRatio", 2),
                number("route-deviation", "clearRatio", 1),
                number("route-deviation", "clearHoldMs", 0),
                number("route-deviation", "criticalM", 10),
                number("route-deviation", "criticalM", 100),
                number("wrong-direction", "backM", 10),
                number("wrong-direction", "backM", 30)));
        return all;
    }

    private static List<Mutant> moreNumbers() {
        return List.of(
                number("restricted-zone", "marginM", 0),
                number("restricted-zone", "marginM", 10),
                number("unauthorised-stop", "stopMps", 0.2),
                number("unauthorised-stop", "highMs", ENDLESS_MS),
                number("unauthorised-stop", "movedM", 1_000),
                number("position-jump", "jumpM", 100),
                number("position-jump", "twiceMs", 0),
                number("position-jump", "clearMs", 1_000),
                number("position-frozen", "movingMps", 0.3),
                number("telemetry-silence", "staleMs", 2_400),
                number("telemetry-silence", "staleMs", 4_000),
                number("telemetry-silence", "lostMs", 10_000),
                number("telemetry-silence", "parkedMs", 5_000),
                number("telemetry-silence", "parkedMs", 60_000),
                number("clock-skew", "skewMs", 1_500),
                number("clock-skew", "skewMs", 5_000),
                number("clock-skew", "quarantineMs", ENDLESS_MS),
                number("stream", "reorderMaxMs", 0),
                number("stream", "pathMaxMs", 600_000),
                number("stream", "pathMaxMs", 1_000),
                number("stream", "defaultAccuracyM", 0.1));
    }

    private static Mutant pair(String id, String fault, Consumer<PairSample> sees) {
        return Mutant.rule(fault, PairRule.class, id, rule -> Broken.sees(rule, sees));
    }

    private static List<Mutant> pairs() {
        List<Mutant> all = new ArrayList<>();
        for (String id : PAIR_RULES) {
            all.add(pair(id, "knows no gates", pair -> pair.suspended = false));
            all.add(pair(id, "is blind at gates", Mutants::blindAtGates));
        }
        for (String id : List.of("convoy-gap", "convoy-split", "headway")) {
            all.add(pair(id, "forgets the leader's length", pair -> pair.gapM += pair.leaderLengthM));
        }
        all.add(pair("convoy-gap", "takes unknown for wide", pair -> pair.gapM = orElse(pair.gapM, 1e6)));
        all.add(pair("convoy-gap", "takes unknown for close", pair -> pair.gapM = orElse(pair.gapM, 0)));
        all.add(pair("convoy-split", "takes unknown for wide", pair -> pair.gapM = orElse(pair.gapM, 1e6)));
        all.add(pair("headway", "takes unknown for close", pair -> pair.gapM = orElse(pair.gapM, 0)));
        all.add(pair(
                "headway", "guesses the speed", pair -> pair.followerSpeedMps = orElse(pair.followerSpeedMps, 10)));
        all.add(pair("headway", "never creeps", pair -> pair.followerSpeedMps = Math.max(2, pair.followerSpeedMps)));
        all.add(pair("convoy-order", "has the two mixed up", pair -> {
            double followerM = pair.followerChainageM;
            pair.followerChainageM = pair.leaderChainageM;
            pair.leaderChainageM = followerM;
        }));
        all.add(pair(
                "convoy-order", "trusts any accuracy", pair -> pair.orderKnown = !Double.isNaN(pair.leaderChainageM)));
        return all;
    }

    private static void blindAtGates(PairSample pair) {
        pair.gapM = pair.suspended ? Double.NaN : pair.gapM;
        pair.orderKnown &= !pair.suspended;
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private static Mutant zone(String id, String fault, Consumer<ZoneVisit> sees) {
        return Mutant.rule(fault, ZoneRule.class, id, rule -> Broken.sees(rule, sees));
    }

    private static List<Mutant> zones() {
        return List.of(
                zone("restricted-zone", "trusts any accuracy", visit -> visit.sigmaM = 0),
                zone("restricted-zone", "sees no path", visit -> visit.crossedDepthM = Double.NaN),
                zone("restricted-zone", "takes any path for deep", visit -> visit.crossedDepthM *= 10),
                zone("restricted-zone", "knows no retirement", visit -> visit.retiredAtMs = 0),
                Mutant.rule("is blind to late data", ZoneRule.class, "restricted-zone", Broken::blindToLateData),
                Mutant.rule(
                        "begins when raised",
                        ZoneRule.class,
                        "restricted-zone",
                        rule -> Broken.says(rule, Broken.startedWhenRaised())),
                zone("zone-dwell", "counts from 2 s before", visit -> visit.enterMs -= 2_000),
                zone("zone-dwell", "counts from 2 s after", visit -> visit.enterMs += 2_000),
                zone("zone-dwell", "adds visits up", visit -> visit.inside = true));
    }

    private static Mutant run(String id, String fault, Function<VehicleRun, Runnable> sees) {
        return Mutant.rule(fault, VehicleRule.class, id, rule -> Broken.sees(rule, sees));
    }

    private static Runnable exact(VehicleRun run) {
        return Broken.replace(run.sigmaM(), run.size(), sigmaM -> 0);
    }

    private static Runnable nowhere(VehicleRun run, ZoneKind kind) {
        return Broken.mask(run.zoneKinds(), run.size(), ~kind.bit());
    }

    private static List<Mutant> routes() {
        return List.of(
                run("route-deviation", "trusts any accuracy", Mutants::exact),
                run("route-deviation", "knows no yard", run -> nowhere(run, ZoneKind.YARD)),
                run(
                        "route-deviation",
                        "knows no end of the road",
                        run -> Broken.mask(run.matchFlags(), run.size(), ~VehicleRun.BEYOND_ENDS)),
                run(
                        "route-deviation",
                        "sees one side only",
                        run -> Broken.replace(run.crossTrackM(), run.size(), m -> Math.min(0, m))),
                run(
                        "route-deviation",
                        "sees the other side only",
                        run -> Broken.replace(run.crossTrackM(), run.size(), m -> Math.max(0, m))),
                run("wrong-direction", "trusts any accuracy", Mutants::exact),
                run("wrong-direction", "counts backwards", run -> Broken.replace(run.chainageM(), run.size(), m -> -m)),
                run(
                        "wrong-direction",
                        "minds no speed",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> 5)),
                run("unauthorised-stop", "knows no lay-by", run -> nowhere(run, ZoneKind.STOP_ALLOWED)),
                run("unauthorised-stop", "knows no queue", run -> nowhere(run, ZoneKind.GATE_QUEUE)),
                run("unauthorised-stop", "knows no control", run -> nowhere(run, ZoneKind.CUSTOMS_CONTROL)),
                run("unauthorised-stop", "knows no gate", run -> nowhere(run, ZoneKind.GATE)),
                run("unauthorised-stop", "knows no yard", run -> nowhere(run, ZoneKind.YARD)),
                run(
                        "unauthorised-stop",
                        "does not read the odometer",
                        run -> Broken.replace(run.column(Signal.ODOMETER_M), run.size(), m -> Double.NaN)));
    }

    private static List<Mutant> signals() {
        return List.of(
                run(
                        "speed-limit",
                        "takes unknown for slow",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> orElse(mps, 0))),
                run(
                        "speed-limit",
                        "takes unknown for fast",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> orElse(mps, 50))),
                run(
                        "speed-limit",
                        "knows no limit below 9 m/s",
                        run -> Broken.replace(run.speedLimitMps(), run.size(), mps -> Math.max(9, mps))),
                run(
                        "unauthorised-stop",
                        "takes unknown for moving",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> orElse(mps, 5))),
                run("position-jump", "trusts any accuracy", Mutants::exact),
                run(
                        "position-jump",
                        "minds no speed",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> 0)),
                run(
                        "position-frozen",
                        "does not look at the wheels",
                        run -> Broken.replace(run.column(Signal.WHEEL_SPEED_MPS), run.size(), mps -> Double.NaN)),
                run(
                        "position-frozen",
                        "takes unknown for moving",
                        run -> Broken.replace(run.column(Signal.SPEED_MPS), run.size(), mps -> orElse(mps, 5))));
    }

    private static List<Mutant> silenced() {
        return List.of(
                Mutant.silenced(
                                "pipeline",
                                "never raises",
                                event -> event.ruleId().equals("pipeline"))
                        .in(Way.NEVER_RAISES),
                Mutant.mute("telemetry-silence", "TELEMETRY_STALE"),
                Mutant.mute("telemetry-silence", "TELEMETRY_LOST"),
                Mutant.mute("clock-skew", "CLOCK_SKEW"),
                neverClears("pipeline"),
                neverClears("telemetry-silence"),
                neverClears("clock-skew"));
    }

    static Mutant neverClears(String ruleId) {
        return Mutant.silenced(
                        ruleId,
                        "never clears",
                        event -> event.event() == AlertEvent.Event.CLEARED
                                && event.ruleId().equals(ruleId))
                .in(Way.NEVER_CLEARS);
    }
}
