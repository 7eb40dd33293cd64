package io.keruen.core.stage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sightings are worked off by ingest time, then vehicle, then in the order of judging. */
class SightingQueueTest {
    private static Sighting sighting(long ingestMs, String vehicleId, long ordinal) {
        Sighting sighting = new Sighting();
        sighting.ingestTimeMs = ingestMs;
        sighting.vehicleId = vehicleId;
        sighting.ordinal = ordinal;
        sighting.escortId = ordinal % 2 == 0 ? null : "escort-1";
        sighting.eventTimeMs = ingestMs - 40;
        sighting.latDeg = 47;
        sighting.lonDeg = 82;
        sighting.courseDeg = 90;
        sighting.speedMps = 12;
        sighting.sigmaM = 0.5;
        sighting.zoneKinds = 6;
        return sighting;
    }

    private static String text(Sighting s) {
        return s.ingestTimeMs + " " + s.vehicleId + " " + s.ordinal + " " + s.escortId + " " + s.eventTimeMs + " "
                + s.latDeg + " " + s.lonDeg + " " + s.courseDeg + " " + s.speedMps + " " + s.sigmaM + " " + s.zoneKinds;
    }

    private static SightingQueue read(DataInput in) throws IOException {
        SightingQueue queue = new SightingQueue();
        queue.read(in);
        return queue;
    }

    @Test
    void they_come_in_one_order_whatever_the_order_of_arrival() throws IOException {
        List<Sighting> inOrder = List.of(
                sighting(1_000, "A", 7),
                sighting(1_000, "A", 8),
                sighting(1_000, "B", 1),
                sighting(1_001, "A", 9),
                sighting(1_001, "C", 2),
                sighting(1_001, "C", 3),
                sighting(2_000, "A", 1));
        for (long seed = 0; seed < 20; seed++) {
            List<Sighting> shuffled = new ArrayList<>(inOrder);
            Collections.shuffle(shuffled, new Random(seed));
            SightingQueue queue = new SightingQueue();
            assertThat(queue.firstMs()).isEqualTo(Long.MAX_VALUE);
            shuffled.forEach(queue::add);
            queue = StoredBytes.thereAndBack(queue, SightingQueue::write, SightingQueueTest::read);

            for (Sighting next : inOrder) {
                assertThat(queue.firstMs()).isEqualTo(next.ingestTimeMs);
                Sighting polled = queue.poll();
                assertThat(polled).isNotNull();
                assertThat(text(polled)).isEqualTo(text(next));
            }
            assertThat(queue.poll()).isNull();
        }
    }

    @Test
    void a_copy_says_the_same_at_another_moment() {
        Sighting sighting = sighting(1_000, "A", 7);

        assertThat(text(sighting.copy(1_000))).isEqualTo(text(sighting));
        assertThat(sighting.copy(1_500).ingestTimeMs).isEqualTo(1_500);
    }
}
