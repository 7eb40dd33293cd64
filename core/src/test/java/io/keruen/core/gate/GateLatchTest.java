package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.GateLatch.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate opens for the arrival that a lease names, and for no other. */
class GateLatchTest {
    private static final long T = 1_700_000_000_000L;

    private final GateLatch latch = new GateLatch("G", CommandNumber.NONE);

    @BeforeEach
    void a_is_read() {
        latch.arrived("A", T, T);
    }

    @Test
    void a_lease_under_way_opens_nothing_for_a_vehicle_that_has_passed_and_is_read_again() {
        assertThat(latch.hear(open(1, T), T + 100)).isEqualTo(Verdict.ACCEPTED);
        latch.passed(null, T + 2_000);
        latch.arrived("A", T + 2_500, T + 2_500);

        assertThat(latch.hear(open(2, T), T + 3_000)).isEqualTo(Verdict.OTHER_ARRIVAL);
        assertThat(latch.openFor(T + 3_000)).isNull();
        assertThat(latch.hear(open(3, T + 2_500), T + 3_100)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void each_reading_of_a_vehicle_that_stands_in_the_lane_is_the_same_arrival() {
        latch.arrived("A", T + 1_000, T + 1_000);

        assertThat(latch.hear(open(1, T), T + 1_100)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.hear(open(2, T + 1_000), T + 1_200)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.hear(open(3, T + 1_001), T + 1_300)).isEqualTo(Verdict.OTHER_ARRIVAL);
        assertThat(latch.hear(open(4, 0), T + 1_400)).as("names no arrival").isEqualTo(Verdict.OTHER_ARRIVAL);
    }

    @Test
    void who_passes_without_a_lease_under_a_strange_name_may_have_been_anybody() {
        latch.arrived("B", T, T);
        latch.passed("B", T + 1_000);
        assertThat(latch.hear(open(1, T), T + 1_100)).isEqualTo(Verdict.ACCEPTED);
        assertThat(latch.hear(close(2), T + 1_200)).isEqualTo(Verdict.ACCEPTED);

        latch.passed("099KZ02", T + 2_000);
        assertThat(latch.hear(open(3, T), T + 2_100)).isEqualTo(Verdict.NOT_IN_LANE);
    }

    private static GateCommand open(long counter, long arrivedAtMs) {
        return new GateCommand(
                "G",
                "A",
                null,
                GateCommand.Order.OPEN,
                new CommandNumber(1, counter),
                T,
                T + GateLimits.LEASE_MS,
                arrivedAtMs,
                "d" + counter);
    }

    private static GateCommand close(long counter) {
        return new GateCommand(
                "G", "A", null, GateCommand.Order.CLOSE, new CommandNumber(1, counter), T, 0, 0, "d" + counter);
    }
}
