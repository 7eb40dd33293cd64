package io.keruen.connectors.http;

import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs as Standard Webhooks 1.0 says: over id, time and payload, with every key it has, so that a key can be changed
 * while both are good. Immutable.
 */
public final class WebhookSigner {
    private final List<byte[]> secrets;
    private final List<PrivateKey> keys;

    private WebhookSigner(List<byte[]> secrets, List<PrivateKey> keys) {
        this.secrets = List.copyOf(secrets);
        this.keys = List.copyOf(keys);
    }

    /** A signer with these keys, as Standard Webhooks writes them; each may be absent. */
    public static WebhookSigner of(@Nullable String secret, @Nullable String privateKey) {
        return new WebhookSigner(
                secret == null ? List.of() : List.of(WebhookKeys.secret(secret)),
                privateKey == null ? List.of() : List.of(WebhookKeys.privateKey(privateKey)));
    }

    /** A signer with the keys in the settings {@code hmac}, {@code hmac-old} and {@code ed25519}; at least one. */
    public static WebhookSigner of(Settings settings) throws SettingException {
        List<byte[]> secrets = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        for (String key : List.of("hmac", "hmac-old", "ed25519")) {
            String written = settings.secret(key);
            if (written == null) {
                continue;
            }
            try {
                if (key.equals("ed25519")) {
                    keys.add(WebhookKeys.privateKey(written));
                } else {
                    secrets.add(WebhookKeys.secret(written));
                }
            } catch (IllegalArgumentException e) {
                String kind = key.equals("ed25519") ? "whsk_ and 32 bytes" : "whsec_ and 24 to 64 bytes";
                throw settings.wrong(key, "cannot be used; write " + kind + " in Base64 into its file");
            }
        }
        if (secrets.isEmpty() && keys.isEmpty()) {
            throw settings.wrong("hmac-file", "is missing; name a file with a key there, or in ed25519-file");
        }
        return new WebhookSigner(secrets, keys);
    }

    /** The value of {@code webhook-signature}. */
    public String sign(String id, long timestampS, byte[] payload) {
        byte[] signed = signed(id, timestampS, payload);
        List<String> signatures = new ArrayList<>();
        for (byte[] secret : secrets) {
            signatures.add("v1," + Base64.getEncoder().encodeToString(hmac(secret, signed)));
        }
        for (PrivateKey key : keys) {
            signatures.add("v1a," + Base64.getEncoder().encodeToString(ed25519(key, signed)));
        }
        return String.join(" ", signatures);
    }

    static byte[] signed(String id, long timestampS, byte[] payload) {
        byte[] before = (id + "." + timestampS + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[before.length + payload.length];
        System.arraycopy(before, 0, signed, 0, before.length);
        System.arraycopy(payload, 0, signed, before.length, payload.length);
        return signed;
    }

    static byte[] hmac(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] ed25519(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 does not sign", e);
        }
    }
}
