package io.keruen.jobs.control;

import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.jobs.record.ControlRecord;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, inside one subtask, the officers' actions that not every key has worked past: until the watermark after the one
 * that passed them. All it knows stands in broadcast state. One per subtask.
 */
public final class ActionDesk {
    /** The actions, by identity. */
    public static final MapStateDescriptor<String, ControlRecord> STATE =
            new MapStateDescriptor<>("actions", Types.STRING, ControlRecord.TYPE);

    private final BroadcastState<String, ControlRecord> state;
    private @Nullable ActionQueue queue;
    private long watermarkMs = Long.MIN_VALUE;

    /** A desk over what was kept. */
    public ActionDesk(BroadcastState<String, ControlRecord> state) {
        this.state = state;
    }

    /** Takes an action. */
    public void receive(ControlRecord record) throws Exception {
        state.put(identity(record.ingestTimeMs(), record.version()), record);
        ActionQueue known = queue;
        if (known != null) {
            known.add(action(record));
        }
    }

    /** Notes how far time has come: every key has been woken for what lies up to the watermark before this one. */
    public void passed(long currentWatermarkMs) throws Exception {
        if (currentWatermarkMs > watermarkMs) {
            for (OfficerAction gone : actions().forgetTo(watermarkMs)) {
                state.remove(identity(gone.ingestTimeMs(), gone.ordinal()));
            }
            watermarkMs = currentWatermarkMs;
        }
    }

    /** The actions that count yet. */
    public ActionQueue actions() throws Exception {
        ActionQueue known = queue;
        if (known == null) {
            known = new ActionQueue();
            for (var entry : state.immutableEntries()) {
                known.add(action(entry.getValue()));
            }
            queue = known;
        }
        return known;
    }

    private static OfficerAction action(ControlRecord record) {
        OfficerAction action = record.note().action();
        if (action == null) {
            throw new IllegalStateException("no action: " + record.identity());
        }
        return action;
    }

    private static String identity(long ingestTimeMs, long ordinal) {
        return ingestTimeMs + "#" + ordinal;
    }
}
