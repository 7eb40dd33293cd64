package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a step of a zone's entry, and what each zone rule gets to see of it. */
class ZoneJudgeTest {
    private static final long T = Walker.T0;
    private static final double[][] PARAMETERS = {{11}, {22}, {33}};

    /** A yard that becomes a closed zone after 50 s, and ends after 100 s. */
    private static final ZoneSpec YARD = ZoneVersions.of(area(ZoneKind.YARD), 1, T, T + 50_000);

    private static final ZoneSpec CLOSED = ZoneVersions.of(area(ZoneKind.RESTRICTED), 2, T + 50_000, T + 100_000);

    private static ZoneSpec area(ZoneKind kind) {
        return Walker.rectangle("area", kind, 0, 0, 100, 100);
    }

    private final List<String> said = new ArrayList<>();
    private final RuleCatalog catalog = new RuleCatalog(List.of(
            new Watcher("of-yards", ZoneKind.YARD),
            new Watcher("of-closed", ZoneKind.RESTRICTED),
            new Watcher("of-yards-too", ZoneKind.YARD)));
    private final ZoneTable zones = new ZoneTable(List.of(YARD, CLOSED));
    private final ZoneJudge judge = new ZoneJudge(catalog);
    private final ZoneEntry entry = judge.slices().newEntry();
    private final ZoneEntry known = judge.slices().newEntry();
    private final ZoneStep step = new ZoneStep();
    private final ZoneMove move = new ZoneMove();
    private final LateFragments fragments = new LateFragments();

    /** Says what it is shown; its one long is how many alerts it holds, its double the moment at which it wakes up. */
    private final class Watcher extends ZoneRule {
        private final String id;
        private final ZoneKind kind;

        Watcher(String id, ZoneKind kind) {
            this.id = id;
            this.kind = kind;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public List<AlertType> alertTypes() {
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public int longs() {
            return 1;
        }

        @Override
        public int doubles() {
            return 1;
        }

        @Override
        public boolean concerns(ZoneSpec zone) {
            return zone.kind() == kind;
        }

        @Override
        public boolean holds(Slice slice) {
            return slice.getLong(0) > 0;
        }

        @Override
        public void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
            said.add("judge " + id + " by " + parameters[0] + ": " + shown(visit));
        }

        @Override
        public void goOnFromLate(ZoneVisit visit, double[] parameters, Slice main, Slice late, FindingOutput out) {
            said.add("go on " + id + " by " + parameters[0] + ": " + shown(visit));
            main.setLong(0, late.getLong(0));
        }

        @Override
        public void beganElsewhere(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
            said.add("began " + id + " by " + parameters[0] + ": " + shown(visit));
        }

        @Override
        public long quietUntilMs(ZoneVisit visit, double[] parameters, Slice slice) {
            said.add("quiet " + id + " by " + parameters[0] + ": " + (visit.eventTimeMs - T) + " "
                    + (visit.enterMs - T));
            return (long) slice.getDouble(0);
        }

        private String shown(ZoneVisit visit) {
            return (visit.inside ? "inside" : "outside") + " " + visit.event + " entered " + after(visit.enterMs)
                    + " out " + after(visit.outMs) + " retired " + after(visit.retiredAtMs) + " main "
                    + after(visit.mainVisitMs) + " at " + after(visit.eventTimeMs);
        }

        private static String after(long tMs) {
            return tMs == 0 ? "-" : String.valueOf(tMs - T);
        }
    }

    private final GeofenceOutput output = new GeofenceOutput() {
        @Override
        public void transit(int i, ZoneTransit transit) {
            said.add(told(i, transit));
        }

        @Override
        public void saidBefore(int i, ZoneTransit transit) {
            said.add("before: " + told(i, transit));
        }

        @Override
        public void moved(int i) {
            said.add("moved " + i);
        }

        @Override
        public void found(int i, Finding.Builder finding) {
            throw new AssertionError("nobody finds anything here");
        }

        private String told(int i, ZoneTransit transit) {
            return i + " " + transit.event() + " " + transit.zoneId() + " " + (transit.eventTimeMs() - T) + " "
                    + transit.reason() + (transit.unobserved() ? " unobserved" : "") + (transit.late() ? " late" : "");
        }
    };

