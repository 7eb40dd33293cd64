package io.keruen.core.control;

import java.util.List;
import java.util.Map;

/**
 * The gates of a plan in the order in which they are met, with the zones that stand for them. Immutable.
 *
 * @param indexByZoneId the gate that a GATE zone stands for
 * @param zoneIds the first zone of each gate, empty where the map has none
 * @param chainageM where each lies along the route, NaN if unknown
 * @param exitIndex the gate out of the first country, -1 if there is none
 * @param entryIndex the gate into the second country, -1 if there is none
 */
public record GateOrder(
        Map<String, Integer> indexByZoneId, List<String> zoneIds, double[] chainageM, int exitIndex, int entryIndex) {
    /** No gates. */
    public static final GateOrder NONE = new GateOrder(Map.of(), List.of(), new double[0], -1, -1);

    /** The gate that a zone stands for, or -1. */
    public int indexOf(String zoneId) {
        return indexByZoneId.getOrDefault(zoneId, -1);
    }
}
