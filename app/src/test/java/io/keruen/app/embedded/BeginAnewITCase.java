package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.live.AccessFile;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaConfigFile;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.kafka.FoundTopics;
import io.keruen.jobs.kafka.KafkaSources;
import io.keruen.jobs.settings.UnusableSettingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Told so, a job begins only on topics that it has never read, with the rights that it has. */
class BeginAnewITCase {
    private static final Path FILE = Path.of("..", "docker", "kafka", "access.yaml");
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(1, TimeOwner.BROKER);
    private static final TopicPartition FRAMES = new TopicPartition(Topics.TELEMETRY_FRAMES.topicName(), 0);

    @TempDir
    private Path folder;

    @Test
    void a_job_that_has_read_before_does_not_begin_anew_unless_a_person_says_so() throws Exception {
        try (GuardedBroker broker = GuardedBroker.start(
                        folder.resolve("kafka"), AccessFile.read(FILE).grants().keySet());
                Admin admin = Admin.create(broker.as(GuardedBroker.ADMIN, Map.of()))) {
            makeTopics(broker);
            KafkaAccess escort = KafkaConfigFile.read(broker.file(folder, "escort-job"), broker.bootstrapServers());
            KafkaAccess history = KafkaConfigFile.read(broker.file(folder, "history-job"), broker.bootstrapServers());
            assertThatCode(() -> begin(escort)).doesNotThrowAnyException();
            assertThatCode(() -> FoundTopics.requireFirstStart(history, List.of(HistoryJob.GROUP), List.of()))
                    .doesNotThrowAnyException();

            commit(admin, HistoryJob.GROUP, Topics.ESCORT_ALERTS);
            assertRefused(() -> HistoryJob.main(job(broker, "history-job")), "the job has read escort.alerts-0 up to");
            commit(admin, KafkaSources.controlGroup(EscortJob.GROUP), Topics.CONTROL_ZONES);
            assertRefused(
                    () -> EscortJob.main(job(broker, "escort-job", "--escort.parallelism", "1")),
                    "the job has read control.zones-0 up to");

            admin.deleteConsumerGroups(List.of(KafkaSources.controlGroup(EscortJob.GROUP)))
                    .all()
                    .get();
            loseTheFirstFrame(broker, admin);
            assertRefused(
                    () -> EscortJob.main(job(broker, "escort-job", "--escort.parallelism", "1")),
                    "telemetry.frames-0 holds nothing before the offset 1");
        }
    }

    private static void begin(KafkaAccess kafka) throws InterruptedException {
        FoundTopics.requireFirstStart(kafka, KafkaSources.groups(EscortJob.GROUP), InputPartitions.of(LAYOUT));
    }

    private void makeTopics(GuardedBroker broker) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = broker.topics(folder, FILE, said);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void commit(Admin admin, String group, Topics topic) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic.topicName(), 0), new OffsetAndMetadata(0)))
                .all()
                .get();
    }

    private void loseTheFirstFrame(GuardedBroker broker, Admin admin) throws Exception {
        KafkaAccess gateway = KafkaConfigFile.read(broker.file(folder, "vehicle-gateway"), broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(gateway)) {
            producer.send(new ProducerRecord<>(FRAMES.topic(), new byte[] {1}, new byte[] {1}))
                    .get();
        }
        admin.deleteRecords(Map.of(FRAMES, RecordsToDelete.beforeOffset(1)))
                .all()
                .get();
    }

    private String[] job(GuardedBroker broker, String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "--kafka.config-file",
                broker.file(folder, name).toString(),
                "--kafka.begin-anew",
                "false"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static void assertRefused(ThrowingCallable run, String why) {
        assertThatThrownBy(run)
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("kafka.begin-anew is false: " + why)
                .hasMessageContaining("(submit --begin-anew)")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
}
