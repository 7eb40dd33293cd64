package io.keruen.jobs.settings;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Where the jobs find the broker. */
public final class KafkaSettings {
    public static final ConfigOption<String> BOOTSTRAP_SERVERS = ConfigOptions.key("kafka.bootstrap-servers")
            .stringType()
            .noDefaultValue()
            .withDescription("Brokers to begin with, HOST:PORT separated by commas; the rest is learnt from them.");

    private KafkaSettings() {}
}
