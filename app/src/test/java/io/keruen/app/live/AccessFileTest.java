package io.keruen.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.names.DispatcherNames;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.kafka.KafkaSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of who may do what speaks of every topic, and of groups that there are. */
class AccessFileTest {
    private static final Path FILE = Path.of("..", "docker", "kafka", "access.yaml");

    @TempDir
    private Path folder;

    @Test
    void every_topic_is_written_by_somebody_and_read_by_somebody() throws Exception {
        Set<String> written = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        AccessFile.read(FILE).grants().values().forEach(grant -> {
            written.addAll(grant.writes());
            read.addAll(grant.reads());
        });

        assertThat(written).isEqualTo(AccessRules.topics());
        assertThat(read).isEqualTo(AccessRules.topics());
    }

    @Test
    void a_door_from_outside_leads_to_one_input() throws Exception {
        AccessRules rules = AccessFile.read(FILE);
        for (String door : List.of(
                "vehicle-gateway", "seal-gateway", "gate-devices", "customs-kz", "customs-cn", "officers-desk")) {
            assertThat(rules.grants().get(door).writes()).as(door).hasSize(1);
        }
    }

    @Test
    void only_the_job_decides_and_only_the_ticker_and_its_owner_write_an_input() throws Exception {
        AccessRules rules = AccessFile.read(FILE);

        for (Topics topic : List.of(Topics.ESCORT_CLEARANCES, Topics.ESCORT_ALERTS, Topics.OFFICERS_REFUSED)) {
            assertThat(writers(rules, topic)).containsExactly("escort-job");
        }
        assertThat(writers(rules, Topics.OFFICERS_ACTIONS)).containsExactly("officers-desk", "ticker");
        assertThat(rules.grants().get("ticker").writes())
                .containsExactlyElementsOf(Arrays.stream(Topics.values())
                        .filter(Topics::isInput)
                        .map(Topics::topicName)
                        .toList());
    }

    @Test
    void groups_and_transactions_are_those_of_the_code() throws Exception {
        AccessRules rules = AccessFile.read(FILE);

        assertThat(rules.grants().get("escort-job").groups())
                .containsExactly(KafkaSources.framesGroup(EscortJob.GROUP), KafkaSources.controlGroup(EscortJob.GROUP));
        assertThat(rules.grants().get("history-job").groups()).containsExactly(HistoryJob.GROUP);
        assertThat(rules.grants().get("dispatcher").groups()).containsExactly(DispatcherNames.GROUP);
        assertThat(rules.grants().get("dispatcher").transactions()).containsExactly(DispatcherNames.TERM_WRITER);
    }

    @Test
    void what_is_wrong_is_one_line() {
        assertRefused("principals: names nobody", "");
        assertRefused(
                "principals.desk.writes: names officers.acts, which is no topic", "desk: {writes: [officers.acts]}");
        assertRefused("principals.desk.write: is not known here", "desk: {write: [officers.actions]}");
        assertRefused("is no YAML", "desk: {");
    }

    private void assertRefused(String words, String principal) {
        Path file = folder.resolve("access.yaml");
        assertThatThrownBy(() -> {
                    Files.writeString(file, "principals:\n  " + principal + "\n");
                    AccessFile.read(file);
                })
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("access.yaml");
    }

    private static List<String> writers(AccessRules rules, Topics topic) {
        return rules.grants().entrySet().stream()
                .filter(each -> each.getValue().writes().contains(topic.topicName()))
                .map(each -> each.getKey())
                .sorted()
                .toList();
    }
}
