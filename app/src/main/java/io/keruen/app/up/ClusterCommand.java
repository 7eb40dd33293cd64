package io.keruen.app.up;

import io.keruen.app.cluster.ClusterSystem;
import io.keruen.app.cluster.Shape;
import io.keruen.app.command.Console;
import io.keruen.app.command.Playing;
import io.keruen.app.command.UsageException;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.names.Topics;
import io.keruen.core.alert.AlertEvent;
import io.keruen.jobs.EscortJob;
import io.keruen.schemas.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keruen cluster}: the jobs on a real Flink cluster of separate processes, on this machine, without Docker. */
@Command(
        name = "cluster",
        description =
                "Runs a Flink cluster of separate processes on this machine and plays a crossing through the jobs on it.",
        mixinStandardHelpOptions = true)
public final class ClusterCommand implements Callable<Integer> {
    private static final int MAX_TASK_MANAGERS = 32;
    private static final Path ROOT = Path.of(System.getProperty("keruen.root", "."));

    private final Console console;

    @Option(
            names = "--scenario",
            paramLabel = "DIR",
            description = "The scenario folder to play (default: a simulated crossing with faults).")
    private @Nullable Path scenario;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Times real time, 0.1..1000 (default ${DEFAULT-VALUE}); changes no alert of a scenario.")
    private double speed = 1;

    @Option(
            names = "--task-managers",
            paramLabel = "N",
            description = "TaskManagers of one slot each, 1..32 (default ${DEFAULT-VALUE}); a history has one more.")
    private int taskManagers = 2;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Subtasks of the escort job (default ${DEFAULT-VALUE}); with fewer than TaskManagers one is spare.")
    private int parallelism = 1;

    @Option(names = "--exit-when-done", description = "End when the scenario has been played, as keruen up does.")
    private boolean exitWhenDone;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept, emptied first (default: target/cluster beside the launcher).")
    private Path data = ROOT.resolve("target").resolve("cluster");

    public ClusterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check();
        long startMs = DefaultScenario.startMs(System.currentTimeMillis(), speed);
        Path jobJar = ROOT.resolve("jobs").resolve("target").resolve("job").resolve("keruen-job.jar");
        if (!Files.exists(jobJar)) {
            throw new UsageException(jobJar + " is not there; build it: ./mvnw -DskipTests -pl jobs -am package");
        }
        Shape shape = new Shape(
                Shape.without(
                        System.getProperty("java.class.path"),
                        List.of(EscortJob.class, AlertEvent.class, Topics.class, Tick.class)),
                jobJar,
                List.of());
        CheckedScenario named = scenario == null ? null : Playing.read(scenario);
        if (scenario != null && exitWhenDone) {
            Verdicts.check(scenario);
        }
        try (DataFolder folder = DataFolder.open(data, false)) {
            LogFile.use(folder.log());
            Path played = scenario == null ? DefaultScenario.in(folder.ownScenario(), startMs) : scenario;
            CheckedScenario checked = named == null ? Playing.read(played) : named;
            checked.warnings().forEach(console::say);
            ClusterSystem.Nodes nodes = new ClusterSystem.Nodes(taskManagers, parallelism);
            return new ClusterRun(console, folder, played, exitWhenDone).toEnd(checked.scenario(), speed, shape, nodes);
        }
    }

    private void check() {
        Playing.checkSpeed(speed);
        if (taskManagers < 1 || taskManagers > MAX_TASK_MANAGERS) {
            throw new UsageException("--task-managers " + taskManagers + " is not in 1.." + MAX_TASK_MANAGERS);
        }
        if (parallelism < 1 || parallelism > taskManagers) {
            throw new UsageException("--parallelism " + parallelism + " is not in 1.." + taskManagers
                    + ": each TaskManager has one slot");
        }
    }
}
