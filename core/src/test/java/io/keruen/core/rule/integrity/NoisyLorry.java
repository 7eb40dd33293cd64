package io.keruen.core.rule.integrity;

import io.keruen.core.control.Situation;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.SplittableRandom;

/**
 * A lorry with a seed: drives, brakes, stands and turns for hours at 10 Hz; its receiver has correlated noise and
 * multipath bursts, its wheels a wrong scale and slip, its yaw rate a bias. A drag may be switched on. Knows the truth.
 */
final class NoisyLorry {
    static final int FRAME = 10;
    private static final double STEP_S = 0.1;
    private static final double TAU_S = 60;
    private static final double LAT_DEG = 46.65;
    private static final double LON_DEG = 82.74;
    private static final int ICE = CodedSignal.ROAD_SURFACE.names().indexOf("ICE");

    final SplittableRandom random;
    final VehicleRun run = new VehicleRun();
    final Carry carry = new Carry();
    final Situation situation =
            new Situation(0, Long.MAX_VALUE, null, -1, null, 0, null, Double.NaN, Double.NaN, 0, 0, new double[0][]);
    private final Frame frame = new Frame(FRAME);

    // What may be set.
    double sigmaM = 1.5;
    double speedMps = 6.9;
    double burstsPerHour = 6;
    double slipsPerHour;
    double slipRatio;
    double slipRiseS = 1;
    double slipLengthS = 20;
    boolean slippery;
    boolean backs;
    boolean followsDrag;
    boolean steady;
    boolean freezes;
    boolean saysCourse;
    boolean yawless;
    double dragEastMps;
    double dragAlongMps;
    double dragAcrossMps;

    long timeMs = 1_767_225_600_000L;
    private final int surfaceAt;
    private final double wheelScale;
    private final double yawBiasDegps;
    private final double kept = Math.exp(-STEP_S / TAU_S);
    private double eastM;
    private double northM;
    private double headingRad;
    private double mps;
    private double wantedMps;
    private double turnDegps;
    private double phaseS;
    private double noiseEastM;
    private double noiseNorthM;
    private double burstEastM;
    private double burstNorthM;
    private double burstEastTargetM;
    private double burstNorthTargetM;
    private double burstRiseS = 1;
    private double burstS;
    private double dragEastM;
    private double dragNorthM;
    private double slipS = Double.NEGATIVE_INFINITY;
    private double slip;
    private double frozenEastM;
    private double frozenNorthM;

    NoisyLorry(long seed) {
        random = new SplittableRandom(seed);
        timeMs += 100L * random.nextInt(10);
        surfaceAt = (int) (seed % FRAME);
        wheelScale = 1 + random.nextDouble(-0.01, 0.01);
        yawBiasDegps = random.nextDouble(-0.05, 0.05);
        headingRad = random.nextDouble(0, 2 * Math.PI);
        noiseEastM = sigmaM * random.nextGaussian();
        noiseNorthM = sigmaM * random.nextGaussian();
    }

    /** The next second as a run of ten samples. */
    VehicleRun second() {
        frame.reset(FRAME);
        for (int i = 0; i < FRAME; i++) {
            step(i);
        }
        run.start("truck-1", situation, 0, carry);
        run.append(frame, 0, FRAME);
        for (int i = 1; i <= FRAME; i++) {
            run.sigmaM()[i] = sigmaM;
        }
        return run;
    }

    private void drive() {
        phaseS -= STEP_S;
        if (phaseS <= 0) {
            phaseS = random.nextDouble(10, 90);
            double dice = random.nextDouble();
            boolean stands = !steady && dice < 0.15;
            wantedMps = stands ? 0 : steady ? speedMps : speedMps * random.nextDouble(0.5, 1.2);
            turnDegps = steady || dice > 0.5 || stands ? 0 : random.nextDouble(-4, 4);
            if (turnDegps != 0) {
                phaseS = random.nextDouble(5, 20);
            }
        }
        mps += Math.max(-1.2 * STEP_S, Math.min(0.8 * STEP_S, wantedMps - mps));
        double turn = mps > 0.5 ? turnDegps : 0;
        headingRad += Math.toRadians(turn) * STEP_S;
        double forth = backs ? -1 : 1;
        eastM += forth * mps * STEP_S * Math.sin(headingRad);
        northM += forth * mps * STEP_S * Math.cos(headingRad);
    }

