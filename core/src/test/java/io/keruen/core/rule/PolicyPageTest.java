package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.policy.Parameter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who changes a number finds its name, its default and its range in {@code docs/policy.md}. */
class PolicyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "policy.md");

    private static final String ABOVE = """
            # The numbers of the rules

            What a `policy.json`, or the `policy` of an escort's plan, may change: `{"rules":{"convoy-gap":{"maxM":50}}}`. The unit
            stands last in the name; one without is a count, a ratio or a multiple. A value outside its range refuses the policy. What
            each rule means: [DESIGN](DESIGN.md#6-rules), section 6, and [SEMANTICS](SEMANTICS.md#6-rules); how a policy comes into
            force: [operations](operations.md#change-zones-plans-and-limits).

            This page is written from the rules by `PolicyPageTest`; a rule that is not here has no numbers.

            | rule | parameter | default | from | to |
            |---|---|---|---|---|
            """;

    private static String page() {
        StringBuilder page = new StringBuilder(ABOVE);
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            for (Parameter each : rule.parameters()) {
                page.append("| `")
                        .append(rule.id())
                        .append("` | `")
                        .append(each.name())
                        .append("` | ");
                page.append(plain(each.defaultValue())).append(" | ");
                page.append(plain(each.min()))
                        .append(" | ")
                        .append(plain(each.max()))
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    private static String plain(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Test
    void every_number_of_a_policy_stands_in_the_page() throws IOException {
        assertThat(page())
                .as(
                        "write the page anew: ./mvnw -q -pl core test-compile && java -cp"
                                + " core/target/test-classes:core/target/classes io.keruen.core.rule.PolicyPageTest docs/policy.md")
                .isEqualTo(Files.readString(PAGE));
    }

    /** Writes the page: read the difference before it is committed. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), page());
    }
}
