package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead reckoning and slip, second by second, beside the same laws written with angles and plain fields. */
class ReckoningTest {
    private static final double[] SPEED_MPS = {0, 0.01, 0.25, 1, 3, 5, 10, 12};
    private static final double[] SECONDS = {1, 1, 1, 0.9, 1.5, 2, 5};
    private static final double[] SIGMA_M = {1, 1.5, 3, 8};

    /** One second of a drive. */
    private record Second(
            double seconds,
            double eastM,
            double northM,
            double wayM,
            double turnRad,
            double sigmaM,
            double courseDeg,
            boolean suspected,
            boolean slips) {}

    /** The same by angles. */
    private static final class SlowReckoning {
        private double headingRad;
        private double length = 1;
        private double biasRadps;
        private final double[] sums = new double[4];
        private double scaleOff;
        private double learnedM;
        private double sigmaM;
        private final double[] ways = new double[2];
        private final double[] turns = new double[2];
        private long age;
        private long leaps;
        private boolean coarse;
        private boolean counted;
        private Second now = new Second(1, 0, 0, 0, 0, 0, 0, false, false);

        void add(Second second) {
            now = second;
            sigmaM = now.sigmaM > sigmaM ? now.sigmaM : 0.97 * sigmaM + 0.03 * now.sigmaM;
            double wayM = (1 + scaleOff) * now.wayM;
            leak(ways, Math.abs(wayM));
            boolean same = now.eastM == 0 && now.northM == 0;
            if (same && Math.abs(wayM) > 0.3) {
                if (!Double.isNaN(now.turnRad) && age != 0) {
                    leak(turns, Math.abs(turnRad()));
                    headingRad += turnRad();
                }
            } else if (Double.isNaN(now.turnRad)) {
                withoutYaw(wayM);
            } else {
                withYaw(wayM);
            }
        }

        private double turnRad() {
            return now.turnRad - biasRadps * now.seconds;
        }

        private void leak(double[] sum, double value) {
            sum[0] = sum[0] * (1 - now.seconds / 10) + value;
            sum[1] = sum[1] * (1 - now.seconds / 60) + value;
        }

        private double trackM() {
            return Math.hypot(now.eastM, now.northM);
        }

        /** How far the place went in a direction. */
        private double towardsM(double rad) {
            return now.eastM * Math.sin(rad) + now.northM * Math.cos(rad);
        }

        private void withYaw(double wayM) {
            boolean standing = Math.abs(wayM) < 0.3;
            if (Math.abs(wayM) < 0.02) {
                learnBias(turnRad() / 30);
            }
            double turnRad = standing ? 0 : turnRad();
            leak(turns, Math.abs(turnRad));
            if (age == 0) {
                begin(wayM);
                return;
            }
            double alongM = length * towardsM(headingRad + turnRad / 2);
            double acrossM = length * towardsM(headingRad + turnRad / 2 + Math.PI / 2);
            headingRad += turnRad;
            double forthM = isBack(alongM, wayM) ? -wayM : wayM;
            count(alongM - forthM, age >= 60 || standing ? acrossM : 0);
            learnScale(alongM - forthM, forthM);
            if (Math.abs(wayM) > 2 && !now.suspected) {
                double off = Math.max(-0.5, Math.min(0.5, acrossM / forthM));
                double pull = Math.min(1, Math.max(1 / 40.0, 1.0 / (1 + age)) * clippedS()) * off;
                headingRad += Math.atan(pull);
                length *= Math.hypot(1, pull);
                age++;
                if (age > 20) {
                    learnBias(-off * clippedS() / 6_400);
                }
            }
            length *= 1.5 - 0.5 * length * length;
        }

        private double clippedS() {
            return coarse ? now.seconds : Math.min(2, now.seconds);
        }

        private void learnBias(double byRadps) {
            biasRadps = Math.max(-0.02, Math.min(0.02, biasRadps + byRadps));
        }

        private boolean isBack(double alongM, double wayM) {
            if (wayM <= 0 || alongM > wayM / 2) {
                return false;
            }
            if (Double.isNaN(now.courseDeg)) {
                return -alongM > wayM / 2 && -alongM < 1.5 * wayM + 0.3;
            }
            return length * Math.cos(Math.toRadians(now.courseDeg) - headingRad) < -0.5;
        }

        private void begin(double wayM) {
            double knownM = Math.max(2, 0.75 * sigmaM);
            if (isParked(wayM)) {
                countPlace();
            } else if (Math.abs(wayM) > knownM && trackM() > knownM) {
                follow();
                age = 1;
                count(trackM() - Math.abs(wayM), 0);
            }
        }

