package io.keruen.app.cluster;

import io.keruen.app.process.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A JobManager and its TaskManagers, each a process of its own on this machine. Used by one thread. */
public final class StandaloneFlink implements AutoCloseable {
    private static final String JOB_MANAGER_HEAP = "-Xmx512m";
    private static final long START_NS = 180_000_000_000L;
    private static final long LOOK_NS = 100_000_000;

    private final ClusterFolder folder;
    private final Shape shape;
    private final Map<String, String> environment;
    private final FlinkRest rest;
    private final FlinkProcess jobManager;
    private final List<FlinkProcess> taskManagers = new ArrayList<>();
    private int started;

    private StandaloneFlink(Path path, Shape shape, Map<String, String> environment) throws IOException {
        this.shape = shape;
        this.environment = environment;
        int restPort = FreePort.find();
        Path reporter = environment.isEmpty() ? null : shape.jobJar();
        folder = ClusterFolder.prepare(path, FreePort.find(), restPort, reporter);
        rest = new FlinkRest(URI.create("http://127.0.0.1:" + restPort));
        jobManager = FlinkProcess.start(
                FlinkNode.JOB_MANAGER,
                folder,
                shape,
                environment,
                List.of(JOB_MANAGER_HEAP),
                List.of(FlinkNode.JOB_MANAGER, "--configDir", folder.conf().toString(), metrics(FreePort.find())));
    }

    /**
     * Starts them and waits until all have found each other.
     *
     * @param environment where the history is: the processes find it in theirs, whatever this one finds in its own; empty
     *     = there is none
     */
    public static StandaloneFlink start(Path path, Shape shape, Map<String, String> environment, int taskManagers)
            throws IOException, InterruptedException {
        StandaloneFlink flink = new StandaloneFlink(path, shape, environment);
        try {
            for (int i = 0; i < taskManagers; i++) {
                flink.addTaskManager();
            }
            flink.awaitTaskManagers();
            return flink;
        } catch (IOException | InterruptedException | RuntimeException e) {
            flink.close();
            throw e;
        }
    }

    /** Starts one TaskManager more; its name. It comes when it comes. */
    public String addTaskManager() throws IOException {
        started++;
        String name = FlinkNode.TASK_MANAGER + "-" + started;
        taskManagers.add(FlinkProcess.start(
                name,
                folder,
                shape,
                environment,
                List.of(
                        "-Xmx" + ClusterFolder.HEAP_MIB + "m",
                        "-XX:MaxDirectMemorySize=" + ClusterFolder.DIRECT_MIB + "m",
                        "-XX:MaxMetaspaceSize=" + ClusterFolder.METASPACE_MIB + "m"),
                List.of(
                        FlinkNode.TASK_MANAGER,
                        "--configDir",
                        folder.conf().toString(),
                        "-Dtaskmanager.resource-id=" + name,
                        metrics(FreePort.find()))));
        return name;
    }

    private static String metrics(int port) {
        return "-Dmetrics.reporter.prometheus.port=" + port;
    }

    /** Waits until the JobManager knows as many TaskManagers as are alive. */
    public void awaitTaskManagers() throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        while (rest.taskManagers() != taskManagers.size()) {
            refuseDead();
            if (System.nanoTime() - startNs > START_NS) {
                throw new IOException("Flink does not start; " + jobManager.lastWords());
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** kill -9 of one TaskManager. */
    public void killTaskManager(String name) throws InterruptedException {
        FlinkProcess killed = taskManagers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        taskManagers.remove(killed);
        killed.kill();
    }

    /** Starts a TaskManager in the place of each that ended by itself, as an orchestrator would; what was done. */
    public List<String> replaceDead() throws IOException {
        List<String> lines = new ArrayList<>();
        for (FlinkProcess each : List.copyOf(taskManagers)) {
            if (!each.isAlive()) {
                taskManagers.remove(each);
                lines.add(each.name() + " ended; " + addTaskManager() + " takes its place");
            }
        }
        return lines;
    }

    /** The last words of a JobManager that ended by itself; {@code null} while it has not. */
    public @Nullable String failure() throws IOException {
        return jobManager.isAlive() ? null : jobManager.name() + " ended; " + jobManager.lastWords();
    }

    private void refuseDead() throws IOException {
        for (FlinkProcess each : taskManagers) {
            if (!each.isAlive()) {
                throw new IOException(each.name() + " ended; " + each.lastWords());
            }
        }
        String dead = failure();
        if (dead != null) {
            throw new IOException(dead);
        }
    }

    public FlinkRest rest() {
        return rest;
    }

    public ClusterFolder folder() {
        return folder;
    }

    /** Each process with its id, for a person. */
    public List<String> processes() {
        List<String> lines = new ArrayList<>();
        lines.add(jobManager.name() + " " + jobManager.pid());
        taskManagers.forEach(each -> lines.add(each.name() + " " + each.pid()));
        return lines;
    }

    @Override
    public void close() throws InterruptedException {
        for (FlinkProcess each : taskManagers) {
            each.close();
        }
        jobManager.close();
    }
}
