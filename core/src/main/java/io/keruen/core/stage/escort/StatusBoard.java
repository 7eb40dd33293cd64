package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tells how it stands with an escort and its vehicles, at the end of a moment of ingest time: of a vehicle whenever the
 * vehicle stage does and when its open alerts or its seal changed, of the convoy when its life or open alerts changed and else at most
 * every {@link VehicleStatus#PERIOD_MS}. One per stage.
 */
final class StatusBoard {
    private final ConvoyPicture picture = new ConvoyPicture();

    /** The moment has come, and everything else of it has happened. */
    void wake(EscortState of, long nowMs, EscortOutput out) {
        StatusNotes notes = of.notes;
        boolean countsAll = notes.alertsDueMs <= nowMs;
        if (countsAll) {
            notes.alertsDueMs = EscortStage.NOTHING;
            for (int m = 0; m < of.memberCount(); m++) {
                count(of, of.members()[m]);
            }
        }
        while (notes.pendingMs() <= nowMs) {
            take(of, notes.pending.removeFirst(), nowMs, out);
        }
        for (int m = 0; m < of.memberCount(); m++) {
            MemberStatus member = of.members()[m].status;
            VehicleStatus last = member.last;
            if (member.isNews && last != null) {
                out.vehicle(member.told(last, nowMs));
            }
            member.isNews = false;
        }
        if (notes.convoyDueMs <= nowMs) {
            notes.convoyDueMs = EscortStage.NOTHING;
            tellConvoy(of, nowMs, out);
        }
    }

    private static void take(EscortState of, VehicleStatus status, long nowMs, EscortOutput out) {
        if (status.kind != VehicleStatus.Kind.SEEN) {
            EscortMember gone = of.find(status.vehicleId);
            if (gone != null) {
                gone.status.last = null;
                gone.status.isNews = false;
            }
            if (status.kind == VehicleStatus.Kind.GONE) {
                out.vehicle(status.copy(nowMs));
            }
            return;
        }
        EscortMember member = of.member(status.vehicleId);
        VehicleStatus before = member.status.last;
        ArrivalForecast.follow(member, status);
        member.status.last = status;
        member.status.isNews = true;
        if (before == null) {
            count(of, member);
        }
        member.status.sealStatus = of.customs.seals.status(status.sealId);
        StatusNotes notes = of.notes;
        boolean isFirst = notes.convoyMs == EscortMember.NOT_YET_MS;
        notes.convoyChanged(isFirst ? nowMs : Math.max(nowMs, notes.convoyMs + VehicleStatus.PERIOD_MS));
    }

    /** Counts the open alerts about a member and looks at its seal; it is news if anything is another. */
    private static void count(EscortState of, EscortMember member) {
        int openAlerts = 0;
        Severity highest = null;
        for (OpenAlert open : of.book.open()) {
            AlertEvent last = open.last();
            boolean isAbout =
                    member.vehicleId.equals(last.vehicleId()) || member.vehicleId.equals(last.otherVehicleId());
            if (isAbout && last.parentAlertId() == null) {
                openAlerts++;
                highest = higher(highest, last.severity());
            }
        }
        MemberStatus status = member.status;
        VehicleStatus said = status.last;
        SealStatus seal = of.customs.seals.status(said == null ? null : said.sealId);
        status.isNews |=
                openAlerts != status.openAlerts || highest != status.highestSeverity || seal != status.sealStatus;
        status.openAlerts = openAlerts;
        status.highestSeverity = highest;
        status.sealStatus = seal;
    }

    static Severity higher(@Nullable Severity one, Severity other) {
        return one == null || other.compareTo(one) > 0 ? other : one;
    }

    private void tellConvoy(EscortState of, long nowMs, EscortOutput out) {
        StatusNotes notes = of.notes;
        String told = notes.convoyId;
        if (of.life.term.plan() == null && !of.life.term.isFollowed()) {
            if (told != null) {
                out.convoy(ConvoyStatus.gone(told, of.escortId(), nowMs));
                notes.convoyId = null;
            }
            return;
        }
        ConvoyStatus status = picture.of(of, nowMs);
        if (status != null) {
            out.convoy(status);
            notes.convoyId = status.convoyId();
            notes.convoyMs = nowMs;
        }
    }
}
