package io.keruen.core.rule.integrity;

import io.keruen.core.rule.Slice;

/**
 * Dead reckoning by wheels and yaw rate, compared with where the receiver says the vehicle went, second by second. What
 * is left over is summed in the direction of travel (along) and to its right (across): as it is (raw), and with each
 * second held to {@link #CLIP_M} (clipped). A step of the place, as multipath or a jump makes, moves the clipped sums
 * hardly at all; a drag moves both.
 *
 * <p>The heading is a unit vector, turned by the yaw rate and pulled slowly to the direction of the track, so that
 * neither its start nor a bias of the yaw rate needs to be known. The scale of the wheels is learned over kilometres.
 * Neither is learned while something is suspected. No
 * trigonometry, unless the place goes back while the wheels turn. Stateless: the state is in the slice.
 */
final class Reckoning {
    /** How much of one second's disagreement counts, or one sigma if that is more. */
    static final double CLIP_M = 1;

    private static final double CLIP_SIGMAS = 0.6;
    /**
     * A place that was not renewed for longer comes back by one step, which is no more to be believed than one of a second
     * or two. Where the block is as long as a coarse odometer's step, the limits allow for that.
     */
    private static final double HELD_S = 2;
    /** A second that disagrees by more than so many of these is a leap, and counts nothing. */
    private static final double LEAP = 2.5;

    static final int LONGS = 2;
    static final int DOUBLES = 19;

    // The second to be judged, filled in by the rule: it stands in the slice so that nothing is allocated.
    /** Its length, seconds. */
    static final int SECONDS = 0;
    /** How far the receiver says the vehicle went. */
    static final int EAST_M = 1;

    static final int NORTH_M = 2;
    /** Way of the wheels, signed, metres. */
    static final int WAY_M = 3;
    /** Turn by the yaw rate, radians clockwise; NaN if not known. While a second is open the rule keeps its degrees here. */
    static final int TURN_RAD = 4;

    private final Slip slip;
    private final int age;
    private final int leaps;
    private final int block;
    private final int headEast;
    private final int headNorth;
    private final int bias;
    private final int sums;
    private final int scaleOff;
    private final int learnedM;
    private final int sigma;
    private final int ways;
    private final int turns;

    private static final int RAW_ALONG = 0;
    private static final int RAW_ACROSS = 1;
    private static final int CLIPPED_ALONG = 2;
    private static final int CLIPPED_ACROSS = 3;

    private static final long WARM_BLOCKS = 60;
    private static final double STANDING_M = 0.3;
    static final double STILL_M = 0.02;
    private static final double DRIVING_M = 2;
    /** What creeps more slowly goes 3 m in the longest window, less than any limit. */
    private static final double PARKED_MPS = 0.05;

    private static final double KNOWN_SIGMAS = 0.75;
    /** Cosine of the angle between course and heading from which a vehicle backs. */
    private static final double BACKWARDS = -0.5;

    private static final double HEADING_S = 40;
    private static final double HEADING_GAIN = 1 / HEADING_S;
    private static final double BIAS_GAIN = HEADING_GAIN * HEADING_GAIN / 4;
    private static final double BIAS_STANDING_GAIN = 1 / 30.0;
    private static final double BIAS_MAX = 0.02;
    private static final double BIAS_UNSURE = 0.0015;
    private static final double SIGMA_FADES = 0.03;
    /** A second that disagrees by more teaches nothing. */
    private static final double LEARN_M = 1.5;

    private static final double SCALE_PRIOR_M = 200;
    private static final double SCALE_MEMORY_M = 3_000;
    private static final double SCALE_MAX = 0.03;
    private static final double SCALE_LEAST_UNSURE = 0.004;
    private static final double SCALE_MOST_UNSURE = 0.016;

    /** A reckoning whose state begins at these offsets of its rule's slice. */
    Reckoning(int longOffset, int doubleOffset, Slip slip) {
        this.slip = slip;
        age = longOffset;
        leaps = longOffset + 1;
        block = doubleOffset;
        headEast = doubleOffset + 5;
        headNorth = doubleOffset + 6;
        bias = doubleOffset + 7;
        sums = doubleOffset + 8;
        scaleOff = doubleOffset + 12;
        learnedM = doubleOffset + 13;
        sigma = doubleOffset + 14;
        ways = doubleOffset + 15;
        turns = doubleOffset + 17;
    }

    /** A number of the second to be judged. */
    double get(Slice slice, int field) {
        return slice.getDouble(block + field);
    }

    /** Fills in a number of the second to be judged. */
    void set(Slice slice, int field, double value) {
        slice.setDouble(block + field, value);
    }

