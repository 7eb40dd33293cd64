package io.keruen.connectors.http;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The keys of Standard Webhooks as they are written: {@code whsec_}, {@code whsk_} and {@code whpk_}, then Base64. */
final class WebhookKeys {
    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;
    private static final int ED25519_BYTES = 32;
    /** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and X.509 (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private WebhookKeys() {}

    /** A secret that both sides know; 24 to 64 bytes. */
    static byte[] secret(String written) {
        byte[] secret = decoded(written, "whsec_");
        if (secret.length < MIN_SECRET_BYTES || secret.length > MAX_SECRET_BYTES) {
            throw new IllegalArgumentException("has " + secret.length + " bytes, not 24 to 64");
        }
        return secret;
    }

    /** An Ed25519 key that signs: its 32 bytes, perhaps with those of the public key behind them. */
    static PrivateKey privateKey(String written) {
        byte[] seed = decoded(written, "whsk_");
        if (seed.length != ED25519_BYTES && seed.length != 2 * ED25519_BYTES) {
            throw new IllegalArgumentException("has " + seed.length + " bytes, not 32 or 64");
        }
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is no Ed25519 key", e);
        }
    }

    /** An Ed25519 key that verifies. */
    static PublicKey publicKey(String written) {
        byte[] point = decoded(written, "whpk_");
        if (point.length != ED25519_BYTES) {
            throw new IllegalArgumentException("has " + point.length + " bytes, not 32");
        }
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(X509, point)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is no Ed25519 key", e);
        }
    }

    private static byte[] joined(byte[] before, byte[] key) {
        byte[] whole = new byte[before.length + ED25519_BYTES];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(key, 0, whole, before.length, ED25519_BYTES);
        return whole;
    }

    private static byte[] decoded(String written, String start) {
        String key = written.startsWith(start) ? written.substring(start.length()) : written;
        return Base64.getDecoder().decode(key);
    }
}
