package io.keruen.core.geo;

/**
 * The matching of a route as its rules are written down, without a short cut: every segment within the window is
 * measured, with the plain ellipsoid. A closed route is unrolled: segment {@code n + 2} is the third of the next lap.
 */
final class SlowMatcher {
    /** Beside a corner two segments are equally far, but for rounding: the first one found is it. */
    private static final double EQUAL_M = 1e-7;

    private final RouteLine line;
    private final int segments;
    private boolean tracking;
    private boolean everMatched;
    private double lastM;
    private long lastMs;
    private double lastMps = Double.NaN;

    boolean matched;
    boolean firstMatch;
    int segment;
    int laps;
    double chainageM;
    double crossTrackM;
    boolean beyondEnds;

    private double latDeg;
    private double lonDeg;
    private double mPerLat;
    private double mPerLon;
    private double courseDeg;
    private double penaltyM;

    /** What was found so far: the unrolled number of the best segment and what counts against it. */
    private int best;

    private double bestM;

    SlowMatcher(RouteLine line) {
        this.line = line;
        this.segments = line.segments();
    }

    void match(double lat, double lon, double course, double speedMps, double sigmaM, long tMs) {
        latDeg = lat;
        lonDeg = lon;
        mPerLat = Ellipsoid.metresPerLatDeg(lat);
        mPerLon = Ellipsoid.metresPerLonDeg(lat);
        courseDeg = speedMps > 1 ? course : Double.NaN;
        penaltyM = Math.max(15, 6 * sigmaM);
        boolean isFound = false;
        if (tracking && tMs - lastMs <= 5_000) {
            // A vehicle that does not say how fast it is may be as fast as any.
            double nowMps = Double.isNaN(speedMps) ? 40 : speedMps;
            double fastestMps = Double.isNaN(lastMps) || Double.isNaN(speedMps) ? nowMps : Math.max(lastMps, nowMps);
            double reachM = (1.3 * fastestMps + 3) * (tMs - lastMs) / 1_000;
            isFound = nearby(Math.max(60, reachM + 3 * sigmaM));
        }
        firstMatch = !isFound;
        matched = isFound || anywhere(Math.max(60, (1.3 * 40 + 3) * (tMs - lastMs) / 1_000 + 3 * sigmaM));
        firstMatch &= matched;
        tracking = matched;
        if (matched) {
            lastMs = tMs;
            lastMps = speedMps;
            answer();
        }
    }

    private boolean nearby(double windowM) {
        double withinM = withinLapM();
        int middle = 0;
        while (middle + 1 < segments && line.chainageAtM(middle + 1) <= withinM) {
            middle++;
        }
        best = middle;
        bestM = againstM(middle);
        for (int direction = 1; direction >= -1; direction -= 2) {
            for (int step = 1; step < segments; step++) {
                int at = middle + direction * step;
                if (!line.isClosed() && (at < 0 || at >= segments)) {
                    break;
                }
                double awayM = direction > 0 ? beginM(at) - withinM : withinM - beginM(at + 1);
                if (awayM > windowM && best != at - direction) {
                    break;
                }
                double scoreM = againstM(at) + 0.01 * awayM;
                if (scoreM < bestM - EQUAL_M) {
                    best = at;
                    bestM = scoreM;
                }
            }
        }
        best = Math.floorMod(best, segments);
        return offM(best) <= 100;
    }

    private boolean anywhere(double reachM) {
        double withinM = withinLapM();
        bestM = Double.POSITIVE_INFINITY;
        for (int at = 0; at < segments; at++) {
            double awayM = everMatched ? Math.abs(placeM(at) - withinM) : 0;
            awayM = line.isClosed() ? Math.min(awayM, line.lengthM() - awayM) : awayM;
            double scoreM = againstM(at) + Math.min(1, 0.001 * awayM) + (awayM > reachM ? penaltyM / 2 : 0);
            if (offM(at) <= 100 && scoreM < bestM - EQUAL_M) {
                bestM = scoreM;
                best = at;
            }
        }
        return bestM < Double.POSITIVE_INFINITY;
    }

    private double withinLapM() {
        return line.isClosed() ? lastM - line.lengthM() * Math.floor(lastM / line.lengthM()) : lastM;
    }

    /** Where an unrolled segment begins. */
    private double beginM(int at) {
        return line.chainageAtM(Math.floorMod(at, segments)) + line.lengthM() * Math.floorDiv(at, segments);
    }

    private double againstM(int at) {
        int of = Math.floorMod(at, segments);
        double turnDeg = Math.abs(Turn.shortestDeg(courseDeg - line.courseDegAt(of)));
        return turnDeg > 60 ? offM(of) + penaltyM : offM(of);
    }

    /** Metres to a segment. */
    private double offM(int at) {
        double[] place = place(at);
        double share = Math.max(0, Math.min(1, place[0]));
        return Math.hypot(place[1] + share * place[3], place[2] + share * place[4]);
    }

    /** Where beside a segment the place lies (0 at its begin, 1 at its end), and from it to the begin and on to the end. */
    private double[] place(int at) {
        double toEast = (line.lonDegAt(at) - lonDeg) * mPerLon;
        double toNorth = (line.latDegAt(at) - latDeg) * mPerLat;
        double east = (line.lonDegAt(at + 1) - line.lonDegAt(at)) * mPerLon;
        double north = (line.latDegAt(at + 1) - line.latDegAt(at)) * mPerLat;
        double share = -(toEast * east + toNorth * north) / (east * east + north * north);
        return new double[] {share, toEast, toNorth, east, north};
    }

    /** Chainage of the place beside a segment. */
    private double placeM(int at) {
        double share = Math.max(0, Math.min(1, place(at)[0]));
        return line.chainageAtM(at) + share * (line.chainageAtM(at + 1) - line.chainageAtM(at));
    }

    private void answer() {
        double[] place = place(best);
        double withinM = placeM(best);
        laps = line.isClosed() && everMatched ? (int) Math.rint((lastM - withinM) / line.lengthM()) : 0;
        segment = best;
        chainageM = withinM + laps * line.lengthM();
        boolean isRight = place[3] * place[2] > place[4] * place[1];
        crossTrackM = isRight ? offM(best) : -offM(best);
        beyondEnds = !line.isClosed() && (best == 0 && place[0] < 0 || best == segments - 1 && place[0] > 1);
        everMatched = true;
        lastM = chainageM;
    }
}
