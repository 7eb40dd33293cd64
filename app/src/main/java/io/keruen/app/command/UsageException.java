package io.keruen.app.command;

/** The command was given something it cannot work with; the message is the one line that the person sees. */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