    /** The four sums as the ring stores them: raw along, raw across, clipped along, clipped across. */
    long packed(Slice slice) {
        return ResidualRing.packed(
                slice.getDouble(sums + RAW_ALONG),
                slice.getDouble(sums + RAW_ACROSS),
                slice.getDouble(sums + CLIPPED_ALONG),
                slice.getDouble(sums + CLIPPED_ACROSS));
    }

    double rawAlongM(Slice slice) {
        return slice.getDouble(sums + RAW_ALONG);
    }

    double rawAcrossM(Slice slice) {
        return slice.getDouble(sums + RAW_ACROSS);
    }

    /** The largest accuracy of late, metres: it rises at once and falls by 3 % of what it is too large a second. */
    double sigmaM(Slice slice) {
        return slice.getDouble(sigma);
    }

    /** Way of the wheels over the last 10 s ({@code window} 0) or 60 s (1), about, metres. */
    double wayM(Slice slice, int window) {
        return slice.getDouble(ways + window);
    }

    /** Angle turned over the last 10 s or 60 s, left and right added up, about, radians. */
    double turnRad(Slice slice, int window) {
        return slice.getDouble(turns + window);
    }

    /** How far off the wheels' scale may still be, a ratio. */
    double scaleUnsure(Slice slice) {
        double prior = SCALE_PRIOR_M / (SCALE_PRIOR_M + slice.getDouble(learnedM));
        return SCALE_LEAST_UNSURE + SCALE_MOST_UNSURE * prior;
    }

    /** How far off the heading may still be because the bias of the yaw rate is not well known, radians. */
    double headingUnsureRad(Slice slice) {
        return HEADING_S * BIAS_UNSURE * WARM_BLOCKS / (WARM_BLOCKS + slice.getLong(age));
    }

    /** What the wheels' scale was found to be. */
    double scale(Slice slice) {
        return 1 + slice.getDouble(scaleOff);
    }

    /** Begins anew after a hole: the heading is not known any more, nor any way before, but the wheels' scale is. */
    void restart(Slice slice) {
        slice.setLong(age, 0);
        slice.setLong(leaps, 0);
        for (int n = 0; n <= CLIPPED_ACROSS; n++) {
            slice.setDouble(sums + n, 0);
        }
        for (int window = 0; window < 2; window++) {
            slice.setDouble(ways + window, 0);
            slice.setDouble(turns + window, 0);
        }
    }

    /**
     * Takes the second that was filled in; {@code courseDeg} is the course over ground at its end, NaN if not known. A way
     * that is {@code coarse} does not tell the scale; one that an odometer {@code counted} may come in steps.
     */
    void add(Slice slice, double nowSigmaM, double courseDeg, boolean suspected, boolean coarse, boolean counted) {
        double sigmaM = slice.getDouble(sigma);
        slice.setDouble(sigma, nowSigmaM > sigmaM ? nowSigmaM : sigmaM + SIGMA_FADES * (nowSigmaM - sigmaM));
        if (slice.getDouble(headEast) == 0 && slice.getDouble(headNorth) == 0) {
            slice.setDouble(headNorth, 1);
        }
        double wayM = scale(slice) * get(slice, WAY_M);
        leak(slice, ways, Math.abs(wayM));
        if (get(slice, EAST_M) == 0 && get(slice, NORTH_M) == 0 && Math.abs(wayM) > STANDING_M) {
            turnOnly(slice); // no new place for long is another rule's matter, but the vehicle drives on its own way
            return;
        }
        if (Double.isNaN(get(slice, TURN_RAD))) {
            addWithoutYaw(slice, wayM, suspected, coarse, counted);
        } else {
            addWithYaw(slice, wayM, courseDeg, suspected, coarse, counted);
        }
    }

