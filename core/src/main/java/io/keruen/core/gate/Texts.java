package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Small pieces of the binary form of what gates have to do with. */
final class Texts {
    private Texts() {}

    static void write(DataOutput out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    static @Nullable String read(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
