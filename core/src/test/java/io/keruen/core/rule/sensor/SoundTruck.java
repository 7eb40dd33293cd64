package io.keruen.core.rule.sensor;

import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.Random;

/**
 * A truck all of whose sensors are sound, in a bad world: correlated noise, slip, wheels that lock, multipath, potholes,
 * slopes, hard braking, coarse counting, signals that come once a second. Ten samples a second; one frame at a time.
 */
final class SoundTruck {
    static final long START_MS = 1_767_225_600_000L;
    static final int STEP_MS = 100;
    private static final double STEP_S = 0.1;
    private static final int SLOW_EVERY = 10;

    private final Random random;
    private final double temperatureStep;
    private final double odometerStepM;
    private final double wheelScale;
    private final double yawBias;
    private final double vibration;
    private long samples;
    private double targetMps = 12;
    private double speedMps;
    private double turnDegps;
    private double targetTurnDegps;
    private double courseDeg = 90;
    private double slope;
    private double odometerM = 250_000;
    private double chargePct = 85;
    private double motorC = 10;
    private double brakeC = 10;
    private double batteryC = 15;
    private double cargoNoise;
    private double heightNoise;
    private double weightSwing;
    private int slipLeft;
    private double slip;
    private int echoLeft;
    private double echoM;

    SoundTruck(long seed) {
        random = new Random(seed);
        temperatureStep = random.nextBoolean() ? 0.1 : 1;
        odometerStepM = random.nextBoolean() ? 0.1 : 5;
        wheelScale = 1 + 0.015 * random.nextGaussian();
        yawBias = 0.2 * random.nextGaussian();
        vibration = 0.1 + 0.4 * random.nextDouble();
    }

    /** Goes on driving for a whole frame. */
    void drive(Frame frame, int size) {
        frame.reset(size);
        frame.vehicleId = "truck";
        for (int i = 0; i < size; i++) {
            frame.eventTimeMs()[i] = START_MS + samples * STEP_MS;
            frame.ingestTimeMs()[i] = frame.eventTimeMs()[i];
            sample(frame, i);
            samples++;
        }
    }

    private void sample(Frame frame, int i) {
        decide();
        double change = Math.max(-5, Math.min(1, (targetMps - speedMps) / 2));
        double before = speedMps;
        speedMps = Math.max(0, speedMps + change * STEP_S);
        double accel = (speedMps - before) / STEP_S;
        turnDegps += (targetTurnDegps - turnDegps) * 0.1;
        double turn = speedMps > 1 ? turnDegps : 0;
        courseDeg = (courseDeg + turn * STEP_S + 360) % 360;
        double echo = echoLeft > 0 ? 1 : 0;
        motion(frame, i, accel, turn, echo);
        slow(frame, i, accel);
    }

    /** Every few seconds something happens. */
    private void decide() {
        if (random.nextInt(400) == 0) {
            targetMps = random.nextInt(4) == 0 ? 0 : 3 + 20 * random.nextDouble();
        }
        if (random.nextInt(150) == 0) {
            targetTurnDegps = random.nextInt(3) == 0 ? 12 * random.nextGaussian() : 0;
        }
        if (--slipLeft < 0 && random.nextInt(2_000) == 0) { // every 200 s in the mean, up to 15 s
            slipLeft = 10 + random.nextInt(140);
            slip = random.nextInt(10) == 0 ? -1 : 0.4 * random.nextDouble() - 0.1;
        }
        if (--echoLeft < 0 && random.nextInt(3_000) == 0) {
            echoLeft = 20 + random.nextInt(200);
            echoM = 12 * random.nextGaussian();
        }
        slope = 0.9995 * slope + 0.01 * random.nextGaussian(); // sigma 0.32 m/s2, remembers 200 s
        heightNoise = 0.9983 * heightNoise + 0.14 * random.nextGaussian(); // sigma 2.4 m, remembers 60 s
    }

