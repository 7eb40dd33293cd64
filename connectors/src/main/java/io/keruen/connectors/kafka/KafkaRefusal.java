package io.keruen.connectors.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** A broker that does not believe a client, or forbids it something, in one line for a person. */
public final class KafkaRefusal {
    private KafkaRefusal() {}

    /** What was refused; {@code null} if the failure is of another kind. */
    public static @Nullable String words(Throwable failure, KafkaAccess access) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException) {
                return "the broker " + access + " does not believe who asks: " + cause.getMessage()
                        + "; write the name and password that it knows into " + access.source();
            }
            if (cause instanceof AuthorizationException) {
                return "the broker " + access + " does not allow it: " + cause.getMessage()
                        + "; grant it in access.yaml, or ask as somebody else in " + access.source();
            }
        }
        return null;
    }
}
