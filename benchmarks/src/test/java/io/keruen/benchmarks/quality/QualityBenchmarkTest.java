package io.keruen.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class QualityBenchmarkTest {
    private static final Machine MACHINE = new Machine("a CPU", 2, "a JVM", "", "abc1234", 0);
    private static final String GAP = "CONVOY_GAP";

    /** Of this one and the next, one has a deviation and a widening gap. */
    private static final int SEED = 1510;

    private static QualityBenchmark.Results whole;

    @BeforeAll
    static void judge_by_the_rules_as_they_are() throws Exception {
        whole = run(2, RuleCatalog.standard());
    }

    @Test
    void rules_as_they_are_miss_nothing_and_say_nothing_in_vain() {
        assertThat(whole.simulated().incidents()).isEmpty();
        assertThat(whole.noisy().vehicleMs(Source.NOISY)).isGreaterThanOrEqualTo(3_600_000);
        assertThat(whole.isGood()).isTrue();
        assertThat(tally(whole, GAP).recall()).isEqualTo(1);
        assertThat(tally(whole, GAP).expected()).isPositive();
        assertThat(tally(whole, GAP).injectedCount()).isPositive();
        assertThat(tally(whole, GAP).cleanRate().mostPerHour()).isBetween(1.0, 3.0);
    }

    @Test
    void every_alert_type_of_every_rule_has_a_row() {
        List<String> rows = RuleCatalog.standard().all().stream()
                .flatMap(rule -> rule.alertTypes().stream().map(type -> type.name() + " | " + rule.id()))
                .toList();

        assertThat(whole.simulated().tallies())
                .extracting(tally -> tally.type() + " | " + tally.ruleId())
                .containsExactlyElementsOf(rows);
        assertThat(report(whole).tables()).contains(rows);
    }

    @Test
    void the_number_of_threads_changes_nothing() throws Exception {
        QualityBenchmark.Results alone = run(1, RuleCatalog.standard());

        assertThat(report(alone).tables()).isEqualTo(report(whole).tables());
    }

    /** The canary: a rule that never speaks shows in the recall, and each miss with the command that shows it. */
    @Test
    void a_rule_that_never_speaks_is_seen() throws Exception {
        QualityBenchmark.Results broken = run(2, withSilent("convoy-gap"));

        Tally gap = tally(broken, GAP);
        assertThat(broken.isGood()).isFalse();
        assertThat(gap.recall()).isZero();
        assertThat(gap.missed()).isEqualTo(tally(whole, GAP).found());
        assertThat(broken.simulated().incidents())
                .hasSize(gap.missed())
                .allSatisfy(incident -> assertThat(incident.toString())
                        .startsWith("missed CONVOY_GAP AGV-")
                        .contains("./keruen simulate --out run --seed "));
        assertThat(report(broken).tables()).contains("| " + GAP + " | convoy-gap |", " | 0.0 (0.0–");
        assertThat(report(broken).json()).contains("\"what\":\"missed\",\"type\":\"CONVOY_GAP\"", "\"recall\":0.000");
        assertThat(tally(broken, "ROUTE_DEVIATION").recall()).isEqualTo(1);
    }

    @Test
    void the_picture_is_xml_and_shows_what_was_expected() throws Exception {
        String svg = new QualityPlot("a<b", whole).svg();

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains(GAP, "commit a&lt;b").doesNotContain("NaN");
    }

    private static QualityBenchmark.Results run(int threads, RuleCatalog catalog) throws Exception {
        QualityPlan plan = new QualityPlan(SEED, 2, 1, 1, 1, 1, List.of(), threads);
        return new QualityBenchmark(plan, catalog, done -> {}).run();
    }

    private static QualityReport report(QualityBenchmark.Results results) {
        return new QualityReport(MACHINE, results);
    }

    private static Tally tally(QualityBenchmark.Results results, String type) {
        return results.simulated().tallies().stream()
                .filter(tally -> tally.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static RuleCatalog withSilent(String ruleId) {
        List<RuleDeclaration> rules = RuleCatalog.standard().all().stream()
                .map(rule -> rule.id().equals(ruleId) ? new Silent((PairRule) rule) : rule)
                .toList();
        return new RuleCatalog(rules);
    }

    /** Declares what the rule declares and says nothing. */
    private static final class Silent extends PairRule {
        private final PairRule rule;

        Silent(PairRule rule) {
            this.rule = rule;
        }

        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public List<AlertType> alertTypes() {
            return rule.alertTypes();
        }

        @Override
        public List<Parameter> parameters() {
            return rule.parameters();
        }

        @Override
        public int longs() {
            return rule.longs();
        }

        @Override
        public int doubles() {
            return rule.doubles();
        }

        @Override
        public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
            // on purpose
        }
    }
}
