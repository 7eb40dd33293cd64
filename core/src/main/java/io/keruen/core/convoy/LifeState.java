package io.keruen.core.convoy;

/** How far an escort has come; {@code EscortLife} in the stages says what leads from one to the next. */
public enum LifeState {
    /** A plan is in force, nobody has set off. */
    PLANNED,
    /** The convoy is under way. */
    DEPARTED,
    /** A vehicle is at the gate out of the first country, and not all are past it. */
    AT_EXIT_GATE,
    /** All are past the exit gate, none is at the entry gate. */
    IN_BORDER_STRIP,
    /** A vehicle has come to the gate into the second country. */
    AT_ENTRY_GATE,
    /** All planned vehicles are at the destination. */
    ARRIVED,
    /** The plan in force names no vehicle, or none is in force but one that follows is known. */
    SUSPENDED,
    /** The plan ended before the convoy arrived. */
    ABORTED
}
