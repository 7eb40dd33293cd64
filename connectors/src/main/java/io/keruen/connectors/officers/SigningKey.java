package io.keruen.connectors.officers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keruen.connectors.outlet.OwnFiles;
import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;

/** The secret half of an officer's key, with the officer's name. Immutable. */
public final class SigningKey {
    private static final JsonMapper JSON = new JsonMapper();

    private final String officer;
    private final String publicKey;
    private final String secret;
    private final PrivateKey privateKey;

    private SigningKey(String officer, String publicKey, String secret) {
        this.officer = officer;
        this.publicKey = publicKey;
        this.secret = secret;
        privateKey = Ed25519.privateKey(secret);
    }

    /** A new key. */
    public static SigningKey generate(String officer) {
        KeyPair keys = Ed25519.newKeys();
        Base64.Encoder base64 = Base64.getEncoder();
        return new SigningKey(
                officer,
                base64.encodeToString(keys.getPublic().getEncoded()),
                base64.encodeToString(keys.getPrivate().getEncoded()));
    }

    /**
     * Reads the file of a key.
     *
     * @throws SettingException if it is none, naming it
     */
    public static SigningKey read(Path file) throws SettingException {
        try {
            JsonNode read = JSON.readTree(Files.readString(file));
            SigningKey key = new SigningKey(
                    read.path("officer").asText(),
                    read.path("publicKey").asText(),
                    read.path("privateKey").asText());
            Ed25519.publicKey(key.publicKey);
            return key;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new SettingException(file + ": is no key; keruen action keygen makes one");
        } catch (IOException e) {
            throw new SettingException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "); name another file");
        }
    }

    /**
     * Writes the key into a new file that only its owner can read, where the file system knows owners; whole or not at all.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file is there: a key is never overwritten
     */
    public void write(Path file) throws IOException {
        String text = JSON.createObjectNode()
                        .put("officer", officer)
                        .put("publicKey", publicKey)
                        .put("privateKey", secret)
                        .toString()
                + "\n";
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        OwnFiles.write(unfinished, text);
        try {
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Whose it is. */
    public String officer() {
        return officer;
    }

    /** The half that everybody may know. */
    public String publicKey() {
        return publicKey;
    }

    /** By what name its signatures call it. */
    public String keyId() {
        return Ed25519.keyId(publicKey);
    }

    /**
     * Signs a record.
     *
     * @param id never used before by this officer
     * @param signedAtMs now, in the time of the topic
     * @param validToMs until when the record must have arrived
     */
    public OfficerSignature sign(SignedContent content, String id, long signedAtMs, long validToMs) {
        OfficerSignature claim = new OfficerSignature(officer, keyId(), id, signedAtMs, validToMs, "");
        return new OfficerSignature(
                officer, keyId(), id, signedAtMs, validToMs, Ed25519.sign(privateKey, content.bytes(claim)));
    }
}
