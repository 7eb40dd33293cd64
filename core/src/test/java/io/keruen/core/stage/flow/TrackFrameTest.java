package io.keruen.core.stage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the escort hears of each sample that was judged. */
class TrackFrameTest {
    private static final ControlSnapshot ROAD =
            new Controls().route("road", 0, 1_000, 6).escort("road", "truck-1").snapshot();
    private static final ControlSnapshot NO_ROAD =
            new Controls().escort(null, "truck-1").snapshot();

    /** Ten samples, the first judged after seven others. */
    private static VehicleRun run(ControlSnapshot control) {
        List<Sample> samples = new Drive("truck-1").go(10, 1_000).samples();
        samples.get(3).set(Signal.SPEED_MPS, Double.NaN).set(Signal.WHEEL_SPEED_MPS, 9);
        samples.get(4).set(Signal.WHEEL_SPEED_MPS, 9);
        samples.get(5).set(Signal.SPEED_MPS, Double.NaN);
        VehicleRun run = new VehicleRun();
        run.start("truck-1", control.situationAt("truck-1", Drive.START_MS), 7, new Carry());
        run.append(VehicleRig.frame(samples), 0, samples.size());
        for (int i = 1; i <= run.size(); i++) {
            run.ingestTimeMs()[i] += 5;
            run.sigmaM()[i] = i;
            run.chainageM()[i] = 10 * i;
            run.zoneKinds()[i] = ZoneKind.GATE.bit();
            run.matchFlags()[i] =
                    i == 6 ? 0 : i == 7 ? VehicleRun.MATCHED | VehicleRun.BEYOND_ENDS : VehicleRun.MATCHED;
        }
        return run;
    }

    private static TrackFrame track(ControlSnapshot control) {
        TrackFrame track = new TrackFrame();
        track.set(run(control), 1, 2, "CN");
        track.set(run(control), 3, 8, "KZ");
        return track;
    }

    private static void assertSays(TrackFrame track, int unmatched) {
        int gate = ZoneKind.GATE.bit();
        assertThat(track.vehicleId).isEqualTo("truck-1");
        assertThat(track.escortId).isEqualTo("escort-1");
        assertThat(track.jurisdiction).isEqualTo("KZ");
        assertThat(track.firstJudgedIndex).isEqualTo(9);
        assertThat(track.size).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            assertThat(track.eventTimeMs[i]).isEqualTo(Drive.START_MS + 200 + 100L * i);
            assertThat(track.ingestTimeMs[i]).isEqualTo(Drive.START_MS + 205 + 100L * i);
            assertThat(track.latDeg[i]).isEqualTo(Drive.LAT_DEG);
            assertThat(track.lonDeg[i]).isEqualTo(run(ROAD).lonDeg()[3 + i]);
            assertThat(track.sigmaM[i]).isEqualTo(3 + i);
        }
        assertThat(track.speedMps).startsWith(10, 9, 10, Double.NaN, 10, 10);
        assertThat(track.chainageM).startsWith(30, 40, 50, 60, Double.NaN, 80);
        assertThat(track.zoneKinds).startsWith(gate, gate, gate, gate | unmatched, gate, gate);
    }

    @Test
    void a_sample_that_is_not_matched_is_told_so_where_there_is_a_route() {
        assertSays(track(ROAD), TrackFrame.UNMATCHED);
        assertSays(track(NO_ROAD), 0);
    }

    @Test
    void what_was_written_is_read_over_what_was_there() throws IOException {
        TrackFrame stored = StoredBytes.thereAndBack(track(ROAD), TrackFrame::write, in -> {
            TrackFrame other = new TrackFrame();
            other.set(run(NO_ROAD), 1, 3, null);
            return other.read(in);
        });

        assertSays(stored, TrackFrame.UNMATCHED);
    }

    @Test
    void a_frame_that_is_long_enough_is_used_again() {
        TrackFrame track = track(ROAD);
        long[] before = track.eventTimeMs;
        track.set(run(ROAD), 1, 6, null);
        assertThat(track.eventTimeMs).isSameAs(before);
        track.set(run(ROAD), 1, 7, null);
        assertThat(track.eventTimeMs).hasSize(12);
    }
}
