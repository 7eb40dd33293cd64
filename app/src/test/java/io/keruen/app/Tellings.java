package io.keruen.app;

import io.keruen.app.verify.Verdict;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.oracle.Ending;
import io.keruen.simulator.oracle.ExpectedAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the alerts that a crossing calls for are told of as soon as their hold is over. */
final class Tellings {
    /** A sample may show it a little later. */
    private static final long SEEN_MS = 200;

    /** The sample that surely shows it comes so late, waits so long for those before it, and for that of a leader. */
    private static final long CARRIED_MS = 900 + 1_000 + 1_000;

    private Tellings() {}

    /** An alert that must be raised and is told of too late, with what was said first of those that may be it. */
    record Late(ExpectedAlert line, List<AlertEvent> said) {}

    /** What must be raised, is, and is told of later than the truth allows. */
    static List<Late> late(Verdict verdict, List<ExpectedAlert> truth, Said said) {
        Map<String, Long> toldAtMs = said.toldAtMs();
        List<Late> late = new ArrayList<>();
        for (Verdict.Found found : verdict.found()) {
            ExpectedAlert line = truth.get((int) found.line().line() - 1);
            if (line.raisedByMs() == Ending.NEVER) {
                continue;
            }
            long latestMs = line.raisedByMs() + SEEN_MS;
            List<AlertEvent> those = Endings.answers(found, verdict, line, said.alerts());
            if (those.stream()
                    .noneMatch(alert -> isInTime(latestMs, line.untold(), alert, toldAtMs.get(alert.alertId())))) {
                late.add(new Late(line, those));
            }
        }
        return late;
    }

    private static boolean isInTime(long latestMs, boolean mayWait, AlertEvent alert, @Nullable Long toldAtMs) {
        boolean isToldInTime = mayWait || toldAtMs == null || toldAtMs <= latestMs + CARRIED_MS; // else it is missed
        return alert.raisedAtMs() <= latestMs && isToldInTime;
    }
}
