package io.keruen.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Shows a board to browsers: the page, {@code /api/board} (a snapshot), {@code /api/events} (Server-Sent Events: the
 * snapshot, then what changes) and {@code /healthz}. Read only, all threads are daemons, and a slow browser is dropped:
 * a request has seconds to come and an answer seconds to go, for each holds a thread meanwhile.
 *
 * <p>It knows no users: bind it to loopback, or put it behind something that does.
 */
public final class ConsoleServer implements Closeable {
    /** Event streams served at once; one more is answered 503. */
    public static final int MAX_CLIENTS = 32;

    private static final Limits LIMITS = new Limits(MAX_CLIENTS, 64, 32, 30_000);
    /** Of the JDK's server, and by default no limit; read when this process makes its first one. */
    private static final String REQUEST_S_PROPERTY = "sun.net.httpserver.maxReqTime";

    private static final String REQUEST_S = "10";
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * What it takes on.
     *
     * @param queued events that wait for one browser at most
     * @param otherThreads for all that is no event stream
     * @param answerMs how long a browser may take for an answer that is none
     */
    record Limits(int maxClients, int queued, int otherThreads, long answerMs) {}

    private final HttpServer http;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final long answerMs;
    private final EventHub hub;
    private final LiveBoard board;
    private final StaticFiles files = new StaticFiles();
    private final Consumer<Throwable> onError;

    private ConsoleServer(HttpServer http, LiveBoard board, Limits limits, Consumer<Throwable> onError) {
        this.http = http;
        this.board = board;
        this.onError = onError;
        answerMs = limits.answerMs;
        hub = new EventHub(board, limits.maxClients, limits.queued, onError);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(
                limits.maxClients + limits.otherThreads, task -> daemon(task, "console-" + number.incrementAndGet()));
        ScheduledThreadPoolExecutor deadlines =
                new ScheduledThreadPoolExecutor(1, task -> daemon(task, "console-deadlines"));
        deadlines.setRemoveOnCancelPolicy(true);
        clock = deadlines;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Serves the board at this address; port 0 takes a free one.
     *
     * @param onError told, on the server's threads, what was not expected
     * @throws BindException with one clear sentence when the address cannot be had
     */
    public static ConsoleServer start(InetSocketAddress address, LiveBoard board, Consumer<Throwable> onError)
            throws IOException {
        return start(address, board, LIMITS, onError);
    }

    static ConsoleServer start(InetSocketAddress address, LiveBoard board, Limits limits, Consumer<Throwable> onError)
            throws IOException {
        HttpServer http = bind(address);
        ConsoleServer server = new ConsoleServer(http, board, limits, onError);
        http.createContext("/", exchange -> server.handle(exchange, server.inTime(server::page)));
        http.createContext("/api/board", exchange -> server.handle(exchange, server.inTime(server::board)));
        http.createContext("/api/events", exchange -> server.handle(exchange, server::events));
        http.createContext("/healthz", exchange -> server.handle(exchange, server.inTime(server::health)));
        http.setExecutor(server.threads);
        server.hub.start();
        http.start();
        return server;
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        if (System.getProperty(REQUEST_S_PROPERTY) == null) {
            System.setProperty(REQUEST_S_PROPERTY, REQUEST_S);
        }
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            BindException clear = new BindException("port " + address.getPort() + " of " + address.getHostString()
                    + " cannot be had (" + e.getMessage() + "): choose another with --port");
            clear.initCause(e);
            throw clear;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    /** What to type into a browser. */
    public String url() {
        InetSocketAddress bound = address();
        boolean any =
                bound.getAddress().isAnyLocalAddress() || bound.getAddress().isLoopbackAddress();
        return "http://" + (any ? "localhost" : bound.getHostString()) + ":" + bound.getPort() + "/";
    }

    /** How many browsers are watching. */
    public int clients() {
        return hub.clientCount();
    }

    /** Ends all streams and gives the port back. */
    @Override
    public void close() {
        hub.close();
        http.stop(0);
        threads.shutdownNow();
        clock.shutdownNow();
    }

    EventHub hub() {
        return hub;
    }

    // --- Answers ---

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void handle(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", CONTENT_POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            String method = exchange.getRequestMethod();
            if (!isForUs(exchange)) {
                send(exchange, 421, "text/plain", "this address is not served here\n");
            } else if (method.equals("GET") || method.equals("HEAD")) {
                answer.to(exchange);
            } else {
                headers.set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", "only GET\n");
            }
        } catch (RuntimeException e) {
            onError.accept(e);
        }
    }

    /** An answer that is broken off when the browser does not take it. */
    private Answer inTime(Answer answer) {
        return exchange -> {
            Deadline deadline = new Deadline();
            Future<?> end = clock.schedule(deadline::pass, answerMs, TimeUnit.MILLISECONDS);
            try {
                answer.to(exchange);
            } finally {
                deadline.end();
                end.cancel(false);
            }
        };
    }

    /**
     * A page of another site that has its name point to this machine must not read the board: on loopback only loopback's
     * own names are answered.
     */
    private boolean isForUs(HttpExchange exchange) {
        if (!address().getAddress().isLoopbackAddress()) {
            return true;
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }

    private void page(HttpExchange exchange) throws IOException {
        StaticFiles.Page page = files.find(exchange.getRequestURI().getPath());
        if (page == null) {
            send(exchange, 404, "text/plain", "there is no such page\n");
        } else {
            send(exchange, 200, page.type(), page.bytes());
        }
    }

    private void board(HttpExchange exchange) throws IOException {
        if (isExactly(exchange, "/api/board")) {
            send(exchange, 200, "application/json", board.snapshotJson());
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        if (isExactly(exchange, "/healthz")) {
            String illness = board.illness();
            send(exchange, illness == null ? 200 : 503, "text/plain", (illness == null ? "ok" : illness) + "\n");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!isExactly(exchange, "/api/events")) {
            return;
        }
        EventClient client = exchange.getRequestMethod().equals("GET") ? hub.join() : null;
        if (client == null) {
            exchange.getResponseHeaders().set("Retry-After", "5");
            send(exchange, 503, "text/plain", "too many watch already\n");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            client.writeTo(exchange.getResponseBody());
        } catch (IOException e) {
            // The browser went: what every stream ends with.
            return;
        } finally {
            hub.leave(client);
        }
    }

    private static boolean isExactly(HttpExchange exchange, String path) throws IOException {
        if (exchange.getRequestURI().getPath().equals(path)) {
            return true;
        }
        send(exchange, 404, "text/plain", "there is no such page\n");
        return false;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
