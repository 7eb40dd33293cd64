package io.keruen.core.stage;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.escort.EscortOverdueRule;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code escort-overdue}: raised {@code holdMs} after {@code arriveByMs}, ends when the convoy arrives, when a version of the plan
 * gives it more time, and when its escort is suspended or over. One per stage.
 */
final class OverdueWatch {
    private static final long NEVER_MS = EscortLife.NEVER_MS;

    private final LifeWatch.Voice voice;
    private final int ruleIndex;

    OverdueWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        this.voice = voice;
        ruleIndex = catalog.index(EscortOverdueRule.ID);
    }

    /** When it is said that the convoy is overdue; {@code Long.MAX_VALUE} if never, or if it was said. */
    long dueMs(EscortState of) {
        long limitMs = open(of) == null ? limitMs(of.life) : Long.MAX_VALUE;
        return limitMs == Long.MAX_VALUE
                ? limitMs
                : limitMs + (long) of.life.term.parameters()[ruleIndex][EscortOverdueRule.HOLD_MS];
    }

    /** When the convoy must have arrived and has not; {@code Long.MAX_VALUE} if never. */
    private long limitMs(EscortLife life) {
        EscortPlan plan = life.term.plan();
        if (ruleIndex < 0 || plan == null || !life.term.isActive() || life.arrivedMs != NEVER_MS) {
            return Long.MAX_VALUE;
        }
        return plan.arriveByMs() > 0 ? plan.arriveByMs() : Long.MAX_VALUE;
    }

    /** Raises what is due at an event time. */
    void raise(EscortState of, long atMs) {
        long dueMs = dueMs(of);
        if (dueMs <= atMs) {
            voice.say(of, finding(of, Finding.Kind.RAISED, limitMs(of.life), dueMs));
        }
    }

    /** Ends what is so no more. */
    void end(EscortState of, long atMs) {
        EscortLife life = of.life;
        OpenAlert open = open(of);
        if (open != null && open.last().startedAtMs() != limitMs(life)) {
            long endMs = Math.max(open.last().startedAtMs(), life.state == LifeState.ARRIVED ? life.arrivedMs : atMs);
            voice.say(of, finding(of, Finding.Kind.CLEARED, open.last().startedAtMs(), endMs));
        }
    }

    private static @Nullable OpenAlert open(EscortState of) {
        return of.book.find(EscortOverdueRule.OVERDUE, Finding.escaped(of.escortId()));
    }

    private static Finding finding(EscortState of, Finding.Kind kind, long startedMs, long atMs) {
        EscortTerm term = of.life.term;
        EscortPlan plan = term.plan();
        int planned = 0;
        int arrived = 0;
        if (plan != null) {
            planned = plan.vehicles().size();
            for (PlannedVehicle vehicle : plan.vehicles()) {
                EscortMember member = of.find(vehicle.vehicleId());
                arrived += member != null && member.progress.isArrived() ? 1 : 0;
            }
        }
        return Finding.of(kind, EscortOverdueRule.ID, EscortOverdueRule.OVERDUE)
                .subject(Finding.escaped(of.escortId()))
                .escort(of.escortId(), plan == null ? null : plan.convoyId())
                .severity(Severity.MEDIUM)
                .times(startedMs, atMs)
                .measured(atMs - startedMs, 0, "ms")
                .evidence("arrivedCount", arrived)
                .evidence("plannedCount", planned)
                .policyVersion(term.policyVersion())
                .build();
    }
}
