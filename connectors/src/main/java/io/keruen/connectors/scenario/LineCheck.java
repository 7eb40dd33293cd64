package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What is checked of a line before it is parsed: its length, its encoding, that there is something in it. */
final class LineCheck {
    /** A parser that finds a zero byte among the first four would take the line for UTF-16 or UTF-32. */
    private static final int ENCODING_GUESS_BYTES = 4;

    private LineCheck() {}

    static void check(LineReader line) throws InvalidInputException {
        if (line.isTooLong()) {
            throw new InvalidInputException(
                    Reason.TOO_LONG,
                    "The line has " + line.length() + " bytes, more than " + LineReader.MAX_LINE_BYTES
                            + "; its beginning is kept.");
        }
        check(line.bytes(), line.from(), line.to());
    }

    static void check(byte[] bytes, int from, int to) throws InvalidInputException {
        if (to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            throw new InvalidInputException(Reason.BYTE_ORDER_MARK, "The line starts with a byte-order mark.");
        }
        if (!isUtf8(bytes, from, to)) {
            throw new InvalidInputException(Reason.NOT_UTF8, "The line is not UTF-8.");
        }
        if (isBlank(bytes, from, to)) {
            throw new InvalidInputException(Reason.BLANK_LINE, "The line is blank.");
        }
        for (int i = from; i < Math.min(to, from + ENCODING_GUESS_BYTES); i++) {
            if (bytes[i] == 0) {
                throw new InvalidInputException(Reason.NOT_JSON, "The line has a zero byte.");
            }
        }
    }

    /** Whether the bytes are UTF-8, strictly. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        if (all >= 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte next = bytes[i];
            if (next != ' ' && next != '\t' && next != '\r') {
                return false;
            }
        }
        return true;
    }
}
