package io.keruen.app.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * What a job begins from, told again from its id: the first half is a digest, the second is drawn. So whoever
 * watches a job knows whether it is the one that he would hand over, also when he has been started anew. Immutable.
 */
final class JobOrigin {
    private static final int HALF = 8;

    private final String half;

    private JobOrigin(String half) {
        this.half = half;
    }

    /**
     * That of a jar as it is now.
     *
     * @param words what else makes it another job: main class, arguments, place of checkpoints
     */
    static JobOrigin of(Path jar, List<String> words) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (String word : words) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        byte[] all = digest.digest(Files.readAllBytes(jar));
        return new JobOrigin(HexFormat.of().formatHex(all, 0, HALF));
    }

    /** An id for one job more. */
    String newId() {
        byte[] drawn = new byte[HALF];
        new SecureRandom().nextBytes(drawn);
        return half + HexFormat.of().formatHex(drawn);
    }

    /** Whether a job began from the same. */
    boolean isOf(String id) {
        return id.startsWith(half);
    }
}
