package io.keruen.app.cluster;

import io.keruen.jobs.metrics.InfluxReporterFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.jspecify.annotations.Nullable;

/** Where a cluster keeps what it has: configuration, plugins, logs, checkpoints, savepoints. */
public final class ClusterFolder {
    private static final String HOST = "127.0.0.1";
    private static final String LOGGING = "keruen-up-log4j2.properties";
    private static final int RETAINED_CHECKPOINTS = 3;
    private static final Duration BUSY = Duration.ofMinutes(2);

    static final int HEAP_MIB = 512;
    static final int DIRECT_MIB = 256;
    static final int METASPACE_MIB = 256;

    private final Path folder;

    private ClusterFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Makes a folder ready for a cluster whose JobManager listens on these ports of the loopback interface.
     *
     * @param reporter the jar that brings the metrics into the history; {@code null} = there is none
     */
    static ClusterFolder prepare(Path folder, int rpcPort, int restPort, @Nullable Path reporter) throws IOException {
        ClusterFolder made = new ClusterFolder(folder);
        Files.createDirectories(made.conf());
        Files.createDirectories(made.savepoints());
        Files.createDirectories(made.temporary());
        Configuration config = made.settings(rpcPort, restPort);
        Path plugin = Files.createDirectories(made.plugins().resolve("keruen"));
        if (reporter != null) {
            Files.copy(reporter, plugin.resolve(reporter.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            InfluxReporterFactory.configure(config);
            config.set(
                    CoreOptions.PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, InfluxReporterFactory.LIBRARIES);
        }
        Map<String, String> settings = new TreeMap<>(config.toMap());
        StringBuilder yaml = new StringBuilder();
        settings.forEach((key, value) -> yaml.append(key)
                .append(": \"")
                .append(value.replace("\"", "\\\""))
                .append("\"\n"));
        Files.writeString(made.conf().resolve("config.yaml"), yaml);
        try (InputStream logging = ClusterFolder.class.getClassLoader().getResourceAsStream(LOGGING)) {
            if (logging == null) {
                throw new IllegalStateException(LOGGING + " is not on the class path");
            }
            Files.copy(logging, made.logging(), StandardCopyOption.REPLACE_EXISTING);
        }
        return made;
    }

    private Configuration settings(int rpcPort, int restPort) {
        Configuration config = new Configuration();
        config.set(JobManagerOptions.ADDRESS, HOST);
        config.set(JobManagerOptions.BIND_HOST, HOST);
        config.set(JobManagerOptions.PORT, rpcPort);
        config.set(RestOptions.ADDRESS, HOST);
        config.set(RestOptions.BIND_ADDRESS, HOST);
        config.set(RestOptions.PORT, restPort);
        config.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        config.set(BlobServerOptions.PORT, "0");
        config.set(WebOptions.UPLOAD_DIR, temporary().toString());
        config.set(CoreOptions.TMP_DIRS, temporary().toString());
        config.set(TaskManagerOptions.HOST, HOST);
        config.set(TaskManagerOptions.BIND_HOST, HOST);
        // Of two slots in one process a kill would take both: one each.
        config.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
        memory(config);
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, place(folder.resolve("checkpoints")));
        config.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, place(savepoints()));
        // The cluster's word counts here, not the job's.
        config.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        // A dead neighbour is noticed in seconds by its connection; a busy machine is no death.
        config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        config.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(15));
        config.set(RpcOptions.STARTUP_TIMEOUT, BUSY);
        config.set(RpcOptions.ASK_TIMEOUT_DURATION, BUSY);
        config.set(MetricOptions.REPORTERS_LIST, "prometheus");
        config.setString("metrics.reporter.prometheus.factory.class", PrometheusReporterFactory.class.getName());
        return config;
    }

    /** A TaskManager that no script starts must be told all of it; heap and direct memory agree with its JVM's. */
    private static void memory(Configuration config) {
        config.set(TaskManagerOptions.CPU_CORES, 1.0);
        config.set(TaskManagerOptions.FRAMEWORK_HEAP_MEMORY, MemorySize.ofMebiBytes(128));
        config.set(TaskManagerOptions.TASK_HEAP_MEMORY, MemorySize.ofMebiBytes(HEAP_MIB - 128));
        config.set(TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(128));
        config.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(64));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        config.set(TaskManagerOptions.JVM_METASPACE, MemorySize.ofMebiBytes(METASPACE_MIB));
        config.set(TaskManagerOptions.JVM_OVERHEAD_MIN, MemorySize.ofMebiBytes(192));
        config.set(TaskManagerOptions.JVM_OVERHEAD_MAX, MemorySize.ofMebiBytes(192));
    }

    /** A path as Flink reads it: it takes an escape like %20 for letters of the name. */
    static String place(Path path) {
        return org.apache.flink.core.fs.Path.fromLocalFile(path.toFile()).toString();
    }

    Path conf() {
        return folder.resolve("conf");
    }

    Path logging() {
        return conf().resolve("log4j2.properties");
    }

    /** A folder for each process. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** A folder for each plugin of Flink's. */
    Path plugins() {
        return folder.resolve("plugins");
    }

    Path savepoints() {
        return folder.resolve("savepoints");
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }
}
