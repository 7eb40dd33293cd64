package io.keruen.app.up;

import io.keruen.app.command.Console;
import io.keruen.app.command.Playing;
import io.keruen.app.command.StartTime;
import io.keruen.app.command.UsageException;
import io.keruen.app.replay.CheckedScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keruen up}: the whole system on one machine, with a scenario that plays. */
@Command(
        name = "up",
        description = "Runs the whole system on this machine and plays a crossing.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

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
            names = "--start",
            paramLabel = "INSTANT",
            description =
                    "When the default crossing begins, like 2026-06-01T03:00:00Z (default: now; with a --speed above"
                            + " 1 so long ago that it ends as it has been played).")
    private @Nullable String start;

    @Option(
            names = "--exit-when-done",
            description = "End when the scenario has been played; exit code 1 if its expected.jsonl is not met.")
    private boolean exitWhenDone;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of the live page, 0 = any that is free (default ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where broker and job keep their data (default: target/up beside the launcher).")
    private Path data = Path.of(System.getProperty("keruen.root", "."), "target", "up");

    @Option(
            names = "--keep",
            description = "Go on with the data that are there, where the last run stopped (default: start anew).")
    private boolean keep;

    public UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check();
        long startMs = startMs();
        // What cannot be played, or served, shall not cost the data of the last run.
        CheckedScenario named = scenario == null ? null : Playing.read(scenario);
        if (scenario != null && exitWhenDone) {
            Verdicts.check(scenario);
        }
        FreeAddress.check(port);
        try (DataFolder folder = DataFolder.open(data, keep)) {
            // before anything that logs is touched
            LogFile.use(folder.log());
            Path played = scenario == null ? DefaultScenario.in(folder.ownScenario(), startMs) : scenario;
            folder.bind(played);
            CheckedScenario checked = named == null ? Playing.read(played) : named;
            checked.warnings().forEach(console::say);
            return new Run(console, folder, played, checked.scenario(), speed, exitWhenDone).toEnd(port);
        }
    }

    private long startMs() {
        String told = start;
        return told == null ? DefaultScenario.startMs(System.currentTimeMillis(), speed) : StartTime.parse(told);
    }

    private void check() {
        Playing.checkSpeed(speed);
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("--port " + port + " is not in 0..65535");
        }
        if (start != null && scenario != null) {
            throw new UsageException("--start moves the default crossing only; leave it or --scenario away");
        }
        if (start != null && keep) {
            throw new UsageException("--keep goes on with a crossing that has begun; leave --start away");
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new UsageException("--data " + data + " is a file; name a folder");
        }
        if (data.toAbsolutePath().toString().contains(",")) {
            throw new UsageException("--data " + data + " has a comma in its path, which Kafka takes for two folders;"
                    + " name another folder");
        }
        if (!keep && scenario != null && isWithin(scenario, data)) {
            throw new UsageException("--scenario " + scenario
                    + " lies in --data, which is emptied; name another folder for one of them");
        }
    }

    private static boolean isWithin(Path inner, Path outer) {
        return inner.toAbsolutePath()
                .normalize()
                .startsWith(outer.toAbsolutePath().normalize());
    }
}
