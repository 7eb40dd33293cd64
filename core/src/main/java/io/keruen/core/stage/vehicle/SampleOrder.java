package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import java.util.Objects;

/**
 * Puts the samples of a vehicle in order (section 5 of the contract): contiguous samples are judged as they arrive, on a
 * hole the later ones wait, what comes after its turn is late, what came before is a duplicate.
 */
final class SampleOrder {
    private final VehicleJudge judge;
    private final ClockWatch clock;
    private final ArrivalWatch arrivals;
    private final int streamIndex;
    private final int skewIndex;
    private final Frame released = new Frame(64);

    SampleOrder(RuleCatalog catalog, VehicleJudge judge, ArrivalWatch arrivals) {
        this.judge = judge;
        clock = judge.clock();
        this.arrivals = arrivals;
        streamIndex = catalog.requiredIndex(StreamRule.ID);
        skewIndex = catalog.requiredIndex(ClockSkewRule.ID);
    }

    /**
     * How many samples from {@code from} are plainly in order: contiguous, rising in event time, of a good clock, close
     * together on arrival, in one situation. They are taken in; the caller moves on.
     */
    int takeBlock(VehicleState state, Frame frame, int from, int to, long quietMs) {
        long sequence = frame.sequence(from);
        boolean inOrder = state.started
                && state.held.isEmpty()
                && sequence == state.nextSequence
                && sequence != Sample.ABSENT
                && frame.bootId == state.bootId
                && clock.isIdle(state)
                && arrivals.isIdle(state, frame);
        if (!inOrder) {
            return 0;
        }
        int end = endOfBlock(state, frame, from, to, quietMs);
        int count = end - from;
        if (count == 0 || !state.sequences.extend(frame.bootId, sequence, count)) {
            return 0;
        }
        state.accepted += count;
        state.nextSequence = sequence + count;
        state.lastArrivalSequence = sequence + count - 1;
        state.lastArrivalBoot = frame.bootId;
        state.lastArrivalMs = frame.ingestTimeMs()[end - 1];
        state.judgedEventTimeMs = frame.eventTimeMs()[end - 1];
        noteNewest(state, frame, end - 1);
        arrivals.took(state, frame, from, count);
        judge.append(frame, from, count);
        return count;
    }

    private int endOfBlock(VehicleState state, Frame frame, int from, int to, long quietMs) {
        long[] eventTimeMs = frame.eventTimeMs();
        long[] ingestTimeMs = frame.ingestTimeMs();
        long goodClockMs = ClockSkewRule.quietMs(state.situationNow.parameters()[skewIndex]);
        Situation situation = judge.situationAt(eventTimeMs[from]);
        long nowToMs = Math.min(state.situationNow.toMs(), state.fragments.patience.earliestMs());
        long lastEventMs = state.judgedEventTimeMs;
        long lastArrivalMs = state.lastArrivalMs;
        int i = from;
        while (i < to
                && eventTimeMs[i] > lastEventMs
                && situation.covers(eventTimeMs[i])
                && ingestTimeMs[i] < nowToMs
                && ingestTimeMs[i] - lastArrivalMs <= quietMs
                && Math.abs(eventTimeMs[i] - ingestTimeMs[i]) <= goodClockMs) {
            lastEventMs = eventTimeMs[i];
            lastArrivalMs = ingestTimeMs[i];
            i++;
        }
        return i;
    }

    /** A record that names another vehicle. */
    void foreign(VehicleState state, Frame frame, Control control) {
        Situation now = state.situationNow(control, frame.ingestTimeMs()[0]);
        handOver(state, now, frame.ingestTimeMs()[0]);
        arrivals.mismatched(state, frame, 0, now);
    }

    /** One sample, whatever it is; answers whether it is a new word of the vehicle itself. */
    boolean take(VehicleState state, Frame frame, int i, Control control) {
        long nowMs = frame.ingestTimeMs()[i];
        long eventMs = frame.eventTimeMs()[i];
        long sequence = frame.sequence(i);
        Situation now = state.situationNow(control, nowMs);
        handOver(state, now, nowMs);
        if (!arrivals.isOwn(state, frame, i, now)) {
            state.accepted++;
            state.quarantined++; // somebody else's: it moves nothing, and its number is nobody's duplicate
            return false;
        }
        boolean quarantined = ClockSkewRule.isQuarantined(eventMs, nowMs, now.parameters()[skewIndex]);
        boolean isNew = sequence == Sample.ABSENT
                ? quarantined || state.eventTimes.add(eventMs)
                : state.sequences.add(frame.bootId, sequence);
        boolean replayed = arrivals.isReplay(state, frame, i, isNew);
        if (!quarantined) {
            arrivals.checkSpeaker(state, frame, i, isNew && !replayed, now);
        }
        if (!isNew || replayed) {
            state.duplicates++;
            return false;
        }
        state.accepted++;
        clock.check(state, frame, i, follows(state, frame, i), now.parameters()[skewIndex]);
        state.lastArrivalBoot = frame.bootId;
        state.lastArrivalSequence = sequence;
        if (quarantined) {
            state.quarantined++;
            return true;
        }
        noteNewest(state, frame, i);
        if (sequence == Sample.ABSENT) {
            judgeOrLate(state, frame, i);
        } else {
            inSequence(state, frame, i, nowMs);
        }
        return true;
    }

