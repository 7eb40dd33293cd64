package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/** What a truck measures of itself: wheels, odometer and yaw each time, battery and cargo once a second. */
final class Sensors {
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int SLOW_EVERY = 10;
    private static final double PCT_PER_M = 0.0012;
    private static final double PCT_PER_S = 0.0004;
    private static final double YAW_SIGMA_DEGPS = 0.05;

    private final Chance chance;
    private final GaussMarkov cargoNoise;
    private final double wheelScale;
    private final double odometerAtStartM;
    private final double chargeAtStartPct;
    private final double startM;
    private double lastCourseDeg = Double.NaN;
    private long samples;

    Sensors(double startM, Chance chance) {
        this.startM = startM;
        this.chance = chance.stream("white");
        cargoNoise = new GaussMarkov(0.15, 300, chance.stream("cargo"));
        wheelScale = 1 + 0.003 * chance.nextGaussian();
        odometerAtStartM = Rounded.to(1, chance.between(12_000, 900_000));
        chargeAtStartPct = chance.between(70, 95);
    }

    void observe(Motion motion, Road road, double elapsedS, double sinceS, Sample sample) {
        double wayM = motion.chainageM() - startM;
        double courseDeg = motion.courseDeg(road);
        double turnDeg = Double.isNaN(lastCourseDeg) ? 0 : Math.IEEEremainder(courseDeg - lastCourseDeg, 360);
        lastCourseDeg = courseDeg;
        sample.set(Signal.WHEEL_SPEED_MPS, Rounded.to(50, wheelScale * motion.groundMps()));
        sample.set(Signal.ODOMETER_M, Rounded.to(10, odometerAtStartM + wheelScale * wayM));
        double yawDegps = turnDeg / sinceS + YAW_SIGMA_DEGPS * chance.nextGaussian();
        sample.set(Signal.YAW_RATE_DEGPS, Rounded.to(1e2, yawDegps));
        sample.set(CodedSignal.OPERATING_MODE, AUTOMATIC);
        double cargoC = 4 + cargoNoise.next(sinceS);
        if (samples++ % SLOW_EVERY == 0) {
            double chargePct = chargeAtStartPct - PCT_PER_M * wayM - PCT_PER_S * elapsedS;
            sample.set(Signal.STATE_OF_CHARGE_PCT, Rounded.to(10, chargePct));
            sample.set(Signal.CARGO_TEMP_C, Rounded.to(10, cargoC));
        }
    }
}
