package io.keruen.jobs.host;

import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.Types;
import io.keruen.jobs.serial.BinaryTypeInfo;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends lines of customs to the escorts whose plans name what they are about. A line goes on as soon as it is here and time
 * has come to the plan, stamped with the later of their ingest times: before the watermark that reaches it, for timers come
 * first. What no plan has named for long is forgotten; a decision of customs is not forgotten without a word.
 */
public final class CustomsRouter extends KeyedProcessFunction<String, CustomsNote, EscortInput> {
    /** Decisions about declarations that no plan ever named. */
    public static final OutputTag<RejectedInput> REJECTED = new OutputTag<>("rejected", Types.REJECTED);

    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<CustomsRoute> STATE =
            new ValueStateDescriptor<>("route", new BinaryTypeInfo<>(new CustomsRouteSerializer()));

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient ValueState<CustomsRoute> routes;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Counter rejected;

    @Override
    public void open(OpenContext context) {
        routes = getRuntimeContext().getState(STATE);
        rejected = new Metrics(getRuntimeContext().getMetricGroup()).counter(MetricNames.RECORDS_REJECTED);
    }

    @Override
    public void processElement(CustomsNote note, Context context, Collector<EscortInput> out) throws Exception {
        CustomsRoute route = routes.value();
        if (route == null) {
            route = new CustomsRoute();
        }
        CustomsRoute.Output output = output(out);
        StampedLine line = note.line();
        if (line != null) {
            route.line(line, output);
        } else {
            route.named(note.escortId(), note.ingestTimeMs(), note.validToMs());
        }
        route.reach(context.timerService().currentWatermark(), output);
        passed(route, context);
    }

    private static CustomsRoute.Output output(Collector<EscortInput> out) {
        return (escortId, line) -> out.collect(EscortInput.of(escortId, line));
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<EscortInput> out) throws Exception {
        CustomsRoute route = routes.value();
        if (route == null) {
            return;
        }
        route.reach(context.timerService().currentWatermark(), output(out));
        if (Ends.isEnd(context.timerService().currentWatermark())) {
            routes.update(route);
        } else {
            passed(route, context);
        }
    }

    private void passed(CustomsRoute route, Context context) throws Exception {
        for (StampedLine line : route.passed(context.timerService().currentWatermark())) {
            DeclarationLine decided = line.declaration();
            if (decided != null) { // lines of seals and gates are measurements: without a plan nobody misses them
                rejected.inc();
                context.output(REJECTED, rejection(decided));
            }
        }
        long wakeMs = route.wakeMs();
        if (wakeMs < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(wakeMs);
        }
        if (route.isEmpty()) {
            routes.clear();
        } else {
            routes.update(route);
        }
    }

    /** The record's own bytes are gone: what it said stands in their place. */
    private static RejectedInput rejection(DeclarationLine line) {
        return new RejectedInput(
                Reason.NEVER_PLANNED,
                "No plan has named declaration " + line.declarationId() + ".",
                Topics.CUSTOMS_DECLARATIONS.topicName(),
                line.ordinal(),
                line.ingestTimeMs(),
                line.toString().getBytes(StandardCharsets.UTF_8));
    }
}
