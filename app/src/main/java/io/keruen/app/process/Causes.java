package io.keruen.app.process;

/** Finds the words for a failure. */
public final class Causes {
    private Causes() {}

    /** What the first cause says. */
    public static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.toString() : message;
    }
}
