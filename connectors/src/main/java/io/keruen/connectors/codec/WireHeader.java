package io.keruen.connectors.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The header of Avro's single-object encoding: two marker bytes and the fingerprint of the writer's schema. */
final class WireHeader {
    /** How many bytes the header has. */
    static final int LENGTH = 10;

    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;
    private static final int FINGERPRINT_AT = 2;

    private WireHeader() {}

    /** Whether a record begins here. */
    static boolean isAt(byte[] bytes, int from, int to) {
        return to - from >= LENGTH && bytes[from] == MARKER_0 && bytes[from + 1] == MARKER_1;
    }

    /** The fingerprint in a header that is there. */
    static long fingerprint(byte[] bytes, int from) {
        return (long) LONG_LE.get(bytes, from + FINGERPRINT_AT);
    }

    /** CRC-64-AVRO over the schema's canonical form. */
    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** Writes a header at the start of the bytes. */
    static void write(long fingerprint, byte[] into) {
        into[0] = MARKER_0;
        into[1] = MARKER_1;
        LONG_LE.set(into, FINGERPRINT_AT, fingerprint);
    }
}
