package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.Control;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.gate.Objection;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.rule.escort.ConvoyIntruderRule;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert that an escort leaves behind keeps the gates of the vehicle's next journey closed until officers end it. */
class ObjectionWatchTest {
    private static final long T = 1_700_000_000_000L;
    private static final long E1_ENDS = T + 10_000;
    private static final long E2_BEGINS = T + 20_000;
    private static final long E2_ENDS = T + 60_000;
    private static final String LATCHED =
            "The alert SEAL_BROKEN about A of escort E1 is latched: only officers clear it.";

    private final RuleCatalog catalog = EscortKit.catalog(new SealStateRule(), new ConvoyIntruderRule());
    private final EscortStage stage = new EscortStage(catalog);
    private final ActionQueue actions = new ActionQueue();
    private final List<Objection> told = new ArrayList<>();
    private final Control control = control(plan("E2", E2_BEGINS, E2_ENDS, List.of("G1", "G2"), "A", "X"));
    private EscortState state = stage.newState("E1");

    private final EscortOutput out = new EscortOutput() {
        @Override
        public void alert(AlertEvent event) {}

        @Override
        public void objection(Objection objection) {
            told.add(objection);
        }
    };

    private static EscortPlan plan(String id, long fromMs, long toMs, List<String> gates, String... vehicleIds) {
        List<PlannedVehicle> vehicles = List.of(vehicleIds).stream()
                .map(each -> PlannedVehicle.of(each, Role.CARGO, 15))
                .toList();
        return new EscortPlan(id, "C-" + id, 1, fromMs, toMs, 0, null, gates, vehicles, PolicyOverrides.NONE);
    }

    private Control control(EscortPlan... more) {
        List<EscortPlan> plans = new ArrayList<>(List.of(more));
        plans.add(plan("E1", T - 60_000, E1_ENDS, List.of("G0"), "A", "B"));
        return new TestControl(catalog, plans.toArray(EscortPlan[]::new));
    }

    private void raise(String ruleId, String type, long atMs) {
        Finding finding = Finding.of(Finding.Kind.RAISED, ruleId, type)
                .vehicle("A")
                .escort("E1", "C-E1")
                .times(atMs, atMs)
                .build();
        stage.accept(state, new StampedFinding(atMs, "A", Long.MAX_VALUE, 4, finding));
    }

    private void brokenSeal() {
        raise(SealStateRule.ID, SealStateRule.BROKEN, T + 5_000);
    }

    /** The first sample under the other escort. */
    private void left(long atMs) {
        Finding left = Finding.left("E1", "A", atMs, 1);
        stage.accept(state, new StampedFinding(atMs, "A", 1, 0, left));
    }

    private void clear(String officer, long atMs) {
        actions.add(new OfficerAction(
                officer,
                OfficerAction.Kind.CLEAR_LATCH,
                null,
                SealStateRule.BROKEN,
                "A",
                null,
                "inspected",
                0,
                atMs,
                atMs,
                atMs - T));
    }

    private void work(long uptoMs) {
        stage.work(state, uptoMs, control, actions, out);
    }

    private void work(long uptoMs, Control by) {
        stage.work(state, uptoMs, by, actions, out);
    }

