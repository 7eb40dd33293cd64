package io.keruen.jobs.host;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.VehicleStage;
import io.keruen.core.stage.VehicleState;
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
    private final VehicleOutlet out;
    private boolean isOpen;

    /** Work whose ingest times stand in the frames ({@code isRecorded}) or are the transport's. */
    VehicleWork(boolean isRecorded, Controls controls, VehicleOutlet out) {
        opener = new FrameOpener(isRecorded, out::rejected);
        this.controls = controls;
        this.out = out;
    }

    /** Works off everything up to and including a moment; returns when there is work next. */
    long workOff(VehicleKeyState state, long uptoMs) throws Exception {
        long seenBefore = seenCount(state.core);
        isOpen = false;
        ControlSegment segment = controls.at(uptoMs);
        for (long fromMs = firstMs(state); fromMs <= uptoMs; fromMs = firstMs(state)) {
            segment = controls.at(fromMs);
            out.earliestMs = segment.fromMs();
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

    private void workSegment(VehicleKeyState state, long limitMs, ControlSegment segment) {
        while (state.nextActionMs() <= limitMs) {
            WireFrame action = state.actions.removeFirst();
            workSamples(state, action.ingestTimeMs() - 1, segment);
            act(state, action.note().action(), segment);
        }
        workSamples(state, limitMs, segment);
        VehicleState core = state.core;
        if (core != null) {
            stage.advance(core, limitMs, segment.snapshot(), out);
        }
        state.workedMs = limitMs;
    }

    private void workSamples(VehicleKeyState state, long limitMs, ControlSegment segment) {
        while (state.nextSampleMs <= limitMs) {
            workFirstFrame(state, limitMs, segment);
        }
    }

    private void workFirstFrame(VehicleKeyState state, long limitMs, ControlSegment segment) {
        WireFrame wire = state.pending.getFirst();
        if (!isOpen && !opener.open(wire, state.workedMs)) {
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

    /** What an officer does about the vehicle; about one never heard of, nothing. */
    private void act(VehicleKeyState state, @Nullable OfficerAction action, ControlSegment segment) {
        VehicleState core = state.core;
        if (action != null && core != null) {
            stage.advance(core, action.ingestTimeMs() - 1, segment.snapshot(), out);
            stage.permitResume(core, action.eventTimeMs(), action.endMs());
            out.answered(ActionAnswer.to(action, null));
        }
    }

    /** The next sample, the next wake-up, or the next control record: it may bring a wake-up forward. */
    private long nextMs(VehicleKeyState state, ControlSegment segment) {
        VehicleState core = state.core;
        long givenMs = Math.min(state.nextSampleMs, state.nextActionMs());
        if (core == null) {
            return givenMs;
        }
        long wakeUpMs = stage.wakeUpAtMs(core, segment.snapshot());
        if (wakeUpMs <= state.workedMs) {
            throw new IllegalStateException("a wake-up due at " + wakeUpMs + " is left at " + state.workedMs);
        }
        return Math.min(segment.endMs(), Math.min(givenMs, wakeUpMs));
    }

    private static long seenCount(@Nullable VehicleState core) {
        return core == null ? 0 : core.acceptedCount() + core.duplicateCount();
    }

    /** Answers what counted at an ingest time. */
    interface Controls {
        ControlSegment at(long ingestMs) throws Exception;
    }
}
