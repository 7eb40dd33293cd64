package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings of UTF-8 bytes, and the same string again for bytes seen before, without allocating. Grows with what it
 * sees, up to {@link #MAX_TEXTS} strings, then begins anew: forged names cost bounded memory. One per thread.
 */
final class TextCache {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MAX_TEXTS = 1 << 17;
    private static final int MAX_CACHED_BYTES = 256;
    private static final int MIX = 0x9E3779B9;

    /** The bytes of each text and the text; at most half of the slots are taken, so a search ends. */
    private byte[] @Nullable [] keys = new byte[FIRST_SLOTS][];

    private @Nullable String[] texts = new String[FIRST_SLOTS];
    private int size;

    /** The string of these bytes. */
    String text(byte[] bytes, int from, int to) throws InvalidFrameException {
        int slot = slot(bytes, from, to);
        String text = texts[slot];
        if (text != null) {
            return text;
        }
        String decoded = decode(bytes, from, to);
        if (to - from <= MAX_CACHED_BYTES) {
            keep(Arrays.copyOfRange(bytes, from, to), decoded);
        }
        return decoded;
    }

    /** Where the text of these bytes is, or would be. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash * MIX) >>> (Integer.numberOfLeadingZeros(texts.length) + 1);
        byte[] key = keys[slot];
        while (key != null && !Arrays.equals(key, 0, key.length, bytes, from, to)) {
            slot = (slot + 1) & (texts.length - 1);
            key = keys[slot];
        }
        return slot;
    }

    private void keep(byte[] key, String text) {
        if (size == MAX_TEXTS) {
            Arrays.fill(keys, null);
            Arrays.fill(texts, null);
            size = 0;
        } else if (2 * size == texts.length) {
            grow();
        }
        put(key, text);
    }

    private void put(byte[] key, String text) {
        int slot = slot(key, 0, key.length);
        keys[slot] = key;
        texts[slot] = text;
        size++;
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        @Nullable String[] oldTexts = texts;
        keys = new byte[2 * oldTexts.length][];
        texts = new String[2 * oldTexts.length];
        size = 0;
        for (int i = 0; i < oldTexts.length; i++) {
            byte[] key = oldKeys[i];
            String text = oldTexts[i];
            if (key != null && text != null) {
                put(key, text);
            }
        }
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
