package io.keruen.app.mqtt;

import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is connected, by client id. Touched by the broker's one thread only. */
final class MqttSessions {
    private static final int MAX_CONNECTIONS = 256;

    private final Map<String, MqttSession> byClientId = new HashMap<>();
    private int connections;

    /** A connection begins; whether there is room for it. */
    boolean open() {
        if (connections >= MAX_CONNECTIONS) {
            return false;
        }
        connections++;
        return true;
    }

    /** A connection ends that there was room for. */
    void close() {
        connections--;
    }

    /** Lets a session in; the one that had its id before, {@code null} if there was none. */
    @Nullable
    MqttSession enter(String clientId, MqttSession session) {
        return byClientId.put(clientId, session);
    }

    /** A session ends. */
    void leave(String clientId, MqttSession session) {
        byClientId.remove(clientId, session);
    }

    /** Hands a message on; whether anybody wanted it. */
    boolean handOn(MqttPublishMessage message) {
        boolean isWanted = false;
        for (MqttSession session : List.copyOf(byClientId.values())) {
            isWanted |= session.tell(message);
        }
        return isWanted;
    }
}
