package io.keruen.app.gallery;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One truck of a story, told step by step: drives, stands, falls silent. Every step continues where the one before
 * ended and answers the truck itself. A sample is taken at the beginning of each interval of a step, never at its end.
 */
final class Truck {
    private static final double MS_PER_S = 1_000;

    private final String id;
    private final List<Sample> samples = new ArrayList<>();
    private long stepMs = 500;
    private long timeMs = Road.START_MS;
    private long clockMs;
    private long delayMs;
    private double eastM;
    private double northM;
    private double accuracyM = 0.5;
    private double noiseM;
    private Random random = new Random(0);
    private double wheelMps = Double.NaN;
    private double odometerM = Double.NaN;
    private double courseDeg = Double.NaN;
    private boolean withCourse;
    private boolean speedKnown = true;
    private boolean numbered = true;
    private long bootId = 1;
    private long sequence;
    private final Map<Signal, Double> said = new EnumMap<>(Signal.class);
    private final Map<CodedSignal, Integer> codes = new EnumMap<>(CodedSignal.class);

    Truck(String id) {
        this.id = id;
    }

    /** Samples come this often from now on. */
    Truck every(long ms) {
        stepMs = ms;
        return this;
    }

    /** Begins its part so much after the story does. */
    Truck phase(long ms) {
        timeMs += ms;
        return this;
    }

    /** What the receiver says about itself, 1 sigma. */
    Truck accuracy(double sigmaM) {
        accuracyM = sigmaM;
        return this;
    }

    /** Shakes the place by Gaussian noise from now on; 0 ends it. */
    Truck noise(double sigmaM, long seed) {
        noiseM = sigmaM;
        random = new Random(seed);
        return this;
    }

    /** Is at a place. */
    Truck at(double east, double north) {
        eastM = east;
        northM = north;
        return this;
    }

    /** Says what its wheels do from now on; NaN says nothing. */
    Truck wheels(double mps) {
        wheelMps = mps;
        return this;
    }

    /** Counts the metres of its wheels from now on. */
    Truck odometer(double startM) {
        odometerM = startM;
        return this;
    }

    /** Says its course over ground from now on, while it moves. */
    Truck courses() {
        withCourse = true;
        return this;
    }

    /** Says no speed over ground from now on. */
    Truck speedless() {
        speedKnown = false;
        return this;
    }

    /** Says its speed over ground again. */
    Truck speedy() {
        speedKnown = true;
        return this;
    }

    /** Says this about a signal from now on; NaN says nothing. */
    Truck with(Signal signal, double value) {
        said.put(signal, value);
        return this;
    }

    /** Says this code from now on. */
    Truck with(CodedSignal signal, int code) {
        codes.put(signal, code);
        return this;
    }

    /** Gives its samples no numbers. */
    Truck unnumbered() {
        numbered = false;
        return this;
    }

    /** Starts its computer again: a new boot, numbers from 0. */
    Truck reboot() {
        bootId++;
        sequence = 0;
        return this;
    }

    /** Its clock runs ahead by so much from now on. */
    Truck clock(long aheadMs) {
        clockMs = aheadMs;
        return this;
    }

    /** Its samples take so long from now on until they reach us. */
    Truck delay(long ms) {
        delayMs = ms;
        return this;
    }

    /** Drives along the road, backwards if negative. */
    Truck go(double mps, double seconds) {
        return go(mps, 0, seconds);
    }

    /** Drives east and north at these speeds. */
    Truck go(double eastMps, double northMps, double seconds) {
        return move(eastMps, northMps, Math.hypot(eastMps, northMps), seconds);
    }

    /** Stands. */
    Truck stand(double seconds) {
        return move(0, 0, 0, seconds);
    }

    /** Says a speed and gives one place all the time. */
    Truck says(double mps, double seconds) {
        return move(0, 0, mps, seconds);
    }

    /** Moves at one speed and says another. */
    Truck move(double eastMps, double northMps, double saidMps, double seconds) {
        long lengthMs = Math.round(seconds * MS_PER_S);
        double east = eastM;
        double north = northM;
        double odometer = odometerM;
        if (withCourse && saidMps > 0) {
            courseDeg = (Math.toDegrees(Math.atan2(eastMps, northMps)) + 360) % 360;
        }
        for (long ms = 0; ms < lengthMs; ms += stepMs) {
            double share = ms / MS_PER_S;
            eastM = east + eastMps * share;
            northM = north + northMps * share;
            odometerM = odometer + saidMps * share;
            say(timeMs + ms, saidMps);
        }
        timeMs += lengthMs;
        eastM = east + eastMps * lengthMs / MS_PER_S;
        northM = north + northMps * lengthMs / MS_PER_S;
        odometerM = odometer + saidMps * lengthMs / MS_PER_S;
        return this;
    }

