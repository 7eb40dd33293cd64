package io.keruen.simulator.run.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.http.WebhookVerifier.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A customs office that takes webhooks, one CloudEvent or a batch of them: it checks permission, media type, signature, age
 * and expiry, shows each alert to its officers once, answers a repeat as the first time, and refuses the same id with
 * other content. Of a batch it takes all or nothing. What it refuses is in its audit log. Thread-safe; its memory ends with it.
 */
public final class CustomsOffice implements AutoCloseable {
    private static final String PATH = "/keruen/alerts";
    private static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final long CLOSE_S = 2;

    private final WebhookVerifier verifier;
    private final Clock clock;
    private final Deque<Trouble> plan = new ArrayDeque<>();
    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private final OfficeLog log = new OfficeLog();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "customs-office");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration slowness;
    private int port;
    private @Nullable HttpServer server;

    /**
     * An office that is closed yet.
     *
     * @param slowness how long it takes to answer when it is slow
     */
    public CustomsOffice(WebhookVerifier verifier, Clock clock, Duration slowness) {
        this.verifier = verifier;
        this.clock = clock;
        this.slowness = slowness;
    }

    /** Opens it; after it was shut, on the same port. */
    public synchronized void open() throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.createContext(PATH, this::handle);
        opened.setExecutor(threads);
        opened.start();
        port = opened.getAddress().getPort();
        server = opened;
    }

    /** Shuts it: nobody answers. */
    public synchronized void shut() {
        HttpServer open = server;
        if (open != null) {
            open.stop(0);
            server = null;
        }
    }

    /** Where it takes webhooks. */
    public synchronized URI url() {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    /** What it does with the next requests, one each, before it does its duty again. */
    public synchronized void plan(Trouble... troubles) {
        plan.addAll(Arrays.asList(troubles));
    }

    /** What it has shown, refused and counted. */
    public OfficeLog log() {
        return log;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "OPTIONS" -> allow(exchange);
                case "POST" -> receive(exchange);
                default -> answer(exchange, 405);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void allow(HttpExchange exchange) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("WebHook-Request-Origin");
        if (origin == null) {
            answer(exchange, 400);
            return;
        }
        exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin);
        exchange.getResponseHeaders().set("WebHook-Allowed-Rate", "*");
        answer(exchange, 200);
    }

    private void receive(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        Trouble trouble = next();
        log.asked();
        if (trouble == null) {
            answer(exchange, take(exchange, body));
            return;
        }
        switch (trouble) {
            case FAILS -> answer(exchange, 500);
            case IS_MUTE -> closed.await();
            case TAKES_AND_DROPS -> take(exchange, body);
            case IS_SLOW -> {
                int status = take(exchange, body);
                if (!closed.await(slowness.toMillis(), TimeUnit.MILLISECONDS)) {
                    answer(exchange, status);
                }
            }
            case IS_BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                answer(exchange, 429);
            }
            case IS_GONE -> answer(exchange, 410);
            case HAS_MOVED -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                answer(exchange, 302);
            }
        }
    }

    private synchronized @Nullable Trouble next() {
        return plan.poll();
    }

    /** Checks and takes a message; the status of the answer. */
    private synchronized int take(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        if (body.length > MAX_BODY_BYTES) {
            return refuse(id, 413, "longer than " + MAX_BODY_BYTES + " bytes");
        }
        String type = header(exchange, "Content-Type");
        boolean isBatch = type != null && type.startsWith(BATCH_MEDIA_TYPE);
        if (!isBatch && (type == null || !type.startsWith(MEDIA_TYPE))) {
            return refuse(id, 415, "not of the type " + MEDIA_TYPE);
        }
        Verdict verdict = verifier.verify(
                id, header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"), body, clock.millis());
        if (verdict != Verdict.VALID || id == null) {
            return refuse(id, 401, "signature " + verdict);
        }
        JsonNode message;
        try {
            message = JSON.readTree(body);
        } catch (IOException e) {
            return refuse(id, 422, "not JSON");
        }
        return isBatch ? takeBatch(id, message) : takeOne(id, message);
    }

    private int takeOne(String id, JsonNode event) {
        return event.path("id").asText().equals(id)
                ? takeAll(List.of(event))
                : refuse(id, 422, "no CloudEvent with this id");
    }

    private int takeBatch(String id, JsonNode batch) {
        return batch.isArray() && !batch.isEmpty() ? takeAll(batch) : refuse(id, 422, "no batch of CloudEvents");
    }

    /** All or nothing: else what follows a bad one would be seen before it. */
    private int takeAll(Iterable<JsonNode> events) {
        Map<String, JsonNode> fresh = new LinkedHashMap<>();
        int repeats = 0;
        for (JsonNode event : events) {
            String id = event.path("id").asText();
            JsonNode before = taken.getOrDefault(id, fresh.get(id));
            String wrong =
                    before == null ? wrong(event) : isSame(before, event) ? null : "the same id with other content";
            if (wrong != null) {
                return refuse(id, 422, wrong);
            }
            if (before == null) {
                fresh.put(id, event);
            } else {
                repeats++;
            }
        }
        fresh.keySet().forEach(log::shown);
        taken.putAll(fresh);
        log.repeated(repeats);
        return 200;
    }

    /** A sender that had to take it up anew gives it more time. */
    private static boolean isSame(JsonNode before, JsonNode event) {
        return withoutExpiry(before).equals(withoutExpiry(event));
    }

    private static JsonNode withoutExpiry(JsonNode event) {
        ObjectNode copy = event.deepCopy();
        copy.remove("expirytime");
        return copy;
    }

    /** What is wrong with an event that is signed and new; {@code null} if nothing is. */
    private @Nullable String wrong(JsonNode event) {
        if (!event.path("specversion").asText().equals("1.0")
                || !event.path("id").isTextual()
                || event.path("id").asText().isEmpty()) {
            return "no CloudEvent with an id";
        }
        try {
            OffsetDateTime expiry =
                    OffsetDateTime.parse(event.path("expirytime").asText());
            return expiry.toInstant().isAfter(clock.instant()) ? null : "expired";
        } catch (DateTimeException e) {
            return "no expirytime";
        }
    }

    private int refuse(@Nullable String id, int status, String reason) {
        log.refused(id + ": " + reason);
        return status;
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        shut();
        threads.shutdownNow();
        if (!threads.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
            log.refused("a request did not end");
        }
    }
}
