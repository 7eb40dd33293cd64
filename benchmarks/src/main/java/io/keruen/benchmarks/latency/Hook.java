package io.keruen.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.http.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks as a customs office does: checks each signature, and notes when it first heard of an alert. */
final class Hook implements AutoCloseable {
    private static final String PATH = "/alerts";
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final WebhookVerifier verifier;
    private final HttpServer server;
    private final Map<String, Long> heardMs = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    private Hook(WebhookVerifier verifier, HttpServer server) {
        this.verifier = verifier;
        this.server = server;
    }

    /** Opens it on a free port of this machine. */
    static Hook open(WebhookVerifier verifier) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Hook hook = new Hook(verifier, server);
        server.createContext(PATH, hook::take);
        server.start();
        return hook;
    }

    private void take(HttpExchange exchange) throws IOException {
        long nowMs = System.currentTimeMillis();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            WebhookVerifier.Verdict verdict = verifier.verify(
                    id,
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body,
                    nowMs);
            boolean isValid = verdict == WebhookVerifier.Verdict.VALID;
            if (isValid) {
                note(JSON.readTree(body), nowMs);
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(isValid ? 200 : 401, -1);
        }
    }

    /** One event, or a batch of them. */
    private void note(JsonNode message, long nowMs) {
        if (message.isArray()) {
            message.forEach(event -> note(event, nowMs));
        } else {
            String id = message.path("id").asText();
            heardMs.putIfAbsent(id.substring(0, id.lastIndexOf('-')), nowMs);
        }
    }

    /** Where it takes them. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** When it first heard of each alert, by the alert's id. */
    Map<String, Long> heardMs() {
        return Map.copyOf(heardMs);
    }

    /** How many messages it refused. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
