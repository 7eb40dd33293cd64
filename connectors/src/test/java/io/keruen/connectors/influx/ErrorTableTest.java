package io.keruen.connectors.influx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Each answer comes through the library as it was given, and means what the table says. */
class ErrorTableTest {
    @Test
    void every_answer_means_what_the_table_says() throws IOException {
        Map<Answer, ErrorTable> answers = Map.ofEntries(
                Map.entry(new Answer(204, ""), ErrorTable.WRITTEN),
                Map.entry(
                        error(
                                400,
                                "partial write: field type conflict: input field f is type float, already exists"
                                        + " as type integer dropped=1"),
                        ErrorTable.FIELD_TYPE_CONFLICT),
                Map.entry(error(400, "field type conflict: f"), ErrorTable.FIELD_TYPE_CONFLICT),
                Map.entry(error(400, "partial write: points beyond retention policy dropped=3"), ErrorTable.TOO_OLD),
                Map.entry(
                        error(400, "partial write: max-values-per-tag limit exceeded (100/100) dropped=50"),
                        ErrorTable.TOO_MANY_SERIES),
                Map.entry(error(400, "unable to parse 'm f': invalid field format"), ErrorTable.UNREADABLE_LINE),
                Map.entry(error(400, "partial write: of a kind to come dropped=1"), ErrorTable.PARTIAL_WRITE),
                Map.entry(error(400, "something new"), ErrorTable.BAD_REQUEST),
                Map.entry(error(401, "unable to parse authentication credentials"), ErrorTable.NOT_LET_IN),
                Map.entry(error(403, "not authorized"), ErrorTable.NOT_LET_IN),
                Map.entry(error(404, "database not found: \"keruen\""), ErrorTable.UNKNOWN_DATABASE),
                Map.entry(new Answer(404, "page not found"), ErrorTable.UNKNOWN_ANSWER),
                Map.entry(error(413, "Request Entity Too Large"), ErrorTable.TOO_LARGE),
                Map.entry(error(429, "slow down"), ErrorTable.TOO_MANY_WRITES),
                Map.entry(error(500, "retention policy not found: nope"), ErrorTable.UNKNOWN_RETENTION_POLICY),
                Map.entry(error(500, "engine: cache-max-memory-size exceeded"), ErrorTable.OVERLOADED),
                Map.entry(new Answer(502, "<html>bad gateway</html>"), ErrorTable.OVERLOADED),
                Map.entry(error(503, "busy"), ErrorTable.OVERLOADED));
        AtomicReference<Answer> next = new AtomicReference<>();
        HttpServer server = fake(next);
        try (InfluxConnection influx =
                new InfluxConnection(target(server.getAddress().getPort()))) {
            for (Map.Entry<Answer, ErrorTable> each : answers.entrySet()) {
                next.set(each.getKey());

                Answer heard = influx.write(List.of("m f=1 1"));

                assertThat(heard.status()).isEqualTo(each.getKey().status());
                assertThat(ErrorTable.of(heard)).as("%s", each.getKey()).isEqualTo(each.getValue());
                assertThat(heard.text()).contains(each.getKey().text());
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobody_there_is_no_answer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (InfluxConnection influx = new InfluxConnection(target(port))) {
            Answer heard = influx.write(List.of("m f=1 1"));

            assertThat(ErrorTable.of(heard)).isEqualTo(ErrorTable.NO_ANSWER);
            assertThat(ErrorTable.of(heard).reaction()).isEqualTo(ErrorTable.Reaction.RETRY);
        }
    }

    @Test
    void a_token_goes_along_with_each_write() throws IOException {
        AtomicReference<String> said = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            said.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        InfluxTarget target = new InfluxTarget(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "keruen",
                "history",
                new InfluxAccess("", "", "secret"));
        try (InfluxConnection influx = new InfluxConnection(target)) {
            assertThat(influx.write(List.of("m f=1 1")).status()).isEqualTo(204);
            assertThat(said.get()).isEqualTo("Token secret");
        } finally {
            server.stop(0);
        }
        assertThat(target.toString()).doesNotContain("secret");
    }

    private static Answer error(int status, String text) {
        return new Answer(status, "{\"error\":\"" + text.replace("\"", "\\\"") + "\"}");
    }

    private static InfluxTarget target(int port) {
        return new InfluxTarget("http://127.0.0.1:" + port, "keruen", "history", InfluxAccess.OPEN);
    }

    private static HttpServer fake(AtomicReference<Answer> next) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/write", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean isNamed =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("rp=history");
            Answer answer = isNamed ? next.get() : new Answer(418, "no retention policy is named");
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
