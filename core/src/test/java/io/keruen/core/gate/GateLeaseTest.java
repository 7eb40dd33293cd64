package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.GateCommand.Order;
import io.keruen.core.gate.GateLatch.Verdict;
import org.junit.jupiter.api.Test;

/** What a gate makes of a command, to the millisecond. */
class GateLeaseTest {
    private static final long T = 1_700_000_000_000L;

    private final GateLatch latch = new GateLatch("G", new CommandNumber(1, 5));

    private static GateCommand open(String gateId, long counter, long issuedAtMs, long expiresAtMs) {
        CommandNumber number = new CommandNumber(1, counter);
        return new GateCommand(gateId, "A", "E", Order.OPEN, number, issuedAtMs, expiresAtMs, T, "d" + counter);
    }

    private Verdict hear(long counter, long issuedAtMs, long expiresAtMs, long nowMs) {
        latch.arrived("A", T, nowMs);
        return latch.hear(open("G", counter, issuedAtMs, expiresAtMs), nowMs);
    }

    @Test
    void a_number_that_does_not_rise_changes_nothing() {
        assertThat(hear(4, T, T + 5_000, T)).isEqualTo(Verdict.LOWER_NUMBER);
        assertThat(hear(5, T, T + 5_000, T)).as("after a restart").isEqualTo(Verdict.LOWER_NUMBER);
        assertThat(latch.openFor(T)).isNull();
        assertThat(hear(6, T, T + 5_000, T)).isEqualTo(Verdict.ACCEPTED);
        assertThat(hear(6, T, T + 5_000, T)).isEqualTo(Verdict.REPEATED);
        assertThat(latch.openFor(T)).isEqualTo("A");
        assertThat(latch.lastNumber()).isEqualTo(new CommandNumber(1, 6));
    }

    @Test
    void a_lease_is_over_the_moment_it_expires() {
        assertThat(hear(6, T, T + 100, T + 100)).isEqualTo(Verdict.EXPIRED);
        assertThat(hear(7, T, T + 102, T + 101)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.openFor(T + 101)).isEqualTo("A");
        assertThat(latch.openFor(T + 102)).isNull();
    }

    @Test
    void a_lease_ends_by_the_gates_own_patience_where_its_clock_is_behind() {
        assertThat(hear(6, T + 1_000, T + 6_000, T)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.openFor(T + 4_999)).isEqualTo("A");
        assertThat(latch.openFor(T + 5_000)).isNull();
    }

    @Test
    void a_lease_that_is_too_long_or_comes_from_the_future_is_none() {
        assertThat(hear(6, T, T + 5_001, T)).isEqualTo(Verdict.TOO_LONG);
        assertThat(hear(7, T + 1_001, T + 6_001, T)).isEqualTo(Verdict.CLOCK_BEHIND);
        assertThat(latch.openFor(T)).isNull();
    }

    @Test
    void a_command_that_was_refused_is_refused_when_it_is_told_again() {
        assertThat(hear(7, T + 1_001, T + 6_001, T)).isEqualTo(Verdict.CLOCK_BEHIND);
        assertThat(hear(7, T + 1_001, T + 6_001, T)).isEqualTo(Verdict.CLOCK_BEHIND);
        assertThat(hear(7, T + 1_001, T + 6_001, T + 1_001)).isEqualTo(Verdict.CLOCK_BEHIND);
        assertThat(latch.openFor(T + 1_001)).isNull();
    }

    @Test
    void a_close_that_is_told_again_was_obeyed_also_before_a_restart() {
        GateCommand close = new GateCommand("G", null, null, Order.CLOSE, new CommandNumber(1, 5), T, 0, 0, "d5");

        assertThat(latch.hear(close, T)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void a_command_for_another_gate_does_not_count() {
        assertThat(latch.hear(open("H", 9, T, T + 5_000), T)).isEqualTo(Verdict.WRONG_GATE);
        assertThat(latch.lastNumber()).isEqualTo(new CommandNumber(1, 5));
    }

    @Test
    void a_close_and_a_command_that_is_refused_end_the_lease_before() {
        hear(6, T, T + 5_000, T);
        GateCommand close = new GateCommand("G", null, null, Order.CLOSE, new CommandNumber(1, 7), T, 0, 0, "d7");
        assertThat(latch.hear(close, T + 1)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.openFor(T + 1)).isNull();
        hear(8, T, T + 5_000, T + 2);
        assertThat(hear(9, T, T + 5_001, T + 3)).isEqualTo(Verdict.TOO_LONG);
        assertThat(latch.openFor(T + 3)).isNull();
    }

    @Test
    void a_clock_that_fell_back_closes_until_it_is_set() {
        hear(6, T, T + 5_000, T);
        assertThat(latch.openFor(T - 1)).isNull();
        assertThat(hear(7, T, T + 5_000, T + 1)).isEqualTo(Verdict.CLOCK_FELL);
        latch.clockSet(T + 2);
        assertThat(hear(8, T, T + 5_000, T + 3)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void only_what_is_obeyed_or_was_is_accepted_and_each_says_why() {
        for (Verdict verdict : Verdict.values()) {
            boolean isObeyed = verdict == Verdict.ACCEPTED || verdict == Verdict.REPEATED;
            assertThat(verdict.isAccepted()).isEqualTo(isObeyed);
            assertThat(verdict.sentence()).endsWith(".");
        }
    }
}
