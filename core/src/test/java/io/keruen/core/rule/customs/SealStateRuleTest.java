package io.keruen.core.rule.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What customs know by name: rules, alerts, what blocks a gate and stays latched, and when a seal is silent. */
class SealStateRuleTest {
    private static List<String> alerts(List<AlertType> types) {
        return types.stream()
                .map(type -> type.name() + (type.blocksGate() ? " blocks" : "") + (type.latched() ? " latched" : ""))
                .toList();
    }

    @Test
    void a_seal_is_fresh_for_two_periods_of_half_a_minute_if_nobody_says_otherwise() {
        double[] parameters = new SealStateRule()
                .parameters().stream().mapToDouble(Parameter::defaultValue).toArray();
        assertThat(SealStateRule.freshMs(parameters)).isEqualTo(60_000);
        parameters[1] = 10_000;
        parameters[2] = 7;
        assertThat(SealStateRule.freshMs(parameters)).isEqualTo(70_000);
    }

    @Test
    void a_seal_that_was_touched_blocks_and_is_latched_and_one_that_is_weak_does_not() {
        assertThat(new SealStateRule().id()).isEqualTo("seal-state");
        assertThat(alerts(new SealStateRule().alertTypes()))
                .containsExactly(
                        "SEAL_BROKEN blocks latched",
                        "SEAL_HOUSING_TAMPER blocks latched",
                        "SEAL_FAULT",
                        "SEAL_BATTERY_LOW",
                        "SEAL_SILENT",
                        "SEAL_UNAUTHORISED_ACTION blocks latched",
                        "SEAL_ID_MISMATCH blocks latched",
                        "SEAL_SEPARATED");
    }

    @Test
    void a_declaration_or_a_border_without_release_blocks() {
        assertThat(new DeclarationRule().id()).isEqualTo("declaration");
        assertThat(alerts(new DeclarationRule().alertTypes()))
                .containsExactly(
                        "DECLARATION_REVOKED blocks", "DECLARATION_EXPIRED blocks", "DECLARATION_MISMATCH blocks");
        assertThat(new DeclarationRule().parameters()).isEmpty();
        assertThat(new BorderReleaseRule().id()).isEqualTo("border-release");
        assertThat(alerts(new BorderReleaseRule().alertTypes()))
                .containsExactly("BORDER_CROSSED_WITHOUT_RELEASE blocks latched");
        assertThat(new BorderReleaseRule().parameters()).isEmpty();
    }
}
