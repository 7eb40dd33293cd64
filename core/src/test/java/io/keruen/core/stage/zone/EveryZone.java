package io.keruen.core.stage.zone;

import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The slow way to follow a vehicle through zones: asks every zone at every sample, however far away it is. */
final class EveryZone {
    private static final class Followed {
        final ZoneEntry entry = new ZoneEntry(0, 0);
        Zone zone;
        boolean clear;

        Followed(Zone zone) {
            this.zone = zone;
        }
    }

    private final Map<String, List<Zone>> versions = new TreeMap<>();
    private final Map<String, Followed> followed = new TreeMap<>();
    private final ZoneStep step = new ZoneStep();
    private final List<String> said = new ArrayList<>();

    EveryZone(ZoneSpec... specs) {
        for (ZoneSpec spec : specs) {
            versions.computeIfAbsent(spec.id(), id -> new ArrayList<>()).add(ZoneKinds.zone(spec));
        }
    }

    /** What a step says of a zone, nothing if nothing happened. */
    static void say(String id, ZoneStep step, Collection<String> to) {
        String retired = step.retiredAtMs == 0 ? "" : " retired " + (step.retiredAtMs - Walker.T0);
        if (step.event != null) {
            to.add(step.event + " " + id + " " + (step.eventMs - Walker.T0) + " " + step.unobserved + retired);
        }
        if (step.crossedMs != 0) {
            to.add(Event.CROSSED + " " + id + " " + (step.crossedMs - Walker.T0) + " " + step.crossedUnobserved + " "
                    + (step.crossedEndMs - Walker.T0) + " " + step.crossedDepthM);
        }
    }

    /** What happens on the way to the next sample, sorted. */
    List<String> follow(ZoneMove move) {
        said.clear();
        for (String id : versions.keySet()) {
            follow(id, move);
        }
        return said.stream().sorted().toList();
    }

    /** The zones that the last two samples were not both clearly outside of, as far as they are followed. */
    List<String> near() {
        return List.copyOf(followed.keySet());
    }

    /** Metres from a place to the nearest boundary of any version of any zone, whether in force or not. */
    double clearM(double latDeg, double lonDeg, double mostM) {
        return versions.values().stream()
                .flatMap(List::stream)
                .mapToDouble(zone -> Math.abs(zone.signedDistanceM(latDeg, lonDeg)))
                .reduce(mostM, Math::min);
    }

    private @Nullable Zone inForce(String id, long tMs) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(zone -> zone.spec().isValidAt(tMs))
                .max(Comparator.comparingLong(Zone::version))
                .orElse(null);
    }

    /** When something about the zone begins or ends on the way, in order. */
    private long[] changesMs(String id, ZoneMove move) {
        return versions.getOrDefault(id, List.of()).stream()
                .flatMapToLong(zone ->
                        LongStream.of(zone.spec().validFromMs(), zone.spec().validToMs()))
                .filter(ms -> ms > move.fromMs && ms <= move.toMs)
                .sorted()
                .toArray();
    }

    private boolean isUnbroken(String id, ZoneMove move) {
        boolean unbroken = !move.first && inForce(id, move.fromMs) != null;
        for (long changeMs : changesMs(id, move)) {
            unbroken &= inForce(id, changeMs) != null;
        }
        return unbroken;
    }

    private long endMs(String id, ZoneMove move) {
        for (long changeMs : changesMs(id, move)) {
            if (inForce(id, changeMs) != inForce(id, move.fromMs)) {
                return changeMs;
            }
        }
        return move.toMs;
    }

    private static double fromM(Zone zone, ZoneMove move) {
        return zone.signedDistanceM(move.fromLatDeg, move.fromLonDeg);
    }

    private void follow(String id, ZoneMove move) {
        Zone now = inForce(id, move.toMs);
        boolean unbroken = isUnbroken(id, move);
        Followed known = followed.get(id);
        if (known != null && !(unbroken && goesOn(known, now, move))) {
            retire(id, known, move);
            known = null;
        }
        if (now == null) {
            return;
        }
        double toM = now.signedDistanceM(move.toLatDeg, move.toLonDeg);
        double bandM = ZoneMove.bandM(now, move.toSigmaM);
        boolean wasClear = unbroken && fromM(now, move) > ZoneMove.bandM(now, move.fromSigmaM);
        Followed zone = known == null ? new Followed(now) : known;
        zone.zone = now;
        if (known == null && wasClear) {
            ZoneStep.beginOutside(zone.entry, fromM(now, move), move);
            zone.clear = true;
        }
        if (known == null && !wasClear) {
            if (toM > bandM) {
                return;
            }
            step.begin(zone.entry, toM, bandM, move);
            step.unobserved = step.event != null && move.hole;
        } else {
            step.step(zone.entry, now, toM, move);
        }
        say(id, step, said);
        boolean bothClear = zone.clear && toM > bandM;
        zone.clear = toM > bandM;
        followed.put(id, zone);
        if (bothClear && !zone.entry.inside && !zone.entry.met) {
            followed.remove(id);
        }
    }

    /** A new version keeps a visit if the vehicle is still inside, and a side that is plain. */
    private static boolean goesOn(Followed known, Zone now, ZoneMove move) {
        if (known.zone == now) {
            return true;
        }
        double fromM = fromM(now, move);
        known.entry.distanceM = fromM;
        if (!known.entry.inside) {
            return ZoneStep.isLine(now) || fromM > ZoneMove.bandM(now, move.fromSigmaM);
        }
        if (fromM >= 0) {
            ZoneStep.setPassage(known.entry, false, now.spec().validFromMs(), false);
            return now.signedDistanceM(move.toLatDeg, move.toLonDeg) <= ZoneMove.bandM(now, move.toSigmaM);
        }
        return true;
    }

    private void retire(String id, Followed known, ZoneMove move) {
        step.clear();
        step.retiredAtMs = endMs(id, move);
        if (known.entry.inside) {
            step.event = Event.EXITED;
            step.eventMs = step.retiredAtMs;
            step.unobserved = move.hole;
        }
        say(id, step, said);
        followed.remove(id);
    }
}