    private void burst() {
        burstS -= STEP_S;
        if (burstS <= 0) {
            burstEastTargetM = 0;
            burstNorthTargetM = 0;
            if (random.nextDouble() < burstsPerHour * STEP_S / 3_600) {
                double sizeM = random.nextDouble(3, 15);
                double direction = random.nextDouble(0, 2 * Math.PI);
                burstEastTargetM = sizeM * Math.sin(direction);
                burstNorthTargetM = sizeM * Math.cos(direction);
                burstS = random.nextDouble(2, 20);
                burstRiseS = random.nextDouble(0.1, 1.5);
            }
        }
        double share = Math.min(1, STEP_S / burstRiseS);
        burstEastM += share * (burstEastTargetM - burstEastM);
        burstNorthM += share * (burstNorthTargetM - burstNorthM);
    }

    private void slip() {
        slipS -= STEP_S;
        if (slipS <= 0 && slipsPerHour > 0 && random.nextDouble() < slipsPerHour * STEP_S / 3_600) {
            slipS = slipLengthS;
        }
        double target = slipS > 0 ? slipRatio : 0;
        double step = slipRatio * STEP_S / slipRiseS;
        slip += Math.max(-Math.abs(step), Math.min(Math.abs(step), target - slip));
    }

    private void step(int i) {
        drive();
        burst();
        slip();
        double white = sigmaM * Math.sqrt(1 - kept * kept);
        noiseEastM = kept * noiseEastM + white * random.nextGaussian();
        noiseNorthM = kept * noiseNorthM + white * random.nextGaussian();
        double sin = Math.sin(headingRad);
        double cos = Math.cos(headingRad);
        dragEastM += STEP_S * (dragEastMps + dragAlongMps * sin + dragAcrossMps * cos);
        dragNorthM += STEP_S * (dragAlongMps * cos - dragAcrossMps * sin);
        double placeEastM = eastM + dragEastM + noiseEastM + burstEastM + 0.03 * random.nextGaussian();
        double placeNorthM = northM + dragNorthM + noiseNorthM + burstNorthM + 0.03 * random.nextGaussian();
        frozenEastM = freezes ? frozenEastM : placeEastM;
        frozenNorthM = freezes ? frozenNorthM : placeNorthM;
        frame.eventTimeMs()[i] = timeMs;
        frame.ingestTimeMs()[i] = timeMs;
        frame.latDeg()[i] = LAT_DEG + frozenNorthM / LocalMetric.mPerLatDegAt(LAT_DEG);
        frame.lonDeg()[i] = LON_DEG + frozenEastM / LocalMetric.mPerLonDegAt(LAT_DEG);
        double saidMps = mps + (followsDrag ? dragAlongMps : 0) + 0.05 * random.nextGaussian();
        frame.fill(Signal.SPEED_MPS)[i] = Math.abs(saidMps);
        frame.fill(Signal.ACCURACY_M)[i] = sigmaM;
        frame.fill(Signal.WHEEL_SPEED_MPS)[i] = Math.rint(50 * wheelScale * (1 + slip) * mps) / 50;
        double yawDegps = (mps > 0.5 ? turnDegps : 0) + yawBiasDegps + 0.05 * random.nextGaussian();
        frame.fill(Signal.YAW_RATE_DEGPS)[i] = yawless ? Double.NaN : yawDegps;
        double courseDeg = Math.toDegrees(headingRad) + (backs ? 180 : 0);
        frame.fill(Signal.COURSE_DEG)[i] = mps > 0.5 && saysCourse ? ((courseDeg % 360) + 360) % 360 : Double.NaN;
        if (slippery) { // said once a second, at any moment of it
            frame.fill(CodedSignal.ROAD_SURFACE)[i] = i == surfaceAt ? ICE : CodedSignal.ABSENT;
        }
        timeMs += 100;
    }

    /** How fast it drives now. */
    double mps() {
        return mps;
    }
}
