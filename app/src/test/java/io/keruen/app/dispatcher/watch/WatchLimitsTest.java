package io.keruen.app.dispatcher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routing file says below {@code watch}. */
class WatchLimitsTest {
    @Test
    void the_metrics_of_the_job_are_at_one_address_or_several_or_not_watched() throws Exception {
        URI one = URI.create("http://one:9249/metrics");
        URI two = URI.create("http://two:9249/metrics");

        assertThat(limits("{}").jobMetrics()).isEmpty();
        assertThat(limits("{\"job-metrics\": \"" + one + "\"}").jobMetrics()).containsExactly(one);
        assertThat(limits("{\"job-metrics\": [\"" + one + "\", \"" + two + "\"]}")
                        .jobMetrics())
                .containsExactly(one, two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskmanager:9249", "ftp://one/metrics", "http:///metrics", "http://a b/", "one"})
    void what_is_no_address_is_one_line_that_names_the_key(String written) {
        assertThatThrownBy(() -> limits("{\"job-metrics\": [\"http://one:9249/metrics\", \"" + written + "\"]}"))
                .isInstanceOf(SettingException.class)
                .hasMessage("watch.job-metrics: is " + written + "; write a URL as http://host:9249/metrics");
    }

    private static WatchLimits limits(String json) throws Exception {
        return WatchLimits.of(new Settings("watch", new ObjectMapper().readTree(json), Path.of("")));
    }
}
