package io.keruen.app.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JobManager's REST interface as far as {@code submit} asks it; what it answers is said by the test. */
final class FakeJobManager implements AutoCloseable {
    private static final int OK = 200;
    private static final int TASKS = 14;

    private static final Answer STARTED = new Answer(OK, "");
    private static final Pattern ID = Pattern.compile("\"jobId\":\"(\\p{XDigit}{32})\"");

    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final AtomicInteger jars = new AtomicInteger();
    private final HttpServer server;
    private volatile String id = "0a".repeat(16);
    private volatile Answer overview = jobs("");
    private volatile Answer config = new Answer(OK, "[]");
    private volatile Answer run = STARTED;
    private volatile Answer upload = new Answer(OK, "{\"filename\":\"/uploads/1_job.jar\"}");

    private record Answer(int status, String body) {}

    FakeJobManager() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jobs/overview", exchange -> answer(exchange, overview));
        server.createContext("/jobmanager/config", exchange -> answer(exchange, config));
        server.createContext("/jars/upload", exchange -> {
            jars.addAndGet(upload.status() == OK ? 1 : 0);
            answer(exchange, upload);
        });
        server.createContext("/jars/1_job.jar", exchange -> {
            jars.decrementAndGet();
            answer(exchange, exchange.getRequestMethod().equals("DELETE") ? new Answer(OK, "{}") : error(405, "no"));
        });
        server.createContext("/jars/1_job.jar/run", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            runs.add(asked);
            Matcher wanted = ID.matcher(asked);
            if (run.status() == OK && wanted.find()) {
                id = wanted.group(1);
            }
            answer(exchange, run.status() == OK ? new Answer(OK, "{\"jobid\":\"" + id + "\"}") : run);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer jobs(String jobs) {
        return new Answer(OK, "{\"jobs\":[" + jobs + "]}");
    }

    private static Answer error(int status, String words) {
        return new Answer(status, "{\"errors\":[\"" + words + "\"]}");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** It has been started anew: it knows no job. */
    void forgets() {
        overview = jobs("");
    }

    /** The job that it knows from now on has this id; one that it starts itself has the id that was asked for. */
    void begins(String begun) {
        id = begun;
    }

    /** It knows the escort job so; while it is RUNNING all of its tasks are. */
    void knows(String state) {
        knows(state, state.equals("RUNNING") ? TASKS : 0);
    }

    /** It knows the escort job so, and this many of its {@value #TASKS} tasks run. */
    void knows(String state, int running) {
        overview = jobs("{\"jid\":\"" + id + "\",\"name\":\"escort\",\"state\":\"" + state
                + "\",\"end-time\":1,\"tasks\":{\"total\":" + TASKS + ",\"running\":" + running + "}}");
    }

    /** It cannot say what it knows. */
    void answersWith(int status, String words) {
        overview = error(status, words);
    }

    /** It is told under a key of Flink's. */
    void isTold(String key, String value) {
        config = new Answer(OK, "[{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}]");
    }

    /** It takes no jar. */
    void takesNoJar(int status, String words) {
        upload = error(status, words);
    }

    /** It takes every jar. */
    void takesJars() {
        upload = new Answer(OK, "{\"filename\":\"/uploads/1_job.jar\"}");
    }

    /** It starts no job. */
    void refuses(int status, String words) {
        run = error(status, words);
    }

    /** With what jobs were to be started, in order. */
    List<String> runs() {
        return List.copyOf(runs);
    }

    /** Under which ids jobs were to be started, in order. */
    List<String> ids() {
        return runs.stream()
                .map(asked ->
                        ID.matcher(asked).results().findFirst().orElseThrow().group(1))
                .toList();
    }

    /** It starts every job. */
    void startsJobs() {
        run = STARTED;
    }

    /** How many jars it keeps. */
    int jars() {
        return jars.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
