package io.keruen.core.geo;

/**
 * The straight edges of some lines or rings, packed so that a question touches few of them.
 *
 * <p>Vertices lie in one array; 16 edges in a row share a box (a chunk), 16 chunks share another (a group). Edges are
 * straight in longitude and latitude (RFC 7946). Points exactly on an edge are treated as if they lay a hair to the
 * east, then a hair to the north, of where they are: {@link #encloses} and {@link #crossings} use the same rule, so a
 * path has an odd number of crossings exactly when one of its ends is enclosed and the other is not. Immutable.
 */
public final class Edges {
    private static final int CHUNK = 16;
    private static final int GROUP = 16;

    private final double[] points;
    private final int[] starts;
    private final int[] counts;
    private final double[] boxes;
    private final double[] groupBoxes;

    private Edges(double[] points, int[] starts, int[] counts) {
        this.points = points;
        this.starts = starts;
        this.counts = counts;
        this.boxes = new double[4 * starts.length];
        this.groupBoxes = new double[4 * ((starts.length + GROUP - 1) / GROUP)];
        for (int chunk = 0; chunk < starts.length; chunk++) {
            clear(boxes, 4 * chunk);
            for (int vertex = starts[chunk]; vertex <= starts[chunk] + counts[chunk]; vertex++) {
                cover(boxes, 4 * chunk, points[2 * vertex], points[2 * vertex + 1]);
            }
            int group = 4 * (chunk / GROUP);
            if (chunk % GROUP == 0) {
                clear(groupBoxes, group);
            }
            cover(groupBoxes, group, boxes[4 * chunk], boxes[4 * chunk + 1]);
            cover(groupBoxes, group, boxes[4 * chunk + 2], boxes[4 * chunk + 3]);
        }
    }

    /** Edges of lines, each {@code lat, lon, lat, lon, ...} with at least two vertices; a ring repeats its first. */
    public static Edges of(double[]... lines) {
        int vertices = 0;
        int chunks = 0;
        for (double[] line : lines) {
            vertices += line.length / 2;
            chunks += (line.length / 2 - 1 + CHUNK - 1) / CHUNK;
        }
        double[] points = new double[2 * vertices];
        int[] starts = new int[chunks];
        int[] counts = new int[chunks];
        int vertex = 0;
        int chunk = 0;
        for (double[] line : lines) {
            System.arraycopy(line, 0, points, 2 * vertex, line.length);
            int edges = line.length / 2 - 1;
            for (int from = 0; from < edges; from += CHUNK) {
                starts[chunk] = vertex + from;
                counts[chunk++] = Math.min(CHUNK, edges - from);
            }
            vertex += line.length / 2;
        }
        return new Edges(points, starts, counts);
    }

    /** South, west, north and east limits: 0 minLat, 1 minLon, 2 maxLat, 3 maxLon. */
    public double limitDeg(int side) {
        double limit = groupBoxes[side];
        for (int at = side + 4; at < groupBoxes.length; at += 4) {
            limit = side < 2 ? Math.min(limit, groupBoxes[at]) : Math.max(limit, groupBoxes[at]);
        }
        return limit;
    }

