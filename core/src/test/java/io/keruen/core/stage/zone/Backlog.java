package io.keruen.core.stage.zone;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A random walk over random zones, some stretches of which come late: in some order, some of them early. */
final class Backlog {
    /** A stretch that comes late: first sample of it, first sample behind it, and whether it is short enough for a path. */
    record Stretch(int from, int to, boolean path) {}

    private static final long PATH_MAX_MS = 10_000;
    private static final int EDGE = 5;
    private static final double AREA_RATIO = 0.7;

    private final Random random;
    /** When so much time passes that late data are not waited for any longer; {@code null} if it never does. */
    private final @Nullable Random pauses;

    final ZoneSpec[] zones;
    final List<At> walk;
    final List<Stretch> stretches;
    /** Samples that never come: some of the short stretches, and short pieces of the others. */
    private final Set<At> lost = new HashSet<>();

    private final int stepMs;
    private final boolean numbered;

    Backlog(long seed) {
        random = new Random(seed);
        pauses = seed % 2 == 0 ? null : new Random(-seed);
        double spanM = random.nextBoolean() ? 200 : 600;
        zones = zones(spanM);
        stepMs = random.nextBoolean() ? 1_000 : 100;
        walk = walk(spanM, stepMs == 100 ? 600 : 200);
        numbered = random.nextBoolean();
        stretches = stretches();
    }

    /** A backlog of which some short pieces are lost for good. */
    static Backlog losing(long seed) {
        Backlog backlog = new Backlog(seed);
        backlog.lose(new Random(~seed));
        return backlog;
    }

    private void lose(Random which) {
        int most = (int) (PATH_MAX_MS / stepMs) - 1;
        for (Stretch stretch : stretches) {
            int length = stretch.to - stretch.from;
            if (stretch.path && which.nextBoolean()) {
                lost.addAll(walk.subList(stretch.from, stretch.to));
            } else if (length > most && which.nextInt(3) == 0) {
                int count = 1 + which.nextInt(which.nextBoolean() ? 3 : most);
                int from = stretch.from + which.nextInt(length - count + 1);
                lost.addAll(walk.subList(from, from + count));
            }
        }
    }

    private double within(double spanM) {
        return (random.nextDouble() - 0.5) * spanM;
    }

