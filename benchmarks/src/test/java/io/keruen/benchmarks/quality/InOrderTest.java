package io.keruen.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InOrderTest {

    @Test
    void results_come_in_order_even_if_the_first_is_the_last_to_be_ready() throws Exception {
        CountDownLatch secondIsReady = new CountDownLatch(1);
        List<Long> taken = new ArrayList<>();
        try (InOrder<Long> inOrder = new InOrder<>(2)) {
            inOrder.play(
                    7,
                    () -> taken.size() < 3,
                    number -> {
                        if (number == 7) {
                            await(secondIsReady);
                        } else {
                            secondIsReady.countDown();
                        }
                        return number;
                    },
                    taken::add);
        }

        assertThat(taken).containsExactly(7L, 8L, 9L);
    }

    @Test
    void where_it_stops_does_not_depend_on_the_threads() throws Exception {
        for (int threads = 1; threads <= 4; threads++) {
            List<Long> taken = new ArrayList<>();
            try (InOrder<Long> inOrder = new InOrder<>(threads)) {
                inOrder.play(1, () -> taken.stream().mapToLong(n -> n).sum() < 10, number -> number, taken::add);
            }

            assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void a_failure_names_its_number() throws Exception {
        try (InOrder<Long> inOrder = new InOrder<>(2)) {
            assertThatThrownBy(() -> inOrder.play(
                            41,
                            () -> true,
                            number -> {
                                if (number == 42) {
                                    throw new IllegalStateException("broken");
                                }
                                return number;
                            },
                            number -> {}))
                    .hasMessageContaining("42")
                    .hasMessageContaining("broken");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
