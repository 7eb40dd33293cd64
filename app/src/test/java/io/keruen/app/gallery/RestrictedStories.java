package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.alert.Severity.CRITICAL;

import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import java.util.Map;

/** Stories about zones that nobody may be in. */
final class RestrictedStories {
    private static final String RULE = "restricted-zone";
    private static final String TYPE = "RESTRICTED_ZONE_ENTRY";
    /** Where the strip begins, metres north of the road. */
    private static final double EDGE_M = 10.7;

    private RestrictedStories() {}

    static List<Story> all() {
        return List.of(
                raises(),
                nearly(),
                betweenTwoSamples(),
                nearlyShallowPath(),
                nearlyParked(),
                retired(),
                nearlyUnseen(),
                declaredAround(),
                planOver(),
                backlog(),
                detourFromBacklog(),
                intoHole(),
                overBeforeBacklog());
    }

    private static ZoneSpec strip() {
        return Road.box("BORDER-STRIP", ZoneKind.RESTRICTED, 100, EDGE_M, 900, 60);
    }

    private static ZoneSpec across(double west, double east) {
        return Road.box("BORDER-STRIP", ZoneKind.RESTRICTED, west, -40, east, 40);
    }

    private static Alarm alarm() {
        return Alarm.of(TYPE, CRITICAL, "T1").within(5);
    }

    private static Story raises() {
        // north 0 until 15 s, then 2 m/s: the edge at 5.35 s, 1 m beyond it at 5.85 s
        Truck truck =
                new Truck("T1").go(10, 15).go(8, 2, 8).go(10, 6).go(8, -2, 6).go(10, 5);
        return Story.of(RULE, "raises", "A truck leaves the road, drives 5 m deep in the border strip and comes back.")
                .on(strip())
                .escort("T1")
                .driven(truck)
                .raises(alarm().from(20.35, 21).until(29 + 2.65));
    }

    private static Story nearly() {
        Truck truck = new Truck("T1")
                .accuracy(0.3)
                .at(0, 2.6)
                .go(10, 10)
                .go(10, 0.9, 10)
                .go(10, 20);
        truck.accuracy(1.5).go(10, 0.16, 10).go(10, 20);
        return Story.of(
                        RULE,
                        "nearly",
                        "A truck drives along the edge of the border strip, inside it by less than 1 m, then by 2.5 m"
                                + " with an accuracy of 1.5 m.")
                .on(strip())
                .escort("T1")
                .driven(truck);
    }

    private static Story betweenTwoSamples() {
        return Story.of(
                        RULE,
                        "raises-between-two-samples",
                        "At 20 m/s and one sample a second a truck breaks through a strip of 4 m with no sample in it.")
                .on(across(107, 111))
                .escort("T1")
                .driven(new Truck("T1").every(1_000).go(20, 25))
                .raises(alarm().from(5.35, 6).until(16));
    }

    private static Story nearlyShallowPath() {
        return Story.of(
                        RULE,
                        "nearly-shallow-path",
                        "At 20 m/s and one sample a second a truck passes a strip of 1.4 m, never deeper than 0.7 m in"
                                + " it.")
                .on(across(107, 108.4))
                .escort("T1")
                .driven(new Truck("T1").every(1_000).go(20, 25));
    }

    private static Story nearlyParked() {
        Truck truck = new Truck("T1")
                .every(1_000)
                .accuracy(1.5)
                .at(200, EDGE_M - 4)
                .noise(1.5, 3)
                .stand(180);
        return Story.of(RULE, "nearly-parked", "A truck parks 4 m beside the border strip with 1.5 m of GNSS noise.")
                .on(strip(), Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, 150, -40, 250, 40))
                .escort("T1")
                .driven(truck);
    }

    private static Story retired() {
        return Story.of(RULE, "raises-until-retired", "The strip is opened to traffic while a truck is in it.")
                .on(Road.during(across(203, 603), 1, Long.MIN_VALUE, at(30.25)))
                .escort("T1")
                .driven(new Truck("T1").go(10, 50))
                .raises(alarm().from(20.3, 20.5).until(30.25));
    }

    private static Story declaredAround() {
        return Story.of(RULE, "raises-declared-around", "A strip is closed while a truck is in it.")
                .on(Road.during(across(203, 603), 1, at(30.25), Long.MAX_VALUE))
                .escort("T1")
                .driven(new Truck("T1").go(10, 70))
                .raises(alarm().from(30.5, 30.5).until(60.3));
    }

    private static Story planOver() {
        return Story.of(
                        RULE,
                        "raises-plan-over",
                        "The escort ends while its truck is in the strip: its alert ends with it, and what goes on is raised"
                                + " anew in the name of the truck until it left.")
                .on(across(203, 603))
                .plan(1, at(-3_600), at(40), Map.of(), "T1")
                .driven(new Truck("T1").go(10, 70))
                .raises(alarm().from(20.3, 20.5).until(40))
                .raises(alarm().from(20.3, 40).until(60.3));
    }

    private static Story detourFromBacklog() {
        // 7 s are lost, the straight path between their ends is clean; the edge is passed 1.35 s after 20 s
        Truck truck = new Truck("T1")
                .go(10, 10)
                .at(100, 0)
                .go(10, 0.8, 10)
                .go(8, 2, 3)
                .go(8, -2, 3)
                .go(10, -0.8, 10);
        return Story.of(
                        RULE,
                        "raises-detour-from-backlog",
                        "In a gap of 6.5 s a truck makes a detour into the strip; the straight line between the ends"
                                + " of the gap is clean, what it stored is not.")
                .on(strip())
                .driven(truck.go(10, 20).storing(20, 26, 30.01, 50, false))
                .raises(alarm().from(21.35, 22).until(24.65));
    }

    private static Story nearlyUnseen() {
        return Story.of(
                        RULE,
                        "nearly-unseen",
                        "25 s are lost for ever while a truck could have passed the strip or gone around it: nothing is"
                                + " claimed.")
                .on(across(203, 303))
                .driven(new Truck("T1").go(10, 60).losing(15, 40));
    }

    private static Story backlog() {
        return Story.of(
                        RULE,
                        "raises-from-backlog",
                        "A truck crosses the strip in a radio hole; what it stored is sent later and convicts it.")
                .on(across(203, 303))
                .driven(new Truck("T1").go(10, 60).storing(15, 40, 45.01, 50, false))
                .raises(alarm().from(20.3, 20.5).until(30.3));
    }

    private static Story intoHole() {
        return Story.of(
                        RULE,
                        "raises-behind-hole",
                        "A truck is found in the strip after a radio hole; what it stored, the newest first, tells"
                                + " when it came in.")
                .on(across(303, 603))
                .driven(new Truck("T1").go(10, 70).storing(15, 40, 45.01, 50, true))
                .raises(alarm().from(30.3, 40).until(60.3));
    }

    private static Story overBeforeBacklog() {
        return Story.of(
                        RULE,
                        "raises-over-before-backlog",
                        "A truck is found in the strip after a radio hole and leaves it; what it stored comes then and"
                                + " tells when it came in: the same alert, corrected.")
                .on(across(303, 433))
                .driven(new Truck("T1").go(10, 70).storing(15, 40, 45.01, 50, false))
                .raises(alarm().from(30.3, 40).until(43.3));
    }
}