    @BeforeEach
    void a_truck_inside_of_the_yard() {
        Zone zone = zones.zone(zones.entryAt(zoneAt(T).key(), T));
        entry.key = zone.key();
        entry.id = "area";
        entry.kind = ZoneKind.YARD;
        entry.inside = true;
        entry.enterMs = T + 1_000;
        entry.number = numberAt(T);
        known.enterMs = T + 500;
        to(T + 9_000, T + 10_000);
        judge.begin(PARAMETERS, fragments, zones, output);
    }

    private int numberAt(long tMs) {
        for (int z = 0; z < zones.size(); z++) {
            if (zones.isInForce(z, tMs)) {
                return z;
            }
        }
        throw new AssertionError("no zone then");
    }

    private Zone zoneAt(long tMs) {
        return zones.zone(numberAt(tMs));
    }

    private void to(long fromMs, long toMs) {
        move.fromMs = fromMs;
        move.i = 7;
        move.to(toMs, Walker.lat(50), Walker.lon(50), 1);
        step.clear();
    }

    @Test
    void what_happened_is_said_before_the_rules_that_are_concerned_see_it() {
        step.event = Event.ENTERED;
        step.eventMs = T + 9_500;
        step.unobserved = true;
        step.crossedMs = T + 9_700;
        judge.visited(entry, zoneAt(T), step, move);

        assertThat(said)
                .containsExactly(
                        "7 ENTERED area 9500 null unobserved",
                        "7 CROSSED area 9700 null",
                        "judge of-yards by 11.0: inside ENTERED entered 1000 out - retired - main - at 10000",
                        "judge of-yards-too by 33.0: inside ENTERED entered 1000 out - retired - main - at 10000");
        assertThat(entry.held).isFalse();
    }

    @Test
    void a_zone_that_ended_says_so_and_every_rule_sees_it() {
        step.event = Event.EXITED;
        step.eventMs = T + 9_500;
        step.retiredAtMs = T + 9_500;
        step.crossedMs = T + 9_600;
        step.crossedUnobserved = true;
        judge.visited(entry, null, step, move);

        assertThat(said.subList(0, 2))
                .containsExactly("7 EXITED area 9500 ZONE_RETIRED", "7 CROSSED area 9600 null unobserved");
        assertThat(said.subList(2, said.size()))
                .extracting(each -> each.substring(0, each.indexOf(" by")))
                .containsExactly("judge of-yards", "judge of-closed", "judge of-yards-too");
    }

    @Test
    void without_a_rule_transits_are_said_all_the_same() {
        ZoneJudge bare = new ZoneJudge(new RuleCatalog(List.of()));
        bare.begin(new double[0][], fragments, zones, output);
        step.event = Event.PRESENT;
        step.eventMs = T + 10_000;
        bare.visited(bare.slices().newEntry(), zoneAt(T), step, move);

        assertThat(said).containsExactly("7 PRESENT  10000 null");
    }

    @Test
    void an_entry_is_held_while_one_rule_holds_an_alert() {
        entry.longs[2] = 1;
        judge.visited(entry, zoneAt(T), step, move);
        assertThat(entry.held).isTrue();

        entry.longs[2] = 0;
        judge.visited(entry, zoneAt(T), step, move);
        assertThat(entry.held).isFalse();
    }

    @Test
    void for_a_rule_that_holds_an_alert_a_zone_that_became_another_ends_when_it_did() {
        entry.longs[0] = 1;
        entry.number = numberAt(T + 50_000);
        to(T + 49_000, T + 51_000);
        judge.visited(entry, zoneAt(T + 50_000), step, move);

        assertThat(said)
                .containsExactly(
                        "judge of-yards by 11.0: outside null entered 1000 out - retired 50000 main - at 51000",
                        "judge of-closed by 22.0: inside null entered 1000 out - retired - main - at 51000");
        assertThat(entry.held).as("its alert is over").isFalse();
    }

