package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.Finding;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drags, leaps, holes and silent wheels over whole drives, beside windows looked up in all seconds that were. */
class GnssConsistencyLawTest {
    private static final int NO_FIX = CodedSignal.FIX_TYPE.names().indexOf("NONE");
    private static final int FIX = CodedSignal.FIX_TYPE.names().indexOf("THREE_D");
    private static final double NONE = Double.NaN;

    /** What could be said at the end of a second. */
    private record Verdict(double alongM, double acrossM, double limitM, double windowS, double wayM) {}

    /** The law with every second kept. */
    private static final class Law {
        private final Slice slice = new Slice()
                .at(new long[Slip.LONGS + Reckoning.LONGS + 1], 0, new double[Slip.DOUBLES + Reckoning.DOUBLES], 0);
        private final Slip slip = new Slip(0, 0);
        private final Reckoning reckoning = new Reckoning(Slip.LONGS, Slip.DOUBLES, slip);
        private final OdometerStep odometer = new OdometerStep(Slip.LONGS + Reckoning.LONGS);
        private final SlowEpisode episode = new SlowEpisode(1_000, 60_000);
        private final TreeMap<Long, Long> sums = new TreeMap<>();
        private final List<Integer> samples = new ArrayList<>(); // that ended a second
        private final List<Verdict> raising = new ArrayList<>();
        private final List<Verdict> clearing = new ArrayList<>();
        private long suspectedFor;
        private double beforeAlongM;
        private double beforeAcrossM;

        void drive(List<Moment> drive, VehicleRun run) {
            int used = -1;
            int block = -1;
            double wayM = 0;
            double turnDeg = 0;
            for (int i = 0; i < drive.size(); i++) {
                Moment now = drive.get(i);
                slip.road(slice, now.sample.code(CodedSignal.ROAD_SURFACE));
                boolean counts = now.sample.code(CodedSignal.FIX_TYPE) != NO_FIX
                        && !(Double.isNaN(wheelMps(now)) && Double.isNaN(now.value(Signal.ODOMETER_M)));
                boolean lost = used >= 0
                        && Double.isNaN(wheelMps(now))
                        && !Double.isNaN(wheelMps(drive.get(used)))
                        && now.eventTimeMs() - drive.get(used).eventTimeMs() <= 1_250;
                boolean isLate =
                        used >= 0 && now.eventTimeMs() - drive.get(used).eventTimeMs() > 2_500;
                if (counts && !lost) {
                    if (used >= 0) {
                        Moment then = drive.get(used);
                        double seconds = (now.eventTimeMs() - then.eventTimeMs()) / 1e3;
                        wayM += seconds * (wheelMps(now) + wheelMps(then)) / 2;
                        turnDeg += seconds * (yawDegps(now) + yawDegps(then)) / 2;
                    }
                    boolean hole = used < 0 || isLate;
                    boolean full = block >= 0
                            && now.eventTimeMs() / 1_000 > drive.get(used).eventTimeMs() / 1_000;
                    used = i;
                    if (hole || full && !waits(drive.get(block), now, wayM)) {
                        close(drive, run, block, i, hole ? NONE : wayM, turnDeg, hole);
                        block = i;
                        wayM = 0;
                        turnDeg = 0;
                    }
                }
            }
        }

        /** Nothing tells how far it is gone but an odometer that may be coarse, and has not counted. */
        private boolean waits(Moment block, Moment now, double byWheelsM) {
            double countedM = now.value(Signal.ODOMETER_M) - block.value(Signal.ODOMETER_M);
            if (!Double.isNaN(byWheelsM) || countedM != 0) {
                return false;
            }
            odometer.stands(slice);
            return odometer.mayBeCoarse(slice) && now.eventTimeMs() - block.eventTimeMs() < 20_000;
        }

        private static double wheelMps(Moment moment) {
            return moment.value(Signal.WHEEL_SPEED_MPS);
        }

