package io.keruen.app.history;

import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The crossing that shows everything, with an officer who acknowledges each alert half a minute after its cause. */
public final class ReactedCrossing {
    /** When it begins. */
    public static final long START_MS = Setup.START.toEpochMilli();

    private static final long REACTION_MS = 30_000;

    private ReactedCrossing() {}

    /** Writes it; one of the actions is about nothing that is there, and will be rejected. */
    public static Path write(Path folder) throws IOException, UnusableScenarioException {
        SimulatedScenario.play(Setup.standard()).write(folder);
        StringBuilder actions = new StringBuilder(action(START_MS + REACTION_MS, "NO_SUCH_ALERT", "nobody"));
        ExpectedReader.read(folder).stream()
                .filter(each -> !each.none() && each.vehicleId() != null && each.startedAtMs() != Expected.ANY)
                .sorted((a, b) -> Long.compare(a.startedAtMs(), b.startedAtMs()))
                .forEach(each -> actions.append(
                        action(each.startedAtMs() + REACTION_MS, each.types().get(0), each.vehicleId())));
        Files.writeString(folder.resolve("actions.jsonl"), actions);
        return folder;
    }

    private static String action(long atMs, String type, String vehicleId) {
        return """
                {"eventTimeMs":%d,"action":"ACKNOWLEDGE","officer":"officer-1","reason":"Seen.","type":"%s",\
                "vehicleId":"%s"}
                """.formatted(atMs, type, vehicleId);
    }
}
