package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings of UTF-8 bytes, and the same string again for bytes seen before, without allocating. Grows with what it
 * sees, up to {@link #MAX_TEXTS} strings of {@link #MAX_BYTES} in all, then begins anew: forged names cost bounded
 * memory, and a bounded search even if all have one hash. One per thread.
 */
final class TextCache {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MAX_TEXTS = 1 << 17;
    private static final int MAX_BYTES = 1 << 23;
    private static final int MAX_CACHED_BYTES = 256;
    /** Names that are not forged hardly ever lie so far from their place. */
    private static final int MAX_PROBES = 64;

    private static final int MIX = 0x9E3779B9;

    /** The bytes of each text and the text; at most half of the slots are taken, so a search is short. */
    private byte[] @Nullable [] keys = new byte[FIRST_SLOTS][];

    private @Nullable String[] texts = new String[FIRST_SLOTS];
    private int size;
    private int keptBytes;

    /** The string of these bytes. */
    String text(byte[] bytes, int from, int to) throws InvalidFrameException {
        int slot = slot(bytes, from, to);
        String text = slot < 0 ? null : texts[slot];
        if (text != null) {
            return text;
        }
        String decoded = decode(bytes, from, to);
        if (to - from <= MAX_CACHED_BYTES) {
            keep(Arrays.copyOfRange(bytes, from, to), decoded);
        }
        return decoded;
    }

    /** Where the text of these bytes is, or would be; if there is no room near its place: {@code ~place}. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash * MIX) >>> (Integer.numberOfLeadingZeros(texts.length) + 1);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int slot = (place + probe) & (texts.length - 1);
            byte[] key = keys[slot];
            if (key == null || Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return slot;
            }
        }
        return ~place;
    }

    private void keep(byte[] key, String text) {
        if (size == MAX_TEXTS || keptBytes + key.length > MAX_BYTES) {
            Arrays.fill(keys, null);
            Arrays.fill(texts, null);
            size = 0;
            keptBytes = 0;
        } else if (2 * size == texts.length) {
            grow();
        }
        put(key, text);
    }

    private void put(byte[] key, String text) {
        int found = slot(key, 0, key.length);
        int slot = found < 0 ? ~found : found;
        byte[] gone = keys[slot];
        if (gone == null) {
            size++;
        } else {
            keptBytes -= gone.length;
        }
        keys[slot] = key;
        texts[slot] = text;
        keptBytes += key.length;
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        @Nullable String[] oldTexts = texts;
        keys = new byte[2 * oldTexts.length][];
        texts = new String[2 * oldTexts.length];
        size = 0;
        keptBytes = 0;
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