        private static double yawDegps(Moment moment) {
            return moment.value(Signal.YAW_RATE_DEGPS);
        }

        private void close(
                List<Moment> drive, VehicleRun run, int block, int i, double byWheelsM, double turnDeg, boolean hole) {
            Moment now = drive.get(i);
            double wayM = byWheelsM;
            boolean unknown = hole;
            if (!hole) {
                double countedM =
                        now.value(Signal.ODOMETER_M) - drive.get(block).value(Signal.ODOMETER_M);
                if (!Double.isNaN(wayM)) {
                    unknown = odometer.isOver(slice, wayM, countedM);
                } else if (countedM == 0) {
                    unknown = odometer.mayBeCoarse(slice);
                } else {
                    odometer.counts(slice, countedM);
                }
                wayM = Double.isNaN(wayM) ? countedM : wayM;
            }
            if (unknown || Double.isNaN(wayM)) {
                reckoning.restart(slice);
                sums.clear();
                sums.put(now.eventTimeMs() / 1_000, reckoning.packed(slice));
                beforeAlongM = reckoning.rawAlongM(slice);
                beforeAcrossM = reckoning.rawAcrossM(slice);
                return;
            }
            Moment then = drive.get(block);
            double seconds = (now.eventTimeMs() - then.eventTimeMs()) / 1e3;
            double latDeg = now.sample.latDeg;
            reckoning.set(slice, Reckoning.SECONDS, seconds);
            reckoning.set(
                    slice,
                    Reckoning.EAST_M,
                    Math.IEEEremainder(now.sample.lonDeg - then.sample.lonDeg, 360) * LocalMetric.mPerLonDegAt(latDeg));
            reckoning.set(slice, Reckoning.NORTH_M, (latDeg - then.sample.latDeg) * LocalMetric.mPerLatDegAt(latDeg));
            reckoning.set(slice, Reckoning.WAY_M, wayM);
            reckoning.set(slice, Reckoning.TURN_RAD, Math.toRadians(turnDeg));
            slip.add(slice, run, i + 1, seconds, wheelMps(then), reckoning.scale(slice), reckoning.scaleUnsure(slice));
            boolean suspected = suspectedFor > 0 && suspectedFor <= 60;
            reckoning.add(
                    slice,
                    now.sigmaM,
                    now.value(Signal.COURSE_DEG),
                    suspected,
                    odometer.stepM(slice) > 0,
                    Double.isNaN(byWheelsM));
            sums.put(now.eventTimeMs() / 1_000, reckoning.packed(slice));
            decide(i, now, seconds);
        }

        /** How much a sum has grown in so many seconds. */
        private double grownM(long second, long back, int n) {
            return ResidualRing.grownM(
                    sums.get(second), sums.ceilingEntry(second - back).getValue(), n);
        }

        private double badness(long second, int window, int kind, double limitM) {
            double wayM = reckoning.wayM(slice, window);
            double turnRad = reckoning.turnRad(slice, window);
            double alongLimitM = limitM + odometer.stepM(slice) + reckoning.scaleUnsure(slice) * wayM + 2 * turnRad;
            double acrossLimitM =
                    limitM + turnRad * (4 + 0.02 * wayM) + (1 + window) * reckoning.headingUnsureRad(slice) * wayM;
            long back = window == 0 ? 10 : 60;
            return square(grownM(second, back, kind) / alongLimitM)
                    + square(grownM(second, back, kind + 1) / acrossLimitM);
        }

        private static double square(double x) {
            return x * x;
        }

