package io.keruen.core.stage;

import io.keruen.core.geo.Distance;
import io.keruen.core.geo.LocalMetric;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where convoys are, coarsely: a box around the members of each, found by the cells of a grid, so that a vehicle far
 * from all of them costs one look-up. State of the fleet stage.
 */
final class ConvoyPlaces {
    /** Members not seen for longer than this say nothing about where a convoy is, ms of ingest time. */
    static final long KNOWN_MS = 30_000;

    private static final double CELL_DEG = 0.1;
    private static final long CELLS_ABOUT = 10_000;

    /** Members further apart than this are no convoy between which one could drive. */
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
        Sighting first = convoy.members.firstEntry().getValue();
        Box box = new Box(first);
        convoy.members.values().forEach(box::add);
        double lengthM = Distance.betweenM(box.southDeg, box.westDeg, box.northDeg, box.eastDeg);
        box.grow(lengthM > LONGEST_M ? Double.NaN : MARGIN_M + 0.5 * lengthM);
        if (!box.hasCellsOf(convoy.box)) {
            enter(escortId, convoy.box, false);
            enter(escortId, box, true);
        }
        convoy.box = box;
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
                enter(escortId, convoy.box, false);
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
                    && convoy.box.holds(sighting)) {
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
        Box box = new Box();
    }

    /** A part of the world; empty while its bounds are NaN. */
    private static final class Box {
        double southDeg = Double.NaN;
        double westDeg = Double.NaN;
        double northDeg = Double.NaN;
        double eastDeg = Double.NaN;

        Box() {}

        Box(Sighting at) {
            southDeg = at.latDeg;
            northDeg = at.latDeg;
            westDeg = at.lonDeg;
            eastDeg = at.lonDeg;
        }

        void add(Sighting at) {
            southDeg = Math.min(southDeg, at.latDeg);
            northDeg = Math.max(northDeg, at.latDeg);
            westDeg = Math.min(westDeg, at.lonDeg);
            eastDeg = Math.max(eastDeg, at.lonDeg);
        }

        void grow(double marginM) {
            double latDeg = marginM / LocalMetric.mPerLatDegAt(southDeg);
            double lonDeg = marginM / LocalMetric.mPerLonDegAt(southDeg);
            southDeg -= latDeg;
            northDeg += latDeg;
            westDeg -= lonDeg;
            eastDeg += lonDeg;
        }

        boolean holds(Sighting at) {
            return at.latDeg >= southDeg && at.latDeg <= northDeg && at.lonDeg >= westDeg && at.lonDeg <= eastDeg;
        }

        boolean isEmpty() {
            return Double.isNaN(southDeg);
        }

        boolean hasCellsOf(Box other) {
            return isEmpty() == other.isEmpty()
                    && cell(southDeg) == cell(other.southDeg)
                    && cell(northDeg) == cell(other.northDeg)
                    && cell(westDeg) == cell(other.westDeg)
                    && cell(eastDeg) == cell(other.eastDeg);
        }
    }
}
