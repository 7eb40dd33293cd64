package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealReading;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.geo.Distance;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule {@code seal-state}: the life of each seal from its first line inside the validity until it is opened where it
 * may be. A line that needs the truck's place waits for it at most {@link #WAIT_MS}. One per stage.
 */
final class SealWatch {
    /** How long a line waits for the truck's sample, ms of ingest time. */
    static final long WAIT_MS = PairJudge.WAIT_MS;

    /** After that the cause of an alert that stands on one line is over, ms of ingest time. */
    static final long INSTANT_MS = 10_000;

    private static final double SIGMAS = 3;
    private static final long STALE_MS = 2_500;
    private static final String OUTSIDE_VALIDITY = "OUTSIDE_VALIDITY";

    /** A seal whose clock is further ahead is not believed: its line counts from when it reached us. */
    private static final long AHEAD_MS = 10_000;

    private final int ruleIndex;
    private final SealEpisodes episodes;
    private final SealOwner owner = new SealOwner();
    private final LeaderPlace place = new LeaderPlace();

    SealWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        ruleIndex = catalog.index(SealStateRule.ID);
        episodes = new SealEpisodes(voice);
    }

    /** A line that became known to the escort at a moment of ingest time. */
    void take(EscortState of, Control control, SealLine said, long nowMs, EscortOutput out) {
        SealLine line = said.eventTimeMs() - said.ingestTimeMs() > AHEAD_MS ? said.at(said.ingestTimeMs()) : said;
        SealTrack track = of.customs.tracks.computeIfAbsent(line.sealId(), SealTrack::new);
        if (!track.taken.add(line.ordinal())) {
            return;
        }
        of.customs.seals.accept(line);
        makeRoom(of, control, line.sealId());
        long tMs = line.eventTimeMs();
        boolean isLate = tMs < track.newestMs;
        boolean isNews = tMs > track.newestMs; // a gateway may send again what a seal said that says nothing any more
        if (isNews) {
            track.listenFrom(line.ingestTimeMs());
        }
        track.newestMs = Math.max(track.newestMs, tMs);
        owner.find(of, control, line.sealId(), line.vehicleId(), tMs);
        episodes.at(of, control, track, line, isLate);
        String vehicleId = owner.vehicleId;
        if (vehicleId != null) {
            inside(of, control, line, isNews, nowMs, out);
        } else {
            outside(of, control, track, line, out);
        }
        settle(of, control, track, nowMs);
    }

    private void inside(EscortState of, Control control, SealLine line, boolean isNews, long nowMs, EscortOutput out) {
        SealTrack track = episodes.track();
        String vehicleId = String.valueOf(owner.vehicleId);
        boolean isLate = episodes.isLate();
        track.vehicleId = vehicleId;
        track.inside |= !isLate;
        if (isNews) {
            episodes.heard();
        }
        if (!isLate && line.status() != SealStatus.OPENED) {
            track.armed |= owner.declared;
            track.released &= line.status() != SealStatus.SEALED;
        }
        if (ruleIndex < 0) {
            return;
        }
        double[] parameters = parameters(control, vehicleId, line.eventTimeMs());
        judgeStatus(line.status());
        judgeBattery(line, parameters[SealStateRule.BATTERY_PCT]);
        episodes.judge(SealCondition.MISMATCH, owner.mismatch);
        if (line.action() != null) {
            episodes.judge(SealCondition.ACTION, true);
            track.actionEndsMs = nowMs + INSTANT_MS;
        }
        if (line.status() == SealStatus.OPENED || line.hasPlace()) {
            WaitingLine waiting = new WaitingLine(line, vehicleId, nowMs + WAIT_MS, isLate);
            EscortMember member = of.find(vehicleId);
            if (member != null && member.ring.newestMs() >= line.eventTimeMs()) {
                placed(of, control, waiting, out);
            } else {
                of.customs.waiting.add(waiting);
            }
        }
    }

    /** What the status says by itself; an opening is judged by where the truck is. */
    private void judgeStatus(SealStatus status) {
        boolean isSealed = status == SealStatus.SEALED;
        if (status == SealStatus.TAMPERED) {
            episodes.judge(SealCondition.BROKEN, true);
        } else if (isSealed) {
            episodes.judge(SealCondition.BROKEN, false);
        }
        if (isSealed || status == SealStatus.HOUSING_TAMPERED) {
            episodes.judge(SealCondition.HOUSING, !isSealed);
        }
        if (status != SealStatus.UNKNOWN) {
            episodes.judge(SealCondition.FAULT, status == SealStatus.FAULT);
        }
    }

    private void judgeBattery(SealLine line, double limitPct) {
        if (!Double.isNaN(line.batteryPct())) {
            episodes.measured(line.batteryPct(), limitPct, "%");
            episodes.judge(SealCondition.BATTERY, line.batteryPct() < limitPct);
        }
    }

    /** No plan of the escort is in force: an opening is expected, an attack never is. */
    private void outside(EscortState of, Control control, SealTrack track, SealLine line, EscortOutput out) {
        if (!episodes.isLate() && track.inside) {
            track.inside = false;
            episodes.endAll();
        }
        String vehicleId = SealOwner.outside(of, control, line.sealId(), line.eventTimeMs());
        if (vehicleId == null && !episodes.isLate()) {
            episodes.endAll(); // what was said between two escorts is the other one's matter now
        }
        if (vehicleId == null || track.released) {
            return;
        }
        track.vehicleId = vehicleId;
        if (line.status() == SealStatus.OPENED) {
            opened(of, track, line, OUTSIDE_VALIDITY, out);
        } else if (ruleIndex >= 0 && (line.status() == SealStatus.TAMPERED || line.status() == SealStatus.SEALED)) {
            episodes.judge(SealCondition.BROKEN, line.status() == SealStatus.TAMPERED);
        }
    }

    private static void opened(EscortState of, SealTrack track, SealLine line, String reason, EscortOutput out) {
        boolean isLate = line.eventTimeMs() < track.newestMs;
        track.armed &= isLate;
        track.released |= !isLate;
        out.transit(new TransitEvent(
                TransitEvent.Event.SEAL_OPENED,
                of.escortId(),
                track.vehicleId,
                null,
                track.sealId,
                null,
                line.eventTimeMs(),
                reason,
                isLate,
                false));
    }

    /** A member's newest sample has come. */
    void sampled(EscortState of, Control control, EscortMember member, EscortOutput out) {
        List<WaitingLine> waiting = of.customs.waiting;
        for (WaitingLine line : List.copyOf(waiting)) {
            boolean isHis = line.vehicleId().equals(member.vehicleId);
            if (isHis && member.ring.newestMs() >= line.line().eventTimeMs()) {
                waiting.remove(line);
                placed(of, control, line, out);
            }
        }
    }

    /** Judges a line by where the truck was, as far as that is known now. */
    private void placed(EscortState of, Control control, WaitingLine waiting, EscortOutput out) {
        SealLine line = waiting.line();
        SealTrack track = of.customs.tracks.get(line.sealId());
        if (track == null) {
            return;
        }
        EscortMember member = of.find(waiting.vehicleId());
        boolean isOvertaken = line.eventTimeMs() < track.newestMs;
        episodes.at(of, control, track, line, isOvertaken);
        episodes.tellLate(waiting.late());
        if (line.status() == SealStatus.OPENED) {
            int kinds = member == null ? 0 : member.ring.openingKindsAt(line.eventTimeMs());
            if (kinds != 0) {
                String reason =
                        (kinds & ZoneKind.YARD.bit()) != 0 ? ZoneKind.YARD.name() : ZoneKind.CUSTOMS_CONTROL.name();
                opened(of, track, line, reason, out);
                episodes.judge(SealCondition.BROKEN, false);
            } else {
                episodes.judge(SealCondition.BROKEN, true);
            }
        }
        if (line.hasPlace() && member != null) {
            separate(control, waiting, member);
        }
    }

    private void separate(Control control, WaitingLine waiting, EscortMember member) {
        SealLine line = waiting.line();
        member.ring.locate(line.eventTimeMs(), STALE_MS, place);
        if (place.known && LeaderPlace.isBelieved(place.sigmaM)) {
            double apartM = Distance.betweenM(line.latDeg(), line.lonDeg(), place.latDeg, place.lonDeg);
            double[] parameters = parameters(control, waiting.vehicleId(), line.eventTimeMs());
            double limitM = parameters[SealStateRule.SEPARATION_M] + SIGMAS * place.sigmaM;
            episodes.measured(apartM, limitM, "m");
            episodes.judge(SealCondition.SEPARATED, apartM > limitM);
        }
    }

    /** Waits end, silence is noticed, what stood on one line is over, and seals that are no longer ours are let go. */
    void wake(EscortState of, Control control, long nowMs, EscortOutput out) {
        List<WaitingLine> waiting = of.customs.waiting;
        for (WaitingLine line : List.copyOf(waiting)) {
            if (line.endsMs() <= nowMs) {
                waiting.remove(line);
                placed(of, control, line, out);
            }
        }
        for (SealTrack track : of.customs.tracks.values()) {
            settle(of, control, track, nowMs);
            if (track.actionEndsMs <= nowMs) {
                track.actionEndsMs = Long.MAX_VALUE;
                episodes.at(of, control, track, nowMs);
                episodes.judge(SealCondition.ACTION, false);
            }
            silence(of, control, track, nowMs);
        }
    }

    /** After its newest line the plan may have let the seal go, or say by now that it is the right one. */
    private void settle(EscortState of, Control control, SealTrack track, long nowMs) {
        long asOfMs = nowMs - CustomsWatch.GRACE_MS;
        SealReading reading = of.customs.seals.reading(track.sealId);
        if (reading == null || asOfMs < track.newestMs) {
            return;
        }
        owner.find(of, control, track.sealId, reading.vehicleId(), asOfMs);
        episodes.at(of, control, track, asOfMs);
        if (owner.vehicleId == null && track.inside) {
            track.inside = false;
            episodes.endAll();
        } else if (owner.vehicleId != null && !owner.mismatch && track.isOpen(SealCondition.MISMATCH)) {
            episodes.judge(SealCondition.MISMATCH, false);
        }
    }

    /** Nobody of the escort is heard, or somebody is again: the time between does not count. */
    void outage(EscortState of, Finding found, long nowMs) {
        boolean begins = found.kind() == Finding.Kind.RAISED;
        if (begins && !of.customs.isOutage()) {
            of.customs.outageFromMs = found.startedAtMs();
        } else if (!begins && of.customs.isOutage()) {
            for (SealTrack track : of.customs.tracks.values()) {
                track.pass(of.customs.outageFromMs, nowMs);
            }
            of.customs.outageFromMs = CustomsState.NOT_YET_MS;
        }
    }

    private void silence(EscortState of, Control control, SealTrack track, long nowMs) {
        if (!track.isOpen(SealCondition.SILENT) && isListenedTo(of, control, track, nowMs)) {
            long freshMs = freshMs(control, track, nowMs);
            if (nowMs - track.lastIngestMs - track.outageMs > freshMs) {
                episodes.at(of, control, track, track.newestMs);
                episodes.measured(freshMs, freshMs, "ms");
                episodes.silent(freshMs);
            }
        }
    }

    private boolean isListenedTo(EscortState of, Control control, SealTrack track, long nowMs) {
        EscortMember member = of.find(track.vehicleId);
        boolean isOnItsWay = member == null || !member.progress.isArrived();
        if (ruleIndex < 0 || !track.armed || !isOnItsWay || of.customs.isOutage()) {
            return false;
        }
        owner.find(of, control, track.sealId, track.vehicleId, nowMs);
        return owner.declared;
    }

    private long freshMs(Control control, SealTrack track, long nowMs) {
        return SealStateRule.freshMs(parameters(control, track.vehicleId, nowMs));
    }

    /** When something is due if nobody speaks. */
    long dueMs(EscortState of, Control control, long nowMs) {
        long dueMs = Long.MAX_VALUE;
        for (WaitingLine line : of.customs.waiting) {
            dueMs = Math.min(dueMs, line.endsMs());
        }
        for (SealTrack track : of.customs.tracks.values()) {
            dueMs = Math.min(dueMs, Math.min(track.actionEndsMs, mayGoMs(control, track, nowMs)));
            if (!track.isOpen(SealCondition.SILENT) && isListenedTo(of, control, track, nowMs)) {
                dueMs = Math.min(dueMs, track.lastIngestMs + track.outageMs + freshMs(control, track, nowMs) + 1);
            }
        }
        return dueMs;
    }

    /** When the truck of a seal may have gone over to another escort; {@code Long.MAX_VALUE} if it will not. */
    private static long mayGoMs(Control control, SealTrack track, long nowMs) {
        long asOfMs = nowMs - CustomsWatch.GRACE_MS;
        return track.inside
                ? CustomsWatch.afterGrace(
                        control.situationAt(track.vehicleId, asOfMs).toMs())
                : Long.MAX_VALUE;
    }

    private double[] parameters(Control control, String vehicleId, long tMs) {
        return control.situationAt(vehicleId, tMs).parameters()[ruleIndex];
    }

    /** Many seals that no plan declares must not push one out that is watched, nor one of which a line is to be judged. */
    private void makeRoom(EscortState of, Control control, String speaking) {
        if (!of.customs.seals.isFull()) {
            return;
        }
        Set<String> kept = new HashSet<>(Set.of(speaking));
        for (WaitingLine waiting : of.customs.waiting) {
            kept.add(waiting.line().sealId());
        }
        for (long atMs = Long.MIN_VALUE; atMs != Long.MAX_VALUE; ) {
            EscortTerm term = control.termAt(of.escortId(), atMs);
            EscortPlan plan = term.plan();
            List<PlannedVehicle> planned = plan == null ? List.of() : plan.vehicles();
            for (PlannedVehicle vehicle : planned) {
                if (vehicle.sealId() != null) {
                    kept.add(vehicle.sealId());
                }
            }
            atMs = term.toMs();
        }
        for (String id = of.customs.seals.forgetOne(kept); id != null; id = of.customs.seals.forgetOne(kept)) {
            SealTrack forgotten = of.customs.tracks.remove(id);
            if (forgotten != null) {
                episodes.at(of, control, forgotten, forgotten.newestMs);
                episodes.endAll(); // nothing else would, and no officer ends what goes on
            }
        }
    }
}
