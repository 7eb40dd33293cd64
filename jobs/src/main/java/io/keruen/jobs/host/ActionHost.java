package io.keruen.jobs.host;

import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionVerdict;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.ActionNote;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hears what all stages say to an officer's action, and rejects it when time is past it and it changed nothing: by then
 * every stage has worked past it too. Keeps nothing of an action longer than that.
 */
public final class ActionHost extends KeyedProcessFunction<Long, ActionNote, RejectedInput> {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<ActionNote> STATE = new ListStateDescriptor<>("notes", ActionNote.TYPE);

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient ListState<ActionNote> notes;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Counter rejected;

    @Override
    public void open(OpenContext context) {
        notes = getRuntimeContext().getListState(STATE);
        rejected = new Metrics(getRuntimeContext().getMetricGroup()).counter(MetricNames.RECORDS_REJECTED);
    }

    @Override
    public void processElement(ActionNote note, Context context, Collector<RejectedInput> out) throws Exception {
        notes.add(note);
        context.timerService().registerEventTimeTimer(note.ingestTimeMs());
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<RejectedInput> out) throws Exception {
        if (Ends.isEnd(context.timerService().currentWatermark())) {
            return;
        }
        ActionVerdict verdict = new ActionVerdict();
        List<ActionNote> came = new ArrayList<>();
        for (ActionNote note : notes.get()) {
            ActionAnswer answer = note.answer();
            if (answer == null) {
                came.add(note);
            } else {
                verdict.hear(answer.refusal());
            }
        }
        notes.clear();
        for (ActionNote note : came) {
            OfficerAction action = note.action();
            Refusal why = action == null ? null : verdict.of(action);
            if (why != null) {
                rejected.inc();
                out.collect(rejection(note, why));
            }
        }
    }

    private static RejectedInput rejection(ActionNote note, Refusal why) {
        return new RejectedInput(
                why.isAboutNothing() ? Reason.NOTHING_TO_ACT_ON : Reason.NOT_ALLOWED,
                why.sentence(),
                note.source(),
                note.ordinal(),
                note.ingestTimeMs(),
                note.original());
    }
}
