package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.geo.Distance;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the pair rules get to see. */
class EscortPairsTest {
    private static final long T = 1_700_000_000_000L;

    private final ProbeRule probe = new ProbeRule("probe", 1);
    private final EscortKit kit = kit("A", "B");

    private EscortKit kit(String... vehicles) {
        RuleCatalog catalog = EscortKit.catalog(probe);
        return new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, vehicles)));
    }

    private static Point a(long ms, double chainageM) {
        return Point.of("A", T + ms, chainageM);
    }

    private static Point b(long ms, double chainageM) {
        return Point.of("B", T + ms, chainageM);
    }

    private ProbeRule.Seen only() {
        assertThat(probe.seen).hasSize(1);
        return probe.seen.get(0);
    }

    private List<Double> gaps() {
        return probe.seen.stream().map(ProbeRule.Seen::gapM).toList();
    }

    @Test
    void leader_is_interpolated_to_the_followers_time() {
        kit.hear(a(0, 100), a(100, 110), b(25, 50)).work(T + 100);

        assertThat(only().gapM()).isEqualTo(102.5 - 50 - 15);
        assertThat(only().orderKnown()).isTrue();
        assertThat(only().leaderChainageM()).isEqualTo(102.5);
        assertThat(only().pair()).isEqualTo("B>A");
    }

    @Test
    void sample_at_the_same_time_is_enough_alone() {
        kit.hear(a(0, 100), b(0, 50)).work(T);

        assertThat(only().gapM()).isEqualTo(35);
    }

    @Test
    void follower_waits_for_its_leader_and_is_judged_when_it_speaks() {
        kit.hear(a(0, 100), b(50, 50)).work(T + 900);
        assertThat(probe.seen).isEmpty();
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(T + 1_050);

        kit.hear(a(100, 110).arriving(T + 1_050)).work(T + 1_050);

        assertThat(only().gapM()).isEqualTo(105 - 50 - 15);
    }

    @Test
    void follower_waits_no_longer_than_a_second() {
        kit.hear(a(0, 100), b(50, 50), a(100, 110).arriving(T + 1_051)).work(T + 1_050);

        assertThat(only().gapM()).isNaN();
        assertThat(only().orderKnown()).isFalse();
        kit.work(T + 9_000);
        assertThat(probe.seen).hasSize(1);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void leader_never_heard_is_unknown_after_the_wait() {
        kit.hear(b(0, 50)).work(T + 999);
        assertThat(probe.seen).isEmpty();

        kit.work(T + 1_000);
        assertThat(only().gapM()).isNaN();
    }

    @Test
    void never_from_a_stale_position() {
        kit.hear(a(0, 100), a(2_501, 110), b(2_000, 50)).work(T + 3_000);
        kit.hear(a(5_000, 100), b(4_500, 50).arriving(T + 5_000)).work(T + 5_000);

        assertThat(probe.seen.get(0).gapM()).isNaN();
        assertThat(probe.seen.get(1).gapM()).isNotNaN();
    }

    @Test
    void later_neighbour_lies_at_most_a_second_ahead() {
        kit.hear(
                        a(0, 100),
                        a(1_500, 100),
                        b(499, 50).arriving(T + 1_500),
                        b(500, 50).arriving(T + 1_500))
                .work(T + 1_500);

        assertThat(gaps()).containsExactly(Double.NaN, 35.0);
    }

    @Test
    void before_the_leaders_first_sample_nothing_is_known() {
        kit.hear(b(0, 50), a(100, 100)).work(T + 100);

        assertThat(only().gapM()).isNaN();
    }

    @Test
    void samples_of_a_pair_are_judged_in_order() {
        kit.hear(b(0, 50), b(50, 51), b(100, 52), a(0, 100), a(100, 101)).work(T + 100);

        assertThat(probe.seen).extracting(ProbeRule.Seen::tMs).containsExactly(T, T + 50, T + 100);
        assertThat(probe.seen).extracting(ProbeRule.Seen::count).containsExactly(1L, 2L, 3L);
    }

    @Test
    void each_follower_has_its_own_leader_and_slice() {
        EscortKit three = kit("A", "B", "C");
        three.hear(a(0, 200), b(0, 100), Point.of("C", T, 50)).work(T);

        assertThat(probe.seen).extracting(ProbeRule.Seen::pair).containsExactlyInAnyOrder("B>A", "C>B");
        assertThat(probe.seen).extracting(ProbeRule.Seen::count).containsExactly(1L, 1L);
    }

    @Test
    void straight_line_counts_when_one_is_not_matched() {
        kit.hear(a(0, 100).unmatched(), b(0, 50)).work(T);

        double lineM = Distance.betweenM(a(0, 100).latDeg(), Point.LON_DEG, b(0, 50).latDeg(), Point.LON_DEG);
        assertThat(only().gapM()).isCloseTo(lineM - 15, within(1e-9));
        assertThat(only().orderKnown()).isFalse();
        assertThat(only().leaderChainageM()).isNaN();
    }

    @Test
    void bad_accuracy_of_either_is_unknown() {
        kit.hear(a(0, 100), b(0, 50).sigma(5), a(100, 100), b(100, 50).sigma(5.1));
        kit.hear(a(200, 100).sigma(5.1), b(200, 50), b(250, 50), a(300, 100)).work(T + 300);

        assertThat(gaps()).containsExactly(35.0, Double.NaN, Double.NaN, Double.NaN);
        assertThat(probe.seen).extracting(ProbeRule.Seen::orderKnown).containsExactly(true, false, false, false);
    }

    @Test
    void overtaken_leader_is_a_matter_of_order_only() {
        kit.hear(a(0, 100), b(0, 100), a(100, 100), b(100, 100.1)).work(T + 100);

        assertThat(gaps()).containsExactly(-15.0, Double.NaN);
        assertThat(probe.seen).extracting(ProbeRule.Seen::orderKnown).containsExactly(true, true);
    }

    @Test
    void pair_is_suspended_from_the_gate_until_both_are_past_it_and_the_follower_drives() {
        int gate = ZoneKind.GATE.bit();
        kit.hear(a(0, 100), b(0, 50)); // known
        kit.hear(a(100, 101).in(gate), b(100, 51)); // the leader is in it
        kit.hear(a(200, 102).in(gate), b(200, 52).in(gate)); // both
        kit.hear(a(300, 103), b(300, 53).in(gate)); // the follower is in it
        kit.hear(a(400, 104), b(400, 54).speed(2)); // past it, still slow
        kit.hear(a(500, 105), b(500, 55).speed(Double.NaN)); // nobody knows
        kit.hear(a(600, 106), b(600, 56).speed(2.1)); // drives again
        kit.hear(a(700, 107), b(700, 57).speed(1)); // slow, but no gate
        kit.work(T + 700);

        assertThat(probe.seen)
                .extracting(ProbeRule.Seen::suspended)
                .containsExactly(false, true, true, true, true, true, false, false);
        assertThat(gaps()).as("is measured all the same").containsOnly(35.0);
        assertThat(probe.seen).extracting(ProbeRule.Seen::orderKnown).containsOnly(true);
    }

    @Test
    void leader_between_a_gate_and_the_road_is_still_in_the_gate() {
        kit.hear(a(0, 100).in(ZoneKind.GATE.bit()), b(50, 50), a(100, 110)).work(T + 100);

        assertThat(only().suspended()).isTrue();
    }

    @Test
    void wait_ends_after_all_input_of_its_last_millisecond() {
        EscortKit late = kit("Z", "B");
        Point[] leader = {Point.of("Z", T, 100), Point.of("Z", T + 100, 110).arriving(T + 1_050)};
        late.hear(leader).hear(b(50, 50), b(60, 51).arriving(T + 1_050)).work(T + 1_050);

        assertThat(gaps()).containsExactly(40.0, 40.0);
    }

    @Test
    void end_of_one_wait_ends_no_other() {
        EscortKit three = kit("A", "B", "C");
        three.hear(b(0, 100), Point.of("C", T + 1, 50), b(2, 102).arriving(T + 1_001))
                .work(T + 1_001);

        assertThat(probe.seen).extracting(ProbeRule.Seen::pair).containsExactly("B>A", "C>B");
        assertThat(gaps()).containsExactly(Double.NaN, 36.0);
    }

    @Test
    void only_places_passed_one_by_one_suspend() {
        long ms = 0;
        List<Boolean> suspended = new ArrayList<>();
        for (ZoneKind kind : ZoneKind.values()) {
            EscortKit fresh = kit("A", "B");
            probe.seen.clear();
            fresh.hear(a(ms, 100), b(ms, 50).in(kind.bit())).work(T + ms);
            suspended.add(only().suspended());
        }

        assertThat(suspended).containsExactly(false, false, true, true, true, false, true, false, false);
    }

    @Test
    void unknown_leader_does_not_end_the_suspension() {
        int yard = ZoneKind.YARD.bit();
        kit.hear(a(0, 100).in(yard), b(0, 50).in(yard), b(100, 60)).work(T + 1_100);
        kit.hear(a(1_200, 110), b(1_200, 70).speed(1)).work(T + 1_200);

        assertThat(probe.seen).extracting(ProbeRule.Seen::suspended).containsExactly(true, true, true);
    }

    @Test
    void ring_is_thinned_but_keeps_the_newest_and_reaches_far_back() {
        kit.hear(LongStream.rangeClosed(0, 1_000).mapToObj(k -> a(10 * k, k)).toArray(Point[]::new));
        kit.work(T + 10_000);
        kit.hear(b(10_000, 0).arriving(T + 10_001), b(10_005, 0).arriving(T + 10_001));
        kit.hear(a(10_010, 1_001).arriving(T + 10_002)).work(T + 10_002);
        assertThat(gaps()).containsExactly(985.0, 985.5);

        TrackRing ring = new TrackRing();
        TrackQueue queue = new TrackQueue();
        for (long k = 0; k <= 1_000; k++) {
            queue.append(Point.frame(List.of(a(10 * k, k))));
            ring.add(queue, queue.takePending(1, 0));
        }
        LeaderPlace place = new LeaderPlace();
        ring.locate(T + 10_000 - 6_300, 2_500, place);
        assertThat(place.known).isTrue();
        assertThat(place.chainageM).isCloseTo(370, within(1e-9));
        assertThat(ring.size()).isLessThanOrEqualTo(TrackRing.CAPACITY);
        ring.locate(T, 2_500, place);
        assertThat(place.known).isTrue();
        assertThat(place.chainageM).isCloseTo(0, within(1e-9));
    }

    @Test
    void without_a_silence_rule_two_and_a_half_seconds_are_stale() {
        RuleCatalog bare = new RuleCatalog(List.<RuleDeclaration>of(probe));
        EscortKit other = new EscortKit(bare, new TestControl(bare, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));
        other.hear(a(0, 100), a(2_500, 100), b(2_000, 50).arriving(T + 2_500));
        other.hear(a(5_001, 100), b(4_500, 50).arriving(T + 5_001)).work(T + 6_000);

        assertThat(gaps()).containsExactly(35.0, Double.NaN);
    }

    @Test
    void vehicle_of_no_plan_or_of_another_escort_makes_no_pair() {
        RuleCatalog catalog = EscortKit.catalog(probe);
        kit.control = new TestControl(catalog, plan("E2", 1, 0, Long.MAX_VALUE, "A", "B"));
        kit.hear(a(0, 100), b(0, 50), Point.of("X", T, 0)).work(T + 5_000);

        assertThat(probe.seen).isEmpty();
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void who_is_held_back_by_a_leader_is_looked_at_anew_under_another_plan() {
        kit.hear(a(0, 100), b(50, 50)).work(T + 100);
        RuleCatalog catalog = EscortKit.catalog(probe);
        kit.control = new TestControl(catalog, plan("E1", 2, 0, Long.MAX_VALUE, "C", "B"));
        kit.hear(
                Point.of("C", T, 100).arriving(T + 200),
                Point.of("C", T + 100, 110).arriving(T + 200));
        kit.hear(b(60, 51).arriving(T + 200)).work(T + 200);

        assertThat(probe.seen).extracting(ProbeRule.Seen::pair).containsExactly("B>C", "B>C");
    }

    /** The third in the escort speaks first: before, only the follower itself was heard as if anew after a restart. */
    @Test
    void after_another_plan_it_makes_no_difference_whether_the_state_was_restored() {
        List<List<Long>> judged = new ArrayList<>();
        for (boolean restarts : new boolean[] {false, true}) {
            probe.seen.clear();
            EscortKit three = kit("A", "B", "X");
            three.hear(a(0, 100), b(50, 50)).work(T + 100);
            RuleCatalog catalog = EscortKit.catalog(probe);
            three.control = new TestControl(catalog, plan("E1", 2, 0, Long.MAX_VALUE, "C", "B", "X"));
            if (restarts) {
                three.restore(three.bytes());
            }
            three.hear(
                    Point.of("C", T, 100).arriving(T + 150),
                    Point.of("C", T + 100, 110).arriving(T + 150));
            three.hear(Point.of("X", T + 20, 10).arriving(T + 200)).work(T + 200);
            List<Long> atOnce = probe.seen.stream().map(ProbeRule.Seen::tMs).toList();
            three.hear(b(60, 51).arriving(T + 300)).work(T + 300);
            judged.add(atOnce);
            judged.add(probe.seen.stream().map(ProbeRule.Seen::tMs).toList());
        }

        assertThat(judged.get(0)).isNotEmpty().isEqualTo(judged.get(2));
        assertThat(judged.get(1)).isEqualTo(judged.get(3));
    }

    @Test
    void who_is_held_back_is_let_go_when_the_leader_has_left() {
        kit.hear(a(0, 100), b(0, 50), b(50, 51)).work(T + 100);
        Finding left = Finding.left("E1", "A", T + 90, 0);
        kit.stage.accept(kit.state, new StampedFinding(T + 150, "A", 2, -1, left));
        kit.hear(b(60, 52).arriving(T + 200)).work(T + 200);

        assertThat(probe.seen).hasSize(1);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void who_leaves_ends_both_of_its_pairs_and_no_other() {
        EscortKit four = kit("A", "B", "C", "D");
        for (long ms = 0; ms <= 6_000; ms += 1_000) {
            four.hear(a(ms, 900), b(ms, 700), Point.of("C", T + ms, 500), Point.of("D", T + ms, 300));
        }
        four.work(T + 6_000);
        Finding left = Finding.left("E1", "B", T + 6_500, 0);
        four.stage.accept(four.state, new StampedFinding(T + 7_000, "B", 8, -1, left));
        four.work(T + 7_000);

        assertThat(four.told())
                .filteredOn(each -> each.contains("CONVOY_GAP") && !each.startsWith("UPDATED"))
                .containsExactly(
                        "RAISED CONVOY_GAP B",
                        "RAISED CONVOY_GAP C",
                        "RAISED CONVOY_GAP D",
                        "CLEARED CONVOY_GAP B",
                        "CLEARED CONVOY_GAP C");
        assertThat(four.events)
                .filteredOn(event -> event.event() == AlertEvent.Event.CLEARED)
                .extracting(AlertEvent::clearedAtMs)
                .containsOnly(T + 6_500);
    }
}
