package io.keruen.jobs.host;

import io.keruen.core.stage.CustomsRoute;
import io.keruen.core.stage.StampedLine;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends lines of customs to the escorts whose plans name what they are about. It waits for nothing: each line goes on as
 * soon as both it and the plan are here, stamped with the later of their ingest times, which time is not past yet.
 */
public final class CustomsRouter extends KeyedProcessFunction<String, CustomsNote, EscortInput> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<CustomsRoute> STATE =
            new ValueStateDescriptor<>("route", new BinaryTypeInfo<>(new CustomsRouteSerializer()));

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient ValueState<CustomsRoute> routes;

    @Override
    public void open(OpenContext context) {
        routes = getRuntimeContext().getState(STATE);
    }

    @Override
    public void processElement(CustomsNote note, Context context, Collector<EscortInput> out) throws Exception {
        CustomsRoute route = routes.value();
        if (route == null) {
            route = new CustomsRoute();
        }
        CustomsRoute.Output output = (escortId, line) -> out.collect(EscortInput.of(escortId, line));
        StampedLine line = note.line();
        if (line != null) {
            route.line(line, output);
        } else {
            route.named(note.escortId(), note.ingestTimeMs(), note.validToMs(), output);
        }
        route.passed(context.timerService().currentWatermark());
        routes.update(route);
    }
}
