package io.keruen.connectors.names;

import java.util.Optional;

/** The key of a record in a control topic, {@code id@version}. */
public record VersionedKey(String id, long version) {
    /** Longer ones overflow. */
    private static final int MAX_DIGITS = 17;

    /** Reads a key; empty if it is none. */
    public static Optional<VersionedKey> parse(String key) {
        int at = key.lastIndexOf('@');
        String digits = key.substring(at + 1);
        boolean isKey = at > 0
                && !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isKey ? Optional.of(new VersionedKey(key.substring(0, at), Long.parseLong(digits))) : Optional.empty();
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
