package io.keruen.connectors.kafka;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/** Where a broker is, and how a client of ours proves to it who it is. It tells nobody its secrets. Immutable. */
public final class KafkaAccess implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String bootstrapServers;
    private final String source;
    private final Map<String, String> proof;

    /**
     * An access by settings that were found good.
     *
     * @param source where they stand, for people
     */
    KafkaAccess(String bootstrapServers, String source, Map<String, String> proof) {
        this.bootstrapServers = bootstrapServers;
        this.source = source;
        this.proof = Map.copyOf(proof);
    }

    /** The access to a broker that asks nobody who he is. */
    public static KafkaAccess open(String bootstrapServers) {
        return new KafkaAccess(bootstrapServers, "a file of Kafka client settings", Map.of());
    }

    /** Brokers to begin with. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where the proof stands, for people. */
    String source() {
        return source;
    }

    /** The settings of a client that are its own, and those with which it gets in. */
    public Map<String, Object> settings(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(proof);
        settings.putAll(own);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    /** The settings with which a client gets in; where the broker is stands aside. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(proof);
        return properties;
    }

    @Override
    public String toString() {
        return bootstrapServers;
    }
}