        private void decide(int i, Moment now, double seconds) {
            long second = now.eventTimeMs() / 1_000;
            double sigmaM = reckoning.sigmaM(slice);
            double fastM = Math.max(5, 3.5 * sigmaM);
            double slowM = Math.max(8, 7 * sigmaM);
            double fast = badness(second, 0, 2, fastM);
            double slow = badness(second, 1, 2, slowM);
            boolean rushes = reckoning.leaps(slice) >= 4 && badness(second, 0, 0, fastM) > 2.5;
            boolean suspected = fast > 0.5 || slow > 0.5 || reckoning.leaps(slice) > 0;
            suspectedFor = suspected ? suspectedFor + Math.max(1, (long) Math.floor(seconds)) : 0;
            boolean isFast = fast > 1 && isAway(fastM);
            boolean isSlow = slow > 1 && badness(second, 1, 0, slowM) > 1;
            double share = Math.min(30, seconds) / 30;
            beforeAlongM += share * (reckoning.rawAlongM(slice) - grownM(second, 10, 0) - beforeAlongM);
            beforeAcrossM += share * (reckoning.rawAcrossM(slice) - grownM(second, 10, 1) - beforeAcrossM);
            int condition = Truth.of(isFast || isSlow || rushes);
            episode.see(now.eventTimeMs(), condition, 0);
            int kind = isFast || isSlow ? 2 : 0;
            boolean bySlow = isSlow && !isFast;
            raising.add(verdict(second, bySlow ? 1 : 0, kind, bySlow ? slowM : fastM));
            clearing.add(verdict(second, 1, 2, slowM));
            samples.add(i);
        }

        private Verdict verdict(long second, int window, int kind, double limitM) {
            long back = window == 0 ? 10 : 60;
            return new Verdict(
                    grownM(second, back, kind),
                    grownM(second, back, kind + 1),
                    limitM,
                    back,
                    reckoning.wayM(slice, window));
        }

        private boolean isAway(double limitM) {
            double fastWayM = reckoning.wayM(slice, 0);
            double turnRad = reckoning.turnRad(slice, 1);
            double alongLimitM =
                    0.8 * limitM + odometer.stepM(slice) + 2 * reckoning.scaleUnsure(slice) * fastWayM + 2 * turnRad;
            double acrossLimitM = 0.8 * limitM
                    + turnRad * (4 + 0.02 * reckoning.wayM(slice, 1))
                    + 2 * reckoning.headingUnsureRad(slice) * fastWayM;
            return square((reckoning.rawAlongM(slice) - beforeAlongM) / alongLimitM)
                            + square((reckoning.rawAcrossM(slice) - beforeAcrossM) / acrossLimitM)
                    > 1;
        }
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        double headingRad = 1;
        double mps = 6;
        double turnDegps = 0;
        double eastM = 0;
        double northM = 0;
        double dragEastM = 0;
        double dragNorthM = 0;
        double dragMps = 0;
        double dragRad = 1;
        double odometerM = 1_000;
        boolean wheels = true;
        boolean counts = true;
        boolean yaws = true;
        boolean fixes = true;
        double sigmaM = 1;
        long tMs = Drive.START_MS;
        for (int i = 0; i < 2_400; i++) {
            long stepMs = random.nextInt(300) == 0 ? 2_600 : random.nextInt(100) == 0 ? 2_500 : 500;
            double seconds = stepMs / 1e3;
            tMs += stepMs;
            mps = random.nextInt(120) == 0 ? (random.nextInt(4) == 0 ? 0 : 3 + random.nextInt(8)) : mps;
            turnDegps = random.nextInt(40) == 0 ? (random.nextInt(3) == 0 ? random.nextInt(7) - 3 : 0) : turnDegps;
            if (random.nextInt(70) == 0) {
                double[] choice = {0, 0, 0.9, 1.3, 0.4, -0.9, 9};
                dragMps = choice[random.nextInt(choice.length)];
                dragRad = headingRad + random.nextInt(4) * Math.PI / 2;
            }
            wheels = random.nextInt(80) == 0 ? random.nextInt(4) != 0 : wheels;
            counts = random.nextInt(80) == 0 ? random.nextInt(6) != 0 : counts;
            yaws = random.nextInt(150) == 0 ? random.nextInt(4) != 0 : yaws;
            fixes = random.nextInt(60) == 0 ? random.nextInt(6) != 0 : fixes;
            sigmaM = random.nextInt(200) == 0 ? 1 + random.nextInt(3) : sigmaM;
            boolean swaps = random.nextInt(40) == 0; // what says the way is another one than before
            double turned = mps > 0 ? Math.toRadians(turnDegps) * seconds : 0;
            eastM += mps * seconds * Math.sin(headingRad + turned / 2);
            northM += mps * seconds * Math.cos(headingRad + turned / 2);
            headingRad += turned;
            odometerM += mps * seconds;
            dragEastM += dragMps * seconds * Math.sin(dragRad);
            dragNorthM += dragMps * seconds * Math.cos(dragRad);
            Moment next = new Moment(tMs)
                    .at(
                            eastM + dragEastM + 0.1 * random.nextGaussian(),
                            northM + dragNorthM + 0.1 * random.nextGaussian())
                    .accuracy(sigmaM)
                    .with(Signal.SPEED_MPS, mps + 0.02 * random.nextGaussian())
                    .with(Signal.COURSE_DEG, random.nextInt(3) == 0 ? NONE : Math.toDegrees(headingRad))
                    .with(Signal.WHEEL_SPEED_MPS, wheels && !swaps ? mps : NONE)
                    .with(Signal.ODOMETER_M, counts || swaps ? odometerM : NONE)
                    .with(Signal.YAW_RATE_DEGPS, yaws ? (mps > 0 ? turnDegps : 0) + 0.02 : NONE)
                    .with(CodedSignal.FIX_TYPE, fixes ? FIX : NO_FIX);
            if (random.nextInt(500) == 0) {
                next.with(
                        CodedSignal.ROAD_SURFACE,
                        CodedSignal.ROAD_SURFACE.names().indexOf("ICE"));
            }
            drive.add(next);
        }
        return drive;
    }

