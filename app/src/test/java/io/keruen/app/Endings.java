package io.keruen.app;

import io.keruen.app.verify.Verdict;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.oracle.Ending;
import io.keruen.simulator.oracle.ExpectedAlert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether the alerts that a crossing calls for are over when the truth says so: none forgotten, none kept open. */
final class Endings {
    /** How much sooner or later than the truth a sample may show it. */
    private static final long SEEN_MS = 1_000;

    private Endings() {}

    /** An alert that must be raised and is over at no moment that the truth allows, with what was said last of those that may be it. */
    record Wrong(ExpectedAlert line, List<AlertEvent> said) {}

    /** What must be raised, is, and is over at no moment that the truth allows. */
    static List<Wrong> wrong(Verdict verdict, List<ExpectedAlert> truth, List<AlertEvent> events) {
        Map<String, AlertEvent> last = new HashMap<>();
        events.forEach(event -> last.put(event.alertId(), event));
        List<Wrong> wrong = new ArrayList<>();
        for (Verdict.Found found : verdict.found()) {
            ExpectedAlert line = truth.get((int) found.line().line() - 1);
            List<AlertEvent> said = answers(found, verdict, line, events).stream()
                    .map(alert -> Objects.requireNonNull(last.get(alert.alertId())))
                    .toList();
            if (said.stream().noneMatch(alert -> line.ending().allows(endMs(alert), SEEN_MS))) {
                wrong.add(new Wrong(line, said));
            }
        }
        return wrong;
    }

    /** What may answer a line that was found, as it was said first, and was not given to another line. */
    static List<AlertEvent> answers(Verdict.Found found, Verdict verdict, ExpectedAlert line, List<AlertEvent> events) {
        String given = found.alert().alertId();
        Set<String> taken = new HashSet<>();
        verdict.found().forEach(each -> taken.add(each.alert().alertId()));
        Map<String, AlertEvent> first = new LinkedHashMap<>();
        events.forEach(event -> first.putIfAbsent(event.alertId(), event));
        return first.values().stream()
                .filter(alert -> alert.alertId().equals(given) || isOf(line, alert) && !taken.contains(alert.alertId()))
                .toList();
    }

    /** Whether an alert may be the one that is called for. */
    static boolean isOf(ExpectedAlert line, AlertEvent alert) {
        return line.type().equals(alert.type())
                && Objects.equals(line.vehicleId(), alert.vehicleId().isEmpty() ? null : alert.vehicleId())
                && (line.otherVehicleId() == null || line.otherVehicleId().equals(alert.otherVehicleId()))
                && Math.abs(alert.startedAtMs() - line.startedAtMs()) <= line.toleranceMs();
    }

    private static long endMs(AlertEvent alert) {
        return alert.clearedAtMs() == 0 ? Ending.NEVER : alert.clearedAtMs();
    }
}
