package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.stage.flow.StampedLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of lines and plans to the very moment, and what an escort keeps of lines that wait. */
class CustomsRouteEdgeTest {
    private static final long DAY_MS = 86_400_000;
    private static final CustomsRoute.Output NOBODY = (escortId, line) -> {};

    private final CustomsRoute route = new CustomsRoute();
    private final List<Long> told = new ArrayList<>();
    private final CustomsRoute.Output teller = (escortId, line) -> told.add(ordinal(line));

    private static SealLine seal(long ordinal, long ingestMs) {
        return new SealLine(
                "S", "T", SealStatus.OPENED, Double.NaN, null, Double.NaN, Double.NaN, ingestMs, ingestMs, ordinal);
    }

    private static StampedLine line(long ordinal, long ingestMs) {
        return CustomsRoute.came(seal(ordinal, ingestMs));
    }

    private static long ordinal(StampedLine line) {
        SealLine seal = line.seal();
        return seal == null ? -1 : seal.ordinal();
    }

    private static byte[] bytes(CustomsRoute route) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        route.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** A plan that names it came, and time has come to it. */
    private static void named(
            CustomsRoute route, String escortId, long ingestTimeMs, long validToMs, CustomsRoute.Output out) {
        route.named(escortId, ingestTimeMs, validToMs);
        route.reach(ingestTimeMs, out);
    }

    @Test
    void lines_are_kept_in_their_order_whenever_they_came() {
        for (long ms : new long[] {30, 10, 40, 20, 50}) {
            route.line(line(ms, ms), NOBODY);
        }
        named(route, "E1", 100, DAY_MS, teller);

        assertThat(told).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    /** Those of the plan's own moment are of before it. */
    @Test
    void a_plan_gets_so_many_of_the_lines_up_to_its_moment_and_all_behind_it() throws IOException {
        int last = CustomsRoute.KEPT;
        CustomsRoute later = new CustomsRoute();
        for (int i = 0; i <= last; i++) {
            route.line(line(i, i), NOBODY);
            if (i > 0) {
                later.line(line(i, i), NOBODY);
            }
        }
        named(route, "E1", last - 1, DAY_MS, teller);
        assertThat(told).hasSize(last + 1);
        told.clear();
        named(route, "E2", last, DAY_MS, teller);
        assertThat(told).hasSize(last).startsWith(1L);

        CustomsRoute unnamed = new CustomsRoute();
        for (int i = 0; i <= last; i++) {
            unnamed.line(line(i, i), NOBODY);
        }
        unnamed.passed(last - 1);
        assertThat(bytes(unnamed)).isNotEqualTo(bytes(later));
        unnamed.passed(last);
        assertThat(bytes(unnamed)).isEqualTo(bytes(later));
    }

    @Test
    void a_line_waits_thirty_days_to_the_millisecond() {
        route.line(line(1, 5), NOBODY);

        assertThat(route.passed(4 + CustomsRoute.PATIENCE_MS)).isEmpty();
        assertThat(route.passed(5 + CustomsRoute.PATIENCE_MS)).containsExactly(line(1, 5));
    }

    @Test
    void while_a_plan_that_names_it_goes_on_nothing_is_forgotten() {
        route.line(line(1, 5), NOBODY);
        named(route, "E1", 10, 60 * DAY_MS, NOBODY);

        assertThat(route.passed(40 * DAY_MS)).isEmpty();
        named(route, "E2", 41 * DAY_MS, 60 * DAY_MS, teller);
        assertThat(told).containsExactly(1L);
    }

    @Test
    void of_a_plan_without_an_end_there_is_nothing_to_forget() {
        named(route, "E1", 10, Long.MAX_VALUE, NOBODY);
        assertThat(route.wakeMs()).isEqualTo(Long.MAX_VALUE);

        route.line(line(1, 5), NOBODY);
        assertThat(route.wakeMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void that_a_plan_named_it_once_is_known_after_a_restart_too() throws IOException {
        named(route, "E1", 0, DAY_MS, NOBODY);
        route.line(line(1, 9 * DAY_MS), NOBODY);
        route.passed(9 * DAY_MS);

        CustomsRoute restored = StoredBytes.thereAndBack(route, CustomsRoute::write, CustomsRoute::read);

        assertThat(restored.passed(50 * DAY_MS)).isEmpty();
        assertThat(restored.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, -1})
    void a_state_of_another_version_is_refused(int version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(version);

        assertThatThrownBy(() -> CustomsRoute.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .hasMessageContaining("version " + version);
        assertThatThrownBy(() ->
                        new CustomsState().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .hasMessageContaining("version " + version);
    }

    @Test
    void lines_that_wait_for_their_truck_come_back_with_the_state_of_an_escort() throws IOException {
        CustomsState state = new CustomsState();
        state.waiting.add(new WaitingLine(seal(3, 10), "T", 1_010, false));
        state.waiting.add(new WaitingLine(seal(4, 20), "U", 1_020, true));
        state.writtenOff.add(7L);
        state.arrivedSeenMs = 99;

        CustomsState restored = StoredBytes.thereAndBack(state, CustomsState::write, in -> {
            CustomsState read = new CustomsState();
            read.read(in);
            return read;
        });

        assertThat(restored.waiting).isEqualTo(state.waiting);
        assertThat(restored.writtenOff).containsExactly(7L);
        assertThat(restored.arrivedSeenMs).isEqualTo(99);
    }
}
