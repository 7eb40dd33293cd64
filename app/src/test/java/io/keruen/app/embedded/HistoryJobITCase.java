package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.app.history.HistoryRows;
import io.keruen.app.history.StateRecords;
import io.keruen.app.job.Checkpoints;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.settings.HistorySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history job between a real broker and a real InfluxDB. */
class HistoryJobITCase {
    private static final int VEHICLES = 12;
    private static final int ROUNDS = 400;
    private static final long PATIENCE_S = 120;

    @TempDir
    private Path folder;

    @Test
    void a_database_that_was_away_has_every_point_that_one_has_which_was_not() throws Exception {
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        try (InfluxServer steady = InfluxServer.start(folder.resolve("steady"));
                InfluxServer shaky = InfluxServer.start(folder.resolve("shaky"));
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink-tmp"), 2);
                HistoryRows ofSteady = new HistoryRows(target(steady));
                HistoryRows ofShaky = new HistoryRows(target(shaky));
                KafkaProducer<byte[], byte[]> producer = producer(broker.bootstrapServers())) {
            setUpTopics(broker.bootstrapServers());
            EmbeddedFlink.Running first = submit(flink, broker, steady, "of-steady");
            EmbeddedFlink.Running second = submit(flink, broker, shaky, "of-shaky");
            StateRecords records = new StateRecords(VEHICLES);

            send(producer, records, 0, ROUNDS / 4);
            await(ofShaky, records.points(ROUNDS / 4));
            shaky.stop();
            send(producer, records, ROUNDS / 4, ROUNDS);
            producer.send(new ProducerRecord<>(
                            Topics.ESCORT_VEHICLES.topicName(), new byte[] {'x'}, new byte[] {1, 2, 3}))
                    .get();
            // it is away for as long as all of this takes
            await(ofSteady, records.points(ROUNDS));
            shaky.start();
            await(ofShaky, records.points(ROUNDS));
            // a topic may come later than that of the vehicles; a checkpoint writes what has been read
            for (HistoryRows rows : List.of(ofSteady, ofShaky)) {
                await(rows, "convoy", ROUNDS);
                for (String event : List.of("alert", "transit", "clearance")) {
                    await(rows, event, StateRecords.events(ROUNDS));
                }
            }
            first.checkpoint();
            second.checkpoint();

            // what could not be read was told by each job, and is one point
            await(ofSteady, "rejected", 1);
            await(ofShaky, "rejected", 1);
            for (String measurement :
                    List.of("vehicle", "convoy", "pair", "declaration", "alert", "transit", "clearance", "rejected")) {
                assertThat(ofShaky.all(measurement))
                        .as(measurement)
                        .isNotEmpty()
                        .isEqualTo(ofSteady.all(measurement));
            }
            assertThat(first.failure()).isNull();
            assertThat(second.failure()).isNull();
            first.cancel();
            second.cancel();
        }
    }

    private static void await(HistoryRows rows, long vehiclePoints) throws Exception {
        await(rows, "vehicle", vehiclePoints);
    }

    private static void await(HistoryRows rows, String measurement, long points) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (long left = PATIENCE_S * 5; rows.count(measurement) < points; left--) {
            assertThat(left)
                    .as("%s has %d of %d", measurement, rows.count(measurement), points)
                    .isPositive();
            never.await(200, TimeUnit.MILLISECONDS);
        }
    }

    private EmbeddedFlink.Running submit(EmbeddedFlink flink, EmbeddedBroker broker, InfluxServer server, String name)
            throws Exception {
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, Checkpoints.forFlink(folder.resolve(name)));
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        HistorySettings settings = new HistorySettings(
                target(server), new InfluxBootstrap(Duration.ZERO, Duration.ZERO), 500, Duration.ofMillis(200), 1);
        return flink.submit(HistoryJob.graph(broker.bootstrapServers(), settings, config), null);
    }

    private static InfluxTarget target(InfluxServer server) {
        return new InfluxTarget(server.url(), "keruen", "history", InfluxAccess.OPEN);
    }

    private static void setUpTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            TopicSetup.ensure(admin, TopicLayout.ofOneBroker(2, TimeOwner.BROKER));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, StateRecords records, int from, int to) {
        for (int round = from; round < to; round++) {
            records.ofRound(round, SchemaStore.ofThisBuild(), record -> {
                var unused = producer.send(record);
            });
        }
        producer.flush();
    }
}
