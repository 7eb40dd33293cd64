package io.keruen.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.embedded.AlertTopic;
import io.keruen.app.embedded.EmbeddedSystem;
import io.keruen.app.embedded.LiveLaw;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that plays a scenario asks for signatures too: of who acts in the scenario, and of who acts beside it. */
class ScenarioOfficersITCase {
    private static final Path SHELVED = Path.of("src", "test", "scenarios", "alert-life", "raises-shelved");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void what_officers_do_in_a_scenario_is_signed_and_done() throws Exception {
        Scenario scenario = CheckedScenario.read(SHELVED).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data, scenario, 100)) {
            LiveLaw.await(system, system::isDone);

            assertThat(AlertTopic.read(system.bootstrapServers())).anySatisfy(event -> {
                assertThat(event.event()).isEqualTo(AlertEvent.Event.SHELVED);
                assertThat(event.officer()).isEqualTo("officer-1");
            });
            assertThat(refused(system)).isZero();
        }
    }

    @Test
    void an_officer_acts_while_a_scenario_plays() throws Exception {
        Path crossing = data.resolve("crossing");
        SimulatedScenario.play(Setup.standard()).write(crossing);
        Scenario scenario = CheckedScenario.read(crossing).scenario();

        try (EmbeddedSystem system = EmbeddedSystem.start(data.resolve("system"), scenario, 2)) {
            LiveLaw.await(
                    system, () -> !AlertTopic.read(system.bootstrapServers()).isEmpty());
            String alertId = AlertTopic.read(system.bootstrapServers()).get(0).alertId();

            assertThat(acknowledge(system, "0000000000000000", "PT60S"))
                    .as(said())
                    .isEqualTo(1);
            assertThat(said()).contains("refused: NOTHING_TO_ACT_ON");
            assertThat(acknowledge(system, alertId, "PT1S")).as(said()).isZero();

            LiveLaw.await(
                    system,
                    () -> AlertTopic.read(system.bootstrapServers()).stream()
                            .anyMatch(event -> event.event() == AlertEvent.Event.ACKNOWLEDGED
                                    && event.alertId().equals(alertId)
                                    && "wei".equals(event.officer())));
        }
    }

    private int acknowledge(EmbeddedSystem system, String alertId, String wait) {
        said.reset();
        return CommandLines.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "action",
                "send",
                "ACKNOWLEDGE",
                "--alert",
                alertId,
                "--reason",
                "seen",
                "--wait",
                wait,
                "--key",
                data.resolve("system").resolve("officers").resolve("wei.key").toString(),
                "--bootstrap",
                system.bootstrapServers());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static long refused(EmbeddedSystem system) {
        TopicPartition partition = new TopicPartition(Topics.OFFICERS_REFUSED.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.listener(system.bootstrapServers())) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }
}
