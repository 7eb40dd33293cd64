package io.keruen.connectors.rejected;

/** An input cannot be accepted; carries the reason and one sentence. Has no stack trace: it is a value, not a bug. */
public class InvalidInputException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Rejects an input for this reason. */
    public InvalidInputException(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What exactly is wrong, in one sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
