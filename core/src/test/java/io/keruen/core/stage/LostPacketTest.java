package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A truck that loses four samples for good in the band of a restricted zone, then drives into a radio shadow before two
 * samples were clear of the band, and is in the zone and out of it again while nobody hears it.
 */
class LostPacketTest {
    private static final ControlSnapshot CONTROL = new Controls()
            .box("closed", ZoneKind.RESTRICTED, 200, -50, 300, 50)
            .escort(null, "truck-1")
            .snapshot();
    private static final String ENTRY = "RESTRICTED_ZONE_ENTRY";
    private static final int LOST_S = 21;
    private static final int HEARD_S = 25;
    private static final int SHADOW_S = 27;
    private static final int OUT_S = 81;
    private static final int STORE_S = 110;
    private static final int END_S = 200;
    private static final int STORE_STEP_MS = 50;
    private static final long PATIENCE_MS = 30_000;

    /** The truck from start to end as it drove, a sample a second. */
    private static List<Sample> driven() {
        Drive drive = new Drive("truck-1").every(1_000).accuracy(0.3);
        for (int s = 0; s < END_S; s++) {
            double eastM = s < 20 ? 10.0 * s : 199.5;
            if (s >= SHADOW_S) {
                eastM = s < 50 ? Math.min(250, 205 + 10.0 * (s - SHADOW_S)) : Math.max(150, 245 - 10.0 * (s - 50));
            }
            drive.at(eastM, 0).go(0, 1_000);
        }
        return drive.samples();
    }

    /** What came as it was said, up to a second. */
    private static List<Sample> heard(int untilS) {
        List<Sample> all = driven();
        List<Sample> heard = new ArrayList<>(all.subList(0, LOST_S));
        heard.addAll(all.subList(HEARD_S, SHADOW_S));
        heard.addAll(all.subList(OUT_S, untilS));
        return heard;
    }

    private static List<Sample> shadow() {
        return driven().subList(SHADOW_S, OUT_S);
    }

    private static List<Sample> lost() {
        return driven().subList(LOST_S, HEARD_S);
    }

    /** Samples that the truck's store sends from a second on; with what was heard, as they arrive. */
    private static List<Sample> arrivals(List<Sample> heard, List<Sample> stored, int storeS) {
        List<Sample> all = new ArrayList<>(heard);
        for (int i = 0; i < stored.size(); i++) {
            Sample sample = stored.get(i);
            sample.ingestTimeMs = Drive.START_MS + 1_000L * storeS + (long) STORE_STEP_MS * i + 7;
            all.add(sample);
        }
        all.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return all;
    }

    /** Oldest first, newest first, or in blocks that come in any order, each in either direction. */
    private static List<Sample> ordered(List<Sample> samples, int seed) {
        Random random = new Random(seed);
        List<Sample> order = new ArrayList<>(samples);
        if (seed == 1) {
            Collections.reverse(order);
        } else if (seed > 1) {
            List<List<Sample>> blocks = new ArrayList<>();
            for (int at = 0; at < samples.size(); ) {
                int to = Math.min(samples.size(), at + 1 + random.nextInt(12));
                List<Sample> block = new ArrayList<>(samples.subList(at, to));
                if (random.nextBoolean()) {
                    Collections.reverse(block);
                }
                blocks.add(block);
                at = to;
            }
            Collections.shuffle(blocks, random);
            order.clear();
            blocks.forEach(order::addAll);
        }
        return order;
    }

    private static long storedMs(int storeS) {
        return Drive.START_MS + 1_000L * storeS + (OUT_S - SHADOW_S - 1) * STORE_STEP_MS + 7;
    }

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

    @Test
    void a_truck_that_says_nothing_more_is_not_waited_for_and_does_not_wake_up_for_ever() {
        long dueMs = storedMs(OUT_S + 5) + PATIENCE_MS;
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard(OUT_S + 5), shadow(), OUT_S + 5));

        assertThat(rig.wakeUpAtMs()).isLessThanOrEqualTo(dueMs);
        assertThat(rig.advance(dueMs - 1).findings(ENTRY)).isEmpty();
        assertThat(rig.advance(dueMs).findings(ENTRY)).hasSize(2);

        VehicleRig never = new VehicleRig(CONTROL).play(heard(OUT_S + 5)).advance(dueMs);
        assertThat(rig.advance(dueMs + 3_600_000).wakeUpAtMs())
                .isEqualTo(never.advance(dueMs + 3_600_000).wakeUpAtMs());
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

    /** The release before waited for ever; what it had waits for the next late sample. */
    @Test
    void what_an_earlier_release_waited_with_is_told() throws IOException {
        VehicleRig rig =
                new VehicleRig(CONTROL).resume(VehicleStateTest.released("vehicle-state-4-lost.bin"), List.of());
        assertThat(rig.advance(Drive.START_MS + 3_600_000).findings(ENTRY)).isEmpty();

        List<Sample> again = lost().subList(1, 2);
        again.get(0).ingestTimeMs = Drive.START_MS + 3_700_000;
        rig.more(again).advance(Drive.START_MS + 3_700_000 + PATIENCE_MS);

        assertThat(rig.findings(ENTRY)).hasSize(2).allMatch(Finding::late);
    }

    /** Writes the bytes of a new format; the file of an old one is never touched. */
    public static void main(String[] args) throws IOException {
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard(END_S), shadow(), STORE_S));
        Files.write(Path.of(args[0]), VehicleRig.bytes(rig.state));
    }
}
