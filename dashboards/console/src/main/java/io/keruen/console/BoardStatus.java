package io.keruen.console;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the system that feeds the board is doing, as its program says about once a second.
 *
 * @param scenarioTimeMs the time that is played, or the wall clock; 0 while not known
 * @param speedFactor how much faster than real time it plays, NaN while not known
 * @param samplesPerS samples a second, by the wall clock, NaN while not known
 * @param lagMs how far the decisions are behind the input, -1 while not known; the board takes what it sees itself if that
 *     is longer
 * @param addresses what else can be opened: name to address, such as {@code Flink} to its web UI
 */
public record BoardStatus(
        Phase phase,
        long scenarioTimeMs,
        double speedFactor,
        double samplesPerS,
        long lagMs,
        Map<String, String> addresses) {
    /** Nothing is known yet. */
    public static final BoardStatus STARTING = new BoardStatus(Phase.STARTING, 0, Double.NaN, Double.NaN, -1, Map.of());

    /** Copies and sorts the addresses. */
    public BoardStatus {
        addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
    }

    BoardStatus withPhase(Phase newPhase) {
        return new BoardStatus(newPhase, scenarioTimeMs, speedFactor, samplesPerS, lagMs, addresses);
    }

    BoardStatus withLagMs(long newLagMs) {
        return new BoardStatus(phase, scenarioTimeMs, speedFactor, samplesPerS, newLagMs, addresses);
    }

    /** Whether new samples are to be expected. */
    public enum Phase {
        /** Not yet: parts are still being started, or the board still reads what happened before. */
        STARTING,
        /** Yes: when none come, the page says so loudly. */
        RUNNING,
        /** No more: the scenario is over. */
        ENDED
    }
}
