package io.keruen.core.stage.fleet;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.PresenceIo;
import io.keruen.core.stage.flow.SightingQueue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of the whole fleet: who speaks, who is silent, and what was said about it. Touched by the stage only. */
public final class FleetState {
    /** Version 1 knew no places. */
    private static final int VERSION = 2;

    private static final Comparator<Pending> ORDER = Comparator.comparingLong(
                    (Pending pending) -> pending.presence.ingestTimeMs())
            .thenComparing(pending -> pending.presence.vehicleId())
            .thenComparingLong(Pending::arrival);

    private final PriorityQueue<Pending> pending = new PriorityQueue<>(ORDER);
    private final TreeMap<Long, TreeSet<String>> heldByMs = new TreeMap<>();
    private long arrivals;

    /** The vehicles judged, by id. */
    final TreeMap<String, FleetVehicle> vehicles = new TreeMap<>();

    /** The outage that goes on, or {@code null}. */
    @Nullable
    FleetOutage outage;

    /** What was seen and waits to be worked off. */
    final SightingQueue sightings = new SightingQueue();

    /** Where convoys are. */
    final ConvoyPlaces places = new ConvoyPlaces();

    void add(Presence presence) {
        pending.add(new Pending(arrivals++, presence));
    }

    /** The next presence to work off, by ingest time, then vehicle; {@code null} if there is none. */
    @Nullable
    Presence first() {
        Pending first = pending.peek();
        return first == null ? null : first.presence;
    }

    void removeFirst() {
        pending.poll();
    }

    /** When the next held back silence is raised; {@code Long.MAX_VALUE} if none is held back. */
    long wakeMs() {
        return heldByMs.isEmpty() ? Long.MAX_VALUE : heldByMs.firstKey();
    }

    /** Holds the vehicle's silence back until a time, or no longer: {@link FleetVehicle#NOT_HELD}. */
    void hold(FleetVehicle vehicle, long untilMs) {
        String vehicleId = vehicle.last.vehicleId();
        TreeSet<String> before = heldByMs.get(vehicle.heldUntilMs);
        if (before != null && before.remove(vehicleId) && before.isEmpty()) {
            heldByMs.remove(vehicle.heldUntilMs);
        }
        vehicle.heldUntilMs = untilMs;
        if (untilMs != FleetVehicle.NOT_HELD) {
            heldByMs.computeIfAbsent(untilMs, time -> new TreeSet<>()).add(vehicleId);
        }
    }

    /** The vehicles held back until exactly this time, sorted; a copy. */
    List<String> heldUntil(long untilMs) {
        return List.copyOf(heldByMs.getOrDefault(untilMs, new TreeSet<>()));
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        PriorityQueue<Pending> rest = new PriorityQueue<>(pending);
        out.writeInt(rest.size());
        for (Pending next = rest.poll(); next != null; next = rest.poll()) {
            PresenceIo.write(next.presence, out);
        }
        out.writeInt(vehicles.size());
        for (Map.Entry<String, FleetVehicle> entry : vehicles.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        FleetOutage current = outage;
        out.writeBoolean(current != null);
        if (current != null) {
            current.write(out);
        }
        sightings.write(out);
        places.write(out);
    }

    /** Reads a state. */
    public static FleetState read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("fleet state of version " + version + ", known is " + VERSION);
        }
        FleetState state = new FleetState();
        for (int left = in.readInt(); left > 0; left--) {
            state.add(PresenceIo.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            String vehicleId = in.readUTF();
            FleetVehicle vehicle = FleetVehicle.read(in);
            state.vehicles.put(vehicleId, vehicle);
            state.hold(vehicle, vehicle.heldUntilMs);
        }
        state.outage = in.readBoolean() ? FleetOutage.read(in) : null;
        if (version > 1) {
            state.sightings.read(in);
            state.places.read(in);
        }
        return state;
    }

    private record Pending(long arrival, Presence presence) {}
}
