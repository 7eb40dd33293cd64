package io.keruen.benchmarks.latency;

import io.keruen.app.embedded.EmbeddedFlink;
import io.keruen.benchmarks.process.ChildJvm;
import io.keruen.benchmarks.process.ChildLoop;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.settings.EscortSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;

/** The escort job as it runs live, in a process of its own. */
public final class LiveJobMain {
    private static final int SLOTS = 2;
    private static final String HEAP = "2g";

    private LiveJobMain() {}

    /** Runs it until the parent is gone. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedFlink flink = EmbeddedFlink.start(SLOTS);
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(arguments[1]).toUri().toString());
        EmbeddedFlink.Running job =
                flink.submit(EscortJob.graph(arguments[0], EscortSettings.of(config), config), null);
        ChildLoop.run(question -> {
            Throwable failure = job.failure();
            if (failure != null) {
                throw new IllegalStateException("the job failed: " + failure.getMessage(), failure);
            }
            return job.status().name();
        });
        Runtime.getRuntime().halt(0);
    }

    /** Starts it. */
    static ChildJvm start(Path folder, String bootstrapServers) throws IOException {
        return ChildJvm.start(
                "live",
                folder,
                LiveJobMain.class,
                HEAP,
                List.of(bootstrapServers, folder.resolve("checkpoints").toString()));
    }

    /** What the job is doing. */
    static String status(ChildJvm job) throws IOException {
        return job.ask("status");
    }
}
