package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a vehicle remembers of its holes has a bound, however long it stays in the band of zones. */
class LateStateSizeTest {
    private static final int MOST_STATE_BYTES = 24 * 1024;
    private static final int PIECE = 140;
    private static final int LOST = 15;
    private static final ControlSnapshot CONTROL = new Controls()
            .box("closed-area-north", ZoneKind.RESTRICTED, 200, -50, 300, 50)
            .box("customs-control-1", ZoneKind.CUSTOMS_CONTROL, 0, -60, 200, 60)
            .box("parking-area-east", ZoneKind.STOP_ALLOWED, 200.5, -500, 900, 500)
            .route("road", -100, 5_000, 6)
            .escort("road", "truck-1")
            .snapshot();

    /** Up and down the edge that three zones share; so many pieces, behind each of which some samples are lost. */
    private static List<List<Sample>> alongTheEdge(long seed, int pieces) {
        Random random = new Random(seed);
        Drive drive = new Drive("truck-1").every(1_000);
        List<List<Sample>> kept = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            for (int i = 0; i < PIECE + LOST; i++) {
                drive.accuracy(0.5 + random.nextDouble());
                drive.at(200 + random.nextGaussian(), 20 * random.nextGaussian())
                        .go(0, 1_000);
            }
            List<Sample> all = drive.samples();
            int from = all.size() - PIECE - LOST;
            kept.add(new ArrayList<>(all.subList(from, from + PIECE)));
        }
        return kept;
    }

    private static int spots(VehicleState state) {
        int spots = 0;
        LateHole before = null;
        for (LateHole hole : state.fragments.holes) {
            spots += hole.right.spots.size();
            spots += LateFragments.isUnsure(before, hole) ? 0 : hole.left.spots.size();
            before = hole;
        }
        return spots;
    }

    private static void assertSmall(VehicleState state) {
        assertThat(state.fragments.holes).hasSizeGreaterThan(LateFragments.MAX - 3);
        assertThat(spots(state)).isBetween(LateThinning.ALL_SPOTS * 3 / 4, LateThinning.ALL_SPOTS);
        assertThat(VehicleRig.bytes(state)).hasSizeLessThanOrEqualTo(MOST_STATE_BYTES);
    }

    @Test
    void a_truck_that_is_heard_in_the_band_between_many_holes_has_a_small_state() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Sample> heard = new ArrayList<>();
            alongTheEdge(seed, LateFragments.MAX + 4).forEach(heard::addAll);

            assertSmall(new VehicleRig(CONTROL).play(heard).state);
        }
    }

    @Test
    void a_truck_whose_store_sends_many_pieces_of_a_time_in_the_band_has_a_small_state() {
        for (long seed = 1; seed <= 3; seed++) {
            List<List<Sample>> pieces = alongTheEdge(seed, LateFragments.MAX + 1);
            List<Sample> arrivals = new ArrayList<>(pieces.remove(0));
            arrivals.addAll(pieces.remove(pieces.size() - 1));
            long nowMs = arrivals.get(arrivals.size() - 1).ingestTimeMs;
            for (List<Sample> piece : pieces) {
                for (Sample sample : piece) {
                    nowMs += 10;
                    sample.ingestTimeMs = nowMs;
                    arrivals.add(sample);
                }
            }

            assertSmall(new VehicleRig(CONTROL).play(arrivals).state);
        }
    }

    /** What is left out of too many is what tells least: of a stay before a fence not the one step over it. */
    @Test
    void one_step_into_a_closed_area_among_too_many_samples_before_it_is_told() {
        for (int stepAt = 20; stepAt < PIECE - 20; stepAt += 7) {
            Drive drive = new Drive("truck-1").every(1_000).accuracy(1);
            List<Sample> arrivals = new ArrayList<>();
            List<Sample> late = new ArrayList<>();
            Random random = new Random(stepAt);
            for (int piece = 0; piece < 6; piece++) {
                for (int i = 0; i < PIECE + 5; i++) {
                    boolean isStep = piece == 3 && i == stepAt;
                    boolean isBeside = piece == 3 && Math.abs(i - stepAt) == 1;
                    double eastM = isStep ? 203 : 200 + 3 * random.nextDouble() - 1.5;
                    drive.at(eastM, isStep || isBeside ? 0 : 20 * random.nextGaussian())
                            .go(0, 1_000);
                }
                List<Sample> all = drive.samples();
                List<Sample> kept = all.subList(all.size() - PIECE - 5, all.size() - 5);
                (piece == 0 || piece == 5 ? arrivals : late).addAll(kept);
            }
            long nowMs = arrivals.get(arrivals.size() - 1).ingestTimeMs;
            for (Sample sample : late) {
                nowMs += 10;
                sample.ingestTimeMs = nowMs;
                arrivals.add(sample);
            }
            VehicleRig rig = new VehicleRig(CONTROL).play(arrivals);
            for (long wakeMs = rig.wakeUpAtMs(); wakeMs < nowMs + 3_600_000; wakeMs = rig.wakeUpAtMs()) {
                rig.advance(wakeMs);
            }
            assertThat(rig.findings("RESTRICTED_ZONE_ENTRY"))
                    .as("step at " + stepAt)
                    .anyMatch(finding -> finding.kind() == Finding.Kind.RAISED);
        }
    }
}
