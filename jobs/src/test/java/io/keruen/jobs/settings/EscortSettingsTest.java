package io.keruen.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
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
    void a_value_out_of_range_names_its_key() {
        Configuration config = new Configuration();
        config.set(EscortSettings.PARALLELISM, 129);

        assertThatThrownBy(() -> EscortSettings.of(config)).hasMessage("escort.parallelism cannot be 129");
    }
}
