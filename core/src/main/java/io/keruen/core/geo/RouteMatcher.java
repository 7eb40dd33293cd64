package io.keruen.core.geo;

/**
 * Finds a vehicle's place on its route from sample to sample.
 *
 * <p>Candidates are the segments within reach of the last chainage (at least 60 m, or what the vehicle can have driven
 * plus 3 sigma, to either side); they are ordered by distance, plus 15 m (or 6 sigma) when their course differs by more
 * than 60 degrees from that of a vehicle faster than 1 m/s, plus 1 cm per metre away from the last chainage. So
 * parallel lanes, loops and self-crossings match right, and a vehicle that drives backwards is still found. When the
 * best candidate lies at an end of the window the window grows while the route comes nearer. Without a match for 5 s,
 * or with the nearest candidate farther off than {@link RouteLine#lostM}, the whole route is searched; what the vehicle
 * cannot have driven to at 40 m/s since its last match counts as 7.5 m (or 3 sigma) farther off. Stateless: the past is in
 * the match.
 */
public final class RouteMatcher {
    /** A match is lost when the last one is older than this. */
    public static final long LOST_MS = 5_000;

    private static final double MIN_WINDOW_M = 60;
    private static final double SPEED_RATIO = 1.3;
    private static final double SPEED_MARGIN_MPS = 3;
    private static final double UNKNOWN_SPEED_MPS = 40;
    private static final double COURSE_DEG = 60;
    private static final double COURSE_SPEED_MPS = 1;
    private static final double COURSE_PENALTY_M = 15;
    private static final double CONTINUITY = 0.01;
    private static final double TIE = 0.001;
    private static final double MAX_TIE_M = 1;
    /** More than any rounding: a square above this times another's has the larger root. */
    private static final double NO_NEARER = 1 + 1e-9;

    /** The same with room for sums of products. */
    private static final double SURE = 1 + 1e-6;
    /** More than any rounding of a chainage. */
    private static final double SLACK_M = 1e-3;

    private static final double DEFAULT_SIGMA_M = 1.5;

    /** No segment. */
    private static final int NONE = -1;

    private RouteMatcher() {}

    /** As the longer form, with the default accuracy of 1.5 m. */
    public static void match(
            RouteLine line,
            RouteMatch match,
            double latDeg,
            double lonDeg,
            double courseDeg,
            double speedMps,
            long tMs) {
        match(line, match, latDeg, lonDeg, courseDeg, speedMps, DEFAULT_SIGMA_M, tMs);
    }

    /** Matches one sample and writes the answer; {@code courseDeg} and {@code speedMps} are NaN when unknown. */
    public static void match(
            RouteLine line,
            RouteMatch match,
            double latDeg,
            double lonDeg,
            double courseDeg,
            double speedMps,
            double sigmaM,
            long tMs) {
        match.latDeg = latDeg;
        match.lonDeg = lonDeg;
        match.mPerLatDeg = LocalMetric.mPerLatDegAt(latDeg);
        match.mPerLonDeg = LocalMetric.mPerLonDegAt(latDeg);
        match.gateDeg = speedMps > COURSE_SPEED_MPS ? courseDeg : Double.NaN;
        match.penaltyM = Math.max(COURSE_PENALTY_M, 6 * sigmaM);
        match.best = NONE;
        match.projection.segment = NONE;
        long sinceMs = Math.max(0, tMs - match.lastMatchMs);
        if (match.tracking && sinceMs <= LOST_MS) {
            match.windowM = windowM(match.lastSpeedMps, speedMps, sigmaM, sinceMs);
            searchWindow(line, match);
        }
        match.firstMatch = match.best < 0;
        if (match.best < 0) {
            searchEverywhere(line, match, windowM(UNKNOWN_SPEED_MPS, UNKNOWN_SPEED_MPS, sigmaM, sinceMs));
        }
        match.matched = match.best >= 0;
        match.firstMatch &= match.matched;
        match.tracking = match.matched;
        if (match.matched) {
            accept(line, match);
            match.lastMatchMs = tMs;
            match.lastSpeedMps = speedMps;
        }
    }

    private static double windowM(double lastSpeedMps, double speedMps, double sigmaM, long sinceMs) {
        double fastestMps = lastSpeedMps > speedMps ? lastSpeedMps : speedMps;
        if (Double.isNaN(fastestMps)) {
            fastestMps = UNKNOWN_SPEED_MPS;
        }
        double reachM = (SPEED_RATIO * fastestMps + SPEED_MARGIN_MPS) * 1e-3 * sinceMs + 3 * sigmaM;
        return Math.max(MIN_WINDOW_M, reachM);
    }

    private static void accept(RouteLine line, RouteMatch match) {
        Projection projection = match.projection;
        if (projection.segment != match.best) {
            project(line, match, match.best);
        }
        double chainageM = projection.chainageM;
        match.laps = 0;
        if (line.isClosed() && match.everMatched) {
            match.laps = (int) Math.rint((match.lastChainageM - chainageM) / line.lengthM());
            chainageM += match.laps * line.lengthM();
        }
        match.everMatched = true;
        match.lastChainageM = chainageM;
        match.chainageM = chainageM;
        match.crossTrackM = projection.crossTrackM;
        match.beyondEnds = projection.beyondEnds;
        match.segment = match.best;
        match.courseDeg = projection.courseDeg;
    }

