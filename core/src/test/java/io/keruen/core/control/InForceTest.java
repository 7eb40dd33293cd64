package io.keruen.core.control;

import static io.keruen.core.control.RoadMap.plan;
import static io.keruen.core.control.RoadMap.route;
import static io.keruen.core.control.RoadMap.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.escort.EscortOverdueRule;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is in force when: plans, routes and policies, for a vehicle and for its escort as a whole. */
class InForceTest {
    private static final int OVERDUE = RuleCatalog.standard().index(EscortOverdueRule.ID);

    private static PolicyOverrides hold(double ms) {
        return new PolicyOverrides(Map.of(EscortOverdueRule.ID, Map.of("holdMs", ms)));
    }

    private static double holdMs(double[][] parameters) {
        return parameters[OVERDUE][EscortOverdueRule.HOLD_MS];
    }

    private static int versionAt(ControlSnapshot control, long atMs) {
        EscortPlan plan = control.situationAt("A", atMs).plan();
        EscortPlan term = control.termAt("E1", atMs).plan();
        assertThat(term).isEqualTo(plan);
        return plan == null ? 0 : plan.version();
    }

    @Test
    void the_highest_version_counts_from_its_beginning_to_before_its_end() {
        ControlSnapshot control = snapshot(
                List.of(),
                List.of(plan("E1", 2, 200, 300, null, List.of(), "A"), plan("E1", 1, 100, 500, null, List.of(), "A")));

        assertThat(versionAt(control, 99)).isZero();
        assertThat(versionAt(control, 100)).isEqualTo(1);
        assertThat(versionAt(control, 199)).isEqualTo(1);
        assertThat(versionAt(control, 200)).isEqualTo(2);
        assertThat(versionAt(control, 299)).isEqualTo(2);
        assertThat(versionAt(control, 300)).isEqualTo(1);
        assertThat(versionAt(control, 499)).isEqualTo(1);
        assertThat(versionAt(control, 500)).isZero();
        assertThat(control.situationAt("A", 250).covers(200)).isTrue();
        assertThat(control.situationAt("A", 250).covers(299)).isTrue();
        assertThat(control.situationAt("A", 250).covers(300)).isFalse();
        assertThat(control.situationAt("A", 250).covers(199)).isFalse();
        assertThat(control.termAt("E1", 250).fromMs()).isEqualTo(200);
        assertThat(control.termAt("E1", 250).toMs()).isEqualTo(300);
    }

    @Test
    void a_term_is_followed_while_a_later_version_is_known() {
        ControlSnapshot control = snapshot(
                List.of(),
                List.of(plan("E1", 1, 100, 200, null, List.of(), "A"), plan("E1", 2, 300, 400, null, List.of(), "A")));

        assertThat(control.termAt("E1", 50).isFollowed()).isTrue();
        assertThat(control.termAt("E1", 150).isFollowed()).isTrue();
        assertThat(control.termAt("E1", 250).isFollowed()).isTrue();
        assertThat(control.termAt("E1", 250).isActive()).isFalse();
        assertThat(control.termAt("E1", 350).isFollowed()).isFalse();
        assertThat(control.termAt("E1", 350).isActive()).isTrue();
        assertThat(control.termAt("E1", 450).isFollowed()).isFalse();
        assertThat(control.termAt("E9", 350)).isSameAs(EscortTerm.NONE);
        assertThat(EscortTerm.NONE.isActive()).isFalse();
    }

    @Test
    void a_plan_without_vehicles_is_in_force_and_not_active() {
        ControlSnapshot control = snapshot(List.of(), List.of(plan("E1", 1, 100, 200, null, List.of())));

        assertThat(control.termAt("E1", 150).plan()).isNotNull();
        assertThat(control.termAt("E1", 150).isActive()).isFalse();
    }

