package io.keruen.connectors.outlet;

/**
 * What came of one try.
 *
 * @param detail in words, for people; never a secret, never the whole of what the other side said
 * @param notBeforeMs the other side asked to be left alone until then, wall clock; 0 if it did not
 */
public record Attempt(Outcome outcome, String detail, long notBeforeMs) {

    /** What follows from it. */
    public enum Outcome {
        /** The other side has it. */
        DELIVERED,
        /** Nothing has to be sent: that says nothing about the other side. */
        NEEDLESS,
        /** Perhaps the next try. */
        RETRY,
        /** No try was made: the other side is to be left alone for a while. */
        WAIT,
        /** No try was made, and none will be: it came too late. */
        LATE,
        /** The other side will never take this one; others perhaps. */
        REFUSED,
        /** The other side wants nothing any more, until a person says otherwise. */
        GONE
    }

    /** The other side has it. */
    public static Attempt delivered(String detail) {
        return new Attempt(Outcome.DELIVERED, detail, 0);
    }

    /** There was nothing to send. */
    public static Attempt needless(String detail) {
        return new Attempt(Outcome.NEEDLESS, detail, 0);
    }

    /** It may work later. */
    public static Attempt retry(String detail) {
        return new Attempt(Outcome.RETRY, detail, 0);
    }

    /** It may work later, but not before this. */
    public static Attempt retryNotBefore(String detail, long notBeforeMs) {
        return new Attempt(Outcome.RETRY, detail, notBeforeMs);
    }

    /** Not tried; it may be from then on. */
    public static Attempt waitUntil(String detail, long notBeforeMs) {
        return new Attempt(Outcome.WAIT, detail, notBeforeMs);
    }

    /** It came too late to be tried. */
    public static Attempt late(String detail) {
        return new Attempt(Outcome.LATE, detail, 0);
    }

    /** This one will never work. */
    public static Attempt refused(String detail) {
        return new Attempt(Outcome.REFUSED, detail, 0);
    }

    /** None will work until a person has looked at it. */
    public static Attempt gone(String detail) {
        return new Attempt(Outcome.GONE, detail, 0);
    }
}