    private ZoneSpec[] zones(double spanM) {
        List<ZoneSpec> specs = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            ZoneKind kind = random.nextInt(3) == 0
                    ? ZoneKind.RESTRICTED
                    : ZoneKind.values()[random.nextInt(ZoneKind.values().length)];
            ZoneSpec spec = ZoneSpec.of("z" + i, kind, shape(kind, within(spanM), within(spanM)));
            long maxDwellMs = random.nextBoolean() ? -1 : 5_000 + random.nextInt(60_000);
            ZoneSpec zone = Walker.with(spec, Jurisdiction.values()[random.nextInt(3)], Double.NaN, maxDwellMs);
            try {
                ZoneKinds.zone(zone);
                specs.add(zone);
            } catch (IllegalArgumentException e) {
                continue; // a shape that crosses itself
            }
        }
        return specs.toArray(new ZoneSpec[0]);
    }

    private Shape shape(ZoneKind kind, double east, double north) {
        double sizeM = random.nextInt(3) == 0
                ? 2 + random.nextInt(8)
                : random.nextBoolean() ? 20 + random.nextInt(200) : 200 + random.nextInt(1_500);
        int form = random.nextInt(4);
        if (kind == ZoneKind.BORDER_LINE || form == 0) {
            double[] line = new double[2 * (2 + random.nextInt(5))];
            for (int i = 0; i < line.length; i += 2) {
                line[i] = Walker.lat(north + within(4 * sizeM));
                line[i + 1] = Walker.lon(east + within(4 * sizeM));
            }
            boolean asLine = kind == ZoneKind.BORDER_LINE || kind == ZoneKind.GATE;
            return asLine ? Shape.line(line) : Shape.corridor(line, 0.5 + random.nextInt(12));
        }
        if (form == 1) {
            return Shape.disc(Walker.lat(north), Walker.lon(east), sizeM / 2);
        }
        int corners = 3 + random.nextInt(6);
        double[] polygon = new double[2 * corners];
        double turn = random.nextDouble() * 6;
        for (int i = 0; i < corners; i++) {
            double reachM = sizeM * (form == 2 ? 0.7 : 0.2 + random.nextDouble());
            polygon[2 * i] = Walker.lat(north + reachM * Math.cos(turn + i * 2 * Math.PI / corners));
            polygon[2 * i + 1] = Walker.lon(east + reachM * Math.sin(turn + i * 2 * Math.PI / corners));
        }
        return Shape.polygon(polygon);
    }

    private List<At> walk(double spanM, int count) {
        List<At> samples = new ArrayList<>();
        double east = within(spanM);
        double north = within(spanM);
        double course = random.nextDouble() * 6;
        double speedMps = 1 + random.nextInt(20);
        double sigmaM = 0.3 + random.nextInt(2);
        double noiseM = random.nextInt(4) == 0 ? 0.5 * sigmaM : 0;
        for (int i = 0; i < count; i++) {
            samples.add(new At(
                    (long) i * stepMs,
                    east + noiseM * random.nextGaussian(),
                    north + noiseM * random.nextGaussian(),
                    sigmaM));
            course += 0.2 * random.nextGaussian();
            if (Math.hypot(east, north) > AREA_RATIO * spanM) {
                course = Math.atan2(-east, -north) + 0.5 * random.nextGaussian();
            }
            if (random.nextInt(30) == 0) {
                speedMps = random.nextInt(3) == 0 ? 0.1 : 1 + random.nextInt(20);
            }
            east += speedMps * stepMs / 1_000 * Math.sin(course);
            north += speedMps * stepMs / 1_000 * Math.cos(course);
        }
        return samples;
    }

    private List<Stretch> stretches() {
        int size = walk.size();
        boolean[] late = new boolean[size];
        int holes = 1 + (random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(4));
        int least = (int) (PATH_MAX_MS / stepMs);
        for (int h = 0; h < holes; h++) {
            boolean brief = numbered && random.nextInt(3) == 0;
            int length = brief ? 1 + random.nextInt(30) : least + random.nextInt(size / (2 * holes) + 2);
            int from = EDGE + random.nextInt(Math.max(1, size - 2 * EDGE - length));
            for (int i = from; i < Math.min(size - EDGE, from + length); i++) {
                late[i] = true;
            }
        }
        List<Stretch> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (late[i]) {
                int to = i;
                while (late[to]) {
                    to++;
                }
                found.add(new Stretch(i, to, walk.get(to).ms() - walk.get(i - 1).ms() <= PATH_MAX_MS));
                i = to;
            }
        }
        return found;
    }

    /** What the samples in order give. */
    Walker inOrder() {
        return new Walker(zones).walk(kept(walk));
    }

    boolean loses() {
        return !lost.isEmpty();
    }

    private List<At> kept(List<At> samples) {
        List<At> kept = new ArrayList<>(samples);
        kept.removeAll(lost);
        return kept;
    }

    /** What the main line with the rest late gives, once nothing late has come for long if samples are lost. */
    Walker inPieces() {
        Walker walker = new Walker(zones);
        boolean restarts = random.nextBoolean();
        boolean early = random.nextBoolean();
        List<At> waiting = new ArrayList<>();
        int at = 0;
        int next = 0;
        int last = walk.size() - 1 - random.nextInt(EDGE);
        while (at < last) {
            if (next < stretches.size() && stretches.get(next).from == at) {
                Stretch stretch = stretches.get(next++);
                waiting.addAll(kept(walk.subList(stretch.from, stretch.to)));
                if (numbered) {
                    walker.fragments.hole(1, number(stretch.from - 1), 1, number(stretch.to));
                }
                at = stretch.to;
            } else {
                int end = next < stretches.size() ? stretches.get(next).from : last;
                int to = Math.min(end, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
                walker.walk(walk.subList(at, to));
                at = to;
            }
            if (early && !waiting.isEmpty() && random.nextInt(3) == 0) {
                shuffle(waiting);
                give(walker, waiting, 1 + random.nextInt(waiting.size()), restarts);
            }
            if (restarts && random.nextInt(8) == 0) {
                walker.restart();
            }
            boolean behindHole = next == 0 || at > stretches.get(next - 1).to;
            if (behindHole) {
                pause(walker, waiting.isEmpty() ? 3 : 100);
            }
        }
        shuffle(waiting);
        give(walker, waiting, waiting.size(), restarts);
        if (loses()) {
            walker.quiet();
        }
        return walker.walk(walk.subList(last, walk.size())).restart();
    }

    /** One time in so many. */
    private void pause(Walker walker, int times) {
        if (pauses != null && pauses.nextInt(times) == 0) {
            walker.quiet();
        }
    }

    private long number(int at) {
        return walk.get(at).ms() / stepMs;
    }

    private void give(Walker walker, List<At> waiting, int count, boolean restarts) {
        for (At at : List.copyOf(waiting.subList(0, count))) {
            walker.late(List.of(at), numbered ? 1 : -1, numbered ? at.ms() / stepMs - at.ms() / 1_000 : -1);
            waiting.remove(0);
            pause(walker, 1_000);
            if (restarts && random.nextInt(20) == 0) {
                walker.restart();
            }
        }
    }

    /** Oldest first, newest first, or in blocks that come in any order, each in either direction. */
    private void shuffle(List<At> samples) {
        samples.sort(Comparator.comparingLong(At::ms));
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> Collections.reverse(samples);
            default -> {
                List<List<At>> blocks = new ArrayList<>();
                int most = Math.max(30, samples.size() / 6);
                for (int i = 0; i < samples.size(); ) {
                    int to = Math.min(samples.size(), i + 1 + random.nextInt(most));
                    List<At> block = new ArrayList<>(samples.subList(i, to));
                    if (random.nextBoolean()) {
                        Collections.reverse(block);
                    }
                    blocks.add(block);
                    i = to;
                }
                Collections.shuffle(blocks, random);
                samples.clear();
                blocks.forEach(samples::addAll);
            }
        }
    }

    /** The zones whose side is plain at both ends of every stretch: three samples before and behind tell the same. */
    Set<String> plainZones() {
        Set<String> plain = new TreeSet<>();
        for (ZoneSpec spec : zones) {
            Zone zone = ZoneKinds.zone(spec);
            boolean allPlain = true;
            for (Stretch stretch : stretches) {
                allPlain &= isPlain(zone, stretch.from) && isPlain(zone, stretch.to);
            }
            if (allPlain) {
                plain.add(spec.id());
            }
        }
        return plain;
    }

    private boolean isPlain(Zone zone, int at) {
        boolean line = zone.spec().shape().kind() == ShapeKind.LINE;
        double side = 0;
        for (int i = Math.max(0, at - 3); i < Math.min(walk.size(), at + 3); i++) {
            At sample = walk.get(i);
            double m = zone.signedDistanceM(Walker.lat(sample.northM()), Walker.lon(sample.eastM()));
            if (Math.abs(m) <= Math.max(zone.spec().marginM(), 3 * sample.sigmaM()) || side * m < 0) {
                return false;
            }
            side = m;
            At last = walk.get(Math.max(0, i - 1));
            if ((line || m > 0) && zone.pathCrossings(lat(last), lon(last), lat(sample), lon(sample)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static double lat(At at) {
        return Walker.lat(at.northM());
    }

    private static double lon(At at) {
        return Walker.lon(at.eastM());
    }
}
