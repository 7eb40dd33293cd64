package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/**
 * A satellite receiver: the true place plus noise that is correlated over a minute, a little white noise, reflections,
 * and what a fault makes of it. Its accuracy is the sigma of the two noises together, on each axis. It remembers by how
 * much it was wrong, for those who judge from the truth.
 */
public final class Gnss {
    /** White noise of the place. */
    static final double WHITE_M = 0.03;

    /** Noise of the speed over ground. */
    public static final double SPEED_SIGMA_MPS = 0.05;

    /** How long the noise of the place remembers. */
    public static final double TAU_S = 60;

    private static final double COURSE_KNOWN_MPS = 0.5;
    private static final double REFLECTED_DB = 4;
    private static final double GROUND_M = 452;
    private static final double HILLS_M = 6;
    private static final double HILL_M = 700;
    private static final double UPRIGHT = 1.8;

    private final double accuracyM;
    private final GaussMarkov eastNoise;
    private final GaussMarkov northNoise;
    private final GaussMarkov upNoise;
    private final ReceiverQuality quality;
    private final Multipath multipath;
    private final boolean reflects;
    private final Chance chance;
    private double offsetAlongM;
    private double offsetLeftM;
    private double shiftEastM;
    private double shiftNorthM;
    private boolean freezes;
    private boolean frozen;
    private boolean repeated;
    private double frozenAlongM;
    private double frozenLeftM;
    private double frozenLatDeg;
    private double frozenLonDeg;
    private double errorAlongM;
    private double errorLeftM;
    private double statedM;

    Gnss(double accuracyM, Chance chance) {
        this(accuracyM, false, chance);
    }

    Gnss(double accuracyM, boolean reflects, Chance chance) {
        this.accuracyM = accuracyM;
        this.reflects = reflects;
        this.chance = chance.stream("white");
        double slowM = Math.sqrt(accuracyM * accuracyM - WHITE_M * WHITE_M);
        eastNoise = new GaussMarkov(slowM, TAU_S, chance.stream("east"));
        northNoise = new GaussMarkov(slowM, TAU_S, chance.stream("north"));
        upNoise = new GaussMarkov(UPRIGHT * slowM, TAU_S, chance.stream("up"));
        quality = new ReceiverQuality(chance);
        multipath = new Multipath(accuracyM, chance.stream("multipath"));
        statedM = accuracyM;
    }

    /** What it says about itself in fair conditions, 1 sigma on each axis. */
    public double accuracyM() {
        return accuracyM;
    }

    /** What it said about itself last. */
    double statedM() {
        return statedM;
    }

    /** How far ahead of the truth along the road its last place lay. */
    double errorAlongM() {
        return errorAlongM;
    }

    /** How far to the left of the truth its last place lay. */
    double errorLeftM() {
        return errorLeftM;
    }

    /** Whether its last place was only the one before. */
    boolean repeated() {
        return repeated;
    }

    /** Moves its places from now on along and across the road; zeros end it. */
    public void offset(double alongM, double leftM) {
        offsetAlongM = alongM;
        offsetLeftM = leftM;
    }

    /** Moves its places from now on to the east and north; zeros end it. */
    public void shift(double eastM, double northM) {
        shiftEastM = eastM;
        shiftNorthM = northM;
    }

    /** From now on it repeats its last place, or no longer does. */
    public void freeze(boolean repeats) {
        freezes = repeats;
    }

    /** Whether it has hardly any signal from now on. */
    public void jam(boolean jams) {
        quality.jam(jams);
    }

    /** Fills in what it says of a motion, so many seconds after it last spoke. */
    void observe(Motion motion, Road road, double sinceS, Sample sample) {
        if (reflects) {
            multipath.move(sinceS);
        }
        quality.observe(reflects ? REFLECTED_DB * multipath.share() : 0, sinceS, sample);
        place(motion, road, sinceS, sample);
        double groundMps = motion.groundMps(road);
        double speedMps = Math.abs(groundMps + SPEED_SIGMA_MPS * chance.nextGaussian());
        double turnDeg = chance.nextGaussian() * StrictMath.toDegrees(SPEED_SIGMA_MPS / Math.max(1, groundMps));
        double hillM = HILLS_M * StrictMath.sin(motion.chainageM() / HILL_M);
        sample.set(Signal.ALTITUDE_M, Rounded.to(10, GROUND_M + hillM + upNoise.next(sinceS)));
        statedM = Rounded.to(100, StrictMath.hypot(accuracyM, reflects ? multipath.noticedM() : 0) + quality.lostM());
        sample.set(Signal.ACCURACY_M, statedM);
        sample.set(CodedSignal.FIX_TYPE, quality.fixType(statedM));
        if (quality.isJammed()) {
            return; // what it says is carried on from the last fix; it measures no speed
        }
        sample.set(Signal.SPEED_MPS, Rounded.to(1e3, speedMps));
        if (groundMps > COURSE_KNOWN_MPS) {
            sample.set(Signal.COURSE_DEG, Rounded.to(1e2, motion.courseDeg(road) + turnDeg + 360) % 360);
        }
    }

    private void place(Motion motion, Road road, double sinceS, Sample sample) {
        double noiseEastM = eastNoise.next(sinceS) + WHITE_M * chance.nextGaussian() + shiftEastM;
        double noiseNorthM = northNoise.next(sinceS) + WHITE_M * chance.nextGaussian() + shiftNorthM;
        if (reflects) {
            noiseEastM += multipath.eastM();
            noiseNorthM += multipath.northM();
        }
        double atM = motion.chainageM() + offsetAlongM;
        double besideM = motion.leftM() + offsetLeftM;
        double eastward = road.directionEast(atM);
        double northward = road.directionNorth(atM);
        errorAlongM = offsetAlongM + noiseEastM * eastward + noiseNorthM * northward;
        errorLeftM = offsetLeftM - noiseEastM * northward + noiseNorthM * eastward;
        sample.latDeg = road.plane().latDeg(road.northM(atM, 0) + besideM * eastward + noiseNorthM);
        sample.lonDeg = road.plane().lonDeg(road.eastM(atM, 0) - besideM * northward + noiseEastM);
        repeated = freezes && frozen;
        if (repeated) {
            errorAlongM = frozenAlongM - motion.chainageM();
            errorLeftM = frozenLeftM - motion.leftM();
            sample.latDeg = frozenLatDeg;
            sample.lonDeg = frozenLonDeg;
        }
        frozen = freezes;
        frozenAlongM = motion.chainageM() + errorAlongM;
        frozenLeftM = motion.leftM() + errorLeftM;
        frozenLatDeg = sample.latDeg;
        frozenLonDeg = sample.lonDeg;
    }
}
