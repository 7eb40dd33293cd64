package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.TrackFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When there is something to work off, and what becomes of the pairs of one plan under the next. */
class EscortMomentTest {
    private static final long T = 1_700_000_000_000L;
    private static final RuleCatalog CATALOG = EscortKit.catalog();

    private final EscortKit kit =
            new EscortKit(CATALOG, new TestControl(CATALOG, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));

    private EscortMomentTest under(String... nextVehicleIds) {
        kit.control = new TestControl(
                CATALOG,
                plan("E1", 1, 0, Long.MAX_VALUE, "A", "B"),
                plan("E1", 2, T + 10_000, Long.MAX_VALUE, nextVehicleIds));
        return this;
    }

    /** B is 100 m behind A for 12 s. */
    private void drive() {
        for (long ms = 0; ms <= 12_000; ms += 500) {
            kit.hear(Point.of("A", T + ms, 200), Point.of("B", T + ms, 85));
        }
        kit.work(T + 12_000);
    }

    @Test
    void a_track_without_a_sample_is_no_word_of_a_vehicle() {
        TrackFrame track = Point.frame(List.of(Point.of("A", T, 100)));
        track.size = 0;
        kit.stage.accept(kit.state, track);

        assertThat(kit.state.memberCount()).isZero();
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void the_first_plan_that_reaches_us_is_looked_at_and_no_later_one() {
        kit.stage.planned(kit.state, T + 7_000);
        kit.stage.planned(kit.state, T + 5_000);
        kit.stage.planned(kit.state, T + 9_000);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(T + 5_000);

        kit.restore(kit.bytes());
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(T + 5_000);

        kit.work(T + 5_000);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void at_the_end_of_time_all_is_worked_off() {
        drive();
        kit.hear(Point.of("B", T + 12_500, 85)).work(Long.MAX_VALUE);

        assertThat(kit.told())
                .as("nobody acknowledged it")
                .containsExactly("RAISED CONVOY_GAP B", "ESCALATED CONVOY_GAP B");
        assertThat(kit.state.workedMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void a_pair_that_the_next_plan_has_too_goes_on() {
        under("A", "B", "C").drive();

        assertThat(kit.told()).containsExactly("RAISED CONVOY_GAP B");
    }

    @Test
    void who_leads_by_the_next_plan_follows_nobody() {
        under("B", "A").drive();

        assertThat(kit.told()).startsWith("RAISED CONVOY_GAP B", "CLEARED CONVOY_GAP B");
        assertThat(kit.events.get(1).clearedAtMs()).isEqualTo(T + 10_000);
    }

    @Test
    void who_has_no_place_in_the_next_plan_follows_nobody() {
        under("A", "C").drive();

        assertThat(kit.told()).containsExactly("RAISED CONVOY_GAP B", "CLEARED CONVOY_GAP B");
    }
}
