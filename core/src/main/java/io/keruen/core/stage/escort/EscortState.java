package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertBook;
import io.keruen.core.control.Control;
import io.keruen.core.customs.DeclarationBook;
import io.keruen.core.customs.SealBook;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TransitIo;
import io.keruen.core.stage.flow.VehicleStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of one escort: its vehicles, their pairs, what waits to be worked off and the open alerts. Mutable, one
 * per key; touched by {@link EscortStage} only.
 */
public final class EscortState {
    /**
     * Version 1 knew neither the life of the escort nor officers, version 2 no outsiders, version 3 neither customs nor
     * gates, and told nobody how it stands; version 4 not at which of two near gates a vehicle was, version 5 not what
     * tyres and seals said of a vehicle, version 6 not what it has against vehicles that are another's, version 7 not along
     * which route places lie, version 8 of no passage of a gate before its own journey, nor until when all was ready there,
     * version 9 not where it was to arrive, nor which gates lay behind its vehicles, nor for longer than its places where a
     * vehicle's seal could be opened, version 10 not when gates read its vehicles, version 11
     * not along which route a pace was taken.
     */
    static final int VERSION = 12;

    private final String escortId;
    private final PairLayout layout;
    private EscortMember[] members = new EscortMember[0];
    private int memberCount;
    private @Nullable Control control;

    /** What the stages before found. */
    final Pending<StampedFinding> findings = new Pending<>(StampedFinding.ORDER);

    final Pending<StampedTransit> transits = new Pending<>(StampedTransit.ORDER);

    AlertBook book = new AlertBook();
    final EscortLife life = new EscortLife();

    /** Who is near and does not belong to it. */
    final Outsiders outsiders = new Outsiders();

    /** What was told of how it stands. */
    final StatusNotes notes = new StatusNotes();

    final CustomsState customs = new CustomsState();

    /** Who waits at gates, and who has passed them. */
    final GateWaits gates = new GateWaits();

    /** What it has against vehicles that are another's by now. */
    final Objections objections = new Objections();

    /** When the first plan reached us, ingest time. */
    long plannedMs = Long.MAX_VALUE;

    /** Everything up to this ingest time has been worked off. */
    long workedMs = EscortMember.NOT_YET_MS;

    FloodWatch flood = new FloodWatch();

    /** The version of the plan last seen in force, and the latest event time at which it was; -1 if none was. */
    int planVersion = -1;

    long planSeenMs = EscortMember.NOT_YET_MS;

    /** A new escort, or the key of a vehicle of no plan, for which nothing is judged. */
    public EscortState(String escortId, PairLayout layout) {
        this.escortId = escortId;
        this.layout = layout;
    }

    /** The escort's id, which is its key. */
    public String escortId() {
        return escortId;
    }

    /** Up to which ingest time everything has been worked off; {@code Long.MIN_VALUE} if nothing was yet. */
    public long workedMs() {
        return workedMs;
    }

    /** The open alerts. */
    public AlertBook alerts() {
        return book;
    }

    /** What both customs services decided about its declarations. */
    public DeclarationBook declarations() {
        return customs.declarations;
    }

    /** What its seals said last. */
    public SealBook seals() {
        return customs.seals;
    }

    /** How many vehicles it has heard of. */
    int memberCount() {
        return memberCount;
    }

    /** Its vehicles, sorted by id; only the first {@link #memberCount} entries count. */
    EscortMember[] members() {
        return members;
    }

    /** The vehicle with this id, or {@code null} if it never reported. */
    @Nullable
    EscortMember find(String vehicleId) {
        int at = search(vehicleId);
        return at >= 0 ? members[at] : null;
    }

    /** The vehicle with this id, made if it is new. */
    EscortMember member(String vehicleId) {
        int at = search(vehicleId);
        if (at >= 0) {
            return members[at];
        }
        int slot = -at - 1;
        if (memberCount == members.length) {
            members = Arrays.copyOf(members, Math.max(4, 2 * memberCount));
        }
        System.arraycopy(members, slot, members, slot + 1, memberCount - slot);
        EscortMember member = new EscortMember(vehicleId, layout);
        members[slot] = member;
        memberCount++;
        return member;
    }

    private int search(String vehicleId) {
        int low = 0;
        int high = memberCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = members[middle].vehicleId.compareTo(vehicleId);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Forgets situations that another control gave. */
    void use(Control newControl) {
        if (control != newControl) {
            control = newControl;
            objections.isStirred = true;
            if (!gates.byVehicle.isEmpty() && workedMs != EscortMember.NOT_YET_MS) {
                gates.wakeMs = Math.min(gates.wakeMs, workedMs + 1);
            }
            for (int m = 0; m < memberCount; m++) {
                members[m].forgetControl();
            }
        }
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeUTF(escortId);
        out.writeInt(planVersion);
        out.writeLong(planSeenMs);
        out.writeLong(workedMs);
        layout.write(out);
        out.writeInt(memberCount);
        for (int m = 0; m < memberCount; m++) {
            members[m].write(out, layout);
        }
        findings.write(out, StampedFinding::write);
        book.write(out);
        transits.write(out, TransitIo::write);
        life.write(out);
        out.writeLong(plannedMs);
        flood.write(out);
        outsiders.write(out);
        notes.write(out);
        customs.write(out);
        gates.write(out);
        objections.write(out);
    }

    /** The form of the statuses in a state of this version. */
    static int statusForm(int version) {
        return version > 5 ? VehicleStatus.FORM : VehicleStatus.FIRST_FORM;
    }

    /** Reads a state into the layout of today's catalogue. */
    public static EscortState read(DataInput in, PairLayout layout) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("escort state of version " + version + ", known is " + VERSION);
        }
        EscortState state = new EscortState(in.readUTF(), layout);
        state.planVersion = in.readInt();
        state.planSeenMs = in.readLong();
        state.workedMs = version > 1 ? in.readLong() : EscortMember.NOT_YET_MS;
        StoredSlices slices = new StoredSlices(layout, in);
        state.memberCount = in.readInt();
        state.members = new EscortMember[state.memberCount];
        for (int m = 0; m < state.memberCount; m++) {
            state.members[m] = EscortMember.read(in, layout, slices, version);
        }
        state.findings.read(in, StampedFinding::read);
        state.book = AlertBook.read(in);
        if (version > 1) {
            state.transits.read(in, TransitIo::read);
            state.life.read(in, version);
            state.plannedMs = in.readLong();
            state.flood = FloodWatch.read(in);
        }
        if (version > 2) {
            state.outsiders.read(in, version);
        }
        if (version > 3) {
            state.notes.read(in, statusForm(version));
            state.customs.read(in);
            state.gates.read(in, version);
        }
        if (version > 6) {
            state.objections.read(in);
        } else {
            state.objections.isUntold = !state.book.open().isEmpty();
        }
        return state;
    }
}
