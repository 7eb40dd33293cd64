package io.keruen.core.stage.vehicle;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.zone.LatePatience;
import java.io.DataInput;
import java.io.IOException;

/**
 * The first stage: one vehicle's samples in, findings about it and its thin track out. Puts samples in order, follows
 * zones and route, applies the vehicle rules, watches for silence.
 *
 * <p>Time is ingest time and comes with the data: the host gives samples in ingest order, then says how far time has
 * come ({@link #advance}). How the samples are cut into frames and how often time is said changes no output. One per
 * thread; the state is the host's.
 */
public final class VehicleStage {
    private final SliceLayout layout = new SliceLayout();
    private final VehicleJudge judge;
    private final SampleOrder order;
    private final PresenceWatch watch;

    /** A stage that applies the rules of this catalogue. */
    public VehicleStage(RuleCatalog catalog) {
        judge = new VehicleJudge(catalog, layout);
        order = new SampleOrder(catalog, judge, new ArrivalWatch(catalog, layout, judge));
        watch = new PresenceWatch(catalog, judge);
    }

    /** The state of a vehicle never heard of. */
    public VehicleState newState(String vehicleId) {
        return new VehicleState(vehicleId, layout);
    }

    /** Reads what {@link VehicleState#write} wrote. */
    public VehicleState readState(DataInput in) throws IOException {
        return VehicleState.read(in, layout, judge);
    }

    /**
     * Takes samples {@code from .. to-1} of a frame. Their ingest times never fall, within a call and from call to
     * call.
     */
    public void work(VehicleState state, Frame frame, int from, int to, ControlSnapshot control, VehicleOutput out) {
        state.fetch();
        judge.begin(state, control, out);
        long[] ingestTimeMs = frame.ingestTimeMs();
        int i = from;
        while (i < to) {
            long nowMs = ingestTimeMs[i];
            if (nowMs - 1 >= wakeUpAtMs(state, control)) {
                wakeUp(state, nowMs - 1, control, out);
            }
            judge.tellLost(nowMs);
            long quietMs = Math.min(StatusWatch.PAUSE_MS, watch.quietMs(state.situationNow(control, nowMs)));
            int taken = watch.isQuiet(state) ? order.takeBlock(state, frame, i, to, quietMs) : 0;
            if (taken == 0) {
                take(state, frame, i, control, out);
                taken = 1;
            }
            i += taken;
        }
        judge.end();
    }

    /** Says that everything up to this ingest time has been given; fires the wake-ups due by then. */
    public void advance(VehicleState state, long nowMs, ControlSnapshot control, VehicleOutput out) {
        judge.begin(state, control, out);
        if (nowMs >= wakeUpAtMs(state, control)) {
            wakeUp(state, nowMs, control, out);
        }
        judge.end();
    }

    /**
     * An officer's RESUME_PERMITTED: the vehicle may move again after the safe stop that holds it, from {@link
     * OfficerAction#doneMs} until {@link OfficerAction#endMs} of event time. Given between two calls of {@link #work}; it
     * says nothing by itself.
     */
    public void permitResume(VehicleState state, OfficerAction action) {
        judge.permitResume(state, action.doneMs(), action.endMs());
    }

    /** When {@link #advance} has something to do if no sample comes; {@code Long.MAX_VALUE} if never. */
    public long wakeUpAtMs(VehicleState state, ControlSnapshot control) {
        long silenceMs = watch.wakeUpAtMs(state, control);
        long quietMs = lateQuietMs(state);
        return Math.min(
                Math.min(order.deadlineMs(state, control), quietMs),
                Math.min(silenceMs, judge.statusDueMs(state, control)));
    }

    /** When late data are not waited for any longer. */
    private static long lateQuietMs(VehicleState state) {
        return state.fragments.patience.dueMs(state.lastArrivalMs);
    }

    /** How far a vehicle's place can be believed, after what was judged so far. */
    public Integrity integrity(VehicleState state) {
        return judge.integrity(state);
    }

    /**
     * An officer's CLEAR_LATCH, about this vehicle or another: when the second officer clears the alert that says that its
     * place is untrue, the place is believed again from the next sample on. Given between two calls of {@link #work}.
     */
    public void clearLatch(VehicleState state, OfficerAction action, ControlSnapshot control, VehicleOutput out) {
        advance(state, action.ingestTimeMs() - 1, control, out);
        judge.begin(state, control, out);
        judge.clearLatch(state, action);
        judge.end();
    }

    /**
     * A record under the vehicle's key that names another one, its sample {@code 0} with the ingest time of the record. It
     * is nobody's word: it moves nothing but the alert about whoever sent it.
     */
    public void foreign(VehicleState state, Frame frame, ControlSnapshot control, VehicleOutput out) {
        long nowMs = frame.ingestTimeMs()[0];
        advance(state, nowMs - 1, control, out);
        judge.begin(state, control, out);
        judge.tellLost(nowMs);
        order.foreign(state, frame, control);
        judge.end();
    }

    /** What is no new word of the vehicle's own (somebody else's, a repetition) does not end its silence. */
    private void take(VehicleState state, Frame frame, int i, ControlSnapshot control, VehicleOutput out) {
        long nowMs = frame.ingestTimeMs()[i];
        Presence heard = watch.heard(state, state.situationNow, nowMs);
        if (heard != null) {
            judge.settleStatus(nowMs);
        }
        if (!order.take(state, frame, i, control)) {
            return;
        }
        if (heard != null) {
            out.presence(heard);
            PresenceWatch.said(state, heard);
            judge.statusChanged(nowMs);
        }
        if (nowMs - state.lastArrivalMs > LatePatience.SILENT_MS) {
            state.fragments.patience.heardAgain(nowMs);
        }
        state.lastArrivalMs = nowMs;
        if (PresenceWatch.isPastWatching(state)) {
            judge.flush();
        }
    }

    private void wakeUp(VehicleState state, long nowMs, ControlSnapshot control, VehicleOutput out) {
        judge.flush();
        long dueMs = wakeUpAtMs(state, control);
        while (dueMs <= nowMs) {
            if (order.deadlineMs(state, control) <= dueMs) {
                judge.tellLost(dueMs);
                order.giveUpHole(state, dueMs);
                judge.flush();
            } else if (watch.wakeUpAtMs(state, control) <= dueMs) {
                int before = state.presence;
                watch.wakeUp(state, control, dueMs, out);
                if (state.presence != before) {
                    judge.statusChanges(dueMs);
                }
            } else if (lateQuietMs(state) <= dueMs) {
                judge.lateIsQuiet(dueMs);
            } else {
                judge.tellStatus(state, dueMs);
            }
            dueMs = Math.max(
                    dueMs, wakeUpAtMs(state, control)); // what was due before a plan began is due when it begins
        }
    }
}
