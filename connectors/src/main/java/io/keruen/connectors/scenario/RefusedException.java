package io.keruen.connectors.scenario;

/** One plan, zone or policy cannot be loaded; the reason is the message. Has no stack trace: it is a value. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