    /** Two escorts that claim a vehicle: it drives for the one that began last. */
    @Test
    void a_vehicle_of_two_escorts_drives_for_the_one_that_began_last() {
        EscortPlan early = plan("E1", 1, 100, 500, null, List.of(), "A", "B");
        EscortPlan late = plan("E0", 1, 200, 400, null, List.of(), "X", "A");
        ControlSnapshot control = snapshot(List.of(), List.of(early, late));

        assertThat(control.situationAt("A", 150).escortId()).isEqualTo("E1");
        assertThat(control.situationAt("A", 200).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("A", 200).memberIndex()).isEqualTo(1);
        assertThat(control.situationAt("A", 400).escortId()).isEqualTo("E1");
        assertThat(control.situationAt("A", 400).memberIndex()).isZero();
        assertThat(control.situationAt("B", 250).escortId()).isEqualTo("E1");
        assertThat(control.situationAt("Z", 250).escortId()).isNull();
        assertThat(control.situationAt("Z", 250).memberIndex()).isEqualTo(-1);
        assertThat(control.escortIds()).containsExactly("E0", "E1");
    }

    /** E1 names A all the while and B from its second version on; between 500 and 600 it names nobody. */
    @Test
    void a_new_version_takes_back_no_vehicle_that_was_handed_over() {
        EscortPlan handed = plan("E0", 1, 200, 900, null, List.of(), "X", "A", "B");
        ControlSnapshot control = snapshot(
                List.of(),
                List.of(
                        plan("E1", 1, 100, 900, null, List.of(), "A"),
                        plan("E1", 2, 300, 400, null, List.of(), "A", "B"),
                        handed,
                        plan("E1", 3, 500, 600, null, List.of()),
                        plan("E0", 2, 700, 800, null, List.of(), "X", "A")));

        assertThat(control.situationAt("A", 150).escortId()).isEqualTo("E1");
        assertThat(control.situationAt("A", 250).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("A", 350).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("B", 350).escortId())
                .as("newly named there")
                .isEqualTo("E1");
        assertThat(control.situationAt("B", 450).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("A", 450).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("A", 550).escortId()).isEqualTo("E0");
        assertThat(control.situationAt("A", 650).escortId()).as("named anew").isEqualTo("E1");
        assertThat(control.situationAt("A", 750).escortId()).isEqualTo("E1");
        assertThat(control.situationAt("A", 900).escortId()).isNull();
    }

    @Test
    void of_two_that_begin_at_once_it_is_the_same_one_in_whatever_order_they_are_given() {
        EscortPlan one = plan("E1", 1, 100, 500, null, List.of(), "A");
        EscortPlan other = plan("E2", 1, 100, 500, null, List.of(), "A");

        assertThat(snapshot(List.of(), List.of(one, other))
                        .situationAt("A", 150)
                        .escortId())
                .isEqualTo(snapshot(List.of(), List.of(other, one))
                        .situationAt("A", 150)
                        .escortId());
    }

    @Test
    void the_policy_with_the_highest_version_counts_and_a_plan_beats_it() {
        EscortPlan own = plan("E1", 1, 100, 500, null, List.of(), "A");
        EscortPlan beats = new EscortPlan("E2", "C", 1, 300, 500, 0, null, List.of(), own.vehicles(), hold(1));
        ControlSnapshot control = snapshot(
                List.of(),
                List.of(own, beats),
                new Policy(3, 200, hold(30)),
                new Policy(2, 150, hold(20)),
                new Policy(1, 400, hold(10)));

        assertThat(holdMs(control.situationAt("A", 149).parameters())).isEqualTo(5_000);
        assertThat(control.situationAt("A", 149).policyVersion()).isZero();
        assertThat(holdMs(control.situationAt("A", 150).parameters())).isEqualTo(20);
        assertThat(holdMs(control.situationAt("A", 200).parameters())).isEqualTo(30);
        assertThat(control.situationAt("A", 200).policyVersion()).isEqualTo(3);
        assertThat(holdMs(control.termAt("E1", 450).parameters())).isEqualTo(30);
        assertThat(control.termAt("E1", 450).policyVersion()).isEqualTo(3);
        assertThat(holdMs(control.termAt("E2", 300).parameters())).isEqualTo(1);
        assertThat(holdMs(control.situationAt("A", 300).parameters())).isEqualTo(1);
        assertThat(holdMs(control.situationAt("nobody", 200).parameters())).isEqualTo(30);
    }

