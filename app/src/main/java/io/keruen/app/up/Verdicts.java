package io.keruen.app.up;

import io.keruen.app.command.Console;
import io.keruen.app.command.VerdictReport;
import io.keruen.app.verify.Expectations;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.alert.AlertEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What is said of the alerts of a scenario that has been played to its end. */
final class Verdicts {
    private Verdicts() {}

    /** Refuses a scenario whose expectations nothing can be held against; better before it has been played. */
    static void check(Path scenarioFolder) throws UnusableScenarioException {
        List<Expected> unused = Expectations.read(scenarioFolder);
    }

    /** Tells how many there were and whether they are what the scenario expects; the exit code. */
    static int tell(Console console, List<AlertEvent> events, Path scenarioFolder) throws UnusableScenarioException {
        long raised = events.stream()
                .filter(event -> event.event() == AlertEvent.Event.RAISED)
                .count();
        console.say(raised + " alerts raised");
        List<Expected> expected = Expectations.read(scenarioFolder);
        if (expected.isEmpty()) {
            return 0;
        }
        Verdict verdict = Verdict.of(expected, events, Set.of());
        new VerdictReport(console).print(verdict, scenarioFolder);
        return verdict.isGood() ? 0 : 1;
    }
}
