package io.keruen.core.stage.vehicle;

import static io.keruen.core.stage.vehicle.LostPacketDrive.CONTROL;
import static io.keruen.core.stage.vehicle.LostPacketDrive.END_S;
import static io.keruen.core.stage.vehicle.LostPacketDrive.ENTRY;
import static io.keruen.core.stage.vehicle.LostPacketDrive.OUT_S;
import static io.keruen.core.stage.vehicle.LostPacketDrive.STORE_S;
import static io.keruen.core.stage.vehicle.LostPacketDrive.arrivals;
import static io.keruen.core.stage.vehicle.LostPacketDrive.driven;
import static io.keruen.core.stage.vehicle.LostPacketDrive.heard;
import static io.keruen.core.stage.vehicle.LostPacketDrive.lost;
import static io.keruen.core.stage.vehicle.LostPacketDrive.shadow;
import static io.keruen.core.stage.vehicle.LostPacketDrive.storedMs;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.zone.Walker;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long late data are waited for, on ingest time ({@link LostPacketDrive}). */
class LatePatienceTest {
    private static final long QUIET_MS = 30_000;
    private static final long BUSY_MS = 300_000;
    private static final long SILENCE_MS = 600_000;
    private static final int PAUSE_S = 60;
    private static final int SLOW_STEP_MS = 10_000;

    private static List<Long> toldMs(VehicleRig rig) {
        return rig.findings.stream()
                .filter(said -> said.finding().type().equals(ENTRY))
                .map(said -> said.ingestTimeMs() - Drive.START_MS)
                .toList();
    }

    /** The store begins at {@link LostPacketDrive#OUT_S}, then nothing of the truck comes for a minute. */
    private static List<Sample> paused(List<Sample> heardAgain, int storeS) {
        List<Sample> shadow = shadow();
        List<Sample> arrived = arrivals(heard(OUT_S + 5), shadow.subList(0, 20), OUT_S + 5);
        arrived.addAll(heardAgain);
        List<Sample> rest = new ArrayList<>(shadow.subList(20, shadow.size()));
        rest.addAll(lost());
        return arrivals(arrived, rest, storeS);
    }

    @Test
    void a_store_that_pauses_while_the_truck_is_silent_is_waited_for() {
        int againS = OUT_S + 5 + PAUSE_S;
        for (List<Sample> samples :
                List.of(paused(List.of(), againS), paused(driven().subList(againS, END_S), againS + 20))) {
            VehicleRig rig = new VehicleRig(CONTROL).play(samples);

            assertThat(rig.state.lateUnjudgedCount()).isZero();
            assertThat(rig.findings(ENTRY)).hasSize(2).allMatch(Finding::late);
            assertThat(toldMs(rig)).allMatch(ms -> ms < (againS + 20 + 5) * 1_000L);
        }
    }

    @Test
    void a_truck_that_is_silent_for_ever_is_waited_for_ten_minutes_and_does_not_wake_up_for_ever() {
        long dueMs = storedMs(OUT_S + 5) + SILENCE_MS;
        VehicleRig rig = new VehicleRig(CONTROL).play(arrivals(heard(OUT_S + 5), shadow(), OUT_S + 5));

        assertThat(rig.wakeUpAtMs()).isLessThanOrEqualTo(dueMs);
        assertThat(rig.advance(dueMs - 1).findings(ENTRY)).isEmpty();
        assertThat(rig.wakeUpAtMs()).isLessThanOrEqualTo(dueMs);
        assertThat(rig.advance(dueMs).findings(ENTRY)).hasSize(2);

        VehicleRig never = new VehicleRig(CONTROL).play(heard(OUT_S + 5)).advance(dueMs);
        assertThat(rig.advance(dueMs + 3_600_000).wakeUpAtMs())
                .isEqualTo(never.advance(dueMs + 3_600_000).wakeUpAtMs());
    }

    /** Samples of a boot that is over and of whose time all is judged, one in ten seconds. */
    private static List<Sample> withUnplaceable() {
        List<Sample> old = driven().subList(0, 20);
        old.forEach(sample -> sample.bootId = 0);
        return arrivals(arrivals(heard(END_S + 100), shadow(), STORE_S), old, STORE_S + 5, SLOW_STEP_MS);
    }

