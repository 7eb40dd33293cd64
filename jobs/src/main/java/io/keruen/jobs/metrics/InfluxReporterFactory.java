package io.keruen.jobs.metrics;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.jobs.settings.HistorySettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Makes the reporter of what Flink's configuration says, and where that does not say it, of the environment, as the
 * history job does; Flink finds it by the service file beside the classes. On a cluster, which does not hold our
 * classes, the job's jar is a plugin for it.
 */
public final class InfluxReporterFactory implements MetricReporterFactory {
    /** The reporter's name in Flink's configuration. */
    public static final String NAME = "influx";

    /** Names of packages that the plugin finds among the cluster's libraries. */
    public static final List<String> LIBRARIES = List.of("org.influxdb.", "okhttp3.");

    private static final String PREFIX = "metrics.reporter." + NAME + ".";
    private static final String INTERVAL = "5 s";

    /** Adds the reporter to those that are configured; where it writes to, the environment says. */
    public static void configure(Configuration flink) {
        String others = flink.get(MetricOptions.REPORTERS_LIST);
        flink.set(MetricOptions.REPORTERS_LIST, others == null ? NAME : others + "," + NAME);
        flink.setString(PREFIX + "factory.class", InfluxReporterFactory.class.getName());
        flink.setString(PREFIX + "interval", INTERVAL);
    }

    /** Adds the reporter to those that are configured, and says where it writes to. */
    public static void configure(Configuration flink, InfluxTarget target) {
        configure(flink);
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
        return new InfluxReporter(new InfluxConnection(target(properties, System.getenv())));
    }

    static InfluxTarget target(Properties properties, Map<String, String> environment) {
        String url = properties.getProperty("url");
        if (url == null) {
            return HistorySettings.of(new Configuration(), environment).target();
        }
        return new InfluxTarget(
                url,
                properties.getProperty("database"),
                properties.getProperty("retention-policy"),
                new InfluxAccess(
                        properties.getProperty("user", ""),
                        properties.getProperty("password", ""),
                        properties.getProperty("token", "")));
    }
}
