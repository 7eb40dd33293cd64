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
    /** The bit of each byte that says that another one follows. */
    private static final long CONTINUES = 0x8080_8080_8080_8080L;

    /** The bits that a zigzag number of one byte and no sign may have. */
    private static final int SMALL_COUNT = 0x7E;

    private static final long INFINITY_UNSIGNED = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) << 1;

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
        if (end - position >= Long.BYTES) {
            byte first = bytes[position];
            if (first >= 0) {
                position++;
                return unzigzag(first);
            }
            long word = (long) LONG_LE.get(bytes, position);
            long lastBytes = ~word & CONTINUES;
            if (lastBytes != 0) {
                position += (Long.numberOfTrailingZeros(lastBytes) + 1) / Byte.SIZE;
                return unzigzag(joined(word & (lastBytes ^ (lastBytes - 1))));
            }
        }
        return readByteByByte();
    }

    /** Joins the groups of seven bits of a number that has at most eight bytes. */
    private static long joined(long word) {
        long by7 = word & ~CONTINUES;
        long by14 = (by7 & 0x007F007F007F007FL) | ((by7 & 0x7F007F007F007F00L) >>> 1);
        long by28 = (by14 & 0x00003FFF00003FFFL) | ((by14 & 0x3FFF00003FFF0000L) >>> 2);
        return (by28 & 0x000000000FFFFFFFL) | ((by28 & 0x0FFFFFFF00000000L) >>> 4);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** Near the end of the bytes, or of a number so long that it is seldom seen. */
    private long readByteByByte() throws InvalidFrameException {
        long value = 0;
        for (int shift = 0; shift <= LAST_VARINT_SHIFT; shift += 7) {
            if (position >= end) {
                throw truncated();
            }
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return unzigzag(value);
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
        int at = position;
        if (at < end) {
            int first = bytes[at];
            if ((first & SMALL_COUNT) == first && first >>> 1 <= max) { // a frame has two of them for each column
                position = at + 1;
                return first >>> 1;
            }
        }
        return readAnyBlockCount(max);
    }

    private int readAnyBlockCount(int max) throws InvalidFrameException {
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

    /** Reads integers of 32 bits, most of which have one byte. */
    void readInts(int[] into, int from, int count) throws InvalidFrameException {
        int read = 0;
        while (read < count) {
            byte[] source = bytes;
            int at = position;
            int until = Math.min(count, read + remaining());
            while (read < until && source[at] >= 0) {
                byte value = source[at++];
                into[from + read++] = (int) unzigzag(value);
            }
            position = at;
            if (read < count) {
                into[from + read++] = readInt();
            }
        }
    }

    /** Reads doubles; answers whether one of them is infinite. */
    boolean readDoubles(double[] into, int from, int count) throws InvalidFrameException {
        if (remaining() < (long) count * Double.BYTES) {
            throw truncated();
        }
        byte[] source = bytes;
        int start = position;
        boolean infinite = false;
        for (int i = 0; i < count; i++) {
            long bits = (long) LONG_LE.get(source, start + i * Double.BYTES);
            into[from + i] = Double.longBitsToDouble(bits);
            infinite |= bits << 1 == INFINITY_UNSIGNED;
        }
        position = start + count * Double.BYTES;
        return infinite;
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
