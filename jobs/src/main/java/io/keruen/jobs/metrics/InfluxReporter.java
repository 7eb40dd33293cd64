package io.keruen.jobs.metrics;

import io.keruen.connectors.influx.Answer;
import io.keruen.connectors.influx.ErrorTable;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.names.Measurements;
import io.keruen.connectors.names.MetricNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.Scheduled;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the metrics of {@link MetricNames} into InfluxDB, by the clock of this process and from a thread of Flink's
 * own: what cannot be written is left out, since the next report says more.
 */
public final class InfluxReporter implements MetricReporter, Scheduled {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxReporter.class);
    private static final Set<String> KNOWN =
            Arrays.stream(MetricNames.values()).map(MetricNames::metricName).collect(Collectors.toSet());

    private final InfluxConnection influx;
    private final Map<Metric, Place> places = new IdentityHashMap<>();
    private int failedReports;

    InfluxReporter(InfluxConnection influx) {
        this.influx = influx;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public synchronized void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (KNOWN.contains(name) && Arrays.asList(group.getScopeComponents()).contains(MetricNames.GROUP)) {
            places.put(metric, new Place(name, Tags.of(group.getAllVariables())));
        }
    }

    @Override
    public synchronized void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        places.remove(metric);
    }

    @Override
    public void report() {
        List<String> lines = lines(System.currentTimeMillis());
        if (lines.isEmpty()) {
            return;
        }
        Answer answer = influx.write(lines);
        if (ErrorTable.of(answer).reaction() == ErrorTable.Reaction.DONE) {
            failedReports = 0;
        } else {
            failedReports++;
            if (Integer.bitCount(failedReports) == 1) {
                LOG.warn("{} reports of metrics did not reach InfluxDB: {}", failedReports, answer.words());
            }
        }
    }

    private synchronized List<String> lines(long nowMs) {
        Map<Tags, Point.Builder> points = new HashMap<>();
        places.forEach((metric, place) -> {
            Long value = value(metric);
            if (value != null) {
                points.computeIfAbsent(place.tags, tags -> tags.point(nowMs)).addField(place.name, value.longValue());
            }
        });
        List<String> lines = new ArrayList<>();
        points.values().forEach(point -> lines.add(point.build().lineProtocol()));
        return lines;
    }

    private static @Nullable Long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
                ? number.longValue()
                : null;
    }

    @Override
    public void close() {
        influx.close();
    }

    /** What a metric is a field of. */
    private record Place(String name, Tags tags) {}

    /** The tags of {@link Measurements#PIPELINE}. */
    private record Tags(String job, String operator, String subtask) {
        static Tags of(Map<String, String> variables) {
            return new Tags(
                    variables.getOrDefault("<job_name>", ""),
                    variables.getOrDefault("<operator_name>", ""),
                    variables.getOrDefault("<subtask_index>", ""));
        }

        Point.Builder point(long nowMs) {
            return Point.measurement(Measurements.PIPELINE.measurementName())
                    .tag("job", job)
                    .tag("operator", operator)
                    .tag("subtask", subtask)
                    .time(nowMs * 1_000_000, TimeUnit.NANOSECONDS);
        }
    }
}
