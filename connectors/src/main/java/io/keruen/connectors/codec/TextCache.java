package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings of UTF-8 bytes, and the same string again for bytes seen lately, without allocating. One per thread.
 */
final class TextCache {
    private static final int SLOTS = 1024;
    private static final int MAX_CACHED_BYTES = 512;

    private final byte[] @Nullable [] keys = new byte[SLOTS][];
    private final @Nullable String[] texts = new String[SLOTS];

    /** The string of these bytes. */
    String text(byte[] bytes, int from, int to) throws InvalidFrameException {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        byte[] key = keys[slot];
        String text = texts[slot];
        if (key != null && text != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
            return text;
        }
        String decoded = decode(bytes, from, to);
        if (to - from <= MAX_CACHED_BYTES) {
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            texts[slot] = decoded;
        }
        return decoded;
    }

    private static String decode(byte[] bytes, int from, int to) throws InvalidFrameException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFrameException(Reason.NOT_UTF8, "A string of the frame is not UTF-8.");
        }
    }
}
