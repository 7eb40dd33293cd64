package io.keruen.core.rule.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the charge over whole drives: what was learned of the road, and what it says of the rest of it. */
class BatteryLawTest {
    private static final Controls ROAD = new Controls()
            .route("road", -200, 12_000, 6)
            .box("yard", ZoneKind.YARD, 9_900, -50, 10_000, 50)
            .escort("road", "truck-1");
    private static final double YARD_M =
            ROAD.snapshot().situationAt("truck-1", Drive.START_MS).destinationM();
    private static final double[] GONE_M = {100, 100, 100, 100, 10, 0, 600, 601, -100, -50, 9, 50, 200};
    private static final double[] USED_PCT = {0.25, 0.25, 0.5, 0.5, 1, 0, -0.5, -0.75, 2, 0.125};

    private final RuleRig rig = new RuleRig(new BatteryRule()).under(ROAD);

    private static Moment charge(double second, double alongM, double pct) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second))
                .onRoute(alongM, 0)
                .with(Signal.STATE_OF_CHARGE_PCT, pct);
    }

    @Test
    void ten_percent_are_enough_and_twelve_end_it_wherever_the_yard_is() {
        rig.judge(List.of(charge(0, 0, 10), charge(1, 0, 9.9), charge(10.9, 0, 9.9)));
        assertThat(rig.told).isEmpty();
        rig.judge(List.of(charge(11, 0, 9.9), charge(12, 0, 11.9), charge(13, 0, 12)));
        assertThat(rig.told)
                .containsExactly(told(3, Finding.Kind.RAISED, 1, 11, 9.9), told(5, Finding.Kind.CLEARED, 1, 13, 12));
    }

    private static Told told(int i, Finding.Kind kind, int startedAtSecond, int atSecond, double pct) {
        long startedAtMs = Drive.START_MS + 1_000L * startedAtSecond;
        return new Told(
                i, kind, "BATTERY_LOW", Severity.MEDIUM, startedAtMs, Drive.START_MS + 1_000L * atSecond, pct, 10);
    }

    @Test
    void a_vehicle_of_no_plan_is_nobodys_to_watch() {
        rig.under(new Controls()).judge(List.of(charge(0, 0, 1), charge(60, 0, 1)));

        assertThat(rig.told).isEmpty();
    }

    /** What each sample needs to reach the yard, by all pieces before it; NaN if that is not known yet. */
    private static List<Double> neededPct(List<Moment> drive) {
        List<Double> needed = new ArrayList<>();
        Moment mark = null;
        double markPct = Double.NaN; // outlasts the mark: who charges off the route has charged
        double drivenM = 0;
        double usedPct = 0;
        for (Moment now : drive) {
            mark = isElsewhere(now) ? null : mark;
            double goneM = mark == null ? 0 : now.chainageM - mark.chainageM;
            double pct = now.value(Signal.STATE_OF_CHARGE_PCT);
            if ((mark == null ? !Double.isNaN(now.chainageM) : Math.abs(goneM) >= 100) && !Double.isNaN(pct)) {
                double used = markPct - pct;
                double mps = mark == null ? 0 : goneM / (now.eventTimeMs() - mark.eventTimeMs()) * 1_000;
                if (used < -0.5) {
                    drivenM = 0;
                    usedPct = 0;
                } else if (mps >= 1 && mps <= 60) {
                    drivenM += goneM;
                    usedPct += used;
                    boolean isLong = usedPct > 20;
                    drivenM = isLong ? drivenM / 2 : drivenM;
                    usedPct = isLong ? usedPct / 2 : usedPct;
                }
                mark = now;
                markPct = pct;
            }
            boolean knows = usedPct >= 3 && drivenM >= 1_000;
            needed.add(knows ? 1.3 * usedPct / drivenM * (YARD_M - now.chainageM) : Double.NaN);
        }
        return needed;
    }

    /** First matched, and not along the route on which it was. */
    private static boolean isElsewhere(Moment now) {
        return (now.matchFlags & VehicleRun.FIRST_MATCH) != 0 && (now.matchFlags & VehicleRun.ALONG) == 0;
    }

    private static double limitPct(Moment now, double neededPct) {
        return neededPct > 10 && !now.isIn(ZoneKind.YARD) ? neededPct : 10;
    }

    /** What happens, and the limit at each sample: where the need is not known, that of the sample before counts on. */
    private static List<SlowEpisode.Step> expected(List<Moment> drive, List<Double> needed, double[] limitsPct) {
        SlowEpisode episode = new SlowEpisode(10_000, 0);
        boolean open = false;
        boolean begun = false;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            double pct = now.value(Signal.STATE_OF_CHARGE_PCT);
            boolean needKnown = !Double.isNaN(needed.get(i)) || now.isIn(ZoneKind.YARD);
            limitsPct[i] = needKnown || !begun ? limitPct(now, needed.get(i)) : limitsPct[i - 1];
            int condition = Double.isNaN(pct) || !needKnown && pct >= 10 && pct < limitsPct[i]
                    ? Truth.UNKNOWN
                    : Truth.of(pct < limitsPct[i]);
            int clear = Double.isNaN(pct) ? Truth.UNKNOWN : Truth.of(pct >= limitsPct[i] + 2);
            int before = episode.steps().size();
            episode.see(now.eventTimeMs(), condition, clear, 0.0);
            if (episode.steps().size() > before) {
                open = !open;
                begun = open;
            } else if (!open && condition != Truth.UNKNOWN) {
                begun = condition == Truth.TRUE;
            }
        }
        return episode.steps();
    }

    /** Driven {@code second} times 10 m at 0.5 % for 100 m: 6.5 % are needed for a kilometre. */
    private static Moment driven(double second, double pct) {
        return charge(second, 10 * second, pct);
    }

    private static Moment offTheRoute(double second, double pct) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second)).with(Signal.STATE_OF_CHARGE_PCT, pct);
    }

    @Test
    void not_enough_for_the_yard_goes_on_where_the_need_is_not_known() {
        List<Moment> drive = new ArrayList<>();
        for (int s = 0; s <= 200; s++) {
            drive.add(driven(s, 60 - s / 20.0));
        }
        rig.judge(drive);
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED);

        rig.judge(List.of(offTheRoute(201, 50), driven(202, 49.9), driven(203, 49.9)));
        assertThat(rig.told).as("one sample off the route").hasSize(1);

        rig.judge(List.of(driven(215, 49.9), driven(230, 50.6), driven(245, 50.6)));
        assertThat(rig.told).as("charged by so little that it learns anew").hasSize(1);

        rig.judge(List.of(driven(246, 99)));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
    }

    @Test
    void a_sample_off_the_route_does_not_break_what_has_begun() {
        List<Moment> drive = new ArrayList<>();
        for (int s = 0; s <= 200; s++) {
            drive.add(driven(s, 60 - s / 20.0));
        }
        RuleRig whole = new RuleRig(new BatteryRule()).under(ROAD).judge(drive);
        long startedAtMs = whole.findings.get(0).startedAtMs();
        int begun = (int) ((startedAtMs - Drive.START_MS) / 1_000);
        drive.set(begun + 5, offTheRoute(begun + 5, 60 - (begun + 5) / 20.0));

        rig.judge(drive);

        assertThat(rig.told).isEqualTo(whole.told);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        double alongM = 0;
        double pct = 60;
        for (int i = 0; i < 1_500; i++) {
            alongM += GONE_M[random.nextInt(GONE_M.length)];
            pct -= USED_PCT[random.nextInt(USED_PCT.length)];
            if (alongM > 9_500 || alongM < 0) {
                alongM = 0;
            }
            if (pct < 4 || pct > 90) {
                pct = 4 + random.nextInt(80);
            }
            Moment next = charge(10.0 * i, alongM, random.nextInt(10) == 0 ? Double.NaN : pct);
            if (random.nextInt(20) == 0) {
                next.chainageM = Double.NaN;
            } else if (random.nextInt(10) == 0) {
                next.matchFlags |= VehicleRun.FIRST_MATCH | (random.nextBoolean() ? VehicleRun.ALONG : 0);
            }
            if (random.nextInt(30) == 0) {
                next.in(ZoneKind.YARD);
            }
            drive.add(next);
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));
        List<Double> needed = neededPct(drive);
        double[] limitsPct = new double[drive.size()];
        List<SlowEpisode.Step> steps = expected(drive, needed, limitsPct);

        rig.judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).hasSameSizeAs(steps);
        for (int k = 0; k < steps.size(); k++) {
            SlowEpisode.Step step = steps.get(k);
            Told told = rig.told.get(k);
            Moment now = drive.get(step.sample());
            double limitPct = limitsPct[step.sample()];
            double neededPct = needed.get(step.sample());
            assertThat(told.sample()).isEqualTo(step.sample());
            assertThat(told.kind().name()).isEqualTo(step.what().name());
            assertThat(told.startedAtMs()).isEqualTo(step.startedAtMs());
            assertThat(told.atMs()).isEqualTo(step.atMs());
            assertThat(told.measured()).isEqualTo(now.value(Signal.STATE_OF_CHARGE_PCT));
            assertThat(told.limit()).isCloseTo(limitPct, within(1e-9));
            assertThat(rig.findings.get(k).evidence().getOrDefault("neededPct", Double.NaN))
                    .isCloseTo(neededPct, within(1e-9));
        }
        assertThat(needed).anyMatch(each -> each > 10);
    }
}
