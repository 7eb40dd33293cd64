package io.keruen.benchmarks.latency;

import io.keruen.app.embedded.EmbeddedFlink;
import io.keruen.benchmarks.process.ChildJvm;
import io.keruen.benchmarks.process.ChildLoop;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.HistorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** The escort job as it runs live, in a process of its own; with the history job beside it if there is a database. */
public final class LiveJobMain {
    private static final int SLOTS = 2;
    private static final String HEAP = "2g";
    private static final int INFLUX_URL = 2;

    private LiveJobMain() {}

    /** Runs it until the parent is gone. */
    public static void main(String[] arguments) throws Exception {
        boolean hasHistory = arguments.length > INFLUX_URL;
        Path temporary = Path.of(arguments[1]).resolveSibling("flink-tmp");
        EmbeddedFlink flink = EmbeddedFlink.start(temporary, hasHistory ? SLOTS + 1 : SLOTS);
        Configuration config = checkpoints(arguments[1], "escort");
        List<EmbeddedFlink.Running> jobs = new ArrayList<>();
        jobs.add(flink.submit(
                EscortJob.graph(KafkaAccess.open(arguments[0]), EscortSettings.of(config), null, config), null));
        if (hasHistory) {
            HistorySettings settings = HistoryBeside.settings(arguments[INFLUX_URL]);
            Configuration own = checkpoints(arguments[1], "history");
            jobs.add(flink.submit(HistoryJob.graph(arguments[0], settings, own), null));
        }
        ChildLoop.run(question -> {
            for (EmbeddedFlink.Running job : jobs) {
                Throwable failure = job.failure();
                if (failure != null) {
                    throw new IllegalStateException("a job failed: " + failure.getMessage(), failure);
                }
            }
            return jobs.get(0).status().name();
        });
        Runtime.getRuntime().halt(0);
    }

    private static Configuration checkpoints(String folder, String name) {
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(folder, name).toUri().toString());
        return config;
    }

    /** Starts it; with a history if it is said where. */
    static ChildJvm start(Path folder, String bootstrapServers, @Nullable HistoryBeside history) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(bootstrapServers, folder.resolve("checkpoints").toString()));
        if (history != null) {
            arguments.add(history.url());
        }
        return ChildJvm.start("live", folder, LiveJobMain.class, HEAP, arguments);
    }

    /** What the job is doing. */
    static String status(ChildJvm job) throws IOException {
        return job.ask("status");
    }
}
