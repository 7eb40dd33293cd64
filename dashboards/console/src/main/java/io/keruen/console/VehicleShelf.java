package io.keruen.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vehicles as they were heard, and which of them have gone, in bounded memory: ids come from outside. Not thread-safe. */
final class VehicleShelf {
    /** Vehicles kept at most; and so many that have gone are remembered. */
    static final int VEHICLES = 5_000;

    /** In the order in which they were heard. */
    private final Map<String, VehicleTrack> tracks = new LinkedHashMap<>(64, 0.75f, true);
    /** Vehicle to the change with which it went. */
    private final Map<String, Long> gone = new LinkedHashMap<>();

    /** The vehicle, which is heard in this change; the one heard longest ago makes room for a new one. */
    VehicleTrack heard(String vehicleId, long change) {
        VehicleTrack known = tracks.get(vehicleId);
        if (known != null) {
            return known;
        }
        VehicleTrack track = new VehicleTrack(vehicleId);
        tracks.put(vehicleId, track);
        gone.remove(vehicleId);
        if (tracks.size() > VEHICLES) {
            remove(tracks.keySet().iterator().next(), change);
        }
        return track;
    }

    /** The vehicle goes in this change; false if it is not here. */
    boolean remove(String vehicleId, long change) {
        if (tracks.remove(vehicleId) == null) {
            return false;
        }
        gone.put(vehicleId, change);
        if (gone.size() > VEHICLES) {
            Iterator<String> eldest = gone.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return true;
    }

    /** All vehicles by id; to ask this is not to hear them. */
    Map<String, VehicleTrack> all() {
        return new LinkedHashMap<>(tracks);
    }

    /** Those that changed after a change, by id. */
    List<VehicleTrack> since(long change) {
        List<VehicleTrack> changed = new ArrayList<>();
        for (VehicleTrack track : tracks.values()) {
            if (track.change > change) {
                changed.add(track);
            }
        }
        changed.sort(Comparator.comparing(track -> track.vehicleId));
        return changed;
    }

    /** Those that went after a change, and were not heard again. */
    List<String> goneSince(long change) {
        List<String> ids = new ArrayList<>();
        gone.forEach((vehicleId, at) -> {
            if (at > change) {
                ids.add(vehicleId);
            }
        });
        return ids;
    }
}
