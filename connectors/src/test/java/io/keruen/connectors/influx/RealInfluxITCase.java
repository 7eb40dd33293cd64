package io.keruen.connectors.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.influxdb.dto.QueryResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the table says, said by the real server. */
class RealInfluxITCase {
    @TempDir
    private static Path folder;

    private static InfluxServer server;

    @BeforeAll
    static void start_the_server() throws Exception {
        // under CI it must be there: then the start says what is missing
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        server = InfluxServer.start(folder);
    }

    @AfterAll
    static void stop_the_server() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_field_of_another_type_costs_its_own_line_only() throws Exception {
        InfluxTarget target = prepared("conflict", Duration.ZERO);
        List<InfluxLine> lines = new ArrayList<>(Lines.lines(100));
        lines.add(37, Lines.line(1_000, "f=7i"));
        lines.add(80, Lines.line(1_001, "f=\"text\""));

        Lines fate = deliver(target, lines);

        assertThat(fate.rejected).map(InfluxLine::offset).containsExactlyInAnyOrder(1_000L, 1_001L);
        assertThat(fate.reasons).allMatch(reason -> reason.contains("field type conflict"));
        assertThat(count(target)).isEqualTo(100);
        assertThat(fate.written).isEqualTo(100);
    }

    @Test
    void a_line_that_cannot_be_read_costs_itself_only() throws Exception {
        InfluxTarget target = prepared("unreadable", Duration.ZERO);
        List<InfluxLine> lines = new ArrayList<>(Lines.lines(20));
        lines.add(5, new InfluxLine("m f", "t-0", 99, 0));

        Lines fate = deliver(target, lines);

        assertThat(fate.rejected).map(InfluxLine::offset).containsExactly(99L);
        assertThat(count(target)).isEqualTo(20);
    }

    @Test
    void points_older_than_the_policy_are_rejected_with_that_reason() throws Exception {
        InfluxTarget target = prepared("old", Duration.ofHours(1));
        List<InfluxLine> lines = List.of(
                new InfluxLine("m f=1 1000000000000000000", "t-0", 1, 0),
                new InfluxLine("m f=1 " + System.currentTimeMillis() + "000000", "t-0", 2, 0));

        Lines fate = deliver(target, lines);

        assertThat(fate.rejected).map(InfluxLine::offset).containsExactly(1L);
        assertThat(fate.reasons).first().asString().contains("beyond retention policy");
    }

    @Test
    void a_body_that_is_too_large_is_written_in_parts() throws Exception {
        InfluxTarget target = prepared("large", Duration.ZERO);
        List<InfluxLine> lines = new ArrayList<>();
        String padding = "x".repeat(60_000);
        for (int i = 0; i < 500; i++) {
            lines.add(Lines.line(i, "f=1,text=\"" + padding + "\""));
        }

        Lines fate = deliver(target, lines);

        assertThat(fate.rejected).isEmpty();
        assertThat(count(target)).isEqualTo(500);
    }

    @Test
    void an_unknown_database_or_policy_stops_it() throws Exception {
        InfluxTarget known = prepared("stops", Duration.ZERO);
        InfluxTarget noPolicy = new InfluxTarget(known.url(), known.database(), "nope", InfluxAccess.OPEN);
        InfluxTarget noDatabase = new InfluxTarget(known.url(), "nowhere", "history", InfluxAccess.OPEN);

        assertThatThrownBy(() -> deliver(noPolicy, Lines.lines(2)))
                .isInstanceOf(InfluxStoppedException.class)
                .hasMessageContaining("retention policy not found: nope");
        assertThatThrownBy(() -> deliver(noDatabase, Lines.lines(2)))
                .isInstanceOf(InfluxStoppedException.class)
                .hasMessageContaining("database not found");
    }

    @Test
    void lines_written_again_change_nothing_and_a_restart_loses_nothing() throws Exception {
        InfluxTarget target = prepared("again", Duration.ZERO);

        deliver(target, Lines.lines(500));
        server.stop();
        List<Integer> pauses = new ArrayList<>();
        Lines fate = new Lines();
        try (InfluxConnection influx = new InfluxConnection(target)) {
            Pause thenItStarts = tries -> {
                pauses.add(tries);
                startIf(pauses.size() == 3);
            };
            new Delivery(influx, thenItStarts, fate).deliver(Lines.lines(700));
        }

        assertThat(pauses).startsWith(1, 2, 3);
        assertThat(fate.written).isEqualTo(700);
        assertThat(count(target)).isEqualTo(700);
    }

