package io.keruen.core.stage;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What arrivals raise stands in the name of the escort of that moment, and ends with it. */
class ArrivalHandOverTest {
    private static final long CHANGE_MS = START_MS + 20_000;
    private static final ControlSnapshot CONTROL = new Controls()
            .escortOf("truck-1", "A", 0, CHANGE_MS)
            .escortOf("truck-1", "B", CHANGE_MS, 4_102_444_800_000L)
            .snapshot();

    /** The truck drives for half a minute; what else comes in its name lies somewhere else. */
    private static VehicleRig play(Sample... others) {
        List<Sample> all = new ArrayList<>(
                new Drive("truck-1").as("truck-1").go(10, 30_000).samples());
        all.addAll(List.of(others));
        all.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return new VehicleRig(CONTROL).play(all);
    }

    /** A number told before, five seconds ago, with another place. */
    private static Sample replayed(long ms, String sender) {
        Sample sample =
                new Drive("truck-1").as(sender).at(50, 0).go(10, ms).samples().get((int) (ms / 100) - 50);
        sample.latDeg += 0.001;
        sample.ingestTimeMs = START_MS + ms + 10;
        return sample;
    }

    private static List<String> told(VehicleRig rig, String type) {
        return rig.findings(type).stream()
                .map(finding -> finding.kind() + " " + finding.escortId() + " " + (finding.startedAtMs() - START_MS)
                        + ".." + (finding.atMs() - START_MS))
                .toList();
    }

    @Test
    void a_replay_is_over_for_the_escort_before_and_raised_anew_in_the_name_of_the_next() {
        VehicleRig rig = play(replayed(15_000, "truck-1"), replayed(21_000, "truck-1"));

        assertThat(told(rig, "SEQUENCE_REPLAY"))
                .containsExactly("RAISED A 15010..15010", "CLEARED A 15010..20000", "RAISED B 21010..21010");
        Finding cleared = rig.findings("SEQUENCE_REPLAY").get(1);
        assertThat(cleared.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(cleared.vehicleId()).isEqualTo("truck-1");
        assertThat(cleared.convoyId()).isNull();
        assertThat(cleared.ruleId()).isEqualTo("replayed-frames");
    }

    @Test
    void another_sender_is_so_too() {
        VehicleRig rig = play(replayed(15_000, "truck-9"));

        assertThat(told(rig, "IDENTITY_MISMATCH")).containsExactly("RAISED A 15010..15010", "CLEARED A 15010..20000");
        assertThat(rig.findings("IDENTITY_MISMATCH").get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rig.findings("IDENTITY_MISMATCH").get(1).ruleId()).isEqualTo("identity");
        assertThat(rig.findings("SEQUENCE_REPLAY")).isEmpty();
        assertThat(rig.state.quarantinedCount()).isEqualTo(1);
    }

    @Test
    void what_is_raised_says_what_the_sample_claims() {
        Sample claimed = replayed(15_000, "truck-1");
        Finding raised = play(claimed).findings("SEQUENCE_REPLAY").get(0);

        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.latDeg()).isEqualTo(claimed.latDeg);
        assertThat(raised.lonDeg()).isEqualTo(claimed.lonDeg);
        assertThat(raised.chainageM()).isNaN();
        assertThat(raised.evidence())
                .containsEntry("sequence", (double) claimed.sequence)
                .containsEntry("bootId", 1.0)
                .containsEntry("eventTimeMs", (double) claimed.eventTimeMs)
                .hasSize(3);
    }

    @Test
    void it_ends_ten_seconds_after_it_happened_last() {
        VehicleRig rig = play(replayed(6_000, "truck-1"), replayed(8_000, "truck-1"));

        assertThat(told(rig, "SEQUENCE_REPLAY")).containsExactly("RAISED A 6010..6010", "CLEARED A 6010..18010");
        VehicleRig foreign = play(replayed(6_000, "truck-9"), replayed(8_000, "truck-9"));
        assertThat(told(foreign, "IDENTITY_MISMATCH")).containsExactly("RAISED A 6010..6010", "CLEARED A 6010..18010");
    }

    /** Three seconds behind for half a minute: raised since it is so, and again for the escort that begins. */
    @Test
    void a_clock_that_is_wrong_is_so_for_the_next_escort_too() {
        ControlSnapshot control = new Controls()
                .escortOf("truck-1", "A", 0, START_MS + 40_000)
                .escortOf("truck-1", "B", START_MS + 40_000, 4_102_444_800_000L)
                .snapshot();
        VehicleRig rig = new VehicleRig(control)
                .play(new Drive("truck-1").clock(-3_000).go(10, 42_000).samples());

        assertThat(told(rig, "CLOCK_SKEW"))
                .containsExactly("RAISED A 0..30000", "CLEARED A 0..40000", "RAISED B 0..40000");
    }
}
