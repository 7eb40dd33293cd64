package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.rule.escort.ConvoyOrderRule;
import io.keruen.core.rule.escort.ConvoySplitRule;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when two vehicles are a pair, until when, and by which numbers they are judged. */
class PairPlanTest {
    private static final long T = 1_700_000_000_000L;

    private final ProbeRule probe = new ProbeRule("probe", 1);
    private final RuleCatalog catalog = EscortKit.catalog(probe);
    private final EscortKit kit =
            new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C")));

    /** One behind the other, all at the same moments. */
    private PairPlanTest drive(long fromMs, long toMs) {
        for (long ms = fromMs; ms <= toMs; ms += 500) {
            kit.hear(Point.of("A", T + ms, 300), Point.of("B", T + ms, 200), Point.of("C", T + ms, 100));
        }
        kit.work(T + toMs);
        return this;
    }

    private void left(String vehicleId, long atMs) {
        Finding left = Finding.left("E1", vehicleId, T + atMs, 0);
        kit.stage.accept(kit.state, new StampedFinding(T + atMs, vehicleId, Long.MAX_VALUE, -1, left));
        kit.work(T + atMs);
    }

    /** How often each pair has been judged since it is one. */
    private TreeMap<String, Long> counts() {
        TreeMap<String, Long> counts = new TreeMap<>();
        probe.seen.forEach(seen -> counts.put(seen.pair(), seen.count()));
        return counts;
    }

    /** Twice five samples, the vehicle's leaving between them: the pairs in which it is begin anew. */
    @ParameterizedTest
    @CsvSource({"A, 5, 10", "B, 5, 5", "C, 10, 5", "X, 10, 10"})
    void the_pairs_of_one_that_left_end_and_no_others(String vehicleId, long bCount, long cCount) {
        drive(0, 2_000).left(vehicleId, 2_100);
        drive(2_500, 4_500);

        assertThat(counts()).containsEntry("B>A", bCount).containsEntry("C>B", cCount);
    }

    /** What it said before it left and comes after that is looked at no more. */
    @ParameterizedTest
    @CsvSource({"2099, 0", "2100, 1", "2101, 1"})
    void samples_from_before_the_leaving_make_no_pair_any_more(long atMs, long judged) {
        drive(0, 2_000).left("A", 2_100);
        probe.seen.clear();
        kit.hear(Point.of("A", T + atMs, 300).arriving(T + 3_000));
        kit.hear(Point.of("B", T + atMs, 200).arriving(T + 3_000)).work(T + 3_000);

        assertThat(probe.seen).hasSize((int) judged);
    }

    @Test
    void who_drives_by_the_plan_of_another_escort_follows_nobody_here_from_its_first_sample_there() {
        kit.control = new TestControl(
                catalog,
                plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C"),
                plan("E2", 5, T + 10_000, Long.MAX_VALUE, "Z", "B"));
        drive(0, 9_500);
        kit.hear(Point.of("B", T + 10_000, 200)).work(T + 10_000);

        assertThat(kit.told()).startsWith("RAISED CONVOY_GAP B").endsWith("CLEARED CONVOY_GAP B");
        assertThat(kit.events.get(kit.events.size() - 1).clearedAtMs()).isEqualTo(T + 10_000);
        assertThat(kit.state.member("B").status.gapM).isNaN();
    }

    /** It is measured all the same, and told of by nobody. */
    @Test
    void of_a_pair_that_passes_a_gate_no_gap_is_known() {
        drive(0, 1_000);
        assertThat(kit.state.member("B").status.gapM).isEqualTo(100 - TestControl.LENGTH_M);

        kit.hear(Point.of("A", T + 1_500, 300).in(ZoneKind.GATE.bit()), Point.of("B", T + 1_500, 200));
        kit.work(T + 1_500);

        assertThat(kit.state.member("B").status.gapM).isNaN();
        assertThat(kit.state.member("B").status.followerSpeedMps).isEqualTo(8);
    }

    /** A new plan puts C behind A; B is nobody's leader then. */
    @Test
    void who_follows_another_by_the_next_plan_is_a_new_pair() {
        kit.control = new TestControl(
                catalog,
                plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C"),
                plan("E1", 2, T + 2_500, Long.MAX_VALUE, "A", "C", "B"));
        drive(0, 4_500);

        assertThat(counts())
                .containsEntry("B>A", 5L)
                .containsEntry("C>B", 5L)
                .containsEntry("C>A", 5L)
                .containsEntry("B>C", 5L);
    }

