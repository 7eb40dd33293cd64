package io.keruen.app.history;

import io.keruen.connectors.names.Measurements;
import io.keruen.grafana.Boards;
import io.keruen.grafana.alerts.AlertRule;
import io.keruen.grafana.alerts.AlertRules;
import io.keruen.grafana.model.Annotation;
import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import io.keruen.grafana.model.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.influxdb.dto.QueryResult;

/** Asks what the boards ask. Metrics are of our time, all else is of the scenario's. */
public final class AskedBoards {
    private static final long TWO_HOURS_MS = 7_200_000;

    private final HistoryRows rows;
    private final long scenarioMs;
    private final long wallMs;
    private int mutants;

    public AskedBoards(HistoryRows rows, long scenarioMs, long wallMs) {
        this.rows = rows;
        this.scenarioMs = scenarioMs;
        this.wallMs = wallMs;
    }

    /** What is wrong, by board and panel. */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Board board : Boards.all()) {
            Map<String, List<String>> values = values(board, faults);
            for (BoardQuestion question : questions(board)) {
                String fault = fault(question, values);
                if (!fault.isEmpty()) {
                    faults.add(question.place() + ": " + fault + ": " + question.text());
                }
            }
        }
        return faults;
    }

    /** Questions with a spoilt name that are answered all the same. */
    public List<String> unnoticedMutants() throws IOException {
        List<String> unnoticed = new ArrayList<>();
        for (Board board : Boards.all()) {
            Map<String, List<String>> values = values(board, new ArrayList<>());
            for (BoardQuestion question : questions(board)) {
                for (BoardQuestion mutant : question.mutants()) {
                    mutants++;
                    if (fault(mutant, values).isEmpty()) {
                        unnoticed.add(mutant.place() + ": " + mutant.text());
                    }
                }
            }
        }
        return unnoticed;
    }

    /** How many names were spoilt. */
    public int mutants() {
        return mutants;
    }

    /** The value that each rule compares with its limit. */
    public Map<String, Double> valuesOfRules() throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (AlertRule rule : AlertRules.all()) {
            List<QueryResult.Series> answer = ask(new BoardQuestion(rule.uid(), rule.query()), Map.of());
            if (BoardQuestion.fault(answer).isEmpty()) {
                values.put(
                        rule.uid(), ((Number) answer.get(0).getValues().get(0).get(1)).doubleValue());
            }
        }
        return values;
    }

    private static List<BoardQuestion> questions(Board board) {
        List<BoardQuestion> questions = new ArrayList<>();
        for (Panel panel : board.panels()) {
            for (Query query : panel.queries()) {
                questions.add(new BoardQuestion(board.uid() + ", " + panel.title(), query.text()));
            }
        }
        for (Annotation annotation : board.annotations()) {
            questions.add(new BoardQuestion(board.uid() + ", " + annotation.name(), annotation.query()));
        }
        return questions;
    }

    /** Variables first, each with those before it: all values of one that takes many, else the first. */
    private Map<String, List<String>> values(Board board, List<String> faults) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Variable variable : board.variables()) {
            BoardQuestion question = new BoardQuestion(board.uid() + ", " + variable.name(), variable.query());
            List<String> found = new ArrayList<>();
            for (QueryResult.Series series : ask(question, values)) {
                series.getValues().forEach(row -> found.add(String.valueOf(row.get(1))));
            }
            if (found.isEmpty()) {
                faults.add(question.place() + ": no values");
                found.add("none");
            }
            values.put(variable.name(), variable.isMulti() ? found : chosen(found));
        }
        return values;
    }

    /** The value that most alerts are about, so that every panel of it has something to say. */
    private List<String> chosen(List<String> found) throws IOException {
        List<QueryResult.Series> worst =
                rows.ask("SELECT count(\"alertId\") FROM \"history\".\"alert\" WHERE \"vehicleId\" =~ /^("
                        + String.join("|", found) + ")$/ GROUP BY \"vehicleId\"");
        return worst.stream()
                .max((a, b) -> Double.compare(count(a), count(b)))
                .map(series -> List.of(series.getTags().get("vehicleId")))
                .orElse(found.subList(0, 1));
    }

    private static double count(QueryResult.Series series) {
        return ((Number) series.getValues().get(0).get(1)).doubleValue();
    }

    private String fault(BoardQuestion question, Map<String, List<String>> values) {
        try {
            return BoardQuestion.fault(ask(question, values));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<QueryResult.Series> ask(BoardQuestion question, Map<String, List<String>> values) throws IOException {
        long fromMs = question.measurement() == Measurements.PIPELINE ? wallMs : scenarioMs;
        String text = question.expanded(fromMs, fromMs + TWO_HOURS_MS, values);
        if (text.replace("$/", "/").contains("$")) {
            throw new IOException("not replaced in " + text);
        }
        return rows.ask(text);
    }
}
