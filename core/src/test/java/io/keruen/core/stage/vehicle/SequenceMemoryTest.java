package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.DataInput;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 5.3 of the contract: by number, as at most 32 ranges for each of the last 4 boots. */
class SequenceMemoryTest {
    /** Every number by itself: slow, and of no cleverness. */
    private static final class Slow {
        private final TreeMap<Long, TreeSet<Long>> numbersByBoot = new TreeMap<>();

        boolean add(long bootId, long sequence) {
            if (!numbersByBoot.containsKey(bootId)) {
                if (numbersByBoot.size() == 4) {
                    if (bootId < numbersByBoot.firstKey()) {
                        return true;
                    }
                    numbersByBoot.pollFirstEntry();
                }
                numbersByBoot.put(bootId, new TreeSet<>());
            }
            TreeSet<Long> numbers = numbersByBoot.get(bootId);
            boolean isNew = numbers.add(sequence);
            TreeSet<Long> starts = new TreeSet<>();
            for (long number : numbers) {
                if (!numbers.contains(number - 1)) {
                    starts.add(number);
                }
            }
            if (starts.size() > 32) {
                long first = starts.first();
                numbers.headSet(starts.higher(first)).clear();
            }
            return isNew;
        }

        boolean extend(long bootId, long first, int count) {
            boolean follows = !numbersByBoot.isEmpty()
                    && numbersByBoot.lastKey() == bootId
                    && !numbersByBoot.get(bootId).isEmpty()
                    && numbersByBoot.get(bootId).last() == first - 1;
            for (long number = first; follows && number < first + count; number++) {
                numbersByBoot.get(bootId).add(number);
            }
            return follows;
        }

        long highest(long bootId) {
            TreeSet<Long> numbers = numbersByBoot.get(bootId);
            return numbers == null || numbers.isEmpty() ? 0 : numbers.last();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void it_knows_what_a_set_of_all_numbers_knows(long seed) throws IOException {
        Random random = new Random(seed);
        int among = seed % 3 == 0 ? 60 : 400; // few: ranges touch and meet; many: more than 32 of them
        SequenceMemory memory = new SequenceMemory();
        Slow slow = new Slow();
        long boot = 3;
        for (int step = 0; step < 3_000; step++) {
            int what = random.nextInt(100);
            if (what < 2) {
                boot++;
            }
            long of = Math.max(0, boot - (random.nextInt(3) > 0 ? 0 : random.nextInt(6)));
            if (what < 30) {
                long first = slow.highest(of) + (random.nextInt(4) == 0 ? random.nextInt(3) : 1);
                int count = 1 + random.nextInt(5);
                assertThat(memory.extend(of, first, count))
                        .as("step %d", step)
                        .isEqualTo(slow.extend(of, first, count));
            } else {
                long number = random.nextInt(among);
                assertThat(memory.add(of, number)).as("step %d", step).isEqualTo(slow.add(of, number));
            }
            if (what == 99) {
                memory = StoredBytes.thereAndBack(memory, SequenceMemory::write, SequenceMemoryTest::read);
            }
        }
    }

    @Test
    void numbers_that_follow_are_told_from_the_first_that_does_not() {
        SequenceMemory memory = new SequenceMemory();
        assertThat(memory.extend(1, 0, 5)).as("nothing is known yet").isFalse();
        memory.add(1, 7);

        assertThat(memory.extend(1, 9, 1)).isFalse();
        assertThat(memory.extend(1, 8, 3)).isTrue();
        assertThat(memory.extend(1, 10, 1)).isFalse();
        assertThat(memory.extend(1, 11, 1)).isTrue();
        assertThat(memory.extend(2, 12, 1)).isFalse();
        assertThat(memory.add(1, 11)).isFalse();
        assertThat(memory.add(1, 12)).isTrue();
        assertThat(memory.add(1, 6)).isTrue();
    }

    private static SequenceMemory read(DataInput in) throws IOException {
        SequenceMemory memory = new SequenceMemory();
        memory.read(in);
        return memory;
    }
}
