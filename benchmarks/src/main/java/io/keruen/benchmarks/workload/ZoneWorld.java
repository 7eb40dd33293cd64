package io.keruen.benchmarks.workload;

import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Star-shaped zones within 2 x 2 degrees around 47 N: 100 m to 4 km up to a few thousand of them, 30 m to 800 m
 * beyond, so that a place lies in about half a zone (research/geo-perf.md section 1).
 */
public final class ZoneWorld {
    private static final double LAT_DEG = 47;
    private static final double LON_DEG = 82;
    private static final int DENSE = 10_000;
    private static final double HOME_MIN_M = 400;
    private static final double HOME_MAX_M = 2_000;
    private static final int TRIES = 200;

    private final List<Star> stars = new ArrayList<>();

    /** A world of this many zones. */
    public ZoneWorld(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double minM = count < DENSE ? 100 : 30;
        double maxM = count < DENSE ? 4_000 : 800;
        for (int i = 0; i < count; i++) {
            double latDeg = LAT_DEG + random.nextDouble(-1, 1);
            double lonDeg = LON_DEG + random.nextDouble(-1, 1);
            stars.add(Star.at(i, latDeg, lonDeg, Star.logUniform(random, minM, maxM), random));
        }
    }

    /** How many zones there are. */
    public int size() {
        return stars.size();
    }

    /** The zones as they are sent. */
    public List<ZoneSpec> specs() {
        return stars.stream().map(Star::spec).toList();
    }

    /** How many vertices the zones have. */
    public int vertices() {
        int vertices = 0;
        for (Star star : stars) {
            for (double[] ring : star.spec().shape().rings()) {
                vertices += ring.length / 2;
            }
        }
        return vertices;
    }

    /** A zone for a convoy to weave around: of middle size and, as a rule, not a forbidden one. */
    Star home(SplittableRandom random) {
        boolean anyKind = random.nextInt(20) == 0;
        Star star = stars.get(random.nextInt(stars.size()));
        for (int i = 0; i < TRIES; i++) {
            boolean fits = star.radiusM() >= HOME_MIN_M && star.radiusM() <= HOME_MAX_M;
            if (fits && (anyKind || star.spec().kind() != ZoneKind.RESTRICTED)) {
                return star;
            }
            star = stars.get(random.nextInt(stars.size()));
        }
        return star;
    }
}
