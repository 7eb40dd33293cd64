package io.keruen.app.verify;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The largest assignment of expected lines to raised alerts, one to one: no order of the lines can lose a hit. Lines are
 * tried in their order, so required ones are to be given before optional ones.
 */
final class Matching {
    static final int NONE = -1;

    private static final String TRUE_START = "trueStartedAtMs";

    private final List<Expected> expected;
    private final List<AlertEvent> raised;
    private final Map<String, AlertEvent> lastById;
    private final int[] lineOfAlert;
    private boolean[] tried = new boolean[0];

    /** {@code lastById}: the last word about each alert, which knows its end. */
    Matching(List<Expected> expected, List<AlertEvent> raised, Map<String, AlertEvent> lastById) {
        this.expected = expected;
        this.raised = raised;
        this.lastById = lastById;
        lineOfAlert = new int[raised.size()];
        Arrays.fill(lineOfAlert, NONE);
        for (int line = 0; line < expected.size(); line++) {
            tried = new boolean[raised.size()];
            assign(line);
        }
    }

    private boolean assign(int line) {
        for (int alert = 0; alert < lineOfAlert.length; alert++) {
            if (tried[alert] || !fits(expected.get(line), raised.get(alert))) {
                continue;
            }
            tried[alert] = true;
            if (lineOfAlert[alert] < 0 || assign(lineOfAlert[alert])) {
                lineOfAlert[alert] = line;
                return true;
            }
        }
        return false;
    }

    /** The alert that was assigned to this line, or {@link #NONE}. */
    int alertOf(int line) {
        for (int alert = 0; alert < lineOfAlert.length; alert++) {
            if (lineOfAlert[alert] == line) {
                return alert;
            }
        }
        return NONE;
    }

    /** Whether this alert was assigned to some line. */
    boolean isExpected(int alert) {
        return lineOfAlert[alert] >= 0;
    }

    private boolean fits(Expected line, AlertEvent alert) {
        return line.types().contains(alert.type())
                && (line.vehicleId() == null || line.vehicleId().equals(alert.vehicleId()))
                && (line.otherVehicleId() == null || line.otherVehicleId().equals(alert.otherVehicleId()))
                && (line.startedAtMs() == Expected.ANY || startFits(line, alert))
                && (line.clearedAtMs() == Expected.ANY || endFits(line, alert));
    }

    private static boolean startFits(Expected line, AlertEvent alert) {
        if (Math.abs(alert.startedAtMs() - line.startedAtMs()) <= line.toleranceMs()) {
            return true;
        }
        Double trueStartMs = alert.evidence().get(TRUE_START);
        return trueStartMs != null && Math.abs(trueStartMs - line.startedAtMs()) <= line.toleranceMs();
    }

    private boolean endFits(Expected line, AlertEvent alert) {
        long clearedAtMs = lastById.getOrDefault(alert.alertId(), alert).clearedAtMs();
        return clearedAtMs != 0 && Math.abs(clearedAtMs - line.clearedAtMs()) <= line.toleranceMs();
    }
}
