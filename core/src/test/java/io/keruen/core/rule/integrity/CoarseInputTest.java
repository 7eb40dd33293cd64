package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The consistency rule where places, wheels or odometer are coarse, seldom renewed or wild: no drag, and a drag. */
class CoarseInputTest {
    private static final int HZ = 5;

    private final RuleRig rig = new RuleRig(new GnssConsistencyRule());
    private double eastM;
    private double dragM;
    private double odometerM;
    private int sample;

    /** Drives on; what the receiver and the others make of it is done to the samples. */
    private List<Moment> drive(double mps, double seconds, double dragMps) {
        List<Moment> moments = new ArrayList<>();
        for (int k = 0; k < seconds * HZ; k++) {
            moments.add(new Moment(Drive.START_MS + 1_000L / HZ * sample++)
                    .at(eastM + dragM, 0)
                    .with(Signal.SPEED_MPS, mps)
                    .with(Signal.WHEEL_SPEED_MPS, mps)
                    .with(Signal.ODOMETER_M, odometerM + eastM));
            eastM += mps / HZ;
            dragM += dragMps / HZ;
        }
        return moments;
    }

    /** The place comes anew at each n-th sample only. */
    private static List<Moment> renewed(List<Moment> moments, int each) {
        for (int k = 0; k < moments.size(); k++) {
            moments.get(k).sample.lonDeg = moments.get(k - k % each).sample.lonDeg;
        }
        return moments;
    }

    private static List<Moment> counting(List<Moment> moments, double stepM) {
        moments.forEach(each ->
                each.with(Signal.ODOMETER_M, stepM * Math.floor(each.value(Signal.ODOMETER_M) / stepM)));
        return moments;
    }