    /** The truck is in a second shadow, the samples of which its store sends one in ten seconds. */
    private static List<Sample> withSlowStore() {
        List<Sample> heard = heard(90);
        heard.addAll(driven().subList(150, 600));
        return arrivals(arrivals(heard, shadow(), 160), driven().subList(90, 130), 165, SLOW_STEP_MS);
    }

    /** The same, and all that comes of it is what its store sends. */
    private static List<Sample> heardNowAndThen() {
        List<Sample> heard = heard(90);
        heard.addAll(driven().subList(250, 260));
        return arrivals(arrivals(heard, shadow(), 262), driven().subList(90, 230), 270, SLOW_STEP_MS);
    }

    @Test
    void late_samples_that_fall_into_no_hole_are_no_reason_to_wait() {
        VehicleRig rig = new VehicleRig(CONTROL).play(withUnplaceable());

        assertThat(rig.state.lateUnjudgedCount()).isEqualTo(20);
        assertThat(toldMs(rig)).hasSize(2).allMatch(ms -> ms == storedMs(STORE_S) + QUIET_MS - Drive.START_MS);
    }

    @Test
    void a_store_that_never_stops_sending_is_waited_for_five_minutes() {
        VehicleRig rig = new VehicleRig(CONTROL).play(withSlowStore());

        assertThat(rig.state.lateUnjudgedCount()).isZero();
        assertThat(toldMs(rig)).hasSize(2).allMatch(ms -> ms == 160_007 + BUSY_MS);
    }

    @Test
    void a_truck_that_is_heard_now_and_then_and_sends_late_samples_for_ever_is_waited_for_a_quarter_of_an_hour() {
        VehicleRig rig = new VehicleRig(CONTROL).play(heardNowAndThen());

        assertThat(rig.state.lateUnjudgedCount()).isZero();
        assertThat(toldMs(rig)).hasSize(2).allMatch(ms -> ms == 262_007 + BUSY_MS + SILENCE_MS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void cutting_into_frames_and_steps_and_restoring_changes_nothing(int seed) {
        int againS = OUT_S + 5 + PAUSE_S;
        for (List<Sample> samples : List.of(
                paused(driven().subList(againS, END_S), againS + 20),
                withUnplaceable(),
                withSlowStore(),
                heardNowAndThen())) {
            VehicleRig one = new VehicleRig(CONTROL).play(samples);
            for (int longest : new int[] {2, 7, 100}) {
                VehicleRig cut = new VehicleRig(CONTROL).play(samples, longest, seed);
                assertThat(cut.said()).isEqualTo(one.said());
                assertThat(cut.statuses).isEqualTo(one.statuses);
            }
        }
    }

    /** It is heard once behind the hole, then its store sends all of it, then nobody hears of it again. */
    @Test
    void what_came_before_the_main_line_was_sure_is_told_of_a_truck_that_is_never_heard_again() {
        double[] ring = new double[8];
        for (int i = 0; i < 4; i++) {
            ring[2 * i] = Drive.latDeg(i < 2 ? -50 : 50);
            ring[2 * i + 1] = Drive.lonDeg(i % 3 == 0 ? 200 : 300);
        }
        ZoneSpec zone = ZoneSpec.of("control", ZoneKind.CUSTOMS_CONTROL, Shape.polygon(ring));
        ControlSnapshot control = new Controls()
                .zone(Walker.with(zone, zone.jurisdiction(), Double.NaN, 60_000))
                .escort(null, "truck-1")
                .snapshot();
        Drive drive = new Drive("truck-1").every(1_000).accuracy(0.3);
        for (int s = 0; s <= 90; s++) {
            drive.at(s < 25 ? 10.0 * s : s < 80 ? 250 : 250 + 10.0 * (s - 80), 0)
                    .go(0, 1_000);
        }
        List<Sample> all = drive.samples();
        List<Sample> heard = new ArrayList<>(all.subList(0, 40));
        heard.add(all.get(90));
        VehicleRig rig = new VehicleRig(control).play(arrivals(heard, all.subList(40, 90), 100));

        assertThat(rig.advance(Drive.START_MS + 600_000).findings("ZONE_DWELL_EXCEEDED"))
                .isEmpty();
        assertThat(rig.advance(Drive.START_MS + 1_200_000).findings("ZONE_DWELL_EXCEEDED"))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        VehicleStatus last = rig.statuses.get(rig.statuses.size() - 1);
        assertThat(last.zoneIds).as("where it is known to be now").isEmpty();
    }
}
