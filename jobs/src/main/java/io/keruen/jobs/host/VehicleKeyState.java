package io.keruen.jobs.host;

import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.jobs.record.WireFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Everything kept of one vehicle: its state in the core, and the frames and actions whose time has not come. Mutable. */
public final class VehicleKeyState {
    /** Said of a time that does not come. */
    static final long NEVER_MS = Long.MAX_VALUE;

    private static final Deque<WireFrame> NOTHING_BEHIND = new ArrayDeque<>(0);

    /** The core's part; {@code null} until a frame of the vehicle could be read. */
    @Nullable
    VehicleState core;

    /** In the order in which they are worked off. */
    final Deque<WireFrame> pending = new ArrayDeque<>();

    /** What officers did about the vehicle, in the order in which it is worked off: each before the samples of its time. */
    final Deque<WireFrame> actions = new ArrayDeque<>();

    /** How many samples of the first pending frame have been worked off. */
    int position;

    /** Ingest time of the next sample to be worked off; of a frame not yet opened, the frame's. */
    long nextSampleMs = NEVER_MS;

    /** Up to here everything was worked off. */
    long workedMs = Long.MIN_VALUE;

    /** Queues an officer's action; actions come in order. */
    void addAction(WireFrame action) {
        actions.addLast(action);
    }

    /** When the next action counts. */
    long nextActionMs() {
        WireFrame first = actions.peekFirst();
        return first == null ? NEVER_MS : first.ingestTimeMs();
    }

    /** Queues a frame behind those that came before it; whether it is the first now. */
    boolean add(WireFrame frame) {
        int kept = position > 0 ? 1 : 0;
        Deque<WireFrame> behind = NOTHING_BEHIND;
        while (pending.size() > kept && isBefore(frame, pending.getLast())) {
            // a vehicle changed its partition: within one, frames come in order
            behind = behind.isEmpty() ? new ArrayDeque<>() : behind;
            behind.addFirst(pending.removeLast());
        }
        boolean isFirst = pending.isEmpty();
        pending.addLast(frame);
        pending.addAll(behind);
        if (isFirst) {
            expectFirst();
        }
        return isFirst;
    }

    private static boolean isBefore(WireFrame frame, WireFrame other) {
        if (frame.ingestTimeMs() != other.ingestTimeMs()) {
            return frame.ingestTimeMs() < other.ingestTimeMs();
        }
        int byTopic = frame.topic().compareTo(other.topic());
        if (byTopic != 0 || frame.partition() != other.partition()) {
            return byTopic < 0 || byTopic == 0 && frame.partition() < other.partition();
        }
        return frame.offset() < other.offset();
    }

    /** The first pending frame is done. */
    void removeFirst() {
        pending.removeFirst();
        position = 0;
        expectFirst();
    }

    private void expectFirst() {
        nextSampleMs =
                pending.isEmpty() ? NEVER_MS : Math.max(pending.getFirst().ingestTimeMs(), workedMs + 1);
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isEmpty() {
        return core == null && pending.isEmpty() && actions.isEmpty();
    }
}
