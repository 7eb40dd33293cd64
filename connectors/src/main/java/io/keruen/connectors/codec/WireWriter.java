package io.keruen.connectors.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes Avro's binary primitives into a byte array that grows. One per thread. */
final class WireWriter {
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BYTES = 10;
    private static final int FIRST_ROOM = 1024;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int length;

    /** Starts a record of the schema with this fingerprint. */
    void start(long fingerprint) {
        WireHeader.write(fingerprint, bytes);
        length = WireHeader.LENGTH;
    }

    /** What was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeLong(long value) {
        reserve(MAX_VARINT_BYTES);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeBytes(byte[] value, int count) {
        writeLong(count);
        reserve(count);
        System.arraycopy(value, 0, bytes, length, count);
        length += count;
    }

    void writeString(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8, utf8.length);
    }

    /** Writes a union of null and string. */
    void writeOptionalString(@Nullable String text) {
        writeLong(text == null ? 0 : 1);
        if (text != null) {
            writeString(text);
        }
    }

    /** Writes an array of doubles, in one block. */
    void writeDoubles(double[] column, int count) {
        if (count > 0) {
            writeLong(count);
            reserve(count * Double.BYTES);
            for (int i = 0; i < count; i++) {
                LONG_LE.set(bytes, length, Double.doubleToRawLongBits(column[i]));
                length += Double.BYTES;
            }
        }
        writeLong(0);
    }

    /** Writes an array of longs, in one block. */
    void writeLongs(long[] column, int count) {
        if (count > 0) {
            writeLong(count);
            for (int i = 0; i < count; i++) {
                writeLong(column[i]);
            }
        }
        writeLong(0);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
