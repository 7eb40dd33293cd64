package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.Situation;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.QuietTruck;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While nothing happens no rule leaves garbage, however much the vehicle says; and what it remembers is small. */
class QuietRulesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ControlSnapshot CONTROL = new Controls()
            .route("road", -100, 5_000, 6)
            .escort("road", "truck-1")
            .snapshot();
    private static final int FRAME = 10;
    private static final int FRAMES = 1_500;
    private static final int MOST_GARBAGE_BYTES = 1_000; // of 15,000 samples: not one object a frame
    private static final int MOST_STATE_BYTES = 24 * 1024;

    private final Frame frame = new Frame(FRAME);
    private int findings;
    private int told;

    static Stream<String> vehicleRules() {
        return RuleCatalog.standard().vehicleRules().stream().map(VehicleRule::id);
    }

    @ParameterizedTest
    @MethodSource("vehicleRules")
    void a_rule_leaves_no_garbage(String ruleId) {
        RuleCatalog catalog = RuleCatalog.standard();
        int index = catalog.index(ruleId);
        VehicleRule rule = (VehicleRule) catalog.all().get(index);
        Slice slice = new Slice().at(new long[rule.longs()], 0, new double[rule.doubles()], 0);
        FindingOutput out = (i, finding) -> findings++;
        VehicleRun run = new VehicleRun();
        Carry carry = new Carry();
        QuietTruck truck = new QuietTruck(3);
        long[] bytes = new long[2];
        for (int k = 0; k < 2 * FRAMES; k++) {
            truck.drive(frame, FRAME);
            Situation situation = CONTROL.situationAt("truck-1", frame.eventTimeMs()[0]);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run.start("truck-1", situation, (long) k * FRAME, carry);
            run.append(frame, 0, FRAME);
            derive(run, truck);
            rule.judge(run, situation.parameters()[index], slice, out);
            run.keepLast(carry);
            bytes[k / FRAMES] += THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(findings).isZero();
        assertThat(bytes[1]).isLessThan(MOST_GARBAGE_BYTES);
    }

    /** What the stage fills in: a straight road, and no zone. */
    private void derive(VehicleRun run, QuietTruck truck) {
        Arrays.fill(run.sigmaM(), 1, FRAME + 1, 0.8);
        Arrays.fill(run.stepM(), 1, FRAME + 1, 0.3);
        Arrays.fill(run.crossTrackM(), 1, FRAME + 1, 0);
        Arrays.fill(run.matchFlags(), 1, FRAME + 1, VehicleRun.MATCHED);
        Arrays.fill(run.zoneKinds(), 1, FRAME + 1, 0);
        Arrays.fill(run.speedLimitMps(), 1, FRAME + 1, Double.NaN);
        for (int i = 0; i < FRAME; i++) {
            run.chainageM()[i + 1] = truck.eastM(frame, i);
        }
    }

    @Test
    void the_stage_with_all_rules_leaves_no_garbage_and_its_state_is_small() {
        VehicleStage stage = new VehicleStage(RuleCatalog.standard());
        VehicleState state = stage.newState("truck-1");
        VehicleRig out = new VehicleRig(CONTROL) {
            @Override
            public void track(TrackFrame track) {}

            @Override
            public void status(VehicleStatus status) {
                told++;
            }
        };
        QuietTruck truck = new QuietTruck(1.5);
        long[] bytes = new long[2];
        for (int k = 0; k < 2 * FRAMES; k++) {
            truck.drive(frame, FRAME);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            stage.work(state, frame, 0, FRAME, CONTROL, out);
            bytes[k / FRAMES] += THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(out.findings).isEmpty();
        assertThat(state.match.matched).isTrue();
        assertThat(told).isGreaterThan(2 * FRAMES); // two a second, each in an object that is used again
        assertThat(bytes[1]).isLessThan(MOST_GARBAGE_BYTES);
        assertThat(VehicleRig.bytes(state)).hasSizeLessThanOrEqualTo(MOST_STATE_BYTES);
    }

    /** Slices are of one size whatever their rules do; what grows beside them is visits, fragments and memories. */
    @Test
    void the_state_of_a_vehicle_of_which_every_rule_speaks_is_small() {
        VehicleRig rig = new VehicleRig(VehicleStageProperties.CONTROL);
        int largest = 0;
        for (long seed = 1; seed <= 40; seed++) {
            largest = Math.max(largest, VehicleRig.bytes(rig.play(VehicleStageProperties.arrivals(seed)).state).length);
        }

        assertThat(rig.findings).hasSizeGreaterThan(200);
        assertThat(largest)
                .isLessThanOrEqualTo(MOST_STATE_BYTES)
                .isGreaterThan(VehicleRig.bytes(new VehicleStage(RuleCatalog.standard()).newState("truck-1")).length);
    }

    @Test
    void the_truck_is_where_it_says() {
        QuietTruck truck = new QuietTruck(3);
        truck.drive(frame, FRAME);
        truck.drive(frame, FRAME);

        assertThat(frame.eventTimeMs()[0]).isEqualTo(Drive.START_MS + FRAME * QuietTruck.STEP_MS);
        assertThat(truck.eastM(frame, 0)).isEqualTo(3.0);
    }
}
