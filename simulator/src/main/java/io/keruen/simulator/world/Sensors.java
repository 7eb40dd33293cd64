package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/**
 * What a truck measures of itself: wheels, odometer, turning and acceleration each time; battery, temperatures, cargo
 * and door once a second. Wheels run ahead of the ground where it is slippery, and the odometer counts wheels.
 */
final class Sensors {
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int NO_STOP = CodedSignal.EMERGENCY_STOP.names().indexOf("NONE");
    private static final int SLOW_EVERY = 10;
    private static final double YAW_SIGMA_DEGPS = 0.05;
    private static final double ACCEL_SIGMA_MPS2 = 0.04;
    private static final double WEIGHT_SIGMA_KG = 25;
    private static final double ACCEL_SMOOTHING = 0.4;

    private final Chance chance;
    private final PowerTrain powerTrain;
    private final Slip slip;
    private final int surface;
    private final GaussMarkov cargoNoise;
    private final double wheelScale;
    private final double cargoC;
    private final double cargoKg;
    private double odometerM;
    private double lastHeadingDeg = Double.NaN;
    private double lastMps = Double.NaN;
    private double accelMps2;
    private long samples;

    Sensors(Surface surface, Chance chance) {
        this.surface = CodedSignal.ROAD_SURFACE.names().indexOf(surface.name());
        this.chance = chance.stream("white");
        slip = new Slip(surface, chance.stream("slip"));
        powerTrain = new PowerTrain(surface.isWinter(), chance.stream("power"));
        cargoNoise = new GaussMarkov(0.15, 300, chance.stream("cargo"));
        wheelScale = 1 + 0.003 * chance.nextGaussian();
        odometerM = Rounded.to(1, chance.between(12_000, 900_000));
        cargoC = chance.between(3.5, 4.5);
        cargoKg = Rounded.to(0.01, chance.between(17_000, 22_000));
    }

    /** The true weight of the cargo. */
    double cargoKg() {
        return cargoKg;
    }

    void observe(Motion motion, Road road, double sinceS, Sample sample) {
        double headingDeg = motion.headingDeg(road);
        double turnDeg = Double.isNaN(lastHeadingDeg) ? 0 : Math.IEEEremainder(headingDeg - lastHeadingDeg, 360);
        lastHeadingDeg = headingDeg;
        double yawDegps = turnDeg / sinceS;
        double groundMps = motion.groundMps(road);
        double wheelMps = wheelScale * groundMps * (1 + slip.next(sinceS));
        odometerM += wheelMps * sinceS;
        double alongMps = Math.copySign(groundMps, motion.speedMps());
        double changedMps2 = Double.isNaN(lastMps) ? 0 : (alongMps - lastMps) / sinceS;
        lastMps = alongMps;
        accelMps2 += ACCEL_SMOOTHING * (changedMps2 - accelMps2);
        double sideMps2 = alongMps * StrictMath.toRadians(-yawDegps); // to the left is positive
        sample.set(Signal.WHEEL_SPEED_MPS, Rounded.to(50, wheelMps));
        sample.set(Signal.ODOMETER_M, Rounded.to(10, odometerM));
        sample.set(Signal.YAW_RATE_DEGPS, Rounded.to(1e2, yawDegps + YAW_SIGMA_DEGPS * chance.nextGaussian()));
        sample.set(Signal.ACCEL_LON_MPS2, noisy(accelMps2));
        sample.set(Signal.ACCEL_LAT_MPS2, noisy(sideMps2));
        sample.set(CodedSignal.OPERATING_MODE, AUTOMATIC);
        sample.set(CodedSignal.EMERGENCY_STOP, NO_STOP);
        sample.set(CodedSignal.MINIMAL_RISK, 0);
        powerTrain.move(wheelMps, accelMps2, sinceS);
        double cargoNowC = cargoC + cargoNoise.next(sinceS);
        if (samples++ % SLOW_EVERY == 0) {
            powerTrain.observe(sample);
            sample.set(Signal.CARGO_TEMP_C, Rounded.to(10, cargoNowC));
            sample.set(Signal.CARGO_WEIGHT_KG, Rounded.to(0.1, cargoKg + WEIGHT_SIGMA_KG * chance.nextGaussian()));
            sample.set(CodedSignal.DOOR_OPEN, 0);
            sample.set(CodedSignal.ROAD_SURFACE, surface);
        }
    }

    private double noisy(double mps2) {
        return Rounded.to(1e2, mps2 + ACCEL_SIGMA_MPS2 * chance.nextGaussian());
    }
}
