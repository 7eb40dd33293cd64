package io.keruen.core.action;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something an officer did. An alert is named by its id, or by type and vehicle.
 *
 * @param officer who
 * @param reason why, in words
 * @param untilMs when it ends by itself, 0 if it does not say
 * @param eventTimeMs when, by the officer's clock
 * @param ingestTimeMs when it reached us: from then on it counts
 * @param ordinal its place in its topic or file, where no two actions share one
 */
public record OfficerAction(
        String officer,
        Kind action,
        @Nullable String alertId,
        @Nullable String type,
        @Nullable String vehicleId,
        @Nullable String gateId,
        String reason,
        long untilMs,
        long eventTimeMs,
        long ingestTimeMs,
        long ordinal) {

    /** The order in which actions are worked off. */
    public static final Comparator<OfficerAction> ORDER =
            Comparator.comparingLong(OfficerAction::ingestTimeMs).thenComparingLong(OfficerAction::ordinal);

    /** What looks like one blank, however many there are. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** What is done. */
    public enum Kind {
        ACKNOWLEDGE,
        SHELVE,
        UNSHELVE,
        CLEAR_LATCH,
        HOLD_GATE,
        RELEASE_GATE,
        RESUME_PERMITTED;

        /** Whether it is about an alert, and so a matter of the escort stage. */
        public boolean isAboutAlert() {
            return ordinal() <= CLEAR_LATCH.ordinal();
        }

        /** Whether it is about a gate. */
        public boolean isAboutGate() {
            return this == HOLD_GATE || this == RELEASE_GATE;
        }
    }

    /** The same at another place in its topic or file. */
    public OfficerAction withOrdinal(long other) {
        return new OfficerAction(
                officer, action, alertId, type, vehicleId, gateId, reason, untilMs, eventTimeMs, ingestTimeMs, other);
    }

    /** The same, reaching us at another moment. */
    public OfficerAction withIngestTimeMs(long other) {
        return new OfficerAction(
                officer, action, alertId, type, vehicleId, gateId, reason, untilMs, eventTimeMs, other, ordinal);
    }

    /** When it was done: by the officer's clock, but never after it reached us. */
    public long doneMs() {
        return Math.min(eventTimeMs, ingestTimeMs);
    }

    /** When it ends by itself; {@code Long.MAX_VALUE} if it does not say. */
    public long endMs() {
        return untilMs == 0 ? Long.MAX_VALUE : untilMs;
    }

    /** Whether it is a hold that had ended by itself when it reached us. */
    public boolean isHoldOver() {
        return action == Kind.HOLD_GATE && endMs() <= ingestTimeMs;
    }

    /** Whether the same person did both: names differ in more than letter case, blanks and how letters are coded. */
    public static boolean isSameOfficer(String one, String other) {
        return sameName(one).equals(sameName(other));
    }

    /** An officer's name as all ways to write it come to. */
    public static String sameName(String officer) {
        String plain = Normalizer.normalize(officer, Normalizer.Form.NFKC);
        return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