    /** Every second drive crosses the antimeridian. */
    private static double eastOf(double lonDeg, long seed) {
        double movedDeg = seed % 2 == 0 ? lonDeg : lonDeg + 179.995 - Drive.LON_DEG;
        return movedDeg < 180 ? movedDeg : movedDeg - 360;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));
        drive.forEach(each -> each.sample.lonDeg = eastOf(each.sample.lonDeg, seed));
        Law law = new Law();
        law.drive(drive, RuleRig.runOf(drive));
        List<SlowEpisode.Step> steps = law.episode.steps();

        RuleRig rig = new RuleRig(new GnssConsistencyRule()).judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(2).hasSameSizeAs(steps);
        for (int k = 0; k < steps.size(); k++) {
            SlowEpisode.Step step = steps.get(k);
            Finding found = rig.findings.get(k);
            boolean raised = step.what() == SlowEpisode.What.RAISED;
            Verdict verdict = (raised ? law.raising : law.clearing).get(step.sample());
            assertThat(rig.told.get(k).sample()).isEqualTo(law.samples.get(step.sample()));
            assertThat(found.kind().name()).isEqualTo(step.what().name());
            assertThat(found.startedAtMs()).isEqualTo(step.startedAtMs());
            assertThat(found.atMs()).isEqualTo(step.atMs());
            assertThat(found.measured()).isCloseTo(Math.hypot(verdict.alongM, verdict.acrossM), within(0.03));
            assertThat(found.limit()).isCloseTo(verdict.limitM, within(1e-6));
            assertThat(found.evidence().get("windowS")).isEqualTo(verdict.windowS);
            assertThat(found.evidence().get("alongM")).isCloseTo(verdict.alongM, within(0.03));
            assertThat(found.evidence().get("acrossM")).isCloseTo(verdict.acrossM, within(0.03));
            assertThat(found.evidence().get("wheelWayM")).isCloseTo(verdict.wayM, within(1e-6));
        }
    }
}
