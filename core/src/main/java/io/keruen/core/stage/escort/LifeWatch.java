package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.RouteEnd;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leads escorts through their lives: takes the progress of their vehicles and the versions of their plans, reads the
 * {@link LifeTable}, and lets the rules about the escort as a whole look. What is due although nobody speaks is found
 * {@link #GRACE_MS} of ingest time after its moment, so that samples that are on their way still count. One per stage.
 */
final class LifeWatch {
    /** How long samples may be on their way before a moment is over, ms of ingest time. */
    static final long GRACE_MS = 1_000;

    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;
    private static final double VERTEX_PER_DEG = 1e5;
    private static final Pattern VERTEX = Pattern.compile("-?\\d{1,8},-?\\d{1,8}");

    /** Says what was found about an escort. */
    interface Voice {
        void say(EscortState of, Finding finding);
    }

    private final ProgressWatch progress = new ProgressWatch();
    private final LifeFacts facts = new LifeFacts();
    private final PairJudge pairs;
    private final MemberWatch missing;
    private final OverdueWatch overdue;
    private NotedOutput output = new NotedOutput();

    LifeWatch(RuleCatalog catalog, PairJudge pairs, Voice voice) {
        this.pairs = pairs;
        missing = new MemberWatch(catalog, voice);
        overdue = new OverdueWatch(catalog, voice);
    }

    /** What is in force and where it is told, until the next call. */
    void begin(EscortState of, Control control, NotedOutput newOutput) {
        output = newOutput;
        EscortLife life = of.life;
        if (life.control != control) {
            life.control = control;
            life.term = control.termAt(of.escortId(), life.seenMs);
            endReplaced(of);
            termChanged(of);
        }
    }

    /** A version that counts since before the newest sample, which was judged by another: the pairs it does not have end. */
    private void endReplaced(EscortState of) {
        EscortPlan plan = of.life.term.plan();
        if (plan != null && of.planSeenMs >= of.life.seenMs && of.planVersion != plan.version()) {
            of.planVersion = plan.version();
            pairs.endOthers(of, plan, Math.max(of.planSeenMs, sureMs()));
        }
    }

    /** Sample {@code i} of a member's queue, under a plan of this escort. */
    void sample(EscortState of, EscortMember member, int i) {
        EscortLife life = of.life;
        long tMs = member.queue.eventTimeMs(i);
        if (tMs >= life.term.toMs()) {
            advance(of, tMs);
        }
        if (life.state != null && progress.sample(life, member, i)) {
            evaluate(of, tMs);
        }
    }

    /** A vehicle and a yard, gate or queue. */
    void transit(EscortState of, TransitEvent event, StampedTransit stamped) {
        EscortLife life = of.life;
        long tMs = event.eventTimeMs();
        if (tMs >= life.term.toMs()) {
            advance(of, tMs);
        }
        if (life.state != null) {
            progress.transit(life, of.member(stamped.key()), stamped);
            evaluate(of, tMs);
        }
    }

    /** Something was found about a vehicle: the escort's rules may care. */
    void finding(EscortState of, Finding finding) {
        if (missing.notice(of, finding)) {
            evaluate(of, finding.atMs());
        }
    }

    /** Something is due at this ingest time. */
    void wake(EscortState of, long nowMs) {
        long atMs = nowMs - GRACE_MS;
        advance(of, atMs);
        missing.raise(of, Math.min(atMs, of.life.term.toMs() - 1));
        overdue.raise(of, atMs);
        evaluate(of, atMs);
    }

    /** Takes the versions of the plan that come into force up to an event time; the end of the last when all is known. */
    private void advance(EscortState of, long toMs) {
        EscortLife life = of.life;
        Control control = life.control;
        while (control != null && overdue.endMs(of) <= toMs) {
            life.seenMs = life.term.toMs();
            life.term = control.termAt(of.escortId(), life.seenMs);
            pairs.endOthers(of, life.term.plan(), life.seenMs);
            termChanged(of);
        }
    }

    private void termChanged(EscortState of) {
        EscortLife life = of.life;
        EscortTerm term = life.term;
        life.endM = term.route() == null || term.route().isClosed() || term.destinationZoneId() != null
                ? Double.POSITIVE_INFINITY
                : term.route().lengthM() - RouteEnd.NEAR_M;
        EscortPlan plan = term.plan();
        if (plan != null && term.isActive()) {
            headFor(of, destination(term));
            for (PlannedVehicle vehicle : plan.vehicles()) {
                MemberProgress planned = of.member(vehicle.vehicleId()).progress;
                planned.count(plan.gates());
                if (planned.plannedMs == NOT_YET_MS) {
                    planned.plannedMs = plan.validFromMs();
                }
            }
            if (life.state == null) {
                life.state = LifeState.PLANNED;
                life.changedMs = term.fromMs();
            }
        }
        EscortMember[] members = of.members();
        for (int m = 0; m < of.memberCount(); m++) {
            if (plan == null || plan.indexOf(members[m].vehicleId) < 0) {
                members[m].progress.plannedMs = NOT_YET_MS;
            }
        }
        evaluate(of, Math.max(term.fromMs(), life.changedMs));
    }

    /** The yard, without one the last vertex of the route, to about a metre: another route may lead there too. */
    private static @Nullable String destination(EscortTerm term) {
        RouteLine route = term.route();
        if (term.destinationZoneId() != null || route == null) {
            return term.destinationZoneId();
        }
        int end = route.segments();
        return Math.round(VERTEX_PER_DEG * route.latDegAt(end)) + ","
                + Math.round(VERTEX_PER_DEG * route.lonDegAt(end));
    }

    /** The same yard, or ends of routes so near that who has arrived at one has arrived at the other. */
    private static boolean isSamePlace(String one, @Nullable String other) {
        if (other == null
                || one.equals(other)
                || !VERTEX.matcher(one).matches()
                || !VERTEX.matcher(other).matches()) {
            return one.equals(other);
        }
        return RouteEnd.isSame(deg(one, 0), deg(one, 1), deg(other, 0), deg(other, 1));
    }

    private static double deg(String vertex, int axis) {
        return Long.parseLong(vertex.split(",", -1)[axis]) / VERTEX_PER_DEG;
    }

    /** Who has arrived where the convoy was to arrive before has not arrived yet, unless all have. */
    private void headFor(EscortState of, @Nullable String destination) {
        EscortLife life = of.life;
        if (destination == null || isSamePlace(destination, life.destination)) {
            return;
        }
        if (life.destination != null && life.arrivedMs == NOT_YET_MS) {
            listenAnew(of);
            EscortMember[] members = of.members();
            for (int m = 0; m < of.memberCount(); m++) {
                members[m].progress.forgetArrival();
            }
        }
        life.destination = destination;
    }

    /** The seal of who had arrived was allowed to be silent: it has its time to speak from now on. */
    private void listenAnew(EscortState of) {
        for (SealTrack track : of.customs.tracks.values()) {
            EscortMember member = of.find(track.vehicleId);
            if (member != null && member.progress.isArrived()) {
                track.listenFrom(knownMs(of));
            }
        }
    }

    private void evaluate(EscortState of, long atMs) {
        EscortLife life = of.life;
        LifeState now = life.state;
        if (now != null) {
            facts.look(of);
            LifeTable.Row row = LifeTable.next(now, facts);
            while (row != null) {
                now = move(of, now, row);
                row = LifeTable.next(now, facts);
            }
            missing.end(of, atMs);
            overdue.end(of, atMs);
        }
        long missingMs = missing.dueMs(of);
        long dueMs = Math.min(overdue.endMs(of), missingMs < life.term.toMs() ? missingMs : Long.MAX_VALUE);
        dueMs = Math.min(dueMs, overdue.dueMs(of, Math.max(atMs, sureMs())));
        // What was due before it became known is due now: the moments of an escort never fall.
        life.wakeMs = dueMs == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(knownMs(of), dueMs + GRACE_MS);
    }

    /** Up to this event time all that was on its way has come. */
    private long sureMs() {
        return output.nowMs == EscortStage.NOTHING ? NOT_YET_MS : output.nowMs - GRACE_MS;
    }

    /** The moment that is worked off; before the first that at which the escort became known. */
    private long knownMs(EscortState of) {
        if (output.nowMs != EscortStage.NOTHING) {
            return output.nowMs;
        }
        return of.plannedMs == EscortStage.NOTHING ? NOT_YET_MS : of.plannedMs;
    }

    private LifeState move(EscortState of, LifeState now, LifeTable.Row row) {
        EscortLife life = of.life;
        long sinceMs = row.sinceMs().applyAsLong(facts);
        LifeState to = row.to();
        if (to == null) {
            to = life.before == null ? LifeState.PLANNED : life.before;
        } else if (to == LifeState.SUSPENDED || (to == LifeState.ABORTED && now != LifeState.SUSPENDED)) {
            life.before = now;
        }
        life.state = to;
        life.changedMs = sinceMs;
        life.departedMs = to == LifeState.DEPARTED && life.departedMs == NOT_YET_MS ? sinceMs : life.departedMs;
        life.arrivedMs = to == LifeState.ARRIVED ? sinceMs : life.arrivedMs;
        if (!life.isUnderWay() && to != LifeState.PLANNED) {
            pairs.endOthers(of, null, sinceMs); // nobody may speak any more
        }
        output.transit(LifeTold.event(of.escortId(), row.event(), sinceMs, facts, life.term));
        return to;
    }
}
