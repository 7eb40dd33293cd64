package io.keruen.core.stage.fleet;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the silence of one vehicle from the silence of all, and convoys who is near them. Presences are buffered and worked off by ingest time, then
 * vehicle; all of one millisecond are applied before anything is decided, then come the wake-ups due at it.
 *
 * <p>One key for the whole fleet; one per thread. The host has given all input up to a time before it asks to work up
 * to it.
 */
public final class FleetStage {
    /** Nothing to do. */
    public static final long NOTHING = Long.MAX_VALUE;

    /** Vehicles silent for longer than this say nothing about an outage, ms of ingest time. */
    static final long KNOWN_MS = 30_000;

    private static final int FEWEST = 2;

    private final FleetVoice voice;
    private final List<String> changed = new ArrayList<>();
    private final List<Sighting> seen = new ArrayList<>();

    /** A stage that ranks its findings by the catalogue. */
    public FleetStage(RuleCatalog catalog) {
        voice = new FleetVoice(catalog);
    }

    /** Buffers a presence. */
    public void accept(FleetState state, Presence presence) {
        state.add(presence);
    }

    /** Buffers a copy of a sighting. */
    public void accept(FleetState state, Sighting sighting) {
        state.sightings.add(sighting.copy(sighting.ingestTimeMs));
    }

    /** The earliest ingest time at which there is something to work off; {@link #NOTHING} if there is nothing. */
    public long nextWorkMs(FleetState state) {
        Presence first = state.first();
        long presenceMs = first == null ? NOTHING : first.ingestTimeMs();
        return Math.min(Math.min(presenceMs, state.sightings.firstMs()), state.wakeMs());
    }

    /** Works off everything with ingest time up to {@code uptoMs}. */
    public void work(FleetState state, long uptoMs, FleetOutput out) {
        while (true) {
            Presence first = state.first();
            long inputMs = first == null ? NOTHING : first.ingestTimeMs();
            long wakeMs = state.wakeMs();
            long seenMs = state.sightings.firstMs();
            long nowMs = Math.min(Math.min(inputMs, wakeMs), seenMs);
            if (nowMs > uptoMs || nowMs == NOTHING) {
                return;
            }
            if (seenMs == nowMs) {
                look(state, nowMs, out);
            } else if (inputMs <= wakeMs) {
                workOff(state, nowMs, out);
            } else {
                raiseHeld(state, nowMs, out);
            }
        }
    }

    /** First the members of convoys, then who is near: who of them is earlier within a millisecond does not matter. */
    private void look(FleetState state, long nowMs, FleetOutput out) {
        seen.clear();
        while (state.sightings.firstMs() == nowMs) {
            Sighting sighting = state.sightings.poll();
            if (sighting != null) {
                seen.add(sighting);
                if (sighting.escortId != null) {
                    state.places.place(sighting, sighting.escortId);
                }
            }
        }
        for (Sighting sighting : seen) {
            state.places.tell(sighting, out);
        }
    }

    private void workOff(FleetState state, long nowMs, FleetOutput out) {
        boolean heard = false;
        int fallen = 0;
        changed.clear();
        Presence next = state.first();
        while (next != null && next.ingestTimeMs() == nowMs) {
            state.removeFirst();
            heard |= next.kind() == Presence.Kind.HEARD;
            fallen += apply(state, next, out) ? 1 : 0;
            next = state.first();
        }
        FleetOutage outage = state.outage;
        // of an outage whose vehicles are all gone nobody is left whose word would end it
        if (outage != null && (heard || state.vehicles.size() <= fallen)) {
            end(state, outage, nowMs, out);
        } else if (outage == null && fallen > 0) {
            begin(state, nowMs, out);
        }
        for (String vehicleId : changed) {
            FleetVehicle vehicle = state.vehicles.get(vehicleId);
            if (vehicle != null && vehicle.isSilent() && state.outage == null && !vehicle.isHeld()) {
                raise(vehicle, nowMs, out);
            }
        }
    }

    /** Whether the vehicle fell silent just now. */
    private boolean apply(FleetState state, Presence presence, FleetOutput out) {
        FleetVehicle vehicle = state.vehicles.get(presence.vehicleId());
        boolean spoke = vehicle == null || !vehicle.isSilent();
        String before = vehicle == null ? null : vehicle.last.escortId();
        if (vehicle == null) {
            vehicle = new FleetVehicle(presence);
            state.vehicles.put(presence.vehicleId(), vehicle);
        }
        vehicle.last = presence;
        switch (presence.kind()) {
            case STALE, LOST -> changed.add(presence.vehicleId());
            case HEARD -> {
                state.hold(vehicle, FleetVehicle.NOT_HELD);
                clear(vehicle, presence.ingestTimeMs(), out);
            }
            case GONE -> {
                state.hold(vehicle, FleetVehicle.NOT_HELD);
                clear(vehicle, presence.ingestTimeMs(), out);
                state.vehicles.remove(presence.vehicleId());
            }
        }
        changeEscort(state, before, vehicle.isGone() ? null : presence.escortId(), presence.ingestTimeMs(), out);
        return spoke && vehicle.isSilent() && !vehicle.isGone();
    }