    /** Along the road of the next plan all are a kilometre further; what lies between a place of each is no place along either. */
    @Test
    void a_leader_between_the_road_before_and_that_in_force_is_measured_in_a_straight_line() {
        kit.control = new TestControl(
                        catalog,
                        plan("E1", 1, 0, Long.MAX_VALUE, "A", "B"),
                        plan("E1", 2, T + 901, Long.MAX_VALUE, "A", "B"))
                .withRoads();
        kit.hear(Point.of("A", T, 300), Point.of("B", T + 900, 209));
        kit.hear(
                Point.of("B", T + 950, 209.5).along(1_209.5),
                Point.of("A", T + 1_000, 310).along(1_310));
        kit.hear(
                Point.of("B", T + 1_950, 219.5).along(1_219.5),
                Point.of("A", T + 2_000, 320).along(1_320));
        kit.work(T + 2_000);

        double straightM = 100 - TestControl.LENGTH_M;
        assertThat(probe.seen).extracting(ProbeRule.Seen::orderKnown).containsExactly(false, false, true);
        assertThat(probe.seen).allSatisfy(seen -> assertThat(seen.gapM()).isCloseTo(straightM, within(0.5)));
        assertThat(probe.seen.get(2).leaderChainageM()).isCloseTo(1_319.5, within(1e-6));
    }

    /** The follower was out of reach when the plan came: along its road it is placed, the leader was not yet. */
    @Test
    void a_follower_on_the_road_in_force_and_a_leader_that_was_on_the_one_before_are_measured_in_a_straight_line() {
        kit.hear(Point.of("A", T, 300), Point.of("B", T, 200))
                .hear(Point.of("A", T + 1_000, 310))
                .work(T + 4_999);
        kit.control = new TestControl(
                        catalog,
                        plan("E1", 1, 0, Long.MAX_VALUE, "A", "B"),
                        plan("E1", 2, T + 500, Long.MAX_VALUE, "A", "B"))
                .withRoads();
        kit.hear(Point.of("B", T + 1_000, 210).along(1_210).arriving(T + 5_000));
        kit.hear(
                Point.of("A", T + 5_000, 350).along(1_350),
                Point.of("B", T + 5_000, 250).along(1_250));
        kit.work(T + 5_000);

        assertThat(probe.seen).extracting(ProbeRule.Seen::orderKnown).containsExactly(true, false, true);
        assertThat(probe.seen)
                .allSatisfy(seen -> assertThat(seen.gapM()).isCloseTo(100 - TestControl.LENGTH_M, within(0.5)));
    }

    /** Of the alerts about the pair only that ends whose rule nobody judges any more. */
    @Test
    void a_rule_that_is_gone_takes_only_its_own_alerts_along() {
        drive(0, 6_000);
        Finding order = Finding.of(Finding.Kind.RAISED, "convoy-order", "CONVOY_ORDER_CHANGED")
                .pair("B", "A")
                .escort("E1", "C-E1")
                .severity(Severity.MEDIUM)
                .times(T + 6_100, T + 6_100)
                .build();
        kit.stage.accept(kit.state, new StampedFinding(T + 6_100, "B", Long.MAX_VALUE, 4, order));
        kit.work(T + 6_100);
        assertThat(kit.told()).contains("RAISED CONVOY_GAP B", "RAISED CONVOY_ORDER_CHANGED B");

        RuleCatalog fewer =
                new RuleCatalog(List.of(new ConvoySplitRule(), new ConvoyOrderRule(), new SilenceRule(), probe));
        EscortKit after = new EscortKit(fewer, new TestControl(fewer, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));
        after.restore(kit.bytes());
        after.hear(Point.of("A", T + 6_500, 300), Point.of("B", T + 6_500, 200)).work(T + 6_500);

        assertThat(after.told()).startsWith("CLEARED CONVOY_GAP B").doesNotContain("CLEARED CONVOY_ORDER_CHANGED B");
        assertThat(after.state.member("B").droppedRuleIds).as("told once").isEmpty();
    }

    /** The leader's neighbouring samples lie so far apart as the policy lets a vehicle be silent before it is stale. */
    @ParameterizedTest
    @CsvSource({"800, true", "801, false"})
    void how_old_a_place_may_be_is_a_matter_of_policy(long apartMs, boolean isKnown) {
        RuleCatalog first = new RuleCatalog(List.of(new SilenceRule(), probe));
        TestControl plans = new TestControl(first, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B"));
        EscortKit strict = new EscortKit(first, staleAfter(plans, first, 800));
        strict.hear(Point.of("A", T, 300), Point.of("B", T + 400, 200), Point.of("A", T + apartMs, 300))
                .work(T + 2_000);

        assertThat(probe.seen)
                .singleElement()
                .satisfies(seen -> assertThat(Double.isNaN(seen.gapM())).isEqualTo(!isKnown));
    }

    private static Control staleAfter(Control plans, RuleCatalog catalog, double staleMs) {
        int rule = catalog.index(SilenceRule.ID);
        List<String> names = catalog.all().get(rule).parameters().stream()
                .map(parameter -> parameter.name())
                .toList();
        return (vehicleId, eventTimeMs) -> {
            Situation now = plans.situationAt(vehicleId, eventTimeMs);
            double[][] parameters = now.parameters().clone();
            parameters[rule] = parameters[rule].clone();
            parameters[rule][names.indexOf("staleMs")] = staleMs;
            return new Situation(
                    now.fromMs(),
                    now.toMs(),
                    now.plan(),
                    now.memberIndex(),
                    null,
                    0,
                    null,
                    Double.NaN,
                    Double.NaN,
                    now.journeyKey(),
                    now.policyVersion(),
                    parameters);
        };
    }
}
