package io.keruen.app.command;

import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaConfigFile;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command proves to a broker who it is. */
public final class KafkaConfigOption {
    private static final String OPTION = "--kafka-config";

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description =
                    "Who it is to the broker: Kafka client settings (security.*, sasl.*, ssl.*), a properties file.")
    private @Nullable Path file;

    /** The way to a broker. */
    public KafkaAccess to(String bootstrapServers) {
        Path config = file;
        if (config == null) {
            return KafkaAccess.open(bootstrapServers);
        }
        try {
            return KafkaConfigFile.read(config, bootstrapServers);
        } catch (SettingException e) {
            throw new UsageException(OPTION + " " + e.getMessage());
        }
    }
}
