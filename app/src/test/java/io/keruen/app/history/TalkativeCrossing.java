package io.keruen.app.history;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The crossing of {@code up}, with trucks that tell their charge and temperatures in every sample: a state carries what
 * the sample told from which it was taken, and the simulator's trucks tell these in one of ten.
 */
public final class TalkativeCrossing {
    private static final String TOLD = ",\"(stateOfChargePct|batteryTempC|motorTempC|brakeTempC)\":[-0-9.eE]+";

    private TalkativeCrossing() {}

    /** Writes it. */
    public static Path write(Path folder) throws IOException {
        SimulatedScenario.play(Setup.standard()).write(folder);
        Path telemetry = folder.resolve("telemetry.jsonl");
        List<String> told = new ArrayList<>();
        for (String line : Files.readAllLines(telemetry)) {
            int i = told.size();
            String rest = line.replaceAll(TOLD, "");
            told.add(rest.substring(0, rest.lastIndexOf('}'))
                    + String.format(
                            Locale.ROOT,
                            ",\"stateOfChargePct\":%.3f,\"batteryTempC\":%.2f,\"motorTempC\":%.2f,\"brakeTempC\":%.2f}",
                            80 - i * 1e-4,
                            25 + i % 7 * 0.1,
                            55 + i % 11 * 0.1,
                            70 + i % 13 * 0.1));
        }
        Files.write(telemetry, told);
        return folder;
    }
}
