package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the main line saw of a hole: from 10,000 to 20,000, inside of zones 1 and 2 before, of 1 and 3 behind. */
class MainHoleTest {
    private static final long KEY = 1;
    private static final long GONE = 2;
    private static final long NEW = 3;
    private static final int FORMAT = LateFragments.TIMED;

    private static ZoneVisits visits(long lastMs, long... keysAndTimes) {
        ZoneVisits visits = new ZoneVisits();
        visits.moveTo(lastMs, 47, 82, 1);
        ZoneEntry outside = visits.add();
        outside.key = 99;
        outside.enterMs = 1;
        for (int i = 0; i < keysAndTimes.length; i += 2) {
            ZoneEntry entry = visits.add();
            entry.key = keysAndTimes[i];
            entry.enterMs = keysAndTimes[i + 1];
            entry.inside = true;
        }
        return visits;
    }

    private static MainHole hole() {
        MainHole hole = new MainHole();
        hole.fromMs = 10_000;
        hole.toMs = 20_000;
        hole.insideKeys = MainHole.insideKeys(visits(10_000, KEY, 5_000, GONE, 6_000));
        return hole;
    }

    private static MainHole sure() {
        MainHole hole = hole();
        hole.visits = MainHole.begun(visits(22_000, KEY, 5_000, NEW, 20_000));
        return hole;
    }

    private static MainHole stored(MainHole hole) throws IOException {
        return StoredBytes.thereAndBack(hole, MainHole::write, in -> MainHole.read(in, FORMAT));
    }

    private static byte[] bytes(MainHole hole) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hole.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void only_zones_that_it_is_inside_of_are_taken() {
        assertThat(hole().insideKeys).containsExactly(KEY, GONE);
        assertThat(MainHole.begun(visits(0, KEY, 5_000, NEW, 20_000))).containsExactly(KEY, 5_000, NEW, 20_000);
    }

    @Test
    void a_visit_began_before_the_hole_or_behind_it() {
        MainHole hole = sure();

        assertThat(hole().enterMs(KEY)).as("not sure yet").isZero();
        assertThat(hole.enterMs(KEY)).isEqualTo(5_000);
        assertThat(hole.enterMs(NEW)).isEqualTo(20_000);
        assertThat(hole.enterMs(GONE)).isZero();
        assertThat(hole.visitMs(KEY)).isEqualTo(ZoneVisit.SAME_VISIT);
        assertThat(hole.visitMs(NEW)).isEqualTo(20_000);
        assertThat(hole.visitMs(GONE)).isZero();
        assertThat(hole.isBegun(KEY, 10_000)).isTrue();
        assertThat(hole.isBegun(KEY, 10_001)).isFalse();
        assertThat(hole.isBegun(KEY, 0)).isFalse();
        assertThat(hole.isBegun(NEW, 5_000)).isFalse();
    }

    @Test
    void of_several_holes_each_has_the_samples_behind_it() {
        MainHole first = hole();
        MainHole second = hole();
        second.fromMs = 25_000;
        second.toMs = 30_000;
        first.isFollowedBy(second, visits(24_000, KEY, 5_000));

        assertThat(first.at(24_000)).isSameAs(first);
        assertThat(first.at(24_001)).isSameAs(second);
        assertThat(first.last()).isSameAs(second);
        assertThat(second.last()).isSameAs(second);
        assertThat(first.isBehind(19_999)).isFalse();
        assertThat(first.isBehind(20_000)).isTrue();
        assertThat(first.isBehind(24_000)).isTrue();
        assertThat(first.isBehind(24_001)).isFalse();
        assertThat(second.isBehind(1_000_000)).isTrue();
        assertThat(first.enterMs(KEY)).isEqualTo(5_000);
        second.visits = MainHole.begun(visits(33_000, NEW, 31_000));
        assertThat(first.enterMs(NEW)).isZero();
        assertThat(first.seenMs(NEW)).isEqualTo(31_000);
        assertThat(first.seenMs(KEY)).isEqualTo(5_000);
        assertThat(first.seenMs(GONE)).isZero();
    }

