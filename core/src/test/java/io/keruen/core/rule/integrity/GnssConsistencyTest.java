package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The consistency rule against chance: found drags, false alarms, slip. With {@code -Dkeruen.integrity.hours=600} the
 * clean drive is that long; a failure names the seeds, which are 1 and the following.
 */
class GnssConsistencyTest {
    private static final int HOURS = Integer.getInteger("keruen.integrity.hours", 40);
    private static final int HOURS_EACH = 4;
    private static final int DRAGS = Integer.getInteger("keruen.integrity.drags", 60);

    private static int alerts(int hours, Consumer<NoisyLorry> setUp) {
        return GnssConsistencyStudy.alerts(hours / HOURS_EACH, HOURS_EACH, 1, setUp);
    }

    private static double p95S(Consumer<NoisyLorry> drag) {
        return GnssConsistencyStudy.quantile(
                GnssConsistencyStudy.delaysS(DRAGS, 600, 1, lorry -> lorry.steady = true, drag), 0.95);
    }

    @Test
    void clean_correlated_noise_raises_nothing() {
        assertThat(alerts(HOURS, lorry -> lorry.burstsPerHour = 0)).isZero();
    }

    @Test
    void multipath_bursts_raise_less_than_one_in_thirty_hours() {
        assertThat(alerts(HOURS, lorry -> {})).isLessThanOrEqualTo(1 + HOURS / 60);
    }

    @Test
    void creeping_without_yaw_rate_in_multipath_raises_no_more_than_one_in_20_hours() {
        for (double sigmaM : new double[] {1, 1.5, 4}) {
            for (double mps : new double[] {0.6, 1.2, 1.8}) {
                int raised = alerts(HOURS / 2, lorry -> {
                    lorry.yawless = true;
                    lorry.sigmaM = sigmaM;
                    lorry.speedMps = mps;
                });
                assertThat(raised).as(mps + " m/s at " + sigmaM + " m").isLessThanOrEqualTo(1 + HOURS / 60);
            }
        }
    }

    /** In the first second of driving such noise may point anywhere; what was learned from it would be believed. */
    @Test
    void noise_of_8_m_does_not_give_the_first_direction() {
        int raised = 0;
        for (int seed = 1; seed <= 500; seed++) {
            NoisyLorry lorry = new NoisyLorry(seed);
            lorry.sigmaM = 8;
            lorry.steady = true;
            lorry.burstsPerHour = 0;
            raised += new GnssConsistencyStudy().drive(lorry, 120).raised;
        }
        assertThat(raised).isZero();
    }

    /** The place stands still for 10 s in a bend, then is right again: where the vehicle heads has changed meanwhile. */
    @Test
    void place_that_repeats_itself_in_a_bend_is_not_forged_afterwards() {
        int raised = 0;
        for (int seed = 1; seed <= 100; seed++) {
            NoisyLorry lorry = new NoisyLorry(seed);
            lorry.burstsPerHour = 0;
            GnssConsistencyStudy study = new GnssConsistencyStudy();
            for (int round = 0; round < 10; round++) {
                study.drive(lorry, 180);
                lorry.freezes = true;
                study.drive(lorry, 10);
                lorry.freezes = false;
            }
            raised += study.raised;
        }
        assertThat(raised).isZero();
    }

    /** Under a bridge the receiver repeats its last fix, and comes back a few metres off by multipath. */
    @Test
    void place_that_comes_back_some_metres_off_is_not_forged() {
        for (double offM : new double[] {4, 5, 6, 7, 8, 12}) {
            int raised = 0;
            for (int seed = 1; seed <= 200; seed++) {
                int heldS = 3 + seed % 7;
                NoisyLorry lorry = new NoisyLorry(seed);
                lorry.speedMps = 8;
                lorry.steady = true;
                lorry.burstsPerHour = 0;
                lorry.yawless = seed % 3 == 0;
                GnssConsistencyStudy study = new GnssConsistencyStudy().drive(lorry, 200);
                lorry.freezes = true;
                lorry.dragAlongMps = offM * Math.sin(seed) / heldS;
                lorry.dragAcrossMps = offM * Math.cos(seed) / heldS;
                study.drive(lorry, heldS);
                lorry.freezes = false;
                lorry.dragAlongMps = 0;
                lorry.dragAcrossMps = 0;
                raised += study.drive(lorry, 100).raised;
            }
            assertThat(raised).as(offM + " m off").isZero();
        }
    }

    /** Its odometer counts up, and noise hides from second to second that its place goes back. */
    @Test
    void lorry_that_backs_slowly_in_noise_of_8_m_is_not_forged() {
        int raised = 0;
        for (int seed = 1; seed <= 100; seed++) {
            NoisyLorry lorry = new NoisyLorry(seed);
            lorry.sigmaM = 8;
            lorry.burstsPerHour = 0;
            lorry.saysCourse = true;
            lorry.steady = true;
            GnssConsistencyStudy study = new GnssConsistencyStudy().drive(lorry, 300);
            lorry.speedMps = 0;
            study.drive(lorry, 30);
            lorry.backs = true;
            lorry.speedMps = 1.5;
            raised += study.drive(lorry, 90).raised;
        }
        assertThat(raised).isZero();
    }

    @Test
    void slip_in_winter_raises_nothing() {
        for (double ratio : new double[] {0.1, 0.3, -0.2}) {
            int alerts = alerts(HOURS / 2, lorry -> {
                lorry.burstsPerHour = 0;
                lorry.slippery = true;
                lorry.slipsPerHour = 20;
                lorry.slipRatio = ratio;
                lorry.slipLengthS = 30;
            });
            assertThat(alerts).as("slip of " + ratio).isZero();
        }
    }

    @Test
    void drag_along_of_1_mps_is_found_within_10_s() {
        assertThat(p95S(lorry -> lorry.dragAlongMps = 1)).isLessThanOrEqualTo(10);
        assertThat(p95S(lorry -> lorry.dragAlongMps = -1)).isLessThanOrEqualTo(10);
    }

    @Test
    void drag_across_of_1_mps_is_found_within_10_s() {
        assertThat(p95S(lorry -> lorry.dragAcrossMps = 1)).isLessThanOrEqualTo(10);
    }

    @Test
    void drag_that_the_speed_over_ground_follows_is_no_slip() {
        assertThat(p95S(lorry -> {
                    lorry.dragAlongMps = -1;
                    lorry.followsDrag = true;
                }))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void fast_drag_is_no_leap() {
        assertThat(p95S(lorry -> lorry.dragAcrossMps = 5)).isLessThanOrEqualTo(8);
    }

    @Test
    void drag_of_a_parked_lorry_is_found() {
        double[] delaysS = GnssConsistencyStudy.delaysS(
                DRAGS,
                600,
                1,
                lorry -> {
                    lorry.steady = true;
                    lorry.speedMps = 0;
                },
                lorry -> lorry.dragEastMps = 1);

        assertThat(GnssConsistencyStudy.quantile(delaysS, 0.95)).isLessThanOrEqualTo(10);
    }
}