    @Test
    void it_ends_at_this_sample_where_the_change_lies_outside_of_the_step() {
        entry.longs[0] = 1;
        entry.number = numberAt(T + 50_000);
        Zone closed = zoneAt(T + 50_000);
        long[][] steps = {{49_000, 50_000}, {50_000, 51_000}, {60_000, 61_000}, {48_000, 49_999}};
        for (long[] each : steps) {
            to(T + each[0], T + each[1]);
            judge.visited(entry, closed, step, move);
        }
        entry.number = -1;
        to(T + 49_000, T + 51_000);
        judge.visited(entry, closed, step, move);
        to(T + 49_000, T + 51_000);
        step.retiredAtMs = T + 50_500;
        judge.visited(entry, closed, step, move);

        assertThat(said)
                .filteredOn(each -> each.startsWith("judge of-yards "))
                .extracting(each -> each.replaceAll(".* retired (\\S+) .*", "$1"))
                .containsExactly("50000", "51000", "61000", "49999", "51000", "50500");
    }

    @Test
    void the_main_line_goes_on_from_what_late_data_know() {
        known.longs[0] = 5;
        judge.goOn(entry, known, move);

        assertThat(said)
                .containsExactly(
                        "go on of-yards by 11.0: inside null entered 500 out - retired - main 1000 at 10000",
                        "go on of-yards-too by 33.0: inside null entered 500 out - retired - main 1000 at 10000",
                        "began of-yards by 11.0: inside null entered 1000 out - retired - main - at 10000",
                        "began of-yards-too by 33.0: inside null entered 1000 out - retired - main - at 10000");
        assertThat(entry.longs).containsExactly(5, 0, 0);
        assertThat(entry.held).isTrue();
    }

    @Test
    void whoever_learns_that_a_visit_began_elsewhere_may_hold_an_alert_from_then_on() {
        judge.beganElsewhere(entry, move);
        assertThat(entry.held).isFalse();

        entry.longs[0] = 1;
        judge.beganElsewhere(entry, move);
        assertThat(entry.held).isTrue();
    }

    @Test
    void a_visit_that_was_over_is_judged_by_those_who_hold_no_alert() {
        entry.longs[0] = 1;
        entry.outMs = T + 2_000;
        judge.ended(entry, T + 8_000, move);

        assertThat(said)
                .containsExactly(
                        "judge of-yards-too by 33.0: outside EXITED entered 1000 out 8000 retired - main - at 10000");
    }

    @Test
    void of_a_zone_that_is_not_in_force_nobody_hears_any_more() {
        to(T + 99_000, T + 100_000);
        judge.goOn(entry, known, move);
        judge.beganElsewhere(entry, move);
        judge.ended(entry, T + 99_500, move);

        assertThat(said).isEmpty();
    }

    @Test
    void rules_are_quiet_until_the_first_of_those_concerned_wakes_up() {
        entry.doubles[0] = 5_000;
        entry.doubles[1] = 1_000;
        entry.doubles[2] = 4_000;
        ZoneVisits visits = new ZoneVisits();
        visits.lastMs = T + 3_000;

        assertThat(judge.quietUntilMs(entry, zoneAt(T), visits)).isEqualTo(4_000);
        assertThat(said).containsExactly("quiet of-yards by 11.0: 3000 1000", "quiet of-yards-too by 33.0: 3000 1000");
        assertThat(judge.quietUntilMs(entry, zoneAt(T + 50_000), visits)).isEqualTo(1_000);
    }

    @Test
    void of_a_truck_outside_it_is_settled_only_after_two_clear_samples() {
        ZoneVisit visit = new ZoneVisit();
        List<Boolean> settled = new ArrayList<>();
        for (int beyond : new int[] {1, 2, 3}) {
            for (boolean inside : new boolean[] {false, true}) {
                entry.beyond = beyond;
                entry.inside = inside;
                ZoneJudge.fill(visit, entry, zoneAt(T), step, move);
                settled.add(visit.settledOutside);
            }
        }

        assertThat(settled).containsExactly(false, false, true, false, true, false);
    }

    @Test
    void who_is_not_begun_has_nobody_to_speak_to() {
        ZoneJudge idle = new ZoneJudge(catalog);

        assertThatThrownBy(() -> idle.visited(entry, zoneAt(T), step, move)).isInstanceOf(IllegalStateException.class);
        idle.moved(1);
        judge.moved(2);
        assertThat(said).containsExactly("moved 2");
    }
}
