package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Integers of every length, as Avro writes them, anywhere in the bytes. */
class WireReaderTest {
    private static final int COUNT = 20_000;

    private final SplittableRandom random = new SplittableRandom(5);
    private final WireReader wire = new WireReader();

    @Test
    void reads_longs_of_every_length() throws IOException, InvalidFrameException {
        long[] values = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = random.nextLong() >> random.nextInt(64);
        }
        byte[] bytes = encoded(values);
        wire.reset(bytes, 0, bytes.length);
        for (long value : values) {
            assertThat(wire.readLong()).isEqualTo(value);
        }
        assertThat(wire.remaining()).isZero();
    }

    @Test
    void reads_ints_of_every_length() throws IOException, InvalidFrameException {
        int[] values = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = random.nextInt() >> random.nextInt(random.nextBoolean() ? 0 : 25, 32);
        }
        byte[] bytes = encoded(Arrays.stream(values).asLongStream().toArray());
        int[] read = new int[COUNT + 1];
        wire.reset(bytes, 0, bytes.length);
        wire.readInts(read, 1, COUNT);
        assertThat(Arrays.copyOfRange(read, 1, COUNT + 1)).isEqualTo(values);
        assertThat(wire.remaining()).isZero();
    }

    @Test
    void reads_a_number_with_more_bytes_than_it_needs() throws InvalidFrameException {
        byte[] bytes = {(byte) 0x82, (byte) 0x80, 0x00, 0x04, 0, 0, 0, 0, 0, 0};
        wire.reset(bytes, 0, bytes.length);
        assertThat(wire.readLong()).isEqualTo(1);
        assertThat(wire.readLong()).isEqualTo(2);
    }

    @Test
    void refuses_a_number_that_the_end_cuts() throws IOException {
        byte[] bytes = encoded(1_767_225_600_000L);
        for (int length = 0; length < bytes.length; length++) {
            // What follows the end is not read, though it is there.
            wire.reset(Arrays.copyOf(bytes, 2 * Long.BYTES), 0, length);
            assertThatThrownBy(wire::readLong).isInstanceOf(InvalidFrameException.class);
            wire.reset(Arrays.copyOf(bytes, 2 * Long.BYTES), 0, length);
            assertThatThrownBy(() -> wire.readInts(new int[1], 0, 1)).isInstanceOf(InvalidFrameException.class);
        }
    }

    private static byte[] encoded(long... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        for (long value : values) {
            encoder.writeLong(value);
        }
        encoder.flush();
        return out.toByteArray();
    }
}
