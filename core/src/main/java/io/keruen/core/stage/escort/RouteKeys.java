package io.keruen.core.stage.escort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of the routes along which places lie: most lie along that of the place before. */
final class RouteKeys {
    private static final int FIRST_VERSION = 8;

    private RouteKeys() {}

    static void write(long key, long before, DataOutput out) throws IOException {
        out.writeBoolean(key == before);
        if (key != before) {
            out.writeLong(key);
        }
    }

    /** Reads what the state of an escort of this version holds; older ones hold none. */
    static long read(long before, DataInput in, int version) throws IOException {
        return version < FIRST_VERSION || in.readBoolean() ? before : in.readLong();
    }
}
