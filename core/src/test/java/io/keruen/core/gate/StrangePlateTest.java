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

        passed(null, "A", T + 2_500);
        tell("B", T + 2_501);
        assertThat(state.waiters).containsKey("B");
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
