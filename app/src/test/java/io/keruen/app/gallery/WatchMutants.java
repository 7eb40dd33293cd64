package io.keruen.app.gallery;

import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rules about who speaks and about the truck and its load, broken on purpose. */
final class WatchMutants {
    private WatchMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.addAll(speakers());
        all.addAll(numbers());
        all.addAll(blind());
        return all;
    }

    private static List<Mutant> speakers() {
        List<Mutant> all = new ArrayList<>();
        for (String type : List.of("SEQUENCE_REPLAY", "IDENTITY_MISMATCH", "DUPLICATE_IDENTITY")) {
            String rule = type.equals("SEQUENCE_REPLAY") ? "replayed-frames" : "identity";
            all.add(Mutant.mute(rule, type));
        }
        all.add(Mutants.neverClears("replayed-frames"));
        all.add(Mutant.number("replayed-frames", "clearMs", 1_000));
        all.add(Mutant.number("identity", "turns", 100));
        all.add(Mutant.number("identity", "spanMs", 0));
        all.add(Mutant.number("identity", "spanMs", 20_000));
        all.add(Mutant.number("identity", "clockMs", 60_000));
        all.add(Mutant.number("identity", "apartM", 10_000));
        return all;
    }

    private static List<Mutant> numbers() {
        return List.of(
                Mutant.number("cargo", "tempHoldMs", 30_000),
                Mutant.number("cargo", "tempClearC", 0),
                Mutant.number("cargo", "weightTolKg", 0),
                Mutant.number("cargo", "weightTolPct", 10),
                Mutant.number("cargo", "weightHoldMs", 0),
                Mutant.number("cargo", "settleMs", 0),
                Mutant.number("cargo", "doorHoldMs", 0),
                Mutant.number("autonomy", "disengagedHoldMs", 0),
                Mutant.number("autonomy", "resumeHoldMs", 0),
                Mutant.number("autonomy", "resumeClearMs", 60_000),
                Mutant.number("battery", "lowPct", 8),
                Mutant.number("battery", "lowPct", 12),
                Mutant.number("battery", "holdMs", 5_000),
                Mutant.number("battery", "clearMarginPct", 0),
                Mutant.number("battery", "reserveRatio", 1),
                Mutant.number("battery", "reserveRatio", 2),
                Mutant.number("battery", "learnPct", 20));
    }

    private static List<Mutant> blind() {
        return List.of(
                run("cargo", "knows no yard", run -> nowhere(run, ZoneKind.YARD)),
                run("cargo", "minds no speed", run -> replaced(run, Signal.SPEED_MPS, 0)),
                run("cargo", "reads no scales", run -> replaced(run, Signal.CARGO_WEIGHT_KG, Double.NaN)),
                run("cargo", "reads no thermometer", run -> replaced(run, Signal.CARGO_TEMP_C, Double.NaN)),
                run("cargo", "sees no door", run -> unsaid(run, CodedSignal.DOOR_OPEN)),
                run("autonomy", "knows no yard", run -> nowhere(run, ZoneKind.YARD)),
                run("autonomy", "minds no speed", run -> replaced(run, Signal.SPEED_MPS, 0)),
                run("autonomy", "sees no emergency stop", run -> unsaid(run, CodedSignal.EMERGENCY_STOP)),
                run("autonomy", "sees no minimal risk", run -> unsaid(run, CodedSignal.MINIMAL_RISK)),
                Mutant.mute("autonomy", "AUTONOMY_DISENGAGED"),
                run("battery", "knows no road", run -> Broken.replace(run.chainageM(), run.size(), m -> Double.NaN)));
    }

    private static Mutant run(String id, String fault, Function<VehicleRun, Runnable> sees) {
        return Mutant.rule(fault, VehicleRule.class, id, rule -> Broken.sees(rule, sees));
    }

    private static Runnable nowhere(VehicleRun run, ZoneKind kind) {
        return Broken.mask(run.zoneKinds(), run.size(), ~kind.bit());
    }

    private static Runnable replaced(VehicleRun run, Signal signal, double by) {
        return Broken.replace(run.column(signal), run.size(), value -> by);
    }

    /** Says that nothing is the matter: code 0. */
    private static Runnable unsaid(VehicleRun run, CodedSignal signal) {
        return Broken.mask(run.codes(signal), run.size(), 0);
    }
}