        private boolean isParked(double wayM) {
            return Math.abs(wayM) <= 0.05 * now.seconds && (!counted || ways[0] <= 0.5);
        }

        /** A parked vehicle goes nowhere. */
        private void countPlace() {
            count(length * towardsM(headingRad), length * towardsM(headingRad + Math.PI / 2));
        }

        void restart() {
            age = 0;
            leaps = 0;
            Arrays.fill(sums, 0);
            Arrays.fill(ways, 0);
            Arrays.fill(turns, 0);
        }

        private void follow() {
            headingRad = Math.atan2(now.eastM, now.northM);
            length = 1;
        }

        private void withoutYaw(double wayM) {
            age = 0;
            if (isParked(wayM)) {
                countPlace();
            } else if ((counted ? ways[0] / 10 : Math.abs(wayM)) > Math.max(2, 0.75 * sigmaM) && Math.abs(wayM) > 0.3) {
                if (trackM() > 2) {
                    follow();
                }
                count(trackM() - Math.abs(wayM), 0);
                learnScale(trackM() - Math.abs(wayM), Math.abs(wayM));
            }
        }

        private void count(double alongM, double acrossM) {
            double believedM = now.slips ? 0 : alongM;
            double clipM = clippedS() * Math.max(1, 0.6 * sigmaM);
            sums[0] += believedM;
            sums[1] += acrossM;
            leaps++;
            if (Math.hypot(believedM, acrossM) <= 2.5 * clipM) {
                leaps = 0;
                sums[2] += Math.max(-clipM, Math.min(clipM, believedM));
                sums[3] += Math.max(-clipM, Math.min(clipM, acrossM));
            }
        }

        private void learnScale(double offM, double wayM) {
            if (now.suspected
                    || coarse
                    || now.slips
                    || Math.abs(wayM) < 0.3
                    || Math.abs(offM) > 1.5 * Math.min(2, now.seconds)) {
                return;
            }
            learnedM = Math.min(3_000, learnedM + Math.abs(wayM));
            scaleOff += (wayM > 0 ? offM : -offM) / (200 + learnedM);
            scaleOff = Math.max(-0.03, Math.min(0.03, scaleOff));
        }
    }

    private static List<Second> drawn(Random random) {
        List<Second> drive = new ArrayList<>();
        double headingRad = 1;
        double mps = 5;
        double turnRadps = 0;
        double sigmaM = 1.5;
        boolean yaws = true;
        boolean says = true;
        boolean backs = false;
        boolean slips = false;
        boolean suspected = false;
        double wheels = random.nextInt(3) == 0 ? 1.05 : 1.01;
        double bias = random.nextInt(3) == 0 ? 0.03 : 0.004;
        for (int i = 0; i < 900; i++) {
            mps = random.nextInt(15) == 0 ? SPEED_MPS[random.nextInt(SPEED_MPS.length)] : mps;
            turnRadps = random.nextInt(12) == 0 ? 0.03 * (random.nextInt(3) - 1) : turnRadps;
            sigmaM = random.nextInt(40) == 0 ? SIGMA_M[random.nextInt(SIGMA_M.length)] : sigmaM;
            yaws = random.nextInt(60) == 0 ? random.nextInt(4) != 0 : yaws;
            says = random.nextInt(25) == 0 ? random.nextBoolean() : says;
            backs = random.nextInt(20) == 0 ? random.nextInt(4) == 0 : backs;
            slips = random.nextInt(25) == 0 ? random.nextInt(4) == 0 : slips;
            suspected = random.nextInt(25) == 0 ? random.nextInt(4) == 0 : suspected;
            double seconds = SECONDS[random.nextInt(SECONDS.length)];
            double forth = backs ? -1 : 1;
            double turnRad = mps > 0.3 ? turnRadps * seconds : 0;
            double wayM = mps * seconds * (backs && random.nextInt(8) == 0 ? -1 : 1);
            double middleRad = headingRad + turnRad / 2;
            int fate = random.nextInt(25);
            double leapM = fate == 0 ? 10 : fate == 1 ? 2 : 0;
            double eastM = forth * mps * seconds * Math.sin(middleRad) + leapM + 0.3 * random.nextGaussian();
            double northM = forth * mps * seconds * Math.cos(middleRad) + 0.3 * random.nextGaussian();
            boolean repeats = fate == 2;
            double courseDeg = Math.toDegrees(headingRad + (backs ? Math.PI : 0) + 0.1 * random.nextGaussian());
            headingRad += turnRad;
            drive.add(new Second(
                    seconds,
                    repeats ? 0 : eastM,
                    repeats ? 0 : northM,
                    wayM / wheels,
                    yaws ? turnRad + bias * seconds : Double.NaN,
                    sigmaM,
                    says ? courseDeg : Double.NaN,
                    suspected,
                    slips));
        }
        return drive;
    }

