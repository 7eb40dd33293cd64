package io.keruen.jobs.serial;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Small pieces that the serializers share. */
final class Fields {
    private static final int ABSENT = -1;

    private Fields() {}

    /** Reads the version that stands first; refuses one that is newer than we are. */
    static int readVersion(DataInput in, int newest) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > newest) {
            throw new IOException("bytes of version " + version + ", we read 1.." + newest);
        }
        return version;
    }

    static void writeBytes(DataOutput out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static byte @Nullable [] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Bytes that are always there. */
    static byte[] readPresentBytes(DataInput in) throws IOException {
        byte[] bytes = readBytes(in);
        if (bytes == null) {
            throw new IOException("bytes are missing where they must be");
        }
        return bytes;
    }

    static void writeNumbers(DataOutput out, Map<String, Double> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            out.writeUTF(number.getKey());
            out.writeDouble(number.getValue());
        }
    }

    static Map<String, Double> readNumbers(DataInput in) throws IOException {
        Map<String, Double> numbers = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.put(in.readUTF(), in.readDouble());
        }
        return numbers;
    }
}
