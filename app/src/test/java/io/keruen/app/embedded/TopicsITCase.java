package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.connectors.names.DispatcherNames;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keruen topics} makes on a broker that would make something else by itself. */
class TopicsITCase {
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
