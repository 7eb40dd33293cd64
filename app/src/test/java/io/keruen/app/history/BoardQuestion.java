package io.keruen.app.history;

import io.keruen.connectors.names.HistoryField;
import io.keruen.connectors.names.Measurements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.influxdb.dto.QueryResult;

/**
 * A query of a board as Grafana would ask it: its macros and variables replaced, in Grafana's order.
 *
 * @param place which board, which panel
 */
record BoardQuestion(String place, String text) {
    /** As often as metrics are reported. */
    private static final String INTERVAL = "5s";

    private static final Pattern MEASUREMENT = Pattern.compile("FROM \"[^\"]*\"\\.\"([^\"]*)\"");

    /** The measurement it is about. */
    Measurements measurement() {
        Matcher from = MEASUREMENT.matcher(text);
        if (!from.find()) {
            throw new AssertionError(place + " asks nothing: " + text);
        }
        return Arrays.stream(Measurements.values())
                .filter(each -> each.measurementName().equals(from.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The text for a span of time and these values. */
    String expanded(long fromMs, long toMs, Map<String, List<String>> values) {
        String asked = text.replace("$timeFilter", "time >= " + fromMs + "ms and time <= " + toMs + "ms")
                .replace("$__interval", INTERVAL);
        for (Map.Entry<String, List<String>> each : values.entrySet()) {
            List<String> chosen = each.getValue();
            String value = chosen.size() == 1 ? chosen.get(0) : "(" + String.join("|", chosen) + ")";
            asked = asked.replace("$" + each.getKey(), value);
        }
        return asked;
    }

    /** The same question, once for each field in it, with that field's name spoilt. */
    List<BoardQuestion> mutants() {
        List<BoardQuestion> mutants = new ArrayList<>();
        for (HistoryField field : measurement().fields()) {
            String spoilt = text.replaceAll("(?<!AS )\"" + field.name() + "\"", "\"spoilt\"");
            if (!spoilt.equals(text)) {
                mutants.add(new BoardQuestion(place + " without " + field.name(), spoilt));
            }
        }
        return mutants;
    }

    /** What is wrong with an answer; empty if it has rows, and no column is empty. */
    static String fault(List<QueryResult.Series> answer) {
        int rows = 0;
        for (QueryResult.Series series : answer) {
            rows += series.getValues().size();
        }
        if (rows == 0) {
            return "no rows";
        }
        List<String> columns = answer.get(0).getColumns();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (answer.stream()
                    .flatMap(series -> series.getValues().stream())
                    .allMatch(row -> row.get(column) == null)) {
                return "nothing in the column " + columns.get(i);
            }
        }
        return "";
    }
}
