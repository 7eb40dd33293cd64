package io.keruen.connectors.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.customs.Authority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is not exactly what an entitled officer signed, in time, is refused with its reason. */
class SignatureVerifierTest {
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final long MINUTE_MS = 60_000;
    private static final SigningKey AIGERIM = SigningKey.generate("aigerim");
    private static final SigningKey WEI = SigningKey.generate("wei");
    private static final SigningKey GUARD = SigningKey.generate("guard");
    private static final SigningKey STRANGER = SigningKey.generate("aigerim");
    private static final SigningKey FORMER = SigningKey.generate("former");
    private static final byte[] VALUE = "release gate exit-kz".getBytes(StandardCharsets.UTF_8);
    private static final SignedContent CONTENT = content("exit-kz", VALUE);

    private final SignatureVerifier verifier = new SignatureVerifier(new OfficerRegister(List.of(
            key(AIGERIM, List.of(OfficerRole.SUPERVISOR, OfficerRole.EDITOR), List.of()),
            key(WEI, List.of(OfficerRole.SUPERVISOR, OfficerRole.EDITOR), List.of("entry-cn")),
            key(GUARD, List.of(OfficerRole.OFFICER), List.of()),
            new OfficerKey(
                    "former",
                    Authority.KZ,
                    FORMER.publicKey(),
                    List.of(OfficerRole.SUPERVISOR),
                    List.of(),
                    NOW_MS - 10 * MINUTE_MS,
                    NOW_MS))));

    @Test
    void what_an_entitled_officer_signed_is_let_in() throws Exception {
        OfficerSignature said = sign(AIGERIM, CONTENT);

        assertThat(verifier.verify(CONTENT, List.of(said.encode()), NOW_MS, release("aigerim", "exit-kz")))
                .containsExactly(said);
    }

    @Test
    void nothing_signed_is_refused() {
        assertThat(reason(CONTENT, List.of(), NOW_MS, release("aigerim", "exit-kz")))
                .isEqualTo(Reason.UNSIGNED);
    }

    @Test
    void a_signature_for_another_gate_topic_or_key_is_wrong() {
        byte[] header = sign(AIGERIM, CONTENT).encode();
        byte[] otherGate = "release gate entry-cn".getBytes(StandardCharsets.UTF_8);

        for (SignedContent other : List.of(
                content("exit-kz", otherGate),
                content("entry-cn", VALUE),
                new SignedContent("control.zones", CONTENT.key(), VALUE),
                new SignedContent(CONTENT.topic(), CONTENT.key(), null),
                // what stands where may not be moved over a border between two fields
                new SignedContent(CONTENT.topic() + "e", "xit-kz".getBytes(StandardCharsets.UTF_8), VALUE))) {
            assertThat(reason(other, List.of(header), NOW_MS, release("aigerim", "entry-cn")))
                    .isEqualTo(Reason.WRONG_SIGNATURE);
        }
    }

