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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of the cargo over whole drives: 20,000 kg by 3 % and 500 kg, temperatures to the tenth, a door. */
class CargoLawTest {
    private static final double NONE = Double.NaN;
    private static final double DECLARED_KG = 20_000;
    private static final double[] TEMP_C = {NONE, 1.5, 2, 2.25, 2.5, 3, 5, 7, 7.5, 7.75, 8, 8.5, 9};
    private static final double[] WEIGHT_KG = {
        NONE, 18_899, 18_900, 20_000, 21_100, 21_101, 19_299, 19_300, 20_700, 20_701, 15_000
    };
    private static final double[] SPEED_MPS = {0, 0, 0.29, 0.3, 5, NONE};
    private static final int[] DOOR = {CodedSignal.ABSENT, 0, 0, 1, 1, 2};
    private static final long[] STEP_MS = {500, 1_000, 1_500};

    private final RuleRig rig = new RuleRig(new CargoRule()).with("tempHoldMs", 6_000);

    private static Controls planned(Role role, double minC, double maxC, double weightKg, double tolPct) {
        return new Controls()
                .escort(null, new PlannedVehicle("truck-1", role, 10, null, null, minC, maxC, weightKg, tolPct));
    }

    private static Moment moment(double second) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second)).with(Signal.SPEED_MPS, 0);
    }

    @Test
    void what_is_not_agreed_any_more_ends_at_once_and_the_weight_after_its_hold() {
        rig.under(planned(Role.CARGO, 2, 8, DECLARED_KG, NONE));
        for (int s = 0; s <= 10; s++) {
            rig.judge(List.of(moment(s)
                    .with(Signal.CARGO_TEMP_C, 9)
                    .with(Signal.CARGO_WEIGHT_KG, 1)
                    .with(CodedSignal.DOOR_OPEN, 1)));
        }
        assertThat(rig.told)
                .extracting(Told::type)
                .containsExactly("DOOR_OPEN", "CARGO_TEMPERATURE", "CARGO_WEIGHT_DEVIATION");

        rig.under(planned(Role.ESCORT, NONE, NONE, NONE, NONE));
        for (int s = 11; s <= 13; s++) {
            rig.judge(List.of(moment(s)
                    .with(Signal.CARGO_TEMP_C, 9)
                    .with(Signal.CARGO_WEIGHT_KG, 1)
                    .with(CodedSignal.DOOR_OPEN, 1)));
        }
        assertThat(rig.told.subList(3, 6))
                .extracting(Told::type)
                .containsExactly("CARGO_TEMPERATURE", "CARGO_WEIGHT_DEVIATION", "DOOR_OPEN");
        assertThat(rig.told.subList(3, 6))
                .allMatch(each -> each.kind() == Finding.Kind.CLEARED && each.atMs() == Drive.START_MS + 11_000);
        assertThat(rig.told).hasSize(6);
    }

    @Test
    void a_stand_before_anything_was_declared_does_not_settle_the_axles() {
        rig.under(planned(Role.CARGO, NONE, NONE, DECLARED_KG, NONE));
        rig.judge(List.of(moment(-20), moment(-10)));
        rig.under(planned(Role.CARGO, NONE, NONE, NONE, NONE));
        rig.judge(List.of(moment(0), moment(60)));
        rig.under(planned(Role.CARGO, NONE, NONE, DECLARED_KG, NONE));
        rig.judge(List.of(moment(61), moment(66).with(Signal.CARGO_WEIGHT_KG, 1)));
        rig.judge(List.of(moment(70.9).with(Signal.CARGO_WEIGHT_KG, 1)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(moment(71).with(Signal.CARGO_WEIGHT_KG, 1)));
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS + 66_000);
    }

    private static List<Told> told(
            SlowEpisode episode, String type, List<Moment> drive, Signal signal, double least, double most) {
        List<Told> told = new ArrayList<>();
        for (SlowEpisode.Step step : episode.steps()) {
            double value = signal == null ? NONE : drive.get(step.sample()).value(signal);
            double limit = value - least < most - value || Double.isNaN(most) ? least : most;
            told.add(new Told(
                    step.sample(),
                    Finding.Kind.valueOf(step.what().name()),
                    type,
                    Severity.HIGH,
                    step.startedAtMs(),
                    step.atMs(),
                    value,
                    signal == null ? NONE : limit));
        }
        return told;
    }

    private static List<Told> temperatures(List<Moment> drive, double minC, double maxC) {
        boolean isBand = !Double.isNaN(maxC - minC);
        double insideC = isBand ? Math.min(0.5, (maxC - minC) / 4) : 0.5;
        SlowEpisode episode = new SlowEpisode(6_000, 0);
        for (Moment each : drive) {
            double tempC = each.value(Signal.CARGO_TEMP_C);
            boolean known = !Double.isNaN(tempC);
            boolean within = !(tempC < minC + insideC) && !(tempC > maxC - insideC);
            episode.see(
                    each.eventTimeMs(),
                    known ? Truth.of(tempC < minC || tempC > maxC) : Truth.UNKNOWN,
                    known ? Truth.of(within) : Truth.UNKNOWN,
                    0.0);
        }
        return told(episode, "CARGO_TEMPERATURE", drive, Signal.CARGO_TEMP_C, minC, maxC);
    }

    private static boolean isSettled(List<Moment> drive, int i) {
        int since = i;
        while (since >= 0 && drive.get(since).speedMps() < 0.3) {
            since--;
        }
        return since < i && drive.get(i).eventTimeMs() - drive.get(since + 1).eventTimeMs() >= 5_000;
    }

    private static List<Told> weights(List<Moment> drive, double tolPct) {
        double tolKg = DECLARED_KG * tolPct / 100 + 500;
        SlowEpisode episode = new SlowEpisode(5_000, 2_000);
        for (int i = 0; i < drive.size(); i++) {
            double weightKg = drive.get(i).value(Signal.CARGO_WEIGHT_KG);
            boolean known = isSettled(drive, i) && !Double.isNaN(weightKg);
            boolean off = weightKg < DECLARED_KG - tolKg || weightKg > DECLARED_KG + tolKg;
            episode.see(drive.get(i).eventTimeMs(), known ? Truth.of(off) : Truth.UNKNOWN, 0);
        }
        return told(
                episode,
                "CARGO_WEIGHT_DEVIATION",
                drive,
                Signal.CARGO_WEIGHT_KG,
                DECLARED_KG - tolKg,
                DECLARED_KG + tolKg);
    }

    private static List<Told> doors(List<Moment> drive, Role role) {
        SlowEpisode episode = new SlowEpisode(2_000, 2_000);
        int open = CodedSignal.ABSENT; // as was said last
        for (Moment each : drive) {
            int now = each.sample.code(CodedSignal.DOOR_OPEN);
            open = now == CodedSignal.ABSENT ? open : now;
            boolean free = role == Role.ESCORT || each.isIn(ZoneKind.YARD, ZoneKind.CUSTOMS_CONTROL);
            int known = open == CodedSignal.ABSENT ? Truth.UNKNOWN : Truth.of(open >= 1);
            episode.see(each.eventTimeMs(), free ? Truth.FALSE : known, 0);
        }
        return told(episode, "DOOR_OPEN", drive, null, NONE, NONE);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        double tempC = 5;
        double weightKg = DECLARED_KG;
        double speedMps = 0;
        int door = 0;
        for (int i = 0; i < 2_000; i++) {
            tempC = random.nextInt(8) == 0 ? TEMP_C[random.nextInt(TEMP_C.length)] : tempC;
            weightKg = random.nextInt(10) == 0 ? WEIGHT_KG[random.nextInt(WEIGHT_KG.length)] : weightKg;
            speedMps = random.nextInt(15) == 0 ? SPEED_MPS[random.nextInt(SPEED_MPS.length)] : speedMps;
            door = random.nextInt(5) == 0 ? DOOR[random.nextInt(DOOR.length)] : door;
            Moment next = new Moment(tMs)
                    .with(Signal.CARGO_TEMP_C, tempC)
                    .with(Signal.CARGO_WEIGHT_KG, weightKg)
                    .with(Signal.SPEED_MPS, speedMps)
                    .with(CodedSignal.DOOR_OPEN, door);
            if (random.nextInt(25) == 0) {
                next.in(random.nextBoolean() ? ZoneKind.YARD : ZoneKind.CUSTOMS_CONTROL);
            } else if (random.nextInt(10) == 0) {
                next.in(ZoneKind.GATE);
            }
            drive.add(next);
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @CsvSource({
        "1, CARGO, 2, 8, NaN",
        "2, CARGO, 2, 8, 1",
        "3, LEAD, 7, 8, NaN",
        "4, CARGO, NaN, 8, 1",
        "5, TAIL, 2, NaN, 1",
        "6, ESCORT, 2, 8, 1",
        "7, CARGO, 2, 3.5, NaN",
        "8, CARGO, 2, 8, NaN"
    })
    void whatever_is_carried_is_judged_as_the_law_says_however_it_is_cut(
            long seed, Role role, double minC, double maxC, double tolPct) {
        List<Moment> drive = drawn(new Random(seed));

        rig.under(planned(role, minC, maxC, DECLARED_KG, tolPct)).judgeCut(drive, 20, seed);

        assertThat(of("CARGO_TEMPERATURE")).hasSizeGreaterThan(4).isEqualTo(temperatures(drive, minC, maxC));
        assertThat(of("CARGO_WEIGHT_DEVIATION"))
                .hasSizeGreaterThan(2)
                .isEqualTo(weights(drive, Double.isNaN(tolPct) ? 3 : tolPct));
        assertThat(of("DOOR_OPEN"))
                .hasSizeGreaterThan(role == Role.ESCORT ? -1 : 10)
                .isEqualTo(doors(drive, role));
    }

    private List<Told> of(String type) {
        return rig.told.stream().filter(each -> each.type().equals(type)).toList();
    }
}