    /**
     * What arrivals raise stands in the name of the escort of that ingest time, whatever the vehicle's own clock says: where
     * that is another one now, it ends there.
     */
    private void handOver(VehicleState state, Situation now, long nowMs) {
        if (!Objects.equals(state.arrivalEscortId, now.escortId())) {
            arrivals.handOver(state, nowMs);
            clock.handOver(state, nowMs);
            state.arrivalEscortId = now.escortId();
        }
    }

    private static void noteNewest(VehicleState state, Frame frame, int i) {
        if (frame.eventTimeMs()[i] > state.newestEventTimeMs) {
            state.newestEventTimeMs = frame.eventTimeMs()[i];
            state.newestArrivalMs = frame.ingestTimeMs()[i];
        }
    }

    /** Whether the sample's number follows the one that arrived before it; without numbers, whether its time does. */
    private static boolean follows(VehicleState state, Frame frame, int i) {
        long sequence = frame.sequence(i);
        if (sequence == Sample.ABSENT) {
            return frame.eventTimeMs()[i] > state.newestEventTimeMs;
        }
        return frame.bootId == state.lastArrivalBoot && sequence == state.lastArrivalSequence + 1;
    }

    private void inSequence(VehicleState state, Frame frame, int i, long nowMs) {
        long sequence = frame.sequence(i);
        if (!state.booted || frame.bootId > state.bootId) {
            releaseAll(state, nowMs);
            state.booted = true;
            state.bootId = frame.bootId;
            state.started = sequence == 0; // nothing can come before it
            state.nextSequence = sequence;
        }
        boolean tooOld = frame.bootId < state.bootId || (state.started && sequence < state.nextSequence);
        if (tooOld) {
            judge.late(frame, i);
        } else if (state.started && sequence == state.nextSequence) {
            state.nextSequence++;
            judgeOrLate(state, frame, i);
            releaseContiguous(state, nowMs);
        } else {
            if (state.held.isFull()) {
                giveUpHole(state, nowMs);
                inSequence(state, frame, i, nowMs);
                return;
            }
            state.held.add(frame, i);
        }
    }

    private void judgeOrLate(VehicleState state, Frame frame, int i) {
        if (frame.eventTimeMs()[i] > state.judgedEventTimeMs) {
            state.judgedEventTimeMs = frame.eventTimeMs()[i];
            judge.append(frame, i, 1);
        } else {
            judge.late(frame, i);
        }
    }

    /** When the oldest hole is given up; {@code Long.MAX_VALUE} if there is none. */
    long deadlineMs(VehicleState state, Control control) {
        if (state.held.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long earliestMs = state.held.earliestArrivalMs();
        double[] parameters = state.situationNow(control, earliestMs).parameters()[streamIndex];
        return earliestMs + (long) parameters[StreamRule.REORDER_MAX_MS];
    }

    /** Gives up the hole before the first waiting sample and judges what waited for it. */
    void giveUpHole(VehicleState state, long nowMs) {
        long next = state.held.firstSequence();
        if (state.started) {
            judge.hole(state.bootId, state.nextSequence - 1, next);
        }
        state.started = true;
        state.nextSequence = next;
        releaseContiguous(state, nowMs);
    }

    private void releaseAll(VehicleState state, long nowMs) {
        while (!state.held.isEmpty()) {
            giveUpHole(state, nowMs);
        }
    }

    private void releaseContiguous(VehicleState state, long nowMs) {
        while (!state.held.isEmpty() && state.held.firstSequence() == state.nextSequence) {
            int count = state.held.releaseRun(released);
            released.vehicleId = state.vehicleId;
            released.bootId = state.bootId;
            state.nextSequence += count;
            for (int i = 0; i < count; i++) {
                released.ingestTimeMs()[i] = nowMs; // judged now, whenever it arrived
                judgeOrLate(state, released, i);
            }
        }
    }
}
