package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateCommand.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One command for a decision, numbered upward, and none that comes too late. */
class CommandBookTest {
    private static final long T = 1_700_000_000_000L;

    private final CommandBook book = new CommandBook("G", 2, null);

    private static ClearanceDecision decision(Decision decision, @Nullable String vehicleId, long atMs) {
        boolean isGrant = decision == Decision.GRANTED;
        long expiresAtMs = isGrant ? atMs + 5_000 : 0;
        return new ClearanceDecision(
                "G", vehicleId, "E", atMs, decision, expiresAtMs, isGrant ? atMs - 9 : 0, List.of(), List.of());
    }

    private static ClearanceDecision grant(String vehicleId, long atMs) {
        return decision(Decision.GRANTED, vehicleId, atMs);
    }

    private @Nullable GateCommand told(ClearanceDecision decision) {
        return book.command(decision, decision.decidedAtMs());
    }

    @Test
    void a_grant_opens_for_its_vehicle_its_arrival_and_its_time() {
        ClearanceDecision grant = grant("A", T);

        assertThat(told(grant))
                .isEqualTo(new GateCommand(
                        "G",
                        "A",
                        "E",
                        Order.OPEN,
                        new CommandNumber(2, 1),
                        T,
                        T + 5_000,
                        T - 9,
                        "G|A|" + T + "|GRANTED"));
        assertThat(book.last()).isEqualTo(told(grant));
    }

    @Test
    void a_decision_that_is_read_again_is_the_same_command_until_it_is_too_late() {
        ClearanceDecision grant = grant("A", T);
        GateCommand open = told(grant);

        assertThat(book.command(grant, T + 3_000)).isSameAs(open);
        assertThat(book.command(grant, T + 3_001)).isNull();
        ClearanceDecision revoke = decision(Decision.REVOKED, "A", T + 100);
        GateCommand close = told(revoke);
        assertThat(book.command(revoke, T + 60_000)).as("closing is never late").isSameAs(close);
        assertThat(close.number()).isEqualTo(new CommandNumber(2, 2));
        assertThat(close.isOpen()).isFalse();
        assertThat(close.expiresAtMs()).isZero();
        assertThat(close.arrivedAtMs()).isZero();
    }

    @Test
    void a_grant_that_comes_late_or_whose_lease_is_over_opens_nothing() {
        assertThat(book.command(grant("A", T), T + 3_001)).isNull();
        ClearanceDecision brief =
                new ClearanceDecision("G", "A", "E", T, Decision.GRANTED, T + 1_000, T, List.of(), List.of());
        assertThat(book.command(brief, T + 1_000)).isNull();
        assertThat(book.command(brief, T + 999)).isNotNull();
    }

    /** A dispatcher that starts before its time service has set its clock shuts no gate for hours, nor does its next term. */
    @Test
    void a_term_that_began_by_a_clock_that_was_ahead_holds_up_nothing_once_that_is_set() {
        long hoursMs = 5 * 3_600_000;
        GateCommand close = book.takeOver(T + hoursMs);
        assertThat(book.command(grant("A", T), T))
                .as("by the clock that is right now")
                .isNotNull();

        CommandBook next = new CommandBook("G", 3, close);
        next.takeOver(T + 1_000);
        assertThat(next.command(grant("A", T + 2_000), T + 2_000)).isNotNull();

        CommandBook running = new CommandBook("G", 4, null);
        running.takeOver(T + 3_000);
        assertThat(running.command(grant("A", T + 2_999), T))
                .as("a clock set by less")
                .isNull();
        assertThat(running.command(grant("A", T + 2_999), T + 3_000)).isNull();
    }

    @Test
    void an_older_decision_does_not_undo_a_newer_one() {
        told(grant("A", T + 100));

        assertThat(told(decision(Decision.REVOKED, "A", T + 99))).isNull();
        assertThat(told(grant("B", T + 100))).as("one lease at a moment").isNull();
        assertThat(told(decision(Decision.REVOKED, "A", T + 100)))
                .as("closing counts")
                .isNotNull();
        assertThat(told(grant("A", T + 100)))
                .as("not reopened at the same moment")
                .isNull();
        assertThat(told(grant("B", T + 100))).as("another may follow").isNotNull();
    }

    @Test
    void only_the_end_of_the_lease_that_is_out_closes() {
        assertThat(told(decision(Decision.HELD, "A", T))).isNull();
        assertThat(told(decision(Decision.DENIED, "A", T))).isNull();
        assertThat(told(decision(Decision.EXPIRED, "A", T)))
                .as("who knows what was before")
                .isNotNull();
        assertThat(told(decision(Decision.REVOKED, "A", T + 1)))
                .as("closed already")
                .isNull();
        told(grant("A", T + 2));
        assertThat(told(decision(Decision.DENIED, "B", T + 3)))
                .as("is not about the lease")
                .isNull();
        assertThat(told(decision(Decision.HELD, null, T + 3)))
                .as("is about nobody")
                .isNull();
        assertThat(told(decision(Decision.EXPIRED, "A", T + 4))).isNotNull();
    }

    @Test
    void a_term_begins_by_closing_once_and_never_before_what_was_last() {
        GateCommand before = new CommandBook("G", 1, null).command(grant("A", T + 500), T + 500);
        CommandBook next = new CommandBook("G", 2, before);

        assertThat(next.takeOver(T))
                .isEqualTo(new GateCommand(
                        "G", null, null, Order.CLOSE, new CommandNumber(2, 1), T + 500, 0, 0, "G|term|2"));
        assertThat(next.takeOver(T + 1)).isNull();
        assertThat(book.takeOver(T)).extracting(GateCommand::issuedAtMs).isEqualTo(T);
    }

    @Test
    void a_term_below_the_last_one_commands_nothing() {
        GateCommand last = told(grant("A", T));

        assertThat(new CommandBook("G", 2, last).last()).isEqualTo(last);
        assertThatThrownBy(() -> new CommandBook("G", 1, last)).hasMessageContaining("epoch 1");
        assertThatThrownBy(() -> new CommandBook("G", 0, null)).hasMessageContaining("epoch 0");
        assertThat(new CommandBook("G", 1, null).last()).isNull();
        assertThatThrownBy(() -> new CommandBook("H", 1, null).command(grant("A", T), T))
                .hasMessageContaining("the book of gate H is asked about G");
    }

    @Test
    void numbers_rise_first_by_term_then_by_count() {
        assertThat(new CommandNumber(2, 1)).isGreaterThan(new CommandNumber(1, 9));
        assertThat(new CommandNumber(2, 2)).isGreaterThan(new CommandNumber(2, 1));
        assertThat(new CommandNumber(2, 2)).isEqualByComparingTo(new CommandNumber(2, 2));
    }

    @Test
    void no_two_decisions_share_a_name() {
        assertThat(decision(Decision.HELD, null, T).id()).isEqualTo("G|-|" + T + "|HELD");
        assertThat(decision(Decision.HELD, "A|%", T).id()).isEqualTo("G|A%7C%25|" + T + "|HELD");
    }
}