    @Test
    void one_that_was_left_behind_is_ended_before_another_takes_its_data() throws Exception {
        Path data = folder.resolve("left");
        InfluxServer left = InfluxServer.start(data);
        InfluxTarget before = new InfluxTarget(left.url(), "kept", "history", InfluxAccess.OPEN);
        try (InfluxConnection influx = new InfluxConnection(before)) {
            new InfluxBootstrap(Duration.ZERO, Duration.ZERO).ensure(influx, before);
        }
        deliver(before, Lines.lines(10));

        try (InfluxServer next = InfluxServer.start(data)) {
            assertThat(count(new InfluxTarget(next.url(), "kept", "history", InfluxAccess.OPEN)))
                    .isEqualTo(10);
            try (InfluxConnection influx = new InfluxConnection(before)) {
                assertThat(ErrorTable.of(influx.write(List.of("m f=1 1")))).isEqualTo(ErrorTable.NO_ANSWER);
            }
        }
    }

    @Test
    void a_number_of_the_forerunner_that_a_loss_of_power_left_empty_keeps_nobody_from_starting() throws Exception {
        Path data = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(data.resolve("influxd.pid"), "");

        try (InfluxServer started = InfluxServer.start(data)) {
            assertThat(started.url()).startsWith("http://");
            assertThat(data.resolve("influxd.pid")).content().matches("[0-9]+");
        }
    }

    @Test
    void the_bootstrap_makes_what_is_missing_once_and_means_of_each_minute() throws Exception {
        InfluxTarget target = prepared("boot", Duration.ofDays(7));
        try (InfluxConnection influx = new InfluxConnection(target)) {
            new InfluxBootstrap(Duration.ofDays(30), Duration.ofDays(700)).ensure(influx, target);

            List<List<Object>> policies = rows(influx.query("SHOW RETENTION POLICIES"));
            // the first one stays as it was made
            assertThat(policies)
                    .anySatisfy(row -> assertThat(row).startsWith("history", "168h0m0s"))
                    .anySatisfy(row -> assertThat(row).startsWith("minutes", "16800h0m0s"));
            assertThat(influx.query("SHOW CONTINUOUS QUERIES").getSeries().stream()
                            .filter(series -> series.getName().equals("boot"))
                            .flatMap(series -> series.getValues().stream())
                            .map(row -> row.get(0)))
                    .containsExactlyInAnyOrder("minutes_vehicle", "minutes_convoy", "minutes_pair");
        }
    }

    @Test
    void means_of_a_time_that_was_written_too_late_are_made_by_hand() throws Exception {
        InfluxTarget target = new InfluxTarget(server.url(), "late", "history", InfluxAccess.OPEN);
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
        List<InfluxLine> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String ns = hour.plusSeconds(30L * i).toEpochMilli() + "000000";
            lines.add(new InfluxLine("pair,vehicleId=b gapM=" + (10 + i) + " " + ns, "t-0", i, 0));
        }
        try (InfluxConnection influx = new InfluxConnection(target)) {
            new InfluxBootstrap(Duration.ZERO, Duration.ofDays(700)).ensure(influx, target);
            deliver(target, lines);

            for (int times = 0; times < 2; times++) {
                for (String statement : InfluxBootstrap.meansBetween(target, hour, hour.plus(1, ChronoUnit.HOURS))) {
                    influx.query(statement);
                }
            }
            assertThat(rows(influx.query("SELECT \"gapM\" FROM \"late\".\"minutes\".\"pair\"")))
                    .extracting(row -> row.get(1))
                    .containsExactly(10.5, 12.5);
        }
    }

    private static void startIf(boolean isTime) throws InterruptedException {
        if (isTime) {
            try {
                server.start();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static InfluxTarget prepared(String database, Duration keep) throws IOException {
        InfluxTarget target = new InfluxTarget(server.url(), database, "history", InfluxAccess.OPEN);
        InfluxBootstrap bootstrap = new InfluxBootstrap(keep, Duration.ZERO);
        try (InfluxConnection influx = new InfluxConnection(target)) {
            bootstrap.ensure(influx, target);
            bootstrap.ensure(influx, target);
        }
        return target;
    }

    private static Lines deliver(InfluxTarget target, List<InfluxLine> lines) throws Exception {
        Lines fate = new Lines();
        try (InfluxConnection influx = new InfluxConnection(target)) {
            new Delivery(influx, tries -> {}, fate).deliver(lines);
        }
        return fate;
    }

    private static long count(InfluxTarget target) throws IOException {
        try (InfluxConnection influx = new InfluxConnection(target)) {
            return ((Number) rows(influx.query("SELECT count(\"f\") FROM \"m\""))
                            .get(0)
                            .get(1))
                    .longValue();
        }
    }

    private static List<List<Object>> rows(QueryResult.Result result) {
        return result.getSeries().get(0).getValues();
    }
}
