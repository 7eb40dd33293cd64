package io.keruen.jobs.metrics;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxTarget;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter of what Flink's configuration says; Flink finds it by the service file beside the classes. */
public final class InfluxReporterFactory implements MetricReporterFactory {
    /** The reporter's name in Flink's configuration. */
    public static final String NAME = "influx";

    private static final String PREFIX = "metrics.reporter." + NAME + ".";
    private static final String INTERVAL = "5 s";

    /** Adds the reporter to those that are configured. */
    public static void configure(Configuration flink, InfluxTarget target) {
        String others = flink.get(MetricOptions.REPORTERS_LIST);
        flink.set(MetricOptions.REPORTERS_LIST, others == null ? NAME : others + "," + NAME);
        flink.setString(PREFIX + "factory.class", InfluxReporterFactory.class.getName());
        flink.setString(PREFIX + "interval", INTERVAL);
        flink.setString(PREFIX + "url", target.url());
        flink.setString(PREFIX + "database", target.database());
        flink.setString(PREFIX + "retention-policy", target.retentionPolicy());
        flink.setString(PREFIX + "user", target.access().user());
        // Flink hides values whose key holds these words, in logs and on its page.
        flink.setString(PREFIX + "password", target.access().password());
        flink.setString(PREFIX + "token", target.access().token());
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new InfluxReporter(new InfluxConnection(new InfluxTarget(
                properties.getProperty("url"),
                properties.getProperty("database"),
                properties.getProperty("retention-policy"),
                new InfluxAccess(
                        properties.getProperty("user", ""),
                        properties.getProperty("password", ""),
                        properties.getProperty("token", "")))));
    }
}
