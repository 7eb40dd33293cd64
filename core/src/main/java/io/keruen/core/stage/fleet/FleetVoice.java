package io.keruen.core.stage.fleet;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.PipelineRule;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import org.jspecify.annotations.Nullable;

/** Puts what the fleet stage decides into findings. Immutable. */
final class FleetVoice {
    private final int silenceRank;
    private final int pipelineRank;

    FleetVoice(RuleCatalog catalog) {
        silenceRank = catalog.index(SilenceRule.ID);
        pipelineRank = catalog.index(PipelineRule.ID);
    }

    /** The silence has passed its limit just now; it is raised at the last event time plus the limit. */
    void raise(Presence silence, long nowMs, FleetOutput out) {
        long atMs = silence.lastEventTimeMs() + silence.limitMs();
        say(Finding.Kind.RAISED, silence, atMs, nowMs, null, out);
    }

    /** The silence was held back until now. */
    void raiseHeld(Presence silence, long nowMs, FleetOutput out) {
        say(Finding.Kind.RAISED, silence, momentMs(silence, nowMs), nowMs, null, out);
    }

    /** The silence is only a part of an outage. */
    void adopt(Presence silence, FleetOutage outage, long nowMs, FleetOutput out) {
        say(Finding.Kind.UPDATED, silence, momentMs(silence, nowMs), nowMs, outage.alertId(), out);
    }

    /** The silence has ended now, or gives way to a worse one. */
    void clear(Presence silence, long atMs, long nowMs, FleetOutput out) {
        say(Finding.Kind.CLEARED, silence, atMs, nowMs, null, out);
    }

    /** Now, told on the vehicle's clock as of its last sample. */
    static long momentMs(Presence silence, long nowMs) {
        return silence.lastEventTimeMs() + (nowMs - silence.lastIngestTimeMs());
    }

    private void say(
            Finding.Kind kind,
            Presence silence,
            long atMs,
            long nowMs,
            @Nullable String parentAlertId,
            FleetOutput out) {
        boolean lost = silence.kind() == Presence.Kind.LOST;
        double silentMs = nowMs - silence.lastIngestTimeMs();
        Finding found = Finding.of(kind, SilenceRule.ID, lost ? SilenceRule.LOST : SilenceRule.STALE)
                .vehicle(silence.vehicleId())
                .escort(silence.escortId(), silence.convoyId())
                .jurisdiction(silence.jurisdiction())
                .severity(lost ? Severity.HIGH : Severity.LOW)
                .times(silence.lastEventTimeMs(), atMs)
                .place(silence.latDeg(), silence.lonDeg(), silence.chainageM())
                .measured(silentMs, silence.limitMs(), "ms")
                .policyVersion(silence.policyVersion())
                .parent(parentAlertId)
                .build();
        out.finding(new StampedFinding(nowMs, silence.vehicleId(), Long.MAX_VALUE, silenceRank, found));
    }

    /** The outage began or ended. */
    void outage(Finding.Kind kind, FleetOutage outage, long nowMs, FleetOutput out) {
        out.finding(of(kind, outage, null, outage.lastIngestTimeMs(), nowMs));
    }

    /** An escort's vehicles have had part in the outage from then on, or have no longer. */
    void outageOf(Finding.Kind kind, FleetOutage outage, String escortId, long fromMs, long nowMs, FleetOutput out) {
        out.outage(of(kind, outage, escortId, fromMs, nowMs));
    }

    private StampedFinding of(
            Finding.Kind kind, FleetOutage outage, @Nullable String escortId, long fromMs, long nowMs) {
        double silentMs = nowMs - outage.lastIngestTimeMs();
        Finding found = Finding.of(kind, PipelineRule.ID, PipelineRule.DEGRADED)
                .subject(PipelineRule.SUBJECT)
                .escort(escortId, null)
                .severity(Severity.HIGH)
                .times(fromMs, nowMs)
                .measured(silentMs, outage.limitMs(), "ms")
                .evidence("silentCount", outage.silentCount())
                .policyVersion(outage.policyVersion())
                .build();
        return new StampedFinding(nowMs, "", Long.MAX_VALUE, pipelineRank, found);
    }
}
