package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.DispatcherNames;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keruen topics} makes on a broker that would make something else by itself. */
class TopicsITCase {
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void the_terms_have_the_copies_that_were_asked_for_not_those_of_the_broker() throws Exception {
        Map<String, String> otherwise = Map.of("default.replication.factor", "3", "min.insync.replicas", "2");
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, otherwise);
                Admin admin = admin(broker)) {
            assertThat(keruen(broker, "--replicas", "1")).as(said()).isZero();

            assertThat(copies(admin, DispatcherNames.TERMS)).isEqualTo(1);
            assertThat(setting(admin, DispatcherNames.TERMS, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                    .isEqualTo("1");
            assertThat(setting(admin, DispatcherNames.TERMS, TopicConfig.CLEANUP_POLICY_CONFIG))
                    .isEqualTo("compact");
        }
    }

    @Test
    void what_is_there_and_unlike_is_refused_with_what_mends_it() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data);
                Admin admin = admin(broker)) {
            assertThat(keruen(broker, "--frame-mib", "8")).as(said()).isZero();
            assertThat(keruen(broker, "--frame-mib", "8")).as(said()).isZero();

            set(admin, "officers.actions", TopicConfig.RETENTION_MS_CONFIG, "1000");
            assertThat(keruen(broker, "--frame-mib", "8")).isEqualTo(2);
            assertThat(said())
                    .contains("the topic officers.actions has retention.ms=1000, not -1; set it: kafka-configs.sh")
                    .contains("--entity-name officers.actions --add-config retention.ms=-1")
                    .hasLineCount(1);
            set(admin, "officers.actions", TopicConfig.RETENTION_MS_CONFIG, "-1");
            set(admin, "escort.alerts", TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
            assertThat(keruen(broker, "--frame-mib", "8")).isEqualTo(2);
            assertThat(said()).contains("escort.alerts has cleanup.policy=compact, not delete");
            set(admin, "escort.alerts", TopicConfig.CLEANUP_POLICY_CONFIG, "delete");

            assertThat(keruen(broker, "--frame-mib", "9")).isEqualTo(2);
            assertThat(said()).contains("telemetry.frames has retention.bytes=8388608, not 9437184");
            assertThat(keruen(broker, "--replicas", "3")).isEqualTo(2);
            assertThat(said()).contains("has 1 replicas of partition 0, not 3").hasLineCount(1);
            assertThat(keruen(broker, "--frame-mib", "8")).as(said()).isZero();
        }
    }

    /** What operations.md says of the broker's disk is computed from this. */
    @Test
    void a_tick_takes_72_bytes_of_disk() throws Exception {
        TopicPartition actions = new TopicPartition("officers.actions", 0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(data);
                Admin admin = admin(broker);
                KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers())) {
            assertThat(keruen(broker, "--time", "BROKER")).as(said()).isZero();
            for (int tick = 0; tick < 100; tick++) {
                producer.send(Ticker.record(actions, null)).get();
            }

            long bytes = admin.describeLogDirs(List.of(1)).allDescriptions().get().get(1).values().stream()
                    .map(each -> each.replicaInfos().get(actions))
                    .filter(Objects::nonNull)
                    .mapToLong(ReplicaInfo::size)
                    .sum();
            assertThat(bytes).isEqualTo(7_200);
        }
    }

    private static void set(Admin admin, String topic, String key, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!setting(admin, topic, key).equals(value)) { // the controller knows it before the broker does
            assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static int copies(Admin admin, String topic) throws Exception {
        TopicDescription found = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        return found.partitions().get(0).replicas().size();
    }

    private static String setting(Admin admin, String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config found = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return found.get(key).value();
    }

    private int keruen(EmbeddedBroker broker, String option, String value) {
        said.reset();
        return CommandLines.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "topics",
                "--bootstrap",
                broker.bootstrapServers(),
                option,
                value);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
