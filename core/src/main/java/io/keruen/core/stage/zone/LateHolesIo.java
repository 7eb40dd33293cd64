package io.keruen.core.stage.zone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The binary form of a vehicle's holes: those of the main line, then what is left of them. */
final class LateHolesIo {
    /** The last format in which each part of a hole had what the main line saw for itself. */
    static final int PARTED = 3;

    /** The last format that was never packed. */
    private static final int PLAIN = 4;

    /** So much is not worth the work, done at each checkpoint for each vehicle that has lost a packet. */
    private static final int MOST_PLAIN_BYTES = 4_096;

    /** Up to this format the right ends were walked backward. */
    static final int BACKWARD = 2;

    private LateHolesIo() {}

    /** Writes them; packed if they are many, for what they hold repeats itself: zones, rules, times close together. */
    static void write(List<LateHole> holes, DataOutput out) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        writePlain(holes, new DataOutputStream(plain));
        boolean packs = plain.size() > MOST_PLAIN_BYTES;
        out.writeBoolean(packs);
        if (packs) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try (DeflaterOutputStream packing = new DeflaterOutputStream(packed, deflater)) {
                plain.writeTo(packing);
            } finally {
                deflater.end();
            }
            out.writeInt(packed.size());
            out.write(packed.toByteArray());
        } else {
            out.write(plain.toByteArray());
        }
    }

    /** Reads what {@link #write} of any format wrote. */
    static List<LateHole> read(DataInput in, int format) throws IOException {
        if (format <= PLAIN || !in.readBoolean()) {
            return readPlain(in, format);
        }
        byte[] packed = new byte[in.readInt()];
        in.readFully(packed);
        try (DataInputStream plain = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            return readPlain(plain, format);
        }
    }

    private static void writePlain(List<LateHole> holes, DataOutput out) throws IOException {
        List<MainHole> mains = mains(holes);
        out.writeByte(mains.size());
        for (MainHole main : mains) {
            main.write(out);
            out.writeBoolean(main.next != null);
        }
        out.writeByte(holes.size());
        for (int i = 0; i < holes.size(); i++) {
            LateHole hole = holes.get(i);
            out.writeByte(mains.indexOf(hole.main));
            hole.left.write(out, i > 0 && LateFragments.isUnsure(holes.get(i - 1), hole));
            hole.right.write(out, false);
            out.writeLong(hole.spacingMs);
            out.writeBoolean(hole.filled);
            out.writeInt(hole.idle);
        }
    }

    /** The holes of the main line that any part is left of or that one of these goes on to, oldest first. */
    static List<MainHole> mains(List<LateHole> holes) {
        List<MainHole> mains = new ArrayList<>();
        for (LateHole hole : holes) {
            for (MainHole main = hole.main; main != null; main = main.next) {
                if (!mains.contains(main)) {
                    mains.add(main);
                }
            }
        }
        return mains;
    }

    private static List<LateHole> readPlain(DataInput in, int format) throws IOException {
        List<MainHole> mains = format > PARTED ? readMains(in, format) : List.of();
        List<LateHole> holes = new ArrayList<>(0);
        int count = in.readByte();
        for (int i = 0; i < count; i++) {
            LateHole hole = format > PARTED ? readHole(in, mains, format) : readParted(in, format);
            if (i > 0) {
                follow(holes.get(i - 1), hole);
            }
            holes.add(hole);
        }
        if (format <= BACKWARD) {
            holes.forEach(LateHolesIo::surely);
        }
        return holes;
    }

    private static List<MainHole> readMains(DataInput in, int format) throws IOException {
        List<MainHole> mains = new ArrayList<>();
        int count = in.readByte();
        boolean follows = false;
        for (int i = 0; i < count; i++) {
            MainHole main = MainHole.read(in, format);
            if (follows) {
                mains.get(i - 1).next = main;
            }
            follows = in.readBoolean();
            mains.add(main);
        }
        return mains;
    }

    private static LateHole readHole(DataInput in, List<MainHole> mains, int format) throws IOException {
        MainHole main = mains.get(in.readByte());
        LateFront left = LateFront.read(in, false, format);
        LateHole hole = new LateHole(left, LateFront.read(in, true, format), main, in.readLong());
        hole.filled = in.readBoolean();
        hole.idle = in.readInt();
        return hole;
    }

    private static LateHole readParted(DataInput in, int format) throws IOException {
        LateFront left = LateFront.read(in, false, format);
        LateFront right = LateFront.read(in, true, format);
        long spacingMs = in.readLong();
        LateHole hole = new LateHole(left, right, MainHole.read(in, format), spacingMs);
        hole.filled = format > BACKWARD && in.readBoolean();
        hole.idle = in.readInt();
        return hole;
    }

    /** Parts of one hole share it, and the ends of a piece that nobody is sure of share its samples. */
    private static void follow(LateHole before, LateHole hole) {
        if (before.main.toMs == hole.main.toMs) {
            hole.main = before.main;
        }
        if (before.right.visits == null) {
            hole.left.spots = before.right.spots;
        }
    }

    /** Format 2 made the visits at an end of the main line when they were first needed. */
    private static void surely(LateHole hole) {
        long[] begun = hole.main.visits;
        if (hole.right.visits == null && !hole.right.island && begun != null) {
            hole.right.visits = new ZoneVisits();
            for (int i = 0; i < begun.length; i += 2) {
                ZoneEntry visit = Objects.requireNonNull(hole.right.visits).add();
                visit.key = begun[i];
                visit.inside = true;
                visit.beyond = -2;
                visit.mainVisitMs = hole.main.visitMs(begun[i]);
            }
        }
    }
}
