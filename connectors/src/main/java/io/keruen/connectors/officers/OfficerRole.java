package io.keruen.connectors.officers;

import io.keruen.connectors.names.Topics;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.OfficerAction.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What an officer may do; one may have several roles. */
public enum OfficerRole {
    /** Looks after alerts, and may always close: hold a gate or a vehicle. */
    OFFICER(
            EnumSet.of(Kind.ACKNOWLEDGE, Kind.SHELVE, Kind.UNSHELVE, Kind.CLEAR_LATCH, Kind.HOLD_GATE),
            EnumSet.noneOf(Topics.class)),
    /** May also let go: release a gate, permit a vehicle to drive on. */
    SUPERVISOR(EnumSet.allOf(Kind.class), EnumSet.noneOf(Topics.class)),
    /** Writes the plans of escorts. */
    PLANNER(EnumSet.noneOf(Kind.class), EnumSet.of(Topics.CONTROL_ESCORTS)),
    /** Changes zones, policies and the plans of escorts. */
    EDITOR(
            EnumSet.noneOf(Kind.class),
            EnumSet.of(Topics.CONTROL_ZONES, Topics.CONTROL_POLICIES, Topics.CONTROL_ESCORTS));

    private final Set<OfficerAction.Kind> actions;
    private final Set<Topics> changes;

    OfficerRole(Set<OfficerAction.Kind> actions, Set<Topics> changes) {
        this.actions = actions;
        this.changes = changes;
    }

    /** Whether the role may act so. */
    boolean mayDo(OfficerAction.Kind action) {
        return actions.contains(action);
    }

    /** Whether the role may change what stands in a control topic. */
    boolean mayChange(Topics topic) {
        return changes.contains(topic);
    }
}