    private void addWithYaw(
            Slice slice, double wayM, double courseDeg, boolean suspected, boolean coarse, boolean counted) {
        double seconds = get(slice, SECONDS);
        double eastM = get(slice, EAST_M);
        double northM = get(slice, NORTH_M);
        boolean standing = Math.abs(wayM) < STANDING_M;
        double biasRadps = slice.getDouble(bias);
        if (Math.abs(wayM) < STILL_M) {
            biasRadps +=
                    BIAS_STANDING_GAIN * (get(slice, TURN_RAD) - biasRadps * seconds); // it cannot turn on the spot
            slice.setDouble(bias, Math.max(-BIAS_MAX, Math.min(BIAS_MAX, biasRadps)));
        }
        double turnRad = standing ? 0 : get(slice, TURN_RAD) - biasRadps * seconds;
        leak(slice, turns, Math.abs(turnRad));
        if (slice.getLong(age) == 0) {
            begin(slice, wayM, coarse, counted);
            return;
        }
        double half = 0.5 * turnRad;
        double sin = sin(half);
        double cos = cos(half);
        double east = slice.getDouble(headEast);
        double north = slice.getDouble(headNorth);
        double middleEast = east * cos + north * sin;
        double middleNorth = north * cos - east * sin;
        double alongM = eastM * middleEast + northM * middleNorth;
        double acrossM = eastM * middleNorth - northM * middleEast;
        east = middleEast * cos + middleNorth * sin;
        north = middleNorth * cos - middleEast * sin;
        boolean warm = slice.getLong(age) >= WARM_BLOCKS;
        double forthM = backwards(alongM, wayM, courseDeg, east, north) ? -wayM : wayM;
        count(slice, alongM - forthM, warm || standing ? acrossM : 0, coarse);
        learnScale(slice, alongM - forthM, forthM, !suspected && !coarse);
        if (Math.abs(wayM) > DRIVING_M && !suspected) {
            double gain = Math.max(HEADING_GAIN, 1.0 / (1 + slice.getLong(age)));
            // by the wheels, for to choose long tracks is to choose among digits
            double offRad = Math.max(-0.5, Math.min(0.5, acrossM / forthM));
            double pulledS = clippedS(slice, coarse);
            double pull = Math.min(1, gain * pulledS) * offRad;
            double newEast = east + pull * north;
            north -= pull * east;
            east = newEast;
            slice.setLong(age, slice.getLong(age) + 1);
            if (slice.getLong(age) > WARM_BLOCKS / 3) {
                double biasRad = slice.getDouble(bias) - BIAS_GAIN * pulledS * offRad;
                slice.setDouble(bias, Math.max(-BIAS_MAX, Math.min(BIAS_MAX, biasRad)));
            }
        }
        double unit = 1.5 - 0.5 * (east * east + north * north); // one step of Newton towards length 1
        slice.setDouble(headEast, unit * east);
        slice.setDouble(headNorth, unit * north);
    }

    /** Turns the heading without comparing anything. */
    private void turnOnly(Slice slice) {
        double turnRad = get(slice, TURN_RAD) - slice.getDouble(bias) * get(slice, SECONDS);
        if (Double.isNaN(turnRad) || slice.getLong(age) == 0) {
            return;
        }
        leak(slice, turns, Math.abs(turnRad));
        double east = slice.getDouble(headEast);
        double north = slice.getDouble(headNorth);
        slice.setDouble(headEast, east * cos(turnRad) + north * sin(turnRad));
        slice.setDouble(headNorth, north * cos(turnRad) - east * sin(turnRad));
    }

    /** Of the small angles by which a vehicle turns in a second. */
    private static double sin(double rad) {
        double square = rad * rad;
        return rad * (1 - square / 6 * (1 - square / 20));
    }

    private static double cos(double rad) {
        double square = rad * rad;
        return 1 - square / 2 * (1 - square / 12);
    }

    /** The heading is not known: it is looked for in the first second of driving. */
    private void begin(Slice slice, double wayM, boolean coarse, boolean counted) {
        double eastM = get(slice, EAST_M);
        double northM = get(slice, NORTH_M);
        double trackM = Math.sqrt(eastM * eastM + northM * northM);
        if (isKnown(slice, wayM) && isKnown(slice, trackM)) {
            slice.setDouble(headEast, eastM / trackM);
            slice.setDouble(headNorth, northM / trackM);
            slice.setLong(age, 1);
            count(slice, trackM - Math.abs(wayM), 0, coarse);
        } else if (isParked(slice, wayM, counted)) {
            countParked(slice, coarse);
        }
    }

    /** Whether it stands, about; one whose odometer has just counted may be going on. */
    private boolean isParked(Slice slice, double wayM, boolean counted) {
        return Math.abs(wayM) <= PARKED_MPS * get(slice, SECONDS) && !(counted && wayM(slice, 0) > 10 * PARKED_MPS);
    }

    /**
     * Where the vehicle heads is not known, but while it is parked its place does not go anywhere. That of one that creeps
     * cannot be judged: of noise and digits more goes ahead than back, which is a drag in the direction of travel.
     */
    private void countParked(Slice slice, boolean coarse) {
        double eastM = get(slice, EAST_M);
        double northM = get(slice, NORTH_M);
        double east = slice.getDouble(headEast);
        double north = slice.getDouble(headNorth);
        count(slice, eastM * east + northM * north, eastM * north - northM * east, coarse);
    }

    /** By the last 10 s, for to choose long seconds is to choose among an odometer's steps. */
    private boolean isDriving(Slice slice, double wayM) {
        return Math.abs(wayM) > STANDING_M && isKnown(slice, wayM(slice, 0) / 10);
    }

