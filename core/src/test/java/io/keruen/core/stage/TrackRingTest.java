package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far back a vehicle's place is known, and how exactly. */
class TrackRingTest {
    private static final long T = Drive.START_MS;

    @ParameterizedTest
    @ValueSource(longs = {20, 100, 500, 1_000})
    void a_place_half_a_minute_ago_is_known_at_every_sample_rate(long everyMs) {
        TrackRing ring = drive(new Drive("truck-1").every(everyMs).go(20, 120_000));
        LeaderPlace place = new LeaderPlace();

        for (long agoMs = 0; agoMs <= 30_000; agoMs += 130) {
            long tMs = ring.newestMs() - agoMs;
            ring.locate(tMs, 1_000, place);

            assertThat(place.known).as("%d ms ago", agoMs).isTrue();
            assertThat(place.lonDeg).isCloseTo(Drive.lonDeg(20 * (tMs - T) / 1e3), within());
        }
        assertThat(ring.size()).isLessThanOrEqualTo(TrackRing.CAPACITY);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 100, 500, 1_000})
    void samples_counted_back_are_those_that_are_kept_also_when_old_ones_were_dropped(long everyMs) throws IOException {
        TrackRing ring = drive(new Drive("truck-1").every(everyMs).go(20, 300_000));
        LeaderPlace place = new LeaderPlace();

        assertThat(ring.newerThan(Long.MIN_VALUE)).isEqualTo(ring.size());
        long laterMs = Long.MAX_VALUE;
        for (int back = 0; back < ring.size(); back++) {
            long tMs = ring.sampleBack(back, place);
            assertThat(tMs).isLessThan(laterMs);
            assertThat(place.lonDeg).isCloseTo(Drive.lonDeg(20 * (tMs - T) / 1e3), within());
            assertThat(ring.newerThan(tMs)).isEqualTo(back);
            assertThat(ring.newestBefore(laterMs, -1)).isEqualTo(tMs);
            laterMs = tMs;
        }
        assertThat(ring.newestBefore(laterMs, -1)).isEqualTo(-1);
        assertThat(bytes(TrackRing.read(new DataInputStream(new ByteArrayInputStream(bytes(ring))))))
                .isEqualTo(bytes(ring));
    }

    private static byte[] bytes(TrackRing ring) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ring.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void a_hole_in_the_track_stays_one() {
        TrackRing ring = drive(
                new Drive("truck-1").go(20, 10_000).unrecorded(20, 0, 3_000).go(20, 20_000));
        LeaderPlace place = new LeaderPlace();

        ring.locate(T + 11_500, 2_500, place);

        assertThat(place.known).isFalse();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    private static TrackRing drive(Drive drive) {
        TrackRing ring = new TrackRing();
        VehicleRig rig = new VehicleRig(new Controls().escort(null, "truck-1").snapshot()) {
            @Override
            public void track(TrackFrame track) {
                TrackQueue queue = new TrackQueue();
                queue.append(track);
                for (int i = 0; i < track.size; i++) {
                    ring.add(queue, queue.takePending());
                }
            }
        };
        rig.play(drive.samples());
        return ring;
    }
}
