package io.keruen.core.control;

import io.keruen.core.zone.InvalidZoneException;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneIndex;
import io.keruen.core.zone.ZoneKeys;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All versions of all zones and which of them is in force when. An entry is one version in force from
 * {@link #fromMs} (inclusive) to {@link #toMs} (exclusive) without a break; its number is the number the index knows.
 * Immutable; the order of the specifications does not matter.
 */
public final class ZoneTable {
    /** No zones at all. */
    public static final ZoneTable EMPTY = new ZoneTable(List.of());

    /** A specification that is not in the table, and why. */
    public record Refused(String id, String reason) {}

    private record Reign(Zone zone, long fromMs, long toMs) {}

    private final ZoneIndex index;
    private final ZoneIndex gateLines;
    private final int[] gateLineEntries;
    private final long[] fromMs;
    private final long[] toMs;
    private final long[] keys;
    private final int[] firstOfKey;
    private final int[] entriesByKey;
    private final long[] changesMs;
    private final double maxMarginM;
    private final long fingerprint;
    private final List<Refused> refused = new ArrayList<>();

    /** A table of these versions; a ROUTE is left out, what cannot be a zone is refused alone. */
    public ZoneTable(List<ZoneSpec> specs) {
        List<Reign> reigns = reigns(specs);
        List<Zone> zones = new ArrayList<>();
        fromMs = new long[reigns.size()];
        toMs = new long[reigns.size()];
        double widestM = 0;
        for (int i = 0; i < reigns.size(); i++) {
            Reign reign = reigns.get(i);
            zones.add(reign.zone);
            fromMs[i] = reign.fromMs;
            toMs[i] = reign.toMs;
            widestM = Math.max(widestM, reign.zone.spec().marginM());
        }
        index = new ZoneIndex(zones);
        gateLineEntries = IntStream.range(0, zones.size())
                .filter(i -> isGateLine(zones.get(i)))
                .toArray();
        gateLines = new ZoneIndex(
                Arrays.stream(gateLineEntries).mapToObj(zones::get).toList());
        maxMarginM = widestM;
        keys = zones.stream().mapToLong(Zone::key).sorted().distinct().toArray();
        firstOfKey = new int[keys.length + 1];
        entriesByKey = new int[zones.size()];
        groupByKey(zones);
        changesMs = changes();
        fingerprint = fingerprintOf(reigns);
    }

    private List<Reign> reigns(List<ZoneSpec> specs) {
        Map<String, List<Zone>> byId = new TreeMap<>();
        for (ZoneSpec spec : specs) {
            if (spec.kind() != ZoneKind.ROUTE) {
                try {
                    Zone zone = ZoneKinds.zone(spec);
                    byId.computeIfAbsent(spec.id(), id -> new ArrayList<>()).add(zone);
                } catch (InvalidZoneException e) {
                    refused.add(new Refused(spec.id(), e.reason()));
                }
            }
        }
        Map<Long, String> idByKey = new HashMap<>();
        List<Reign> reigns = new ArrayList<>();
        for (Map.Entry<String, List<Zone>> versions : byId.entrySet()) {
            String known = idByKey.putIfAbsent(ZoneKeys.key(versions.getKey()), versions.getKey());
            if (known == null) {
                addReigns(versions.getValue(), reigns);
            } else {
                refused.add(new Refused(versions.getKey(), "its key equals that of zone " + known));
            }
        }
        return reigns;
    }

    private static void addReigns(List<Zone> versions, List<Reign> reigns) {
        versions.sort(Comparator.comparingLong(Zone::version)
                .thenComparingLong(zone -> zone.spec().validFromMs())
                .thenComparingInt(zone -> zone.spec().shape().hashCode()));
        long[] edgesMs = versions.stream()
                .flatMapToLong(zone ->
                        LongStream.of(zone.spec().validFromMs(), zone.spec().validToMs()))
                .sorted()
                .distinct()
                .toArray();
        int first = reigns.size();
        for (int i = 0; i + 1 < edgesMs.length; i++) {
            Zone ruler = null;
            for (Zone zone : versions) {
                ruler = zone.spec().isValidAt(edgesMs[i]) ? zone : ruler; // the highest version comes last
            }
            if (ruler == null) {
                continue;
            }
            int last = reigns.size() - 1;
            boolean goesOn = last >= first && reigns.get(last).zone == ruler && reigns.get(last).toMs == edgesMs[i];
            long beganMs = goesOn ? reigns.remove(last).fromMs : edgesMs[i];
            reigns.add(new Reign(ruler, beganMs, edgesMs[i + 1]));
        }
    }

    private static boolean isGateLine(Zone zone) {
        return zone.kind() == ZoneKind.GATE && zone.spec().shape().kind() == ShapeKind.LINE;
    }

    private void groupByKey(List<Zone> zones) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            numbers.add(i);
        }
        numbers.sort(Comparator.comparingLong((Integer i) -> zones.get(i).key()).thenComparingLong(i -> fromMs[i]));
        int at = -1;
        for (int i = 0; i < entriesByKey.length; i++) {
            entriesByKey[i] = numbers.get(i);
            long key = zones.get(numbers.get(i)).key();
            if (at < 0 || keys[at] != key) {
                at++;
                firstOfKey[at] = i;
            }
        }
        firstOfKey[keys.length] = entriesByKey.length;
    }

    private long[] changes() {
        long[] all = Arrays.copyOf(fromMs, 2 * fromMs.length);
        System.arraycopy(toMs, 0, all, fromMs.length, toMs.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private static long fingerprintOf(List<Reign> reigns) {
        long hash = ZoneKeys.key("zones");
        for (Reign reign : reigns) {
            hash = mix(hash, reign.zone.key());
            hash = mix(hash, reign.zone.version());
            hash = mix(hash, reign.zone.kind().ordinal());
            hash = mix(hash, reign.fromMs);
            hash = mix(hash, reign.toMs);
            ZoneSpec spec = reign.zone.spec();
            hash = mix(hash, spec.shape().hashCode());
            hash = mix(hash, Double.doubleToLongBits(spec.marginM()));
            hash = mix(hash, Double.doubleToLongBits(spec.speedLimitMps()));
            hash = mix(hash, spec.maxDwellMs());
            hash = mix(hash, ZoneKeys.key(spec.jurisdiction().name()));
        }
        return hash;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0xbf58476d1ce4e5b9L;
        return mixed ^ (mixed >>> 31);
    }

    /** The index over all entries, whether in force or not. */
    public ZoneIndex index() {
        return index;
    }

    /** The index over the entries that are a GATE drawn as a line; its numbers are not those of entries. */
    public ZoneIndex gateLines() {
        return gateLines;
    }

    /** The entry that a number of {@link #gateLines} stands for. */
    public int gateLineEntry(int number) {
        return gateLineEntries[number];
    }

    /** What could not be taken in. */
    public List<Refused> refused() {
        return Collections.unmodifiableList(refused);
    }

    /** How many entries there are. */
    public int size() {
        return fromMs.length;
    }

    /** The version an entry stands for. */
    public Zone zone(int entry) {
        return index.zone(entry);
    }

    /** When an entry comes into force. */
    public long fromMs(int entry) {
        return fromMs[entry];
    }

    /** When an entry ceases to be in force. */
    public long toMs(int entry) {
        return toMs[entry];
    }

    /** Whether an entry is in force. */
    public boolean isInForce(int entry, long tMs) {
        return fromMs[entry] <= tMs && tMs < toMs[entry];
    }

    /** The entry of a zone in force at a time, or -1. */
    public int entryAt(long key, long tMs) {
        int at = Arrays.binarySearch(keys, key);
        if (at < 0) {
            return -1;
        }
        for (int i = firstOfKey[at]; i < firstOfKey[at + 1]; i++) {
            if (isInForce(entriesByKey[i], tMs)) {
                return entriesByKey[i];
            }
        }
        return -1;
    }

    /** Whether some version of the zone is in force at every time between the two, both included. */
    public boolean isUnbroken(long key, long earlyMs, long lateMs) {
        int entry = entryAt(key, earlyMs);
        while (entry >= 0 && toMs[entry] <= lateMs) {
            entry = entryAt(key, toMs[entry]);
        }
        return entry >= 0;
    }

    /** The next time after this one at which any entry starts or ends; {@code Long.MAX_VALUE} if never. */
    public long nextChangeMs(long tMs) {
        int at = Arrays.binarySearch(changesMs, tMs);
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < changesMs.length ? changesMs[next] : Long.MAX_VALUE;
    }

    /** The widest margin of any zone, metres. */
    public double maxMarginM() {
        return maxMarginM;
    }

    /** Hash of all that is judged by: what was found out with one table holds while this stays. */
    public long fingerprint() {
        return fingerprint;
    }
}
