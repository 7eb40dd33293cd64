package io.keruen.app.verify;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whether people were told what a scenario expects, and nothing else: an alert that was never more than a child of another,
 * or was held off, is no false alarm and answers no line that asks for one that was told.
 *
 * @param scores one per judged type, by name
 * @param missed expected lines without an alert
 * @param found required lines with the alert that each was given
 * @param falseAlarms alerts nobody expected
 */
public record Verdict(List<TypeScore> scores, List<Expected> missed, List<Found> found, List<AlertEvent> falseAlarms) {
    /** A required line and the alert that answers it, as last corrected by late data. */
    public record Found(Expected line, AlertEvent alert) {}

    /** Whether nothing is missing and nothing is too much. */
    public boolean isGood() {
        return missed.isEmpty() && falseAlarms.isEmpty();
    }

    /**
     * Judges the alert events of a replay by what people were told.
     *
     * @param onlyTypes the types to judge; empty = those that the lines name
     */
    public static Verdict of(List<Expected> lines, List<AlertEvent> events, Set<String> onlyTypes) {
        return of(lines, events, onlyTypes, AlertEvent::isForPeople);
    }

    /**
     * The same.
     *
     * @param tells which events tell of their alert
     */
    public static Verdict of(
            List<Expected> lines, List<AlertEvent> events, Set<String> onlyTypes, Predicate<AlertEvent> tells) {
        List<AlertCourse> raised = AlertCourse.of(events, tells);
        List<TypeScore> scores = new ArrayList<>();
        Verdict verdict = new Verdict(scores, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String type : judgedTypes(lines, raised, onlyTypes)) {
            scores.add(score(type, lines, raised, !onlyTypes.isEmpty(), verdict));
        }
        return verdict;
    }

    private static Set<String> judgedTypes(List<Expected> lines, List<AlertCourse> raised, Set<String> onlyTypes) {
        if (!onlyTypes.isEmpty()) {
            return new TreeSet<>(onlyTypes);
        }
        Set<String> types = new TreeSet<>();
        for (Expected line : lines) {
            if (line.types().contains(Expected.ALL_TYPES)) {
                raised.forEach(each -> types.add(each.alert().type()));
            } else {
                types.addAll(line.types());
            }
        }
        return types;
    }

    private static TypeScore score(
            String type, List<Expected> lines, List<AlertCourse> allRaised, boolean byName, Verdict verdict) {
        List<AlertCourse> raised = allRaised.stream()
                .filter(each -> each.alert().type().equals(type))
                .toList();
        List<Expected> wanted = lines.stream()
                .filter(line -> !line.none() && line.types().contains(type))
                .sorted(Comparator.comparing(Expected::optional))
                .toList();
        Matching matching = new Matching(wanted, raised);
        boolean judgeAll = byName || !wanted.isEmpty();
        int hits = 0;
        int misses = 0;
        for (int line = 0; line < wanted.size(); line++) {
            if (wanted.get(line).optional()) {
                continue;
            }
            int alert = matching.alertOf(line);
            if (alert == Matching.NONE) {
                misses++;
                verdict.missed.add(wanted.get(line));
            } else {
                hits++;
                verdict.found.add(new Found(wanted.get(line), raised.get(alert).alert()));
            }
        }
        int wrong = 0;
        for (int alert = 0; alert < raised.size(); alert++) {
            AlertCourse each = raised.get(alert);
            if (each.isTold() && !matching.isExpected(alert) && isJudged(each.alert(), lines, judgeAll)) {
                wrong++;
                verdict.falseAlarms.add(each.alert());
            }
        }
        return new TypeScore(type, hits, misses, wrong);
    }

    /** A type that is only forbidden for some vehicles says nothing about the others. */
    private static boolean isJudged(AlertEvent alert, List<Expected> lines, boolean judgeAll) {
        return judgeAll || lines.stream().anyMatch(line -> line.none() && forbids(line, alert));
    }

    private static boolean forbids(Expected line, AlertEvent alert) {
        boolean type = line.types().contains(Expected.ALL_TYPES) || line.types().contains(alert.type());
        return type && (line.vehicleId() == null || line.vehicleId().equals(alert.vehicleId()));
    }
}
