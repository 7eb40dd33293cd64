package io.keruen.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.names.MetricNames;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class SampleMetricsTest {
    private final Map<String, SimpleCounter> counters = new HashMap<>();
    private final SampleMetrics metrics = new SampleMetrics(new UnregisteredMetricsGroup() {
        @Override
        public MetricGroup addGroup(String name) {
            return this;
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(name, unheard -> new SimpleCounter());
        }
    });

    /** A reporter may look between the two; it would take a fall for a new beginning and count all of it again. */
    @Test
    void a_counter_never_falls_while_a_vehicle_is_worked_off() {
        VehicleState vehicle = new VehicleStage(RuleCatalog.standard()).newState("truck-1");
        metrics.before(null);
        metrics.after(vehicle);
        count(vehicle, 7);
        long before = accepted();

        metrics.before(vehicle);
        long between = accepted();
        metrics.after(vehicle);

        assertThat(before).isEqualTo(7);
        assertThat(between).isEqualTo(before);
        assertThat(accepted()).isEqualTo(before);
    }

    private void count(VehicleState vehicle, int samples) {
        Frame frame = new Frame(samples);
        frame.reset(samples);
        frame.vehicleId = vehicle.vehicleId();
        frame.bootId = 1;
        for (int i = 0; i < samples; i++) {
            frame.eventTimeMs()[i] = 1_000L * (i + 1);
            frame.ingestTimeMs()[i] = frame.eventTimeMs()[i];
        }
        VehicleOutput nobody = (VehicleOutput) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VehicleOutput.class}, (proxy, method, told) -> null);
        ControlSnapshot nothing = ControlSnapshot.of(
                List.of(), List.of(), List.of(), RuleCatalog.standard().policySchema());
        metrics.before(vehicle);
        new VehicleStage(RuleCatalog.standard()).work(vehicle, frame, 0, samples, nothing, nobody);
        metrics.after(vehicle);
    }

    private long accepted() {
        return counters.get(MetricNames.SAMPLES_ACCEPTED.metricName()).getCount();
    }
}
