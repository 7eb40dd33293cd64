package io.keruen.jobs.serial;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
}
