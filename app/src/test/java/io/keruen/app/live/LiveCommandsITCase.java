package io.keruen.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.connectors.names.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics, ticker and player against a real broker, as a person calls them. */
class LiveCommandsITCase {
    private static final Path SCENARIO = Path.of("src", "test", "scenarios", "convoy-gap", "raises");
    private static final TopicPartition FRAMES = new TopicPartition(Topics.TELEMETRY_FRAMES.topicName(), 0);

    private static final long LOOK_NS = 100_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void topics_are_made_once_and_a_scenario_is_played_into_them_once() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String[] at = {"--bootstrap", broker.bootstrapServers()};
            assertRefused("telemetry.frames is not there; keruen topics makes", at, "ticker");
            assertRefused("telemetry.frames is not there", at, "play", SCENARIO.toString());

            assertThat(keruen(at, "topics", "--partitions", "1", "--time", "PLAYER"))
                    .as(said())
                    .isZero();
            assertThat(keruen(at, "topics", "--partitions", "1", "--time", "PLAYER"))
                    .as(said())
                    .isZero();
            assertRefused("has 1 partitions, not 3", at, "topics", "--partitions", "3", "--time", "PLAYER");
            assertRefused("stamped by PLAYER, not by BROKER", at, "topics", "--partitions", "1");
            assertRefused("he ticks himself", at, "ticker");

            assertThat(keruen(at, "play", SCENARIO.toString(), "--speed", "1000"))
                    .as(said())
                    .isZero();
            long written = end(admin);
            assertThat(written).isPositive();
            assertRefused("stands in the topics already", at, "play", SCENARIO.toString());
            assertThat(keruen(at, "play", SCENARIO.toString(), "--speed", "1000", "--keep"))
                    .as(said())
                    .isZero();
            assertThat(end(admin))
                    .as("frames are not repeated, one last tick is")
                    .isLessThanOrEqualTo(written + 2);
        }
    }

    @Test
    void time_goes_on_when_the_health_file_cannot_be_written() throws Exception {
        Path folder = Files.createDirectory(data.resolve("health"));
        Path away = data.resolve("away");
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String[] at = {"--bootstrap", broker.bootstrapServers()};
            assertThat(keruen(at, "topics", "--partitions", "1")).as(said()).isZero();

            String health = "--health=" + folder.resolve("ticks");
            Thread ticking = new Thread(() -> keruen(at, "ticker", health));
            ticking.start();
            await(ticking, () -> Files.exists(folder.resolve("ticks")));
            Files.move(folder, away);
            await(ticking, () -> said().contains("cannot be written"));
            long before = end(admin);
            await(ticking, () -> end(admin) > before + 10);
            Files.move(away, folder);
            await(ticking, () -> said().contains("is written again"));
            ticking.interrupt();
            ticking.join();

            Files.move(folder, away);
            assertRefused("has no folder to stand in", at, "ticker", health);
        }
    }

    /** The broker is asked for as long as anybody asks it, so this takes half a minute. */
    @Test
    void a_ticker_that_finds_no_broker_ticks_as_soon_as_there_is_one() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String[] at = {"--bootstrap", broker.bootstrapServers()};
            assertThat(keruen(at, "topics", "--partitions", "1")).as(said()).isZero();
            broker.stop();

            Thread ticking = new Thread(() -> keruen(at, "ticker"));
            ticking.start();
            await(ticking, () -> said().contains("cannot be used"));
            broker.start();
            await(ticking, () -> end(admin) > 10);
            ticking.interrupt();
            ticking.join();

            assertThat(said().lines().filter(line -> line.contains("it is asked again")))
                    .hasSize(1);
        }
    }

    @Test
    void a_ticker_asks_again_also_where_nobody_knows_the_brokers_name() throws Exception {
        Thread ticking = new Thread(() -> keruen(new String[] {"--bootstrap", "nowhere.invalid:9092"}, "ticker"));
        ticking.start();
        await(ticking, () -> said().contains("it is asked again until it answers"));
        ticking.interrupt();
        ticking.join();

        assertThat(keruen(new String[] {"--bootstrap", "nowhere"}, "ticker")).isEqualTo(2);
    }

    private static void await(Thread ticking, Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            assertThat(ticking.isAlive()).isTrue();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    @Test
    void a_broker_that_is_not_there_is_one_line() {
        assertThat(keruen(new String[] {"--bootstrap", "nowhere.invalid:9092"}, "topics"))
                .isEqualTo(2);
        assertThat(said())
                .contains("--bootstrap nowhere.invalid:9092 cannot be used")
                .hasLineCount(1);
    }

    private static long end(Admin admin) throws Exception {
        return admin.listOffsets(Map.of(FRAMES, OffsetSpec.latest()))
                .partitionResult(FRAMES)
                .get()
                .offset();
    }

    private void assertRefused(String why, String[] at, String... command) {
        assertThat(keruen(at, command)).as(said()).isEqualTo(2);
        assertThat(said()).contains(why).hasLineCount(1);
    }

    private int keruen(String[] at, String... command) {
        said.reset();
        String[] all =
                Stream.of(List.of(command), List.of(at)).flatMap(List::stream).toArray(String[]::new);
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), all);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
