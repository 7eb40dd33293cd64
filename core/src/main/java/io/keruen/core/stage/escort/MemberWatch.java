package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.Projection;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.escort.ConvoyMemberRule;
import io.keruen.core.rule.escort.RouteDeviationRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code convoy-member}: while the convoy is under way each planned vehicle must have been heard {@code holdMs}
 * after the departure (or after the plan named it), and must not be off the route for longer than {@code offRouteMs}: by
 * an open ROUTE_DEVIATION, or so far away that it has no place on the route at all. One per stage.
 */
final class MemberWatch {
    private static final String DEVIATION = "ROUTE_DEVIATION";
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    private final LifeWatch.Voice voice;
    private final int ruleIndex;
    private final Projection projection = new Projection();
    private final LeaderPlace place = new LeaderPlace();

    MemberWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        this.voice = voice;
        ruleIndex = catalog.index(ConvoyMemberRule.ID);
    }

    /** Takes what was found about a vehicle; whether it matters here. */
    boolean notice(EscortState of, Finding finding) {
        boolean isLeft = finding.kind() == Finding.Kind.LEFT;
        boolean isForgotten =
                finding.kind() == Finding.Kind.FORGOTTEN && finding.ruleId().equals(RouteDeviationRule.ID);
        if (!isLeft && !isForgotten && !finding.type().equals(DEVIATION)) {
            return false;
        }
        EscortMember member = of.find(finding.vehicleId());
        if (member == null) {
            return false;
        }
        MemberProgress progress = member.progress;
        if (finding.kind() == Finding.Kind.RAISED) {
            progress.deviationStartedMs = finding.startedAtMs();
            progress.deviationRaisedMs = finding.atMs();
        } else if (isLeft || isForgotten || finding.kind() == Finding.Kind.CLEARED) {
            progress.deviationStartedMs = NOT_YET_MS;
            progress.deviationRaisedMs = NOT_YET_MS;
            progress.offMs = isLeft ? NOT_YET_MS : progress.offMs;
        }
        return true;
    }

    /** When the next vehicle is missing if nothing changes; {@code Long.MAX_VALUE} if none will be. */
    long dueMs(EscortState of) {
        long firstMs = Long.MAX_VALUE;
        EscortPlan plan = watched(of);
        if (plan != null) {
            for (PlannedVehicle vehicle : plan.vehicles()) {
                EscortMember member = of.find(vehicle.vehicleId());
                if (member != null && open(of, member) == null) {
                    firstMs = Math.min(firstMs, dueMs(of.life, member.progress));
                }
            }
        }
        return firstMs;
    }

    private @Nullable EscortPlan watched(EscortState of) {
        return ruleIndex >= 0 && of.life.isUnderWay() && of.life.term.isActive() ? of.life.term.plan() : null;
    }

    private static @Nullable OpenAlert open(EscortState of, EscortMember member) {
        return of.book.find(ConvoyMemberRule.MISSING, Finding.escaped(member.vehicleId));
    }

    private long dueMs(EscortLife life, MemberProgress progress) {
        double[] parameters = life.term.parameters()[ruleIndex];
        if (!progress.isHeard()) {
            return sinceMs(life, progress) + (long) parameters[ConvoyMemberRule.HOLD_MS];
        }
        long offRouteMs = (long) parameters[ConvoyMemberRule.OFF_ROUTE_MS];
        long dueMs = Long.MAX_VALUE;
        if (progress.deviationRaisedMs != NOT_YET_MS) {
            dueMs = progress.deviationRaisedMs + offRouteMs;
        }
        if (progress.offMs != NOT_YET_MS) {
            dueMs = Math.min(dueMs, Math.max(progress.offMs, life.departedMs) + offRouteMs);
        }
        return dueMs;
    }

    /** Since when it is missing. */
    private static long sinceMs(EscortLife life, MemberProgress progress) {
        if (!progress.isHeard()) {
            return Math.max(life.departedMs, progress.plannedMs);
        }
        return progress.deviationStartedMs != NOT_YET_MS
                ? progress.deviationStartedMs
                : Math.max(progress.offMs, life.departedMs);
    }

    /** Raises what is due at an event time. */
    void raise(EscortState of, long atMs) {
        EscortPlan plan = watched(of);
        if (plan == null) {
            return;
        }
        for (PlannedVehicle vehicle : plan.vehicles()) {
            EscortMember member = of.find(vehicle.vehicleId());
            if (member != null && open(of, member) == null && dueMs(of.life, member.progress) <= atMs) {
                raise(of, member, atMs);
            }
        }
    }

    private void raise(EscortState of, EscortMember member, long atMs) {
        EscortLife life = of.life;
        MemberProgress progress = member.progress;
        member.ring.locateNewest(place);
        boolean isOff = progress.isHeard() && progress.deviationRaisedMs == NOT_YET_MS;
        if (isOff
                && place.known
                && ProgressWatch.isBeyondEnds(life.term.route(), place.latDeg, place.lonDeg, projection)) {
            progress.offMs = atMs; // it is on its way to the route or from it; look again later
            return;
        }
        long sinceMs = sinceMs(life, progress);
        long dueMs = dueMs(life, progress);
        double limitMs = life.term
                .parameters()[ruleIndex][progress.isHeard() ? ConvoyMemberRule.OFF_ROUTE_MS : ConvoyMemberRule.HOLD_MS];
        Finding.Builder finding = finding(of, Finding.Kind.RAISED, member.vehicleId, sinceMs, dueMs)
                .jurisdiction(member.jurisdiction)
                .measured(dueMs - sinceMs, limitMs, "ms")
                .evidence("heard", progress.isHeard() ? 1 : 0);
        if (place.known) {
            finding.place(place.latDeg, place.lonDeg, place.chainageM);
        }
        voice.say(of, finding.build());
    }

    /** Ends what is so no more. */
    void end(EscortState of, long atMs) {
        if (of.book.open().isEmpty()) {
            return;
        }
        List<AlertEvent> over = new ArrayList<>(0); // saying so changes the book
        for (OpenAlert open : of.book.open()) {
            if (open.last().type().equals(ConvoyMemberRule.MISSING) && !isMissing(of, open.last())) {
                over.add(open.last());
            }
        }
        for (AlertEvent alert : over) {
            long endMs = endMs(of, alert, atMs);
            voice.say(
                    of,
                    finding(of, Finding.Kind.CLEARED, alert.vehicleId(), alert.startedAtMs(), endMs)
                            .build());
        }
    }

    private boolean isMissing(EscortState of, AlertEvent alert) {
        EscortPlan plan = watched(of);
        EscortMember member = of.find(alert.vehicleId());
        if (plan == null || member == null || plan.indexOf(alert.vehicleId()) < 0) {
            return false;
        }
        MemberProgress progress = member.progress;
        return !progress.isHeard() || progress.offMs != NOT_YET_MS || progress.deviationRaisedMs != NOT_YET_MS;
    }

    /** Who was never heard is missing until its first sample, also if that came before the alert was raised. */
    private static long endMs(EscortState of, AlertEvent alert, long atMs) {
        return Math.max(alert.raisedAtMs(), of.life.isUnderWay() ? atMs : of.life.changedMs);
    }

    private static Finding.Builder finding(
            EscortState of, Finding.Kind kind, String vehicleId, long startedMs, long atMs) {
        EscortTerm term = of.life.term;
        EscortPlan plan = term.plan();
        return Finding.of(kind, ConvoyMemberRule.ID, ConvoyMemberRule.MISSING)
                .vehicle(vehicleId)
                .escort(of.escortId(), plan == null ? null : plan.convoyId())
                .severity(Severity.HIGH)
                .times(startedMs, atMs)
                .policyVersion(term.policyVersion());
    }
}
