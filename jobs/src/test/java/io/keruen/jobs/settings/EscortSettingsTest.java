package io.keruen.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.junit.jupiter.api.Test;

class EscortSettingsTest {
    @Test
    void live_defaults_favour_latency() {
        EscortSettings settings = EscortSettings.of(new Configuration());

        assertThat(settings).isEqualTo(new EscortSettings(2, 128, Duration.ofSeconds(5), Duration.ofMillis(10)));
        assertThat(settings.flinkConfiguration().get(PipelineOptions.GENERIC_TYPES))
                .isFalse();
        assertThat(settings.flinkConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS))
                .isFalse();
    }

    @Test
    void an_outage_of_a_night_ends_no_job_on_a_cluster_and_one_of_ten_minutes_no_run() {
        EscortSettings settings = EscortSettings.of(new Configuration());
        ConfigOption<Integer> restarts = RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS;
        Configuration cluster = settings.flinkConfiguration();
        Duration tolerated = cluster.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT)
                .multipliedBy(cluster.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER));

        assertThat(cluster.get(restarts)).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.flinkConfigurationOfRun().get(restarts)).isEqualTo(12);
        assertThat(tolerated).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_value_out_of_range_names_its_key() {
        Configuration config = new Configuration();
        config.set(EscortSettings.PARALLELISM, 129);

        assertThatThrownBy(() -> EscortSettings.of(config)).hasMessage("escort.parallelism cannot be 129");
    }

    @Test
    void a_live_job_cannot_do_without_checkpoints() {
        for (long ms : new long[] {0, 9}) {
            Configuration config = new Configuration();
            config.set(EscortSettings.CHECKPOINT_INTERVAL, Duration.ofMillis(ms));

            assertThatThrownBy(() -> EscortSettings.of(config))
                    .hasMessageStartingWith("escort.checkpoint-interval cannot be " + ms + " ms: ");
        }
    }
}
