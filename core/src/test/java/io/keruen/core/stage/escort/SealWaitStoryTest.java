package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a seal that wait for their truck, are overtaken, come twice or at the edge of a plan. */
class SealWaitStoryTest extends SealTale {
    private static List<String> moments(Said said, String type) {
        return said.alerts(type).stream()
                .map(event -> event.event() + " " + event.state() + " " + (event.momentMs() - T))
                .toList();
    }

    /** The truck's samples come each full second; a line of the same moment comes before them. */
    @ParameterizedTest
    @CsvSource({"12000, 12500, 12500", "12500, 12500, 13000", "12500, 13500, 13500"})
    void an_opening_is_judged_as_soon_as_the_place_of_the_truck_then_is_known(long atMs, long comesMs, long judgedMs) {
        say(SealStatus.SEALED, 0).say(SealStatus.OPENED, atMs, comesMs);

        assertThat(bench.play(T + judgedMs - 1).lines(BROKEN)).isEmpty();
        assertThat(bench.play(T + judgedMs).lines(BROKEN)).containsExactly("RAISED B " + atMs);
    }

    @Test
    void an_opening_whose_truck_says_no_more_is_judged_a_second_later_by_where_it_was() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 50).in(ZoneKind.YARD.bit()));
        say(SealStatus.OPENED, 9_000, 10_000);

        assertThat(openings(bench.play(T + 10_999))).isEmpty();
        assertThat(openings(bench.play(T + 11_000)))
                .extracting(TransitEvent::reason)
                .containsExactly("YARD");
    }

    /** Neither a sample of another nor an older one of its own says where it was. */
    @Test
    void only_a_sample_of_its_truck_of_that_moment_or_later_ends_the_wait() {
        bench = new EscortBench(control());
        bench.hear(Point.of("A", T, 700), Point.of("B", T, 40), Point.of("A", T + 10_200, 700));
        bench.hear(Point.of("B", T + 8_000, 45).arriving(T + 10_300));
        bench.hear(Point.of("B", T + 9_000, 50).in(ZoneKind.YARD.bit()).arriving(T + 10_900));

        Said said = say(SealStatus.OPENED, 9_000, 10_000).bench.play(T + 12_000);

        assertThat(said.lines(BROKEN)).isEmpty();
        assertThat(openings(said)).extracting(TransitEvent::reason).containsExactly("YARD");
    }

    /** It came in time: what is raised is not late, and over with the newer line. */
    @Test
    void an_opening_that_is_overtaken_while_it_waits_is_over_with_the_newest() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 300), Point.of("B", T + 10_000, 310).arriving(T + 10_900));
        Said said = say(SealStatus.OPENED, 9_000, 10_000)
                .say(SealStatus.SEALED, 9_500, 10_400)
                .bench
                .play(T + 12_000);

        assertThat(moments(said, BROKEN)).containsExactly("RAISED UNACKNOWLEDGED 9000", "UPDATED LATCHED 9500");
        assertThat(said.alerts(BROKEN)).noneMatch(AlertEvent::late);
    }

    @Test
    void what_was_broken_is_over_when_it_is_opened_where_it_may_be() {
        Said said =
                say(SealStatus.TAMPERED, 5_000).say(SealStatus.OPENED, 8_000).play();

        assertThat(moments(said, BROKEN)).startsWith("RAISED UNACKNOWLEDGED 5000", "UPDATED LATCHED 8000");
        assertThat(openings(said)).hasSize(1);
    }

    @Test
    void the_same_opening_twice_is_told_once() {
        SealLine opened = line("S1", "B", SealStatus.OPENED, 5_000, 5_500);
        bench.line(opened).line(opened.at(T + 7_000)).line(line("S1", "B", SealStatus.OPENED, 8_000, 8_500));
        bench.line(opened.at(T + 9_000));

        assertThat(openings(play()))
                .extracting(event -> event.eventTimeMs() - T)
                .containsExactly(5_000L, 8_000L);
    }

    /** On its way it reported itself on a vehicle of nobody: the escort hears of that once a plan names the seal. */
    @Test
    void an_older_line_that_a_later_plan_asks_for_is_told_late() {
        SealLine attack = line("S1", "Z", SealStatus.TAMPERED, 20_000, 50_000);
        SealLine sealed = line("S1", "B", SealStatus.SEALED, 30_000, 30_000);
        bench.line(sealed).line(attack).line(sealed.at(T + 50_000));

        Said said = bench.play(T + 60_000);

        assertThat(moments(said, BROKEN)).containsExactly("RAISED UNACKNOWLEDGED 20000", "UPDATED LATCHED 30000");
        assertThat(said.alerts(BROKEN)).allMatch(AlertEvent::late);
    }

    @Test
    void of_two_lines_of_one_moment_the_second_is_not_late() {
        Said said = say(SealStatus.SEALED, 20_000, 20_100)
                .say(SealStatus.FAULT, 20_000, 20_200)
                .play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 20000");
        assertThat(said.alerts(FAULT)).noneMatch(AlertEvent::late);
    }

    /** A fault does not close it: only the seal itself says that it is sealed. */
    @ParameterizedTest
    @CsvSource({"FAULT, 0", "SEALED, 1"})
    void a_seal_that_was_opened_counts_again_once_it_is_sealed(SealStatus next, int raised) {
        bench = drivers(control(ROAD, plan(1, T, T + 50_000, three())), 55_000);
        Said said = say(SealStatus.OPENED, 5_000)
                .say(next, 8_000)
                .say(SealStatus.TAMPERED, 60_000)
                .play();

        assertThat(said.lines(BROKEN).stream().filter(line -> line.equals("RAISED B 60000")))
                .hasSize(raised);
    }

    @Test
    void outside_the_plan_only_what_is_sealed_is_broken_no_more() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + 50_000, three())));
        Said said = say(SealStatus.TAMPERED, 60_000)
                .say(SealStatus.FAULT, 62_000)
                .say(SealStatus.SEALED, 64_000)
                .play();

        assertThat(moments(said, BROKEN)).startsWith("RAISED UNACKNOWLEDGED 60000", "UPDATED LATCHED 64000");
    }

    /** Its first second lies before what is looked at as of a second ago. */
    @Test
    void what_a_seal_says_as_the_plan_begins_stands() {
        bench = new EscortBench(control(ROAD, plan(1, T + 10_000, T + VALID_MS, three())));

        assertThat(say(SealStatus.FAULT, 10_500).bench.play(T + 20_000).lines(FAULT))
                .containsExactly("RAISED B 10500");
    }

    @Test
    void what_stands_is_over_with_the_first_line_after_the_plan_if_that_comes_before_its_end_is_noticed() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + 100_000, three())));
        say(SealStatus.FAULT, 90_000).say(SealStatus.UNKNOWN, 100_200, 100_300);

        assertThat(bench.play(T + 100_300).lines(FAULT)).containsExactly("RAISED B 90000", "CLEARED B 100200");
    }

    /** B drives for another escort from 80 s to 100 s, and its own is told so before that second is over. */
    @Test
    void what_stands_about_a_seal_ends_when_its_truck_goes_over_to_another_escort() {
        bench = new EscortBench(control(
                ROAD,
                plan(1, T, T + VALID_MS, three()),
                other(T + 80_000, T + 100_000, vehicle("B", Role.CARGO, "S1", null))));
        bench.finding(T + 80_200, Finding.left(Crossing.ESCORT, "B", T + 80_200, 1));
        Said said = say(SealStatus.FAULT, 60_000)
                .say(SealStatus.FAULT, 110_000)
                .bench
                .play(T + 115_000);

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 60000", "CLEARED B 80200", "RAISED B 110000");
    }
}
