package io.keruen.jobs.source;

import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.control.CustomsNames;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.jobs.control.ControlForm;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import io.keruen.jobs.record.Types;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Lets control objects through and tells the escort stage of plans; ticks have done their work here, and actions,
 * lines of customs and gates and what was rejected go aside. What officers signed counts once.
 */
public final class ControlGate extends ProcessFunction<ControlRecord, ControlRecord> implements CheckpointedFunction {
    /** Control records that could not be accepted. */
    public static final OutputTag<RejectedInput> REJECTED = new OutputTag<>("rejected", Types.REJECTED);

    /** Which escorts have plans: each has a life, although none of its vehicles may ever speak. */
    public static final OutputTag<EscortInput> PLANNED = new OutputTag<>("planned", EscortInput.TYPE);

    /** What officers did. */
    public static final OutputTag<ControlRecord> ACTIONS = new OutputTag<>("actions", ControlRecord.TYPE);

    /** Lines of customs, and what plans name. */
    public static final OutputTag<CustomsNote> CUSTOMS = new OutputTag<>("customs", CustomsNote.TYPE);

    /** What gates reported, and what officers did about them. */
    public static final OutputTag<GateInput> GATES = new OutputTag<>("gates", GateInput.TYPE);

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Metrics.Since tick;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Counter rejected;

    private static final ListStateDescriptor<SeenSignature> STATE =
            new ListStateDescriptor<>("signatures", SeenSignature.TYPE);

    /** A state of its own: savepoints of before it have none, and begin with no time passed. */
    private static final ListStateDescriptor<Long> CLOCK =
            new ListStateDescriptor<>("signatures-clock", org.apache.flink.api.common.typeinfo.Types.LONG);

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else
    private transient SignatureMemory signatures;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else
    private transient ListState<SeenSignature> kept;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else
    private transient ListState<Long> keptClock;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        kept = context.getOperatorStateStore().getListState(STATE);
        keptClock = context.getOperatorStateStore().getListState(CLOCK);
        long reachedMs = Long.MIN_VALUE;
        for (long eachMs : keptClock.get()) {
            reachedMs = Math.max(reachedMs, eachMs);
        }
        signatures = new SignatureMemory();
        signatures.restore(kept.get(), reachedMs);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        kept.update(List.copyOf(signatures.all()));
        keptClock.update(List.of(signatures.nowMs()));
    }

    @Override
    public void open(OpenContext context) {
        Metrics metrics = new Metrics(getRuntimeContext().getMetricGroup());
        tick = metrics.since(MetricNames.TICK_AGE_MS);
        rejected = metrics.counter(MetricNames.RECORDS_REJECTED);
    }

    @Override
    public void processElement(ControlRecord record, Context context, Collector<ControlRecord> out) {
        switch (record.kind()) {
            case TICK -> {
                tick.now();
                signatures.pass(context.timerService().currentWatermark());
            }
            case REJECTED -> reject(record.rejection(), context);
            case SIGNED -> {
                SignedNote note = record.signedNote();
                RejectedInput why = signatures.take(note);
                if (why == null) {
                    processElement(note.record(), context, out);
                } else {
                    reject(why, context);
                }
            }
            case ESCORT -> {
                out.collect(record);
                context.output(PLANNED, EscortInput.planned(record.id(), record.ingestTimeMs()));
                tellNames(record, context);
            }
            case ZONE, POLICY -> out.collect(record);
            case ACTION -> {
                ControlRecord counted = notPast(record, context.timerService().currentWatermark());
                context.output(ACTIONS, counted);
                tellGate(counted.note().action(), context);
            }
            case CUSTOMS -> tellLine(record.line(), context);
        }
    }

    /** Where the broker's clock was set back an action bears a time that is past: it counts from the next moment on. */
    private ControlRecord notPast(ControlRecord action, long watermarkMs) {
        long passedMs = Math.max(watermarkMs, signatures.nowMs());
        return action.ingestTimeMs() > passedMs
                ? action
                : ControlRecord.action(action.note().at(passedMs + 1));
    }

    private void reject(RejectedInput input, Context context) {
        rejected.inc();
        context.output(REJECTED, input);
    }

    /** Lines of customs find an escort by what its plans name; a plan that is withdrawn names nothing new. */
    private static void tellNames(ControlRecord record, Context context) {
        if (!record.isTombstone()) {
            EscortPlan plan = ControlForm.plan(record);
            for (String name : CustomsNames.of(plan)) {
                context.output(
                        CUSTOMS, CustomsNote.named(name, plan.escortId(), record.ingestTimeMs(), plan.validToMs()));
            }
        }
    }

    private static void tellGate(@Nullable OfficerAction action, Context context) {
        if (action != null && action.action().isAboutGate() && action.gateId() != null) {
            context.output(GATES, GateInput.of(action.gateId(), action));
        }
    }

    private static void tellLine(StampedLine line, Context context) {
        DeclarationLine decided = line.declaration();
        SealLine sealed = line.seal();
        GateLine reported = line.gate();
        List<String> names = List.of();
        if (decided != null) {
            names = CustomsNames.of(decided);
        } else if (sealed != null) {
            names = CustomsNames.of(sealed);
        } else if (reported != null) {
            names = CustomsNames.of(reported);
            context.output(GATES, GateInput.of(reported));
        }
        names.forEach(name -> context.output(CUSTOMS, CustomsNote.of(name, line)));
    }
}
