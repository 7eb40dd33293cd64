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

    /** Behind the zeros there are others, so that it can see to their end. */
    @Test
    void skips_as_many_zeros_as_there_are_by_pairs_or_one_by_one() {
        for (int zeros = 0; zeros < 40; zeros++) {
            for (int most = 0; most < 40; most += 2) {
                byte[] bytes = new byte[zeros + 2 * Long.BYTES];
                Arrays.fill(bytes, zeros, bytes.length, (byte) 0x40);
                for (int unit = 1; unit <= 2; unit++) {
                    wire.reset(bytes, 0, bytes.length);
                    int expected = Math.min(most, zeros) / unit * unit;

                    assertThat(wire.skipZeros(most, unit)).isEqualTo(expected);
                    assertThat(wire.position()).isEqualTo(expected);
                }
            }
        }
    }

    /** It never reads beyond the end, where the bytes may belong to something else. */
    @Test
    void near_the_end_it_skips_fewer_zeros_or_none() {
        byte[] bytes = new byte[64];
        for (int end = 0; end <= 32; end++) {
            wire.reset(bytes, 0, end);

            assertThat(wire.skipZeros(64, 1)).isBetween(Math.max(0, end - 7), end);
        }
    }

    @Test
    void the_head_of_an_array_is_skipped_only_if_it_is_one_block_of_so_many_entries() {
        for (int entries = 1; entries < 70; entries++) {
            byte[] bytes = new byte[2 + entries * Double.BYTES];
            Arrays.fill(bytes, (byte) 0x7F);
            bytes[0] = (byte) (2 * entries);
            bytes[bytes.length - 1] = 0;
            boolean isShort = entries <= 63; // more take two bytes

            assertThat(skipsHead(bytes, bytes.length, entries)).isEqualTo(isShort);
            assertThat(wire.position()).isEqualTo(isShort ? 1 : 0);
            assertThat(skipsHead(bytes, bytes.length - 1, entries)).as("cut").isFalse();
            bytes[bytes.length - 1] = 2;
            assertThat(skipsHead(bytes, bytes.length, entries))
                    .as("another block follows")
                    .isFalse();
            bytes[bytes.length - 1] = 0;
            bytes[0] = (byte) (2 * entries - 2);
            assertThat(skipsHead(bytes, bytes.length, entries)).as("too few").isFalse();
            assertThat(wire.position()).isZero();
        }
    }

    private boolean skipsHead(byte[] bytes, int end, int entries) {
        wire.reset(bytes, 0, end);
        return wire.skipHeadOfOnlyBlock(entries, Double.BYTES);
    }
}
