package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.flow.StampedLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lines find the escorts that name what they are about, in whatever order lines and plans come. */
class CustomsRouteTest {
    private static final long FOREVER_MS = Long.MAX_VALUE;
    private static final long DAY_MS = 86_400_000;

    private static StampedLine line(long ordinal, long ingestMs) {
        return CustomsRoute.came(new SealLine(
                "S", "T", SealStatus.SEALED, Double.NaN, null, Double.NaN, Double.NaN, ingestMs, ingestMs, ordinal));
    }

    /** Of what an escort gets more than once the first counts. */
    private static final class Got implements CustomsRoute.Output {
        final TreeMap<String, Long> stamps = new TreeMap<>();

        @Override
        public void route(String escortId, StampedLine line) {
            SealLine seal = line.seal();
            stamps.merge(escortId + "#" + (seal == null ? "" : seal.ordinal()), line.stampMs(), Math::min);
        }
    }

    /** A plan that names it came, and time has come to it. */
    private static void named(
            CustomsRoute route, String escortId, long ingestTimeMs, long validToMs, CustomsRoute.Output out) {
        route.named(escortId, ingestTimeMs, validToMs);
        route.reach(ingestTimeMs, out);
    }

    @Test
    void line_is_known_once_both_it_and_the_plan_are_there_in_any_order() {
        List<java.util.function.BiConsumer<CustomsRoute, Got>> steps = new ArrayList<>(List.of(
                (route, got) -> route.line(line(1, 100), got),
                (route, got) -> route.line(line(2, 300), got),
                (route, got) -> named(route, "E1", 200, FOREVER_MS, got),
                (route, got) -> named(route, "E1", 250, FOREVER_MS, got),
                (route, got) -> named(route, "E2", 50, FOREVER_MS, got)));
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(steps, random);
            CustomsRoute route = new CustomsRoute();
            Got got = new Got();
            steps.forEach(step -> step.accept(route, got));

            assertThat(got.stamps)
                    .hasSize(4)
                    .containsEntry("E1#1", 200L)
                    .containsEntry("E1#2", 300L)
                    .containsEntry("E2#1", 100L)
                    .containsEntry("E2#2", 300L);
        }
    }

    @Test
    void a_later_plan_gets_the_last_lines_whenever_the_others_were_forgotten() {
        for (boolean forgets : List.of(true, false)) {
            CustomsRoute route = new CustomsRoute();
            Got got = new Got();
            for (int i = 0; i < 3 * CustomsRoute.KEPT; i++) {
                route.line(line(i, i), got);
                if (forgets) {
                    route.passed(i);
                }
            }
            named(route, "E1", 1_000, FOREVER_MS, got);

            assertThat(got.stamps).hasSize(CustomsRoute.KEPT).containsKey("E1#" + (3 * CustomsRoute.KEPT - 1));
        }
    }

    /** Live a plan comes when its time has come; in a backlog its topic may be read hours ahead of that of the lines. */
    @Test
    void an_escort_gets_the_same_lines_whoever_reads_faster() throws IOException {
        int lines = 3 * CustomsRoute.KEPT;
        TreeMap<String, Long> live = null;
        for (int readBefore = 151; readBefore >= 0; readBefore -= CustomsRoute.KEPT / 2) {
            CustomsRoute route = new CustomsRoute();
            Got got = new Got();
            for (int i = 0; i < lines; i++) {
                if (i == readBefore) {
                    route.named("E1", 150, FOREVER_MS);
                    route = CustomsRoute.read(new DataInputStream(new ByteArrayInputStream(bytes(route))));
                }
                route.line(line(i, i), got);
                route.reach(i - 1, got);
                route.passed(i - 1);
            }
            route.reach(lines, got);
            live = live == null ? got.stamps : live;

            assertThat(got.stamps).containsKey("E1#" + (lines - 1)).isEqualTo(live);
        }
    }

    @Test
    void while_a_plan_comes_it_is_woken_for_it_and_nothing_is_forgotten() {
        CustomsRoute route = new CustomsRoute();
        Got got = new Got();
        route.line(line(1, 5), got);
        route.named("E2", 40 * DAY_MS, FOREVER_MS);
        route.named("E1", 35 * DAY_MS, FOREVER_MS);

        assertThat(route.wakeMs()).isEqualTo(35 * DAY_MS);
        assertThat(route.passed(34 * DAY_MS)).isEmpty();
        assertThat(route.isEmpty()).isFalse();
        route.reach(35 * DAY_MS, got);
        assertThat(got.stamps).containsOnlyKeys("E1#1");
        assertThat(route.wakeMs()).isEqualTo(40 * DAY_MS);
    }

    @Test
    void an_escort_that_was_over_for_long_is_told_no_more() {
        CustomsRoute route = new CustomsRoute();
        Got got = new Got();
        named(route, "E1", 0, DAY_MS, got);
        route.line(line(1, 8 * DAY_MS), got);
        route.line(line(2, 8 * DAY_MS + 1), got);

        assertThat(got.stamps).containsOnlyKeys("E1#1");
    }

    @Test
    void a_line_that_no_plan_ever_names_is_told_when_it_is_forgotten() {
        CustomsRoute route = new CustomsRoute();
        Got got = new Got();
        route.line(line(1, 5), got);
        long wakeMs = route.wakeMs();

        assertThat(wakeMs).isBetween(5 + CustomsRoute.PATIENCE_MS, 5 + CustomsRoute.PATIENCE_MS + DAY_MS);
        assertThat(route.passed(Long.MIN_VALUE)).isEmpty();
        assertThat(route.passed(4 + CustomsRoute.PATIENCE_MS)).isEmpty();
        assertThat(route.isEmpty()).isFalse();
        assertThat(route.passed(wakeMs)).containsExactly(line(1, 5));
        assertThat(route.isEmpty()).isTrue();
        assertThat(route.wakeMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_line_that_a_plan_named_is_forgotten_in_silence() {
        CustomsRoute route = new CustomsRoute();
        Got got = new Got();
        route.line(line(1, 5), got);
        named(route, "E1", 10, DAY_MS, got);

        assertThat(route.passed(route.wakeMs())).isEmpty();
        assertThat(route.isEmpty()).isTrue();
    }

    @Test
    void a_route_comes_back_from_its_bytes() throws IOException {
        CustomsRoute route = new CustomsRoute();
        named(route, "E1", 0, DAY_MS, new Got());
        route.line(line(1, 5), new Got());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        route.write(new DataOutputStream(bytes));
        CustomsRoute restored = CustomsRoute.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Got got = new Got();
        named(restored, "E2", 10, DAY_MS, got);
        restored.line(line(2, 20), got);

        assertThat(got.stamps).containsOnlyKeys("E1#2", "E2#1", "E2#2");
    }

    @Test
    void a_route_of_the_first_version_tells_what_no_plan_named_and_nothing_else() throws IOException {
        CustomsRoute unnamed = firstVersion(false);
        CustomsRoute named = firstVersion(true);

        assertThat(unnamed.passed(unnamed.wakeMs())).containsExactly(line(1, 5));
        assertThat(named.passed(named.wakeMs())).isEmpty();
    }

    @Test
    void an_escort_is_forgotten_a_week_after_its_plan_ended_and_not_before() {
        CustomsRoute route = new CustomsRoute();
        named(route, "E1", 0, DAY_MS, new Got());

        route.passed(DAY_MS + CustomsRoute.AFTERWARDS_MS);
        assertThat(route.isEmpty()).isFalse();
        route.passed(DAY_MS + CustomsRoute.AFTERWARDS_MS + 1);
        assertThat(route.isEmpty()).isTrue();
    }

    @Test
    void the_same_plan_again_tells_nothing_again_and_a_longer_or_earlier_one_does() {
        CustomsRoute route = new CustomsRoute();
        List<Long> stamps = new ArrayList<>();
        CustomsRoute.Output out = (escortId, line) -> stamps.add(line.stampMs());
        route.line(line(1, 5), out);

        named(route, "E1", 100, DAY_MS, out);
        named(route, "E1", 100, DAY_MS, out);
        named(route, "E1", 110, DAY_MS - 1, out);
        assertThat(stamps).containsExactly(100L);
        named(route, "E1", 120, DAY_MS + 1, out);
        named(route, "E1", 50, DAY_MS, out);
        assertThat(stamps).containsExactly(100L, 120L, 50L);
    }

    @Test
    void of_the_lines_that_time_is_past_only_the_last_are_stored() throws IOException {
        CustomsRoute many = new CustomsRoute();
        CustomsRoute few = new CustomsRoute();
        for (int i = 0; i < 3 * CustomsRoute.KEPT; i++) {
            many.line(line(i, i), new Got());
            if (i >= 2 * CustomsRoute.KEPT) {
                few.line(line(i, i), new Got());
            }
        }
        many.passed(1_000);

        assertThat(bytes(many)).isEqualTo(bytes(few));
    }

    private static byte[] bytes(CustomsRoute route) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        route.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static CustomsRoute firstVersion(boolean isNamed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeInt(1);
        line(1, 5).write(out);
        out.writeInt(isNamed ? 1 : 0);
        if (isNamed) {
            out.writeUTF("E1");
            out.writeLong(0);
            out.writeLong(DAY_MS);
        }
        return CustomsRoute.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
