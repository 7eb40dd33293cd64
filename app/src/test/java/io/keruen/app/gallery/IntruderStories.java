package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** Stories about vehicles that come between the members of a convoy, or nearly do. */
final class IntruderStories {
    private static final String RULE = "convoy-intruder";
    private static final String INTRUDER = "CONVOY_INTRUDER";
    private static final double ALL_DAY_S = 80_000;
    private static final String SIDE_ROUTE = "ROUTE-SIDE";

    private IntruderStories() {}

    static List<Story> all() {
        return List.of(
                merges(),
                fallsSilent(),
                ofAnotherConvoy(),
                fromItsMiddle(),
                stands(),
                standsNoLongerWhenPlanned(),
                nearlyStays(),
                nearlyMeets(),
                nearlyMeetsConvoy(),
                nearlyBeside(),
                nearlyAhead(),
                nearlyFollows(),
                nearlyQueues(),
                nearlyBeforeDeparture(),
                nearlyKnown());
    }

    /** T1 at 100 m and T2 at 50 m drive at 10 m/s. */
    private static Story convoy(String name, String sentence, ZoneSpec... zones) {
        return Story.of(RULE, name, sentence)
                .on(Road.straight(6))
                .on(zones)
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(100, 0).go(10, 40),
                        new Truck("T2").at(50, 0).go(10, 40));
    }

    private static EscortPlan plan(int number, String routeId, String... vehicleIds) {
        return new EscortPlan(
                "ESCORT-" + number,
                "CONVOY-" + number,
                1,
                Road.at(-100),
                Road.at(ALL_DAY_S),
                0,
                routeId,
                List.of(),
                Story.vehicles(vehicleIds),
                PolicyOverrides.NONE);
    }

    private static Story merges() {
        // on the route from 11.5 s on, which a sample each second sees at 12 s; off it again from 28.5 s on
        return convoy("raises", "A car comes from a side road between two trucks and leaves them 17 s later.")
                .driven(new Truck("CAR")
                        .at(75, -29)
                        .courses()
                        .go(10, 10)
                        .go(10, 16, 1.5)
                        .go(10, 2.5, 2)
                        .go(10, 0, 15)
                        .go(10, 16, 2)
                        .go(10, 0, 5))
                .raises(Alarm.of(INTRUDER, HIGH, "CAR", "T2").from(12, 15).until(29));
    }

    private static Story fallsSilent() {
        // seen last at 19 s; clears as of then, 10 s after that sighting was judged
        return convoy("raises-silent", "A car between two trucks falls silent.")
                .driven(new Truck("CAR").at(75, 1).courses().go(10, 20))
                .raises(Alarm.of(INTRUDER, HIGH, "CAR", "T2").from(0, 3).until(19));
    }

    private static Story ofAnotherConvoy() {
        return Story.of(RULE, "raises-planned", "The lead of another convoy drives between two trucks.")
                .on(Road.straight(6), Road.route(SIDE_ROUTE, 6, 0, 0, 3_000, 0))
                .plan(plan(1, Road.ROUTE, "T1", "T2"))
                .plan(plan(2, SIDE_ROUTE, "T8", "T9"))
                .driven(
                        new Truck("T1").at(150, 0).go(10, 20),
                        new Truck("T2").at(100, 0).go(10, 20),
                        new Truck("T8").at(125, 1).courses().go(10, 20),
                        new Truck("T9").at(80, 0).go(10, 20))
                .raises(Alarm.of(INTRUDER, HIGH, "T8", "T2").from(0, 3))
                .raises(Alarm.of(INTRUDER, HIGH, "T2", "T9").from(1, 4));
    }

    private static Story fromItsMiddle() {
        return Story.of(
                        RULE,
                        "raises-middle",
                        "The second of three trucks of another convoy drives between two trucks.")
                .on(Road.straight(6), Road.route(SIDE_ROUTE, 6, 0, 0, 3_000, 0))
                .plan(plan(1, Road.ROUTE, "T1", "T2"))
                .plan(plan(2, SIDE_ROUTE, "T7", "T8", "T9"))
                .driven(
                        new Truck("T1").at(150, 0).go(10, 20),
                        new Truck("T2").at(100, 0).go(10, 20),
                        new Truck("T7").at(170, 1).courses().go(10, 20),
                        new Truck("T8").at(125, 1).courses().go(10, 20),
                        new Truck("T9").at(80, 0).go(10, 20))
                .raises(Alarm.of(INTRUDER, HIGH, "T8", "T2").from(0, 3))
                .raises(Alarm.of(INTRUDER, HIGH, "T1", "T8").from(1, 4))
                .raises(Alarm.of(INTRUDER, HIGH, "T2", "T9").from(1, 4));
    }

    private static Story stands() {
        return Story.of(RULE, "raises-standing", "A convoy halts and a car without speed or course stands in it.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(100, 0).go(10, 10).stand(20),
                        new Truck("T2").at(50, 0).go(10, 10).stand(20),
                        new Truck("CAR").speedless().at(85, 0).go(10, 10).stand(20))
                .raises(Alarm.of(INTRUDER, HIGH, "CAR", "T2").from(1, 4));
    }

    private static Story standsNoLongerWhenPlanned() {
        return Story.of(RULE, "raises-until-planned", "A truck between two others is written into their plan.")
                .on(Road.straight(6))
                .version(1, -100, ALL_DAY_S, List.of(), "T1", "T2")
                .version(2, 20, ALL_DAY_S, List.of(), "T1", "T3", "T2")
                .driven(
                        new Truck("T1").at(130, 0).go(10, 45),
                        new Truck("T3").at(100, 0).courses().go(10, 45),
                        new Truck("T2").at(70, 0).go(10, 45))
                .raises(Alarm.of(INTRUDER, HIGH, "T3", "T2").from(0, 3).until(19));
    }

    private static Story nearlyStays() {
        return convoy("nearly", "A car drives between two trucks for less than three seconds.")
                .driven(new Truck("CAR")
                        .at(75, -8)
                        .courses()
                        .go(10, 10)
                        .go(10, 4, 1)
                        .go(10, 0, 1.5)
                        .go(10, -4, 1)
                        .go(10, 0, 10));
    }

    private static Story nearlyMeets() {
        return Story.of(RULE, "nearly-oncoming", "A car comes along a convoy the other way, slowly, on its road.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(100, 0).go(3, 30),
                        new Truck("T2").at(50, 0).go(3, 30),
                        new Truck("CAR").at(170, 3).courses().go(-2, 30),
                        new Truck("VAN").at(200, 4).go(-2, 30));
    }

    private static Story nearlyMeetsConvoy() {
        return Story.of(
                        RULE,
                        "nearly-oncoming-convoy",
                        "Two convoys meet, and one halts beside the other on its own lane.")
                .on(Road.straight(6), Road.route(SIDE_ROUTE, 6, 3_000, 4, 0, 4))
                .plan(plan(1, Road.ROUTE, "T1", "T2"))
                .plan(plan(2, SIDE_ROUTE, "T7", "T8", "T9"))
                .driven(
                        new Truck("T1").at(150, 0).go(3, 30),
                        new Truck("T2").at(100, 0).go(3, 30),
                        new Truck("T7").at(160, 4).courses().go(-4, 5).stand(25),
                        new Truck("T8").at(190, 4).courses().go(-4, 5).stand(25),
                        new Truck("T9").at(220, 4).courses().go(-4, 5).stand(25));
    }

    private static Story nearlyBeside() {
        return convoy("nearly-parallel", "A car keeps up with two trucks on a road 9 m aside.")
                .driven(new Truck("CAR").at(75, 9).courses().go(10, 40));
    }

    private static Story nearlyAhead() {
        return convoy("nearly-ahead", "A car leads two trucks the way.")
                .driven(new Truck("CAR").at(125, 0).courses().go(10, 40));
    }

    private static Story nearlyFollows() {
        return convoy("nearly-behind", "A car follows two trucks.")
                .driven(new Truck("CAR").at(30, 0).courses().go(10, 40));
    }

    private static Story nearlyQueues() {
        return Story.of(
                        RULE,
                        "nearly-queue",
                        "A truck of no plan stands between two of a convoy in the queue of a gate.")
                .on(Road.straight(6), Road.box("QUEUE", ZoneKind.GATE_QUEUE, 180, -20, 420, 20))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(100, 0).go(10, 20).stand(20),
                        new Truck("T2").at(60, 0).go(10, 20).stand(20),
                        new Truck("OTHER").phase(20_000).at(280, 0).stand(20));
    }

    private static Story nearlyBeforeDeparture() {
        return Story.of(RULE, "nearly-parked", "A car stands between two trucks that wait for their departure.")
                .on(Road.straight(6), Road.box("YARD-KZ", ZoneKind.YARD, 300, -40, 400, 40))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(45, 0).stand(20),
                        new Truck("T2").at(5, 0).stand(20),
                        new Truck("CAR").at(25, 0).stand(20));
    }

    private static Story nearlyKnown() {
        return convoy("nearly-inaccurate", "A car with a poor receiver drives between two trucks.")
                .driven(new Truck("CAR").accuracy(8).at(75, 0).courses().go(10, 40));
    }
}