    private static void searchWindow(RouteLine line, RouteMatch match) {
        double lastM = withinLapM(line, match.lastChainageM);
        int middle = line.segmentAt(lastM, match.segment);
        project(line, match, middle); // it is the best one of nearly all samples
        match.bestSquareM = match.projection.squareM;
        match.bestM = scoreM(line, match, middle, match.bestSquareM);
        match.best = middle;
        double lostM = line.lostM();
        boolean isNear = match.bestSquareM <= lostM * lostM;
        if (!isNear || !isBestAhead(line, match, middle, lastM)) {
            walk(line, match, middle, lastM, 1);
        }
        if (!isNear || !isBestBehind(line, match, middle, lastM)) {
            walk(line, match, middle, lastM, -1);
        }
        if (match.bestSquareM > lostM * lostM) {
            match.best = NONE;
        }
    }

    /** Whether {@link #walk} would find nothing better ahead: all it would try goes straight on from the middle's end. */
    private static boolean isBestAhead(RouteLine line, RouteMatch match, int middle, double lastM) {
        double endM = line.chainageAtM(middle + 1);
        return lastM <= endM
                && Math.max(endM, lastM + match.windowM + SLACK_M)
                        < line.straightness().toM(middle)
                && isEndBeyond(match, 1);
    }

    /** The same of what lies behind. */
    private static boolean isBestBehind(RouteLine line, RouteMatch match, int middle, double lastM) {
        double beginM = line.chainageAtM(middle);
        return lastM >= beginM
                && Math.min(beginM, lastM - match.windowM - SLACK_M)
                        > line.straightness().fromM(middle)
                && isEndBeyond(match, 0);
    }

    private static boolean isEndBeyond(RouteMatch match, int end) {
        return match.projection.isEndBeyond(end, SURE * match.bestM * match.bestM);
    }

    /** Tries the segments ahead (+1) or behind (-1): those in the window, then on while the route comes nearer. */
    private static void walk(RouteLine line, RouteMatch match, int middle, double lastM, int direction) {
        int segments = line.segments();
        double turnM = 0;
        int previous = middle;
        for (int steps = 1; steps < segments; steps++) {
            int segment = previous + direction;
            if (segment < 0 || segment >= segments) {
                if (!line.isClosed()) {
                    return;
                }
                segment -= direction * segments;
                turnM += direction * line.lengthM();
            }
            double awayM = direction > 0
                    ? line.chainageAtM(segment) + turnM - lastM
                    : lastM - line.chainageAtM(segment + 1) - turnM;
            if (awayM > match.windowM && match.best != previous) {
                return;
            }
            double squareM = squareM(line, match, segment);
            // Most lie farther off than the best one, whatever else counts against them: no root is needed to see that.
            if (awayM < 0 || squareM <= NO_NEARER * match.bestM * match.bestM) {
                double scoreM = scoreM(line, match, segment, squareM) + CONTINUITY * awayM;
                if (scoreM < match.bestM) {
                    match.bestM = scoreM;
                    match.bestSquareM = squareM;
                    match.best = segment;
                }
            }
            previous = segment;
        }
    }

    /**
     * The best of all segments within reach; among equals the one nearest to where the vehicle was last. One that it cannot
     * have driven to counts as farther off, but less so than one against its course: where it was last may have been wrong.
     */
    private static void searchEverywhere(RouteLine line, RouteMatch match, double reachM) {
        double lostM = line.lostM();
        double padLat = lostM / match.mPerLatDeg;
        double padLon = lostM / Math.max(1, match.mPerLonDeg);
        double minLat = match.latDeg - padLat;
        double minLon = match.lonDeg - padLon;
        double maxLat = match.latDeg + padLat;
        double maxLon = match.lonDeg + padLon;
        double lastM = withinLapM(line, match.lastChainageM);
        match.best = NONE;
        match.bestM = Double.POSITIVE_INFINITY;
        int segment = line.edges().next(-1, minLat, minLon, maxLat, maxLon);
        while (segment >= 0) {
            double squareM = squareM(line, match, segment);
            if (squareM <= lostM * lostM) {
                double awayM = match.everMatched ? awayM(line, match, segment, lastM) : 0;
                double farM = awayM > reachM ? match.penaltyM / 2 : 0;
                double scoreM = scoreM(line, match, segment, squareM) + Math.min(MAX_TIE_M, TIE * awayM) + farM;
                if (scoreM < match.bestM) {
                    match.bestM = scoreM;
                    match.best = segment;
                }
            }
            segment = line.edges().next(segment, minLat, minLon, maxLat, maxLon);
        }
    }

    /** How far along the route the place beside a segment is from where the vehicle was last, the shorter way round. */
    private static double awayM(RouteLine line, RouteMatch match, int segment, double lastM) {
        project(line, match, segment);
        double awayM = Math.abs(match.projection.chainageM - lastM);
        return line.isClosed() ? Math.min(awayM, line.lengthM() - awayM) : awayM;
    }

    private static double withinLapM(RouteLine line, double chainageM) {
        return line.isClosed() ? chainageM - line.lengthM() * Math.floor(chainageM / line.lengthM()) : chainageM;
    }

    private static double scoreM(RouteLine line, RouteMatch match, int segment, double squareM) {
        double scoreM = Math.sqrt(squareM);
        double turnDeg = Math.abs(match.gateDeg - line.courseDegAt(segment));
        boolean against = turnDeg > COURSE_DEG && turnDeg < 360 - COURSE_DEG;
        return against ? scoreM + match.penaltyM : scoreM;
    }

    private static void project(RouteLine line, RouteMatch match, int segment) {
        line.projectOn(segment, match.latDeg, match.lonDeg, match.mPerLatDeg, match.mPerLonDeg, match.projection);
    }

    private static double squareM(RouteLine line, RouteMatch match, int segment) {
        return line.edges().squareM(segment, match.latDeg, match.lonDeg, match.mPerLatDeg, match.mPerLonDeg);
    }
}
