package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Texts seen before are the same object, however many there are. */
class TextCacheTest {
    private static final int MANY = 20_000;

    private final TextCache cache = new TextCache();

    @Test
    void gives_the_same_string_for_the_bytes_of_every_vehicle() throws InvalidFrameException {
        String[] first = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            first[i] = text("KZ-TRUCK-" + i);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(text("KZ-TRUCK-" + i)).isEqualTo("KZ-TRUCK-" + i).isSameAs(first[i]);
        }
    }

    @Test
    void stays_right_when_it_begins_anew() throws InvalidFrameException {
        for (int i = 0; i < 300_000; i++) {
            assertThat(text("Ж" + i)).isEqualTo("Ж" + i);
        }
    }

    @Test
    void does_not_keep_long_texts() throws InvalidFrameException {
        String longText = "x".repeat(1_000);
        assertThat(text(longText)).isEqualTo(longText).isNotSameAs(text(longText));
    }

    @Test
    void forgets_sooner_when_the_texts_are_long() throws InvalidFrameException {
        String first = text("first");
        for (int i = 0; i < 40_000; i++) {
            text(i + "x".repeat(240));
        }
        assertThat(text("first")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void forged_texts_of_one_hash_do_not_slow_it_down() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 1 << 17; i++) {
                    String forged = ofOneHash(i);
                    assertThat(text(forged).equals(forged)).isTrue();
                }
            }
        });
        assertThat(ofOneHash(1)).hasSameHashCodeAs(ofOneHash(2));
    }

    private static String ofOneHash(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private String text(String text) throws InvalidFrameException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] within = new byte[utf8.length + 7];
        System.arraycopy(utf8, 0, within, 3, utf8.length);
        return cache.text(within, 3, 3 + utf8.length);
    }
}