    /** What was told, as {@code gate vehicle at words}; empty words take it back. */
    private List<String> lines() {
        return told.stream()
                .map(each -> each.gateId() + " " + each.vehicleId() + " " + (each.atMs() - T) + " "
                        + each.reply().words())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 250, 7_000, 80_000})
    void the_gates_of_the_next_journey_hear_of_it_as_it_begins_until_officers_end_it_however_time_goes_on(long stepMs) {
        brokenSeal();
        left(T + 21_000);
        clear("aigerim", T + 30_000);
        clear("bolat", T + 40_000);
        for (long atMs = T; atMs < T + 80_000; atMs += stepMs) {
            work(atMs);
        }
        work(T + 80_000);

        assertThat(lines())
                .containsExactly("G1 A 20000 " + LATCHED, "G2 A 20000 " + LATCHED, "G1 A 40000 ", "G2 A 40000 ");
        assertThat(told).extracting(Objection::escortId).containsOnly("E1");
        assertThat(told.get(0).reply().isLasting()).isTrue();
    }

    @Test
    void nobody_hears_of_it_after_the_next_journey_is_over() {
        brokenSeal();
        work(E2_ENDS);

        assertThat(lines()).endsWith("G1 A 60000 ", "G2 A 60000 ");
    }

    @Test
    void one_that_only_officers_end_on_the_journey_itself_is_told_to_nobody_else() {
        brokenSeal();
        work(E1_ENDS + 5_000);

        assertThat(told).isEmpty();
    }

    @Test
    void it_is_told_in_the_first_moment_of_a_plan_that_comes_later_and_once_only() {
        brokenSeal();
        work(T + 25_000, control());
        assertThat(told).isEmpty();
        work(T + 25_000);
        assertThat(told).isEmpty();
        work(T + 26_000);
        assertThat(lines()).containsExactly("G1 A 25001 " + LATCHED, "G2 A 25001 " + LATCHED);
        told.clear();

        work(T + 30_000, control(plan("E3", E2_BEGINS, E2_ENDS, List.of("G2", "G3"), "A")));
        assertThat(lines()).containsExactly("G1 A 26001 ", "G3 A 26001 " + LATCHED);
    }

    @Test
    void a_restored_state_tells_no_more_and_no_less() {
        brokenSeal();
        work(T + 15_000);
        restore();
        work(T + 25_000);
        assertThat(lines()).hasSize(2);
        restore();
        clear("aigerim", T + 30_000);
        clear("bolat", T + 40_000);
        left(T + 26_000);
        work(T + 45_000);
        assertThat(lines()).hasSize(4).endsWith("G1 A 40000 ", "G2 A 40000 ");
    }

    /** It told nobody: when it is first worked on after the restore it does, as of then. */
    @Test
    void a_state_of_a_release_that_told_no_gates_tells_them_when_it_is_first_worked_on() {
        brokenSeal();
        work(T + 15_000);
        state.objections.isUntold = true;
        assertThat(stage.nextWorkMs(state)).isEqualTo(T + 15_001);
        work(T + 15_000);
        assertThat(stage.nextWorkMs(state)).isEqualTo(T + 15_001);
        work(T + 30_000);

        assertThat(lines()).containsExactly("G1 A 30000 " + LATCHED, "G2 A 30000 " + LATCHED);
        assertThat(stage.nextWorkMs(state)).isGreaterThan(T + 30_000);
    }

    private void restore() {
        EscortKit kit = new EscortKit(catalog, control);
        kit.state = state;
        kit.restore(kit.bytes());
        state = kit.state;
    }

    /** It is one of the next convoy that halts among the vehicles of this: that one has to let it go. */
    @Test
    void whoever_intrudes_on_a_convoy_is_not_kept_from_the_gates_of_its_own() {
        raise(ConvoyIntruderRule.ID, ConvoyIntruderRule.INTRUDER, T + 5_000);
        work(T + 30_000);

        assertThat(told).isEmpty();
    }

    @Test
    void what_was_raised_about_a_vehicle_of_no_escort_counts_too() {
        state = stage.newState("-A");
        Finding finding = Finding.of(Finding.Kind.RAISED, SealStateRule.ID, SealStateRule.BROKEN)
                .vehicle("A")
                .times(T + 12_000, T + 12_000)
                .build();
        stage.accept(state, new StampedFinding(T + 12_000, "A", Long.MAX_VALUE, 4, finding));
        work(T + 21_000);

        assertThat(lines())
                .startsWith(
                        "G1 A 20000 The alert SEAL_BROKEN about A raised outside any escort is latched: only officers"
                                + " clear it.")
                .hasSize(2);
    }
}
