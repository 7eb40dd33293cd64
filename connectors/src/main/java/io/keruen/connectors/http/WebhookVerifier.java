package io.keruen.connectors.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks what {@link WebhookSigner} signed, as its receiver does. Immutable. */
public final class WebhookVerifier {
    private static final int MAX_TIMESTAMP_DIGITS = 12;

    private final byte @Nullable [] secret;
    private final @Nullable PublicKey key;
    private final Duration tolerance;

    /** What is found. */
    public enum Verdict {
        VALID,
        /** Id, time or signature is not there, or cannot be read. */
        MISSING,
        /** It was signed too long ago, or ahead of our clock: perhaps somebody plays it again. */
        STALE,
        /** No signature is good for these bytes. */
        WRONG
    }

    /**
     * A verifier with these keys, as Standard Webhooks writes them; at least one is there.
     *
     * @param tolerance how far the sender's clock may be from ours
     */
    public WebhookVerifier(@Nullable String secret, @Nullable String publicKey, Duration tolerance) {
        if (secret == null && publicKey == null) {
            throw new IllegalArgumentException("a verifier without a key");
        }
        this.secret = secret == null ? null : WebhookKeys.secret(secret);
        key = publicKey == null ? null : WebhookKeys.publicKey(publicKey);
        this.tolerance = tolerance;
    }

    /** Checks one message by its three headers. */
    public Verdict verify(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] payload, long nowMs) {
        if (id == null || id.isEmpty() || timestamp == null || signatures == null || !isNumber(timestamp)) {
            return Verdict.MISSING;
        }
        long timestampS = Long.parseLong(timestamp);
        if (Math.abs(nowMs - timestampS * 1_000) > tolerance.toMillis()) {
            return Verdict.STALE;
        }
        byte[] signed = WebhookSigner.signed(id, timestampS, payload);
        for (String each : signatures.split(" ", -1)) {
            if (isGood(each, signed)) {
                return Verdict.VALID;
            }
        }
        return Verdict.WRONG;
    }

    private static boolean isNumber(String timestamp) {
        return !timestamp.isEmpty()
                && timestamp.length() <= MAX_TIMESTAMP_DIGITS
                && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean isGood(String signature, byte[] signed) {
        if (secret != null && signature.startsWith("v1,")) {
            String expected = Base64.getEncoder().encodeToString(WebhookSigner.hmac(secret, signed));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII),
                    signature.substring(3).getBytes(StandardCharsets.UTF_8));
        }
        return key != null && signature.startsWith("v1a,") && isGood(key, signature.substring(4), signed);
    }

    private static boolean isGood(PublicKey key, String signature, byte[] signed) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(signed);
            return verifying.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // what is no signature at all is no good one
        }
    }
}
