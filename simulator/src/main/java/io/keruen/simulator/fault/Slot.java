package io.keruen.simulator.fault;

import io.keruen.simulator.world.CrossingMap;

/** Where along a crossing a fault strikes. Faults of one slot get into each other's way; those of two do not. */
public enum Slot {
    /** On the first stretch of road. */
    FIRST,
    /** On the second. */
    SECOND,
    /** On the third, where the pumping station lies beside the road. */
    THIRD,
    /** Some way before the queue for the first gate. */
    FOURTH,
    /** In customs. */
    CUSTOMS,
    /** After it. */
    LAST,
    /** From beginning to end, so it goes with no other. */
    WHOLE,
    /** In the papers or at the seal, wherever the vehicle is then: it gets into nobody's way. */
    PAPERS,
    /** At the gates, one by one: only crossings with gates draw it. */
    GATES,
    /** In the first minute, so that whoever watches sees something at once: only the crossing that shows everything has it. */
    START,
    /** Like that of the papers, of its own: a crossing that has none of those may have one of these. Not with gates. */
    SEALS;

    private static final double BEFORE_GATE_M = 1_050;
    private static final double BEYOND_GATE_M = 130;
    private static final double BEYOND_POST_M = 120;

    /** Its place along the road. */
    double placeM(CrossingMap map) {
        return switch (this) {
            case FIRST -> 600;
            case SECOND -> 1_400;
            case THIRD -> 2_450;
            case FOURTH -> map.crossing().kzGateM() - BEFORE_GATE_M;
            case CUSTOMS -> map.crossing().cnGateM() + BEYOND_GATE_M;
            case LAST -> map.crossing().cnPostOutM() + BEYOND_POST_M;
            case WHOLE, PAPERS, GATES, START, SEALS -> Double.NEGATIVE_INFINITY;
        };
    }
}
