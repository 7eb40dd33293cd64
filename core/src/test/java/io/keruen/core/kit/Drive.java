package io.keruen.core.kit;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the samples of one vehicle by hand: drives east along a parallel, stands, steps aside, falls silent. Every call
 * adds samples and answers the drive itself.
 */
public final class Drive {
    /** Where every drive begins. */
    public static final double LAT_DEG = 47.0;

    public static final double LON_DEG = 82.0;

    /** When every drive begins: 2026-01-01T00:00:00Z. */
    public static final long START_MS = 1_767_225_600_000L;

    private static final double M_PER_LAT_DEG = 111_174.5;
    private static final double M_PER_LON_DEG = 76_055.5;

    private final String vehicleId;
    private final List<Sample> samples = new ArrayList<>();
    private long stepMs = 100;
    private long timeMs = START_MS;
    private long clockMs;
    private double eastM;
    private double northM;
    private double accuracyM = 0.5;
    private long sequence;
    private boolean numbered = true;
    private long bootId = 1;
    private @Nullable String authenticatedAs;
    private final Map<Signal, Double> values = new EnumMap<>(Signal.class);
    private final Map<CodedSignal, Integer> codes = new EnumMap<>(CodedSignal.class);

    public Drive(String vehicleId) {
        this.vehicleId = vehicleId;
    }

    public Drive every(long ms) {
        stepMs = ms;
        return this;
    }

    public Drive accuracy(double m) {
        accuracyM = m;
        return this;
    }

    public Drive at(double east, double north) {
        eastM = east;
        northM = north;
        return this;
    }

    public Drive unnumbered() {
        numbered = false;
        return this;
    }

    /** The vehicle's clock runs ahead (positive) or behind by this much from now on. */
    public Drive clock(long aheadMs) {
        clockMs = aheadMs;
        return this;
    }

    /** Drives east at this speed for so long. */
    public Drive go(double speedMps, long forMs) {
        return go(speedMps, 0, forMs);
    }

    /** Drives east and north at these speeds for so long. */
    public Drive go(double eastMps, double northMps, long forMs) {
        for (long end = timeMs + forMs; timeMs < end; timeMs += stepMs) {
            add(Math.hypot(eastMps, northMps));
            eastM += eastMps * stepMs / 1e3;
            northM += northMps * stepMs / 1e3;
        }
        return this;
    }

    /** Says this speed while standing still. */
    public Drive say(double speedMps, long forMs) {
        for (long end = timeMs + forMs; timeMs < end; timeMs += stepMs) {
            add(speedMps);
        }
        return this;
    }

    /** Moves at once. */
    public Drive jump(double east, double north) {
        eastM += east;
        northM += north;
        return this;
    }

    /** Says nothing for so long, standing. */
    public Drive silent(long forMs) {
        timeMs += forMs;
        return this;
    }

    /** Drives without anybody recording it. */
    public Drive unrecorded(double eastMps, double northMps, long forMs) {
        timeMs += forMs;
        eastM += eastMps * forMs / 1e3;
        northM += northMps * forMs / 1e3;
        return this;
    }

    /** A new boot, numbers from 0. */
    public Drive reboot() {
        bootId++;
        sequence = 0;
        return this;
    }

    /** The samples carry this signal from now on; NaN ends it. */
    public Drive with(Signal signal, double value) {
        values.put(signal, value);
        return this;
    }

    /** The samples carry this code from now on. */
    public Drive with(CodedSignal signal, int code) {
        codes.put(signal, code);
        return this;
    }

    /** The gateway proves this sender from now on. */
    public Drive as(@Nullable String sender) {
        authenticatedAs = sender;
        return this;
    }

    private void add(double speedMps) {
        Sample sample = new Sample();
        sample.vehicleId = vehicleId;
        sample.bootId = numbered ? bootId : Sample.ABSENT;
        sample.sequence = numbered ? sequence++ : Sample.ABSENT;
        sample.eventTimeMs = timeMs + clockMs;
        sample.ingestTimeMs = timeMs;
        sample.latDeg = latDeg(northM);
        sample.lonDeg = lonDeg(eastM);
        sample.set(Signal.SPEED_MPS, speedMps).set(Signal.ACCURACY_M, accuracyM);
        values.forEach(sample::set);
        codes.forEach(sample::set);
        sample.authenticatedAs = authenticatedAs;
        samples.add(sample);
    }

    /** The samples, in the order of driving. */
    public List<Sample> samples() {
        return samples;
    }

    /** Latitude so many metres north of the start, within a few km. */
    public static double latDeg(double northM) {
        return LAT_DEG + northM / M_PER_LAT_DEG;
    }

    /** Longitude so many metres east of the start, within a few km. */
    public static double lonDeg(double eastM) {
        return LON_DEG + eastM / M_PER_LON_DEG;
    }
}
