package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Control;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.SideDecision;
import io.keruen.core.customs.UnifiedDeclaration;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.DeclarationRule;
import io.keruen.core.transit.TransitEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code declaration}: what both sides decided, looked at whenever a decision comes or begins to count, a
 * release ends, the plan changes or the convoy arrives. What it says depends on the decisions, not on their order. One
 * per stage.
 */
final class DeclarationWatch {
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    private final LifeWatch.Voice voice;
    private final boolean isJudged;
    private final LeaderPlace place = new LeaderPlace();

    /** Why a declaration is no release any more, and since when; a side where one side did it. */
    private record Cause(long startedMs, @Nullable Authority side) {
        static @Nullable Cause first(@Nullable Cause one, @Nullable Cause other) {
            return one == null || (other != null && other.startedMs < one.startedMs) ? other : one;
        }
    }

    DeclarationWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        this.voice = voice;
        isJudged = catalog.index(DeclarationRule.ID) >= 0;
    }

    /** Looks at all declarations at a moment of ingest time. */
    void look(EscortState of, Control control, long nowMs, EscortOutput out) {
        for (UnifiedDeclaration declaration : of.customs.declarations.all()) {
            if (isJudged) {
                judge(of, control, declaration, DeclarationRule.REVOKED, nowMs);
                judge(of, control, declaration, DeclarationRule.EXPIRED, nowMs);
                judge(of, control, declaration, DeclarationRule.MISMATCH, nowMs);
            }
            tellWrittenOff(of, control, declaration, nowMs, out);
        }
    }

    /**
     * When the next release ends, the next decision begins to count or a carrier may go over to another escort;
     * {@code Long.MAX_VALUE} if none will.
     */
    long dueMs(EscortState of, Control control, long nowMs) {
        long dueMs = of.customs.declarations.all().isEmpty() ? Long.MAX_VALUE : carriersChangeMs(of, control, nowMs);
        for (UnifiedDeclaration declaration : of.customs.declarations.all()) {
            for (Authority side : Authority.values()) {
                dueMs = Math.min(dueMs, declaration.side(side).nextAfterMs(nowMs));
                SideDecision last = declaration.side(side).at(nowMs);
                if (last != null && last.isRelease() && last.endMs() > nowMs - CustomsWatch.GRACE_MS) {
                    dueMs = Math.min(dueMs, CustomsWatch.afterGrace(last.endMs()));
                }
            }
        }
        return dueMs;
    }

    private static long carriersChangeMs(EscortState of, Control control, long nowMs) {
        long asOfMs = nowMs - CustomsWatch.GRACE_MS;
        EscortPlan plan = control.termAt(of.escortId(), asOfMs).plan();
        long changeMs = Long.MAX_VALUE;
        for (PlannedVehicle vehicle : plan == null ? List.<PlannedVehicle>of() : plan.vehicles()) {
            long toMs = control.situationAt(vehicle.vehicleId(), asOfMs).toMs();
            if (vehicle.declarationId() != null && toMs > asOfMs) {
                changeMs = Math.min(changeMs, toMs);
            }
        }
        return CustomsWatch.afterGrace(changeMs);
    }

    private void judge(EscortState of, Control control, UnifiedDeclaration declaration, String type, long nowMs) {
        long asOfMs = nowMs - CustomsWatch.GRACE_MS;
        Cause cause = cause(of, control, declaration, type, nowMs);
        PlannedVehicle carrier = carrier(of, control, declaration.declarationId(), asOfMs);
        OpenAlert open = of.book.find(type, Finding.escaped(declaration.declarationId()));
        boolean isNamed = carrier != null && of.life.arrivedMs == NOT_YET_MS;
        if (open != null && (cause == null || !isNamed)) {
            long endMs = isNamed ? newestMs(declaration, nowMs) : Math.max(asOfMs, of.life.arrivedMs);
            voice.say(
                    of,
                    finding(of, Finding.Kind.CLEARED, declaration, type)
                            .vehicle(open.last().vehicleId())
                            .subject(Finding.escaped(declaration.declarationId()))
                            .times(
                                    open.last().startedAtMs(),
                                    Math.max(open.last().startedAtMs(), endMs))
                            .policyVersion(open.last().policyVersion())
                            .build());
        } else if (open == null && cause != null && carrier != null && isNamed) {
            PlannedVehicle carrierNow = carrier(of, control, declaration.declarationId(), nowMs);
            PlannedVehicle then = carrier(of, control, declaration.declarationId(), cause.startedMs);
            if (carrierNow != null && then != null) {
                boolean isThere = SealOwner.on(of, control, then.vehicleId(), nowMs) != null;
                raise(of, control, declaration, type, cause, isThere ? then : carrierNow);
            }
        }
    }

    private void raise(
            EscortState of,
            Control control,
            UnifiedDeclaration declaration,
            String type,
            Cause cause,
            PlannedVehicle carrier) {
        long atMs = cause.startedMs;
        EscortMember member = of.find(carrier.vehicleId());
        Finding.Builder finding = finding(of, Finding.Kind.RAISED, declaration, type)
                .vehicle(carrier.vehicleId())
                .subject(Finding.escaped(declaration.declarationId()))
                .jurisdiction(cause.side == null ? null : cause.side.name())
                .times(atMs, atMs)
                .policyVersion(control.termAt(of.escortId(), atMs).policyVersion());
        for (Authority side : Authority.values()) {
            SideDecision decision = declaration.side(side).at(atMs);
            if (decision != null) {
                finding.evidence(side == Authority.KZ ? "kzVersion" : "cnVersion", decision.version());
            }
        }
        if (member != null) {
            member.ring.locateNewest(place);
            if (place.known) {
                finding.place(place.latDeg, place.lonDeg, place.chainageM);
            }
        }
        voice.say(of, finding.build());
    }

    private static Finding.Builder finding(
            EscortState of, Finding.Kind kind, UnifiedDeclaration declaration, String type) {
        EscortPlan plan = of.life.term.plan();
        return Finding.of(kind, DeclarationRule.ID, type)
                .declaration(declaration.declarationId())
                .escort(of.escortId(), plan == null ? null : plan.convoyId())
                .severity(type.equals(DeclarationRule.REVOKED) ? Severity.CRITICAL : Severity.HIGH);
    }

    /** What is wrong with a declaration at a moment, if it began while the plan named it. */
    private static @Nullable Cause cause(
            EscortState of, Control control, UnifiedDeclaration declaration, String type, long nowMs) {
        if (type.equals(DeclarationRule.MISMATCH)) {
            return mismatch(of, control, declaration, nowMs);
        }
        Cause first = null;
        for (Authority side : Authority.values()) {
            long startedMs = type.equals(DeclarationRule.REVOKED)
                    ? revokedMs(declaration, side, nowMs)
                    : expiredMs(declaration, side, nowMs);
            boolean isInEscort =
                    startedMs != NOT_YET_MS && carrier(of, control, declaration.declarationId(), startedMs) != null;
            first = Cause.first(first, isInEscort ? new Cause(startedMs, side) : null);
        }
        return first;
    }

    private static long revokedMs(UnifiedDeclaration declaration, Authority side, long nowMs) {
        SideDecision revocation = declaration.side(side).revocationAt(nowMs);
        return revocation == null ? NOT_YET_MS : revocation.eventTimeMs();
    }

    private static long expiredMs(UnifiedDeclaration declaration, Authority side, long nowMs) {
        SideDecision last = declaration.side(side).at(nowMs);
        long endMs = last == null || !last.isRelease() ? Long.MAX_VALUE : last.endMs();
        return endMs <= nowMs - CustomsWatch.GRACE_MS ? endMs : NOT_YET_MS;
    }

    private static @Nullable Cause mismatch(
            EscortState of, Control control, UnifiedDeclaration declaration, long nowMs) {
        SideDecision kz = declaration.side(Authority.KZ).at(nowMs);
        SideDecision cn = declaration.side(Authority.CN).at(nowMs);
        EscortPlan plan =
                control.termAt(of.escortId(), nowMs - CustomsWatch.GRACE_MS).plan();
        if (plan == null || kz == null || cn == null || !kz.isRelease() || !cn.isRelease()) {
            return null;
        }
        if (kz.version() == cn.version()) {
            return null;
        }
        long sinceMs = Math.max(kz.eventTimeMs(), cn.eventTimeMs());
        boolean wasNamed = carrier(of, control, declaration.declarationId(), sinceMs) != null;
        return new Cause(wasNamed ? sinceMs : Math.max(sinceMs, plan.validFromMs()), null);
    }

    /** The first vehicle that carries goods under a declaration by the plan in force and drives by it, or {@code null}. */
    private static @Nullable PlannedVehicle carrier(EscortState of, Control control, String declarationId, long tMs) {
        EscortPlan plan = control.termAt(of.escortId(), tMs).plan();
        if (plan != null) {
            for (PlannedVehicle vehicle : plan.vehicles()) {
                boolean isNamed = declarationId.equals(vehicle.declarationId());
                if (isNamed && SealOwner.on(of, control, vehicle.vehicleId(), tMs) != null) {
                    return vehicle;
                }
            }
        }
        return null;
    }

    private static long newestMs(UnifiedDeclaration declaration, long nowMs) {
        long newestMs = NOT_YET_MS;
        for (Authority side : Authority.values()) {
            SideDecision last = declaration.side(side).at(nowMs);
            newestMs = last == null ? newestMs : Math.max(newestMs, last.eventTimeMs());
        }
        return newestMs;
    }

    /** Written off after the arrival is how a transit ends; each side says so once. */
    private static void tellWrittenOff(
            EscortState of, Control control, UnifiedDeclaration declaration, long nowMs, EscortOutput out) {
        long arrivedMs = of.life.arrivedMs;
        PlannedVehicle carrier =
                arrivedMs == NOT_YET_MS ? null : carrier(of, control, declaration.declarationId(), arrivedMs);
        if (carrier == null) {
            return;
        }
        for (Authority side : Authority.values()) {
            SideDecision last = declaration.side(side).at(nowMs);
            if (last == null || !last.isWriteOff() || last.eventTimeMs() < arrivedMs) {
                continue;
            }
            if (of.customs.writtenOff.add(last.ordinal())) {
                out.transit(new TransitEvent(
                        TransitEvent.Event.DECLARATION_WRITTEN_OFF,
                        of.escortId(),
                        carrier.vehicleId(),
                        null,
                        null,
                        declaration.declarationId(),
                        last.eventTimeMs(),
                        side.name(),
                        false,
                        false));
            }
        }
    }
}