    private static List<Moment> odometerOnly(List<Moment> moments, double stepM) {
        moments.forEach(each -> each.with(Signal.WHEEL_SPEED_MPS, Double.NaN));
        return counting(moments, stepM);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 10", "1, 10", "2, 10", "4, 10", "7, 10", "7, 15", "2, 20", "7, 20"})
    void places_that_are_seldom_renewed_are_not_forged(double mps, int each) {
        rig.judgeCut(renewed(drive(mps, 300, 0), each), 7, 1);

        assertThat(rig.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.31, 0.4, 0.45, 0.5, 0.7, 1, 3})
    void places_of_five_decimals_are_not_forged_in_a_queue(double mps) {
        List<Moment> moments = drive(mps, 600, 0);
        moments.forEach(each -> each.sample.lonDeg = Math.rint(1e5 * each.sample.lonDeg) / 1e5);

        assertThat(rig.judgeCut(moments, 7, 1).told).isEmpty();
    }

    @Test
    void a_drag_is_found_where_places_are_renewed_every_two_seconds() {
        rig.judge(renewed(drive(7, 120, 0), 10)).judge(renewed(drive(7, 14, 1), 10));

        assertThat(rig.told).hasSize(1);
    }

    /** In all directions, with a yaw rate and without, from the start or after a fast drive, or by fits and starts. */
    @ParameterizedTest
    @CsvSource({"5, 0.3", "5, 0.5", "5, 1", "5, 1.5", "6, 0.3", "6, 1", "6, 1.5", "6, 4", "5, 8"})
    void a_vehicle_that_creeps_is_not_forged(int decimals, double sigmaM) {
        for (double mps : new double[] {0.03, 0.1, 0.2, 0.3, 0.4, 0.8, 1.2, 1.7, 1.9, 2.1, 2.5}) {
            for (int deg = 0; deg < 360; deg += 15) {
                for (int kind = 0; kind < 5; kind++) {
                    RuleRig each = new RuleRig(new GnssConsistencyRule());
                    creep(each, mps, deg, kind, decimals, sigmaM);
                    assertThat(each.told)
                            .as("%s m/s to %d degrees, kind %d", mps, deg, kind)
                            .isEmpty();
                }
            }
        }
    }

    private static void creep(RuleRig rig, double mps, int deg, int kind, int decimals, double sigmaM) {
        Random random = new Random(Double.hashCode(mps) + 31L * deg + kind);
        double sin = Math.sin(Math.toRadians(deg));
        double cos = Math.cos(Math.toRadians(deg));
        double digits = Math.pow(10, decimals);
        double kept = Math.exp(-1.0 / 60);
        double white = sigmaM * Math.sqrt(1 - kept * kept);
        double noiseEastM = 0;
        double noiseNorthM = 0;
        double wayM = 0;
        List<Moment> moments = new ArrayList<>();
        for (int s = 0; s < 600; s++) {
            boolean yaws = kind % 2 == 1;
            double nowMps = kind > 1 && s < 100 ? 7 : kind == 4 && s % 40 > 25 ? 0 : mps;
            noiseEastM = kept * noiseEastM + white * random.nextGaussian();
            noiseNorthM = kept * noiseNorthM + white * random.nextGaussian();
            Moment moment = new Moment(Drive.START_MS + 1_000L * s)
                    .at(wayM * sin + noiseEastM, wayM * cos + noiseNorthM)
                    .accuracy(sigmaM)
                    .with(Signal.SPEED_MPS, nowMps)
                    .with(Signal.WHEEL_SPEED_MPS, nowMps)
                    .with(Signal.YAW_RATE_DEGPS, yaws ? 0 : Double.NaN);
            moment.sample.latDeg = Math.rint(digits * moment.sample.latDeg) / digits;
            moment.sample.lonDeg = Math.rint(digits * moment.sample.lonDeg) / digits;
            moments.add(moment);
            wayM += nowMps;
        }
        rig.judge(moments);
    }

    private void dragIsFoundAfter(List<Moment> wild) {
        rig.judge(wild).judge(drive(7, 20, 0));
        assertThat(rig.told).isEmpty();

        rig.judge(drive(7, 10, 1.1));
        assertThat(rig.told).hasSize(1);
    }

    private List<Moment> withWild(Signal signal, DoubleUnaryOperator value) {
        List<Moment> moments = drive(7, 120, 0);
        Moment wild = moments.get(100 * HZ);
        wild.with(signal, value.applyAsDouble(wild.value(signal)));
        return moments;
    }

    @Test
    void a_place_without_accuracy_blinds_nobody() {
        List<Moment> moments = drive(7, 120, 0);
        moments.get(100 * HZ).accuracy(1_000);
        dragIsFoundAfter(moments);
    }

    @Test
    void a_wild_wheel_speed_blinds_nobody() {
        List<Moment> moments = withWild(Signal.WHEEL_SPEED_MPS, mps -> 3.4e38);
        moments.forEach(each -> each.with(Signal.ODOMETER_M, Double.NaN));
        dragIsFoundAfter(moments);
    }

    @Test
    void a_wild_wheel_speed_beside_an_odometer_blinds_nobody() {
        dragIsFoundAfter(withWild(Signal.WHEEL_SPEED_MPS, mps -> -3.4e38));
    }

    @Test
    void a_wild_yaw_rate_or_speed_over_ground_blinds_nobody() {
        List<Moment> moments = withWild(Signal.SPEED_MPS, mps -> 3.4e38);
        moments.forEach(each -> each.with(Signal.YAW_RATE_DEGPS, 0));
        moments.get(90 * HZ).with(Signal.YAW_RATE_DEGPS, 3.4e38);
        rig.judge(moments).judge(drive(7, 20, 0));
        assertThat(rig.told).isEmpty();

        List<Moment> dragged = drive(7, 10, 1.1);
        dragged.forEach(each -> each.with(Signal.YAW_RATE_DEGPS, 0));
        assertThat(rig.judge(dragged).told).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5", "1, 1", "1, 2.2", "2, 0.7", "2, 3", "5, 1", "5, 7", "10, 7", "20, 1", "20, 7", "20, 15", "50, 7",
        "100, 7", "125, 15"
    })
    void an_odometer_that_counts_in_steps_is_not_forged(double stepM, double mps) {
        for (int round = 0; round < 8; round++) {
            List<Moment> moments = odometerOnly(drive(mps, 200, 0), stepM);
            moments.addAll(odometerOnly(drive(0, 40, 0), stepM));
            boolean yaws = round % 4 > 1;
            moments.forEach(each -> each.with(Signal.YAW_RATE_DEGPS, yaws ? 0.05 : Double.NaN));
            rig.judgeCut(moments, 7, 1);
        }
        assertThat(rig.told).isEmpty();

        rig.judge(counting(drive(mps, 100, 0), stepM)).judge(odometerOnly(drive(mps, 100, 0), stepM));
        assertThat(rig.told).as("wheels that say their speed for a while").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 10", "1, 10", "5, 25", "20, 45"})
    void a_drag_is_found_by_an_odometer_that_counts_in_steps(double stepM, int withinS) {
        rig.judge(odometerOnly(drive(7, 120, 0), stepM));
        rig.judge(odometerOnly(drive(7, withinS, 1.5), stepM));

        assertThat(rig.told).hasSize(1);
    }

    @Test
    void a_drag_of_one_that_stands_is_found_by_a_fine_odometer() {
        rig.judge(odometerOnly(drive(7, 120, 0), 0.1));
        rig.judge(odometerOnly(drive(2, 3, 0), 0.1)).judge(odometerOnly(drive(0, 60, 0), 0.1));
        assertThat(rig.judge(odometerOnly(drive(0, 10, 1.1), 0.1)).told).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "20, 3", "20, 6", "125, 1", "125, 6", "0.1, 6"})
    void wheels_that_are_lost_for_a_moment_beside_an_odometer_blind_nobody(double stepM, int lost) {
        for (int from = 0; from < 3 * HZ; from++) {
            RuleRig each = new RuleRig(new GnssConsistencyRule());
            List<Moment> moments = counting(drive(7, 120, 0), stepM);
            moments.addAll(counting(drive(7, 10, 1), stepM));
            for (int k = 0; k < lost; k++) {
                moments.get(122 * HZ + from + k).with(Signal.WHEEL_SPEED_MPS, Double.NaN);
            }
            assertThat(each.judgeCut(moments, 7, 1).told).as("lost at %d", from).hasSize(1);
        }
    }

