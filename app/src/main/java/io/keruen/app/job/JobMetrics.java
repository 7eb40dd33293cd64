package io.keruen.app.job;

import io.keruen.connectors.http.Exchange;
import io.keruen.connectors.names.MetricNames;
import io.keruen.jobs.OperatorIds;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What the escort job tells of itself, read from the pages that Prometheus reads: so that the names which operations
 * watch are names that exist. Each TaskManager has a page, and tells of its own subtasks; one name may stand for all of
 * them. Used by one thread.
 */
public final class JobMetrics {
    private static final String TASK_MANAGER = "flink_taskmanager_";
    private static final String SCOPE = TASK_MANAGER + "job_task_operator_";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 16 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final PageAddresses addresses;
    private List<String> pages = List.of();
    private List<URI> strangers = List.of();

    /** The metrics at these addresses together, once they are read. */
    public JobMetrics(List<URI> addresses) {
        this(addresses, InetAddress::getAllByName);
    }

    JobMetrics(List<URI> addresses, PageAddresses.Resolver resolver) {
        this.addresses = new PageAddresses(addresses, resolver, PATIENCE);
    }

    /** Reads the pages anew, all at once; of those that do not answer nothing is known. */
    public void refresh() throws InterruptedException {
        List<PageAddresses.Page> asked = addresses.now();
        List<HttpRequest> requests = asked.stream()
                .map(each ->
                        HttpRequest.newBuilder(each.address()).timeout(PATIENCE).build())
                .toList();
        List<Optional<byte[]>> bodies = Exchange.sendAll(client, requests, PATIENCE, MOST_BYTES);
        List<String> answered = new ArrayList<>();
        List<URI> others = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i).isPresent()) {
                String page = new String(bodies.get(i).get(), StandardCharsets.UTF_8);
                answered.add(page);
                if (page.lines().noneMatch(line -> line.startsWith(TASK_MANAGER))) {
                    others.add(asked.get(i).named());
                }
            }
        }
        pages = answered;
        strangers = others;
    }

    /** The addresses, as they were written, that answered with a page that is no TaskManager's: a JobManager has one, too. */
    public List<URI> strangers() {
        return strangers;
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
        return pages.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(start) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }
}
