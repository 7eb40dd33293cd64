package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsoleServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConsoleServer.Limits LIMITS = new ConsoleServer.Limits(1, 4, 3, 3_000);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final LiveBoard board = new LiveBoard();
    private final Scene scene = new Scene(board, 1, 5);
    private ConsoleServer server;

    @BeforeEach
    void start() throws IOException {
        server = ConsoleServer.start(ANY_PORT, board, LIMITS, errors::add);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void the_page_and_all_it_needs_come_from_here_and_allow_nothing_else() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Keruen console</title>").doesNotContain("http");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        HttpResponse<String> script = get("/vendor/maplibre-gl/6.17.0/maplibre-gl.mjs");
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
    }

    @Test
    void no_path_leads_out_of_the_page() throws Exception {
        for (String path :
                List.of("/../LiveBoard.class", "/%2e%2e/page/index.html", "/vendor", "/nothing.js", "//a.js")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        HttpRequest post = HttpRequest.newBuilder(uri("/api/board"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void another_sites_name_for_this_machine_is_not_answered() throws Exception {
        assertThat(statusFor("evil.example")).isEqualTo(421);
        assertThat(statusFor("localhost:80")).isEqualTo(200);
    }

    private int statusFor(String host) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            String request = "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String first = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(first.split(" ")[1]);
        }
    }

    @Test
    void the_snapshot_is_json() throws Exception {
        scene.control();
        scene.drive(0);

        HttpResponse<String> answer = get("/api/board");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(answer.body()).path("vehicles")).hasSize(5);
        assertThat(get("/healthz").body()).isEqualTo("ok\n");
    }

    @Test
    void who_asks_for_its_health_hears_that_alerts_are_not_read() throws Exception {
        board.alertUnreadable(Long.MAX_VALUE);

        HttpResponse<String> answer = get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("alert events that cannot be read: 1\n");
    }

    @Test
    void a_stream_is_the_snapshot_and_then_what_changes() throws Exception {
        scene.control();
        scene.drive(0);
        try (InputStream stream = stream()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            assertThat(next(lines, "snapshot").path("vehicles")).hasSize(5);

            board.alert(scene.alert(3, 1, false));
            assertThat(next(lines, "alerts").at("/alerts/0/type").asText()).isEqualTo("RESTRICTED_ZONE_ENTRY");

            board.transit(scene.transit(0, 1));
            assertThat(next(lines, "transits").at("/transits/0/event").asText()).isEqualTo("ENTERED");

            scene.drive(1);
            assertThat(next(lines, "vehicles").at("/vehicles/0/eventTimeMs").asLong())
                    .isEqualTo(Scene.START_MS + 1_800);
            assertThat(next(lines, "status").path("openAlerts").asInt()).isOne();
        }
    }

    @Test
    void one_too_many_is_told_to_come_back_later() throws Exception {
        try (InputStream stream = stream()) {
            assertThat(stream.read()).isPositive();

            HttpResponse<String> second = get("/api/events");

            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("5");
        }
    }

    @Test
    void a_client_that_does_not_read_is_dropped_and_its_place_is_free_again() throws Exception {
        double[] large = longLine();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(server.address());
            deaf.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (server.clients() == 0) {
                Thread.onSpinWait();
            }

            int beats = 0;
            while (server.clients() > 0 && beats < 2_000) {
                board.zone(ZoneSpec.of("large", ZoneKind.BORDER_LINE, Shape.line(large)));
                server.hub().beat();
                beats++;
            }

            assertThat(beats).isLessThan(2_000);
            try (InputStream stream = stream()) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
                assertThat(next(lines, "snapshot").at("/zones/features")).hasSize(1);
            }
        }
    }

    @Test
    void requests_that_never_end_do_not_keep_others_out() throws Exception {
        try (Crowd crowd = new Crowd()) {
            crowd.send("G");

            assertThat(get("/healthz").body()).isEqualTo("ok\n");
        }
    }

    @Test
    void answers_that_nobody_reads_do_not_keep_others_out() throws Exception {
        for (int i = 0; i < 8; i++) {
            board.zone(ZoneSpec.of("large-" + i, ZoneKind.BORDER_LINE, Shape.line(longLine())));
        }
        try (Crowd crowd = new Crowd()) {
            crowd.send("GET /api/board HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(get("/healthz").body()).isEqualTo("ok\n");
        }
    }

    private static double[] longLine() {
        double[] line = new double[40_000];
        for (int i = 0; i < line.length; i += 2) {
            line[i] = 46 + 1e-7 * i;
            line[i + 1] = 82 + 1e-7 * i;
        }
        return line;
    }

    /** As many slow connections as the server has threads, and some. */
    private final class Crowd implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();

        void send(String text) throws IOException {
            for (int i = 0; i < LIMITS.maxClients() + LIMITS.otherThreads() + 2; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(4_096);
                socket.connect(server.address());
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_port_in_use_is_one_clear_sentence() {
        int taken = server.address().getPort();

        assertThatThrownBy(() -> ConsoleServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), taken), board, errors::add))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("port " + taken)
                .hasMessageContaining("--port");
    }

    @Test
    void it_listens_on_loopback_only() {
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(server.url())
                .isEqualTo("http://localhost:" + server.address().getPort() + "/");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private InputStream stream() throws Exception {
        HttpResponse<InputStream> answer =
                http.send(HttpRequest.newBuilder(uri("/api/events")).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return answer.body();
    }

    /** The next event of this name; others are passed over. */
    private static JsonNode next(BufferedReader lines, String name) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: " + name)) {
                return JSON.readTree(lines.readLine().substring("data: ".length()));
            }
        }
        throw new AssertionError("the stream ended without " + name);
    }
}
