package io.keruen.core.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The gates of a plan in the order in which they are met, with the zones that stand for them. Immutable.
 *
 * @param indexByZoneId the gate that a GATE zone stands for
 * @param zoneIds the first zone in force of each gate, empty where the map has none
 * @param chainageM where each lies along the route, NaN if unknown
 * @param exitIndex the gate out of the first country, -1 if there is none
 * @param entryIndex the gate into the second country, -1 if there is none
 */
public record GateOrder(
        Map<String, Integer> indexByZoneId, List<String> zoneIds, double[] chainageM, int exitIndex, int entryIndex) {
    /** No gates. */
    public static final GateOrder NONE = new GateOrder(Map.of(), List.of(), new double[0], -1, -1);

    /** Whether the other says the same. */
    boolean isSame(GateOrder other) {
        return indexByZoneId.equals(other.indexByZoneId)
                && zoneIds.equals(other.zoneIds)
                && Arrays.equals(chainageM, other.chainageM)
                && exitIndex == other.exitIndex
                && entryIndex == other.entryIndex;
    }

    /** The gate that a zone stands for, or -1. */
    public int indexOf(String zoneId) {
        return indexByZoneId.getOrDefault(zoneId, -1);
    }
}
