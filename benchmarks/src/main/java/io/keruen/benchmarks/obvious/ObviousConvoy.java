package io.keruen.benchmarks.obvious;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.zone.ZoneSpec;
import java.io.Serializable;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The obvious way as a Flink operator, keyed by convoy so that a follower finds its leader: the vehicles as objects in
 * keyed map state, silence by a timer once a second.
 */
public final class ObviousConvoy extends KeyedProcessFunction<String, GenericRecord, String> {
    private static final long serialVersionUID = 1L;
    private static final long SECOND_MS = 1_000;
    private static final MapStateDescriptor<String, ObviousVehicle> VEHICLES =
            new MapStateDescriptor<>("vehicles", String.class, ObviousVehicle.class);

    private final World world;
    private final Samples samples;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient MapState<String, ObviousVehicle> vehicles;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient ObviousJudge judge;

    @SuppressWarnings("NullAway.Init") // set before each use of the judge
    private transient Collector<String> said;

    /** An operator that says what it finds as text. */
    public ObviousConvoy(World world, Samples samples) {
        this.world = world;
        this.samples = samples;
    }

    @Override
    public void open(OpenContext context) {
        vehicles = getRuntimeContext().getMapState(VEHICLES);
        judge = new ObviousJudge(
                new ObviousZones(world.zones()),
                ObviousPlan.byVehicle(world.plans(), world.routes()),
                new ObviousRules(alert -> said.collect(alert.toString()), transit -> said.collect(transit)));
    }

    @Override
    public void processElement(GenericRecord record, Context context, Collector<String> out) throws Exception {
        said = out;
        String vehicleId = record.get("vehicleId").toString();
        ObviousVehicle vehicle = vehicles.get(vehicleId);
        if (vehicle == null) {
            vehicle = new ObviousVehicle(vehicleId);
        }
        judge.take(vehicle, ObviousSample.of(vehicleId, record), vehicles::get);
        vehicles.put(vehicleId, vehicle);
        context.timerService().registerEventTimeTimer((context.timestamp() / SECOND_MS + 1) * SECOND_MS);
        samples.judged();
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<String> out) throws Exception {
        said = out;
        for (ObviousVehicle vehicle : vehicles.values()) {
            judge.silence(vehicle, timerMs);
        }
        context.timerService().registerEventTimeTimer(timerMs + SECOND_MS);
    }

    /** What the operator makes its zones and plans of, in the place where it runs. */
    public interface World extends Serializable {
        /** The zones. */
        List<ZoneSpec> zones();

        /** The plans. */
        List<EscortPlan> plans();

        /** The routes of the plans. */
        List<ZoneSpec> routes();
    }

    /** Is told of each sample. */
    public interface Samples extends Serializable {
        /** One more. */
        void judged();
    }
}
