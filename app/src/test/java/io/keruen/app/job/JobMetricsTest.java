package io.keruen.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.names.MetricNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The pages of all TaskManagers are one. */
class JobMetricsTest {
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    @Test
    void what_each_tells_of_its_own_subtasks_is_joined_and_they_are_asked_together() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        JobMetrics metrics = new JobMetrics(List.of(
                page(ageMs("escort", 7_000) + accepted(40), asked), page(ageMs("escort", 4_000) + accepted(2), asked)));
        metrics.refresh();

        assertThat(metrics.checkpointAgeMs()).hasValue(7_000);
        assertThat(metrics.acceptedSamples()).isEqualTo(42);
        assertThat(metrics.strangers()).isEmpty();
    }

    @Test
    void one_that_does_not_answer_hides_no_other() throws Exception {
        CountDownLatch never = new CountDownLatch(2);
        JobMetrics metrics =
                new JobMetrics(List.of(page(ageMs("escort", 9_000), never), page(ageMs("escort", 4_000)), gone()));
        metrics.refresh();

        assertThat(metrics.checkpointAgeMs()).hasValue(4_000);
        assertThat(metrics.strangers()).isEmpty();
    }

    @Test
    void a_job_managers_page_is_a_stranger_and_a_task_managers_without_a_subtask_is_none() throws Exception {
        URI manager = page("flink_jobmanager_job_numRestarts{job_name=\"escort\",} 0.0\n");
        JobMetrics metrics = new JobMetrics(List.of(manager, page("flink_taskmanager_Status_JVM_CPU_Load{} 0.5\n")));
        metrics.refresh();

        assertThat(metrics.checkpointAgeMs()).isEmpty();
        assertThat(metrics.strangers()).containsExactly(manager);
    }

    /** All of 127.0.0.0/8 is this machine on Linux; so a service of two TaskManagers is two addresses and one port. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not this machine")
    void every_process_behind_one_name_is_asked_and_one_that_is_gone_hides_no_other() throws Exception {
        URI first = page("127.0.0.1", 0, ageMs("escort", 4_000) + accepted(40));
        page("127.0.0.2", first.getPort(), ageMs("escort", 7_000) + accepted(2));
        URI service = URI.create("http://taskmanager:" + first.getPort() + "/metrics");
        List<String> behind = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.3"));
        JobMetrics metrics = new JobMetrics(List.of(service), host -> resolve(host, behind));
        metrics.refresh();

        assertThat(metrics.checkpointAgeMs()).hasValue(7_000);
        assertThat(metrics.acceptedSamples()).isEqualTo(42);

        behind.remove("127.0.0.2");
        metrics.refresh();
        assertThat(metrics.checkpointAgeMs()).hasValue(4_000);
        behind.clear();
        metrics.refresh();
        assertThat(metrics.checkpointAgeMs()).as("where they were last").hasValue(4_000);
    }

    @Test
    void a_stranger_is_named_as_it_was_written() throws Exception {
        URI manager = page("flink_jobmanager_job_numRestarts{job_name=\"escort\",} 0.0\n");
        URI written = URI.create("http://jobmanager:" + manager.getPort() + "/metrics");
        JobMetrics metrics = new JobMetrics(List.of(written), host -> resolve(host, List.of("127.0.0.1")));
        metrics.refresh();

        assertThat(metrics.strangers()).containsExactly(written);
    }

    private static InetAddress[] resolve(String host, List<String> behind) throws UnknownHostException {
        if (behind.isEmpty()) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> all = new ArrayList<>();
        for (String each : behind) {
            all.add(InetAddress.getByName(each));
        }
        return all.toArray(InetAddress[]::new);
    }

    private static String ageMs(String operator, long ageMs) {
        return line(MetricNames.CHECKPOINT_AGE_MS, operator, ageMs);
    }

    private static String accepted(long samples) {
        return line(MetricNames.SAMPLES_ACCEPTED, "vehicle", samples);
    }

    private static String line(MetricNames metric, String operator, long value) {
        return "flink_taskmanager_job_task_operator_keruen_" + metric.metricName()
                + "{job_name=\"escort\",operator_name=\"" + operator + "\",} " + value + ".0\n";
    }

    private URI page(String text) throws IOException {
        return page(text, new CountDownLatch(1));
    }

    /** A page that answers once so many were asked. */
    private URI page(String text, CountDownLatch asked) throws IOException {
        return page("127.0.0.1", 0, text, asked);
    }

    private URI page(String host, int port, String text) throws IOException {
        return page(host, port, text, new CountDownLatch(1));
    }

    private URI page(String host, int port, String text, CountDownLatch asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        servers.add(server);
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> {
            asked.countDown();
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/metrics");
    }

    /** Where nobody listens any more. */
    private URI gone() throws IOException {
        URI address = page("");
        servers.get(servers.size() - 1).stop(0);
        return address;
    }
}
