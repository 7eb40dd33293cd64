package io.keruen.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertType;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.Situation;
import io.keruen.core.policy.Parameter;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final RuleCatalog CATALOG = new RuleCatalog(List.of(
            new Declared("one", List.of("SOME_SKEW"), List.of("skewMs")),
            new Declared("two", List.of("TOO_NEAR"), List.of("nearM", "holdMs")),
            new Declared("three", List.of("NOT_SEEN", "NOT_HEARD"), List.of("seenMs", "heardMs", "holdMs"))));

    @Test
    void a_rule_waits_for_its_hold() {
        assertThat(Hold.of(CATALOG, "two", "TOO_NEAR").parameter()).isEqualTo("holdMs");
    }

    @Test
    void a_rule_of_several_alerts_waits_for_the_one_called_like_the_alert() {
        assertThat(Hold.of(CATALOG, "three", "NOT_SEEN").parameter()).isEqualTo("seenMs");
        assertThat(Hold.of(CATALOG, "three", "NOT_HEARD").parameter()).isEqualTo("heardMs");
    }

    @Test
    void rules_that_raise_the_same_alert_wait_each_for_its_own() {
        Hold range = Hold.of(RuleCatalog.standard(), "sensor-range", "SENSOR_ANOMALY");
        Hold stuck = Hold.of(RuleCatalog.standard(), "sensor-stuck", "SENSOR_ANOMALY");

        assertThat(range.rule()).isNotEqualTo(stuck.rule());
    }

    @Test
    void a_limit_in_ms_is_no_hold() {
        Hold none = Hold.of(CATALOG, "one", "SOME_SKEW");

        assertThat(none.parameter()).isEmpty();
        assertThat(none.lengthMs(Situation.NONE)).isZero();
    }

    @Test
    void its_length_is_the_one_in_force() {
        Policy policy = new Policy(1, Long.MIN_VALUE, new PolicyOverrides(Map.of("three", Map.of("heardMs", 700.0))));
        ControlSnapshot control = ControlSnapshot.of(List.of(), List.of(), List.of(policy), CATALOG.policySchema());
        Situation situation = control.situationAt("truck-1", 0);

        assertThat(Hold.of(CATALOG, "three", "NOT_HEARD").lengthMs(situation)).isEqualTo(700);
        assertThat(Hold.of(CATALOG, "three", "NOT_SEEN").lengthMs(situation)).isEqualTo(5);
    }

    @Test
    void the_alerts_of_silence_wait_for_their_own() {
        assertThat(Hold.of(RuleCatalog.standard(), "telemetry-silence", "TELEMETRY_LOST")
                        .parameter())
                .isEqualTo("lostMs");
        assertThat(Hold.of(RuleCatalog.standard(), "telemetry-silence", "TELEMETRY_STALE")
                        .parameter())
                .isEqualTo("staleMs");
    }

    /** A rule that only says what it is. */
    private record Declared(String id, List<String> types, List<String> names) implements RuleDeclaration {
        @Override
        public List<AlertType> alertTypes() {
            return types.stream().map(type -> AlertType.of(type, "Look.")).toList();
        }

        @Override
        public List<Parameter> parameters() {
            return names.stream().map(name -> new Parameter(name, 5, 0, 1_000)).toList();
        }
    }
}
