package io.keruen.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.names.Measurements;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real InfluxDB answers the rule about late ticks. It looks every 10 s, and a subtask reports every 5 s. */
class TickAgeRuleITCase {
    private static final long AT_MS = 1_767_225_600_000L;

    @TempDir
    private Path folder;

    @Test
    void one_late_tick_is_over_with_the_next_report_and_a_subtask_that_stays_late_is_not() throws Exception {
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        try (InfluxServer server = InfluxServer.start(folder)) {
            InfluxTarget target =
                    new InfluxTarget(server.url(), "keruen", Measurements.RETENTION_POLICY, InfluxAccess.OPEN);
            try (InfluxConnection influx = new InfluxConnection(target)) {
                new InfluxBootstrap(Duration.ZERO, Duration.ZERO).ensure(influx, target);
            }
            try (HistoryRows rows = new HistoryRows(target)) {
                report(rows, "control-gate", 0, 3_100);
                assertThat(ageOfTicks(rows)).isEqualTo(3_100);

                report(rows, "control-gate", 5_000, 120);
                assertThat(ageOfTicks(rows)).isEqualTo(120);

                report(rows, "frames-without-ticks", 1_000, 9_000);
                assertThat(ageOfTicks(rows)).isEqualTo(9_000);
            }
        }
    }

    private static void report(HistoryRows rows, String operator, long afterMs, long ageMs) throws Exception {
        rows.write("pipeline,job=j,operator=" + operator + ",subtask=0 tickAgeMs=" + ageMs + "i "
                + (AT_MS + afterMs) * 1_000_000);
    }

    private static double ageOfTicks(HistoryRows rows) throws Exception {
        return new AskedBoards(rows, AT_MS, AT_MS).valuesOfRules().get("keruen-tick-age");
    }
}
