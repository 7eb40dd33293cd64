package io.keruen.app.job;

/** The data that a run left cannot be gone on from; the message says why. */
public final class UnusableDataException extends Exception {
    private static final long serialVersionUID = 1;

    public UnusableDataException(String message) {
        super(message);
    }
}
