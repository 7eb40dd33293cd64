package io.keruen.app.history;

import io.keruen.connectors.influx.Answer;
import io.keruen.connectors.influx.ErrorTable;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.influxdb.dto.QueryResult;

/** What stands in the history's database, as a test asks for it. */
public final class HistoryRows implements AutoCloseable {
    private final InfluxConnection influx;

    public HistoryRows(InfluxTarget target) {
        influx = new InfluxConnection(target);
    }

    /** How many points a measurement has; 0 while there is no database either. */
    public long count(String measurement) throws IOException {
        return influxOrEmpty("SELECT * FROM \"" + measurement + "\"").stream()
                .mapToLong(series -> series.getValues().size())
                .sum();
    }

    /** Every point of a measurement with its tags and fields, by name. */
    public List<String> all(String measurement) throws IOException {
        List<String> rows = new ArrayList<>();
        for (QueryResult.Series series : influxOrEmpty("SELECT * FROM \"" + measurement + "\"")) {
            List<String> columns = series.getColumns();
            for (List<Object> row : series.getValues()) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    text.append(columns.get(i)).append('=').append(row.get(i)).append(' ');
                }
                rows.add(text.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    /** Writes a point, in line protocol. */
    public void write(String line) throws IOException {
        Answer answer = influx.write(List.of(line));
        if (ErrorTable.of(answer).reaction() != ErrorTable.Reaction.DONE) {
            throw new IOException(answer.words());
        }
    }

    /** The series that a query answers. */
    public List<QueryResult.Series> ask(String query) throws IOException {
        List<QueryResult.Series> series = influx.query(query).getSeries();
        return series == null ? List.of() : series;
    }

    private List<QueryResult.Series> influxOrEmpty(String query) throws IOException {
        try {
            return ask(query);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("database not found")) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        influx.close();
    }
}
