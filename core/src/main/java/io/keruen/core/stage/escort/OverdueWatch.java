package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.escort.EscortOverdueRule;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code escort-overdue}: raised {@code holdMs} after {@code arriveByMs}, ends when the convoy arrives, when a version of the plan
 * gives it more time, and when its escort is suspended or over. Where the plan ends with that time, or before it is sure
 * that nobody came, the escort ends when it is; about a convoy that has departed it is raised all the same, and not for the
 * escort's end to end it. One per stage.
 */
final class OverdueWatch {
    /** So long after its plan has ended a convoy is asked for that never came, ms of event time. */
    static final long ASKED_FOR_MS = 86_400_000;

    private static final long NOT_YET_MS = EscortLife.NOT_YET_MS;

    private final LifeWatch.Voice voice;
    private final int ruleIndex;

    OverdueWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        this.voice = voice;
        ruleIndex = catalog.index(EscortOverdueRule.ID);
    }

    /** When something is due after an event time; {@code Long.MAX_VALUE} if nothing is. */
    long dueMs(EscortState of, long atMs) {
        if (open(of) == null) {
            return raisedMs(of, atMs);
        }
        return isOver(of.life) ? of.life.changedMs + ASKED_FOR_MS : Long.MAX_VALUE;
    }

    /** Until when arrivals are waited for under the present term: its end, or later where that comes before all is known. */
    long endMs(EscortState of) {
        EscortLife life = of.life;
        long endMs = life.term.toMs();
        if (life.departedMs == NOT_YET_MS || life.term.isFollowed() || isOver(life)) {
            return endMs;
        }
        long limitMs = limitMs(of, endMs);
        boolean isAskedFor = limitMs <= endMs && limitMs != Long.MAX_VALUE;
        return isAskedFor && !isPlanned(of, endMs) ? Math.max(endMs, limitMs + holdMs(life.term)) : endMs;
    }

    /** Whether a plan is in force then: a term also ends where a number, a road or another version begins or ends. */
    private static boolean isPlanned(EscortState of, long atMs) {
        Control control = of.life.control;
        return control != null && control.termAt(of.escortId(), atMs).plan() != null;
    }

    /** When it is said that the convoy is overdue; {@code Long.MAX_VALUE} if never. */
    private long raisedMs(EscortState of, long atMs) {
        long limitMs = limitMs(of, atMs);
        return limitMs == Long.MAX_VALUE ? limitMs : limitMs + holdMs(term(of));
    }

    private long holdMs(EscortTerm term) {
        return (long) term.parameters()[ruleIndex][EscortOverdueRule.HOLD_MS];
    }

    /** When the convoy must have arrived and has not, as seen at an event time; {@code Long.MAX_VALUE} if never. */
    private long limitMs(EscortState of, long atMs) {
        EscortLife life = of.life;
        EscortTerm term = term(of);
        EscortPlan plan = term.plan();
        if (ruleIndex < 0
                || plan == null
                || !term.isActive()
                || life.arrivedMs != NOT_YET_MS
                || plan.arriveByMs() <= 0) {
            return Long.MAX_VALUE;
        }
        long limitMs = plan.arriveByMs();
        boolean isAskedFor = life.departedMs != NOT_YET_MS
                && limitMs <= life.changedMs
                && limitMs + holdMs(term) >= life.changedMs
                && atMs < life.changedMs + ASKED_FOR_MS;
        return !isOver(life) || isAskedFor ? limitMs : Long.MAX_VALUE;
    }

    private static boolean isOver(EscortLife life) {
        return life.state == LifeState.ABORTED;
    }

    /** What is in force; after the end of the escort what was at it. */
    private static EscortTerm term(EscortState of) {
        EscortLife life = of.life;
        Control control = life.control;
        return isOver(life) && control != null ? control.termAt(of.escortId(), life.changedMs - 1) : life.term;
    }

    /** Raises what is due at an event time. */
    void raise(EscortState of, long atMs) {
        if (open(of) == null && raisedMs(of, atMs) <= atMs) {
            voice.say(of, finding(of, Finding.Kind.RAISED, limitMs(of, atMs), raisedMs(of, atMs)));
        }
    }

    /** Ends what is so no more. */
    void end(EscortState of, long atMs) {
        EscortLife life = of.life;
        OpenAlert open = open(of);
        if (open != null && open.last().startedAtMs() != limitMs(of, atMs)) {
            long endMs = Math.max(open.last().startedAtMs(), life.state == LifeState.ARRIVED ? life.arrivedMs : atMs);
            voice.say(of, finding(of, Finding.Kind.CLEARED, open.last().startedAtMs(), endMs));
        }
    }

    private static @Nullable OpenAlert open(EscortState of) {
        return of.book.find(EscortOverdueRule.OVERDUE, Finding.escaped(of.escortId()));
    }

    private static Finding finding(EscortState of, Finding.Kind kind, long startedMs, long atMs) {
        EscortTerm term = term(of);
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
