package io.keruen.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOffTest {
    private static final long T = 1_780_000_000_000L;

    static Stream<String> latched() {
        return RuleCatalog.standard().all().stream()
                .flatMap(rule -> rule.alertTypes().stream())
                .filter(AlertType::latched)
                .map(AlertType::name);
    }

    @ParameterizedTest
    @MethodSource("latched")
    void what_is_latched_must_be_told_though_it_came_shortly_before(String type) {
        assertThat(twice(type)).noneMatch(ExpectedAlert::untold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESTRICTED_ZONE_ENTRY",
                "SEQUENCE_REPLAY",
                "UNAUTHORISED_RESUME",
                "SEAL_SEPARATED",
                "DECLARATION_REVOKED"
            })
    void what_is_always_critical_must_be_told_though_it_came_shortly_before(String type) {
        assertThat(twice(type)).noneMatch(ExpectedAlert::untold);
    }

    @Test
    void another_that_came_shortly_before_may_be_held_off() {
        assertThat(twice("CONVOY_GAP")).anyMatch(ExpectedAlert::untold);
    }

    private static List<ExpectedAlert> twice(String type) {
        return HeldOff.marked(List.of(
                new ExpectedAlert(type, "AGV-01", null, T, 1_000, false),
                new ExpectedAlert(type, "AGV-01", null, T + 10_000, 1_000, false)));
    }
}
