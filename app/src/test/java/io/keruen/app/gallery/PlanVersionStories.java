package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.transit.TransitEvent.Event;
import java.util.List;

/** Stories about plans that change under way: breakdown, swap, re-route, suspension, and traffic the other way. */
final class PlanVersionStories {
    private static final String LIFE = "escort-life";
    private static final double ALL_DAY_S = 80_000;
    private static final String OTHER_ROUTE = "ROUTE-OTHER";

    private PlanVersionStories() {}

    static List<Story> all() {
        return List.of(breaksDown(), swaps(), swapsForNobody(), reroutes(), suspends(), aborts(), meetsAnother());
    }

    private static EscortPlan plan(
            int number, int version, double fromS, double toS, String routeId, String... vehicleIds) {
        return new EscortPlan(
                "ESCORT-" + number,
                "CONVOY-" + number,
                version,
                Road.at(fromS),
                Road.at(toS),
                0,
                routeId,
                List.of(),
                Story.vehicles(vehicleIds),
                PolicyOverrides.NONE);
    }

    private static Passage life(Event event, double atS) {
        return Passage.of(event, "", "null", atS).within(1);
    }

    private static Passage departed() {
        return life(Event.DEPARTED, 0).unobserved();
    }

    private static Story breaksDown() {
        return Story.of(
                        LIFE,
                        "breakdown",
                        "The second of three trucks breaks down; 10 s later it is written out of the plan, and the third"
                                + " passes it and closes up.")
                .on(Road.straight(6))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2", "T3"))
                .plan(plan(1, 2, 30, ALL_DAY_S, Road.ROUTE, "T1", "T3"))
                .driven(
                        new Truck("T1").at(120, 0).go(10, 20).go(2, 14).go(10, 30),
                        new Truck("T2").at(90, 0).go(10, 20).stand(44),
                        new Truck("T3").at(60, 0).go(10, 20).stand(10).go(10, 34))
                .tells(departed());
    }

    private static Story swaps() {
        return Story.of(
                        LIFE,
                        "swap",
                        "A truck breaks down and another one, that nobody had planned, takes its place: nobody is missing.")
                .on(Road.straight(6))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2"))
                .plan(plan(1, 2, 30, ALL_DAY_S, Road.ROUTE, "T1", "T4"))
                .driven(
                        new Truck("T1").at(100, 0).go(10, 20).go(1, 10).go(5, 6).go(8, 24),
                        new Truck("T2").at(70, 0).go(10, 20).stand(40),
                        new Truck("T4").go(10, 20).go(4, 10).go(10, 6).go(8, 24))
                .tells(departed());
    }

    private static Story swapsForNobody() {
        return Story.of(
                        "convoy-member",
                        "raises-swapped",
                        "A truck is swapped for another one under way, of which nothing is ever heard.")
                .on(Road.straight(6))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2"))
                .plan(plan(1, 2, 30, ALL_DAY_S, Road.ROUTE, "T1", "T4"))
                .driven(
                        new Truck("T1").at(100, 0).go(10, 60),
                        new Truck("T2").at(70, 0).go(10, 20).stand(40))
                .raises(Alarm.of("CONVOY_GAP", MEDIUM, "T2", "T1")
                        .from(24.5, 29.5)
                        .until(30))
                .raises(Alarm.of("CONVOY_MEMBER_MISSING", HIGH, "T4").from(30, 40));
    }

    private static Story reroutes() {
        return Story.of(LIFE, "re-route", "A new version of the plan sends two trucks off to the north.")
                .on(Road.straight(6), Road.route(OTHER_ROUTE, 6, 0, 0, 300, 0, 300, 600))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2"))
                .plan(plan(1, 2, 20, ALL_DAY_S, OTHER_ROUTE, "T1", "T2"))
                .driven(
                        new Truck("T1").at(100, 0).go(10, 20).go(0, 10, 30),
                        new Truck("T2").at(70, 0).go(10, 23).go(0, 10, 27))
                .tells(departed());
    }

    private static Story suspends() {
        return Story.of(LIFE, "suspended", "For 20 s a version of the plan names no vehicle: the escort is suspended.")
                .on(Road.straight(6))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2"))
                .plan(plan(1, 2, 30, 50, Road.ROUTE))
                .driven(
                        new Truck("T1").at(100, 0).go(10, 70),
                        new Truck("T2").at(70, 0).go(10, 70))
                .tells(departed(), life(Event.SUSPENDED, 30), life(Event.RESUMED, 50));
    }

    private static Story aborts() {
        return Story.of(LIFE, "aborted", "The plan ends before its truck has arrived.")
                .on(Road.straight(6))
                .plan(plan(1, 1, -100, 30, Road.ROUTE, "T1"))
                .driven(new Truck("T1").at(100, 0).go(10, 45))
                .tells(departed(), life(Event.ABORTED, 30));
    }

    private static Story meetsAnother() {
        return Story.of(LIFE, "both-directions", "Two convoys pass each other on one road, 4 m apart.")
                .on(Road.straight(6), Road.route(OTHER_ROUTE, 6, 4_000, 0, 0, 0))
                .plan(plan(1, 1, -100, ALL_DAY_S, Road.ROUTE, "T1", "T2"))
                .plan(plan(2, 1, -100, ALL_DAY_S, OTHER_ROUTE, "T8", "T9"))
                .driven(
                        new Truck("T1").at(100, -2).courses().go(10, 60),
                        new Truck("T2").at(70, -2).courses().go(10, 60),
                        new Truck("T8").at(600, 2).courses().go(-10, 58),
                        new Truck("T9").at(630, 2).courses().go(-10, 58))
                .tells(departed(), departed());
    }
}
