package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.customs.DeclarationBook;
import io.keruen.core.customs.SealBook;
import io.keruen.core.stage.flow.StampedLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an escort knows of customs: decisions, seals, passages of the border. State; touched by {@link CustomsWatch}. */
final class CustomsState {
    /** No time. */
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    /**
     * Version 1 did not know where the holes begin across which a border was passed, version 2 of a seal's lines only the last
     * that was taken, version 3 of no outage.
     */
    private static final int VERSION = 4;

    /** Lines that wait to be worked off. */
    final PriorityQueue<StampedLine> pending = new PriorityQueue<>(StampedLine.ORDER);

    DeclarationBook declarations = new DeclarationBook();
    SealBook seals = new SealBook();
    final TreeMap<String, SealTrack> tracks = new TreeMap<>();
    final List<WaitingLine> waiting = new ArrayList<>(0);
    final List<BorderCrossing> crossings = new ArrayList<>(0);

    /** The decisions by which a declaration was written off that have been told, by place in the topic. */
    final TreeSet<Long> writtenOff = new TreeSet<>();

    /** When something is due if nobody speaks, ingest time. */
    long wakeMs = Long.MAX_VALUE;

    /** The arrival of the convoy that has been looked at, event time. */
    long arrivedSeenMs = NOT_YET_MS;

    /** Since when its vehicles are silent with everybody else, ingest time: what a seal says does not reach us either. */
    long outageFromMs = NOT_YET_MS;

    // Found again after a restore; not written.
    @Nullable
    Control control;

    /** Other control data are looked at then, whatever else comes at that moment. */
    long lookMs = Long.MAX_VALUE;

    /** Whether nothing of customs ever concerned the escort. */
    boolean isEmpty() {
        return tracks.isEmpty() && crossings.isEmpty() && declarations.all().isEmpty();
    }

    boolean isOutage() {
        return outageFromMs != NOT_YET_MS;
    }

    /** When the first line that waits is due. */
    long pendingMs() {
        StampedLine first = pending.peek();
        return first == null ? EscortStage.NOTHING : first.stampMs();
    }

    /** Whether a line waits for a place of this vehicle. */
    boolean isAwaited(String vehicleId) {
        for (int i = 0; i < waiting.size(); i++) { // asked of every group of samples: an iterator would be garbage
            if (waiting.get(i).vehicleId().equals(vehicleId)) {
                return true;
            }
        }
        return false;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        PriorityQueue<StampedLine> rest = new PriorityQueue<>(pending);
        out.writeInt(rest.size());
        for (StampedLine line = rest.poll(); line != null; line = rest.poll()) {
            line.write(out);
        }
        declarations.write(out);
        seals.write(out);
        out.writeInt(tracks.size());
        for (SealTrack track : tracks.values()) {
            track.write(out);
        }
        out.writeInt(waiting.size());
        for (WaitingLine line : waiting) {
            line.write(out);
        }
        out.writeInt(crossings.size());
        for (BorderCrossing crossing : crossings) {
            crossing.write(out);
        }
        out.writeInt(writtenOff.size());
        for (long ordinal : writtenOff) {
            out.writeLong(ordinal);
        }
        out.writeLong(wakeMs);
        out.writeLong(arrivedSeenMs);
        out.writeLong(outageFromMs);
    }

    void read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("customs state of version " + version + ", known is " + VERSION);
        }
        for (int left = in.readInt(); left > 0; left--) {
            pending.add(StampedLine.read(in));
        }
        declarations = DeclarationBook.read(in);
        seals = SealBook.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            SealTrack track = SealTrack.read(in, version);
            tracks.put(track.sealId, track);
        }
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(WaitingLine.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            crossings.add(BorderCrossing.read(in, version));
        }
        for (int left = in.readInt(); left > 0; left--) {
            writtenOff.add(in.readLong());
        }
        wakeMs = in.readLong();
        arrivedSeenMs = in.readLong();
        outageFromMs = version > 3 ? in.readLong() : NOT_YET_MS;
    }
}
