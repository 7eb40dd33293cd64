package io.keruen.jobs.settings;

import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaConfigFile;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Where the jobs find the broker, and how they prove to it who they are. */
public final class KafkaSettings {
    public static final ConfigOption<String> BOOTSTRAP_SERVERS = ConfigOptions.key("kafka.bootstrap-servers")
            .stringType()
            .noDefaultValue()
            .withDescription("Brokers to begin with, HOST:PORT separated by commas; the rest is learnt from them.");

    public static final ConfigOption<String> CONFIG_FILE = ConfigOptions.key("kafka.config-file")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "A properties file with Kafka client settings (security.*, sasl.*, ssl.*), read at the start.");

    public static final ConfigOption<Boolean> BEGIN_ANEW = ConfigOptions.key("kafka.begin-anew")
            .booleanType()
            .defaultValue(true)
            .withDescription(
                    "Whether the job may begin on topics that it has read before; keruen submit says false where"
                            + " it has found no checkpoint.");

    private KafkaSettings() {}

    /**
     * The way to the broker.
     *
     * @throws UnusableSettingException if nobody said where it is, or the file cannot be used
     */
    public static KafkaAccess access(JobArguments told) {
        String bootstrapServers = told.required(BOOTSTRAP_SERVERS);
        String file = told.optional(CONFIG_FILE).orElse(null);
        try {
            return file == null
                    ? KafkaAccess.open(bootstrapServers)
                    : KafkaConfigFile.read(Path.of(file), bootstrapServers);
        } catch (InvalidPathException e) {
            throw new UnusableSettingException(CONFIG_FILE.key() + ": is no path (" + e.getReason() + "); name a file");
        } catch (SettingException e) {
            throw new UnusableSettingException(CONFIG_FILE.key() + ": " + e.getMessage());
        }
    }
}
