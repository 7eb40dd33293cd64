package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.ClearanceDecision.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a lease as the stage decides about it, to the millisecond. */
class GateStageStoryTest {
    private static final long T = 1_700_000_000_000L;
    private static final String NOT_READ = "The lane must read the vehicle again.";
    private static final String CLEARED_FOR_A = "The gate is cleared for A: one vehicle at a time.";

    private final GateStage stage = new GateStage();
    private final GateState state = new GateState("G");
    private final List<ClearanceDecision> said = new ArrayList<>();

    private void line(GateLine.Event event, @Nullable String vehicleId, long ms) {
        stage.accept(state, new GateLine("G", event, vehicleId, null, null, T + ms, T + ms, ms));
    }

    private void arrive(String vehicleId, long ms) {
        line(GateLine.Event.ARRIVED, vehicleId, ms);
    }

    private static List<Reply> good(String vehicleId, long ms) {
        return new Interlock().ask(Facts.good(vehicleId, T + ms).approach());
    }

    private void tell(String vehicleId, long ms) {
        tell(vehicleId, 0, ms, good(vehicleId, ms));
    }

    private void tell(String vehicleId, long arrivedMs, long ms, List<Reply> replies) {
        stage.accept(state, new Readiness("G", vehicleId, "E-" + vehicleId, T + arrivedMs, T + ms, replies));
    }

    private void tellBut(String vehicleId, long ms, Reply reply) {
        List<Reply> replies = new ArrayList<>(good(vehicleId, ms));
        replies.set(GateCondition.NO_BLOCKING_ALERT.ordinal(), reply);
        tell(vehicleId, 0, ms, replies);
    }

    private void work(long ms) {
        stage.work(state, T + ms, said::add);
    }

    private List<String> told() {
        List<String> told = said.stream()
                .map(each -> each.decision() + " " + each.vehicleId() + " " + (each.decidedAtMs() - T)
                        + each.reasons().stream().map(reason -> ": " + reason).reduce("", String::concat))
                .toList();
        said.clear();
        return told;
    }

    @Test
    void a_lease_is_renewed_every_two_seconds_while_all_holds() {
        arrive("A", 0);
        for (long ms = 0; ms <= 4_500; ms += 500) {
            tell("A", ms);
        }
        work(4_500);

        assertThat(said).extracting(each -> each.expiresAtMs() - T).containsExactly(5_000L, 7_000L, 9_000L);
        assertThat(said).extracting(ClearanceDecision::arrivedAtMs).containsOnly(T);
        assertThat(said).extracting(ClearanceDecision::escortId).containsOnly("E-A");
        assertThat(told()).containsExactly("GRANTED A 0", "GRANTED A 2000", "GRANTED A 4000");
    }

    @Test
    void it_is_taken_back_when_its_escort_has_told_nothing_for_more_than_three_seconds() {
        arrive("A", 0);
        tell("A", 0);
        work(60_000);

        List<String> told = told();
        assertThat(told).hasSize(3).startsWith("GRANTED A 0", "GRANTED A 2000");
        assertThat(told.get(2)).startsWith("REVOKED A 3001: ");
        assertThat(stage.nextWorkMs(state)).isEqualTo(GateStage.NOTHING);
    }

    /** Else the dispatcher would take it for older than the grant, and the gate would stay open. */
    @Test
    void what_comes_by_a_clock_that_was_set_back_takes_it_back_no_earlier_than_it_was_given() {
        arrive("A", 1_000);
        tell("A", 1_000);
        work(1_000);
        tellBut("A", 400, Reply.no("An alert is open."));
        work(1_100);

        assertThat(told()).containsExactly("GRANTED A 1000", "REVOKED A 1000: An alert is open.");
    }

