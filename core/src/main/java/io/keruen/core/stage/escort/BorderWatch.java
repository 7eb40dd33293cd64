package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.BorderReleaseRule;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code border-release}: each passage of a border line is held against the decisions of its moment, and again
 * when a decision comes that counted then. One per stage.
 */
final class BorderWatch {
    /** So many passages of an escort are kept; the oldest gives way. */
    static final int KEPT = 64;

    /** After that the cause of an alert is over, ms of ingest time: only an officer ends it then. */
    static final long INSTANT_MS = 10_000;

    private final LifeWatch.Voice voice;
    private final boolean isJudged;
    private final LeaderPlace place = new LeaderPlace();

    BorderWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        this.voice = voice;
        isJudged = catalog.index(BorderReleaseRule.ID) >= 0;
    }

    /** A vehicle passed a border line, found at a moment of ingest time. */
    void crossed(EscortState of, Control control, StampedTransit passage) {
        TransitEvent event = passage.event();
        if (!isJudged || event.event() != TransitEvent.Event.CROSSED) {
            return;
        }
        long fromMs = event.unobserved() ? holeFromMs(of.find(event.vehicleId()), event) : event.eventTimeMs();
        BorderCrossing crossing = new BorderCrossing(event, fromMs);
        long nowMs = passage.ingestTimeMs();
        if (!crossing.late || !explain(of, control, crossing, nowMs)) {
            take(of, control, crossing, nowMs);
        }
    }

    /** Where the hole begins across which a passage was seen: at the sample before it, or, not known, where it was seen. */
    private static long holeFromMs(@Nullable EscortMember member, TransitEvent event) {
        long atMs = event.eventTimeMs();
        if (member == null || !member.spot.isKnown()) {
            // of no plan: nobody follows where it is, and late data may tell of any time before
            return event.late() ? atMs : BorderCrossing.NOT_YET_MS;
        }
        boolean isNewest = member.spot.sampledMs < atMs;
        return isNewest ? member.spot.sampledMs : member.ring.newestBefore(atMs, atMs);
    }

    private void take(EscortState of, Control control, BorderCrossing crossing, long nowMs) {
        List<BorderCrossing> all = of.customs.crossings;
        all.add(crossing);
        if (all.size() > KEPT) {
            BorderCrossing oldest = all.remove(0);
            if (oldest.endsMs != Long.MAX_VALUE) {
                over(of, control, oldest); // nobody could say so later, and no officer end its alert
            }
        }
        judge(of, control, crossing, nowMs, crossing.late);
    }

    /** A decision that counts from this moment on reached us: passages since then are looked at again. */
    void decided(EscortState of, Control control, long fromMs, long nowMs) {
        for (BorderCrossing crossing : List.copyOf(of.customs.crossings)) {
            if (crossing.atMs >= fromMs && !crossing.raised) {
                judge(of, control, crossing, nowMs, true);
            }
        }
    }

    /** When the cause of the next alert is over. */
    long dueMs(EscortState of) {
        long dueMs = Long.MAX_VALUE;
        for (BorderCrossing crossing : of.customs.crossings) {
            dueMs = Math.min(dueMs, crossing.endsMs);
        }
        return dueMs;
    }

    /** Ends what is over. */
    void end(EscortState of, Control control, long nowMs) {
        for (BorderCrossing crossing : of.customs.crossings) {
            if (crossing.endsMs <= nowMs) {
                over(of, control, crossing);
            }
        }
    }

    /** The cause of its alert is over. */
    private void over(EscortState of, Control control, BorderCrossing crossing) {
        crossing.endsMs = Long.MAX_VALUE;
        voice.say(
                of,
                finding(of, control, Finding.Kind.CLEARED, crossing, crossing.atMs + INSTANT_MS)
                        .late(crossing.raisedLate)
                        .build());
    }

    /**
     * Late data tell when a passage really was that was first seen across a hole: the alert of that one is corrected to the
     * first passage in the hole, each other one in it is judged for itself. The order in which they come does not matter.
     */
    private boolean explain(EscortState of, Control control, BorderCrossing late, long nowMs) {
        BorderCrossing seen = null;
        for (BorderCrossing known : of.customs.crossings) {
            if (known.raised && known.spans(late) && (seen == null || known.atMs < seen.atMs)) {
                seen = known;
            }
        }
        if (seen == null || (seen.explainedMs != BorderCrossing.NOT_YET_MS && seen.explainedMs < late.atMs)) {
            return false;
        }
        BorderCrossing displaced = seen.explainedMs == BorderCrossing.NOT_YET_MS || seen.explainedMs == late.atMs
                ? null
                : seen.displaced();
        seen.explainedMs = late.atMs;
        voice.say(
                of,
                finding(of, control, Finding.Kind.UPDATED, seen, Math.max(seen.atMs, late.atMs))
                        .evidence("trueStartedAtMs", late.atMs)
                        .late(true)
                        .build());
        if (displaced != null) {
            take(of, control, displaced, nowMs);
        }
        return true;
    }

    private void judge(EscortState of, Control control, BorderCrossing crossing, long nowMs, boolean late) {
        Situation situation = control.situationAt(crossing.vehicleId, crossing.atMs);
        EscortPlan plan = situation.plan();
        boolean isOurs = plan == null || plan.escortId().equals(of.escortId());
        PlannedVehicle vehicle = plan == null ? null : plan.vehicles().get(situation.memberIndex());
        if (!isOurs || isAllowed(of, vehicle, crossing.atMs)) {
            return;
        }
        crossing.raised = true;
        crossing.raisedLate = late;
        crossing.endsMs = nowMs + INSTANT_MS;
        voice.say(
                of,
                finding(of, control, Finding.Kind.RAISED, crossing, crossing.atMs)
                        .late(late)
                        .build());
    }

    private static boolean isAllowed(EscortState of, @Nullable PlannedVehicle vehicle, long atMs) {
        if (vehicle == null) {
            return false;
        }
        boolean isExempt = vehicle.role() == Role.ESCORT && vehicle.declarationId() == null;
        return isExempt || of.customs.declarations.isReleasedAt(vehicle.declarationId(), atMs);
    }

    private Finding.Builder finding(
            EscortState of, Control control, Finding.Kind kind, BorderCrossing crossing, long atMs) {
        Situation situation = control.situationAt(crossing.vehicleId, crossing.atMs);
        EscortPlan plan = situation.plan();
        PlannedVehicle vehicle = plan == null ? null : plan.vehicles().get(situation.memberIndex());
        Finding.Builder finding = Finding.of(kind, BorderReleaseRule.ID, BorderReleaseRule.TYPE)
                .vehicle(crossing.vehicleId)
                .zone(crossing.zoneId)
                .declaration(vehicle == null ? null : vehicle.declarationId())
                .escort(crossing.escortId, situation.convoyId())
                .severity(Severity.CRITICAL)
                .times(crossing.atMs, atMs)
                .unobserved(crossing.unobserved)
                .policyVersion(situation.policyVersion());
        EscortMember member = of.find(crossing.vehicleId);
        if (member != null) {
            finding.jurisdiction(member.jurisdiction);
            locate(member, crossing.atMs);
            if (place.known) {
                finding.place(place.latDeg, place.lonDeg, place.chainageM);
            } else if (member.spot.isKnown()) { // in no plan then: nobody keeps where it has been
                finding.place(member.spot.latDeg, member.spot.lonDeg, member.spot.chainageM);
            }
        }
        return finding;
    }

    /** Where it was then; before the next sample has come, where it was last. */
    private void locate(EscortMember member, long atMs) {
        member.ring.locate(atMs, Long.MAX_VALUE, place);
        if (!place.known) {
            member.ring.locateNewest(place);
        }
    }
}
