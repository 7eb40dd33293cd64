package io.keruen.connectors.influx;

import io.keruen.connectors.names.HistoryField;
import io.keruen.connectors.names.Measurements;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.influxdb.dto.QueryResult;

/**
 * Makes what is missing in an InfluxDB 1.x: the database, the retention policy of the history, and one for minute means
 * that live longer. What is there already stays as it is: the person who made it knows why.
 *
 * @param keep how long points stay; zero = for ever
 * @param keepMeans how long the means of a minute stay; zero = none are made
 */
public record InfluxBootstrap(Duration keep, Duration keepMeans) implements Serializable {
    /** The retention policy of the means. */
    public static final String MEANS = "minutes";

    private static final Duration SHARD = Duration.ofDays(1);
    private static final List<Measurements> AVERAGED =
            List.of(Measurements.VEHICLE, Measurements.CONVOY, Measurements.PAIR);

    /** Refuses spans that a shard does not fit into. */
    public InfluxBootstrap {
        require(keep);
        require(keepMeans);
    }

    private static void require(Duration span) {
        if (!span.isZero() && span.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("InfluxDB keeps points for an hour at least, not for " + span);
        }
    }

    /** Makes what is missing; as often as one likes. */
    public void ensure(InfluxConnection influx, InfluxTarget target) throws IOException {
        if (!names(influx.query("SHOW DATABASES")).contains(target.database())) {
            influx.query("CREATE DATABASE " + quoted(target.database()) + " WITH " + span(keep) + " NAME "
                    + quoted(target.retentionPolicy()));
        }
        ensurePolicy(influx, target, target.retentionPolicy(), keep);
        if (!keepMeans.isZero()) {
            ensurePolicy(influx, target, MEANS, keepMeans);
            for (Measurements each : AVERAGED) {
                ensureMeans(influx, target, each);
            }
        }
    }

    private static void ensurePolicy(InfluxConnection influx, InfluxTarget target, String name, Duration keep)
            throws IOException {
        String on = " ON " + quoted(target.database());
        if (!names(influx.query("SHOW RETENTION POLICIES" + on)).contains(name)) {
            influx.query("CREATE RETENTION POLICY " + quoted(name) + on + " " + span(keep));
        }
    }

    private static void ensureMeans(InfluxConnection influx, InfluxTarget target, Measurements measurement)
            throws IOException {
        String name = MEANS + "_" + measurement.measurementName();
        if (continuousQueries(influx, target.database()).contains(name)) {
            return;
        }
        influx.query("CREATE CONTINUOUS QUERY " + quoted(name) + " ON " + quoted(target.database())
                + " RESAMPLE FOR 10m BEGIN " + means(target, measurement, "") + " END");
    }

    /**
     * The statements that make the means of a time, as the database itself makes only those of the last ten minutes: for
     * points that were written later. They may run again, and change nothing then.
     *
     * @param from the first minute
     * @param to the minute after the last
     */
    static List<String> meansBetween(InfluxTarget target, Instant from, Instant to) {
        String when = " WHERE time >= '" + from + "' AND time < '" + to + "'";
        return AVERAGED.stream().map(each -> means(target, each, when)).toList();
    }

    private static String means(InfluxTarget target, Measurements measurement, String when) {
        String means = measurement.fields().stream()
                .filter(field -> field.kind() == HistoryField.Kind.NUMBER)
                .map(field -> "mean(" + quoted(field.name()) + ") AS " + quoted(field.name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + means + " INTO " + path(target.database(), MEANS, measurement) + " FROM "
                + path(target.database(), target.retentionPolicy(), measurement) + when + " GROUP BY time(1m), *";
    }

    private static List<String> continuousQueries(InfluxConnection influx, String database) throws IOException {
        List<QueryResult.Series> all = influx.query("SHOW CONTINUOUS QUERIES").getSeries();
        List<String> names = new ArrayList<>();
        if (all != null) {
            all.stream().filter(each -> database.equals(each.getName())).forEach(each -> names.addAll(firsts(each)));
        }
        return names;
    }

    private static List<String> names(QueryResult.Result result) {
        List<String> names = new ArrayList<>();
        if (result.getSeries() != null) {
            result.getSeries().forEach(series -> names.addAll(firsts(series)));
        }
        return names;
    }

    private static List<String> firsts(QueryResult.Series series) {
        return series.getValues() == null
                ? List.of()
                : series.getValues().stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .toList();
    }

    private static String span(Duration keep) {
        String duration = keep.isZero() ? "INF" : keep.toSeconds() + "s";
        Duration shard = !keep.isZero() && keep.compareTo(SHARD) < 0 ? Duration.ofHours(1) : SHARD;
        return "DURATION " + duration + " REPLICATION 1 SHARD DURATION " + shard.toHours() + "h";
    }

    private static String path(String database, String policy, Measurements measurement) {
        return quoted(database) + "." + quoted(policy) + "." + quoted(measurement.measurementName());
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