    /**
     * The next edge after this one (-1 to begin) whose chunk meets the box, or -1 when there is none.
     *
     * <p>Numbers rise but have gaps; of a single line they are the segment numbers.
     */
    public int next(int edge, double minLatDeg, double minLonDeg, double maxLatDeg, double maxLonDeg) {
        int chunk = (edge + 1) / CHUNK;
        int offset = (edge + 1) % CHUNK;
        while (chunk < starts.length) {
            if (offset > 0) {
                if (offset < counts[chunk]) {
                    return chunk * CHUNK + offset;
                }
                chunk++;
                offset = 0;
            } else if (chunk % GROUP == 0
                    && apart(groupBoxes, chunk / GROUP, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                chunk += GROUP;
            } else if (apart(boxes, chunk, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                chunk++;
            } else {
                return chunk * CHUNK;
            }
        }
        return -1;
    }

    /** Latitude of an end of an edge: 0 its first, 1 its second. */
    public double latDeg(int edge, int end) {
        return points[2 * (vertex(edge) + end)];
    }

    /** Longitude of an end of an edge: 0 its first, 1 its second. */
    public double lonDeg(int edge, int end) {
        return points[2 * (vertex(edge) + end) + 1];
    }

    private int vertex(int edge) {
        return starts[edge / CHUNK] + edge % CHUNK;
    }

    /** Whether the rings, taken together by the even-odd rule, enclose the place. */
    public boolean encloses(double latDeg, double lonDeg) {
        boolean odd = false;
        for (int chunk = 0; chunk < starts.length; chunk++) {
            if (chunk % GROUP == 0 && isClearOfRay(groupBoxes, 4 * (chunk / GROUP), latDeg, lonDeg)) {
                chunk += GROUP - 1;
            } else if (!isClearOfRay(boxes, 4 * chunk, latDeg, lonDeg)) {
                // A chunk wholly east of the place is crossed an odd number of times if its ends lie on both sides.
                odd ^= lonDeg < boxes[4 * chunk + 1] ? endsApart(chunk, latDeg) : oddEast(chunk, latDeg, lonDeg);
            }
        }
        return odd;
    }

    private static boolean isClearOfRay(double[] of, int at, double latDeg, double lonDeg) {
        return latDeg < of[at] || latDeg > of[at + 2] || lonDeg > of[at + 3];
    }

    private boolean endsApart(int chunk, double latDeg) {
        int first = 2 * starts[chunk];
        return points[first] > latDeg != points[first + 2 * counts[chunk]] > latDeg;
    }

    private boolean oddEast(int chunk, double latDeg, double lonDeg) {
        int at = 2 * starts[chunk];
        int last = at + 2 * counts[chunk];
        boolean odd = false;
        double north1 = points[at] - latDeg;
        double east1 = points[at + 1] - lonDeg;
        while (at < last) {
            at += 2;
            double north2 = points[at] - latDeg;
            double east2 = points[at + 1] - lonDeg;
            if (north1 > 0 != north2 > 0) {
                double turn = east1 * north2 - north1 * east2;
                odd ^= north2 > 0 ? turn > 0 : turn < 0;
            }
            north1 = north2;
            east1 = east2;
        }
        return odd;
    }

    /** How often the straight path from A to B crosses the edges. */
    public int crossings(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double minLat = Math.min(latADeg, latBDeg);
        double minLon = Math.min(lonADeg, lonBDeg);
        double maxLat = Math.max(latADeg, latBDeg);
        double maxLon = Math.max(lonADeg, lonBDeg);
        int crossings = 0;
        int edge = next(-1, minLat, minLon, maxLat, maxLon);
        while (edge >= 0) {
            if (!Double.isNaN(crossingFraction(edge, latADeg, lonADeg, latBDeg, lonBDeg))) {
                crossings++;
            }
            edge = next(edge, minLat, minLon, maxLat, maxLon);
        }
        return crossings;
    }

    /** Where the path from A (0) to B (1) first crosses an edge, or NaN when it crosses none. */
    public double firstCrossingFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double minLat = Math.min(latADeg, latBDeg);
        double minLon = Math.min(lonADeg, lonBDeg);
        double maxLat = Math.max(latADeg, latBDeg);
        double maxLon = Math.max(lonADeg, lonBDeg);
        double first = Double.NaN;
        int edge = next(-1, minLat, minLon, maxLat, maxLon);
        while (edge >= 0) {
            double fraction = crossingFraction(edge, latADeg, lonADeg, latBDeg, lonBDeg);
            if (!Double.isNaN(fraction) && !(fraction >= first)) {
                first = fraction;
            }
            edge = next(edge, minLat, minLon, maxLat, maxLon);
        }
        return first;
    }

    /** Where the path from A to B crosses this edge, 0..1, or NaN. */
    private double crossingFraction(int edge, double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        int at = 2 * vertex(edge);
        double north1 = points[at] - latADeg;
        double east1 = points[at + 1] - lonADeg;
        double north2 = points[at + 2] - latADeg;
        double east2 = points[at + 3] - lonADeg;
        double pathNorth = latBDeg - latADeg;
        double pathEast = lonBDeg - lonADeg;
        double tie = pathNorth != 0 ? pathNorth : -pathEast;
        if (isLeft(pathEast * north1 - pathNorth * east1, tie) == isLeft(pathEast * north2 - pathNorth * east2, tie)) {
            return Double.NaN;
        }
        double turnA = east1 * north2 - north1 * east2;
        double turnB = (points[at + 1] - lonBDeg) * (points[at + 2] - latBDeg)
                - (points[at] - latBDeg) * (points[at + 3] - lonBDeg);
        tie = points[at + 2] != points[at] ? points[at] - points[at + 2] : points[at + 3] - points[at + 1];
        if (isLeft(turnA, tie) == isLeft(turnB, tie)) {
            return Double.NaN;
        }
        return turnA == 0 ? 0 : Math.max(0, Math.min(1, turnA / (turnA - turnB)));
    }

    private static boolean isLeft(double turn, double tie) {
        return turn > 0 || turn == 0 && tie > 0;
    }

    /** Metres from the place to the nearest edge in the metric at the place, at most {@code maxM}. */
    public double nearestM(double latDeg, double lonDeg, double maxM) {
        return Math.sqrt(nearest(latDeg, lonDeg, maxM * maxM, false));
    }

    /** The edge nearest to the place, or -1 when none is nearer than {@code maxM}. */
    public int nearestEdge(double latDeg, double lonDeg, double maxM) {
        return (int) nearest(latDeg, lonDeg, maxM * maxM, true);
    }

    private double nearest(double latDeg, double lonDeg, double maxSquareM, boolean edgeWanted) {
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        double best = maxSquareM;
        int bestChunk = -1;
        for (int chunk = 0; chunk < starts.length; chunk++) {
            if (chunk % GROUP == 0
                    && boxSquareM(groupBoxes, 4 * (chunk / GROUP), latDeg, lonDeg, mPerLat, mPerLon) >= best) {
                chunk += GROUP - 1;
            } else if (boxSquareM(boxes, 4 * chunk, latDeg, lonDeg, mPerLat, mPerLon) < best) {
                double square = chunkSquareM(chunk, latDeg, lonDeg, mPerLat, mPerLon);
                if (square < best) {
                    best = square;
                    bestChunk = chunk;
                }
            }
        }
        return edgeWanted ? edgeOf(bestChunk, best, latDeg, lonDeg) : best;
    }

    private int edgeOf(int chunk, double squareM, double latDeg, double lonDeg) {
        if (chunk < 0) {
            return -1;
        }
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        int edge = chunk * CHUNK;
        int last = edge + counts[chunk] - 1;
        while (edge < last && squareM(edge, latDeg, lonDeg, mPerLat, mPerLon) > squareM) {
            edge++;
        }
        return edge;
    }

    private double chunkSquareM(int chunk, double latDeg, double lonDeg, double mPerLat, double mPerLon) {
        int at = 2 * starts[chunk];
        int last = at + 2 * counts[chunk];
        double best = Double.POSITIVE_INFINITY;
        double north1 = (points[at] - latDeg) * mPerLat;
        double east1 = (points[at + 1] - lonDeg) * mPerLon;
        while (at < last) {
            at += 2;
            double north2 = (points[at] - latDeg) * mPerLat;
            double east2 = (points[at + 1] - lonDeg) * mPerLon;
            double square = Segment.originSquare(east1, north1, east2, north2);
            best = square < best ? square : best;
            north1 = north2;
            east1 = east2;
        }
        return best;
    }

    /** Square of the metres from the place to this edge, with these metres per degree. */
    public double squareM(int edge, double latDeg, double lonDeg, double mPerLat, double mPerLon) {
        int at = 2 * vertex(edge);
        return Segment.originSquare(
                (points[at + 1] - lonDeg) * mPerLon,
                (points[at] - latDeg) * mPerLat,
                (points[at + 3] - lonDeg) * mPerLon,
                (points[at + 2] - latDeg) * mPerLat);
    }

    /** Metres between the path from A to B and the edges, 0 when they cross, at most {@code maxM}. */
    public double pathNearestM(double latADeg, double lonADeg, double latBDeg, double lonBDeg, double maxM) {
        if (crossings(latADeg, lonADeg, latBDeg, lonBDeg) > 0) {
            return 0;
        }
        double middleDeg = 0.5 * (latADeg + latBDeg);
        double mPerLat = LocalMetric.mPerLatDegAt(middleDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(middleDeg);
        double nearM = nearestM(latBDeg, lonBDeg, nearestM(latADeg, lonADeg, maxM));
        double padLat = nearM / mPerLat;
        double padLon = nearM / Math.max(1, mPerLon);
        double minLat = Math.min(latADeg, latBDeg) - padLat;
        double minLon = Math.min(lonADeg, lonBDeg) - padLon;
        double maxLat = Math.max(latADeg, latBDeg) + padLat;
        double maxLon = Math.max(lonADeg, lonBDeg) + padLon;
        double best = nearM * nearM;
        int edge = next(-1, minLat, minLon, maxLat, maxLon);
        while (edge >= 0) {
            for (int at = 2 * vertex(edge), end = at + 2; at <= end; at += 2) {
                double squareM = Segment.originSquare(
                        (lonADeg - points[at + 1]) * mPerLon,
                        (latADeg - points[at]) * mPerLat,
                        (lonBDeg - points[at + 1]) * mPerLon,
                        (latBDeg - points[at]) * mPerLat);
                best = Math.min(best, squareM);
            }
            edge = next(edge, minLat, minLon, maxLat, maxLon);
        }
        return Math.sqrt(best);
    }

    private static boolean apart(
            double[] of, int box, double minLatDeg, double minLonDeg, double maxLatDeg, double maxLonDeg) {
        int at = 4 * box;
        return of[at] > maxLatDeg || of[at + 1] > maxLonDeg || of[at + 2] < minLatDeg || of[at + 3] < minLonDeg;
    }

    private static double boxSquareM(
            double[] of, int at, double latDeg, double lonDeg, double mPerLat, double mPerLon) {
        double northM = Math.max(0, Math.max(of[at] - latDeg, latDeg - of[at + 2])) * mPerLat;
        double eastM = Math.max(0, Math.max(of[at + 1] - lonDeg, lonDeg - of[at + 3])) * mPerLon;
        return northM * northM + eastM * eastM;
    }

    private static void clear(double[] of, int at) {
        of[at] = of[at + 1] = Double.POSITIVE_INFINITY;
        of[at + 2] = of[at + 3] = Double.NEGATIVE_INFINITY;
    }

    private static void cover(double[] of, int at, double latDeg, double lonDeg) {
        of[at] = Math.min(of[at], latDeg);
        of[at + 1] = Math.min(of[at + 1], lonDeg);
        of[at + 2] = Math.max(of[at + 2], latDeg);
        of[at + 3] = Math.max(of[at + 3], lonDeg);
    }
}
