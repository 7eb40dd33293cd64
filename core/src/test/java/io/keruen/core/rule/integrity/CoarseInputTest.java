package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The consistency rule where places, wheels or odometer are coarse or wild. */
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

    private static List<Moment> counting(List<Moment> moments, double stepM) {
        moments.forEach(each ->
                each.with(Signal.ODOMETER_M, stepM * Math.floor(each.value(Signal.ODOMETER_M) / stepM)));
        return moments;
    }

    private static List<Moment> odometerOnly(List<Moment> moments, double stepM) {
        moments.forEach(each -> each.with(Signal.WHEEL_SPEED_MPS, Double.NaN));
        return counting(moments, stepM);
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
