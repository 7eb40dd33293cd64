package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import io.keruen.app.gallery.Mutant.Way;
import io.keruen.core.alert.Finding;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.List;
import java.util.function.Function;

/** The rules about a vehicle's place, broken on purpose. */
final class IntegrityMutants {
    private static final String QUALITY = "gnss-quality";
    private static final String CONSISTENCY = "gnss-consistency";
    private static final String DATUM = "datum";

    private IntegrityMutants() {}

    static List<Mutant> all() {
        return List.of(
                said(QUALITY, "never raises", Finding.Kind.RAISED).in(Way.NEVER_RAISES),
                said(QUALITY, "never clears", Finding.Kind.CLEARED).in(Way.NEVER_CLEARS),
                late(QUALITY),
                said(CONSISTENCY, "never raises", Finding.Kind.RAISED).in(Way.NEVER_RAISES),
                late(CONSISTENCY),
                said(DATUM, "never raises", Finding.Kind.RAISED).in(Way.NEVER_RAISES),
                said(DATUM, "never clears", Finding.Kind.CLEARED).in(Way.NEVER_CLEARS),
                late(DATUM),
                number(QUALITY, "minSatellites", 3),
                number(QUALITY, "maxHdop", 25),
                number(QUALITY, "dropDb", 6),
                number(QUALITY, "dropDb", 11),
                number(QUALITY, "holdMs", 2_000),
                run(QUALITY, "does not see a lost fix", IntegrityMutants::alwaysFixed),
                number(CONSISTENCY, "fastM", 2),
                number(CONSISTENCY, "fastM", 12),
                run(
                        CONSISTENCY,
                        "knows no ice",
                        run -> Broken.mask(run.codes(CodedSignal.ROAD_SURFACE), run.size(), 0)),
                run(
                        CONSISTENCY,
                        "has no yaw rate",
                        run -> Broken.replace(run.column(Signal.YAW_RATE_DEGPS), run.size(), yaw -> Double.NaN)),
                number(DATUM, "leastM", 320),
                number(DATUM, "mostM", 250),
                number(DATUM, "steadyM", 200),
                number(DATUM, "drivenM", 600));
    }

    private static Mutant said(String id, String fault, Finding.Kind kind) {
        return Mutant.rule(fault, VehicleRule.class, id, rule -> Broken.says(rule, Broken.without(kind)));
    }

    private static Mutant late(String id) {
        return Mutant.rule(
                        "begins 5 s late", VehicleRule.class, id, rule -> Broken.says(rule, Broken.startedLater(5_000)))
                .in(Way.BEGINS_LATE);
    }

    private static Runnable alwaysFixed(VehicleRun run) {
        int[] fixType = run.codes(CodedSignal.FIX_TYPE);
        int[] before = fixType.clone();
        for (int i = 0; i <= run.size(); i++) {
            fixType[i] = Math.max(1, fixType[i]);
        }
        return () -> System.arraycopy(before, 0, fixType, 0, before.length);
    }

    private static Mutant run(String id, String fault, Function<VehicleRun, Runnable> sees) {
        return Mutant.rule(fault, VehicleRule.class, id, rule -> Broken.sees(rule, sees));
    }
}
