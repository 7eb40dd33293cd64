package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On whose ground each sample of a run is, against a name written beside each of them. */
class RunGroundsTest {
    private static final int SIZE = 60;
    private static final @Nullable String[] NAMES = {"KZ", "CN", null, "UZ"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_sample_is_where_the_last_move_before_it_led(long seed) {
        Random random = new Random(seed);
        RunGrounds grounds = new RunGrounds();
        for (int run = 0; run < 20; run++) {
            @Nullable String[] beside = new String[SIZE + 1];
            beside[0] = NAMES[random.nextInt(NAMES.length)];
            grounds.begin(beside[0]);
            for (int i = 1; i <= SIZE; i++) {
                beside[i] = beside[i - 1];
                if (random.nextInt(run + 1) == 0) {
                    String name = NAMES[random.nextInt(NAMES.length)];
                    grounds.moved(i, name);
                    beside[i] = name == null ? beside[i] : name; // nobody's ground is that of before
                }
            }
            for (int i = 0; i <= SIZE; i++) {
                assertThat(grounds.at(i)).isEqualTo(beside[i]);
                int last = i;
                while (last < SIZE && Objects.equals(beside[last + 1], beside[i])) {
                    last++;
                }
                assertThat(grounds.lastLike(i, SIZE)).isEqualTo(last);
            }
        }
    }
}
