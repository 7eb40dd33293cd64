package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 5.3 of the contract: without a number by its event time, remembered 10 s back. */
class EventTimeMemoryTest {
    private static final long T = 1_767_225_600_000L;

    private static EventTimeMemory read(DataInput in) throws IOException {
        EventTimeMemory memory = new EventTimeMemory();
        memory.read(in);
        return memory;
    }

    private static int size(EventTimeMemory memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.write(new DataOutputStream(bytes));
        assertThat(bytes.size() % Long.BYTES).isEqualTo(Integer.BYTES);
        return ByteBuffer.wrap(bytes.toByteArray()).getInt();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_time_of_the_last_ten_seconds_is_known(long seed) throws IOException {
        Random random = new Random(seed);
        EventTimeMemory memory = new EventTimeMemory();
        TreeSet<Long> all = new TreeSet<>();
        long newestMs = T;
        for (int step = 0; step < 2_000; step++) {
            newestMs += random.nextInt(200) == 0 ? 30_000 : random.nextInt(80);
            long timeMs = newestMs - (random.nextInt(3) == 0 ? random.nextInt(10_001) : 0);
            boolean isNew = all.add(timeMs);
            long since = all.last() - 10_000;
            if (timeMs >= since) {
                assertThat(memory.add(timeMs)).as("step %d", step).isEqualTo(isNew);
            }
            if (step % 50 == 0) {
                memory = StoredBytes.thereAndBack(memory, EventTimeMemory::write, EventTimeMemoryTest::read);
            }
        }
    }

    @Test
    void older_than_ten_seconds_before_the_newest_is_new_each_time() throws IOException {
        EventTimeMemory memory = new EventTimeMemory();
        memory.add(T);

        assertThat(memory.add(T - 10_001)).isTrue();
        assertThat(memory.add(T - 10_001)).isTrue();
        assertThat(size(memory)).isEqualTo(1);
        assertThat(memory.add(T - 10_000)).isTrue();
        assertThat(memory.add(T - 10_000)).isFalse();
        assertThat(memory.add(T)).isFalse();
        assertThat(size(memory)).isEqualTo(2);
    }

    @Test
    void what_is_older_is_forgotten_in_time() throws IOException {
        EventTimeMemory memory = new EventTimeMemory();
        int most = 0;
        for (int i = 0; i < 3_000; i++) {
            memory.add(T + i * 100L);
            most = Math.max(most, size(memory));
        }
        // 101 times lie within 10 s; older ones go in groups, not each by itself.
        assertThat(most).isBetween(102, 2 * 101 + 2);
    }

    @Test
    void a_thousand_are_remembered_however_many_come() throws IOException {
        EventTimeMemory memory = new EventTimeMemory();
        for (int i = 0; i < 5_000; i++) {
            assertThat(memory.add(T + i * 2L)).isTrue();
            assertThat(size(memory)).isBetween(Math.min(i + 1, 769), 1_024);
        }
        for (int i = 5_000 - 768; i < 5_000; i++) {
            assertThat(memory.add(T + i * 2L)).isFalse();
        }
    }
}
