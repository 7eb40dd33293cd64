package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import io.keruen.core.stage.flow.TrackFrame;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples come out of the queue as they went in: first to be worked off, then to wait for their leader. */
class TrackQueueTest {
    private static final @Nullable String[] GROUNDS = {null, "KZ", "KZ", "CN"};

    /** So many samples, numbered on from {@code first}, each with other values. */
    private static TrackFrame frame(int first, int count, @Nullable String ground) {
        TrackFrame frame = new TrackFrame();
        frame.vehicleId = "truck-1";
        frame.jurisdiction = ground;
        frame.firstJudgedIndex = first;
        frame.size = count;
        frame.eventTimeMs = new long[count];
        frame.ingestTimeMs = new long[count];
        frame.latDeg = new double[count];
        frame.lonDeg = new double[count];
        frame.speedMps = new double[count];
        frame.sigmaM = new double[count];
        frame.chainageM = new double[count];
        frame.zoneKinds = new int[count];
        for (int i = 0; i < count; i++) {
            int n = first + i;
            frame.eventTimeMs[i] = 1_000L + n * 10L;
            frame.ingestTimeMs[i] = 1_003L + n * 10L;
            frame.latDeg[i] = 40 + n * 1e-3;
            frame.lonDeg[i] = 80 + n * 1e-3;
            frame.speedMps[i] = n % 5 == 0 ? Double.NaN : n;
            frame.sigmaM[i] = n % 7 == 0 ? Double.POSITIVE_INFINITY : 0.5 + n;
            frame.chainageM[i] = n % 3 == 0 ? Double.NaN : 2 * n;
            frame.zoneKinds[i] = n % 64;
        }
        return frame;
    }

    private static void assertIs(TrackQueue queue, int i, int n, @Nullable String ground) {
        TrackFrame as = frame(n, 1, ground);
        assertThat(queue.eventTimeMs(i)).isEqualTo(as.eventTimeMs[0]);
        assertThat(queue.ingestTimeMs(i)).isEqualTo(as.ingestTimeMs[0]);
        assertThat(queue.latDeg(i)).isEqualTo(as.latDeg[0]);
        assertThat(queue.lonDeg(i)).isEqualTo(as.lonDeg[0]);
        assertThat(queue.speedMps(i)).isEqualTo(Double.valueOf(as.speedMps[0]));
        assertThat(queue.sigmaM(i)).isEqualTo(Double.valueOf(as.sigmaM[0]));
        assertThat(queue.chainageM(i)).isEqualTo(Double.valueOf(as.chainageM[0]));
        assertThat(queue.zoneKinds(i)).isEqualTo(as.zoneKinds[0]);
        assertThat(queue.jurisdiction(i)).isEqualTo(ground);
        assertThat(queue.routeKey(i)).isEqualTo(route(n));
    }

    private static long route(int n) {
        return n / 7 % 3;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothing_is_lost_mixed_up_or_told_twice(long seed) throws IOException {
        Random random = new Random(seed);
        TrackQueue queue = new TrackQueue();
        List<@Nullable String> grounds = new ArrayList<>();
        ArrayDeque<Integer> pending = new ArrayDeque<>();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        int given = 0;
        for (int step = 0; step < 1_000; step++) {
            int what = random.nextInt(10);
            if (what < 2) {
                int count = 1 + random.nextInt(step % 100 < 50 ? 12 : 3);
                String ground = GROUNDS[random.nextInt(GROUNDS.length)];
                queue.append(frame(given, count, ground));
                for (int i = 0; i < count; i++) {
                    pending.add(given++);
                    grounds.add(ground);
                }
            } else if (what < 6 && !pending.isEmpty()) {
                assertThat(queue.pendingOrdinal()).isEqualTo(pending.element() + 1);
                int n = pending.remove();
                assertIs(queue, queue.takePending(1, route(n)), n, grounds.get(n));
                waiting.add(n);
            } else if (what < 9 && !waiting.isEmpty()) {
                int n = waiting.remove();
                assertIs(queue, queue.waiting(), n, grounds.get(n));
                queue.popWaiting();
            } else {
                queue = StoredBytes.thereAndBack(
                        queue, TrackQueue::write, in -> TrackQueue.read(in, EscortState.VERSION));
            }
            assertThat(queue.hasWaiting()).isEqualTo(!waiting.isEmpty());
            assertThat(queue.pendingIngestMs())
                    .isEqualTo(pending.isEmpty() ? TrackQueue.NOTHING : 1_003L + pending.element() * 10L);
        }
        assertThat(given).isGreaterThan(500);
    }

    @Test
    void a_queue_of_one_ground_writes_its_name_once() throws IOException {
        TrackQueue one = new TrackQueue();
        one.append(frame(0, 20, "KAZAKHSTAN"));
        TrackQueue none = new TrackQueue();
        none.append(frame(0, 20, null));

        assertThat(bytes(one) - bytes(none)).isEqualTo(1 + 2 + "KAZAKHSTAN".length());
    }

    private static int bytes(TrackQueue queue) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        queue.write(new DataOutputStream(bytes));
        return bytes.size();
    }
}
