package io.keruen.core.rule.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.alert.AlertBook;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.VehicleRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the four sensor rules share: a type, a book, a budget, the names of their numbers. */
class SensorFamilyTest {
    private static final int MOST_BYTES = 4_096;

    private final AlertBook book = new AlertBook();
    private final List<AlertEvent> events = new ArrayList<>();

    private void say(Finding.Kind kind, String ruleId, long startedAtMs, long atMs) {
        Finding finding = Finding.of(kind, ruleId, "SENSOR_ANOMALY")
                .vehicle("T1")
                .signal("batteryTempC")
                .times(startedAtMs, atMs)
                .build();
        book.accept(atMs, finding, RuleCatalog.standard()::alertType, events::add);
    }

    @Test
    void what_a_second_rule_says_of_a_signal_is_a_child_until_the_first_ends() {
        say(Finding.Kind.RAISED, "sensor-rate", 1_000, 1_000);
        say(Finding.Kind.RAISED, "sensor-range", 1_000, 3_000);
        say(Finding.Kind.RAISED, "sensor-outlier", 1_000, 4_000);
        String rate = events.get(0).alertId();
        String range = events.get(1).alertId();

        assertThat(events).extracting(AlertEvent::parentAlertId).containsExactly(null, rate, rate);

        say(Finding.Kind.CLEARED, "sensor-rate", 1_000, 11_000);

        assertThat(book.open()).hasSize(2);
        assertThat(book.open())
                .extracting(open -> open.last().parentAlertId())
                .containsExactlyInAnyOrder(null, rootOfTheRest());
        assertThat(range).isNotEqualTo(rate);
    }

    private String rootOfTheRest() {
        return book.open().stream()
                .map(open -> open.last())
                .filter(last -> last.parentAlertId() == null)
                .map(AlertEvent::alertId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_end_of_one_rule_does_not_end_what_another_says() {
        say(Finding.Kind.RAISED, "sensor-range", 1_000, 3_000);
        say(Finding.Kind.CLEARED, "sensor-rate", 1_000, 11_000);

        assertThat(book.open()).hasSize(1);
        assertThat(book.find("SENSOR_ANOMALY", "T1@batteryTempC")).isNotNull();
        assertThat(book.find("SENSOR_ANOMALY", "T1@batteryTemp")).isNull();
    }

    @Test
    void two_rules_may_share_a_type_only_if_they_declare_it_alike() {
        RuleDeclaration other = new RuleDeclaration() {
            @Override
            public String id() {
                return "other";
            }

            @Override
            public List<AlertType> alertTypes() {
                return List.of(AlertType.of("SENSOR_ANOMALY", "Close the gate.").blockingGate());
            }

            @Override
            public List<Parameter> parameters() {
                return List.of();
            }
        };

        assertThatThrownBy(() -> new RuleCatalog(List.of(new SensorRangeRule(), other)))
                .hasMessageContaining("SENSOR_ANOMALY");
    }

    @Test
    void state_of_all_four_is_at_most_4_kib() {
        int bytes = 0;
        for (VehicleRule rule : new SensorRig().rules) {
            bytes += 2 + rule.id().length() + 3 * Integer.BYTES + Long.BYTES * (rule.longs() + rule.doubles());
        }

        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void a_policy_may_set_these_names_and_no_others() {
        assertThat(problems("sensor-range", "batteryTempMostC", 70)).isEmpty();
        assertThat(problems("sensor-rate", "batteryTempChangeCPerS", 3)).isEmpty();
        assertThat(problems("sensor-stuck", "yawRateMovedDeg", 30)).isEmpty();
        assertThat(problems("sensor-outlier", "wheelSpeedDriftMps", 1)).isEmpty();

        assertThat(problems("sensor-range", "batteryTempMost", 70))
                .containsExactly("rules.sensor-range.batteryTempMost does not exist; sensor-range has"
                        + " [batteryTempLeastC, batteryTempMostC]");
        assertThat(problems("sensor-range", "batteryTempMostC", -70)).hasSize(1);
        assertThat(problems("sensor-rate", "courseChangeDegPerS", 3)).hasSize(1);
    }

    private static List<String> problems(String ruleId, String name, double value) {
        return RuleCatalog.standard().policySchema().problems(new PolicyOverrides(Map.of(ruleId, Map.of(name, value))));
    }
}
