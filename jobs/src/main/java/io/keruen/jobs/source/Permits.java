package io.keruen.jobs.source;

import io.keruen.core.action.OfficerAction;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Of all actions those about a vehicle, on their way to it: they go among its frames. */
public final class Permits implements FlatMapFunction<ControlRecord, WireFrame> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(ControlRecord record, Collector<WireFrame> out) {
        ActionNote note = record.note();
        OfficerAction action = note.action();
        if (action != null && action.action() == OfficerAction.Kind.RESUME_PERMITTED) {
            out.collect(WireFrame.action(note, String.valueOf(action.vehicleId())));
        }
    }
}
