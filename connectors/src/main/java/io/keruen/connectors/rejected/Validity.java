package io.keruen.connectors.rejected;

import org.jspecify.annotations.Nullable;

/** The limits that every way in checks alike, files and frames. */
public final class Validity {
    /** The first instant of the year 2000. */
    public static final long FIRST_TIME_MS = 946_684_800_000L;

    /** The first instant after the year 2100. */
    public static final long END_TIME_MS = 4_133_980_800_000L;

    /** The first instant after the year 9999, by which a validity without an end is often written. */
    private static final long END_OF_CALENDARS_MS = 253_402_300_800_000L;

    /** The longest id, in characters (Unicode code points). */
    public static final int MAX_ID_LENGTH = 128;

    /** The most tyres a sample may report. */
    public static final int MAX_TYRES = 64;

    private Validity() {}

    /** Whether a time lies in the years 2000 to 2100. */
    public static boolean isTime(long epochMs) {
        return FIRST_TIME_MS <= epochMs && epochMs < END_TIME_MS;
    }

    /** Refuses a field whose time does not lie in the years 2000 to 2100. */
    public static void requireTime(String field, long epochMs) throws InvalidInputException {
        if (!isTime(epochMs)) {
            throw new InvalidInputException(
                    Reason.BAD_TIME, "The field " + field + " is " + epochMs + ", not in the years 2000 to 2100.");
        }
    }

    /** Refuses the beginning of a validity that is no such time; what begins by 1970 always was. */
    public static void requireBeginning(String field, long epochMs) throws InvalidInputException {
        if (epochMs > 0) {
            requireTime(field, epochMs);
        }
    }

    /** Refuses the end of a validity that is no such time; what ends later, but by the year 9999, goes on. */
    public static void requireEnd(String field, long epochMs) throws InvalidInputException {
        boolean isUnlimited = epochMs == Long.MAX_VALUE || (epochMs >= END_TIME_MS && epochMs < END_OF_CALENDARS_MS);
        if (!isUnlimited) {
            requireTime(field, epochMs);
        }
    }

    /** Whether a latitude is a number within 90 degrees. */
    public static boolean isLatitude(double latDeg) {
        return Math.abs(latDeg) <= 90;
    }

    /** Whether a longitude is a number within 180 degrees. */
    public static boolean isLongitude(double lonDeg) {
        return Math.abs(lonDeg) <= 180;
    }

    /** Whether an id has 1 to 128 characters. */
    public static boolean isId(String id) {
        int length = id.length();
        return length > 0 && (length <= MAX_ID_LENGTH || id.codePointCount(0, length) <= MAX_ID_LENGTH);
    }

    /** Refuses a field whose id is empty or longer than 128 characters. */
    public static void requireId(String field, String id) throws InvalidInputException {
        if (!isId(id)) {
            throw new InvalidInputException(
                    Reason.BAD_ID, "The field " + field + " is empty or longer than 128 characters.");
        }
    }

    /** Refuses a field that is there and is empty or longer than 128 characters. */
    public static void requireIdOrNone(String field, @Nullable String id) throws InvalidInputException {
        if (id != null) {
            requireId(field, id);
        }
    }

    /** Refuses a field that is there and is longer than 128 characters. */
    public static void requireWord(String field, @Nullable String word) throws InvalidInputException {
        if (word != null && word.length() > MAX_ID_LENGTH) {
            throw new InvalidInputException(Reason.TOO_LONG, "The field " + field + " is longer than 128 characters.");
        }
    }

    /** Whether a string can be written as UTF-8: no half of a surrogate pair stands alone. */
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
