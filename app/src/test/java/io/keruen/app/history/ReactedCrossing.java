package io.keruen.app.history;

import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The crossing that shows everything, with trucks that also tell their charge and temperatures, and an officer who
 * acknowledges each alert half a minute after its cause.
 */
public final class ReactedCrossing {
    /** When it begins. */
    public static final long START_MS = Setup.START.toEpochMilli();

    private static final long REACTION_MS = 30_000;

    private ReactedCrossing() {}

    /** Writes it; one of the actions is about nothing that is there, and will be rejected. */
    public static Path write(Path folder) throws IOException, UnusableScenarioException {
        SimulatedScenario.play(Setup.standard()).write(folder);
        tellMore(folder.resolve("telemetry.jsonl"));
        StringBuilder actions = new StringBuilder(action(START_MS + REACTION_MS, "NO_SUCH_ALERT", "nobody"));
        ExpectedReader.read(folder).stream()
                .filter(each -> !each.none() && each.vehicleId() != null && each.startedAtMs() != Expected.ANY)
                .sorted((a, b) -> Long.compare(a.startedAtMs(), b.startedAtMs()))
                .forEach(each -> actions.append(
                        action(each.startedAtMs() + REACTION_MS, each.types().get(0), each.vehicleId())));
        Files.writeString(folder.resolve("actions.jsonl"), actions);
        return folder;
    }

    /** Signals that the simulator's trucks do not have. */
    private static void tellMore(Path telemetry) throws IOException {
        List<String> lines = Files.readAllLines(telemetry);
        List<String> told = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            told.add(line.substring(0, line.lastIndexOf('}'))
                    + String.format(
                            Locale.ROOT,
                            ",\"stateOfChargePct\":%.3f,\"batteryTempC\":%.2f,\"motorTempC\":%.2f,\"brakeTempC\":%.2f}",
                            80 - i * 1e-4,
                            25 + i % 7 * 0.1,
                            55 + i % 11 * 0.1,
                            70 + i % 13 * 0.1));
        }
        Files.write(telemetry, told);
    }

    private static String action(long atMs, String type, String vehicleId) {
        return """
                {"eventTimeMs":%d,"action":"ACKNOWLEDGE","officer":"officer-1","reason":"Seen.","type":"%s",\
                "vehicleId":"%s"}
                """.formatted(atMs, type, vehicleId);
    }
}
