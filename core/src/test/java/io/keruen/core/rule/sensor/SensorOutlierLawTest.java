package io.keruen.core.rule.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spikes (Hampel) and drifts (CUSUM) once a second, reckoned again from all values since the last long hole. */
class SensorOutlierLawTest {
    private static final double NONE = Double.NaN;
    private static final Signal[] SIGNALS = {
        Signal.CARGO_TEMP_C, Signal.WHEEL_SPEED_MPS, Signal.YAW_RATE_DEGPS, Signal.ACCEL_LON_MPS2
    };
    private static final double[] SPIKE_SCALE = {0.5, NONE, 3, 2};
    private static final double[] DRIFT_SCALE = {NONE, 0.5, 1, 1};

    /** One value of a second. */
    private record Value(long tMs, double value, double driftScale) {}

    private static double median(List<Double> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2 - 1);
    }

    /** The spikes of one signal: when each began that has come back within two values. */
    private static final class SlowSpikes {
        private final double scale;
        private final List<Double> values = new ArrayList<>();
        private final List<Long> spikesMs = new ArrayList<>();
        private double mean;
        private double variance;
        private int out;
        private long outSinceMs;
        private double heightOf;

        SlowSpikes(double scale) {
            this.scale = scale;
        }

        void forget() {
            values.clear();
            out = 0;
        }

        /** The first of three spikes within a minute if this value ends the third, else 0. */
        long see(Value now) {
            if (values.isEmpty()) {
                mean = now.value;
                variance = 0;
            }
            double away = now.value - mean;
            double sigma = Math.max(scale, Math.sqrt(variance));
            boolean isOut = values.size() >= 16 && Math.abs(away) > 5 * sigma && isFarFromMedian(now.value);
            double counted = Math.max(-3 * sigma, Math.min(3 * sigma, away));
            mean += 0.05 * counted;
            variance = 0.95 * (variance + 0.05 * counted * counted);
            values.add(now.value);
            if (isOut) {
                outSinceMs = out == 0 ? now.tMs : outSinceMs;
                heightOf = out == 0 ? Math.abs(away) : heightOf;
                out++;
                if (out == 5) {
                    forget();
                }
                return 0;
            }
            boolean isSpike = out == 1 || out == 2;
            out = 0;
            if (!isSpike) {
                return 0;
            }
            spikesMs.add(outSinceMs);
            int third = spikesMs.size() - 3;
            return third >= 0 && outSinceMs - spikesMs.get(third) <= 60_000 ? spikesMs.get(third) : 0;
        }

        private boolean isFarFromMedian(double value) {
            List<Double> window = values.subList(values.size() - 16, values.size());
            double middle = median(window);
            double mad =
                    median(window.stream().map(each -> Math.abs(each - middle)).toList());
            return Math.abs(value - middle) > 6 * Math.max(scale, 1.4826 * mad);
        }
    }

    /** The drift of one signal to one side. */
    private static final class SlowDrift {
        private double sum;
        private long sinceMs;

        long see(double units, long tMs) {
            double next = sum + Math.max(-2, Math.min(2, units)) - 1;
            sinceMs = sum == 0 ? tMs : sinceMs;
            sum = Math.max(0, Math.min(next, 60));
            return next >= 60 ? sinceMs : 0;
        }
    }

    /** What a rule says of one signal, as text. */
    private static List<String> expected(List<Moment> drive, int s) {
        List<String> said = new ArrayList<>();
        SlowSpikes spikes = new SlowSpikes(SPIKE_SCALE[s]);
        SlowDrift up = new SlowDrift();
        SlowDrift down = new SlowDrift();
        Moment began = null;
        boolean done = false;
        long startedAtMs = 0;
        long lastMs = 0;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            long tMs = now.eventTimeMs();
            boolean begins = began == null || tMs / 1_000 > began.eventTimeMs() / 1_000;
            if (begins) {
                done = false;
                if (startedAtMs != 0 && tMs >= lastMs + 120_000) {
                    said.add(told("CLEARED " + startedAtMs + " " + (lastMs + 120_000) + " at " + i, NONE, NONE));
                    startedAtMs = 0;
                }
                if (began == null || tMs - began.eventTimeMs() > 60_000) {
                    spikes.forget();
                    up = new SlowDrift();
                    down = new SlowDrift();
                }
            }
            if (!done && !Double.isNaN(now.value(SIGNALS[s]))) {
                done = true;
                Value value = new Value(tMs, residual(now, begins ? began : null, s), driftScale(now, s));
                boolean known = !Double.isNaN(value.value);
                long driftMs = known ? driftMs(value, up, down) : 0;
                long spikeMs = known && !Double.isNaN(SPIKE_SCALE[s]) ? spikes.see(value) : 0;
                long sinceMs = driftMs != 0 ? driftMs : spikeMs;
                if (sinceMs != 0) {
                    lastMs = tMs;
                    if (startedAtMs == 0) {
                        startedAtMs = sinceMs;
                        boolean drifts = driftMs != 0;
                        said.add(told(
                                "RAISED " + startedAtMs + " " + tMs + " at " + i,
                                drifts ? Math.abs(value.value) : spikes.heightOf,
                                drifts ? value.driftScale : 6 * SPIKE_SCALE[s]));
                    }
                }
            }
            began = begins ? now : began;
        }
        return said;
    }

    private static String told(String what, double measured, double limit) {
        return what + " " + Math.round(1e6 * measured) + " of " + Math.round(1e6 * limit);
    }

    private static long driftMs(Value value, SlowDrift up, SlowDrift down) {
        if (Double.isNaN(value.driftScale)) {
            return 0;
        }
        long upMs = up.see(value.value / value.driftScale, value.tMs);
        long downMs = down.see(-value.value / value.driftScale, value.tMs);
        return upMs != 0 ? upMs : downMs;
    }

    private static double driftScale(Moment now, int s) {
        return SIGNALS[s] == Signal.WHEEL_SPEED_MPS ? 0.5 + 0.05 * now.value(Signal.SPEED_MPS) : DRIFT_SCALE[s];
    }

    private static double residual(Moment now, Moment began, int s) {
        double value = now.value(SIGNALS[s]);
        double speedMps = now.value(Signal.SPEED_MPS);
        double tookS = began == null ? 0 : (now.eventTimeMs() - began.eventTimeMs()) / 1_000.0;
        boolean steps = tookS >= 0.5 && tookS <= 2;
        return switch (SIGNALS[s]) {
            case WHEEL_SPEED_MPS -> speedMps > 2 ? Math.abs(value) - speedMps : NONE;
            case YAW_RATE_DEGPS -> {
                if (!steps || !(speedMps > 5) || !(began.value(Signal.SPEED_MPS) > 5)) {
                    yield NONE;
                }
                double turnDeg = Math.IEEEremainder(now.value(Signal.COURSE_DEG) - began.value(Signal.COURSE_DEG), 360);
                yield Math.abs(value) - Math.abs(turnDeg) / tookS;
            }
            case ACCEL_LON_MPS2 -> steps ? value - (speedMps - began.value(Signal.SPEED_MPS)) / tookS : NONE;
            default -> value;
        };
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        double speedMps = 10;
        double courseDeg = 350;
        double level = -18;
        double off = 0;
        int outLeft = 0;
        long tMs = Drive.START_MS;
        for (int i = 0; i < 4_000; i++) {
            speedMps = random.nextInt(200) == 0 ? random.nextInt(16) : speedMps;
            courseDeg = (courseDeg + random.nextInt(2)) % 360;
            level = random.nextInt(500) == 0 ? level + 9 : level;
            off = random.nextInt(300) == 0 ? random.nextInt(7) - 3 : off;
            outLeft = i / 500 % 2 == 1 && random.nextInt(24) == 0
                    ? 1 + random.nextInt(random.nextInt(3) + 1) * 3
                    : outLeft - 1;
            boolean spikes = outLeft > 0;
            Moment next = new Moment(tMs)
                    .with(Signal.SPEED_MPS, random.nextInt(20) == 0 ? NONE : speedMps)
                    .with(Signal.COURSE_DEG, courseDeg)
                    .with(Signal.CARGO_TEMP_C, level + 0.25 * random.nextInt(3) + (spikes ? 4 + random.nextInt(4) : 0))
                    .with(Signal.WHEEL_SPEED_MPS, speedMps + off)
                    .with(Signal.YAW_RATE_DEGPS, off + random.nextInt(3) - 1 + (spikes ? 40 : 0))
                    .with(Signal.ACCEL_LON_MPS2, off / 2 + (spikes ? 15 : 0));
            for (Signal signal : SIGNALS) {
                if (random.nextInt(25) == 0) {
                    next.with(signal, NONE);
                }
            }
            drive.add(next);
            int fate = random.nextInt(1_000);
            tMs += fate == 0 ? 59_500 + 500L * random.nextInt(4) : fate < 20 ? 2_500 : 250L * (1 + random.nextInt(4));
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void spikes_and_drifts_are_those_of_the_law_however_they_are_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        RuleRig rig = new RuleRig(new SensorOutlierRule()).judgeCut(drive, 20, seed);

        for (int s = 0; s < SIGNALS.length; s++) {
            List<String> said = new ArrayList<>();
            for (int k = 0; k < rig.findings.size(); k++) {
                Finding each = rig.findings.get(k);
                if (each.subject().equals("truck-1@" + SIGNALS[s].fieldName())) {
                    int sample = rig.told.get(k).sample();
                    said.add(told(
                            each.kind() + " " + each.startedAtMs() + " " + each.atMs() + " at " + sample,
                            each.measured(),
                            each.limit()));
                }
            }
            assertThat(said).as(SIGNALS[s].fieldName()).hasSizeGreaterThan(1).isEqualTo(expected(drive, s));
        }
    }
}
