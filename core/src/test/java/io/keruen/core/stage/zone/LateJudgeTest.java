package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What late data say of one zone in a hole from 10,000 to 40,000, and what they tell the main line. */
class LateJudgeTest {
    private static final long T0 = Walker.T0;
    private static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.CUSTOMS_CONTROL, 200, 0, 300, 100);
    /** Ten seconds are as long as one may stay. */
    private static final ZoneSpec CONTROL = Walker.with(YARD, YARD.jurisdiction(), Double.NaN, 10_000);

    private static final Zone ZONE = ZoneKinds.zone(CONTROL);

    private final Walker walker = new Walker(CONTROL);
    private final LateJudge judge = new LateJudge(walker.catalog);
    private final ZoneStep step = new ZoneStep();
    private final MainHole main = new MainHole();
    private final LateHole hole = new LateHole(new LateFront(false, false), new LateFront(true, false), main, 1_000);

    LateJudgeTest() {
        main.fromMs = T0 + 10_000;
        main.toMs = T0 + 40_000;
        step.clear();
        judge.begin(walker.situation.parameters(), walker.fragments, walker.zones, walker);
        judge.turnTo(hole, null, null);
    }

    /** Inside since then. */
    private ZoneEntry entry(ZoneVisits visits, long enterMs) {
        visits.use(judge.slices());
        ZoneEntry entry = visits.add();
        entry.key = ZONE.key();
        entry.id = "yard";
        entry.kind = ZONE.kind();
        entry.inside = true;
        entry.beyond = -2;
        entry.distanceM = -50;
        entry.enterMs = enterMs == 0 ? 0 : T0 + enterMs;
        return entry;
    }

    private ZoneEntry entry(long enterMs) {
        return entry(new ZoneVisits(), enterMs);
    }

    private static ZoneMove move(long toMs) {
        ZoneMove move = new ZoneMove();
        move.vehicleId = "truck";
        move.to(T0 + toMs, Walker.lat(50), Walker.lon(250), 0.1);
        return move;
    }

    private void visit(ZoneEntry entry, long ms) {
        judge.reach(T0 + ms);
        judge.visited(entry, ZONE, step, move(ms));
    }

    private void happens(Event event, long ms) {
        step.event = event;
        step.eventMs = T0 + ms;
    }

    /** The main line saw its visit begin then. */
    private void seen(long ms) {
        main.visits = new long[] {ZONE.key(), T0 + ms};
    }

    /** When the visit of the main line, which it saw begin at 40,000, began after it is told. */
    private long toldMs() {
        entry(walker.visits, 40_000);
        walker.visits.moveTo(T0 + 50_000, Walker.lat(50), Walker.lon(250), 0.1);
        walker.quiet();
        return walker.visits.entries[0].enterMs - T0;
    }

    @Test
    void a_visit_that_reaches_the_main_line_is_the_one_it_saw_begin_there() {
        for (long ms : new long[] {40_000, 41_000}) {
            seen(40_000);
            ZoneEntry entry = entry(20_000);
            visit(entry, ms);
            assertThat(entry.mainVisitMs).isEqualTo(T0 + 40_000);
        }
        assertThat(toldMs()).isEqualTo(20_000);
    }

    @Test
    void before_the_main_line_is_there_or_has_seen_it_begin_it_is_not() {
        seen(40_000);
        ZoneEntry early = entry(20_000);
        visit(early, 39_999);
        assertThat(early.mainVisitMs).isZero();

        seen(45_000);
        ZoneEntry outsideYet = entry(20_000);
        visit(outsideYet, 44_999);
        assertThat(outsideYet.mainVisitMs).isZero();
        assertThat(toldMs()).isEqualTo(40_000);
    }

    @Test
    void a_visit_that_the_main_line_saw_begin_as_it_did_is_no_other() {
        seen(40_000);
        ZoneEntry same = entry(40_000);
        visit(same, 41_000);
        assertThat(same.mainVisitMs).isZero();

        ZoneEntry known = entry(20_000);
        known.mainVisitMs = 9;
        visit(known, 41_000);
        assertThat(known.mainVisitMs).isEqualTo(9);

        ZoneEntry left = entry(20_000);
        left.inside = false;
        visit(left, 41_000);
        assertThat(left.mainVisitMs).isZero();
    }

    @Test
    void a_visit_of_which_nobody_knows_the_beginning_tells_the_main_line_none() {
        seen(40_000);
        ZoneEntry entry = entry(0);
        visit(entry, 41_000);

        assertThat(entry.mainVisitMs).isEqualTo(T0 + 40_000);
        assertThat(toldMs()).isEqualTo(40_000);
    }

    @Test
    void a_probe_says_nothing_and_forgets_when_it_was() {
        seen(40_000);
        judge.probe(hole);
        happens(Event.ENTERED, 39_500);
        ZoneEntry entry = entry(39_500);
        entry.inMs = T0 + 39_500;
        visit(entry, 41_000);

        assertThat(walker.said()).isEmpty();
        assertThat(walker.found()).isEmpty();
        assertThat(entry.enterMs).isZero();
        assertThat(entry.inMs).isZero();
        assertThat(entry.mainVisitMs).isZero();
    }

    @Test
    void what_happens_begins_another_visit_than_that_of_the_main_line() {
        happens(Event.ENTERED, 20_000);
        ZoneEntry entry = entry(20_000);
        entry.mainVisitMs = 9;
        visit(entry, 21_000);

        assertThat(walker.said()).containsExactly("ENTERED yard 20000 late");
        assertThat(entry.mainVisitMs).isZero();
    }

    @Test
    void what_the_main_line_said_is_not_said_again() {
        main.said(ZONE.key(), Event.EXITED.ordinal(), T0 + 25_000);
        main.said(ZONE.key(), Event.CROSSED.ordinal(), T0 + 26_000);
        happens(Event.EXITED, 25_000);
        step.crossedMs = T0 + 26_000;
        visit(entry(20_000), 27_000);
        assertThat(walker.said()).isEmpty();
        assertThat(step.crossedMs).as("it is nothing to the rules either").isZero();

        happens(Event.EXITED, 25_001);
        step.crossedMs = T0 + 26_001;
        visit(entry(20_000), 27_000);
        assertThat(walker.said()).containsExactly("EXITED yard 25001 late", "CROSSED yard 26001 late");
    }

    @Test
    void a_visit_from_before_the_hole_ended_for_the_main_line_too() {
        main.insideKeys = new long[] {ZONE.key()};
        happens(Event.EXITED, 25_000);
        visit(entry(15_000), 26_000);
        assertThat(main.endedMs(ZONE.key())).as("it began in the hole").isZero();

        visit(entry(5_000), 26_000);
        assertThat(main.endedMs(ZONE.key())).isEqualTo(T0 + 25_000);
    }

    private @Nullable ZoneEntry recorded(long enterMs, long mainVisitMs) {
        ZoneVisits behind = new ZoneVisits();
        entry(behind, enterMs).mainVisitMs = mainVisitMs;
        judge.turnTo(hole, behind, null);
        happens(Event.EXITED, 25_000);
        visit(entry(0), 26_000);
        return behind.find(ZONE.key());
    }

    @Test
    void the_end_of_a_visit_without_a_beginning_is_kept_for_whoever_finds_that() {
        assertThat(recorded(0, 0))
                .isNotNull()
                .extracting(record -> record.enterMs)
                .isEqualTo(T0 + 25_000);
        assertThat(recorded(22_000, 0))
                .isNotNull()
                .extracting(record -> record.enterMs)
                .isEqualTo(T0 + 22_000);
        assertThat(recorded(0, 9))
                .isNotNull()
                .extracting(record -> record.enterMs)
                .isEqualTo(0L);
    }

    private ZoneEntry toldOnward(long earlyMs, long onwardMs) {
        ZoneVisits early = new ZoneVisits();
        ZoneVisits later = new ZoneVisits();
        ZoneVisits onward = new ZoneVisits();
        entry(early, earlyMs).mainVisitMs = 9;
        entry(later, 0);
        ZoneEntry goesOn = entry(onward, onwardMs);
        onward.moveTo(T0 + 36_000, Walker.lat(50), Walker.lon(250), 0.1);
        judge.turnTo(hole, null, onward);
        judge.reach(T0 + 30_000);
        judge.join(early, later, move(30_000), step);
        return goesOn;
    }

    @Test
    void where_a_late_piece_ends_it_is_told_when_its_visit_began() {
        ZoneEntry goesOn = toldOnward(20_000, 0);

        assertThat(goesOn.enterMs).isEqualTo(T0 + 20_000);
        assertThat(goesOn.mainVisitMs).isEqualTo(9);
        assertThat(walker.found()).as("it may be told of once it is over").isEmpty();

        goesOn.inside = false;
        goesOn.outMs = T0 + 38_000;
        happens(Event.EXITED, 38_000);
        visit(goesOn, 39_000);
        assertThat(walker.found())
                .containsExactly(
                        "RAISED zone-dwell truck@yard 30000 36000 late",
                        "CLEARED zone-dwell truck@yard 30000 38000 late");
    }

    @Test
    void who_knows_it_is_not_told_and_who_knows_nothing_tells_nothing() {
        assertThat(toldOnward(20_000, 24_000).enterMs).isEqualTo(T0 + 24_000);
        assertThat(toldOnward(0, 0).mainVisitMs).isZero();
        assertThat(walker.found()).isEmpty();
    }
}
