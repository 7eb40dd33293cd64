package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.YARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKinds;
import org.junit.jupiter.api.Test;

/** Two pieces meet at 30,000: the visits of the earlier one, walked there, and those that run on. */
class LateJoinTest {
    private static final long T0 = Walker.T0;
    private static final Zone ZONE = ZoneKinds.zone(YARD);

    private final Walker walker = new Walker(YARD);
    private final LateJudge judge = new LateJudge(walker.catalog);
    private final ZoneVisits early = new ZoneVisits();
    private final ZoneVisits later = new ZoneVisits();
    private final MainHole main = new MainHole();

    private ZoneEntry entry(ZoneVisits visits, boolean inside, long enterMs) {
        visits.use(judge.slices());
        ZoneEntry entry = visits.add();
        entry.key = ZONE.key();
        entry.id = "yard";
        entry.kind = ZONE.kind();
        entry.inside = inside;
        entry.beyond = inside ? -2 : 1;
        entry.enterMs = enterMs == 0 ? 0 : T0 + enterMs;
        return entry;
    }

    private Walker join() {
        main.fromMs = T0 + 10_000;
        main.toMs = T0 + 40_000;
        ZoneMove move = new ZoneMove();
        move.vehicleId = "truck";
        move.to(T0 + 30_000, Walker.lat(50), Walker.lon(250), 0.1);
        later.moveTo(T0 + 30_000, Walker.lat(50), Walker.lon(250), 0.1);
        judge.begin(walker.situation.parameters(), walker.fragments, walker.zones, walker);
        judge.turnTo(new LateHole(new LateFront(false, false), new LateFront(true, false), main, 1_000), null, null);
        judge.reach(T0 + 30_000);
        judge.join(early, later, move, new ZoneStep());
        return walker;
    }

    @Test
    void a_visit_that_does_not_run_on_ended_there_unobserved() {
        ZoneEntry visit = entry(early, true, 20_000);

        assertThat(join().said()).containsExactly("EXITED yard 30000 late unobserved");
        assertThat(visit.inside).isFalse();
        assertThat(visit.enterMs).isEqualTo(T0 + 20_000);
    }

    @Test
    void a_visit_that_runs_on_from_outside_began_there_unobserved() {
        ZoneEntry outside = entry(early, false, 0);
        entry(later, true, 0);

        assertThat(join().said()).containsExactly("ENTERED yard 30000 late unobserved");
        assertThat(outside.inside).isTrue();
        assertThat(outside.enterMs).isEqualTo(T0 + 30_000);
    }

    @Test
    void a_visit_that_runs_on_and_a_side_that_stays_are_nothing_new() {
        entry(early, false, 0);
        assertThat(join().said()).isEmpty();

        early.remove(0);
        entry(early, true, 20_000);
        entry(later, true, 0);
        assertThat(join().said()).isEmpty();
    }

    @Test
    void a_zone_that_is_not_in_force_there_is_not_asked() {
        walker.zones = ZoneTable.EMPTY;
        entry(early, true, 20_000);

        assertThat(join().said()).isEmpty();
    }

    /** How the main line's visit stands after it is told. */
    private long toldMs(long seenMs) {
        entry(walker.visits, true, seenMs);
        walker.visits.moveTo(T0 + 50_000, Walker.lat(50), Walker.lon(250), 0.1);
        walker.quiet();
        return walker.visits.entries[0].enterMs - T0;
    }

    @Test
    void the_main_line_learns_when_its_visit_began() {
        entry(early, true, 20_000);
        entry(later, true, 0).mainVisitMs = T0 + 40_000;
        join();

        assertThat(toldMs(40_000)).isEqualTo(20_000);
    }

    @Test
    void of_a_visit_that_was_the_same_before_the_hole_it_learns_by_what_it_saw_behind() {
        main.visits = new long[] {ZONE.key(), T0 + 41_000};
        entry(early, true, 20_000);
        entry(later, true, 0).mainVisitMs = ZoneVisit.SAME_VISIT;
        join();

        assertThat(toldMs(41_000)).isEqualTo(20_000);
    }

    @Test
    void a_visit_of_which_nobody_saw_the_beginning_corrects_nothing() {
        entry(early, true, 0);
        entry(later, true, 0).mainVisitMs = T0 + 40_000;
        join();

        assertThat(toldMs(40_000)).isEqualTo(40_000);
    }

    @Test
    void a_visit_that_ended_in_the_piece_behind_is_not_that_of_the_main_line() {
        entry(early, true, 20_000);
        entry(later, true, 35_000);
        join();

        assertThat(toldMs(40_000)).isEqualTo(40_000);
    }

    /** A later hole at whose left end the visit runs; the main line saw it begin at 40,000 there too. */
    private LateHole runsInto(long enterMs) {
        LateFront left = new LateFront(false, false);
        ZoneVisits visits = new ZoneVisits();
        visits.moveTo(T0 + 44_000, Walker.lat(50), Walker.lon(250), 0.1);
        entry(visits, true, enterMs).mainVisitMs = T0 + 40_000;
        left.visits = visits;
        LateFront right = new LateFront(true, false);
        right.spots.add(new LateSpot(T0 + 48_000, Walker.lat(50), Walker.lon(250), 0.1));
        MainHole behind = new MainHole();
        behind.fromMs = T0 + 44_000;
        behind.toMs = T0 + 48_000;
        behind.visits = new long[] {ZONE.key(), T0 + 40_000};
        LateHole hole = new LateHole(left, right, behind, 1_000);
        walker.fragments.holes.add(hole);
        return hole;
    }

    @Test
    void what_the_main_line_has_learnt_it_is_not_told_again() {
        LateHole hole = runsInto(20_000);
        LateHole other = runsInto(21_000);
        other.main.judged = true; // takes no beginning over
        entry(early, true, 20_000);
        entry(later, true, 0).mainVisitMs = T0 + 40_000;
        join();
        assertThat(toldMs(40_000)).isEqualTo(20_000);

        ZoneEntry told = hole.left.find(ZONE.key());
        assertThat(told).isNotNull();
        assertThat(told.mainVisitMs).isZero();
        assertThat(hole.main.enterMs(ZONE.key())).isEqualTo(T0 + 20_000);
        ZoneEntry another = other.left.find(ZONE.key());
        assertThat(another).isNotNull();
        assertThat(another.mainVisitMs).as("another visit").isEqualTo(T0 + 40_000);
    }
}