    @Test
    void wheels_that_are_lost_for_good_beside_a_fine_odometer_begin_nothing_anew() {
        List<Moment> moments = drive(7, 120, 0);
        moments.addAll(drive(7, 10, 1));
        moments.subList(124 * HZ, 130 * HZ).forEach(each -> each.with(Signal.WHEEL_SPEED_MPS, Double.NaN));

        assertThat(rig.judge(moments).told).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"20, 2, 10", "5, 2.5, 10", "7, 12, 30", "20, 20, 40"})
    void a_fine_odometer_that_is_silent_for_a_while_is_not_coarse_for_ever(double mps, double laterMps, int withinS) {
        rig.judge(odometerOnly(drive(mps, 120, 0), 0.1));
        List<Moment> frozen = odometerOnly(drive(mps, 3, 0), 0.1);
        frozen.forEach(each -> each.with(Signal.ODOMETER_M, frozen.get(0).value(Signal.ODOMETER_M)));
        rig.judge(frozen).judge(odometerOnly(drive(mps, 30, 0), 0.1)).judge(odometerOnly(drive(laterMps, 60, 0), 0.1));
        assertThat(rig.told).isEmpty();

        rig.judge(odometerOnly(drive(laterMps, withinS, 1.1), 0.1));
        assertThat(rig.told).hasSize(1);
    }

    /** A step of 12.8 m that is told in whole metres. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 7, 15, 20})
    void an_odometer_of_steps_that_are_rounded_stays_coarse(double mps) {
        List<Moment> moments = odometerOnly(drive(0, 30, 0), 12.8);
        moments.addAll(odometerOnly(drive(mps, 900, 0), 12.8));
        moments.forEach(each -> each.with(Signal.ODOMETER_M, Math.rint(each.value(Signal.ODOMETER_M))));

        assertThat(rig.judgeCut(moments, 7, 1).told).isEmpty();
    }

    @Test
    void an_odometer_that_is_set_anew_blinds_nobody() {
        rig.judge(odometerOnly(drive(7, 120, 0), 0.1));
        odometerM = 4e9;
        rig.judge(odometerOnly(drive(7, 80, 0), 0.1));
        assertThat(rig.told).isEmpty();

        rig.judge(odometerOnly(drive(7, 10, 1.1), 0.1));
        assertThat(rig.told).hasSize(1);
    }
}
