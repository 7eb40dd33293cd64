package io.keruen.connectors.influx;

import io.keruen.connectors.outlet.DurableFiles;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private {@code influxd} of InfluxDB 1.x as a child process: on a free port of the loopback interface, its data in a
 * folder of ours. It can be stopped and started again. One thread at a time.
 */
public final class InfluxServer implements AutoCloseable {
    private static final String CONFIG = "influxdb.conf";
    private static final String LOG = "influxd.log";
    private static final String PID = "influxd.pid";
    private static final long START_S = 60;
    private static final long STOP_S = 5;
    private static final int READY = 204;
    private static final int PING_MS = 2_000;

    private final Path program;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private InfluxServer(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** The program: {@code INFLUXD}, else an {@code influxd} on the PATH. */
    public static Optional<Path> find() {
        String named = System.getenv("INFLUXD");
        Stream<Path> candidates = named != null && !named.isEmpty()
                ? Stream.of(Path.of(named))
                : Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                        .filter(each -> !each.isEmpty())
                        .map(each -> Path.of(each, "influxd"));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** Starts one on a folder; data that are there are gone on with. */
    public static InfluxServer start(Path folder) throws IOException, InterruptedException {
        Path program = find().orElseThrow(() -> new IOException(
                "there is no influxd on the PATH; Debian has it in its package influxdb, INFLUXD names another"));
        Files.createDirectories(folder);
        int[] ports = freePorts();
        Path root = folder.toAbsolutePath();
        Files.writeString(root.resolve(CONFIG), config(root, ports[0], ports[1]));
        InfluxServer server = new InfluxServer(program, root, ports[0]);
        server.start();
        return server;
    }

    /** Starts it again after {@link #stop}, on the same port. */
    public void start() throws IOException, InterruptedException {
        endForerunner();
        Process started = new ProcessBuilder(
                        program.toString(),
                        "run",
                        "-config",
                        folder.resolve(CONFIG).toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
                .start();
        process = started;
        DurableFiles.replace(folder.resolve(PID), Long.toString(started.pid()).getBytes(StandardCharsets.US_ASCII));
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
        while (!isReady()) {
            if (started.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("influxd ended as it started: " + lastWords());
            }
            if (System.nanoTime() > untilNs) {
                stop();
                throw new IOException("influxd did not answer within " + START_S + " s: " + lastWords());
            }
        }
    }

    /** One whose keruen was killed lives on, and two on the same data would spoil them. */
    private void endForerunner() throws IOException, InterruptedException {
        Path pid = folder.resolve(PID);
        if (!Files.exists(pid)) {
            return;
        }
        Optional<ProcessHandle> forerunner = process(Files.readString(pid)).filter(this::isOurs);
        if (forerunner.isPresent()) {
            end(forerunner.get());
        }
        Files.delete(pid);
    }

    /** The process of a number; none where a loss of power left something else. */
    private static Optional<ProcessHandle> process(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** By what it was started with: a number may have gone to another program since, even to another influxd. */
    private boolean isOurs(ProcessHandle running) {
        return List.of(running.info().arguments().orElse(new String[0]))
                .contains(folder.resolve(CONFIG).toString());
    }

    private static void end(ProcessHandle running) throws InterruptedException {
        running.destroy();
        try {
            running.onExit().get(STOP_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            running.destroyForcibly();
            running.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process that ends says no more than that", e);
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection ping =
                    (HttpURLConnection) URI.create(url() + "/ping").toURL().openConnection();
            ping.setConnectTimeout(PING_MS);
            ping.setReadTimeout(PING_MS);
            return ping.getResponseCode() == READY;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LOG));
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** Ends it; what it stored stays. */
    public void stop() throws InterruptedException {
        Process current = process;
        if (current == null) {
            return;
        }
        end(current.toHandle());
        process = null;
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** CPU time that it has used since it was started; zero where the system does not tell. */
    public Duration cpuTime() {
        Process current = process;
        return current == null
                ? Duration.ZERO
                : current.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    /** Both are held at once, so that they differ. */
    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket http = new ServerSocket(0, 1, loopback);
                ServerSocket backup = new ServerSocket(0, 1, loopback)) {
            return new int[] {http.getLocalPort(), backup.getLocalPort()};
        }
    }

    private static String config(Path root, int httpPort, int backupPort) {
        return """
                reporting-enabled = false
                bind-address = "127.0.0.1:%d"
                [meta]
                  dir = '%s'
                [data]
                  dir = '%s'
                  wal-dir = '%s'
                  index-version = "tsi1"
                  query-log-enabled = false
                  cache-max-memory-size = 268435456
                [monitor]
                  store-enabled = false
                [subscriber]
                  enabled = false
                [http]
                  bind-address = "127.0.0.1:%d"
                  log-enabled = false
                [logging]
                  level = "warn"
                """.formatted(backupPort, root.resolve("meta"), root.resolve("data"), root.resolve("wal"), httpPort);
    }
}
