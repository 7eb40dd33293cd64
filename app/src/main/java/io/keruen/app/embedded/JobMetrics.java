package io.keruen.app.embedded;

import io.keruen.connectors.http.Exchange;
import io.keruen.connectors.names.MetricNames;
import io.keruen.jobs.OperatorIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What the escort job tells of itself, read from the page that Prometheus reads: so that the names which operations
 * watch are names that exist.
 */
public final class JobMetrics {
    private static final String SCOPE = "flink_taskmanager_job_task_operator_";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 16 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;
    private String page = "";

    /** The metrics at this address, once they are read. */
    public JobMetrics(URI address) {
        request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }

    /** Reads the page anew; while it does not answer, nothing is known. */
    public void refresh() throws InterruptedException {
        try {
            byte[] bytes = Exchange.send(client, request, PATIENCE, MOST_BYTES).body();
            page = new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            page = "";
        }
    }

    /** How many samples were accepted since the job started. */
    public double acceptedSamples() {
        return values(name(MetricNames.SAMPLES_ACCEPTED), OperatorIds.VEHICLE).sum();
    }

    /** How far the last stage's time has come, in the scenario's time; empty while it has none. */
    public OptionalDouble judgedMs() {
        return values(SCOPE + "currentInputWatermark", OperatorIds.ESCORT)
                .filter(each -> each > 0)
                .min();
    }

    /** How old the last complete checkpoint of the part is that has the oldest, ms; empty while nobody knows. */
    public OptionalDouble checkpointAgeMs() {
        return values(name(MetricNames.CHECKPOINT_AGE_MS), OperatorIds.ESCORT).max();
    }

    private static String name(MetricNames metric) {
        return SCOPE + MetricNames.GROUP + "_" + metric.metricName();
    }

    private DoubleStream values(String name, OperatorIds operator) {
        String start = name + "{";
        String label = "operator_name=\"" + operator.uid() + "\"";
        return page.lines()
                .filter(line -> line.startsWith(start) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }
}
