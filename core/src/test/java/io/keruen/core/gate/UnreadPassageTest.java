package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has passed unread under its lease gets no other while its escorts take it for waiting. */
class UnreadPassageTest {
    private static final long T = 1_700_000_000_000L;

    private final GateStage stage = new GateStage();
    private final List<ClearanceDecision> said = new ArrayList<>();
    private GateState state = new GateState("G");

    /** A has its clearance, and somebody passes unread. */
    @BeforeEach
    void a_passes_unread() {
        line(GateLine.Event.ARRIVED, "A", T);
        tell("A", "E1", T, T);
        work(T);
        assertThat(grants()).containsExactly("A");
        line(GateLine.Event.PASSED, null, T + 1_000);
        tell("A", "E1", T, T + 1_000);
        work(T + 1_000);
        assertThat(said).extracting(ClearanceDecision::decision).last().isEqualTo(Decision.EXPIRED);
        said.clear();
    }

    @Test
    void a_vehicle_read_again_where_it_has_gone_through_is_not_cleared_again() throws IOException {
        restore();
        line(GateLine.Event.ARRIVED, "A", T + 2_000);
        tell("A", "E1", T + 2_000, T + 2_000);
        tell("A", "E1", T + 2_000, T + 4_000);
        work(T + 4_000);

        assertThat(said).isEmpty();
    }

    @Test
    void the_next_in_the_queue_is_cleared() {
        line(GateLine.Event.ARRIVED, "B", T + 2_000);
        tell("B", "E1", T + 2_000, T + 2_000);
        work(T + 2_000);

        assertThat(grants()).containsExactly("B");
    }

    @Test
    void a_vehicle_that_comes_again_after_its_escort_knew_of_the_passage_is_cleared() {
        over("A", "E1", T + 3_000);
        line(GateLine.Event.ARRIVED, "A", T + 600_000);
        tell("A", "E1", T + 600_000, T + 600_000);
        work(T + 600_000);

        assertThat(grants()).containsExactly("A");
    }

    @Test
    void an_escort_that_takes_the_vehicle_over_must_know_of_the_passage_too() {
        tell("A", "E2", T + 2_000, T + 2_000);
        over("A", "E1", T + 2_000);
        line(GateLine.Event.ARRIVED, "A", T + 3_000);
        tell("A", "E2", T + 3_000, T + 3_000);
        work(T + 3_000);
        assertThat(said).isEmpty();

        over("A", "E2", T + 4_000);
        line(GateLine.Event.ARRIVED, "A", T + 600_000);
        tell("A", "E2", T + 600_000, T + 600_000);
        work(T + 600_000);
        assertThat(grants()).containsExactly("A");
    }

    @Test
    void an_officer_lets_a_vehicle_that_stayed_wait_again_once_the_lane_reads_it() throws IOException {
        release("A", T + 11_001, T + 15_000);
        restore();
        tell("A", "E1", T, T + 15_000);
        work(T + 15_000);
        assertThat(said).as("it has not been read again").isEmpty();

        readAgain(T + 16_000);
        assertThat(grants()).containsExactly("A");
    }

    @Test
    void an_officer_who_ends_a_hold_of_the_vehicle_says_nothing_about_where_it_stands() {
        act(OfficerAction.Kind.HOLD_GATE, "A", T + 2_000, T + 2_000);
        release("A", T + 20_000, T + 20_000);
        readAgain(T + 21_000);
        assertThat(said).isEmpty();

        release("A", T + 22_000, T + 22_000);
        readAgain(T + 23_000);
        assertThat(grants()).containsExactly("A");
    }

    @Test
    void a_word_by_a_clock_that_is_ahead_counts_from_when_it_came() {
        release("A", T + 60_000, T + 11_000);
        readAgain(T + 12_000);

        assertThat(said).isEmpty();
    }

    @Test
    void a_passage_that_is_told_again_does_not_lift_the_doubt_about_a_later_one() {
        work(T + 2_000);
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, "A", null, null, T - 60_000, T + 3_000, 3_000));
        work(T + 3_000);
        said.clear();
        readAgain(T + 4_000);

        assertThat(said).isEmpty();
    }

    private void readAgain(long atMs) {
        line(GateLine.Event.ARRIVED, "A", atMs);
        tell("A", "E1", atMs, atMs);
        work(atMs);
    }

    @Test
    void an_officers_word_from_before_the_passage_lets_nobody_in() {
        release("A", T + 11_000, T + 25_000);
        release("B", T + 25_000, T + 25_000);
        release(null, T + 25_000, T + 25_000);
        readAgain(T + 26_000);

        assertThat(said).isEmpty();
    }

    private void release(String vehicleId, long signedMs, long atMs) {
        act(OfficerAction.Kind.RELEASE_GATE, vehicleId, signedMs, atMs);
    }

    private void act(OfficerAction.Kind kind, String vehicleId, long signedMs, long atMs) {
        stage.accept(state, new OfficerAction("o", kind, null, null, vehicleId, "G", "w", 0, signedMs, atMs, 0));
    }

    private List<String> grants() {
        return said.stream()
                .filter(ClearanceDecision::isGrant)
                .map(ClearanceDecision::vehicleId)
                .toList();
    }

    private void line(GateLine.Event event, String vehicleId, long atMs) {
        stage.accept(state, new GateLine("G", event, vehicleId, null, null, atMs, atMs, atMs - T));
    }

    private void tell(String vehicleId, String escortId, long arrivedMs, long atMs) {
        List<Reply> replies = new Interlock().ask(Facts.good(vehicleId, atMs).approach());
        stage.accept(state, new Readiness("G", vehicleId, escortId, arrivedMs, atMs, replies));
    }

    private void over(String vehicleId, String escortId, long atMs) {
        stage.accept(state, new Readiness("G", vehicleId, escortId, T, atMs, List.of()));
    }

    private void work(long uptoMs) {
        stage.work(state, uptoMs, said::add);
    }

    private void restore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        state = GateState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
