package io.keruen.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan overrides a policy, a policy the defaults, and what is wrong is named with its fix. */
class PolicySchemaTest {
    private static final PolicySchema SCHEMA = new PolicySchema(
            List.of("gap", "many"),
            List.of(List.of(new Parameter("holdMs", 5, 1, 10), new Parameter("m", 2, 0, 3)), nine()));

    private static List<Parameter> nine() {
        List<Parameter> nine = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            nine.add(new Parameter("limit" + i + "M", i, 0, 9));
        }
        nine.add(new Parameter("holdMs", 1, 0, 9));
        return nine;
    }

    private static PolicyOverrides overrides(String rule, String name, double value) {
        return new PolicyOverrides(Map.of(rule, Map.of(name, value)));
    }

    @Test
    void the_plan_counts_before_the_policy_and_the_policy_before_the_default() {
        PolicyOverrides policy = new PolicyOverrides(Map.of("gap", Map.of("holdMs", 7.0, "m", 1.0)));

        double[][] values = SCHEMA.values(policy, overrides("gap", "holdMs", 9));

        assertThat(values).isDeepEqualTo(new double[][] {{9, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 1}});
        assertThat(SCHEMA.values(PolicyOverrides.NONE, PolicyOverrides.NONE)[0]).containsExactly(5, 2);
    }

    @Test
    void a_value_outside_its_range_is_named_with_the_range() {
        assertThat(SCHEMA.problems(overrides("gap", "holdMs", 1))).isEmpty();
        assertThat(SCHEMA.problems(overrides("gap", "holdMs", 10))).isEmpty();
        assertThat(SCHEMA.problems(overrides("gap", "holdMs", 0.9)))
                .containsExactly("rules.gap.holdMs is 0.9; use 1.0 .. 10.0");
        assertThat(SCHEMA.problems(overrides("gap", "holdMs", 10.1)))
                .containsExactly("rules.gap.holdMs is 10.1; use 1.0 .. 10.0");
        assertThat(SCHEMA.problems(overrides("gap", "holdMs", Double.NaN))).hasSize(1);
    }

    @Test
    void a_name_that_does_not_exist_is_answered_with_those_alike() {
        assertThat(SCHEMA.problems(overrides("gap", "hold", 1)))
                .containsExactly("rules.gap.hold does not exist; gap has [holdMs, m]");
        assertThat(SCHEMA.problems(overrides("many", "holdS", 1)))
                .containsExactly("rules.many.holdS does not exist; many has [holdMs]");
        assertThat(SCHEMA.problems(overrides("many", "xyz", 1)))
                .singleElement()
                .asString()
                .contains("limit1M", "limit8M", "holdMs");
    }

    @Test
    void a_rule_of_another_release_is_no_problem_but_is_told() {
        assertThat(SCHEMA.problems(overrides("later", "x", 1))).isEmpty();
        assertThat(SCHEMA.unknownRules(overrides("later", "x", 1))).containsExactly("later");
        assertThat(SCHEMA.unknownRules(overrides("gap", "holdMs", 1))).isEmpty();
    }

    @Test
    void a_default_lies_within_its_range() {
        assertThatCode(() -> new Parameter("xM", 1, 1, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Parameter("xM", 0.9, 1, 2))
                .hasMessageContaining("xM: default 0.9 outside 1.0..2.0");
        assertThatThrownBy(() -> new Parameter("xM", 2.1, 1, 2)).hasMessageContaining("outside");
    }
}
