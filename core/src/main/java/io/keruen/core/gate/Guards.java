package io.keruen.core.gate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which guards and conditions are on. All are, but in a test that removes one. Immutable. */
public final class Guards {
    /** All on. */
    public static final Guards ALL = new Guards(EnumSet.allOf(GateGuard.class), EnumSet.allOf(GateCondition.class));

    private final Set<GateGuard> guards;
    private final Set<GateCondition> conditions;

    private Guards(Set<GateGuard> guards, Set<GateCondition> conditions) {
        this.guards = Collections.unmodifiableSet(guards);
        this.conditions = Collections.unmodifiableSet(conditions);
    }

    /** All but one guard. */
    public static Guards without(GateGuard guard) {
        return new Guards(EnumSet.complementOf(EnumSet.of(guard)), ALL.conditions);
    }

    /** All but one condition. */
    public static Guards without(GateCondition condition) {
        return new Guards(ALL.guards, EnumSet.complementOf(EnumSet.of(condition)));
    }

    boolean has(GateGuard guard) {
        return guards.contains(guard);
    }

    boolean has(GateCondition condition) {
        return conditions.contains(condition);
    }
}
