package io.keruen.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** The environment counts more than the configuration, and secrets come from there only. */
class HistorySettingsTest {
    @Test
    void the_defaults_are_a_database_of_ninety_days_on_this_machine() {
        HistorySettings settings = HistorySettings.of(new Configuration(), Map.of());

        assertThat(settings.target())
                .isEqualTo(new InfluxTarget("http://127.0.0.1:8086", "keruen", "history", InfluxAccess.OPEN));
        assertThat(settings.bootstrap()).isEqualTo(new InfluxBootstrap(Duration.ofDays(90), Duration.ofDays(1_100)));
    }

    @Test
    void the_environment_says_where_and_who() {
        Configuration config = new Configuration();
        config.set(HistorySettings.BOOTSTRAP, false);

        HistorySettings settings = HistorySettings.of(
                config, Map.of("INFLUX_URL", "https://influx:8086", "INFLUX_DATABASE", "k", "INFLUX_TOKEN", "t"));

        assertThat(settings.target().url()).isEqualTo("https://influx:8086");
        assertThat(settings.target().database()).isEqualTo("k");
        assertThat(settings.target().access()).isEqualTo(new InfluxAccess("", "", "t"));
        assertThat(settings.bootstrap()).isNull();
    }

    @Test
    void an_empty_variable_says_nothing() {
        Map<String, String> environment = Map.of("INFLUX_URL", "", "INFLUX_DATABASE", "", "INFLUX_TOKEN", "");

        assertThat(HistorySettings.of(new Configuration(), environment))
                .isEqualTo(HistorySettings.of(new Configuration(), Map.of()));
    }

    @Test
    void a_job_is_sent_to_the_same_database_whatever_the_environment_around_it_says() {
        for (Map<String, String> who :
                List.of(Map.of("INFLUX_TOKEN", "t"), Map.of("INFLUX_USER", "u", "INFLUX_PASSWORD", "p"))) {
            Map<String, String> told = new HashMap<>(who);
            told.putAll(Map.of("INFLUX_URL", "http://127.0.0.1:1", "INFLUX_DATABASE", "own"));
            HistorySettings settings = HistorySettings.of(new Configuration(), told);
            Map<String, String> around = new HashMap<>(
                    Map.of("INFLUX_URL", "https://real:8086", "INFLUX_DATABASE", "real", "INFLUX_TOKEN", "real"));

            around.putAll(settings.environment());

            assertThat(HistorySettings.of(new Configuration(), around)).isEqualTo(settings);
        }
    }

    @Test
    void a_checkpoint_waits_for_the_database_and_none_that_fails_ends_the_job() {
        Configuration flink = HistorySettings.of(new Configuration(), Map.of()).flinkConfiguration();

        assertThat(flink.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isEqualTo(Integer.MAX_VALUE);
        assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_cannot_run_is_refused_by_name() {
        Configuration config = new Configuration();
        config.set(HistorySettings.BATCH_POINTS, 0);

        assertThatThrownBy(() -> HistorySettings.of(config, Map.of()))
                .hasMessageContaining("history.batch-points cannot be 0");
        assertThatThrownBy(() -> HistorySettings.of(new Configuration(), Map.of("INFLUX_URL", "influx:8086")))
                .hasMessageContaining("influx:8086 is no address of an InfluxDB");
        assertThatThrownBy(
                        () -> HistorySettings.of(new Configuration(), Map.of("INFLUX_TOKEN", "t", "INFLUX_USER", "u")))
                .hasMessageContaining("two ways in");
    }
}
