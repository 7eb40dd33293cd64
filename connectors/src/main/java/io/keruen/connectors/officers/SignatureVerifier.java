package io.keruen.connectors.officers;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.action.OfficerAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Says whether the signatures of a record are what it needs, by the register and the time at which the record arrived.
 * Whether it has arrived before is for whoever remembers. Immutable.
 */
public final class SignatureVerifier {
    private static final long CLOCKS_APART_MS = 60_000;
    private static final int MAX_SIGNATURES = 8;

    private final OfficerRegister register;

    /** A verifier that believes these officers. */
    public SignatureVerifier(OfficerRegister register) {
        this.register = register;
    }

    /**
     * The signatures of a record, all of them good.
     *
     * @param headers as they stand in the record
     * @param arrivedMs when the record arrived, in the time of its topic
     * @throws InvalidInputException if one is not, or one is missing
     */
    public List<OfficerSignature> verify(
            SignedContent content, List<byte[]> headers, long arrivedMs, SignatureDemand demand)
            throws InvalidInputException {
        if (headers.isEmpty()) {
            throw new InvalidInputException(
                    Reason.UNSIGNED, "It takes the signature of an officer, and there is none: " + demand.what() + ".");
        }
        if (headers.size() > MAX_SIGNATURES) {
            throw new InvalidInputException(
                    Reason.TOO_LONG, "There are " + headers.size() + " signatures, more than " + MAX_SIGNATURES + ".");
        }
        List<OfficerSignature> all = new ArrayList<>();
        TreeSet<String> officers = new TreeSet<>();
        for (byte[] header : headers) {
            OfficerSignature said = OfficerSignature.decode(header);
            OfficerKey key = key(said);
            requireSigned(content, said, key);
            requireTime(said, key, arrivedMs, demand);
            if (!demand.isEntitled().test(key)) {
                throw new InvalidInputException(
                        Reason.NOT_ENTITLED, sentence(key) + " may not sign this: " + demand.what() + ".");
            }
            officers.add(OfficerAction.sameName(key.officer()));
            all.add(said);
        }
        if (officers.size() < demand.officers()) {
            throw new InvalidInputException(
                    Reason.TOO_FEW_OFFICERS,
                    "It takes the signatures of " + demand.officers()
                            + " different officers, and the record bears those of " + String.join(", ", officers)
                            + " only, whoever sent it: " + demand.what() + ".");
        }
        return all;
    }

    private OfficerKey key(OfficerSignature said) throws InvalidInputException {
        OfficerKey key = register.find(said);
        if (key == null) {
            throw new InvalidInputException(
                    Reason.UNKNOWN_OFFICER,
                    "The register knows no officer " + said.officer() + " with the key " + said.keyId() + ".");
        }
        return key;
    }

    private static void requireSigned(SignedContent content, OfficerSignature said, OfficerKey key)
            throws InvalidInputException {
        if (!Ed25519.isSigned(Ed25519.publicKey(key.publicKey()), content.bytes(said), said.signatureBytes())) {
            throw new InvalidInputException(
                    Reason.WRONG_SIGNATURE, sentence(key) + " has signed something else than this record.");
        }
    }

    private static void requireTime(OfficerSignature said, OfficerKey key, long arrivedMs, SignatureDemand demand)
            throws InvalidInputException {
        if (!key.isValidAt(arrivedMs)) {
            throw new InvalidInputException(
                    Reason.UNKNOWN_OFFICER,
                    sentence(key) + " is not in the register for " + Instant.ofEpochMilli(arrivedMs) + ".");
        }
        if (said.signedAtMs() > arrivedMs + CLOCKS_APART_MS) {
            throw expired(key, "will sign at " + Instant.ofEpochMilli(said.signedAtMs()) + ", which is yet to come.");
        }
        if (said.validToMs() - said.signedAtMs() > demand.longestMs()) {
            throw expired(
                    key,
                    "has signed for " + (said.validToMs() - said.signedAtMs()) + " ms, and " + demand.longestMs()
                            + " ms is the most.");
        }
        if (arrivedMs >= said.validToMs()) {
            throw expired(
                    key,
                    "has signed until " + Instant.ofEpochMilli(said.validToMs()) + ", and the record came at "
                            + Instant.ofEpochMilli(arrivedMs) + ".");
        }
    }

    private static InvalidInputException expired(OfficerKey key, String what) {
        return new InvalidInputException(Reason.SIGNATURE_EXPIRED, sentence(key) + " " + what);
    }

    private static String sentence(OfficerKey key) {
        String words = key.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