    @Test
    void it_is_taken_back_at_once_and_given_again_when_it_may() {
        arrive("A", 0);
        tell("A", 0);
        tellBut("A", 500, Reply.no("An alert is open."));
        tellBut("A", 700, Reply.no("An alert is open."));
        tell("A", 1_000);
        work(1_000);

        assertThat(told()).containsExactly("GRANTED A 0", "REVOKED A 500: An alert is open.", "GRANTED A 1000");
    }

    @Test
    void what_keeps_a_vehicle_is_said_once_and_anew_when_it_is_another() {
        arrive("A", 0);
        tellBut("A", 0, Reply.no("An alert is open."));
        tellBut("A", 1_000, Reply.no("An alert is open."));
        tellBut("A", 2_000, Reply.never("An alert is open."));
        tellBut("A", 2_500, Reply.unknown("Nobody knows."));
        work(2_500);

        assertThat(said).extracting(ClearanceDecision::expiresAtMs).containsOnly(0L);
        assertThat(said).extracting(ClearanceDecision::arrivedAtMs).containsOnly(0L);
        assertThat(said.get(0).conditions())
                .filteredOn(answer -> answer != Answer.TRUE)
                .containsExactly(Answer.FALSE);
        assertThat(told())
                .containsExactly(
                        "HELD A 0: An alert is open.",
                        "DENIED A 2000: An alert is open.",
                        "HELD A 2500: Nobody knows.");
    }

    @Test
    void one_vehicle_at_a_time_and_the_next_one_in_the_next_moment() {
        arrive("A", 0);
        tell("A", 0);
        arrive("B", 1);
        tell("B", 1);
        work(1);
        assertThat(told()).containsExactly("GRANTED A 0", "HELD B 1: " + CLEARED_FOR_A);

        tell("A", 900);
        tell("B", 900);
        work(900);
        assertThat(told()).as("nothing new").isEmpty();

        line(GateLine.Event.PASSED, "A", 1_000);
        work(1_001);
        assertThat(told())
                .containsExactly("EXPIRED A 1000: The vehicle has passed: the clearance is used.", "GRANTED B 1001");
        assertThat(state.waiters).containsOnlyKeys("B");
    }

    @Test
    void what_is_taken_back_from_one_is_given_to_the_next() {
        arrive("A", 0);
        arrive("B", 0);
        tell("A", 0);
        tell("B", 0);
        tellBut("A", 500, Reply.no("An alert is open."));
        work(501);

        assertThat(told())
                .containsExactly(
                        "GRANTED A 0",
                        "HELD B 0: " + CLEARED_FOR_A,
                        "REVOKED A 500: An alert is open.",
                        "GRANTED B 501");
    }

