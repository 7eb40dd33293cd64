package io.keruen.connectors.kafka;

import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings with which our Kafka clients prove who they are, a properties file, and refuses it as a whole with
 * one line if anything in it is wrong. No line repeats a secret.
 */
public final class KafkaConfigFile {
    /** What every kind of client knows, so that one file serves all of ours. */
    private static final Set<String> OF_ALL_CLIENTS = new TreeSet<>(ProducerConfig.configNames());

    private static final Set<String> OF_ANY_CLIENT = new TreeSet<>(ProducerConfig.configNames());

    /** What our code sets for each client: that records are kept, found again and counted once hangs on it. */
    private static final Set<String> OURS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.CLIENT_ID_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            "config.providers");

    private static final List<String> FILES =
            List.of(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);

    private static final String EXAMPLE = "write CLASS required username=\"NAME\" password=\"...\"; where CLASS is"
            + " org.apache.kafka.common.security.scram.ScramLoginModule or the module of another mechanism";

    /** Nobody is asked there: a client that is made and closed again connects to nothing. */
    private static final String NOWHERE = "127.0.0.1:1";

    static {
        OF_ALL_CLIENTS.retainAll(ConsumerConfig.configNames());
        OF_ALL_CLIENTS.retainAll(AdminClientConfig.configNames());
        OF_ALL_CLIENTS.removeAll(OURS);
        OF_ANY_CLIENT.addAll(ConsumerConfig.configNames());
        OF_ANY_CLIENT.addAll(AdminClientConfig.configNames());
    }

    private KafkaConfigFile() {}

    /**
     * Reads the file.
     *
     * @throws SettingException naming the file, the key and what to do about it
     */
    public static KafkaAccess read(Path file, String bootstrapServers) throws SettingException {
        Map<String, String> proof = load(file);
        for (Map.Entry<String, String> each : proof.entrySet()) {
            String fault = fault(each.getKey(), each.getValue());
            if (fault != null) {
                throw new SettingException(file + ": " + each.getKey() + ": " + fault);
            }
        }
        requireJaas(file, proof);
        KafkaAccess access = new KafkaAccess(bootstrapServers, file.toString(), proof);
        tryClient(file, proof);
        return access;
    }

    private static Map<String, String> load(Path file) throws SettingException {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            written.load(reader);
        } catch (IOException e) {
            throw new SettingException(
                    file + ": cannot be read; name a properties file with Kafka client settings, in UTF-8");
        } catch (IllegalArgumentException e) {
            throw new SettingException(file + ": is no properties file; a backslash is written \\\\ in it");
        }
        Map<String, String> proof = new TreeMap<>();
        written.stringPropertyNames().forEach(key -> proof.put(key, written.getProperty(key)));
        return proof;
    }

    private static @Nullable String fault(String key, String value) {
        if (!OF_ALL_CLIENTS.contains(key)) {
            return OF_ANY_CLIENT.contains(key)
                    ? "is set by keruen itself; take it out"
                    : "Kafka knows no such client setting; mend its spelling or take it out";
        }
        if (FILES.contains(key) && !Files.isReadable(Path.of(value))) {
            return value + " cannot be read; name a file that is there";
        }
        return null;
    }

    /** Not left to Kafka: what it says about a line that it does not understand may hold a piece of the password. */
    private static void requireJaas(Path file, Map<String, String> proof) throws SettingException {
        String key = SaslConfigs.SASL_JAAS_CONFIG;
        String login = proof.get(key);
        boolean isSasl = proof.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "")
                .toUpperCase(Locale.ROOT)
                .startsWith("SASL");
        if (login == null && isSasl) {
            throw new SettingException(file + ": " + key + ": is missing; " + EXAMPLE);
        }
        if (login != null && !isSasl) {
            throw new SettingException(file + ": " + CommonClientConfigs.SECURITY_PROTOCOL_CONFIG
                    + ": must be SASL_SSL or SASL_PLAINTEXT where " + key
                    + " is given; without it nobody is told who asks");
        }
        if (!proof.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)) {
            throw new SettingException(file + ": " + CommonClientConfigs.SECURITY_PROTOCOL_CONFIG
                    + ": is missing; name SASL_SSL, SSL or SASL_PLAINTEXT, or nobody is told who asks");
        }
        if (login != null && !isUnderstood(login)) {
            throw new SettingException(file + ": " + key + ": cannot be understood; " + EXAMPLE);
        }
    }

    private static boolean isUnderstood(String login) {
        try {
            return !JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(login)))
                    .configurationEntries()
                    .isEmpty();
        } catch (IllegalArgumentException | KafkaException e) {
            return false;
        }
    }

    /** A client is made and thrown away: what it cannot use it says now, and not in the middle of a run. */
    private static void tryClient(Path file, Map<String, String> proof) throws SettingException {
        Map<String, Object> settings = new HashMap<>(proof);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, NOWHERE);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try {
            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()).close();
        } catch (ConfigException e) {
            throw new SettingException(file + ": " + line(e) + "; mend it");
        } catch (KafkaException e) {
            throw new SettingException(file + ": no client can be made of it: " + line(innermost(e))
                    + "; look at the settings ssl.* and sasl.*");
        }
    }

    private static KafkaException innermost(KafkaException failure) {
        KafkaException found = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException deeper) {
                found = deeper;
            }
        }
        return found;
    }

    private static String line(KafkaException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
