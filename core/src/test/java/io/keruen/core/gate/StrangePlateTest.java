package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.ClearanceDecision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who passes with a plate that says nothing has passed unread. */
class StrangePlateTest {
    private static final long T = 1_700_000_000_000L;

    private final GateStage stage = new GateStage();
    private final GateState state = new GateState("G");
    private final List<ClearanceDecision> said = new ArrayList<>();

    @Test
    void a_plate_that_nobody_waits_with_ends_the_lease_and_the_wait_of_its_holder() {
        cleared("A");
        passed(null, "099KZ02", T + 1_000);
        read("A", T + 2_000);

        assertThat(said).extracting(ClearanceDecision::decision).containsExactly(Decision.EXPIRED);
        assertThat(said.get(0).reasons()).contains("The vehicle has passed: the clearance is used.");
        assertThat(state.waiters).isEmpty();
    }

    @Test
    void a_plate_that_is_a_vehicles_name_says_who_it_was() {
        cleared("A");
        passed(null, "A", T + 1_000);
        over("A", T + 1_000);
        read("A", T + 600_000);

        assertThat(grants()).containsExactly("A");
    }

    @Test
    void a_passage_that_is_told_again_by_its_plate_is_nobody_elses() {
        cleared("A");
        passed(null, "A", T + 1_000);
        read("B", T + 2_000);
        assertThat(grants()).containsExactly("B");

        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, null, "A", null, T + 1_000, T + 2_500, 2_500));
        work(T + 2_500);
        assertThat(state.waiters).containsKey("B");
    }

    @Test
    void a_plate_of_one_who_has_passed_is_not_the_next_ones_passage() {
        cleared("A");
        passed(null, "A", T + 1_000);
        over("A", T + 1_000);
        read("B", T + 2_000);
        assertThat(grants()).containsExactly("B");

        passed(null, "A", T + 2_500);
        said.clear();
        read("B", T + 3_000);
        assertThat(said).as("B has gone through").isEmpty();
    }

    @Test
    void a_plate_that_the_lane_misread_before_is_still_nobodys() {
        stage.accept(state, line(GateLine.Event.ARRIVED, null, "T7", T - 1_000));
        work(T - 1_000);
        said.clear();
        cleared("T1");

        passed(null, "T7", T + 1_000);
        said.clear();
        read("T1", T + 2_000);
        assertThat(said).as("T1 has gone through").isEmpty();
        assertThat(state.waiters).isEmpty();
    }

    @Test
    void a_plate_that_the_lane_misread_before_says_nothing_without_a_lease_either() {
        for (String plate : List.of("T7", "T1")) {
            stage.accept(state, line(GateLine.Event.ARRIVED, null, plate, T));
        }
        work(T);
        passed(null, "T7", T + 1_000);

        assertThat(state.waiters).isEmpty();
    }

    @Test
    void a_reading_from_before_an_unread_passage_is_no_new_one() {
        stage.accept(state, line(GateLine.Event.ARRIVED, "A", null, T));
        work(T);
        passed(null, "099KZ02", T + 1_000);
        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, T, T + 2_000, 2_000));
        work(T + 2_000);

        assertThat(state.waiters).isEmpty();
    }

    @Test
    void a_reading_by_a_clock_that_was_ahead_gives_way_to_one_by_the_right_clock() {
        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, T + 30_000, T, 0));
        work(T);
        read("A", T + 5_000);
        assertThat(said).last().extracting(ClearanceDecision::arrivedAtMs).isEqualTo(T + 5_000);

        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, T + 4_000, T + 6_000, 6_000));
        tell("A", T + 7_000);
        assertThat(said).last().extracting(ClearanceDecision::arrivedAtMs).isEqualTo(T + 5_000);
    }

    @Test
    void without_a_lease_all_must_be_read_again() {
        stage.accept(state, line(GateLine.Event.ARRIVED, "A", null, T));
        work(T);
        passed(null, "099KZ02", T + 1_000);

        assertThat(state.waiters).isEmpty();
    }

    private void cleared(String vehicleId) {
        read(vehicleId, T);
        assertThat(grants()).containsExactly(vehicleId);
        said.clear();
    }

    private void read(String vehicleId, long atMs) {
        stage.accept(state, line(GateLine.Event.ARRIVED, vehicleId, null, atMs));
        tell(vehicleId, atMs);
    }

    private void tell(String vehicleId, long atMs) {
        List<Reply> replies = new Interlock().ask(Facts.good(vehicleId, atMs).approach());
        stage.accept(state, new Readiness("G", vehicleId, "E1", atMs, atMs, replies));
        work(atMs);
    }

    private void over(String vehicleId, long atMs) {
        stage.accept(state, new Readiness("G", vehicleId, "E1", T, atMs, List.of()));
        work(atMs);
    }

    private void passed(@Nullable String vehicleId, String plate, long atMs) {
        stage.accept(state, line(GateLine.Event.PASSED, vehicleId, plate, atMs));
        work(atMs);
    }

    private static GateLine line(GateLine.Event event, @Nullable String vehicleId, @Nullable String plate, long atMs) {
        return new GateLine("G", event, vehicleId, plate, null, atMs, atMs, atMs - T);
    }

    private List<String> grants() {
        return said.stream()
                .filter(ClearanceDecision::isGrant)
                .map(ClearanceDecision::vehicleId)
                .toList();
    }

    private void work(long uptoMs) {
        stage.work(state, uptoMs, said::add);
    }
}
