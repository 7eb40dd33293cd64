package io.keruen.connectors.outlet;

/** A setting is missing or wrong; the message is one line that names the key and what to write there. */
public final class SettingException extends Exception {
    private static final long serialVersionUID = 1;

    /** A setting that cannot be used. */
    public SettingException(String line) {
        super(line, null, false, false);
    }
}