    private static void assertClose(double actual, double expected, String what, int second) {
        assertThat(actual).as("%s in second %d", what, second).isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_driven_the_sums_are_those_that_angles_give(long seed) {
        Slice slice = new Slice()
                .at(new long[Slip.LONGS + Reckoning.LONGS], 0, new double[Slip.DOUBLES + Reckoning.DOUBLES], 0);
        Reckoning reckoning = new Reckoning(Slip.LONGS, Slip.DOUBLES, new Slip(0, 0));
        SlowReckoning slow = new SlowReckoning();
        List<Second> drive = drawn(new Random(seed));
        for (int i = 0; i < drive.size(); i++) {
            Second now = drive.get(i);
            slice.setLong(0, now.slips ? 5 : 0);
            reckoning.set(slice, Reckoning.SECONDS, now.seconds);
            reckoning.set(slice, Reckoning.EAST_M, now.eastM);
            reckoning.set(slice, Reckoning.NORTH_M, now.northM);
            reckoning.set(slice, Reckoning.WAY_M, now.wayM);
            reckoning.set(slice, Reckoning.TURN_RAD, now.turnRad);
            if (i % 300 == 299) {
                reckoning.restart(slice);
                slow.restart();
            }
            slow.coarse = i / 100 % 5 == 4;
            slow.counted = i / 50 % 3 == 0;
            reckoning.add(slice, now.sigmaM, now.courseDeg, now.suspected, slow.coarse, slow.counted);
            slow.add(now);

            assertClose(reckoning.rawAlongM(slice), slow.sums[0], "along", i);
            assertClose(reckoning.rawAcrossM(slice), slow.sums[1], "across", i);
            long zero = ResidualRing.packed(0, 0, 0, 0);
            for (int n = 0; n < 4; n++) {
                double wrapped = Math.IEEEremainder(slow.sums[n], 655.36);
                double packedM = ResidualRing.grownM(reckoning.packed(slice), zero, n);
                assertThat(Math.IEEEremainder(packedM - wrapped, 655.36))
                        .as("sum %d in second %d", n, i)
                        .isCloseTo(0, within(0.0052));
            }
            assertClose(reckoning.sigmaM(slice), slow.sigmaM, "sigma", i);
            assertClose(reckoning.scale(slice), 1 + slow.scaleOff, "scale", i);
            assertClose(reckoning.scaleUnsure(slice), 0.004 + 3.2 / (200 + slow.learnedM), "unsure", i);
            assertClose(reckoning.headingUnsureRad(slice), 3.6 / (60 + slow.age), "heading", i);
            assertThat(reckoning.leaps(slice)).as("leaps in second %d", i).isEqualTo(slow.leaps);
            for (int w = 0; w < 2; w++) {
                assertClose(reckoning.wayM(slice, w), slow.ways[w], "way", i);
                assertClose(reckoning.turnRad(slice, w), slow.turns[w], "turn", i);
            }
        }
    }

    /** Who changed speed beyond what both did before, and whether the wheels are to blame. */
    private static final class SlowSlip {
        private long left;
        private long apartFor;
        private long heldFor;
        private double groundMps;
        private double trendMps2;
        private double wheelOwnMps;
        private double groundOwnMps;

        void add(double wheelBeforeMps, Moment now, double seconds, double scale, double unsure) {
            double wheelSaysMps = now.value(Signal.WHEEL_SPEED_MPS);
            double saidMps = wheelSaysMps < -15 || wheelSaysMps > 60 ? Double.NaN : Math.abs(wheelSaysMps);
            double nowMps = now.value(Signal.SPEED_MPS);
            double wheelMps = scale * saidMps;
            double rose = saidMps - Math.abs(wheelBeforeMps);
            blame(rose, nowMps - groundMps, seconds);
            groundMps = nowMps;
            boolean apart =
                    Math.abs(wheelMps - nowMps) > 0.2 && Math.abs(wheelMps - nowMps) > (0.015 + unsure) * wheelMps;
            boolean partNow = apart && apartFor < 3;
            int whole = seconds < 2 ? 1 : (int) Math.floor(seconds);
            apartFor = apart ? apartFor + whole : 0;
            boolean aheadSpeedingUp = trendMps2 > 0.2 && wheelMps > nowMps;
            boolean behindBraking = trendMps2 < -0.2 && wheelMps < nowMps;
            boolean own = Math.abs(wheelOwnMps) - Math.abs(groundOwnMps) > 0.05;
            double mps2 = rose / seconds;
            double feltMps2 = now.value(Signal.ACCEL_LON_MPS2);
            boolean unfelt = Math.abs(mps2) > 0.5 && Math.abs(mps2 - feltMps2) > 1;
            if ((partNow && (own || aheadSpeedingUp || behindBraking)) || Math.abs(mps2) > 3 || unfelt) {
                left = Math.max(5, left);
            } else if (left > 0) {
                boolean holds = apart && heldFor <= 40;
                left = Math.max(holds ? 1 : 0, left - whole);
            }
            heldFor = left > 0 ? heldFor + whole : 0;
        }

        private void blame(double wheelMps, double changeMps, double seconds) {
            if (Double.isNaN(wheelMps) || Double.isNaN(changeMps)) {
                trendMps2 = 0;
                wheelOwnMps = 0;
                groundOwnMps = 0;
                return;
            }
            wheelOwnMps = 0.7 * wheelOwnMps + wheelMps - trendMps2 * seconds;
            groundOwnMps = 0.7 * groundOwnMps + changeMps - trendMps2 * seconds;
            double sharedMps = 0;
            if (wheelMps > 0 && changeMps > 0) {
                sharedMps = Math.min(wheelMps, changeMps);
            } else if (wheelMps < 0 && changeMps < 0) {
                sharedMps = Math.max(wheelMps, changeMps);
            }
            trendMps2 += 0.3 * (sharedMps / seconds - trendMps2);
        }
    }

    private static List<Moment> wheels(Random random) {
        List<Moment> drive = new ArrayList<>();
        double mps = 5;
        double slipMps = 0;
        double groundMps = 5;
        for (int i = 0; i < 900; i++) {
            int fate = random.nextInt(20);
            double change = fate == 0 ? 3.5 : fate < 5 ? 0.8 : fate < 8 ? -0.8 : 0;
            mps = Math.max(0, Math.min(20, mps + change));
            slipMps = random.nextInt(25) == 0 ? (random.nextInt(5) - 2) * 0.4 : slipMps;
            groundMps = random.nextInt(30) == 0 ? mps + 0.6 * (random.nextInt(3) - 1) : mps;
            Moment next = new Moment(Drive.START_MS + 1_000L * i)
                    .with(Signal.WHEEL_SPEED_MPS, (mps + slipMps) * (random.nextInt(40) == 0 ? -1 : 1))
                    .with(Signal.SPEED_MPS, random.nextInt(40) == 0 ? Double.NaN : groundMps)
                    .with(
                            Signal.ACCEL_LON_MPS2,
                            random.nextInt(3) == 0 ? Double.NaN : change + 0.2 * random.nextGaussian());
            if (random.nextInt(120) == 0) {
                next.with(CodedSignal.ROAD_SURFACE, random.nextInt(5));
            }
            drive.add(next);
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoever_changed_speed_is_to_blame(long seed) {
        Random random = new Random(seed);
        List<Moment> drive = wheels(random);
        VehicleRun run = RuleRig.runOf(drive);
        Slice slice = new Slice().at(new long[Slip.LONGS], 0, new double[Slip.DOUBLES], 0);
        Slip slip = new Slip(0, 0);
        SlowSlip slow = new SlowSlip();
        int slipping = 0;
        double wheelBeforeMps = 0;
        for (int i = 0; i < drive.size(); i++) {
            int surface = drive.get(i).sample.code(CodedSignal.ROAD_SURFACE);
            slip.road(slice, surface);
            slow.left = List.of("SNOW", "ICE", "SLUSH").contains(surfaceName(surface)) ? 30 : slow.left;
            double seconds = SECONDS[random.nextInt(SECONDS.length)];
            double unsure = random.nextBoolean() ? 0.004 : 0.02;
            slip.add(slice, run, i + 1, seconds, wheelBeforeMps, 1.01, unsure);
            slow.add(wheelBeforeMps, drive.get(i), seconds, 1.01, unsure);
            assertThat(slip.isSlipping(slice)).as("second %d", i).isEqualTo(slow.left > 0);
            slipping += slip.isSlipping(slice) ? 1 : 0;
            wheelBeforeMps = drive.get(i).value(Signal.WHEEL_SPEED_MPS);
        }
        assertThat(slipping).isBetween(100, 850);
    }

    private static String surfaceName(int code) {
        return code == CodedSignal.ABSENT
                ? ""
                : CodedSignal.ROAD_SURFACE.names().get(code);
    }
}
