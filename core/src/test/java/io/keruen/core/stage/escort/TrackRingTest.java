package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.zone.ZoneKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        assertThat(bytes(TrackRing.read(
                        new DataInputStream(new ByteArrayInputStream(bytes(ring))), EscortState.VERSION)))
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

    /**
     * The law, with a list: a sample takes the place of the newest while that lies nearer than 50 ms to the one before it. Of
     * 128 those of the older half go, from the oldest on, whose neighbours are at most 500 ms apart, then the oldest, until
     * there is room for eight.
     */
    private static void keep(List<Long> kept, long tMs) {
        int size = kept.size();
        if (size > 0 && tMs <= kept.get(size - 1)) {
            return;
        }
        if (size >= 2 && kept.get(size - 1) - kept.get(size - 2) < TrackRing.SPACING_MS) {
            kept.remove(size - 1);
        } else if (size == TrackRing.CAPACITY) {
            List<Long> old = new ArrayList<>(kept.subList(0, 1));
            for (int k = 1; k < TrackRing.CAPACITY / 2; k++) {
                if (kept.get(k + 1) - old.get(old.size() - 1) > TrackRing.OLD_SPACING_MS) {
                    old.add(kept.get(k));
                }
            }
            old.addAll(kept.subList(TrackRing.CAPACITY / 2, size));
            kept.clear();
            kept.addAll(old.subList(Math.max(0, old.size() - (TrackRing.CAPACITY - 8)), old.size()));
        }
        kept.add(tMs);
    }

    private static int kinds(long tMs) {
        return (int) Math.floorMod(tMs, 1_021L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_kept_is_what_the_law_keeps(long seed) throws IOException {
        Random random = new Random(seed);
        List<Long> kept = new ArrayList<>();
        TrackRing ring = new TrackRing();
        LeaderPlace place = new LeaderPlace();
        long tMs = T;
        for (int n = 0; n < 1_500; n++) {
            tMs += random.nextInt(50) == 0 ? -200 : 25 * random.nextInt(n % 300 < 150 ? 4 : 25);
            TrackQueue queue = new TrackQueue();
            queue.append(Point.frame(List.of(Point.of("A", tMs, tMs - T).in(kinds(tMs)))));
            ring.add(queue, queue.takePending(1, 0));
            keep(kept, tMs);
            if (random.nextInt(200) == 0) {
                ring = StoredBytes.thereAndBack(ring, TrackRing::write, in -> TrackRing.read(in, EscortState.VERSION));
            }
            assertThat(ring.size()).isEqualTo(kept.size());
            int back = random.nextInt(kept.size());
            long keptMs = kept.get(kept.size() - 1 - back);
            assertThat(ring.sampleBack(back, place)).isEqualTo(keptMs);
            assertThat(place.chainageM).isEqualTo(keptMs - T);
            assertThat(place.zoneKinds).isEqualTo(kinds(keptMs));
        }
    }

    /** However many samples lie between; of seventeen times that it came or went the first is forgotten. */
    @Test
    void where_a_seal_may_be_opened_is_known_for_sixteen_changes() {
        TrackRing ring = new TrackRing();
        TrackQueue queue = new TrackQueue();
        assertThat(ring.openingKindsAt(T)).isZero();
        int[] kinds = {ZoneKind.YARD.bit(), ZoneKind.GATE.bit(), ZoneKind.CUSTOMS_CONTROL.bit() | ZoneKind.GATE.bit()};
        for (int k = 0; k < 170; k++) {
            queue.append(Point.frame(List.of(Point.of("A", T + 1_000L * k, k).in(kinds[k / 10 % 3]))));
            ring.add(queue, queue.takePending(1, 0));
        }

        assertThat(ring.openingKindsAt(T + 9_999)).isZero();
        for (int k = 10; k < 170; k++) {
            assertThat(ring.openingKindsAt(T + 1_000L * k))
                    .as("sample %d", k)
                    .isEqualTo(kinds[k / 10 % 3] & ~ZoneKind.GATE.bit());
        }
        assertThat(ring.openingKindsAt(Long.MAX_VALUE)).isEqualTo(ring.openingKindsAt(T + 169_000));
    }

    /** States before the tenth keep places alone: none that nobody believed tells where a seal may be opened. */
    @ParameterizedTest
    @ValueSource(ints = {9, EscortState.VERSION})
    void a_place_that_is_not_believed_brings_nobody_where_a_seal_may_be_opened(int version) throws IOException {
        TrackRing ring = new TrackRing();
        TrackQueue queue = new TrackQueue();
        for (int k = 0; k < 4; k++) {
            queue.append(Point.frame(List.of(Point.of("A", T + 1_000L * k, k)
                    .in(k == 1 ? ZoneKind.CUSTOMS_CONTROL.bit() : ZoneKind.YARD.bit())
                    .sigma(k == 1 ? 1.5 : Double.POSITIVE_INFINITY))));
            ring.add(queue, queue.takePending(1, 0));
        }
        TrackRing restored = TrackRing.read(new DataInputStream(new ByteArrayInputStream(bytes(ring))), version);

        assertThat(restored.openingKindsAt(T + 999)).isZero();
        assertThat(restored.openingKindsAt(T + 1_999)).isEqualTo(ZoneKind.CUSTOMS_CONTROL.bit());
        assertThat(restored.openingKindsAt(T + 3_000))
                .as("but may take it away")
                .isZero();
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
                    ring.add(queue, queue.takePending(1, 0));
                }
            }
        };
        rig.play(drive.samples());
        return ring;
    }
}
