package io.keruen.jobs.host;

import io.keruen.core.action.ActionQueue;
import io.keruen.jobs.control.ActionDesk;
import io.keruen.jobs.control.ControlDesk;
import io.keruen.jobs.control.ControlRevisions;
import io.keruen.jobs.control.ControlSegment;
import io.keruen.jobs.metrics.StageMetrics;
import io.keruen.jobs.record.ControlRecord;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A keyed operator that hosts a stage: it keeps what arrives in one state object per key and works it off when the
 * watermark has passed, so that what comes out depends on ingest times only. Its second input carries control records
 * and officers' actions to every subtask. The end of input is no moment in time: it works nothing off.
 *
 * <p>An operator of its own rather than a {@code KeyedBroadcastProcessFunction}, because a control record must be able
 * to wake keys up: it may shorten the patience that a key's timer was set by.
 *
 * @param <S> what is kept of a key
 */
public abstract class KeyedHost<S, I, O> extends AbstractStreamOperator<O>
        implements TwoInputStreamOperator<I, ControlRecord, O>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final String TIMERS = "wake-ups";
    private static final long AT_ONCE_MS = Long.MIN_VALUE + 1;

    private final ValueStateDescriptor<S> stateDescriptor;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Running<S, O> running;

    /** The newest change for which every key that was known then has a wake-up; starts anew with the operator. */
    private transient long wakeUpsSetForMs;

    private transient boolean isRestored;

    /** A host that keeps its keys' states under this descriptor. */
    protected KeyedHost(ValueStateDescriptor<S> stateDescriptor) {
        this.stateDescriptor = stateDescriptor;
    }

    /** The state of a key that was never heard of. */
    protected abstract S newState(String key);

    /** Keeps what arrived; returns when it, or something before it, can be worked off. */
    protected abstract long take(S state, I input) throws Exception;

    /**
     * Works off everything up to and including a moment; returns when there is work next, {@code Long.MAX_VALUE} if
     * never.
     */
    protected abstract long workOff(S state, long nowMs) throws Exception;

    /** Whether nothing would be lost if the state were forgotten. */
    protected abstract boolean isEmpty(S state);

    /** Whether a state of an earlier release may have something to do that it set no timer for. */
    protected boolean wakesWhenRestored() {
        return false;
    }

    /** Makes what is needed while running. */
    protected abstract void openStage();

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        isRestored = context.isRestored();
    }

    @Override
    public void open() throws Exception {
        super.open();
        openStage();
        wakeUpsSetForMs = Long.MIN_VALUE;
        InternalTimerService<VoidNamespace> timers =
                getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        running = new Running<>(
                getRuntimeContext().getState(stateDescriptor),
                getOperatorStateBackend().getBroadcastState(ControlDesk.STATE),
                new ControlDesk(Catalog.RULES),
                new ActionDesk(getOperatorStateBackend().getBroadcastState(ActionDesk.STATE)),
                timers,
                new WakeUps(),
                new TimestampedCollector<>(output),
                new StageMetrics(getMetricGroup(), timers::currentWatermark));
        if (isRestored && wakesWhenRestored()) {
            wakeAllUpAt(AT_ONCE_MS);
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        running.metrics.checkpointCompleted();
    }

    @Override
    public void processElement1(StreamRecord<I> element) throws Exception {
        S state = running.state.value();
        if (state == null) {
            state = newState((String) getCurrentKey());
        }
        setTimer(take(state, element.getValue()));
        running.state.update(state);
    }

    @Override
    public void processElement2(StreamRecord<ControlRecord> element) throws Exception {
        ControlRecord record = element.getValue();
        if (record.kind() == ControlRecord.Kind.ACTION) {
            running.actions.passed(running.timers.currentWatermark());
            running.actions.receive(record);
        } else {
            running.desk.receive(record, running.control, running.timers.currentWatermark());
        }
        if (record.ingestTimeMs() != wakeUpsSetForMs) {
            wakeUpsSetForMs = record.ingestTimeMs();
            wakeAllUpAt(wakeUpsSetForMs);
        }
    }

    /**
     * Once for each ingest time, which many records share where zones come by the thousand: a key that is first heard of
     * after that knows of the change when it sets its own wake-up.
     */
    private void wakeAllUpAt(long atMs) throws Exception {
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        stateDescriptor,
                        (key, state) -> setTimer(atMs));
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        long nowMs = running.timers.currentWatermark();
        running.wakeUps.rang(timer.getKey(), timer.getTimestamp());
        S state = running.state.value();
        if (nowMs >= Long.MAX_VALUE - 1 || state == null) {
            return;
        }
        long startNs = System.nanoTime();
        running.desk.passed(nowMs);
        running.actions.passed(nowMs);
        setTimer(workOff(state, nowMs));
        running.metrics.judgedSince(startNs);
        if (isEmpty(state)) {
            running.state.clear();
            running.wakeUps.forget(timer.getKey());
        } else {
            running.state.update(state);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no host sets a timer by the wall clock, but " + timer + " fired");
    }

    /** What counted at an ingest time. */
    protected final ControlSegment controlAt(long ingestMs) throws Exception {
        return running.desk.at(ingestMs, running.control);
    }

    /** The officers' actions that some key may not have worked past. */
    protected final ActionQueue actions() throws Exception {
        return running.actions.actions();
    }

    /** Sends a record to the next stage. */
    protected final void send(O record) {
        running.out.collect(record);
    }

    private void setTimer(long atMs) {
        if (running.wakeUps.mustSet((String) getCurrentKey(), atMs)) {
            running.timers.registerEventTimeTimer(VoidNamespace.INSTANCE, atMs);
        }
    }

    /** What a running host has. */
    private record Running<S, O>(
            ValueState<S> state,
            BroadcastState<String, ControlRevisions> control,
            ControlDesk desk,
            ActionDesk actions,
            InternalTimerService<VoidNamespace> timers,
            WakeUps wakeUps,
            TimestampedCollector<O> out,
            StageMetrics metrics) {}
}
