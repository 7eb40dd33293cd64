package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word counts while a vehicle goes over from one escort to the next. */
class WaiterTest {
    private static final long T = 1_700_000_000_000L;
    private static final List<Reply> READY = Collections.nCopies(9, Reply.YES);
    private static final List<Reply> HELD = with(GateCondition.SEAL);
    private static final List<Reply> NOT_IN_FORCE = with(GateCondition.ESCORT_VALID);

    private final Waiter waiter = new Waiter("A", T, 1);

    private static List<Reply> with(GateCondition condition) {
        List<Reply> replies = new ArrayList<>(READY);
        replies.set(condition.ordinal(), Reply.no("No."));
        return replies;
    }

    private void hear(String escortId, long atMs, List<Reply> replies) {
        waiter.hear(new Readiness("G", "A", escortId, T, atMs, replies));
    }

    /** Whose word counts, whichever escort's name comes first. */
    private static String counts(List<Reply> one, long oneMs, List<Reply> other, long otherMs, long nowMs) {
        WaiterTest there = new WaiterTest();
        there.hear("E1", oneMs, one);
        there.hear("E2", otherMs, other);
        WaiterTest back = new WaiterTest();
        back.hear("E2", oneMs, one);
        back.hear("E1", otherMs, other);
        boolean isOne = "E1".equals(there.waiter.told(nowMs).escortId());
        assertThat("E2".equals(back.waiter.told(nowMs).escortId())).isEqualTo(isOne);
        return isOne ? "one" : "other";
    }

    @Test
    void the_escort_in_force_counts_fresh_before_old() {
        assertThat(counts(READY, T, NOT_IN_FORCE, T, T)).isEqualTo("one");
        assertThat(counts(NOT_IN_FORCE, T, READY, T - 3_000, T)).isEqualTo("other");
        assertThat(counts(NOT_IN_FORCE, T, READY, T - 3_001, T)).as("too old").isEqualTo("one");
        assertThat(counts(NOT_IN_FORCE, T - 3_001, NOT_IN_FORCE, T, T)).isEqualTo("other");
    }

    @Test
    void of_two_in_force_the_one_with_something_against_it_counts() {
        assertThat(counts(READY, T, HELD, T, T)).isEqualTo("other");
        assertThat(counts(HELD, T, READY, T, T)).isEqualTo("one");
    }

    @Test
    void what_nobody_told_is_no_word() {
        assertThat(waiter.told(T)).isEqualTo(new Waiter.Told(null, Approach.NOT_YET_MS, List.of()));
        assertThat(waiter.isUntold()).isTrue();
        hear("E1", T, READY);
        assertThat(waiter.isUntold()).isFalse();
        assertThat(waiter.told(T)).isEqualTo(new Waiter.Told("E1", T, READY));
        hear("E1", T + 1, List.of());
        assertThat(waiter.isUntold()).isTrue();
        assertThat(waiter.overMs).isEqualTo(T + 1);
    }

    @Test
    void a_word_gets_old_after_three_seconds() {
        assertThat(waiter.oldMs(T)).isEqualTo(Long.MAX_VALUE);
        hear("E1", T, READY);
        hear("E2", T + 500, READY);
        assertThat(waiter.oldMs(T)).isEqualTo(T + 3_001);
        assertThat(waiter.oldMs(T + 3_001)).isEqualTo(T + 3_501);
        assertThat(waiter.oldMs(T + 3_501)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_latest_reading_counts_but_not_one_from_the_future() {
        assertThat(waiter.isRead()).isFalse();
        read(T, T);
        read(T - 5, T + 1);
        assertThat(waiter.readMs).isEqualTo(T);
        read(T + 60_000, T + 2);
        read(T + 3, T + 3);
        assertThat(waiter.readMs).as("the clock was set in between").isEqualTo(T + 3);
        assertThat(waiter.isRead()).isTrue();
    }

    private void read(long eventTimeMs, long ingestTimeMs) {
        waiter.read(new GateLine("G", GateLine.Event.ARRIVED, "A", null, null, eventTimeMs, ingestTimeMs, 1));
    }

    @Test
    void a_gate_is_forgotten_only_when_nothing_would_be_lost() {
        GateState state = new GateState("G");
        assertThat(state.isEmpty()).isTrue();
        assertThat(state.gateId()).isEqualTo("G");
        state.leaseVehicleId = "A";
        assertThat(state.isEmpty()).isFalse();
        state.leaseVehicleId = null;
        state.waiters.put("A", waiter);
        assertThat(state.isEmpty()).isFalse();
        state.waiters.clear();
        new GateStage().accept(state, new Readiness("G", "A", "E", T, T, READY));
        assertThat(state.isEmpty()).isFalse();
    }
}
