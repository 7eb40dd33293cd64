package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.jobs.metrics.InfluxReporterFactory;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MetricOptions;

/** What a cluster must be told for the metrics of our jobs to reach the history. */
final class MetricsInHistory {
    /** By which the history job and the reporter know where it is, and who they are. */
    static final List<String> ENVIRONMENT = List.of("INFLUX_URL", "INFLUX_DATABASE", "INFLUX_USER", "INFLUX_PASSWORD");

    private MetricsInHistory() {}

    /** The reporter stands beside the one for Prometheus, and finds its libraries. */
    static void assertToldTo(Map<String, String> settings) {
        Configuration told = Configuration.fromMap(settings);
        Configuration wanted = new Configuration();
        wanted.set(MetricOptions.REPORTERS_LIST, "prometheus");
        InfluxReporterFactory.configure(wanted);

        assertThat(told.toMap()).containsAllEntriesOf(wanted.toMap());
        assertThat(told.get(CoreOptions.PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL))
                .isEqualTo(InfluxReporterFactory.LIBRARIES);
    }
}
