package io.keruen.grafana;

import io.keruen.connectors.names.HistoryField;
import io.keruen.connectors.names.Measurements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a query that nobody writes. */
final class QueryNames {
    private static final Pattern FROM = Pattern.compile("FROM \"([^\"]*)\"\\.\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ALIAS = Pattern.compile("AS \"([^\"]*)\"");

    private QueryNames() {}

    /** Names that are neither of the measurement asked nor made by the query; also a measurement that is not known. */
    static List<String> unknown(String query) {
        Matcher from = FROM.matcher(query);
        Set<String> known = new HashSet<>(Set.of(Measurements.RETENTION_POLICY));
        List<String> unknown = new ArrayList<>();
        boolean isAsked = false;
        while (from.find()) {
            isAsked = true;
            String name = from.group(2);
            Arrays.stream(Measurements.values())
                    .filter(measurement -> measurement.measurementName().equals(name))
                    .findFirst()
                    .ifPresent(measurement -> addNames(measurement, known));
        }
        if (!isAsked) {
            unknown.add("no measurement of the history is asked");
        }
        Matcher alias = ALIAS.matcher(query);
        while (alias.find()) {
            known.add(alias.group(1));
        }
        Matcher names = NAME.matcher(query);
        while (names.find()) {
            if (!known.contains(names.group(1))) {
                unknown.add(names.group(1));
            }
        }
        return unknown;
    }

    private static void addNames(Measurements measurement, Set<String> to) {
        to.add(measurement.measurementName());
        to.addAll(measurement.tags());
        measurement.fields().stream().map(HistoryField::name).forEach(to::add);
    }
}
