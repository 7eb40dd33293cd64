package io.keruen.core.kit;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;

/** A truck that drives straight east and says with every sample all that a truck can say, a little noisy, never wrong. */
public final class QuietTruck {
    /** Milliseconds from one sample to the next. */
    public static final long STEP_MS = 100;

    private static final double MS_PER_S = 1e3;
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int FIX = CodedSignal.FIX_TYPE.names().indexOf("DGNSS");

    private final double speedMps;
    private long samples;

    public QuietTruck(double speedMps) {
        this.speedMps = speedMps;
    }

    /** How far it is at sample {@code i} of the frame it filled last, metres. */
    public double eastM(Frame frame, int i) {
        return speedMps * (frame.eventTimeMs()[i] - Drive.START_MS) / MS_PER_S;
    }

    /** Goes on driving for a whole frame. */
    public void drive(Frame frame, int size) {
        frame.reset(size);
        frame.vehicleId = "truck-1";
        frame.bootId = 1;
        frame.firstSequence = samples;
        for (int i = 0; i < size; i++) {
            frame.eventTimeMs()[i] = Drive.START_MS + samples * STEP_MS;
            frame.ingestTimeMs()[i] = frame.eventTimeMs()[i];
            frame.latDeg()[i] = Drive.latDeg(0.02 * noise(1));
            frame.lonDeg()[i] = Drive.lonDeg(eastM(frame, i));
            motion(frame, i);
            load(frame, i);
            codes(frame, i);
            samples++;
        }
    }

    private void motion(Frame frame, int i) {
        frame.fill(Signal.ALTITUDE_M)[i] = 420 + noise(2);
        frame.fill(Signal.SPEED_MPS)[i] = speedMps + 0.02 * noise(3);
        frame.fill(Signal.COURSE_DEG)[i] = 90 + 0.2 * noise(4);
        frame.fill(Signal.ACCURACY_M)[i] = 0.8;
        frame.fill(Signal.HDOP)[i] = 0.8 + 0.05 * noise(5);
        frame.fill(Signal.CN0_MEAN_DB_HZ)[i] = 44 + noise(6);
        frame.fill(Signal.WHEEL_SPEED_MPS)[i] = speedMps + 0.02 * noise(7);
        frame.fill(Signal.ODOMETER_M)[i] = 120_000 + eastM(frame, i);
        frame.fill(Signal.YAW_RATE_DEGPS)[i] = 0.1 * noise(8);
        frame.fill(Signal.ACCEL_LON_MPS2)[i] = 0.1 * noise(9);
        frame.fill(Signal.ACCEL_LAT_MPS2)[i] = 0.1 * noise(10);
    }

    private void load(Frame frame, int i) {
        frame.fill(Signal.STATE_OF_CHARGE_PCT)[i] = 80 - samples * 1e-4;
        frame.fill(Signal.BATTERY_TEMP_C)[i] = 31 + 0.1 * noise(11);
        frame.fill(Signal.MOTOR_TEMP_C)[i] = 64 + 0.1 * noise(12);
        frame.fill(Signal.BRAKE_TEMP_C)[i] = 80 + 0.1 * noise(13);
        frame.fill(Signal.CARGO_TEMP_C)[i] = -18 + 0.1 * noise(14);
        frame.fill(Signal.CARGO_WEIGHT_KG)[i] = 18_000 + 10 * noise(15);
    }

    private static void codes(Frame frame, int i) {
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            frame.fill(CodedSignal.at(s))[i] = 0;
        }
        frame.fill(CodedSignal.FIX_TYPE)[i] = FIX;
        frame.fill(CodedSignal.SATELLITES)[i] = 14;
        frame.fill(CodedSignal.OPERATING_MODE)[i] = AUTOMATIC;
    }

    /** Between -1 and 1, another one for each salt and sample. */
    private double noise(int salt) {
        long mixed = (samples * 31 + salt) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (mixed >> 11) * 0x1p-52;
    }
}
