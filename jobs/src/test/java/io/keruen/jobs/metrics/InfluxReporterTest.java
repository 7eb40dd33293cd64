package io.keruen.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.names.MetricNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our metrics of one operator are one point; those of others, and those that are gone, are none. */
class InfluxReporterTest {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 204;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/write", exchange -> {
            written.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void metrics_of_one_operator_are_one_point() {
        InfluxReporter reporter = reporter();
        MetricGroup ours = new Scoped("keruen");
        Counter accepted = new SimpleCounter();
        accepted.inc(41);
        Gauge<Long> ageMs = () -> 120L;
        reporter.notifyOfAddedMetric(accepted, MetricNames.SAMPLES_ACCEPTED.metricName(), ours);
        reporter.notifyOfAddedMetric(ageMs, MetricNames.TICK_AGE_MS.metricName(), ours);
        reporter.notifyOfAddedMetric(accepted, "numRecordsIn", ours);
        reporter.notifyOfAddedMetric(new SimpleCounter(), MetricNames.LAG_MS.metricName(), new Scoped("flink"));

        reporter.report();

        assertThat(written)
                .singleElement()
                .asString()
                .startsWith("pipeline,job=escort,operator=vehicle,subtask=1 ")
                .contains("samplesAccepted=41i", "tickAgeMs=120i")
                .doesNotContain("numRecordsIn", "lagMs", "\n");
    }

    @Test
    void a_metric_that_is_gone_is_not_written_and_a_database_that_is_away_does_no_harm() {
        InfluxReporter reporter = reporter();
        Counter late = new SimpleCounter();
        reporter.notifyOfAddedMetric(late, MetricNames.SAMPLES_LATE.metricName(), new Scoped("keruen"));
        status = 503;
        reporter.report();
        reporter.report();
        reporter.notifyOfRemovedMetric(late, MetricNames.SAMPLES_LATE.metricName(), new Scoped("keruen"));
        reporter.report();

        assertThat(written).hasSize(2);
    }

    @Test
    void what_the_configuration_does_not_say_the_environment_does() {
        Map<String, String> environment = Map.of(
                "INFLUX_URL",
                "http://influxdb:8086",
                "INFLUX_DATABASE",
                "trial",
                "INFLUX_USER",
                "keruen",
                "INFLUX_PASSWORD",
                "p");
        InfluxTarget named =
                new InfluxTarget("http://elsewhere:8086", "d", "policy", new InfluxAccess("", "", "secret"));
        Configuration flink = new Configuration();
        InfluxReporterFactory.configure(flink, named);

        assertThat(InfluxReporterFactory.target(new Properties(), environment))
                .isEqualTo(new InfluxTarget(
                        "http://influxdb:8086", "trial", "history", new InfluxAccess("keruen", "p", "")));
        assertThat(InfluxReporterFactory.target(ofReporter(flink), environment)).isEqualTo(named);
    }

    /** As Flink hands them over. */
    private static Properties ofReporter(Configuration flink) {
        String prefix = "metrics.reporter." + InfluxReporterFactory.NAME + ".";
        Properties properties = new Properties();
        flink.toMap().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                properties.setProperty(key.substring(prefix.length()), value);
            }
        });
        return properties;
    }

    private InfluxReporter reporter() {
        return new InfluxReporter(new InfluxConnection(new InfluxTarget(
                "http://127.0.0.1:" + server.getAddress().getPort(), "keruen", "history", InfluxAccess.OPEN)));
    }

    /** The group of an operator's metrics. */
    private static final class Scoped extends UnregisteredMetricsGroup {
        private final String group;

        Scoped(String group) {
            this.group = group;
        }

        @Override
        public String[] getScopeComponents() {
            return new String[] {"host", "vehicle", group};
        }

        @Override
        public Map<String, String> getAllVariables() {
            return Map.of("<job_name>", "escort", "<operator_name>", "vehicle", "<subtask_index>", "1");
        }
    }
}
