package io.keruen.core.stage.fleet;

import io.keruen.core.geo.Distance;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.stage.flow.Sighting;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where convoys are, coarsely: a box around the members of each, or around each part of it if one is far from the others,
 * found by the cells of a grid, so that a vehicle far from all of them costs one look-up. State of the fleet stage.
 */
final class ConvoyPlaces {
    /** Members not seen for longer than this say nothing about where a convoy is, ms of ingest time. */
    static final long KNOWN_MS = 30_000;

    private static final double CELL_DEG = 0.1;
    private static final long CELLS_ABOUT = 10_000;

    /** Members further apart than this, and from all between them, are two parts of a convoy. */
    private static final double LONGEST_M = 20_000;

    /** A road bends out of the box of its members, which are seen once a second. */
    private static final double MARGIN_M = 300;

    private final TreeMap<String, Convoy> convoys = new TreeMap<>();
    private final TreeMap<Long, TreeSet<String>> escortIdsByCell = new TreeMap<>();
    private long sweptMs;

    /** A member of a convoy is here. */
    void place(Sighting member, String escortId) {
        sweep(member.ingestTimeMs);
        Convoy convoy = convoys.computeIfAbsent(escortId, id -> new Convoy());
        convoy.members.put(member.vehicleId, member);
        bound(escortId, convoy, member.ingestTimeMs);
    }

    private void bound(String escortId, Convoy convoy, long nowMs) {
        convoy.seenMs = nowMs;
        convoy.members.values().removeIf(member -> nowMs - member.ingestTimeMs > KNOWN_MS);
        List<Box> boxes = boxes(convoy.members.values());
        boolean isThere = boxes.size() == convoy.boxes.size();
        for (int b = 0; isThere && b < boxes.size(); b++) {
            isThere = boxes.get(b).hasCellsOf(convoy.boxes.get(b));
        }
        if (!isThere) {
            convoy.boxes.forEach(box -> enter(escortId, box, false));
            boxes.forEach(box -> enter(escortId, box, true));
        }
        convoy.boxes = boxes;
    }

    /** Around each part; who broke down, or is said to be, far from the others hides nobody who drives between them. */
    private static List<Box> boxes(Collection<Sighting> members) {
        Box whole = new Box();
        members.forEach(whole::add);
        List<Box> boxes = new ArrayList<>(1);
        if (whole.lengthM() <= LONGEST_M) {
            boxes.add(whole);
        } else {
            parts(members).forEach(part -> boxes.add(part.box));
        }
        boxes.forEach(box -> box.grow(MARGIN_M + 0.5 * Math.min(box.lengthM(), LONGEST_M)));
        return boxes;
    }

    /** Runs at every sighting: who is beside the one before it, or far from a part as a whole, is compared with few. */
    private static List<Part> parts(Collection<Sighting> members) {
        List<Part> parts = new ArrayList<>();
        for (Sighting member : members) {
            Part own = new Part(member);
            for (Iterator<Part> all = parts.iterator(); all.hasNext(); ) {
                Part part = all.next();
                if (part.isNear(member)) {
                    all.remove();
                    own = own.joined(part);
                }
            }
            parts.add(own);
        }
        return parts;
    }

    private static boolean isNear(Sighting one, Sighting other) {
        return Distance.betweenM(one.latDeg, one.lonDeg, other.latDeg, other.lonDeg) <= LONGEST_M;
    }

    private void enter(String escortId, Box box, boolean isIn) {
        for (long lat = cell(box.southDeg); lat <= cell(box.northDeg); lat++) {
            for (long lon = cell(box.westDeg); lon <= cell(box.eastDeg); lon++) {
                long key = lat * CELLS_ABOUT + lon;
                if (isIn) {
                    escortIdsByCell
                            .computeIfAbsent(key, cell -> new TreeSet<>())
                            .add(escortId);
                } else {
                    TreeSet<String> there = escortIdsByCell.get(key);
                    if (there != null && there.remove(escortId) && there.isEmpty()) {
                        escortIdsByCell.remove(key);
                    }
                }
            }
        }
    }

    private static long cell(double deg) {
        return (long) Math.floor(deg / CELL_DEG);
    }

    /** Forgets convoys of which nothing was seen for long, now and then; they count no more anyway. */
    private void sweep(long nowMs) {
        if (nowMs - sweptMs <= 2 * KNOWN_MS) {
            return;
        }
        sweptMs = nowMs;
        List<String> over = new ArrayList<>();
        convoys.forEach((escortId, convoy) -> {
            if (nowMs - convoy.seenMs > KNOWN_MS) {
                over.add(escortId);
                convoy.boxes.forEach(box -> enter(escortId, box, false));
            }
        });
        over.forEach(convoys::remove);
    }

