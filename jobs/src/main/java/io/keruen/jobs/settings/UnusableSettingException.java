package io.keruen.jobs.settings;

/** A job cannot run as it was told; the message names the key. It has no stack trace: the one line is for a person. */
public final class UnusableSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableSettingException(String message) {
        super(message, null, false, false);
    }
}