    @Test
    void a_route_sent_again_under_its_own_version_with_another_shape_is_another_one() {
        List<EscortPlan> plans = List.of(plan("E1", 1, 0, 1_000, "road", List.of(), "A"));
        ZoneSpec road = ZoneVersions.of(route("road", 0, 1_000), 1, 0, 500);
        ControlSnapshot one = snapshot(List.of(road), plans);
        ControlSnapshot same = snapshot(List.of(ZoneVersions.of(route("road", 0, 1_000), 1, 0, 500)), plans);
        ControlSnapshot other = snapshot(List.of(ZoneVersions.of(route("road", -500, 1_000), 1, 0, 500)), plans);

        long key = one.situationAt("A", 100).routeKey();
        assertThat(same.situationAt("A", 100).routeKey()).isEqualTo(key);
        assertThat(one.termAt("E1", 100).routeKey()).isEqualTo(key);
        assertThat(other.situationAt("A", 100).routeKey()).isNotEqualTo(key);
    }

    @Test
    void the_route_in_force_is_that_of_its_highest_version() {
        ZoneSpec first = ZoneVersions.of(route("road", 0, 1_000), 1, 0, 500);
        ZoneSpec second = ZoneVersions.of(route("road", 0, 2_000), 2, 200, 300);
        ControlSnapshot control =
                snapshot(List.of(second, first), List.of(plan("E1", 1, 0, 1_000, "road", List.of(), "A")));

        assertThat(lengthM(control, 199)).isBetween(999.0, 1_001.0);
        assertThat(lengthM(control, 200)).isBetween(1_999.0, 2_001.0);
        assertThat(lengthM(control, 300)).isBetween(999.0, 1_001.0);
        assertThat(control.situationAt("A", 500).route()).isNull();
        assertThat(control.situationAt("A", 500).routeKey()).isZero();
        assertThat(control.situationAt("A", 199).routeKey())
                .isNotZero()
                .isNotEqualTo(control.situationAt("A", 200).routeKey())
                .isEqualTo(control.situationAt("A", 300).routeKey());
    }

    private static double lengthM(ControlSnapshot control, long atMs) {
        RouteLine route = control.situationAt("A", atMs).route();
        assertThat(route).isNotNull().isSameAs(control.termAt("E1", atMs).route());
        return route.lengthM();
    }

    @Test
    void a_route_that_is_none_is_left_out_alone() {
        double[] point = {Drive.LAT_DEG, Drive.LON_DEG, Drive.LAT_DEG, Drive.LON_DEG};
        ZoneSpec bad = ZoneSpec.of("bad", ZoneKind.ROUTE, Shape.corridor(point, 6));
        ControlSnapshot control = snapshot(
                List.of(bad, route("road", 0, 1_000)),
                List.of(
                        plan("E1", 1, 0, 1_000, "bad", List.of(), "A"),
                        plan("E2", 1, 0, 1_000, "road", List.of(), "B")));

        assertThat(control.situationAt("A", 500).route()).isNull();
        assertThat(control.situationAt("B", 500).route()).isNotNull();
    }

    @Test
    void an_escort_is_found_by_whatever_its_plans_name() {
        ControlSnapshot control = snapshot(
                List.of(),
                List.of(
                        plan("E2", 1, 0, 100, null, List.of("G1"), "A"),
                        plan("E1", 1, 0, 100, null, List.of("G1"), "B")));

        assertThat(control.escortsNaming("G|G1")).containsExactly("E1", "E2");
        assertThat(control.escortsNaming("V|A")).containsExactly("E2");
        assertThat(control.escortsNaming("V|Z")).isEmpty();
    }
}