    /** It was under way when its lease was taken back; the lane reads it behind the barrier. */
    @Test
    void who_may_have_passed_under_a_lease_that_was_taken_back_gets_no_other() {
        arrive("A", 0);
        tell("A", 0);
        tellBut("A", 500, Reply.no("An alert is open."));
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, null, null, null, T + 400, T + 600, 3));
        arrive("A", 1_000);
        tell("A", 1_000, 1_000, good("A", 1_000));
        tell("A", 1_000, 3_000, good("A", 3_000));
        work(3_000);

        assertThat(told()).containsExactly("GRANTED A 0", "REVOKED A 500: An alert is open.");
    }

    /** Of what happened before it could use its lease it is not in doubt: read again it may go. */
    @Test
    void who_passed_unread_before_a_lease_was_another() {
        arrive("A", 2_000);
        tell("A", 2_000);
        tellBut("A", 2_500, Reply.no("An alert is open."));
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, null, null, null, T + 999, T + 2_600, 3));
        arrive("A", 3_000);
        tell("A", 3_000, 3_000, good("A", 3_000));
        work(3_000);

        assertThat(told()).last().isEqualTo("GRANTED A 3000");
    }

    @Test
    void a_passage_that_is_told_again_takes_its_lease_from_who_has_come_back_but_not_its_place() {
        arrive("A", 0);
        line(GateLine.Event.PASSED, "A", 1_000);
        arrive("A", 600_000);
        tell("A", 600_000, 600_000, good("A", 600_000));
        work(600_000);
        said.clear();
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, "A", null, null, T + 1_000, T + 601_000, 3));
        work(601_001);

        assertThat(said).extracting(ClearanceDecision::decision).containsExactly(Decision.EXPIRED, Decision.GRANTED);
    }

    @Test
    void who_passes_unread_when_a_lease_taken_back_is_long_over_is_anybody() {
        arrive("A", 0);
        tell("A", 0);
        tellBut("A", 500, Reply.no("An alert is open."));
        line(GateLine.Event.PASSED, null, 5_000);
        arrive("A", 6_000);
        tell("A", 6_000, 6_000, good("A", 6_000));
        work(6_000);

        assertThat(told()).last().isEqualTo("GRANTED A 6000");
    }

    @Test
    void a_passage_that_is_told_again_takes_nobody_away_who_has_come_back() {
        arrive("A", 0);
        line(GateLine.Event.PASSED, "A", 1_000);
        arrive("A", 600_000);
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, "A", null, null, T + 1_000, T + 601_000, 3));
        tell("A", 600_000, 602_000, good("A", 602_000));
        work(602_000);

        assertThat(told()).last().isEqualTo("GRANTED A 602000");
    }

    /** Its escort knows it by the seal. */
    @Test
    void a_seal_that_is_read_of_one_that_waits_takes_nothing_back() {
        arrive("A", 0);
        tell("A", 0);
        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, null, null, "S1", T + 500, T + 500, 3));
        tell("A", 500, 500, good("A", 500));
        work(500);
        assertThat(told()).containsExactly("GRANTED A 0");

        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, null, null, "S9", T + 900, T + 900, 4));
        work(900);
        assertThat(said).hasSize(1);
        assertThat(said.get(0).reasons()).contains("The lane has read nothing that a plan names.");
    }

    @Test
    void whoever_passes_under_the_lease_of_another_uses_it_up() {
        arrive("A", 0);
        arrive("B", 0);
        tell("A", 0);
        tell("B", 0);
        work(0);
        said.clear();
        line(GateLine.Event.PASSED, "B", 1_000);
        work(1_001);

        assertThat(told())
                .containsExactly(
                        "EXPIRED A 1000: B has passed under it: the clearance is used.", "HELD A 1000: " + NOT_READ);
        assertThat(state.waiters).containsOnlyKeys("A");

        arrive("A", 2_000);
        tell("A", 0, 2_000, good("A", 2_000));
        work(2_000);
        assertThat(told())
                .as("as the gate, which does not know A until it is read again")
                .containsExactly("GRANTED A 2000");
    }

    @Test
    void whoever_passes_without_having_been_read_before_may_be_one_of_those_that_wait() {
        arrive("A", 0);
        tellBut("A", 0, Reply.no("An alert is open."));
        line(GateLine.Event.PASSED, "X", 1_000);
        line(GateLine.Event.PASSED, "X", 1_000);
        tell("A", 1_500);
        work(1_500);
        assertThat(told()).last().isEqualTo("HELD A 1500: " + NOT_READ);

        arrive("A", 2_000);
        work(2_000);
        assertThat(told()).containsExactly("GRANTED A 2000");

        GateLine again = new GateLine("G", GateLine.Event.PASSED, "X", null, null, T + 2_700, T + 2_500, 9);
        stage.accept(state, again);
        tell("A", 2_600);
        work(2_600);
        assertThat(told())
                .as("by a clock that is ahead, told again")
                .containsExactly("EXPIRED A 2500: X has passed under it: the clearance is used.", "GRANTED A 2501");
    }

    /** Its front is out of the gate, and its trailer is under the barrier yet. */
    @Test
    void the_next_is_cleared_when_the_one_before_has_passed() {
        leaveAsAWithBBehind();
        line(GateLine.Event.PASSED, "A", 1_500);
        tell("B", 1_500);
        work(1_501);

        assertThat(told()).containsExactly("GRANTED B 1500");
        assertThat(state.waiters).containsOnlyKeys("B");
    }

    @Test
    void the_next_is_cleared_when_the_lease_of_the_one_before_would_be_over() {
        leaveAsAWithBBehind();
        tell("B", 3_000);
        tell("B", 5_000);
        work(5_000);

        assertThat(told()).filteredOn(words -> words.contains(" B ")).containsExactly("GRANTED B 5000");
    }

    private void leaveAsAWithBBehind() {
        arrive("A", 0);
        tell("A", 0);
        arrive("B", 100);
        tell("B", 100);
        List<Reply> gone = new ArrayList<>(good("A", 500));
        gone.set(GateCondition.AT_GATE.ordinal(), Reply.no("It is not at the gate."));
        tell("A", 0, 500, gone);
        work(1_400);

        assertThat(told())
                .containsExactly(
                        "GRANTED A 0",
                        "HELD B 100: " + CLEARED_FOR_A,
                        "REVOKED A 500: It is not at the gate.",
                        "HELD B 500: A may be under the barrier yet.");
    }

    /** A passed at 7.000, before the clearance was taken back, and the line about it came at 10.000. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "A")
    void a_passage_that_is_told_late_is_not_that_of_the_next_one(@Nullable String readId) {
        clearAThenB();
        late(readId, 7_000);

        assertThat(told())
                .containsExactly(
                        "EXPIRED B 10000: A passage under the clearance before has become known: this one ends.",
                        "GRANTED B 10001");
        assertThat(state.waiters).containsOnlyKeys("B");
    }

    /** The gate's clock may be a second behind. */
    @Test
    void a_passage_less_than_a_second_before_a_lease_may_be_that_of_its_holder() {
        clearAThenB();
        late(null, 8_000);

        assertThat(told()).containsExactly("EXPIRED B 10000: The vehicle has passed: the clearance is used.");
    }

    /** A gate whose clock falls while B passes: that A had no lease then says that it may have been B. */
    @Test
    void a_passage_before_a_lease_and_under_nobody_elses_is_that_of_its_holder() {
        clearAThenB();
        late(null, -60_000);

        assertThat(told()).containsExactly("EXPIRED B 10000: The vehicle has passed: the clearance is used.");
    }

    private void clearAThenB() {
        arrive("A", 6_000);
        tell("A", 6_000);
        tellBut("A", 7_500, Reply.no("An alert is open."));
        arrive("B", 9_000);
        tell("B", 9_000);
        work(9_000);
        assertThat(told()).last().isEqualTo("GRANTED B 9000");
    }

    private void late(@Nullable String readId, long happenedMs) {
        stage.accept(
                state,
                new GateLine("G", GateLine.Event.PASSED, readId, null, null, T + happenedMs, T + 10_000, 10_000));
        tell("B", 10_000);
        work(10_001);
    }

    /** The gate takes all out of its lane where it does not know who passed. */
    @Test
    void who_passes_by_a_name_that_has_passed_before_may_be_one_of_those_that_wait() {
        line(GateLine.Event.PASSED, "X", 1_000);
        arrive("A", 2_000);
        tellBut("A", 2_000, Reply.no("An alert is open."));
        line(GateLine.Event.PASSED, "X", 3_000);
        tell("A", 4_000);
        work(4_000);

        assertThat(told()).last().isEqualTo("HELD A 4000: " + NOT_READ);
    }

    @Test
    void who_passes_under_a_lease_by_a_name_that_has_passed_before_took_its_holder_out_of_the_lane() {
        line(GateLine.Event.PASSED, "X", 1_000);
        arrive("A", 2_000);
        tell("A", 2_000);
        line(GateLine.Event.PASSED, "X", 3_000);
        tell("A", 3_000);
        work(3_000);

        assertThat(told()).last().isEqualTo("HELD A 3000: " + NOT_READ);
    }

    @Test
    void a_passage_by_a_clock_that_is_ahead_is_the_same_when_it_is_told_again() throws IOException {
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, "X", null, null, T + 2_700, T + 1_000, 1));
        work(1_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        GateState restored = GateState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (long ms : List.of(2_500L, 2_800L)) {
            GateLine again = new GateLine("G", GateLine.Event.PASSED, "X", null, null, T + 2_700, T + ms, ms);
            stage.accept(restored, new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, T + 2_000, T + 2_000, 2));
            stage.accept(restored, new Readiness("G", "A", "E-A", T, T + 2_000, good("A", 2_000)));
            stage.accept(restored, again);
            stage.work(restored, T + ms + 1, said::add);
        }

        assertThat(told()).filteredOn(words -> words.contains(NOT_READ)).isEmpty();
        assertThat(restored.waiters).containsKey("A");
    }

    @Test
    void who_was_told_of_but_not_read_waits_until_the_lane_has_read_it() {
        tell("A", 0, 0, good("A", 0));
        work(0);
        assertThat(told()).containsExactly("HELD A 0: " + NOT_READ);

        arrive("A", 700);
        tell("A", 700);
        work(700);
        assertThat(told()).containsExactly("GRANTED A 700");
    }

    @Test
    void a_word_about_who_is_not_there_lets_nobody_wait() {
        tell("A", 0, 500, good("A", 500));
        tell("B", 0, 500, List.of());
        work(10_000);

        assertThat(told()).isEmpty();
        assertThat(state.waiters).isEmpty();
    }

    @Test
    void who_waits_nowhere_any_more_is_forgotten() {
        arrive("A", 0);
        tell("A", 0);
        tell("A", 0, 500, List.of());
        work(500);

        List<String> told = told();
        assertThat(told).hasSize(2).startsWith("GRANTED A 0");
        assertThat(told.get(1)).startsWith("REVOKED A 500: No escort in force has told about the vehicle.");
        assertThat(state.waiters).isEmpty();
    }

    @Test
    void what_the_lane_could_not_read_is_held_unless_an_escort_knows_who_it_is() {
        line(GateLine.Event.ARRIVED, null, 0);
        work(0);
        List<Answer> answers = said.get(0).conditions();
        assertThat(answers).hasSize(GateCondition.values().length);
        assertThat(answers.subList(0, answers.size() - 1)).containsOnly(Answer.UNKNOWN);
        assertThat(answers.get(answers.size() - 1))
                .as("that no officer holds it the gate knows")
                .isEqualTo(Answer.TRUE);
        assertThat(told()).containsExactly("HELD null 0: The lane has read nothing that a plan names.");

        line(GateLine.Event.ARRIVED, null, 1_000);
        tell("A", 1_000, 1_000, good("A", 1_000));
        work(1_000);
        assertThat(told()).containsExactly("HELD A 1000: " + NOT_READ);
    }

    @Test
    void of_too_many_of_whom_no_escort_tells_the_first_is_forgotten() {
        arrive("told", 0);
        tell("told", 0);
        Stream.iterate(1, k -> k + 1).limit(256).forEach(k -> arrive("V" + k, k));
        work(300);

        assertThat(state.waiters)
                .hasSize(256)
                .containsKeys("told", "V2", "V256")
                .doesNotContainKey("V1");
    }

    @Test
    void barriers_and_faults_say_nothing_about_who_may_pass() {
        arrive("A", 0);
        tell("A", 0);
        line(GateLine.Event.BARRIER_OPENED, null, 100);
        line(GateLine.Event.FAULT, null, 200);
        line(GateLine.Event.BARRIER_CLOSED, null, 300);
        work(300);

        assertThat(said).extracting(ClearanceDecision::decision).containsExactly(Decision.GRANTED);
    }
}