    @Test
    void an_exit_behind_the_hole_of_a_visit_that_ran_across_is_known_once() {
        MainHole hole = sure();
        hole.exited(KEY, 5_000, 20_000);
        assertThat(hole.exitMs(KEY)).as("over at its end, not behind").isZero();
        hole.exited(KEY, 20_001, 40_000);
        assertThat(hole.exitMs(KEY)).as("another visit, behind").isZero();
        hole.exited(GONE, 5_000, 40_000);
        assertThat(hole.exitMs(GONE)).as("nothing that ran across").isZero();

        hole.exited(KEY, 5_000, 20_001);
        assertThat(hole.exitMs(KEY)).isEqualTo(20_001);
        hole.exited(KEY, 5_000, 30_000);
        assertThat(hole.exitMs(KEY)).as("the first counts").isEqualTo(20_001);
    }

    @Test
    void late_data_know_an_earlier_exit() {
        MainHole hole = sure();
        hole.exited(NEW, 20_000, 40_000);
        hole.trulyExited(NEW, 20_000, 30_000);
        assertThat(hole.exitMs(NEW)).isEqualTo(30_000);
        hole.trulyExited(NEW, 20_000, 35_000);
        assertThat(hole.exitMs(NEW)).isEqualTo(30_000);
        hole.trulyExited(NEW, 20_000, 19_000);
        assertThat(hole.exitMs(NEW)).as("before its end it did not run across").isEqualTo(30_000);
        hole.trulyExited(KEY, 5_000, 33_000);
        assertThat(hole.exitMs(KEY)).as("the main line had seen none").isEqualTo(33_000);
    }

    @Test
    void the_exit_of_the_next_hole_is_known_too() {
        MainHole first = sure();
        MainHole second = sure();
        first.next = second;
        second.exited(KEY, 5_000, 50_000);

        assertThat(first.exitMs(KEY)).isEqualTo(50_000);
        first.exited(KEY, 5_000, 45_000);
        assertThat(first.exitMs(KEY)).isEqualTo(45_000);
    }

    @Test
    void what_ended_in_the_hole_is_told_while_the_main_line_does_not_know() {
        MainHole hole = hole();
        hole.ended(KEY, 15_000);
        assertThat(hole.endedMs(KEY)).isEqualTo(15_000);
        assertThat(hole.endedMs(GONE)).isZero();

        MainHole knows = sure();
        knows.ended(KEY, 15_000);
        assertThat(knows.endedMs(KEY)).isZero();
    }

    @Test
    void what_was_given_up_is_said_no_more_here_or_in_a_next_hole() {
        MainHole first = hole();
        MainHole second = hole();
        first.next = second;
        assertThat(first.isGivenUp(KEY, 5_000)).isFalse();
        second.gaveUp(KEY);
        second.gaveUp(GONE);

        assertThat(second.isGivenUp(KEY, 5_000)).isTrue();
        assertThat(second.isGivenUp(GONE, 5_000)).isTrue();
        assertThat(first.isGivenUp(KEY, 5_000)).isTrue();
        assertThat(second.isGivenUp(KEY, 10_001)).as("one that began later").isFalse();
        assertThat(second.isGivenUp(NEW, 5_000)).isFalse();
    }

    @Test
    void a_beginning_is_corrected_if_it_lies_before_the_end() {
        MainHole hole = sure();
        hole.corrected(NEW, 20_000, 20_001);
        assertThat(hole.enterMs(NEW)).isEqualTo(20_000);
        hole.corrected(NEW, 19_999, 15_000);
        assertThat(hole.enterMs(NEW)).as("another visit").isEqualTo(20_000);
        hole.corrected(NEW, 20_000, 15_000);
        assertThat(hole.enterMs(NEW)).isEqualTo(15_000);
        assertThat(hole.enterMs(KEY)).isEqualTo(5_000);
        hole().corrected(NEW, 20_000, 15_000); // knows of none yet
    }

    @Test
    void what_was_said_is_remembered_for_the_last_64_times() {
        MainHole first = hole();
        MainHole second = hole();
        first.next = second;
        second.said(KEY, 1, 20_000);

        assertThat(first.isSaid(KEY, 1, 20_000)).isTrue();
        assertThat(first.isSaid(GONE, 1, 20_000)).isFalse();
        assertThat(first.isSaid(KEY, 2, 20_000)).isFalse();
        assertThat(first.isSaid(KEY, 1, 20_001)).isFalse();
        for (int n = 1; n < 64; n++) {
            second.said(NEW, 1, 20_000 + n);
        }
        assertThat(second.isSaid(KEY, 1, 20_000)).isTrue();
        second.said(NEW, 1, 30_000);
        assertThat(second.isSaid(KEY, 1, 20_000)).isFalse();
        assertThat(second.isSaid(NEW, 1, 20_001)).isTrue();
        assertThat(second.isSaid(NEW, 1, 30_000)).isTrue();
    }

