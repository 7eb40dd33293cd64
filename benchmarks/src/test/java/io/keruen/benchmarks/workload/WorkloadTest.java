package io.keruen.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneSpec;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final ZoneWorld WORLD = new ZoneWorld(200, 3);
    private static final Workload WORKLOAD = new Workload(WORLD, new Workload.Size(50, 1_500, 50), 3);

    @Test
    void every_vehicle_crosses_a_boundary_a_minute() {
        assertThat(BoundaryCount.of(WORKLOAD, 50).leastPerMinute()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void vehicles_drive_at_8_to_25_metres_a_second() {
        for (int tape = 0; tape < 5; tape++) {
            Frame trace = WORKLOAD.trace(tape);
            for (int i = 0; i < trace.size(); i++) {
                assertThat(trace.column(Signal.SPEED_MPS)[i]).isBetween(3.0, 30.0);
            }
        }
    }

    @Test
    void zones_routes_and_plans_are_all_accepted() throws InvalidInputException {
        for (ZoneSpec zone : WORKLOAD.zones()) {
            ControlCheck.check(zone);
        }
        for (ZoneSpec route : WORKLOAD.routes()) {
            ControlCheck.check(route);
        }
        for (EscortPlan plan : WORKLOAD.plans()) {
            ControlCheck.check(plan);
        }
        assertThat((double) WORLD.vertices() / WORLD.size()).isBetween(35.0, 75.0);
    }

    @Test
    void frames_of_any_size_hold_the_same_samples() {
        assertThat(WORKLOAD.frames(1)[0].length).isEqualTo(1_501);
        assertThat(WORKLOAD.frames(50)[0].length).isEqualTo(31);
        assertThat(WORKLOAD.trace(7).latDeg()).isEqualTo(WORKLOAD.trace(7).latDeg());
    }
}
