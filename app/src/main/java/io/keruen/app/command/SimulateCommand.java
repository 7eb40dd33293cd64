package io.keruen.app.command;

import io.keruen.app.replay.ReplayFiles;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.ScenarioFiles;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Conditions;
import io.keruen.simulator.world.RadioQuality;
import io.keruen.simulator.world.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keruen simulate}: plays a seeded crossing with faults and writes it as a scenario folder. */
@Command(
        name = "simulate",
        description = "Writes a simulated crossing as a scenario folder, with the alerts that it must raise.",
        mixinStandardHelpOptions = true,
        footer = {"", "The same command writes the same bytes."})
public final class SimulateCommand implements Callable<Integer> {
    private static final String NO_FAULT = "none";
    private static final double MS_PER_S = 1_000;

    private final Console console;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the scenario is written.")
    private Path out = Path.of(".");

    @Option(names = "--seed", paramLabel = "N", description = "What the world is made from (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "How long it is recorded, 1..120 (default: until the convoy stands in its last yard).")
    private @Nullable Integer minutes;

    @Option(
            names = "--vehicles",
            paramLabel = "V",
            description = "Vehicles in the convoy, 2..8 (default ${DEFAULT-VALUE}).")
    private int vehicles = 5;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            completionCandidates = FaultNames.class,
            description = "A fault to add, again for more: ${COMPLETION-CANDIDATES}; none is a clean crossing"
                    + " (default: deviation, widening-gap, jump, stop, silence).")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--gates",
            description =
                    "The vehicles are cleared at both gates one by one (default: the convoy drives through as one).")
    private boolean gates;

    @Option(
            names = "--oncoming",
            description = "Another convoy comes the other way meanwhile; faults leave it alone. Not with --gates.")
    private boolean oncoming;

    @Option(
            names = "--sigma",
            paramLabel = "M",
            description = "Noise of the receivers on each axis, 0.1..8 m (default: 0.4 to 0.7 m, each its own).")
    private double sigmaM;

    @Option(names = "--multipath", description = "Reflections lead receivers astray now and then.")
    private boolean multipath;

    @Option(
            names = "--surface",
            paramLabel = "NAME",
            description = "What the road is covered with: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Surface surface = Surface.DRY;

    @Option(
            names = "--radio",
            paramLabel = "NAME",
            description = "How well frames get through: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private RadioQuality radio = RadioQuality.GOOD;

    @Option(names = "--start", paramLabel = "INSTANT", description = "When it begins (default ${DEFAULT-VALUE}).")
    private String start = Setup.START.toString();

    public SimulateCommand(Console console) {
        this.console = console;
    }

    /** What a person types to see the verdict on this crossing. */
    public static String shows(Setup setup) {
        StringBuilder command = new StringBuilder("./keruen simulate --out run --seed " + setup.seed());
        command.append(" --vehicles ").append(setup.vehicles());
        if (setup.minutes() != 0) {
            command.append(" --minutes ").append(setup.minutes());
        }
        if (setup.conditions().sigmaM() != 0) {
            command.append(String.format(
                    Locale.ROOT, " --sigma %.1f", setup.conditions().sigmaM()));
        }
        if (setup.conditions().multipath()) {
            command.append(" --multipath");
        }
        if (setup.gates()) {
            command.append(" --gates");
        }
        if (setup.oncoming()) {
            command.append(" --oncoming");
        }
        command.append(" --surface ").append(setup.conditions().surface());
        command.append(" --radio ").append(setup.conditions().radio());
        List<String> faults = setup.faults().isEmpty() ? List.of(NO_FAULT) : setup.faults();
        faults.forEach(fault -> command.append(" --fault ").append(fault));
        return command.append(" && ./keruen verify run").toString();
    }

    @Override
    public Integer call() {
        Setup setup = setup();
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UsageException("--out " + out + " is a file; name a folder");
        }
        requireOwnFiles();
        SimulatedScenario scenario = SimulatedScenario.play(setup);
        try {
            scenario.write(out);
        } catch (IOException e) {
            throw new UsageException("cannot write to " + out + ": " + e.getMessage());
        }
        print(scenario);
        return 0;
    }

    /**
     * A replay reads all that lies there: what this crossing does not write would be judged with it, and a dossier takes what
     * was judged there for what was judged of it.
     */
    private void requireOwnFiles() {
        List<String> others = new ArrayList<>(ReplayFiles.NAMES);
        others.add(ScenarioFiles.POLICY);
        for (RecordKind kind : gates ? List.<RecordKind>of() : List.of(RecordKind.GATE, RecordKind.ACTION)) {
            others.add(kind.stem() + ScenarioFiles.LINES);
            others.add(kind.stem() + ScenarioFiles.LINES + ScenarioFiles.GZIP);
        }
        for (String other : others) {
            if (Files.exists(out.resolve(other))) {
                throw new UsageException("--out " + out + " holds " + other
                        + ", which is of another crossing; remove it or name another folder");
            }
        }
    }

    private Setup setup() {
        if (minutes != null && (minutes < 1 || minutes > Setup.MOST_MINUTES)) {
            throw new UsageException("--minutes " + minutes + " is not in 1.." + Setup.MOST_MINUTES);
        }
        if (vehicles < Setup.FEWEST_VEHICLES || vehicles > Setup.MOST_VEHICLES) {
            throw new UsageException(
                    "--vehicles " + vehicles + " is not in " + Setup.FEWEST_VEHICLES + ".." + Setup.MOST_VEHICLES);
        }
        if (gates && oncoming) {
            throw new UsageException(
                    "--oncoming goes with no --gates: they let vehicles through in one direction only");
        }
        int length = minutes == null ? 0 : minutes;
        return new Setup(seed, StartTime.parse(start), length, vehicles, faultNames(), conditions(), gates, oncoming);
    }

    private Conditions conditions() {
        if (sigmaM != 0 && !(sigmaM >= 0.1 && sigmaM <= Conditions.MOST_SIGMA_M)) {
            throw new UsageException("--sigma " + sigmaM + " is not in 0.1.." + Conditions.MOST_SIGMA_M);
        }
        return new Conditions(sigmaM, multipath, surface, radio);
    }

    private List<String> faultNames() {
        if (faults.isEmpty()) {
            return FaultCatalog.shown();
        }
        if (faults.contains(NO_FAULT)) {
            if (faults.size() > 1) {
                throw new UsageException("--fault none goes with no other fault");
            }
            return List.of();
        }
        for (String name : faults) {
            if (FaultCatalog.named(name).isEmpty()) {
                throw new UsageException("--fault " + name + ": there is no such fault; there are "
                        + String.join(", ", FaultCatalog.names()) + ", none");
            }
            if (!gates && FaultCatalog.needingGates().contains(name)) {
                throw new UsageException("--fault " + name + " happens at gates; add --gates");
            }
            if (gates && FaultCatalog.notThroughGates().contains(name)) {
                throw new UsageException("--fault " + name + " goes with no --gates: nobody there would mend it");
            }
        }
        return faults;
    }

    private void print(SimulatedScenario scenario) {
        long lengthS = Math.round(scenario.lengthMs() / MS_PER_S);
        console.out()
                .printf(
                        Locale.ROOT,
                        "a crossing of %d vehicles in %d min %02d s, %,d samples, seed %d; written to %s%n",
                        vehicles,
                        lengthS / 60,
                        lengthS % 60,
                        scenario.sampleCount(),
                        seed,
                        out);
        if (scenario.expected().isEmpty()) {
            console.out().println("no alert is expected");
            return;
        }
        console.out()
                .printf(Locale.ROOT, "%-20s %-8s %-8s %-14s %s%n", "expected", "vehicle", "leader", "starts", "within");
        for (ExpectedAlert alert : scenario.expected()) {
            String leader = alert.otherVehicleId();
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-20s %-8s %-8s %s %.1f s%s%n",
                            alert.type(),
                            alert.vehicleId() == null ? "" : alert.vehicleId(),
                            leader == null ? "" : leader,
                            time(alert.startedAtMs()),
                            alert.toleranceMs() / MS_PER_S,
                            alert.optional() ? console.faint("  may come") : "");
        }
    }

    /** The time of day, UTC, to the tenth of a second. */
    private static String time(long ms) {
        long tenths = Math.floorMod(ms, 86_400_000L) / 100;
        long seconds = tenths / 10;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%dZ   ", seconds / 3_600, seconds / 60 % 60, seconds % 60, tenths % 10);
    }

    /** What {@code --fault} understands. */
    static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>(FaultCatalog.names());
            names.add(NO_FAULT);
            return names.iterator();
        }
    }
}
