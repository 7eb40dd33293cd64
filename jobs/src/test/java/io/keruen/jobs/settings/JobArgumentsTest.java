package io.keruen.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.jobs.EscortJob;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a job's main is told, and what it answers to what it cannot use. */
class JobArgumentsTest {
    private static final List<ConfigOption<?>> OPTIONS =
            List.of(KafkaSettings.BOOTSTRAP_SERVERS, EscortSettings.PARALLELISM, EscortSettings.CHECKPOINT_INTERVAL);

    private final Configuration flink = new Configuration();

    @Test
    void an_argument_counts_before_flinks_configuration() {
        flink.setString("escort.parallelism", "3");
        flink.setString("escort.checkpoint-interval", "7 s");

        EscortSettings settings = read("--escort.parallelism", "4").read(EscortSettings::of);

        assertThat(settings.parallelism()).isEqualTo(4);
        assertThat(settings.checkpointInterval()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_misspelt_key_is_no_setting() {
        assertUnusable(() -> read("--escort.paralelism", "4"), "--escort.paralelism is no setting");
        assertUnusable(() -> read("escort.parallelism", "4"), "escort.parallelism is no setting");
        assertUnusable(() -> read("--escort.parallelism"), "escort.parallelism has no value");
    }

    @Test
    void a_register_that_cannot_be_read_is_one_line_and_needs_no_broker() {
        assertUnusable(
                () -> EscortJob.main(new String[] {
                    "--kafka.bootstrap-servers", "localhost:1", "--officers.register", "none/officers.jsonl"
                }),
                "officers.register: none/officers.jsonl: cannot be read");
        assertUnusable(
                () -> EscortJob.main(
                        new String[] {"--kafka.bootstrap-servers", "localhost:1", "--officers.register", "no\0path"}),
                "officers.register: is no path");
    }

    @Test
    void a_value_that_is_none_names_its_key() {
        assertUnusable(() -> read("--escort.parallelism", "many").read(EscortSettings::of), "escort.parallelism");
        assertUnusable(
                () -> read("--escort.parallelism", "0").read(EscortSettings::of), "escort.parallelism cannot be 0");
        flink.setString("escort.checkpoint-interval", "soon");
        assertUnusable(() -> read(), "escort.checkpoint-interval");
    }

    @Test
    void a_setting_without_default_must_be_told() {
        assertUnusable(() -> read().required(KafkaSettings.BOOTSTRAP_SERVERS), "kafka.bootstrap-servers is missing");
    }

    @Test
    void the_escort_job_ends_with_the_line_before_it_asks_a_broker() {
        assertUnusable(
                () -> EscortJob.main(new String[] {"--escort.parallelism", "0"}), "escort.parallelism cannot be 0");
        assertUnusable(() -> EscortJob.main(new String[0]), "kafka.bootstrap-servers is missing");
    }

    private JobArguments read(String... arguments) {
        return JobArguments.of(arguments, flink, OPTIONS);
    }

    /** One line, no stack. */
    private static void assertUnusable(ThrowingCallable run, String said) {
        assertThatThrownBy(run)
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(said)
                .satisfies(e -> {
                    assertThat(e.getStackTrace()).isEmpty();
                    assertThat(e.getMessage()).hasLineCount(1);
                });
    }
}
