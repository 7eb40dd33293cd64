package io.keruen.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real client and a server that stalls, talks too much or asks to be left alone. */
class ExchangeTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpClient client = Exchange.client(LONG);
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/talks-on", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (over.getCount() > 0) { // until it is hung up
                exchange.getResponseBody().write(new byte[1 << 10]);
            }
        });
        server.createContext("/says", exchange -> {
            connections.add(exchange.getRemoteAddress());
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/later", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    @Test
    void a_body_that_stalls_holds_nobody_up() {
        assertThatThrownBy(() -> Exchange.send(client, get("/stalls"), Duration.ofMillis(200), 1_000))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void a_whole_answer_is_read_and_one_that_is_too_long_is_broken_off() throws Exception {
        assertThat(Exchange.send(client, get("/says"), LONG, 5).body())
                .asString()
                .isEqualTo("hello");
        assertThatThrownBy(() -> Exchange.send(client, get("/says"), LONG, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 4 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stalls", "/talks-on"})
    void where_only_the_head_counts_the_body_may_stall_or_go_on_for_ever(String path) throws Exception {
        assertThat(Exchange.head(client, get(path)).statusCode()).isEqualTo(200);
        assertThat(Exchange.head(client, get(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void one_connection_serves_one_exchange_after_the_other() throws Exception {
        for (int time = 0; time < 200; time++) {
            assertThat(Exchange.head(client, get("/says"), LONG.toMillis()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(connections).hasSize(1);
    }

    @Test
    void a_wish_to_be_left_alone_for_a_day_counts_for_a_quarter_of_an_hour() throws Exception {
        HttpResponse<byte[]> answer = Exchange.send(client, get("/later"), LONG, 100);

        Attempt attempt = Answers.attempt(answer, 1_000);

        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.RETRY);
        assertThat(attempt.notBeforeMs()).isEqualTo(1_000 + Answers.LONGEST_WISH_MS);
    }

    @Test
    void a_password_in_a_url_is_not_shown() {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("url", "https://user:secret/word@customs.example/hook");
        settings.putArray("allow-hosts").add("customs.example");

        assertThatThrownBy(() -> AllowedUrl.of(new Settings("destinations.office", settings, folder)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("https://***@customs.example/hook")
                .hasMessageNotContaining("secret");
    }
}
