package io.keruen.core.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The deterministic identity of an alert: a replay, a retry or a restart repeats it, nothing else does. */
public final class AlertId {
    private static final int BYTES = 8;

    private AlertId() {}

    /** First 16 hex digits of SHA-256 over {@code escortId|ruleId|type|subject|startedAtMs}, escort {@code -} if none. */
    public static String of(@Nullable String escortId, String ruleId, String type, String subject, long startedAtMs) {
        String cause = (escortId == null ? "-" : Finding.escaped(escortId))
                + '|'
                + ruleId
                + '|'
                + type
                + '|'
                + subject
                + '|'
                + startedAtMs;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
