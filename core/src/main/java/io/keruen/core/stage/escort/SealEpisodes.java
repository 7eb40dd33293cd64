package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.customs.SealLine;
import io.keruen.core.rule.customs.SealStateRule;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is so of a seal at a moment into the beginning and end of its alerts. What an older line tells late is an
 * alert of its own unless one that is known covers it, and it is over with the newest line. Turned to one seal at a time.
 */
final class SealEpisodes {
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    private final LifeWatch.Voice voice;
    private final LeaderPlace place = new LeaderPlace();

    private @Nullable EscortState state;
    private @Nullable Control control;
    private @Nullable SealLine line;
    private SealTrack track = new SealTrack("");
    private long atMs;
    private boolean overtaken;
    private boolean late;
    private double measured = Double.NaN;
    private double limit = Double.NaN;
    private String unit = "";

    SealEpisodes(LifeWatch.Voice voice) {
        this.voice = voice;
    }

    /** Turns to a seal and a line of it. */
    void at(EscortState of, Control newControl, SealTrack seal, SealLine newLine, boolean isOvertaken) {
        at(of, newControl, seal, newLine.eventTimeMs());
        line = newLine;
        overtaken = isOvertaken;
        late = isOvertaken;
    }

    /** Turns to a seal at a moment of event time at which it says nothing. */
    void at(EscortState of, Control newControl, SealTrack seal, long momentMs) {
        state = of;
        control = newControl;
        track = seal;
        line = null;
        atMs = momentMs;
        overtaken = false;
        late = false;
        measured(Double.NaN, Double.NaN, "");
    }

    /** Whether the line came after newer ones; a line that waited for its truck may be overtaken and not late. */
    void tellLate(boolean isLate) {
        late = isLate;
    }

    /** Whether the line is older than one that was judged. */
    boolean isLate() {
        return late;
    }

    /** The seal. */
    SealTrack track() {
        return track;
    }

    /** The number that decides next, and what it is held against. */
    void measured(double value, double against, String inUnit) {
        measured = value;
        limit = against;
        unit = inUnit;
    }

    /** A condition is so, or not so, at the moment. */
    void judge(SealCondition condition, boolean isTrue) {
        int c = condition.ordinal();
        long startedMs = track.startedMs[c];
        if (overtaken) {
            if (isTrue) {
                older(condition);
            }
        } else if (isTrue && startedMs == NOT_YET_MS) {
            track.startedMs[c] = atMs;
            say(Finding.Kind.RAISED, condition, atMs, atMs, null);
        } else if (!isTrue && startedMs != NOT_YET_MS) {
            end(condition, atMs);
        }
        measured(Double.NaN, Double.NaN, "");
    }

    /** The seal has been silent since its newest line for longer than it may. */
    void silent(long limitMs) {
        track.startedMs[SealCondition.SILENT.ordinal()] = track.newestMs;
        say(Finding.Kind.RAISED, SealCondition.SILENT, track.newestMs, track.newestMs + track.outageMs + limitMs, null);
        measured(Double.NaN, Double.NaN, "");
    }

    /** The seal spoke: it is silent no more. */
    void heard() {
        if (track.isOpen(SealCondition.SILENT)) {
            end(SealCondition.SILENT, Math.max(atMs, track.newestMs));
        }
    }

    /** The seal is no matter of the escort any more. */
    void endAll() {
        for (SealCondition condition : SealCondition.values()) {
            if (track.isOpen(condition)) {
                end(condition, atMs);
            }
        }
    }

    private void older(SealCondition condition) {
        int c = condition.ordinal();
        long startedMs = track.startedMs[c];
        if (startedMs != NOT_YET_MS && atMs < startedMs) {
            say(Finding.Kind.UPDATED, condition, startedMs, track.newestMs, atMs);
        } else if (startedMs == NOT_YET_MS && atMs > track.endedMs[c]) {
            say(Finding.Kind.RAISED, condition, atMs, atMs, null);
            track.startedMs[c] = atMs;
            end(condition, track.newestMs);
        }
    }

    private void end(SealCondition condition, long endMs) {
        int c = condition.ordinal();
        long startedMs = track.startedMs[c];
        long endedMs = Math.max(startedMs, endMs);
        track.startedMs[c] = NOT_YET_MS;
        track.endedMs[c] = endedMs;
        say(Finding.Kind.CLEARED, condition, startedMs, endedMs, null);
    }

    private void say(
            Finding.Kind kind, SealCondition condition, long startedMs, long momentMs, @Nullable Long trueStartedMs) {
        EscortState of = state;
        Control current = control;
        if (of == null || current == null) {
            throw new IllegalStateException("nobody turned to a seal");
        }
        Situation situation = current.situationAt(track.vehicleId, momentMs);
        Finding.Builder finding = Finding.of(kind, SealStateRule.ID, condition.type)
                .vehicle(track.vehicleId)
                .subject(Finding.escaped(track.sealId))
                .seal(track.sealId)
                .escort(of.escortId(), situation.convoyId())
                .severity(condition.severity)
                .times(startedMs, momentMs)
                .measured(measured, limit, unit)
                .late(late)
                .policyVersion(situation.policyVersion());
        if (trueStartedMs != null) {
            finding.evidence("trueStartedAtMs", trueStartedMs);
        }
        locate(of, finding);
        voice.say(of, finding.build());
    }

    /** Where the seal says it is; if it does not, where its truck is. */
    private void locate(EscortState of, Finding.Builder finding) {
        SealLine said = line;
        EscortMember member = of.find(track.vehicleId);
        if (member != null) {
            finding.jurisdiction(member.jurisdiction);
        }
        if (said != null && said.hasPlace()) {
            finding.place(said.latDeg(), said.lonDeg(), Double.NaN);
        } else if (member != null) {
            member.ring.locateNewest(place);
            if (place.known) {
                finding.place(place.latDeg, place.lonDeg, place.chainageM);
            }
        }
    }
}