    /** Whether a second's way is so long that noise (0.18 sigma on each axis) hardly turns it. */
    private boolean isKnown(Slice slice, double wayM) {
        return Math.abs(wayM) > Math.max(DRIVING_M, KNOWN_SIGMAS * slice.getDouble(sigma));
    }

    /** Without yaw rate the track gives the direction itself: only distances can disagree. */
    private void addWithoutYaw(Slice slice, double wayM, boolean suspected, boolean coarse, boolean counted) {
        slice.setLong(age, 0);
        double eastM = get(slice, EAST_M);
        double northM = get(slice, NORTH_M);
        double trackM = Math.sqrt(eastM * eastM + northM * northM);
        if (isParked(slice, wayM, counted)) {
            countParked(slice, coarse);
        } else if (counted ? isDriving(slice, wayM) : isKnown(slice, wayM)) {
            if (trackM > DRIVING_M) {
                slice.setDouble(headEast, eastM / trackM);
                slice.setDouble(headNorth, northM / trackM);
            }
            count(slice, trackM - Math.abs(wayM), 0, coarse);
            learnScale(slice, trackM - Math.abs(wayM), Math.abs(wayM), !suspected && !coarse);
        }
    }

    /**
     * An odometer counts up when a vehicle backs. Its place goes back about as far, but noise of many metres hides that
     * from one second to the next; its course, which the receiver measures by itself, then points back.
     */
    private static boolean backwards(double alongM, double wayM, double courseDeg, double east, double north) {
        if (wayM <= 0 || alongM > 0.5 * wayM) {
            return false;
        }
        if (Double.isNaN(courseDeg)) {
            return alongM < 0 && -alongM > 0.5 * wayM && -alongM < 1.5 * wayM + STANDING_M;
        }
        double courseRad = StrictMath.toRadians(courseDeg);
        return StrictMath.sin(courseRad) * east + StrictMath.cos(courseRad) * north < BACKWARDS;
    }

    private void count(Slice slice, double alongM, double acrossM, boolean coarse) {
        double believedM = slip.isSlipping(slice) ? 0 : alongM;
        add(slice, sums + RAW_ALONG, believedM);
        add(slice, sums + RAW_ACROSS, acrossM);
        double clipM = Math.max(CLIP_M, CLIP_SIGMAS * slice.getDouble(sigma)) * clippedS(slice, coarse);
        double most = LEAP * clipM;
        if (believedM * believedM + acrossM * acrossM > most * most) {
            slice.setLong(leaps, slice.getLong(leaps) + 1);
            return;
        }
        slice.setLong(leaps, 0);
        add(slice, sums + CLIPPED_ALONG, Math.max(-clipM, Math.min(clipM, believedM)));
        add(slice, sums + CLIPPED_ACROSS, Math.max(-clipM, Math.min(clipM, acrossM)));
    }

    /** Of the block's length, seconds, what counts where it is about how far a place may go by itself. */
    private double clippedS(Slice slice, boolean coarse) {
        double seconds = get(slice, SECONDS);
        return coarse ? seconds : Math.min(HELD_S, seconds);
    }

    /** Seconds on end in which the place leapt. */
    long leaps(Slice slice) {
        return slice.getLong(leaps);
    }

    private void learnScale(Slice slice, double alongM, double wayM, boolean learns) {
        double clipM = LEARN_M * clippedS(slice, false);
        if (!learns || slip.isSlipping(slice) || Math.abs(wayM) < STANDING_M || Math.abs(alongM) > clipM) {
            return;
        }
        double knownM = Math.min(SCALE_MEMORY_M, slice.getDouble(learnedM) + Math.abs(wayM));
        slice.setDouble(learnedM, knownM);
        double off = slice.getDouble(scaleOff) + Math.copySign(alongM, alongM * wayM) / (SCALE_PRIOR_M + knownM);
        slice.setDouble(scaleOff, Math.max(-SCALE_MAX, Math.min(SCALE_MAX, off)));
    }

    private static void add(Slice slice, int at, double value) {
        slice.setDouble(at, slice.getDouble(at) + value);
    }

    /** A sum over about 10 s and one over about 60 s, kept without remembering the seconds. */
    private void leak(Slice slice, int at, double value) {
        double seconds = get(slice, SECONDS);
        slice.setDouble(at, slice.getDouble(at) * (1 - Math.min(1, seconds / 10)) + value);
        slice.setDouble(at + 1, slice.getDouble(at + 1) * (1 - Math.min(1, seconds / 60)) + value);
    }
}
