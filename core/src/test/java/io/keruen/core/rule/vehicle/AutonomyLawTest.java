package io.keruen.core.rule.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.Truth;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of self-driving over whole drives, with safe stops, permissions to go on, and yards. */
class AutonomyLawTest {
    private static final int ABSENT = CodedSignal.ABSENT;
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int[] FLAG = {ABSENT, 0, 0, 0, 1};
    private static final double[] SPEED_MPS = {0, 0, 0.29, 0.3, 0.5, 0.51, 3, 3, 3, Double.NaN};
    private static final long[] STEP_MS = {500, 1_000, 1_500};

    /** A permission, given before a sample is judged. */
    private record Permission(int beforeSample, long fromMs, long untilMs) {}

    private final AutonomyRule rule = new AutonomyRule();
    private final RuleRig rig = new RuleRig(rule);

    private static Controls planned(Role role) {
        double none = Double.NaN;
        return new Controls().escort(null, new PlannedVehicle("truck-1", role, 10, null, null, none, none, none, none));
    }

    private static int code(Moment moment, CodedSignal signal) {
        return moment.sample.code(signal);
    }

    /** What each sample, or the last one before it that said anything, said. */
    private static List<Integer> said(List<Moment> drive, CodedSignal signal) {
        List<Integer> said = new ArrayList<>();
        for (Moment each : drive) {
            int before = said.isEmpty() ? ABSENT : said.get(said.size() - 1);
            said.add(code(each, signal) == ABSENT ? before : code(each, signal));
        }
        return said;
    }

    private static List<Told> told(SlowEpisode episode, String type, Severity severity, List<Moment> drive) {
        boolean resumed = type.equals("UNAUTHORISED_RESUME");
        return episode.steps().stream()
                .map(step -> new Told(
                        step.sample(),
                        Finding.Kind.valueOf(step.what().name()),
                        type,
                        severity,
                        step.startedAtMs(),
                        step.atMs(),
                        resumed ? drive.get(step.sample()).speedMps() : Double.NaN,
                        resumed ? 0.5 : Double.NaN))
                .toList();
    }

    private static List<Told> flagged(List<Moment> drive, CodedSignal signal, String type) {
        SlowEpisode episode = new SlowEpisode(0, 2_000);
        List<Integer> said = said(drive, signal);
        for (int i = 0; i < drive.size(); i++) {
            int on = said.get(i) == ABSENT ? Truth.UNKNOWN : Truth.of(said.get(i) > 0);
            episode.see(drive.get(i).eventTimeMs(), on, 0);
        }
        return told(episode, type, Severity.HIGH, drive);
    }

    private static List<Told> disengaged(List<Moment> drive, Role role) {
        SlowEpisode episode = new SlowEpisode(1_000, 2_000);
        List<Integer> said = said(drive, CodedSignal.OPERATING_MODE);
        for (int i = 0; i < drive.size(); i++) {
            Moment each = drive.get(i);
            int mode = said.get(i);
            boolean ordinary = role == Role.ESCORT || each.isIn(ZoneKind.YARD, ZoneKind.CUSTOMS_CONTROL);
            int left = mode == ABSENT ? Truth.UNKNOWN : Truth.of(mode != AUTOMATIC);
            episode.see(each.eventTimeMs(), ordinary ? Truth.FALSE : left, 0);
        }
        return told(episode, "AUTONOMY_DISENGAGED", Severity.HIGH, drive);
    }

    /** Which of the two signals were on by what each said last, sample by sample. */
    private static List<Set<CodedSignal>> on(List<Moment> drive) {
        List<Set<CodedSignal>> on = new ArrayList<>();
        for (Moment now : drive) {
            Set<CodedSignal> then = EnumSet.noneOf(CodedSignal.class);
            for (CodedSignal each : List.of(CodedSignal.EMERGENCY_STOP, CodedSignal.MINIMAL_RISK)) {
                boolean was = !on.isEmpty() && on.get(on.size() - 1).contains(each);
                if (code(now, each) == ABSENT ? was : code(now, each) > 0) {
                    then.add(each);
                }
            }
            on.add(then);
        }
        return on;
    }

    private static boolean isPermitted(List<Permission> permissions, int i, long sinceMs, long tMs) {
        Permission counts = new Permission(0, 0, 0);
        for (Permission each : permissions) {
            counts = each.beforeSample <= i && each.fromMs >= counts.fromMs ? each : counts;
        }
        return sinceMs <= counts.fromMs && counts.fromMs <= tMs && tMs < counts.untilMs;
    }

