package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a vehicle's state: those of every release still say the same. */
class VehicleStateTest {
    private static final long SEED = 3;
    private static final int MAX_BYTES = 24 * 1024;

    private static List<Sample> before() {
        return VehicleStageProperties.arrivals(SEED).subList(0, 300);
    }

    private static List<Sample> after() {
        List<Sample> all = VehicleStageProperties.arrivals(SEED);
        return all.subList(300, all.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_bytes_of_every_release_go_on_as_if_nothing_had_happened(int release) throws IOException {
        byte[] stored = released("vehicle-state-" + release + ".bin");

        VehicleRig restored = new VehicleRig(VehicleStageProperties.CONTROL).resume(stored, after());
        VehicleRig today = new VehicleRig(VehicleStageProperties.CONTROL)
                .resume(VehicleRig.bytes(new VehicleRig(VehicleStageProperties.CONTROL).play(before()).state), after());

        assertThat(restored.said()).isEqualTo(today.said()).hasSizeGreaterThan(100);
        if (release > 1) { // the first told nobody how it stands
            assertThat(restored.statuses).isEqualTo(today.statuses).hasSizeGreaterThan(30);
        }
    }

    /** The second release told the sample judged last; what that one said is told on for its time. */
    @Test
    void what_the_second_release_knew_of_slow_signals_is_told_on() throws IOException {
        VehicleRig restored =
                new VehicleRig(VehicleStageProperties.CONTROL).resume(released("vehicle-state-2-slow.bin"), after());

        List<VehicleStatus> told = restored.statuses;
        long saidMs = told.get(0).ingestTimeMs;
        assertThat(told.get(0).value(Signal.BRAKE_TEMP_C)).isEqualTo(80);
        for (VehicleStatus status : told) {
            boolean isKnown = status.atMs - saidMs <= SlowSignals.KEPT_MS - 500;
            boolean isOver = status.atMs - saidMs > SlowSignals.KEPT_MS;
            assertThat(Double.isNaN(status.value(Signal.STATE_OF_CHARGE_PCT))).isNotEqualTo(isKnown && !isOver);
            assertThat(status.code(CodedSignal.DOOR_OPEN)).isEqualTo(isKnown ? 0 : CodedSignal.ABSENT);
        }
    }

    @Test
    void what_a_rule_had_raised_whose_part_is_lost_is_over_and_raised_anew() {
        Drive drive = new Drive("truck-1").go(10, 1_000).with(Signal.STATE_OF_CHARGE_PCT, 130);
        List<Sample> samples = drive.go(10, 20_000).samples();
        ControlSnapshot control = new Controls().escort(null, "truck-1").snapshot();
        VehicleRig rig = new VehicleRig(control).play(samples.subList(0, 100));
        byte[] stored = VehicleRig.ofAnotherVersion("sensor-range", VehicleRig.bytes(rig.state));

        rig.resume(stored, samples.subList(100, 101)).more(samples.subList(101, samples.size()));

        assertThat(rig.findings)
                .extracting(
                        said -> said.finding().kind() + " " + (said.finding().atMs() - Drive.START_MS))
                .containsExactly("RAISED 3000", "FORGOTTEN 9900", "RAISED 12000");
    }

    /** A state that is stored once more before the vehicle speaks has not forgotten what it lost. */
    @Test
    void what_is_lost_is_lost_until_the_vehicle_speaks() {
        List<Sample> samples = new Drive("truck-1")
                .with(Signal.STATE_OF_CHARGE_PCT, 130)
                .go(10, 10_000)
                .samples();
        ControlSnapshot control = new Controls().escort(null, "truck-1").snapshot();
        VehicleRig rig = new VehicleRig(control).play(samples.subList(0, 90));
        byte[] stored = VehicleRig.ofAnotherVersion("sensor-range", VehicleRig.bytes(rig.state));

        rig.resume(stored, List.of()).more(samples.subList(90, 100));

        assertThat(rig.findings)
                .extracting(said -> said.finding().kind())
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.FORGOTTEN);
    }

    /** Another speaks in its name, and goes on to do so: that is raised anew behind the end of what was raised before. */
    @Test
    void what_is_raised_at_the_arrival_that_tells_the_loss_stays_open() {
        List<Sample> samples =
                new Drive("truck-1").go(10, 2_000).as("truck-2").go(10, 2_000).samples();
        VehicleRig rig = new VehicleRig(new Controls().escort(null, "truck-1").snapshot()).play(samples.subList(0, 30));
        byte[] stored = VehicleRig.ofAnotherVersion("identity", VehicleRig.bytes(rig.state));

        rig.resume(stored, samples.subList(30, 40));

        assertThat(rig.findings)
                .extracting(said -> said.finding().kind())
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.FORGOTTEN, Finding.Kind.RAISED);
    }

    @Test
    void the_place_is_believed_again_when_what_made_it_doubtful_is_lost_and_over() {
        List<Sample> samples = new Drive("truck-1")
                .clock(4_000)
                .go(10, 20_000)
                .clock(0)
                .silent(5_000)
                .go(10, 5_000)
                .samples();
        VehicleRig rig =
                new VehicleRig(new Controls().escort(null, "truck-1").snapshot()).play(samples.subList(0, 200));
        byte[] stored = VehicleRig.ofAnotherVersion("clock-skew", VehicleRig.bytes(rig.state));
        assertThat(rig.statuses.get(rig.statuses.size() - 1).integrity).isEqualTo(Integrity.DEGRADED);

        rig.resume(stored, samples.subList(200, 250));

        assertThat(rig.statuses.get(rig.statuses.size() - 1).integrity).isEqualTo(Integrity.TRUSTED);
    }

    static byte[] released(String file) throws IOException {
        String name = "/state/" + file;
        try (InputStream resource = VehicleStateTest.class.getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return resource.readAllBytes();
        }
    }

    @Test
    void a_state_is_small() {
        for (long seed = 1; seed <= 8; seed++) {
            VehicleState state =
                    new VehicleRig(VehicleStageProperties.CONTROL).play(VehicleStageProperties.arrivals(seed)).state;

            assertThat(VehicleRig.bytes(state)).hasSizeLessThan(MAX_BYTES);
        }
    }

    /** Writes the bytes of a new format; the file of an old one is never touched. */
    public static void main(String[] args) throws IOException {
        VehicleRig rig = new VehicleRig(VehicleStageProperties.CONTROL).play(before());
        Files.write(Path.of(args[0]), VehicleRig.bytes(rig.state));
    }
}
