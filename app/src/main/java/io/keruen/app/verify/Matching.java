package io.keruen.app.verify;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import java.util.Arrays;
import java.util.List;

/**
 * The largest assignment of expected lines to raised alerts, one to one: no order of the lines can lose a hit, nor leave one
 * over that people were told of where another could be. Lines are tried in their order, so required ones are to be given
 * before optional ones.
 */
final class Matching {
    static final int NONE = -1;

    private final List<Expected> expected;
    private final List<AlertCourse> raised;
    private final int[] lineOfAlert;
    private boolean[] tried = new boolean[0];

    Matching(List<Expected> expected, List<AlertCourse> raised) {
        this.expected = expected;
        this.raised = raised;
        lineOfAlert = new int[raised.size()];
        Arrays.fill(lineOfAlert, NONE);
        for (int line = 0; line < expected.size(); line++) {
            tried = new boolean[raised.size()];
            assign(line);
        }
        for (int alert = 0; alert < raised.size(); alert++) {
            if (raised.get(alert).isTold() && !isExpected(alert)) {
                tried = new boolean[expected.size()];
                claim(alert);
            }
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

    /** A line for an alert that would be a false alarm without: another may give way that is none without. */
    private boolean claim(int alert) {
        for (int line = 0; line < tried.length; line++) {
            if (tried[line] || !fits(expected.get(line), raised.get(alert))) {
                continue;
            }
            tried[line] = true;
            int holder = alertOf(line);
            boolean isFree = holder == NONE || !raised.get(holder).isTold();
            if (isFree || claim(holder)) {
                if (isFree && holder != NONE) {
                    lineOfAlert[holder] = NONE;
                }
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

    private static boolean fits(Expected line, AlertCourse course) {
        AlertEvent alert = course.alert();
        return (!line.told() || course.isTold())
                && line.types().contains(alert.type())
                && (line.vehicleId() == null || line.vehicleId().equals(alert.vehicleId()))
                && (line.otherVehicleId() == null || line.otherVehicleId().equals(alert.otherVehicleId()))
                && (line.startedAtMs() == Expected.ANY || startFits(line, alert))
                && (line.clearedAtMs() == Expected.ANY || endFits(line, course.last()));
    }

    private static boolean startFits(Expected line, AlertEvent alert) {
        if (Math.abs(alert.startedAtMs() - line.startedAtMs()) <= line.toleranceMs()) {
            return true;
        }
        Double trueStartMs = alert.evidence().get(AlertCourse.TRUE_START);
        return trueStartMs != null && Math.abs(trueStartMs - line.startedAtMs()) <= line.toleranceMs();
    }

    private static boolean endFits(Expected line, AlertEvent last) {
        return line.clearedAtMs() == 0
                ? last.clearedAtMs() == 0
                : last.clearedAtMs() != 0 && Math.abs(last.clearedAtMs() - line.clearedAtMs()) <= line.toleranceMs();
    }
}
