package io.keruen.app.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The user and the password without which nobody gets in. */
public record MqttLogin(String user, String password) {
    private static final int PASSWORD_BYTES = 24;

    /** A password that nobody knows yet. */
    public static MqttLogin of(String user) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new MqttLogin(user, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Whether they are these; takes as long for any password of a length. */
    boolean isOf(@Nullable String saidUser, byte @Nullable [] saidPassword) {
        return user.equals(saidUser)
                && saidPassword != null
                && MessageDigest.isEqual(saidPassword, password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user;
    }
}