    private static List<Told> resumed(List<Moment> drive, List<Permission> permissions) {
        SlowEpisode episode = new SlowEpisode(2_000, 10_000);
        long sinceMs = 0; // of the stop that holds the vehicle
        boolean stood = false;
        List<Set<CodedSignal>> on = on(drive);
        Set<CodedSignal> onBefore = Set.of();
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            long tMs = now.eventTimeMs();
            double speedMps = now.speedMps();
            boolean oneComesOn = !onBefore.containsAll(on.get(i));
            if (oneComesOn && (onBefore.isEmpty() || sinceMs == 0)) {
                sinceMs = tMs; // who went on without permission is held as before
            }
            onBefore = on.get(i);
            boolean wasNone = onBefore.isEmpty() && !stood && !(speedMps < 0.3);
            boolean goesOn = stood && speedMps > 0.5 && isPermitted(permissions, i, sinceMs, tMs);
            if (now.isIn(ZoneKind.YARD) || wasNone || goesOn) {
                sinceMs = 0;
                stood = false;
            }
            stood |= sinceMs != 0 && speedMps < 0.3;
            int moving = Double.isNaN(speedMps) ? Truth.UNKNOWN : Truth.of(speedMps > 0.5);
            int condition = stood ? moving : Truth.FALSE;
            episode.see(tMs, condition, -condition, sinceMs != 0 ? 10_000L : 0L);
        }
        return told(episode, "UNAUTHORISED_RESUME", Severity.CRITICAL, drive);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        int stop = 0;
        int risk = 0;
        int mode = AUTOMATIC;
        double speedMps = 3;
        for (int i = 0; i < 1_500; i++) {
            stop = random.nextInt(10) == 0 ? FLAG[random.nextInt(FLAG.length)] : stop;
            risk = random.nextInt(12) == 0 ? FLAG[random.nextInt(FLAG.length)] : risk;
            mode = random.nextInt(8) == 0 ? random.nextInt(5) - 1 : mode;
            mode = random.nextInt(8) == 0 ? AUTOMATIC : mode;
            speedMps = random.nextInt(6) == 0 ? SPEED_MPS[random.nextInt(SPEED_MPS.length)] : speedMps;
            Moment next = new Moment(tMs)
                    .with(CodedSignal.EMERGENCY_STOP, random.nextInt(3) == 0 ? ABSENT : stop)
                    .with(CodedSignal.MINIMAL_RISK, i % 4 == 0 || i % 500 < 250 ? risk : ABSENT)
                    .with(CodedSignal.OPERATING_MODE, mode)
                    .with(Signal.SPEED_MPS, speedMps);
            int fate = random.nextInt(120);
            if (fate < 3) {
                next.in(fate == 0 ? ZoneKind.YARD : fate == 1 ? ZoneKind.CUSTOMS_CONTROL : ZoneKind.GATE);
            }
            drive.add(next);
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    private static List<Permission> permissions(List<Moment> drive, Random random) {
        List<Permission> permissions = new ArrayList<>();
        for (int i = 5; i < drive.size(); i += 1 + random.nextInt(60)) {
            long fromMs = drive.get(Math.min(drive.size() - 1, i - 5 + random.nextInt(10)))
                    .eventTimeMs();
            if (!permissions.isEmpty() && random.nextInt(3) == 0) {
                fromMs = permissions.get(permissions.size() - 1).fromMs; // the same again, for longer or shorter
            }
            permissions.add(new Permission(i, fromMs, fromMs + 5_000L * (1 + random.nextInt(4))));
        }
        return permissions;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        Random random = new Random(seed);
        List<Moment> drive = drawn(random);
        List<Permission> permissions = permissions(drive, random);
        Role role = seed % 5 == 0 ? Role.ESCORT : Role.CARGO;

        rig.under(planned(role));
        int from = 0;
        for (Permission each : permissions) {
            rig.judgeCut(drive.subList(from, each.beforeSample), 20, seed + from);
            rule.permitResume(rig.slice, each.fromMs, each.untilMs);
            from = each.beforeSample;
        }
        rig.judgeCut(drive.subList(from, drive.size()), 20, seed);

        assertThat(of("EMERGENCY_STOP"))
                .hasSizeGreaterThan(5)
                .isEqualTo(flagged(drive, CodedSignal.EMERGENCY_STOP, "EMERGENCY_STOP"));
        assertThat(of("MINIMAL_RISK_CONDITION"))
                .hasSizeGreaterThan(5)
                .isEqualTo(flagged(drive, CodedSignal.MINIMAL_RISK, "MINIMAL_RISK_CONDITION"));
        assertThat(of("AUTONOMY_DISENGAGED"))
                .hasSizeGreaterThan(role == Role.ESCORT ? -1 : 5)
                .isEqualTo(disengaged(drive, role));
        assertThat(of("UNAUTHORISED_RESUME")).hasSizeGreaterThan(2).isEqualTo(resumed(drive, permissions));
    }

    private List<Told> of(String type) {
        return rig.told.stream().filter(each -> each.type().equals(type)).toList();
    }
}
