package io.keruen.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.keruen.connectors.http.WebhookVerifier.Verdict;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] PAYLOAD = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "00000000000000ff-1";

    @Test
    void the_reference_implementation_takes_the_signature() {
        long nowS = Clock.systemUTC().millis() / 1_000;
        String signature = WebhookSigner.of(SECRET, null).sign(ID, nowS, PAYLOAD);
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(ID),
                        "webhook-timestamp", List.of(Long.toString(nowS)),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);

        assertThatCode(() -> new Webhook(SECRET).verify(new String(PAYLOAD, StandardCharsets.UTF_8), headers))
                .doesNotThrowAnyException();
    }

    @Test
    void both_keys_sign_and_each_is_enough() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String privateKey = "whsk_" + last32(pair.getPrivate().getEncoded());
        String publicKey = "whpk_" + last32(pair.getPublic().getEncoded());
        String signature = WebhookSigner.of(SECRET, privateKey).sign(ID, 1_000, PAYLOAD);

        assertThat(signature).matches("v1,\\S+ v1a,\\S+");
        assertThat(verify(new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), signature))
                .isEqualTo(Verdict.VALID);
        assertThat(verify(new WebhookVerifier(null, publicKey, Duration.ofMinutes(5)), signature))
                .isEqualTo(Verdict.VALID);
        assertThat(verify(new WebhookVerifier(null, publicKey, Duration.ofMinutes(5)), "v1a,AAAA v1,x"))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void whatever_was_changed_on_the_way_is_noticed() {
        WebhookVerifier verifier = new WebhookVerifier(SECRET, null, Duration.ofMinutes(5));
        String signature = WebhookSigner.of(SECRET, null).sign(ID, 1_000, PAYLOAD);
        byte[] other = PAYLOAD.clone();
        other[3] ^= 1;

        assertThat(verifier.verify(ID, "1000", signature, other, 1_000_000)).isEqualTo(Verdict.WRONG);
        assertThat(verifier.verify("other", "1000", signature, PAYLOAD, 1_000_000))
                .isEqualTo(Verdict.WRONG);
        assertThat(verifier.verify(ID, "1001", signature, PAYLOAD, 1_000_000)).isEqualTo(Verdict.WRONG);
        assertThat(verifier.verify(ID, "1000", signature, PAYLOAD, 1_301_000)).isEqualTo(Verdict.STALE);
        assertThat(verifier.verify(ID, "1000", signature, PAYLOAD, 699_000)).isEqualTo(Verdict.STALE);
        assertThat(verifier.verify(ID, "soon", signature, PAYLOAD, 1_000_000)).isEqualTo(Verdict.MISSING);
        assertThat(verifier.verify(ID, "1000", null, PAYLOAD, 1_000_000)).isEqualTo(Verdict.MISSING);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> WebhookSigner.of("whsec_AAAA", null)).hasMessageContaining("3 bytes");
    }

    private static Verdict verify(WebhookVerifier verifier, String signature) {
        return verifier.verify(ID, "1000", signature, PAYLOAD, 1_000_000);
    }

    private static String last32(byte[] encoded) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
