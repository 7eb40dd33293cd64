package io.keruen.connectors.officers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record that officers sign: the topic it goes to, its key, and its value byte for byte.
 *
 * @param value {@code null} in a record that withdraws what stands under the key
 */
public record SignedContent(String topic, byte[] key, byte @Nullable [] value) {
    private static final byte[] MAGIC = "keruen officer signature 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ABSENT = -1;

    /**
     * The bytes that a signature covers: {@link #MAGIC}; then topic, key, officer, key id and id, each as its length in
     * four bytes and its bytes (UTF-8); then the two times in eight bytes each; then the value like the texts, or the
     * length -1. Numbers are big-endian.
     */
    byte[] bytes(OfficerSignature claim) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            write(topic, out);
            write(key, out);
            write(claim.officer(), out);
            write(claim.keyId(), out);
            write(claim.id(), out);
            out.writeLong(claim.signedAtMs());
            out.writeLong(claim.validToMs());
            write(value, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void write(byte @Nullable [] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }
}
