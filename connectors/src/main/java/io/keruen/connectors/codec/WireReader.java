package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads Avro's binary primitives from a byte array; never beyond its end, never allocating for a length it claims. */
final class WireReader {
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LAST_VARINT_SHIFT = 63;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    /** Starts to read here. */
    void reset(byte[] newBytes, int from, int to) {
        bytes = newBytes;
        position = from;
        end = to;
    }

    int remaining() {
        return end - position;
    }

    long readLong() throws InvalidFrameException {
        long value = 0;
        for (int shift = 0; shift <= LAST_VARINT_SHIFT; shift += 7) {
            if (position >= end) {
                throw truncated();
            }
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw unreadable("An integer has more than ten bytes.");
    }

    int readInt() throws InvalidFrameException {
        long value = readLong();
        if (value != (int) value) {
            throw unreadable("An integer of 32 bits holds " + value + ".");
        }
        return (int) value;
    }

    /** Reads the number of entries of an array's next block; 0 ends the array. */
    int readBlockCount(int max) throws InvalidFrameException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong(); // the block's size in bytes, which only helps those who skip it
        }
        if (count < 0 || count > max) {
            throw unreadable("A column has " + count + " entries or more where " + max + " are allowed.");
        }
        return (int) count;
    }

    void readDoubles(double[] into, int from, int count) throws InvalidFrameException {
        if (remaining() < (long) count * Double.BYTES) {
            throw truncated();
        }
        byte[] source = bytes;
        int at = position;
        for (int i = 0; i < count; i++) {
            into[from + i] = Double.longBitsToDouble((long) LONG_LE.get(source, at));
            at += Double.BYTES;
        }
        position = at;
    }

    /** Skips a string or bytes and returns where it began; it ends at {@link #position()}. */
    int skipBytes() throws InvalidFrameException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw unreadable("A string or byte field claims " + length + " bytes where " + remaining() + " are left.");
        }
        int start = position;
        position += (int) length;
        return start;
    }

    void skip(int length) throws InvalidFrameException {
        if (length > remaining()) {
            throw truncated();
        }
        position += length;
    }

    String readString(TextCache cache) throws InvalidFrameException {
        int start = skipBytes();
        return cache.text(bytes, start, position);
    }

    /** Reads a union of null and string. */
    @Nullable
    String readOptionalString(TextCache cache) throws InvalidFrameException {
        return readIsPresent() ? readString(cache) : null;
    }

    void skipOptionalString() throws InvalidFrameException {
        if (readIsPresent()) {
            skipBytes();
        }
    }

    private boolean readIsPresent() throws InvalidFrameException {
        long branch = readLong();
        if (branch != 0 && branch != 1) {
            throw unreadable("A union of two has branch " + branch + ".");
        }
        return branch == 1;
    }

    int position() {
        return position;
    }

    byte byteAt(int index) {
        return bytes[index];
    }

    private static InvalidFrameException truncated() {
        return unreadable("The frame ends in the middle of a field.");
    }

    static InvalidFrameException unreadable(String sentence) {
        return new InvalidFrameException(Reason.UNREADABLE_FRAME, sentence);
    }
}
