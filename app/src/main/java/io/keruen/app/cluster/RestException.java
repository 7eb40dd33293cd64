package io.keruen.app.cluster;

/** A cluster refused what it was asked; the message is the one line that says why. */
public final class RestException extends Exception {
    private static final long serialVersionUID = 1;

    RestException(String message) {
        super(message);
    }
}
