package io.keruen.core.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes a thing, reads it again, and sees that nothing is left over. */
public final class StoredBytes {
    private StoredBytes() {}

    /** How a thing is written. */
    public interface Writer<T> {
        void write(T thing, DataOutput out) throws IOException;
    }

    /** How it is read. */
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /** The thing as it comes back. */
    public static <T> T thereAndBack(T thing, Writer<T> writer, Reader<T> reader) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(thing, new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        T back = reader.read(in);
        if (in.available() > 0) {
            throw new AssertionError(in.available() + " bytes of " + thing + " were not read");
        }
        return back;
    }
}
