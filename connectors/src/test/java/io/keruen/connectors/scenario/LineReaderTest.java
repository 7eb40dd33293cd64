package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines are cut alike however the stream hands out its bytes, and a long one takes no memory. */
class LineReaderTest {
    @Test
    void lines_are_those_of_a_split() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            List<String> wanted = new ArrayList<>();
            for (int k = random.nextInt(5); k >= 0; k--) {
                int length = random.nextInt(8) == 0 ? random.nextInt(200_000) : random.nextInt(40);
                String line = "x".repeat(length);
                wanted.add(line);
                text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
            }
            assertThat(lines(text.toString(), random)).isEqualTo(wanted);
        }
    }

    @Test
    void last_line_needs_no_end() throws IOException {
        assertThat(lines("a\nb", new Random(1))).containsExactly("a", "b");
        assertThat(lines("a\n\n", new Random(1))).containsExactly("a", "");
        assertThat(lines("", new Random(1))).isEmpty();
        assertThat(lines("a\rb\r", new Random(1))).containsExactly("a\rb\r");
    }

    @Test
    void long_line_is_counted_and_the_next_one_is_whole() throws IOException {
        String limit = "a".repeat(LineReader.MAX_LINE_BYTES);
        String text =
                limit + "\n" + limit + "\r\n" + limit + "b\n" + limit + limit + limit + "\r\nshort\n" + limit + "c";
        LineReader reader = new LineReader(stream(text, new Random(2)));
        List<Long> lengths = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        String fifth = "";
        while (reader.next()) {
            lengths.add(reader.length());
            kept.add(reader.to() - reader.from());
            fifth = reader.number() == 5 ? line(reader) : fifth;
        }

        long max = LineReader.MAX_LINE_BYTES;
        assertThat(lengths).containsExactly(max, max, max + 1, 3 * max, 5L, max + 1);
        assertThat(kept)
                .containsExactly(
                        (int) max, (int) max, LineReader.KEPT_BYTES, LineReader.KEPT_BYTES, 5, LineReader.KEPT_BYTES);
        assertThat(fifth).isEqualTo("short");
    }

    @Test
    void endless_line_takes_no_memory() throws IOException {
        long endless = 300L << 20;
        LineReader reader = new LineReader(new InputStream() {
            private long left = endless;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int count) {
                left -= count;
                return left < 0 ? -1 : count;
            }
        });

        assertThat(reader.next()).isTrue();
        assertThat(reader.isTooLong()).isTrue();
        assertThat(reader.bytes()).hasSizeLessThan(3 << 20);
    }

    private static List<String> lines(String text, Random random) throws IOException {
        LineReader reader = new LineReader(stream(text, random));
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(line(reader));
            assertThat(reader.number()).isEqualTo(lines.size());
        }
        return lines;
    }

    private static String line(LineReader reader) {
        return new String(reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.US_ASCII);
    }

    /** Hands out a few bytes or many at a time. */
    private static InputStream stream(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] into, int from, int count) {
                int some = 1 + random.nextInt(random.nextBoolean() ? 7 : 100_000);
                return super.read(into, from, Math.min(count, some));
            }
        };
    }
}
