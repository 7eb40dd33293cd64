package io.keruen.core.rule.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Low charge, and charge that will not last to the yard. */
class BatteryRuleTest {
    private static final Controls ROAD = new Controls()
            .route("road", -200, 12_000, 6)
            .box("yard", ZoneKind.YARD, 9_900, -50, 10_000, 50)
            .escort("road", "truck-1");

    private static Drive drive() {
        return new Drive("truck-1").every(1_000);
    }

    private static List<Finding> judge(Controls control, Drive drive) {
        return new VehicleRig(control.snapshot()).play(drive.samples()).findings("BATTERY_LOW");
    }

    /** Drives at 10 m/s for so long, using so much a kilometre, its gauge as coarse as this. */
    private static Drive using(Drive drive, double fromPct, double pctPerKm, long seconds, double gaugePct) {
        for (long s = 0; s < seconds; s++) {
            double chargePct = fromPct - pctPerKm * s / 100;
            drive.with(Signal.STATE_OF_CHARGE_PCT, Math.floor(chargePct / gaugePct) * gaugePct);
            drive.go(10, 1_000);
        }
        return drive;
    }

    @Test
    void low_charge_raises_once_and_ends_well_above_the_limit() {
        Drive drive = drive().with(Signal.STATE_OF_CHARGE_PCT, 10).go(10, 5_000);
        for (int i = 0; i < 20; i++) {
            drive.with(Signal.STATE_OF_CHARGE_PCT, 9.9).go(0, 11_000);
            drive.with(Signal.STATE_OF_CHARGE_PCT, 10.1).go(0, 11_000);
        }
        drive.with(Signal.STATE_OF_CHARGE_PCT, 12).go(0, 5_000);

        List<Finding> found = judge(new Controls().escort(null, "truck-1"), drive);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 5_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 15_000);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 445_000);
    }

    @Test
    void a_glitch_of_the_gauge_is_nothing() {
        Drive drive = drive().with(Signal.STATE_OF_CHARGE_PCT, 60).go(10, 5_000);
        drive.with(Signal.STATE_OF_CHARGE_PCT, 0).go(10, 9_000).with(Signal.STATE_OF_CHARGE_PCT, 60);

        assertThat(judge(new Controls().escort(null, "truck-1"), drive.go(10, 5_000)))
                .isEmpty();
    }

    @Test
    void charge_that_will_not_last_to_the_yard_raises_while_it_is_above_the_low_limit() {
        // 4 % a km: 40 % for the 10 km, 52 % with the reserve. 3 % are used and 1 km driven after 1 km: 35 left, 46.8.
        List<Finding> found = judge(ROAD, using(drive(), 39, 4, 300, 0.1));

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(found.get(0).startedAtMs()).isBetween(Drive.START_MS + 100_000, Drive.START_MS + 121_000);
        assertThat(found.get(0).limit()).isBetween(44.0, 48.0);
        assertThat(found.get(0).measured()).isGreaterThan(30);
    }

    @Test
    void charge_that_lasts_with_the_reserve_is_nothing_however_coarse_the_gauge() {
        for (double gaugePct : new double[] {0.1, 0.5, 1}) {
            assertThat(judge(ROAD, using(drive(), 70, 4, 1_000, gaugePct))).isEmpty();
        }
    }

    @Test
    void standing_with_the_heater_on_teaches_nothing_about_the_road() {
        Drive drive = using(drive(), 60, 2, 200, 0.1);
        for (int i = 0; i < 300; i++) {
            drive.with(Signal.STATE_OF_CHARGE_PCT, 56 - i * 0.05).go(0, 1_000);
        }

        assertThat(judge(ROAD, using(drive, 41, 2, 600, 0.1))).isEmpty();
    }

    /** A short route to a yard; from 2,300 s on a long one to another, along which the same place is 15 km farther on. */
    private static Controls rerouted() {
        long changeMs = Drive.START_MS + 2_300_000;
        return new Controls()
                .route("short", -200, 8_000, 6)
                .route("long", -15_200, 50_000, 6)
                .box("near", ZoneKind.YARD, 7_500, -50, 7_600, 50)
                .box("far", ZoneKind.YARD, 47_000, -50, 47_100, 50)
                .escort("short", 0, changeMs, "truck-1")
                .escort("long", changeMs, 4_102_444_800_000L, "truck-1");
    }

    /** 5 km at 0.8 % a km, half an hour of standing at 1 %; 42 km under the new plan need 44 % with the reserve. */
    @Test
    void a_new_route_takes_nothing_off_what_a_metre_costs() {
        for (int silentSeconds : new int[] {0, 20}) { // its gauge, from the change of the plan on
            Drive drive = using(drive(), 40, 0.8, 500, 0.01);
            drive.with(Signal.STATE_OF_CHARGE_PCT, 36).go(0, 2_000);
            drive.with(Signal.STATE_OF_CHARGE_PCT, 35).go(0, 1_798_000);
            drive.with(Signal.STATE_OF_CHARGE_PCT, Double.NaN).go(0, 1_000L * silentSeconds);
            drive.with(Signal.STATE_OF_CHARGE_PCT, 35).go(0, 60_000);

            List<Finding> found = judge(rerouted(), drive);

            assertThat(found)
                    .extracting(Finding::startedAtMs)
                    .containsExactly(Drive.START_MS + 2_300_000 + 1_000L * silentSeconds);
            assertThat(found.get(0).limit()).isBetween(43.0, 45.0);
        }
    }

    /** It leaves the road, uses 28 % where it is not matched, and comes back 3 km farther on: 4 km to go at 4 % a km. */
    @Test
    void what_it_used_off_its_route_teaches_nothing_about_the_road() {
        Drive drive = using(drive(), 60, 4, 300, 0.01).jump(0, 500);
        drive.with(Signal.STATE_OF_CHARGE_PCT, 20).go(10, 300_000).jump(0, -500);

        List<Finding> found = judge(ROAD, using(drive, 20, 4, 100, 0.01));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).limit()).isBetween(19.5, 21.0);
    }
}
