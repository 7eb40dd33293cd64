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
    private static final int CHUNK_BITS = 4;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int GROUP_BITS = 4;
    private static final int GROUP = 1 << GROUP_BITS;
    private static final int COUNT_BITS = 5;
    private static final double SLACK = 1 + 1e-9;

    private final double[] points;
    /** Of each chunk its first vertex and its number of edges. */
    private final int[] chunks;
    /** Boxes (minLat, minLon, maxLat, maxLon) of the groups, then of the chunks. */
    private final double[] boxes;

    private final int groups;

    private Edges(double[] points, int[] chunks) {
        this.points = points;
        this.chunks = chunks;
        this.groups = (chunks.length + GROUP - 1) / GROUP;
        this.boxes = new double[4 * (groups + chunks.length)];
        for (int box = 0; box < groups + chunks.length; box++) {
            boxes[4 * box] = boxes[4 * box + 1] = Double.POSITIVE_INFINITY;
            boxes[4 * box + 2] = boxes[4 * box + 3] = Double.NEGATIVE_INFINITY;
        }
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            for (int vertex = start(chunk); vertex <= start(chunk) + count(chunk); vertex++) {
                cover(chunk / GROUP, points[2 * vertex], points[2 * vertex + 1]);
                cover(groups + chunk, points[2 * vertex], points[2 * vertex + 1]);
            }
        }
    }

    /** A limit of zero bears the sign with which no difference to a zero is negative: {@link #apart} looks at signs. */
    private void cover(int box, double latDeg, double lonDeg) {
        int at = 4 * box;
        boxes[at] = Math.min(boxes[at], latDeg == 0 ? -0.0 : latDeg);
        boxes[at + 1] = Math.min(boxes[at + 1], lonDeg == 0 ? -0.0 : lonDeg);
        boxes[at + 2] = Math.max(boxes[at + 2], latDeg == 0 ? 0.0 : latDeg);
        boxes[at + 3] = Math.max(boxes[at + 3], lonDeg == 0 ? 0.0 : lonDeg);
    }

    private int start(int chunk) {
        return chunks[chunk] >>> COUNT_BITS;
    }

    private int count(int chunk) {
        return chunks[chunk] & (1 << COUNT_BITS) - 1;
    }

    /** Edges of lines, each {@code lat, lon, lat, lon, ...} with at least two vertices; a ring repeats its first. */
    public static Edges of(double[]... lines) {
        int vertices = 0;
        int count = 0;
        for (double[] line : lines) {
            vertices += line.length / 2;
            count += (line.length / 2 - 1 + CHUNK - 1) / CHUNK;
        }
        double[] points = new double[2 * vertices];
        int[] chunks = new int[count];
        int vertex = 0;
        int chunk = 0;
        for (double[] line : lines) {
            System.arraycopy(line, 0, points, 2 * vertex, line.length);
            int edges = line.length / 2 - 1;
            for (int from = 0; from < edges; from += CHUNK) {
                chunks[chunk++] = vertex + from << COUNT_BITS | Math.min(CHUNK, edges - from);
            }
            vertex += line.length / 2;
        }
        return new Edges(points, chunks);
    }

    /** The southernmost latitude. */
    public double minLatDeg() {
        return limitDeg(0);
    }

    /** The westernmost longitude. */
    public double minLonDeg() {
        return limitDeg(1);
    }

    /** The northernmost latitude. */
    public double maxLatDeg() {
        return limitDeg(2);
    }

    /** The easternmost longitude. */
    public double maxLonDeg() {
        return limitDeg(3);
    }

    private double limitDeg(int side) {
        double limit = boxes[side];
        for (int at = side + 4; at < 4 * groups; at += 4) {
            limit = side < 2 ? Math.min(limit, boxes[at]) : Math.max(limit, boxes[at]);
        }
        return limit;
    }

    /**
     * The next edge after this one (-1 to begin) whose chunk meets the box, or -1 when there is none.
     *
     * <p>Numbers rise but have gaps; of a single line they are the segment numbers.
     */
    public int next(int edge, double minLatDeg, double minLonDeg, double maxLatDeg, double maxLonDeg) {
        int chunk = edge + 1 >>> CHUNK_BITS;
        int offset = edge + 1 & CHUNK - 1;
        if (offset > 0) {
            if (offset < count(chunk)) {
                return edge + 1;
            }
            chunk++;
        }
        chunk = nextChunk(chunk, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg);
        return chunk < chunks.length ? chunk * CHUNK : -1;
    }

    /** The first chunk from this one on that meets the box, or the number of chunks. */
    private int nextChunk(int from, double minLatDeg, double minLonDeg, double maxLatDeg, double maxLonDeg) {
        int chunk = from;
        while (chunk < chunks.length) {
            if ((chunk & GROUP - 1) == 0 && apart(chunk >>> GROUP_BITS, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                chunk += GROUP;
            } else if (apart(groups + chunk, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                chunk++;
            } else {
                return chunk;
            }
        }
        return chunks.length;
    }

    private boolean apart(int box, double minLatDeg, double minLonDeg, double maxLatDeg, double maxLonDeg) {
        int at = 4 * box;
        // One branch on the signs of all four differences: which of them decides is unpredictable, and costs more.
        long signs = Double.doubleToRawLongBits(maxLatDeg - boxes[at])
                | Double.doubleToRawLongBits(maxLonDeg - boxes[at + 1])
                | Double.doubleToRawLongBits(boxes[at + 2] - minLatDeg)
                | Double.doubleToRawLongBits(boxes[at + 3] - minLonDeg);
        return signs < 0;
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
        return start(edge >>> CHUNK_BITS) + (edge & CHUNK - 1);
    }

    /** Whether the rings, taken together by the even-odd rule, enclose the place. */
    public boolean encloses(double latDeg, double lonDeg) {
        boolean odd = false;
        int chunk = nextChunk(0, latDeg, lonDeg, latDeg, Double.POSITIVE_INFINITY);
        while (chunk < chunks.length) {
            // A chunk wholly east of the place is crossed an odd number of times if its ends lie on both sides.
            boolean east = lonDeg < boxes[4 * (groups + chunk) + 1];
            odd ^= east ? endsApart(chunk, latDeg) : oddEast(chunk, latDeg, lonDeg);
            chunk = nextChunk(chunk + 1, latDeg, lonDeg, latDeg, Double.POSITIVE_INFINITY);
        }
        return odd;
    }

    private boolean endsApart(int chunk, double latDeg) {
        int first = 2 * start(chunk);
        return points[first] > latDeg != points[first + 2 * count(chunk)] > latDeg;
    }

    private boolean oddEast(int chunk, double latDeg, double lonDeg) {
        int at = 2 * start(chunk);
        int last = at + 2 * count(chunk);
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
        return nearest(latDeg, lonDeg, maxM, false);
    }

    /** The edge nearest to the place, or -1 when none is nearer than {@code maxM}. */
    public int nearestEdge(double latDeg, double lonDeg, double maxM) {
        return (int) nearest(latDeg, lonDeg, maxM, true);
    }

    private double nearest(double latDeg, double lonDeg, double maxM, boolean edgeWanted) {
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        double latPerM = SLACK / mPerLat;
        double lonPerM = SLACK / Math.max(1, mPerLon);
        double bestM = maxM;
        double best = maxM * maxM;
        int bestChunk = -1;
        int chunk = -1;
        while (true) {
            double padLat = bestM * latPerM;
            double padLon = bestM * lonPerM;
            chunk = nextChunk(chunk + 1, latDeg - padLat, lonDeg - padLon, latDeg + padLat, lonDeg + padLon);
            if (chunk == chunks.length) {
                return edgeWanted ? edgeOf(bestChunk, best, latDeg, lonDeg) : bestM;
            }
            double square = chunkSquareM(chunk, latDeg, lonDeg, mPerLat, mPerLon);
            if (square < best) {
                best = square;
                bestM = Math.sqrt(square);
                bestChunk = chunk;
            }
        }
    }

    private int edgeOf(int chunk, double squareM, double latDeg, double lonDeg) {
        if (chunk < 0) {
            return -1;
        }
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        int edge = chunk * CHUNK;
        int last = edge + count(chunk) - 1;
        while (edge < last && squareM(edge, latDeg, lonDeg, mPerLat, mPerLon) > squareM) {
            edge++;
        }
        return edge;
    }

    private double chunkSquareM(int chunk, double latDeg, double lonDeg, double mPerLat, double mPerLon) {
        int at = 2 * start(chunk);
        int last = at + 2 * count(chunk);
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
}
