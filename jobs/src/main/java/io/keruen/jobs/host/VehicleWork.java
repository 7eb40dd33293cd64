package io.keruen.jobs.host;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.jobs.control.ControlSegment;
import io.keruen.jobs.record.VehicleTally;
import io.keruen.jobs.record.WireFrame;
import org.jspecify.annotations.Nullable;

/**
 * Works off what a vehicle's state holds up to a moment, in order of ingest time: samples and, between them, wake-ups;
 * each under the control objects that counted then. How far apart the moments are makes no difference. One per subtask.
 */
final class VehicleWork {
    private final VehicleStage stage = new VehicleStage(Catalog.RULES);
    private final FrameOpener opener;
    private final Controls controls;
    private final Actions actions;
    private final VehicleOutlet out;
    private boolean isOpen;

    /** Work whose ingest times stand in the frames ({@code isRecorded}) or are the transport's. */
    VehicleWork(boolean isRecorded, Controls controls, Actions actions, VehicleOutlet out) {
        opener = new FrameOpener(isRecorded, out::rejected);
        this.controls = controls;
        this.actions = actions;
        this.out = out;
    }

    /** Works off everything up to and including a moment; returns when there is work next. */
    long workOff(VehicleKeyState state, long uptoMs) throws Exception {
        long seenBefore = seenCount(state.core);
        isOpen = false;
        ControlSegment segment = controls.at(uptoMs);
        for (long fromMs = firstMs(state); fromMs <= uptoMs; fromMs = firstMs(state)) {
            segment = controls.at(fromMs);
            out.earliestMs = Math.max(segment.fromMs(), state.workedMs + 1);
            workSegment(state, Math.min(uptoMs, segment.lastMs()), segment);
        }
        VehicleState core = state.core;
        if (core != null && seenCount(core) != seenBefore) {
            out.tally(new VehicleTally(
                    core.vehicleId(),
                    core.acceptedCount(),
                    core.duplicateCount(),
                    core.lateCount(),
                    core.lateUnjudgedCount()));
        }
        return nextMs(state, segment);
    }

    /** The first moment not yet worked off at which there could be something to do. */
    private static long firstMs(VehicleKeyState state) {
        long givenMs = Math.min(state.nextSampleMs, state.nextActionMs());
        return state.core == null ? givenMs : Math.min(givenMs, state.workedMs + 1);
    }

    private void workSegment(VehicleKeyState state, long limitMs, ControlSegment segment) throws Exception {
        OfficerAction clearing = clearing(actions.all().firstAfter(state.workedMs));
        while (Math.min(state.nextActionMs(), timeOf(clearing)) <= limitMs) {
            if (clearing != null && clearing.ingestTimeMs() < state.nextActionMs()) {
                workSamples(state, clearing.ingestTimeMs() - 1, segment);
                clear(state, clearing, segment);
                clearing = clearing(actions.all().after(clearing));
            } else {
                WireFrame action = state.actions.removeFirst();
                workSamples(state, action.ingestTimeMs() - 1, segment);
                act(state, action.note().action(), segment);
            }
        }
        workSamples(state, limitMs, segment);
        VehicleState core = state.core;
        if (core != null) {
            stage.advance(core, limitMs, segment.snapshot(), out);
        }
        state.workedMs = limitMs;
    }

    /** The first CLEAR_LATCH from this action on: an alert's id does not say whose it is, so every vehicle hears it. */
    private @Nullable OfficerAction clearing(@Nullable OfficerAction first) throws Exception {
        OfficerAction action = first;
        while (action != null && action.action() != OfficerAction.Kind.CLEAR_LATCH) {
            action = actions.all().after(action);
        }
        return action;
    }

    private static long timeOf(@Nullable OfficerAction action) {
        return action == null ? VehicleKeyState.NEVER_MS : action.ingestTimeMs();
    }

    private void clear(VehicleKeyState state, OfficerAction action, ControlSegment segment) {
        VehicleState core = state.core;
        if (core != null) {
            stage.clearLatch(core, action, segment.snapshot(), out);
        }
    }

    private void workSamples(VehicleKeyState state, long limitMs, ControlSegment segment) {
        while (state.nextSampleMs <= limitMs) {
            workFirstFrame(state, limitMs, segment);
        }
    }

    private void workFirstFrame(VehicleKeyState state, long limitMs, ControlSegment segment) {
        WireFrame wire = state.pending.getFirst();
        if (!isOpen && !opener.open(wire, state.workedMs)) {
            if (opener.isForeign()) {
                foreign(state, wire, segment);
            }
            state.removeFirst();
            return;
        }
        isOpen = true;
        Frame frame = opener.frame();
        long[] ingestTimeMs = frame.ingestTimeMs();
        int from = state.position;
        int to = from;
        while (to < frame.size() && ingestTimeMs[to] <= limitMs) {
            to++;
        }
        if (to > from) {
            VehicleState core = state.core;
            if (core == null) {
                core = stage.newState(wire.vehicleId());
                state.core = core;
            }
            stage.work(core, frame, from, to, segment.snapshot(), out);
        }
        if (to < frame.size()) {
            state.position = to;
            state.nextSampleMs = ingestTimeMs[to];
        } else {
            state.removeFirst();
            isOpen = false;
        }
    }

    /** A record whose key and content name two vehicles: a matter of the key's, if we know or expect it. */
    private void foreign(VehicleKeyState state, WireFrame wire, ControlSegment segment) {
        VehicleState core = state.core;
        Frame frame = opener.frame();
        boolean isExpected = segment.snapshot()
                        .situationAt(wire.vehicleId(), frame.ingestTimeMs()[0])
                        .plan()
                != null;
        if (core == null && isExpected) {
            core = stage.newState(wire.vehicleId());
            state.core = core;
        }
        if (core != null) {
            stage.foreign(core, frame, segment.snapshot(), out);
        }
    }

    /** What an officer does about the vehicle; about one never heard of, nothing. */
    private void act(VehicleKeyState state, @Nullable OfficerAction action, ControlSegment segment) {
        VehicleState core = state.core;
        if (action != null && core != null) {
            stage.advance(core, action.ingestTimeMs() - 1, segment.snapshot(), out);
            stage.permitResume(core, action);
            out.answered(ActionAnswer.to(action, null));
        }
    }

    /**
     * The next sample or action, the next wake-up, or the next control record: it may bring a wake-up forward. A key that
     * has a timer gets none for an action that comes after it, so it has to be told here.
     */
    private long nextMs(VehicleKeyState state, ControlSegment segment) throws Exception {
        VehicleState core = state.core;
        long givenMs = Math.min(state.nextSampleMs, state.nextActionMs());
        if (core == null) {
            return givenMs;
        }
        long wakeUpMs = stage.wakeUpAtMs(core, segment.snapshot());
        if (wakeUpMs <= state.workedMs) {
            throw new IllegalStateException("a wake-up due at " + wakeUpMs + " is left at " + state.workedMs);
        }
        long clearingMs = timeOf(clearing(actions.all().firstAfter(state.workedMs)));
        return Math.min(Math.min(segment.endMs(), clearingMs), Math.min(givenMs, wakeUpMs));
    }

    private static long seenCount(@Nullable VehicleState core) {
        return core == null ? 0 : core.acceptedCount() + core.duplicateCount();
    }

    /** Answers the officers' actions that some vehicle may not have come past. */
    interface Actions {
        ActionQueue all() throws Exception;
    }

    /** Answers what counted at an ingest time. */
    interface Controls {
        ControlSegment at(long ingestMs) throws Exception;
    }
}