    /** A box from 50 m to 100 m east. */
    private static Zone box() {
        double[] ring = {
            Drive.latDeg(-20), Drive.lonDeg(50), Drive.latDeg(-20), Drive.lonDeg(100),
            Drive.latDeg(20), Drive.lonDeg(100), Drive.latDeg(20), Drive.lonDeg(50)
        };
        return ZoneKinds.zone(ZoneSpec.of("box", ZoneKind.RESTRICTED, Shape.polygon(ring)));
    }

    private static MainHole across(double fromEastM, double toEastM) {
        MainHole hole = hole();
        hole.judged = true;
        hole.fromLatDeg = Drive.latDeg(0);
        hole.fromLonDeg = Drive.lonDeg(fromEastM);
        hole.toLatDeg = Drive.latDeg(0);
        hole.toLonDeg = Drive.lonDeg(toEastM);
        return hole;
    }

    @Test
    void a_path_across_is_judged_if_it_was_told_or_meets_the_zone_while_nobody_is_sure() {
        Zone box = box();
        assertThat(across(0, 75).isJudged(box, false)).isTrue();
        assertThat(across(0, 75).isJudged(box, true)).isFalse();
        assertThat(across(0, 40).isJudged(box, false)).isFalse();
        MainHole unjudged = across(0, 75);
        unjudged.judged = false;
        assertThat(unjudged.isJudged(box, false)).isFalse();
        MainHole known = across(0, 75);
        known.visits = new long[0];
        assertThat(known.isJudged(box, false)).isFalse();

        for (long[] timeAndTold : new long[][] {{9_999, 0}, {10_000, 1}, {20_000, 1}, {20_001, 0}}) {
            MainHole told = across(0, 40);
            told.next = across(40, 80);
            told.next.said(box.key(), 1, timeAndTold[0]);
            told.next.said(box.key() + 1, 1, 15_000);
            assertThat(told.isJudged(box, true)).isEqualTo(timeAndTold[1] == 1);
        }
    }

    @Test
    void a_visit_that_seems_to_go_on_from_the_first_sample_behind() {
        Zone box = box();
        assertThat(across(0, 40).aheadMs(box)).isZero();
        assertThat(across(0, 75).aheadMs(box)).isEqualTo(20_000);
        MainHole before = across(60, 75);
        before.insideKeys = new long[] {box.key()};
        assertThat(before.aheadMs(box)).isEqualTo(ZoneVisit.SAME_VISIT);
        MainHole known = across(0, 75);
        known.visits = new long[] {box.key(), 18_000};
        assertThat(known.aheadMs(box)).isEqualTo(18_000);
    }

    @Test
    void what_was_written_is_read() throws IOException {
        MainHole hole = across(0, 75);
        hole.toSigmaM = 2.5;
        hole.ended(GONE, 15_000);
        hole.isFollowedBy(hole(), visits(24_000, KEY, 5_000, NEW, 20_000));
        hole.exited(KEY, 5_000, 50_000);
        hole.said(KEY, 1, 20_000);
        hole.gaveUp(KEY);
        MainHole read = stored(hole);

        assertThat(bytes(read)).isEqualTo(bytes(hole));
        assertThat(read.judged).isTrue();
        assertThat(read.fromMs).isEqualTo(10_000);
        assertThat(read.toMs).isEqualTo(20_000);
        assertThat(read.toSigmaM).isEqualTo(2.5);
        assertThat(read.fromLonDeg).isEqualTo(Drive.lonDeg(0));
        assertThat(read.toLonDeg).isEqualTo(Drive.lonDeg(75));
        assertThat(read.toLatDeg).isEqualTo(Drive.latDeg(0));
        assertThat(read.insideKeys).containsExactly(KEY, GONE);
        assertThat(read.visits).containsExactly(KEY, 5_000, NEW, 20_000);
        assertThat(read.endedMs(GONE)).isEqualTo(15_000);
        assertThat(read.exitMs(KEY)).isEqualTo(50_000);
        assertThat(read.isSaid(KEY, 1, 20_000)).isTrue();
        assertThat(read.isGivenUp(KEY, 5_000)).isTrue();
        assertThat(read.untilMs).isEqualTo(24_000);
        assertThat(bytes(stored(hole()))).isEqualTo(bytes(hole()));
        assertThat(stored(hole()).visits).isNull();
    }
}
