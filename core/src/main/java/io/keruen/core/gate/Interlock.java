package io.keruen.core.gate;

import java.util.ArrayList;
import java.util.List;

/** Asks every condition; what nobody can answer is UNKNOWN, and only TRUE speaks for opening. */
public final class Interlock {
    private static final Reply NOT_TOLD = Reply.unknown("No escort in force has told about the vehicle.");

    private final Guards guards;

    /** The interlock with all its conditions. */
    public Interlock() {
        this(Guards.ALL);
    }

    Interlock(Guards guards) {
        this.guards = guards;
    }

    /** What the evidence of a vehicle's escort says, in the order of the conditions. */
    public List<Reply> ask(Approach approach) {
        List<Reply> replies = new ArrayList<>(GateCondition.OF_ESCORT.size());
        for (GateCondition condition : GateCondition.OF_ESCORT) {
            replies.add(guards.has(condition) ? condition.ask(approach) : Reply.YES);
        }
        return List.copyOf(replies);
    }

    /**
     * All replies: those of the escort, then those of the gate.
     *
     * @param ofEscort empty if no escort has told anything
     */
    List<Reply> complete(List<Reply> ofEscort, GateFacts facts) {
        List<Reply> replies = new ArrayList<>(GateCondition.values().length);
        for (GateCondition condition : GateCondition.values()) {
            int place = replies.size();
            if (!guards.has(condition)) {
                replies.add(Reply.YES);
            } else if (GateCondition.OF_ESCORT.contains(condition)) {
                Reply told = place < ofEscort.size() ? ofEscort.get(place) : NOT_TOLD;
                replies.add(condition == GateCondition.NO_BLOCKING_ALERT ? told.or(facts.objection()) : told);
            } else {
                replies.add(condition.ask(facts));
            }
        }
        return replies;
    }
}
