package io.keruen.core.stage.vehicle;

import static io.keruen.core.stage.vehicle.LostPacketDrive.CONTROL;
import static io.keruen.core.stage.vehicle.LostPacketDrive.END_S;
import static io.keruen.core.stage.vehicle.LostPacketDrive.ENTRY;
import static io.keruen.core.stage.vehicle.LostPacketDrive.STORE_S;
import static io.keruen.core.stage.vehicle.LostPacketDrive.arrivals;
import static io.keruen.core.stage.vehicle.LostPacketDrive.heard;
import static io.keruen.core.stage.vehicle.LostPacketDrive.lost;
import static io.keruen.core.stage.vehicle.LostPacketDrive.ordered;
import static io.keruen.core.stage.vehicle.LostPacketDrive.shadow;
import static io.keruen.core.stage.vehicle.LostPacketDrive.storedMs;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a packet that is lost for good holds back is told ({@link LostPacketDrive}). */
class LostPacketTest {
    private static final long PATIENCE_MS = 30_000;
    private static final long SILENCE_MS = 600_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void a_visit_in_the_shadow_is_told_when_the_store_is_empty(int order) {
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard(END_S), ordered(shadow(), order), STORE_S));

        assertThat(rig.findings(ENTRY))
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.findings(ENTRY)).allMatch(Finding::late);
        assertThat(rig.findings.stream().filter(said -> said.finding().type().equals(ENTRY)))
                .allMatch(said -> said.ingestTimeMs() == storedMs(STORE_S) + PATIENCE_MS);
        assertThat(rig.state.lateUnjudgedCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void cutting_into_frames_and_steps_and_restoring_changes_nothing(int seed) {
        List<Sample> samples = arrivals(heard(END_S), ordered(shadow(), seed), STORE_S);
        VehicleRig one = new VehicleRig(CONTROL).play(samples);

        for (int longest : new int[] {2, 7, 100}) {
            VehicleRig cut = new VehicleRig(CONTROL).play(samples, longest, seed);
            assertThat(cut.said()).isEqualTo(one.said());
            assertThat(cut.statuses).isEqualTo(one.statuses);
        }
    }

    @Test
    void a_store_that_goes_on_sending_is_not_cut_off() {
        List<Sample> heard = arrivals(heard(END_S), shadow(), STORE_S);
        int lastS = STORE_S + (int) (PATIENCE_MS / 1_000) + 2; // the last of the shadow came 2.7 s after its first
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard, lost(), lastS));

        assertThat(rig.state.lateUnjudgedCount()).isZero();
        assertThat(rig.findings(ENTRY)).hasSize(2).allMatch(Finding::late);
        assertThat(rig.findings.stream().filter(said -> said.finding().type().equals(ENTRY)))
                .allMatch(said -> said.ingestTimeMs() < Drive.START_MS + 1_000L * lastS + 1_000);
    }

    /** The release before waited for ever; what it had is waited for as if it had come when the truck was heard last. */
    @Test
    void what_an_earlier_release_waited_with_is_told() throws IOException {
        VehicleRig rig =
                new VehicleRig(CONTROL).resume(VehicleStateTest.released("vehicle-state-4-lost.bin"), List.of());
        assertThat(rig.wakeUpAtMs()).isLessThan(Drive.START_MS + SILENCE_MS + 1_000 * END_S);
        assertThat(rig.advance(Drive.START_MS + 3_600_000).findings(ENTRY))
                .hasSize(2)
                .allMatch(Finding::late);
    }

    /** Writes the bytes of a new format; the file of an old one is never touched. */
    public static void main(String[] args) throws IOException {
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard(END_S), shadow(), STORE_S));
        Files.write(Path.of(args[0]), VehicleRig.bytes(rig.state));
    }
}
