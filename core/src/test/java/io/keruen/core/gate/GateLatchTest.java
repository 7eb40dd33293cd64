package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.GateLatch.Verdict;
import org.junit.jupiter.api.Test;

/** A gate opens for the arrival that a lease names and for no other, also where lines of its lane are told again. */
class GateLatchTest {
    private static final long T = 1_700_000_000_000L;

    private final GateLatch latch = new GateLatch("G", CommandNumber.NONE);
    private long counter;

    @Test
    void a_reading_from_before_the_passage_opens_nothing_after_it() {
        latch.arrived("A", T, T);
        latch.passed("A", T + 1_000, T + 1_000);
        latch.arrived("A", T, T + 2_000);

        assertThat(open("A", T, T + 2_000)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    @Test
    void a_reading_from_before_the_passage_does_not_lengthen_the_next_arrival() {
        latch.arrived("A", T, T);
        latch.passed("A", T + 1_000, T + 1_000);
        latch.arrived("A", T + 3_000, T + 3_000);
        latch.arrived("A", T, T + 3_500);

        assertThat(open("A", T, T + 4_000)).isEqualTo(Verdict.OTHER_ARRIVAL);
        assertThat(open("A", T + 3_000, T + 4_000)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void a_reading_from_before_an_unread_passage_opens_nothing_after_it() {
        latch.arrived("A", T, T);
        latch.passed(null, T + 1_000, T + 1_000);
        latch.arrived("A", T, T + 2_000);

        assertThat(open("A", T, T + 2_000)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    @Test
    void a_passage_that_is_told_again_leaves_the_next_in_the_lane() {
        latch.arrived("A", T, T);
        latch.arrived("B", T + 500, T + 500);
        open("A", T, T + 600);
        latch.passed("A", T + 1_000, T + 1_000);
        latch.passed("A", T + 1_000, T + 1_500);

        assertThat(open("B", T + 500, T + 2_000)).isEqualTo(Verdict.ACCEPTED);
        latch.passed("A", T + 1_000, T + 2_500);
        assertThat(latch.openFor(T + 2_500)).as("in doubt it closes").isNull();
        assertThat(open("B", T + 500, T + 3_000)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void a_later_passage_by_the_name_of_one_who_is_gone_is_nobodys() {
        latch.arrived("A", T, T);
        latch.arrived("B", T + 500, T + 500);
        latch.passed("A", T + 1_000, T + 1_000);
        latch.passed("A", T + 1_500, T + 1_500);

        assertThat(open("B", T + 500, T + 2_000)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    @Test
    void after_the_clock_has_been_set_no_passage_is_known_to_be_told_again() {
        latch.arrived("A", T, T);
        latch.arrived("B", T + 500, T + 500);
        latch.passed("A", T + 1_000, T + 1_000);
        latch.clockSet(T + 100);
        latch.passed("A", T + 200, T + 200);

        assertThat(open("B", T + 500, T + 600)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    @Test
    void who_is_forgotten_is_not_let_in_by_an_old_reading_either() {
        for (int i = 0; i <= LaneMemory.KEPT; i++) {
            latch.arrived("V" + i, T + i, T + i);
            latch.passed("V" + i, T + i, T + i);
        }
        latch.arrived("V0", T, T + 1_000);

        assertThat(open("V0", T, T + 1_000)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    @Test
    void a_lease_under_way_opens_nothing_for_a_vehicle_that_has_passed_and_is_read_again() {
        latch.arrived("A", T, T);
        assertThat(open("A", T, T + 100)).isEqualTo(Verdict.ACCEPTED);
        latch.passed(null, T + 2_000, T + 2_000);
        latch.arrived("A", T + 2_500, T + 2_500);

        assertThat(open("A", T, T + 3_000)).isEqualTo(Verdict.OTHER_ARRIVAL);
        assertThat(latch.openFor(T + 3_000)).isNull();
        assertThat(open("A", T + 2_500, T + 3_100)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void each_reading_of_a_vehicle_that_stands_in_the_lane_is_the_same_arrival() {
        latch.arrived("A", T, T);
        latch.arrived("A", T + 1_000, T + 1_000);

        assertThat(open("A", T, T + 1_100)).isEqualTo(Verdict.ACCEPTED);
        assertThat(open("A", T + 1_000, T + 1_200)).isEqualTo(Verdict.ACCEPTED);
        assertThat(open("A", T + 1_001, T + 1_300)).isEqualTo(Verdict.OTHER_ARRIVAL);
        assertThat(open("A", 0, T + 1_400)).as("names no arrival").isEqualTo(Verdict.OTHER_ARRIVAL);
    }

    @Test
    void who_passes_without_a_lease_under_a_strange_name_may_have_been_anybody() {
        latch.arrived("A", T, T);
        latch.passed("099KZ02", T + 2_000, T + 2_000);

        assertThat(open("A", T, T + 2_100)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    private Verdict open(String vehicleId, long arrivedAtMs, long nowMs) {
        CommandNumber number = new CommandNumber(1, ++counter);
        GateCommand.Order order = GateCommand.Order.OPEN;
        return latch.hear(
                new GateCommand("G", vehicleId, null, order, number, nowMs, nowMs + 5_000, arrivedAtMs, "d" + counter),
                nowMs);
    }
}