    /** Tells each escort near which the vehicle is, but its own; sorted. */
    void tell(Sighting sighting, FleetOutput out) {
        TreeSet<String> near = escortIdsByCell.get(cell(sighting.latDeg) * CELLS_ABOUT + cell(sighting.lonDeg));
        if (near == null) {
            return;
        }
        for (String escortId : near) {
            Convoy convoy = convoys.get(escortId);
            if (convoy != null
                    && !escortId.equals(sighting.escortId)
                    && sighting.ingestTimeMs - convoy.seenMs <= KNOWN_MS
                    && convoy.boxes.stream().anyMatch(box -> box.holds(sighting))) {
                out.outsider(escortId, sighting);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(sweptMs);
        out.writeInt(convoys.size());
        for (var entry : convoys.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().seenMs);
            out.writeInt(entry.getValue().members.size());
            for (Sighting member : entry.getValue().members.values()) {
                member.write(out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        sweptMs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            String escortId = in.readUTF();
            long seenMs = in.readLong();
            Convoy convoy = new Convoy();
            for (int members = in.readInt(); members > 0; members--) {
                Sighting member = Sighting.read(in);
                convoy.members.put(member.vehicleId, member);
            }
            convoys.put(escortId, convoy);
            bound(escortId, convoy, seenMs);
        }
    }

    /** What is known of one convoy. */
    private static final class Convoy {
        final TreeMap<String, Sighting> members = new TreeMap<>();
        long seenMs;
        List<Box> boxes = List.of();
    }

    /** Members of a convoy between which one comes by steps of {@link #LONGEST_M} at most. */
    private static final class Part {
        final List<Sighting> members = new ArrayList<>();
        final Box box = new Box();

        Part(Sighting first) {
            add(first);
        }

        private void add(Sighting member) {
            members.add(member);
            box.add(member);
        }

        boolean isNear(Sighting other) {
            boolean isNear = false;
            int left = box.isFar(other) ? 0 : members.size();
            for (int m = left - 1; m >= 0 && !isNear; m--) {
                isNear = ConvoyPlaces.isNear(members.get(m), other);
            }
            return isNear;
        }

        /** Both in one; none of them is used on. */
        Part joined(Part other) {
            boolean isLarger = members.size() >= other.members.size();
            Part larger = isLarger ? this : other;
            (isLarger ? other : this).members.forEach(larger::add);
            return larger;
        }
    }

    /** A part of the world. */
    private static final class Box {
        /** Near the poles, where no road leads but a receiver may say it is, a box goes not more than all around. */
        private static final double MOST_LON_DEG = 180;

        double southDeg = Double.POSITIVE_INFINITY;
        double westDeg = Double.POSITIVE_INFINITY;
        double northDeg = Double.NEGATIVE_INFINITY;
        double eastDeg = Double.NEGATIVE_INFINITY;

        void add(Sighting at) {
            southDeg = Math.min(southDeg, at.latDeg);
            northDeg = Math.max(northDeg, at.latDeg);
            westDeg = Math.min(westDeg, at.lonDeg);
            eastDeg = Math.max(eastDeg, at.lonDeg);
        }

        /** Whether a place is surely too far from all in it to be of their part. */
        boolean isFar(Sighting at) {
            double latDeg = Math.max(southDeg, Math.min(northDeg, at.latDeg));
            double lonDeg = Math.max(westDeg, Math.min(eastDeg, at.lonDeg));
            boolean isAcross = Math.max(eastDeg - at.lonDeg, at.lonDeg - westDeg) > 180; // the other way may be shorter
            boolean isPolar = Math.abs(at.latDeg) > 80; // up to there a degree east is as long in the box, to 1 %
            return !isAcross && !isPolar && Distance.betweenM(at.latDeg, at.lonDeg, latDeg, lonDeg) > 1.1 * LONGEST_M;
        }

        double lengthM() {
            return Distance.betweenM(southDeg, westDeg, northDeg, eastDeg);
        }

        void grow(double marginM) {
            double latDeg = marginM / LocalMetric.mPerLatDegAt(southDeg);
            double lonDeg = Math.min(MOST_LON_DEG, marginM / LocalMetric.mPerLonDegAt(southDeg));
            southDeg -= latDeg;
            northDeg += latDeg;
            westDeg -= lonDeg;
            eastDeg += lonDeg;
        }

        boolean holds(Sighting at) {
            return at.latDeg >= southDeg && at.latDeg <= northDeg && at.lonDeg >= westDeg && at.lonDeg <= eastDeg;
        }

        boolean hasCellsOf(Box other) {
            return cell(southDeg) == cell(other.southDeg)
                    && cell(northDeg) == cell(other.northDeg)
                    && cell(westDeg) == cell(other.westDeg)
                    && cell(eastDeg) == cell(other.eastDeg);
        }
    }
}
