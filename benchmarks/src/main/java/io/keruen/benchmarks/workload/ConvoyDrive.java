package io.keruen.benchmarks.workload;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.SplittableRandom;

/**
 * How the five vehicles of a convoy move along a road at 8 to 25 m/s, 10 samples a second; now and then one falls back,
 * leaves the road, jumps, or all of them stop.
 */
final class ConvoyDrive {
    static final int VEHICLES = 5;
    static final double LENGTH_M = 16;
    static final long STEP_MS = 100;
    private static final double EVENT_S = 30;
    private static final double HALF_TURN_M = Road.VERTEX_M / 2;

    private final Road road;
    private final long seed;
    private final double[] leadM;
    private final double meanMps;
    private final boolean stops;
    private final int backward;
    private final double backwardAtS;
    private final int astray;
    private final double astrayAtS;
    private final int jumping;
    private final Road.Place place = new Road.Place();

    /** A convoy that drives for this many samples. */
    ConvoyDrive(Road road, long seed, int samples) {
        this.road = road;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        double lengthS = samples * STEP_MS / 1e3;
        meanMps = random.nextDouble(11, 22);
        stops = lengthS > 200 && random.nextInt(16) == 0;
        backward = random.nextInt(4 * VEHICLES);
        backwardAtS = random.nextDouble(Math.max(1, lengthS - EVENT_S));
        astray = random.nextInt(4 * VEHICLES);
        astrayAtS = random.nextDouble(Math.max(1, lengthS - EVENT_S));
        jumping = random.nextInt(10 * VEHICLES);
        leadM = new double[samples + 2];
        leadM[0] = random.nextDouble(road.lengthM()) + 10 * road.lengthM();
        double phase = random.nextDouble(2 * Math.PI);
        double stopAtS = lengthS / 3;
        for (int i = 1; i < leadM.length; i++) {
            double tS = i * STEP_MS / 1e3;
            double mps = meanMps + 3 * Math.sin(tS / 9 + phase);
            if (stops) {
                mps *= Math.max(0, Math.min(1, Math.abs(tS - stopAtS - 45) / 10 - 3.5));
            }
            leadM[i] = leadM[i - 1] + mps * STEP_MS / 1e3;
        }
    }

    /** All samples of a vehicle of the convoy; the same each time. */
    Frame trace(int member, long startMs) {
        int samples = leadM.length - 1;
        SplittableRandom random = new SplittableRandom(seed * 31 + member);
        Frame frame = new Frame(samples);
        frame.reset(samples);
        frame.bootId = 1;
        frame.firstSequence = 0;
        for (int i = 0; i < samples; i++) {
            frame.eventTimeMs()[i] = startMs + i * STEP_MS + 19L * member;
            frame.ingestTimeMs()[i] = frame.eventTimeMs()[i] + 60;
            drive(frame, i, member, random);
        }
        steady(frame, samples, random);
        return frame;
    }

    private void drive(Frame frame, int i, int member, SplittableRandom random) {
        double tS = (i * STEP_MS + 19L * member) / 1e3;
        double alongM = alongM(tS, member);
        double mps = Math.max(0, (alongM(tS + 0.05, member) - alongM(tS - 0.05, member)) / 0.1);
        double sigmaM = 0.6 + 0.3 * Math.sin(tS / 7 + member);
        double asideM = 0.4 * Math.sin(tS / 5 + member) + (member == astray ? 14 * bump(tS - astrayAtS) : 0);
        boolean jumps = member == jumping && i == leadM.length / 2;
        road.at(alongM, asideM + (jumps ? 12 : 0), place);
        frame.latDeg()[i] = place.latDeg + noise(random) * 0.1 / 111_200;
        frame.lonDeg()[i] = place.lonDeg + noise(random) * 0.1 / 76_000;
        frame.fill(Signal.SPEED_MPS)[i] = Math.max(0, mps + (mps > 0.2 ? noise(random) * 0.05 : 0));
        frame.fill(Signal.COURSE_DEG)[i] = place.courseDeg;
        frame.fill(Signal.ACCURACY_M)[i] = sigmaM;
        frame.fill(Signal.WHEEL_SPEED_MPS)[i] = mps;
        frame.fill(Signal.ODOMETER_M)[i] = 120_000 + alongM;
        frame.fill(Signal.ACCEL_LON_MPS2)[i] = 0.3 * Math.cos(tS / 9);
        frame.fill(Signal.YAW_RATE_DEGPS)[i] = turnDegPerM(alongM) * mps + 0.2 * noise(random);
    }

    /** How the road turns here: spread over the pieces of which it is made, as a truck takes them. */
    private double turnDegPerM(double alongM) {
        road.at(alongM - HALF_TURN_M, 0, place);
        double beforeDeg = place.courseDeg;
        road.at(alongM + HALF_TURN_M, 0, place);
        return Math.IEEEremainder(place.courseDeg - beforeDeg, 360) / (2 * HALF_TURN_M);
    }

    /** What stays as it is, but for noise. */
    private static void steady(Frame frame, int samples, SplittableRandom random) {
        for (int i = 0; i < samples; i++) {
            frame.fill(Signal.ALTITUDE_M)[i] = 420 + noise(random);
            frame.fill(Signal.HDOP)[i] = 0.8 + 0.05 * noise(random);
            frame.fill(Signal.CN0_MEAN_DB_HZ)[i] = 44 + noise(random);
            frame.fill(Signal.STATE_OF_CHARGE_PCT)[i] = 80 - i * 1e-4;
            frame.fill(Signal.BATTERY_TEMP_C)[i] = 31 + 0.1 * noise(random);
            frame.fill(Signal.MOTOR_TEMP_C)[i] = 64 + 0.1 * noise(random);
            frame.fill(Signal.CARGO_TEMP_C)[i] = -18 + 0.1 * noise(random);
            frame.fill(CodedSignal.FIX_TYPE)[i] = 5;
            frame.fill(CodedSignal.SATELLITES)[i] = 14;
            frame.fill(CodedSignal.OPERATING_MODE)[i] = 1;
        }
    }

    private double alongM(double tS, int member) {
        double at = Math.max(0, Math.min(leadM.length - 1.001, tS * 1e3 / STEP_MS));
        int i = (int) at;
        double alongM = leadM[i] + (at - i) * (leadM[i + 1] - leadM[i]);
        for (int k = 1; k <= member; k++) {
            double swingM = stops ? 0 : 2 * Math.sin(tS / 8 + k);
            alongM -= LENGTH_M + 1.5 * meanMps + 9 + swingM + (k == backward ? 40 * bump(tS - backwardAtS) : 0);
        }
        return alongM;
    }

    private static double bump(double sinceS) {
        if (sinceS < 0 || sinceS > EVENT_S) {
            return 0;
        }
        double sine = Math.sin(Math.PI * sinceS / EVENT_S);
        return sine * sine;
    }

    private static double noise(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
    }
}
