package io.keruen.app.dispatcher;

/** The dispatcher cannot go on without a person's word; the message is the one line that says which. */
final class OutboxException extends Exception {
    private static final long serialVersionUID = 1;

    OutboxException(String message) {
        super(message);
    }
}