    @Test
    void no_bit_of_record_or_header_can_be_turned() {
        byte[] header = sign(AIGERIM, CONTENT).encode();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] record = turned(VALUE, random);
            assertThat(reason(content("exit-kz", record), List.of(header), NOW_MS, release("aigerim", "exit-kz")))
                    .isEqualTo(Reason.WRONG_SIGNATURE);
            assertThat(reason(CONTENT, List.of(turned(header, random)), NOW_MS, release("aigerim", "exit-kz")))
                    .isIn(Reason.WRONG_SIGNATURE, Reason.UNKNOWN_OFFICER);
        }
    }

    @Test
    void an_id_that_can_be_written_in_two_ways_is_refused() {
        for (String id : List.of("\ud800", "\udc00", "?\ud800", "\u00e9", "a b", "a\u007f")) {
            OfficerSignature said = AIGERIM.sign(CONTENT, id, NOW_MS, NOW_MS + MINUTE_MS);
            String header = new String(said.encode(), StandardCharsets.UTF_8)
                    .replaceAll("\"id\":\"[^\"]*\"", "\"id\":\"" + escaped(id) + "\"");

            assertThat(reason(
                            CONTENT,
                            List.of(header.getBytes(StandardCharsets.UTF_8)),
                            NOW_MS,
                            release("aigerim", "exit-kz")))
                    .as(header)
                    .isEqualTo(Reason.WRONG_SIGNATURE);
        }
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(each -> String.format("\\\\u%04x", each)).collect(Collectors.joining());
    }

    @Test
    void who_is_not_in_the_register_is_unknown_under_whatever_name() {
        assertThat(reason(CONTENT, List.of(sign(STRANGER, CONTENT).encode()), NOW_MS, release("aigerim", "exit-kz")))
                .isEqualTo(Reason.UNKNOWN_OFFICER);
        OfficerSignature own = sign(STRANGER, CONTENT);
        OfficerSignature borrowed = new OfficerSignature(
                "aigerim", AIGERIM.keyId(), own.id(), own.signedAtMs(), own.validToMs(), own.signature());
        assertThat(reason(CONTENT, List.of(borrowed.encode()), NOW_MS, release("aigerim", "exit-kz")))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void a_key_counts_up_to_the_moment_it_is_withdrawn() throws Exception {
        byte[] header = FORMER.sign(CONTENT, "id", NOW_MS - MINUTE_MS, NOW_MS + MINUTE_MS)
                .encode();

        assertThat(verifier.verify(CONTENT, List.of(header), NOW_MS - 1, release("former", "exit-kz")))
                .hasSize(1);
        assertThat(reason(CONTENT, List.of(header), NOW_MS, release("former", "exit-kz")))
                .isEqualTo(Reason.UNKNOWN_OFFICER);
    }

    @Test
    void who_has_not_the_right_the_gate_or_the_name_is_not_entitled() {
        assertThat(reason(CONTENT, List.of(sign(GUARD, CONTENT).encode()), NOW_MS, release("guard", "exit-kz")))
                .isEqualTo(Reason.NOT_ENTITLED);
        assertThat(reason(CONTENT, List.of(sign(WEI, CONTENT).encode()), NOW_MS, release("wei", "exit-kz")))
                .isEqualTo(Reason.NOT_ENTITLED);
        assertThat(reason(CONTENT, List.of(sign(WEI, CONTENT).encode()), NOW_MS, release("aigerim", "entry-cn")))
                .isEqualTo(Reason.NOT_ENTITLED);
        assertThat(reason(
                        CONTENT,
                        List.of(
                                sign(GUARD, CONTENT).encode(),
                                sign(WEI, CONTENT).encode()),
                        NOW_MS,
                        SignatureDemand.ofChange(Topics.CONTROL_ZONES)))
                .isEqualTo(Reason.NOT_ENTITLED);
    }

    @Test
    void a_signature_counts_for_its_time_only() throws Exception {
        SignatureDemand demand = release("aigerim", "exit-kz");
        byte[] good = AIGERIM.sign(CONTENT, "id", NOW_MS, NOW_MS + MINUTE_MS).encode();
        byte[] longer = AIGERIM.sign(CONTENT, "id", NOW_MS, NOW_MS + SignatureDemand.ACTION_MS + 1)
                .encode();

        assertThat(verifier.verify(CONTENT, List.of(good), NOW_MS + MINUTE_MS - 1, demand))
                .hasSize(1);
        assertThat(reason(CONTENT, List.of(good), NOW_MS + MINUTE_MS, demand)).isEqualTo(Reason.SIGNATURE_EXPIRED);
        assertThat(reason(CONTENT, List.of(good), NOW_MS - MINUTE_MS - 1, demand))
                .isEqualTo(Reason.SIGNATURE_EXPIRED);
        assertThat(reason(CONTENT, List.of(longer), NOW_MS, demand)).isEqualTo(Reason.SIGNATURE_EXPIRED);
    }

    @Test
    void a_change_takes_two_different_officers() throws Exception {
        SignatureDemand demand = SignatureDemand.ofChange(Topics.CONTROL_ZONES);
        byte[] first = sign(AIGERIM, CONTENT).encode();
        byte[] again = AIGERIM.sign(CONTENT, "id-2", NOW_MS, NOW_MS + MINUTE_MS).encode();
        byte[] second = sign(WEI, CONTENT).encode();

        assertThat(verifier.verify(CONTENT, List.of(first, second), NOW_MS, demand))
                .hasSize(2);
        assertThat(reason(CONTENT, List.of(first), NOW_MS, demand)).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(reason(CONTENT, List.of(first, again), NOW_MS, demand)).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(reason(content("other@1", VALUE), List.of(first, second), NOW_MS, demand))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    private Reason reason(SignedContent content, List<byte[]> headers, long arrivedMs, SignatureDemand demand) {
        InvalidInputException why = catchThrowableOfType(
                InvalidInputException.class, () -> verifier.verify(content, headers, arrivedMs, demand));
        assertThat(why).as("accepted").isNotNull();
        assertThat(why.sentence()).endsWith(".");
        return why.reason();
    }

    private static byte[] turned(byte[] bytes, Random random) {
        byte[] turned = bytes.clone();
        turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(7));
        return turned;
    }

    private static SignedContent content(String key, byte[] value) {
        return new SignedContent("officers.actions", key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static OfficerSignature sign(SigningKey key, SignedContent content) {
        return key.sign(content, "id", NOW_MS, NOW_MS + MINUTE_MS);
    }

    private static OfficerKey key(SigningKey key, List<OfficerRole> roles, List<String> gates) {
        return new OfficerKey(
                key.officer(), Authority.KZ, key.publicKey(), roles, gates, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static SignatureDemand release(String officer, String gate) {
        return SignatureDemand.of(new OfficerAction(
                officer, OfficerAction.Kind.RELEASE_GATE, null, null, null, gate, "clear", 0, NOW_MS, NOW_MS, 1));
    }
}
