package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.anomaly.ReplayRule;
import io.keruen.core.stage.vehicle.VehicleStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies name rules and their numbers, officers and gates know alerts by name, stored states have the rules' widths. */
class RuleCatalogTest {
    private static String described() {
        StringBuilder text = new StringBuilder();
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            text.append(rule.id()).append(state(rule)).append('\n');
            for (Parameter each : rule.parameters()) {
                text.append("  number ").append(each.name()).append(' ').append(each.defaultValue());
                text.append(" of ").append(each.min()).append(" .. ").append(each.max());
                text.append('\n');
            }
            for (AlertType each : rule.alertTypes()) {
                text.append("  alert ").append(each.name());
                text.append(each.blocksGate() ? " blocks" : "").append(each.latched() ? " latched" : "");
                text.append(each.eaeuIncidentCode() == null ? "" : " " + each.eaeuIncidentCode());
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String state(RuleDeclaration rule) {
        if (rule instanceof VehicleRule each) {
            return state(each.sliceVersion(), each.longs(), each.doubles());
        }
        if (rule instanceof ZoneRule each) {
            return state(each.sliceVersion(), each.longs(), each.doubles());
        }
        if (rule instanceof PairRule each) {
            return state(each.sliceVersion(), each.longs(), each.doubles());
        }
        return "";
    }

    private static String state(int version, int longs, int doubles) {
        return ", state " + version + " of " + longs + " longs and " + doubles + " doubles";
    }

    @Test
    void names_numbers_and_states_are_those_that_others_know() throws IOException {
        try (InputStream in = RuleCatalogTest.class.getResourceAsStream("/rules.txt")) {
            assertThat(in).isNotNull();
            assertThat(described())
                    .as(
                            "of a state: raise sliceVersion, or append at the end; then write the file anew (CONTRIBUTING.md):"
                                    + " ./mvnw -q -pl core test-compile && java -cp core/target/test-classes:core/target/classes"
                                    + " io.keruen.core.rule.RuleCatalogTest core/src/test/resources/rules.txt")
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_alert_tells_an_officer_what_to_do_first() {
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            assertThat(rule.alertTypes())
                    .allMatch(type -> type.recommendedAction().endsWith("."));
        }
    }

    @Test
    void a_rule_is_found_by_its_name_and_an_alert_by_its_type() {
        RuleCatalog catalog = RuleCatalog.standard();
        List<RuleDeclaration> all = catalog.all();
        for (int i = 0; i < all.size(); i++) {
            assertThat(catalog.index(all.get(i).id())).isEqualTo(i);
            all.get(i)
                    .alertTypes()
                    .forEach(type -> assertThat(catalog.alertType(type.name())).isEqualTo(type));
        }
        assertThat(catalog.index("no-such-rule")).isEqualTo(-1);
        assertThat(catalog.alertType("NO_SUCH_ALERT")).isNull();
        assertThat(catalog.vehicleRules()).isNotEmpty().allMatch(all::contains);
        assertThat(catalog.pairRules()).isNotEmpty().allMatch(all::contains);
    }

    @Test
    void two_rules_of_one_name_or_that_declare_an_alert_differently_are_refused() {
        assertThatThrownBy(() -> new RuleCatalog(List.of(new StreamRule(), new StreamRule())))
                .hasMessageContaining("two rules are called stream");
        AlertType known = RuleCatalog.standard().all().stream()
                .flatMap(rule -> rule.alertTypes().stream())
                .findFirst()
                .orElseThrow();
        AlertType other = new AlertType(known.name(), !known.blocksGate(), known.latched(), null, "Wait.");
        assertThatThrownBy(() -> new RuleCatalog(List.of(declaring("one", known), declaring("two", other))))
                .hasMessageContaining("declare " + known.name() + " differently");
        assertThat(new RuleCatalog(List.of(declaring("one", known), declaring("two", known))).all())
                .hasSize(2);
    }

    @Test
    void a_stage_gets_the_rules_that_it_cannot_do_without_or_says_which_is_missing() {
        RuleCatalog catalog = new RuleCatalog(List.of(new ReplayRule(), new StreamRule()));

        assertThat(catalog.requiredIndex(ReplayRule.ID)).isZero();
        assertThat(catalog.requiredIndex(StreamRule.ID)).isEqualTo(1);
        assertThat(catalog.required(StreamRule.ID, StreamRule.class))
                .isSameAs(catalog.all().get(1));
        assertThatThrownBy(() -> new VehicleStage(catalog))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the catalogue lacks the rule clock-skew");
    }

    private static RuleDeclaration declaring(String id, AlertType type) {
        return new RuleDeclaration() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<AlertType> alertTypes() {
                return List.of(type);
            }

            @Override
            public List<Parameter> parameters() {
                return List.of();
            }
        };
    }

    /** Writes what the rules say now: read the difference before it is committed. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), described());
    }
}
