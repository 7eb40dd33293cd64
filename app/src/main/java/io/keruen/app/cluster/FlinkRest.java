package io.keruen.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** A JobManager's REST interface, as far as jobs are started, watched and stopped by it. Thread-safe. */
public final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NS = 100_000_000;
    private static final String BOUNDARY = "keruen-job-jar";
    private static final int BAD = 400;

    /** Nobody leads yet: the JobManager is there, and cannot say anything. */
    private static final int UNAVAILABLE = 503;

    /** In the place of the TaskManager of a subtask that waits for one. */
    private static final String NOWHERE = "(unassigned)";

    /** What a main of ours said, in the middle of Flink's stack traces. */
    private static final Pattern OURS = Pattern.compile("UnusableSettingException: ([^\\n]+)");

    private static final Pattern CAUSE =
            Pattern.compile("(?:Caused by|^org\\.apache\\.flink[^\\n]*Exception): ([^\\n]+)");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;

    public FlinkRest(URI address) {
        this.address = address;
    }

    /** The web page. */
    public URI address() {
        return address;
    }

    /** How many TaskManagers have come; -1 while nobody answers, or nobody leads yet. */
    int taskManagers() throws InterruptedException {
        try {
            return get("/overview").path("taskmanagers").asInt(-1);
        } catch (IOException | RestException e) {
            return -1;
        }
    }

    /** What the cluster is told; an option finds its value under its older names too. */
    public Configuration configuration() throws IOException, InterruptedException, RestException {
        Configuration configuration = new Configuration();
        for (JsonNode entry : get("/jobmanager/config")) {
            configuration.setString(
                    entry.path("key").asText(), entry.path("value").asText());
        }
        return configuration;
    }

    /** Hands a job's jar over; its name there. */
    public String upload(Path jar) throws IOException, InterruptedException, RestException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                        + jar.getFileName() + "\"\r\nContent-Type: application/java-archive\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(jar));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        String file = send(request).path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /**
     * Runs a main class of a jar that was handed over.
     *
     * @return the job's id
     * @throws RestException with what the main said
     */
    public String run(String jar, JobStart start) throws IOException, InterruptedException, RestException {
        ObjectNode body = JSON.createObjectNode().put("entryClass", start.mainClass());
        start.arguments().forEach(body.putArray("programArgsList")::add);
        if (!start.flink().isEmpty()) {
            start.flink().forEach(body.putObject("flinkConfiguration")::put);
        }
        if (start.id() != null) {
            body.put("jobId", start.id());
        }
        if (start.savepoint() != null) {
            body.put("savepointPath", start.savepoint());
        }
        return post("/jars/" + jar + "/run", body).path("jobid").asText();
    }

    /** Takes away a jar that was handed over; a job that has begun from it keeps what it needs. */
    public void delete(String jar) throws IOException, InterruptedException, RestException {
        send(request("/jars/" + jar).DELETE().build());
    }

    /** The job of this name that has not ended, else the one that ended last; empty if the cluster knows none. */
    public Optional<SeenJob> job(String name) throws IOException, InterruptedException, RestException {
        SeenJob ended = null;
        long endedAtMs = Long.MIN_VALUE;
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (job.path("name").asText().equals(name)) {
                SeenJob seen = seen(job);
                if (!seen.hasEnded()) {
                    return Optional.of(seen);
                }
                long atMs = job.path("end-time").asLong();
                ended = atMs > endedAtMs ? seen : ended;
                endedAtMs = Math.max(atMs, endedAtMs);
            }
        }
        return Optional.ofNullable(ended);
    }

    private static SeenJob seen(JsonNode job) {
        JobStatus status = JobStatus.valueOf(job.path("state").asText());
        int tasks = job.path("tasks").path("total").asInt();
        int running = job.path("tasks").path("running").asInt();
        return new SeenJob(
                job.path("jid").asText(), status, status == JobStatus.RUNNING && tasks > 0 && running == tasks);
    }

    /** What a job is doing. */
    public JobStatus status(String job) throws IOException, InterruptedException, RestException {
        return JobStatus.valueOf(get("/jobs/" + job).path("state").asText());
    }

    /** Why a job failed last; {@code null} if it never did. */
    public @Nullable String failure(String job) throws IOException, InterruptedException, RestException {
        JsonNode entries =
                get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
        return entries.isEmpty()
                ? null
                : oneLine(entries.get(0).path("stacktrace").asText());
    }

    /** The TaskManagers on which the subtasks of a vertex have been placed, by the name of an operator in it. */
    public Set<String> taskManagersOf(String job, String operator)
            throws IOException, InterruptedException, RestException {
        Set<String> found = new TreeSet<>();
        for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
            if (List.of(vertex.path("name").asText().split("[^\\w-]+|->", 0)).contains(operator)) {
                String id = vertex.path("id").asText();
                for (JsonNode subtask : get("/jobs/" + job + "/vertices/" + id).path("subtasks")) {
                    String taskManager = subtask.path("taskmanager-id").asText();
                    if (!taskManager.equals(NOWHERE)) {
                        found.add(taskManager);
                    }
                }
            }
        }
        return found;
    }

    /** Ends a job with a savepoint, without draining it: what it has not judged is judged by the next; where it stands. */
    public String stop(String job) throws IOException, InterruptedException, RestException {
        ObjectNode body = JSON.createObjectNode().put("drain", false);
        String trigger = post("/jobs/" + job + "/stop", body).path("request-id").asText();
        while (true) {
            JsonNode asked = get("/jobs/" + job + "/savepoints/" + trigger);
            if (asked.path("status").path("id").asText().equals("COMPLETED")) {
                JsonNode done = asked.path("operation");
                if (done.has("failure-cause")) {
                    throw new RestException("no savepoint: "
                            + oneLine(done.path("failure-cause")
                                    .path("stack-trace")
                                    .asText()));
                }
                return done.path("location").asText();
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException, RestException {
        return send(request(path).GET().build());
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException, RestException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException, RestException {
        var response = client.send(request, BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() >= BAD) {
            StringBuilder errors = new StringBuilder();
            answer.path("errors").forEach(each -> errors.append(each.asText()).append('\n'));
            String line = oneLine(errors.toString());
            if (response.statusCode() == UNAVAILABLE) {
                throw new IOException(line);
            }
            throw new RestException(line);
        }
        return answer;
    }

    /** Of many lines the one for a person: ours if there is one, else the innermost cause. */
    static String oneLine(String errors) {
        Matcher ours = OURS.matcher(errors);
        if (ours.find()) {
            return ours.group(1);
        }
        String last = errors.lines().findFirst().orElse("no reason was given");
        Matcher causes = CAUSE.matcher(errors);
        while (causes.find()) {
            last = causes.group(1);
        }
        return last;
    }
}
