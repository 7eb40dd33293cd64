package io.keruen.benchmarks.history;

import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.embedded.EmbeddedFlink;
import io.keruen.benchmarks.measure.ProcessMeter;
import io.keruen.benchmarks.process.Scratch;
import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Measurements;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.settings.HistorySettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One run: a topic that is full already, the whole history job, a private influxd. */
final class HistoryBenchmark {
    private static final TopicPartition STATES = new TopicPartition(Topics.ESCORT_VEHICLES.topicName(), 0);
    private static final long LOOK_MS = 100;
    private static final long PATIENCE_S = 1_200;

    private final HistoryPlan plan;
    private final int batch;

    HistoryBenchmark(HistoryPlan plan, int batch) {
        this.plan = plan;
        this.batch = batch;
    }

    HistoryRow run() throws Exception {
        try (Scratch scratch = Scratch.make();
                InfluxServer server = InfluxServer.start(scratch.folder().resolve("influxdb"));
                EmbeddedBroker broker = EmbeddedBroker.start(scratch.folder().resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(scratch.folder().resolve("flink-tmp"), 1);
                Admin admin =
                        Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicSetup.ensure(admin, TopicLayout.ofOneBroker(1, TimeOwner.BROKER));
            StateFiller.fill(broker.bootstrapServers(), plan.points());
            Configuration config = new Configuration();
            config.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    scratch.folder().resolve("checkpoints").toUri().toString());
            config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
            InfluxTarget target =
                    new InfluxTarget(server.url(), "bench", Measurements.RETENTION_POLICY, InfluxAccess.OPEN);
            EmbeddedFlink.Running job = flink.submit(
                    HistoryJob.graph(
                            broker.bootstrapServers(),
                            new HistorySettings(
                                    target,
                                    new InfluxBootstrap(Duration.ZERO, Duration.ZERO),
                                    batch,
                                    Duration.ofSeconds(1),
                                    1),
                            config),
                    null);
            HistoryRow row = measure(admin, server);
            job.cancel();
            checkAll(target);
            return row;
        }
    }

    /** Between two moments at which the job accounts for what it has written. */
    private HistoryRow measure(Admin admin, InfluxServer server) throws ExecutionException, InterruptedException {
        long startPoints = awaitWritten(admin, plan.warmUpPoints());
        long startNs = System.nanoTime();
        long startCpuNs = ProcessMeter.cpuNs();
        Duration startServer = server.cpuTime();
        long endPoints = awaitWritten(admin, plan.points());
        return new HistoryRow(
                batch,
                endPoints - startPoints,
                (System.nanoTime() - startNs) / 1e9,
                (ProcessMeter.cpuNs() - startCpuNs) / 1e9,
                server.cpuTime().minus(startServer).toMillis() / 1e3);
    }

    /** The job commits an offset when everything before it is stored. */
    private static long awaitWritten(Admin admin, long points) throws ExecutionException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (long left = PATIENCE_S * 1_000 / LOOK_MS; left > 0; left--) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(HistoryJob.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(STATES);
            if (committed != null && committed.offset() >= points) {
                return committed.offset();
            }
            never.await(LOOK_MS, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("the history job did not write " + points + " points in " + PATIENCE_S + " s");
    }

    private void checkAll(InfluxTarget target) throws Exception {
        try (InfluxConnection influx = new InfluxConnection(target)) {
            Object stored = influx.query("SELECT count(\"latDeg\") FROM \"vehicle\"")
                    .getSeries()
                    .get(0)
                    .getValues()
                    .get(0)
                    .get(1);
            if (((Number) stored).longValue() != plan.points()) {
                throw new IllegalStateException(
                        "InfluxDB has " + stored + " points, and " + plan.points() + " were written");
            }
        }
    }
}
