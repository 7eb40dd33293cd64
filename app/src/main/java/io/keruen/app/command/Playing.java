package io.keruen.app.command;

import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.scenario.UnusableScenarioException;
import java.nio.file.Path;

/** What every command that plays a scenario asks of it. */
public final class Playing {
    private static final double MIN_SPEED = 0.1;
    private static final double MAX_SPEED = 1_000;

    private Playing() {}

    /** Refuses a speed that nothing is played at. */
    public static void checkSpeed(double speed) {
        // written so that NaN is refused too
        if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
            throw new UsageException("--speed " + speed + " is not in 0.1..1000");
        }
    }

    /** Reads a scenario that has something to play. */
    public static CheckedScenario read(Path folder) throws UnusableScenarioException {
        CheckedScenario checked = CheckedScenario.read(folder);
        if (checked.scenario().samples().size() == 0) {
            throw new UsageException(folder + " has no telemetry to play");
        }
        return checked;
    }
}
