package io.keruen.jobs.source;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets control objects through; ticks have done their work here, and what was rejected goes aside. */
public final class ControlGate extends ProcessFunction<ControlRecord, ControlRecord> {
    /** Control records that could not be accepted. */
    public static final OutputTag<RejectedInput> REJECTED = new OutputTag<>("rejected", Types.REJECTED);

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(ControlRecord record, Context context, Collector<ControlRecord> out) {
        switch (record.kind()) {
            case TICK -> {}
            case REJECTED -> context.output(REJECTED, record.rejection());
            case ZONE, ESCORT, POLICY -> out.collect(record);
        }
    }
}
