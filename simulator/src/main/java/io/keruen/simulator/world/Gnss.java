package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/**
 * A satellite receiver: the true place plus noise that is correlated over a minute, a little white noise, and an offset
 * if a fault gave it one. Its accuracy is the sigma of the two noises together, on each axis.
 */
public final class Gnss {
    /** White noise of the place. */
    static final double WHITE_M = 0.03;

    /** Noise of the speed over ground. */
    public static final double SPEED_SIGMA_MPS = 0.05;

    /** How long the noise of the place remembers. */
    public static final double TAU_S = 60;

    private static final double COURSE_KNOWN_MPS = 0.5;
    private static final int DGNSS = CodedSignal.FIX_TYPE.names().indexOf("DGNSS");
    private static final int WGS84 = CodedSignal.DATUM.names().indexOf("WGS84");

    private final double accuracyM;
    private final GaussMarkov eastNoise;
    private final GaussMarkov northNoise;
    private final GaussMarkov dilution;
    private final GaussMarkov strength;
    private final Chance chance;
    private double offsetAlongM;
    private double offsetLeftM;

    Gnss(double accuracyM, Chance chance) {
        this.accuracyM = accuracyM;
        this.chance = chance.stream("white");
        double slowM = Math.sqrt(accuracyM * accuracyM - WHITE_M * WHITE_M);
        eastNoise = new GaussMarkov(slowM, TAU_S, chance.stream("east"));
        northNoise = new GaussMarkov(slowM, TAU_S, chance.stream("north"));
        dilution = new GaussMarkov(0.06, TAU_S, chance.stream("dilution"));
        strength = new GaussMarkov(0.6, TAU_S, chance.stream("strength"));
    }

    /** What it says about itself, 1 sigma on each axis. */
    public double accuracyM() {
        return accuracyM;
    }

    /** Metres by which a fault moves its places along the road. */
    public double offsetAlongM() {
        return offsetAlongM;
    }

    /** Metres by which a fault moves its places to the left. */
    public double offsetLeftM() {
        return offsetLeftM;
    }

    /** Moves its places from now on; zeros end it. */
    public void offset(double alongM, double leftM) {
        offsetAlongM = alongM;
        offsetLeftM = leftM;
    }

    /** Fills in what it says of a motion, so many seconds after it last spoke. */
    void observe(Motion motion, Road road, double sinceS, Sample sample) {
        double atM = motion.chainageM() + offsetAlongM;
        double besideM = motion.leftM() + offsetLeftM;
        double eastM = road.eastM(atM, besideM) + eastNoise.next(sinceS) + WHITE_M * chance.nextGaussian();
        double northM = road.northM(atM, besideM) + northNoise.next(sinceS) + WHITE_M * chance.nextGaussian();
        sample.latDeg = road.plane().latDeg(northM);
        sample.lonDeg = road.plane().lonDeg(eastM);
        double groundMps = motion.groundMps();
        double speedMps = Math.abs(groundMps + SPEED_SIGMA_MPS * chance.nextGaussian());
        double turnDeg = chance.nextGaussian() * StrictMath.toDegrees(SPEED_SIGMA_MPS / Math.max(1, groundMps));
        sample.set(Signal.SPEED_MPS, Rounded.to(1e3, speedMps));
        if (groundMps > COURSE_KNOWN_MPS) {
            sample.set(Signal.COURSE_DEG, Rounded.to(1e2, motion.courseDeg(road) + turnDeg + 360) % 360);
        }
        sample.set(Signal.ACCURACY_M, accuracyM);
        sample.set(Signal.HDOP, Rounded.to(1e2, Math.max(0.5, 0.8 + dilution.next(sinceS))));
        sample.set(Signal.CN0_MEAN_DB_HZ, Rounded.to(10, 44 + strength.next(sinceS)));
        sample.set(CodedSignal.FIX_TYPE, DGNSS);
        sample.set(CodedSignal.DATUM, WGS84);
        sample.set(CodedSignal.SATELLITES, (int) Math.rint(19 + 2 * (44 - sample.value(Signal.CN0_MEAN_DB_HZ))));
    }
}