    /** Who goes over to another escort while an outage lasts, or is not watched any more, leaves its own to the others. */
    private void changeEscort(
            FleetState state, @Nullable String before, @Nullable String now, long nowMs, FleetOutput out) {
        FleetOutage outage = state.outage;
        if (outage == null || Objects.equals(before, now)) {
            return;
        }
        if (before != null && !escortIds(state).contains(before)) {
            voice.outageOf(Finding.Kind.CLEARED, outage, before, nowMs, nowMs, out);
        }
        if (now != null) {
            voice.outageOf(Finding.Kind.RAISED, outage, now, nowMs, nowMs, out);
        }
    }

    private static TreeSet<String> escortIds(FleetState state) {
        TreeSet<String> escortIds = new TreeSet<>();
        for (FleetVehicle vehicle : state.vehicles.values()) {
            String escortId = vehicle.last.escortId();
            if (escortId != null) {
                escortIds.add(escortId);
            }
        }
        return escortIds;
    }

    private void tell(FleetState state, Finding.Kind kind, FleetOutage outage, long nowMs, FleetOutput out) {
        voice.outage(kind, outage, nowMs, out);
        for (String escortId : escortIds(state)) {
            voice.outageOf(kind, outage, escortId, outage.lastIngestTimeMs(), nowMs, out);
        }
    }

    private void clear(FleetVehicle vehicle, long nowMs, FleetOutput out) {
        Presence opened = vehicle.opened;
        if (opened != null) {
            voice.clear(opened, FleetVoice.momentMs(opened, nowMs), nowMs, out);
            vehicle.opened = null;
        }
    }

    /** An outage begins if at least two vehicles are known and all of them are silent. */
    private void begin(FleetState state, long nowMs, FleetOutput out) {
        FleetOutage outage = outageAt(state, nowMs);
        if (outage == null) {
            return;
        }
        state.outage = outage;
        tell(state, Finding.Kind.RAISED, outage, nowMs, out);
        for (FleetVehicle vehicle : state.vehicles.values()) {
            state.hold(vehicle, FleetVehicle.NOT_HELD);
            Presence opened = vehicle.opened;
            if (opened != null && opened.kind() == Presence.Kind.STALE) {
                voice.adopt(opened, outage, nowMs, out);
            }
        }
    }

    private static @Nullable FleetOutage outageAt(FleetState state, long nowMs) {
        int known = 0;
        Presence latest = null;
        for (FleetVehicle vehicle : state.vehicles.values()) {
            Presence last = vehicle.last;
            if (!vehicle.isSilent()) {
                return null;
            }
            if (nowMs - last.lastIngestTimeMs() <= KNOWN_MS) {
                known++;
                if (latest == null || last.lastIngestTimeMs() > latest.lastIngestTimeMs()) {
                    latest = last;
                }
            }
        }
        return latest == null || known < FEWEST
                ? null
                : new FleetOutage(latest.lastIngestTimeMs(), latest.limitMs(), known, latest.policyVersion());
    }

    /**
     * The outage ends at the first that is heard again, or with the last of its vehicles; the others get the time of a normal
     * loss to return.
     */
    private void end(FleetState state, FleetOutage outage, long nowMs, FleetOutput out) {
        tell(state, Finding.Kind.CLEARED, outage, nowMs, out);
        state.outage = null;
        for (FleetVehicle vehicle : state.vehicles.values()) {
            if (vehicle.isSilent() && !vehicle.isOpen(Presence.Kind.LOST)) {
                state.hold(vehicle, nowMs + vehicle.last.lostMs());
            }
        }
    }

    private void raise(FleetVehicle vehicle, long nowMs, FleetOutput out) {
        Presence silence = vehicle.last;
        if (!vehicle.isOpen(silence.kind()) && !vehicle.isOpen(Presence.Kind.LOST)) {
            Presence opened = vehicle.opened;
            if (opened != null) {
                voice.clear(opened, silence.lastEventTimeMs() + silence.limitMs(), nowMs, out);
            }
            voice.raise(silence, nowMs, out);
            vehicle.opened = silence;
        }
    }

    private void raiseHeld(FleetState state, long nowMs, FleetOutput out) {
        for (String vehicleId : state.heldUntil(nowMs)) {
            FleetVehicle vehicle = state.vehicles.get(vehicleId);
            if (vehicle == null) {
                throw new IllegalStateException("held back but not known: " + vehicleId);
            }
            state.hold(vehicle, FleetVehicle.NOT_HELD);
            clear(vehicle, nowMs, out);
            Presence silence = lost(vehicle.last);
            vehicle.opened = silence;
            voice.raiseHeld(silence, nowMs, out);
        }
    }

    /** The same silence as a loss. */
    private static Presence lost(Presence silence) {
        return new Presence(
                Presence.Kind.LOST,
                silence.vehicleId(),
                silence.escortId(),
                silence.convoyId(),
                silence.jurisdiction(),
                silence.ingestTimeMs(),
                silence.lastIngestTimeMs(),
                silence.lastEventTimeMs(),
                silence.lostMs(),
                silence.lostMs(),
                silence.latDeg(),
                silence.lonDeg(),
                silence.chainageM(),
                silence.policyVersion());
    }
}