    /** Drives without taking a sample; the numbers go on, as if the truck had not been switched on. */
    Truck unheard(double eastMps, double seconds) {
        timeMs += Math.round(seconds * MS_PER_S);
        eastM += eastMps * seconds;
        return this;
    }

    /** Appears somewhere else. */
    Truck jump(double east, double north) {
        eastM += east;
        northM += north;
        return this;
    }

    private void say(long ms, double mps) {
        Sample sample = new Sample();
        sample.vehicleId = id;
        sample.eventTimeMs = ms + clockMs;
        sample.ingestTimeMs = ms + delayMs;
        if (numbered) {
            sample.bootId = bootId;
            sample.sequence = sequence++;
        }
        boolean noisy = noiseM > 0;
        sample.latDeg = Road.latDeg(northM + (noisy ? noiseM * random.nextGaussian() : 0));
        sample.lonDeg = Road.lonDeg(eastM + (noisy ? noiseM * random.nextGaussian() : 0));
        sample.set(Signal.ACCURACY_M, accuracyM);
        if (speedKnown) {
            sample.set(Signal.SPEED_MPS, Math.rint(mps * MS_PER_S) / MS_PER_S);
        }
        sample.set(Signal.COURSE_DEG, courseDeg);
        sample.set(Signal.WHEEL_SPEED_MPS, wheelMps);
        if (!Double.isNaN(odometerM)) {
            sample.set(Signal.ODOMETER_M, Math.rint(odometerM * 100) / 100);
        }
        said.forEach(sample::set);
        codes.forEach(sample::set);
        samples.add(sample);
    }

    /** What it recorded in [from, to) of the story never reached us. */
    Truck losing(double fromS, double toS) {
        samples.removeIf(sample -> isWithin(sample, fromS, toS));
        return this;
    }

    /** What it recorded in [from, to) of the story reached us from {@code onS} on, one sample every so often. */
    Truck storing(double fromS, double toS, double onS, long everyMs, boolean newestFirst) {
        List<Sample> stored = new ArrayList<>(
                samples.stream().filter(sample -> isWithin(sample, fromS, toS)).toList());
        if (newestFirst) {
            stored.sort(Comparator.comparingLong((Sample sample) -> sample.eventTimeMs)
                    .reversed());
        }
        long ingestMs = Road.at(onS);
        for (Sample sample : stored) {
            sample.ingestTimeMs = ingestMs;
            ingestMs += everyMs;
        }
        return this;
    }

    /** Every arrival is late by a chance amount of up to so much, and every fifth sample comes a second time. */
    Truck shaken(long maxDelayMs, long seed) {
        Random chance = new Random(seed);
        List<Sample> again = new ArrayList<>();
        for (Sample sample : samples) {
            sample.ingestTimeMs += chance.nextInt((int) maxDelayMs + 1);
            if (chance.nextInt(5) == 0) {
                again.add(copy(sample, sample.ingestTimeMs + chance.nextInt((int) maxDelayMs + 1)));
            }
        }
        samples.addAll(again);
        return this;
    }

    private static Sample copy(Sample sample, long ingestMs) {
        Sample copy = new Sample();
        copy.vehicleId = sample.vehicleId;
        copy.bootId = sample.bootId;
        copy.sequence = sample.sequence;
        copy.eventTimeMs = sample.eventTimeMs;
        copy.ingestTimeMs = ingestMs;
        copy.latDeg = sample.latDeg;
        copy.lonDeg = sample.lonDeg;
        for (Signal signal : Signal.values()) {
            copy.set(signal, sample.value(signal));
        }
        return copy;
    }

    private static boolean isWithin(Sample sample, double fromS, double toS) {
        return sample.eventTimeMs >= Road.at(fromS) && sample.eventTimeMs < Road.at(toS);
    }

    /** Its samples, in the order of driving. */
    List<Sample> samples() {
        return samples;
    }
}