    private void motion(Frame frame, int i, double accel, double turn, double echo) {
        double slipping = slipLeft > 0 && speedMps > 1 ? 1 + slip : 1;
        double wheelMps = speedMps * wheelScale * slipping;
        odometerM += wheelMps * STEP_S;
        double noiseMps = (0.05 + 0.3 * echo) * random.nextGaussian();
        double courseNoise = Math.toDegrees(0.05 / Math.max(1, speedMps)) * random.nextGaussian();
        double pothole = random.nextInt(1_500) == 0 ? 9 * random.nextGaussian() : 0;
        set(frame, Signal.ALTITUDE_M, i, 420 + heightNoise + echo * echoM, 0.01);
        set(frame, Signal.SPEED_MPS, i, speedMps < 0.1 ? 0 : Math.abs(speedMps + noiseMps), 0.001);
        frame.fill(Signal.COURSE_DEG)[i] = speedMps < 0.5 ? Double.NaN : (courseDeg + courseNoise + 360) % 360;
        set(frame, Signal.ACCURACY_M, i, 1.5, 0.1);
        set(frame, Signal.HDOP, i, 0.8 + echo, 0.01);
        set(frame, Signal.CN0_MEAN_DB_HZ, i, 44 - 6 * echo + 0.6 * random.nextGaussian(), 0.1);
        set(frame, Signal.WHEEL_SPEED_MPS, i, wheelMps, 0.02);
        set(frame, Signal.ODOMETER_M, i, odometerM, odometerStepM);
        set(frame, Signal.YAW_RATE_DEGPS, i, turn + yawBias + 0.1 * random.nextGaussian(), 0.01);
        set(frame, Signal.ACCEL_LON_MPS2, i, accel + slope + vibration * random.nextGaussian() + pothole, 0.01);
        double lateral = speedMps * Math.toRadians(turn);
        set(frame, Signal.ACCEL_LAT_MPS2, i, lateral + vibration * random.nextGaussian(), 0.01);
    }

    private void slow(Frame frame, int i, double accel) {
        double power = Math.max(0, accel + 0.3) * speedMps;
        motorC += (0.02 * power - 0.004 * (motorC - 10)) * STEP_S * 3;
        brakeC += (accel < -1 ? -accel * speedMps * 0.5 : 0) * STEP_S - 0.005 * (brakeC - 10) * STEP_S;
        batteryC += (0.0005 * power - 0.0001 * (batteryC - 10)) * STEP_S;
        chargePct -= (0.0004 + 0.0012 * speedMps) * STEP_S * 0.1;
        cargoNoise = 0.99967 * cargoNoise + 0.0039 * random.nextGaussian(); // sigma 0.15 C, remembers 300 s
        weightSwing = 0.9 * weightSwing + (speedMps > 1 ? 120 : 5) * random.nextGaussian();
        boolean given = samples % SLOW_EVERY == 3;
        slow(frame, Signal.STATE_OF_CHARGE_PCT, i, given, chargePct, 0.1);
        slow(frame, Signal.BATTERY_TEMP_C, i, given, batteryC + 0.05 * random.nextGaussian(), temperatureStep);
        slow(frame, Signal.MOTOR_TEMP_C, i, given, motorC + 0.1 * random.nextGaussian(), temperatureStep);
        slow(frame, Signal.BRAKE_TEMP_C, i, given, brakeC + random.nextGaussian(), 1);
        slow(frame, Signal.CARGO_TEMP_C, i, given, 4 + cargoNoise, temperatureStep);
        slow(frame, Signal.CARGO_WEIGHT_KG, i, given, 18_000 + weightSwing, 10);
    }

    private static void slow(Frame frame, Signal signal, int i, boolean given, double value, double step) {
        set(frame, signal, i, given ? value : Double.NaN, step);
    }

    private static void set(Frame frame, Signal signal, int i, double value, double step) {
        frame.fill(signal)[i] = Math.rint(value / step) * step;
    }
}
