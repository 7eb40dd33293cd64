package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;

/**
 * Joins what customs decides and what its seals report with the escort: takes their lines, the passages of border lines
 * and the trucks' places, and lets the rules look. What is due although nobody speaks is found {@link #GRACE_MS} of ingest
 * time after its moment. One per stage.
 */
final class CustomsWatch {
    /** How long samples and lines may be on their way before a moment is over, ms of ingest time. */
    static final long GRACE_MS = LifeWatch.GRACE_MS;

    private final DeclarationWatch declarations;
    private final BorderWatch border;
    private final SealWatch seals;
    private EscortOutput output = event -> {};

    CustomsWatch(RuleCatalog catalog, LifeWatch.Voice voice) {
        declarations = new DeclarationWatch(catalog, voice);
        border = new BorderWatch(catalog, voice);
        seals = new SealWatch(catalog, voice);
    }

    /** The end of the grace after a moment. */
    static long afterGrace(long momentMs) {
        return momentMs >= Long.MAX_VALUE - GRACE_MS ? Long.MAX_VALUE : momentMs + GRACE_MS;
    }

    /** What is in force and where it is told, until the next call; other control data are looked at in their first moment. */
    void begin(EscortState of, Control control, EscortOutput newOutput) {
        output = newOutput;
        CustomsState customs = of.customs;
        if (customs.control != control) {
            customs.control = control;
            if (!customs.isEmpty() && of.workedMs != EscortMember.NOT_YET_MS) {
                customs.lookMs = of.workedMs + 1;
                customs.wakeMs = Math.min(customs.wakeMs, customs.lookMs);
            }
        }
    }

    /** Takes the first of the lines that wait. */
    void takeFirst(EscortState of, Control control) {
        StampedLine line = of.customs.pending.poll();
        if (line == null) {
            return;
        }
        DeclarationLine decided = line.declaration();
        SealLine reported = line.seal();
        if (decided != null && of.customs.declarations.accept(decided)) {
            declarations.look(of, control, line.stampMs(), output);
            border.decided(of, control, decided.eventTimeMs(), line.stampMs());
        } else if (reported != null) {
            seals.take(of, control, reported, line.stampMs(), output);
            of.notes.sealHeard(line.stampMs());
        }
        schedule(of, control, line.stampMs());
    }

    /** A vehicle passed a border line. */
    void crossed(EscortState of, Control control, StampedTransit passage) {
        border.crossed(of, control, passage);
        schedule(of, control, passage.ingestTimeMs());
    }

    /** A member's newest sample may be what a seal line has been waiting for. */
    void sampled(EscortState of, Control control, EscortMember member, long nowMs) {
        CustomsState customs = of.customs;
        if (customs.isAwaited(member.vehicleId)) {
            seals.sampled(of, control, member, output);
            schedule(of, control, nowMs);
        }
        arrived(of, control, nowMs);
    }

    /** A vehicle has left: what was raised about its declaration ends with it, though another may carry that too. */
    void left(EscortState of, long nowMs) {
        if (!of.customs.isEmpty()) {
            of.customs.lookMs = nowMs;
            of.customs.wakeMs = Math.min(of.customs.wakeMs, nowMs);
        }
    }

    /** An outage of everybody began or ended. */
    void outage(EscortState of, Control control, StampedFinding outage) {
        seals.outage(of, outage.finding(), outage.ingestTimeMs());
        schedule(of, control, outage.ingestTimeMs());
    }

    /** The convoy may have arrived. */
    void arrived(EscortState of, Control control, long nowMs) {
        CustomsState customs = of.customs;
        if (customs.arrivedSeenMs != of.life.arrivedMs) {
            customs.arrivedSeenMs = of.life.arrivedMs;
            declarations.look(of, control, nowMs, output);
            schedule(of, control, nowMs);
        }
    }

    /** Something is due at this ingest time. */
    void wake(EscortState of, Control control, long nowMs) {
        of.customs.lookMs = Long.MAX_VALUE;
        declarations.look(of, control, nowMs, output);
        border.end(of, control, nowMs);
        seals.wake(of, control, nowMs, output);
        of.customs.wakeMs = Long.MAX_VALUE;
        schedule(of, control, nowMs);
    }

    /** Looks when something is due next; what is due at this very moment has still to be woken for, which looks again. */
    private void schedule(EscortState of, Control control, long nowMs) {
        CustomsState customs = of.customs;
        if (customs.wakeMs == nowMs) {
            return;
        }
        if (customs.isEmpty()) {
            customs.wakeMs = Long.MAX_VALUE;
            return;
        }
        long termMs = afterGrace(control.termAt(of.escortId(), nowMs - GRACE_MS).toMs());
        long dueMs = Math.min(declarations.dueMs(of, control, nowMs), border.dueMs(of));
        dueMs = Math.min(Math.min(termMs, dueMs), seals.dueMs(of, control, nowMs));
        dueMs = Math.min(dueMs, customs.lookMs);
        customs.wakeMs = Math.max(nowMs, dueMs); // what was due before a line became known is due now
    }
}
