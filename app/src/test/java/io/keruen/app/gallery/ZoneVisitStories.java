package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.transit.TransitEvent.Event.CROSSED;
import static io.keruen.core.transit.TransitEvent.Event.ENTERED;
import static io.keruen.core.transit.TransitEvent.Event.EXITED;
import static io.keruen.core.transit.TransitEvent.Event.PRESENT;

import io.keruen.core.alert.Severity;
import io.keruen.core.rule.customs.BorderReleaseRule;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** Stories about entering, leaving and crossing zones: transits, and no alerts but at the border. */
final class ZoneVisitStories {
    private static final String RULE = "zone-visits";

    private ZoneVisitStories() {}

    static List<Story> all() {
        return List.of(
                everyShape(),
                startsInside(),
                thinStrips(),
                queueBeforeBorder(),
                parkedOnBoundary(),
                retiredInside(),
                newVersionInside(),
                hole("radio-hole-newest-first", "the newest first", true),
                hole("radio-hole-oldest-first", "the oldest first", false),
                outAndBack(),
                retiredInHole(),
                shortHole("lost-samples", "", false),
                shortHole("lost-samples-found", " They arrive later and change nothing.", true));
    }

    /** Nobody planned these trucks: the border is none of theirs. */
    private static Alarm ofNoPlan() {
        return Alarm.of(BorderReleaseRule.TYPE, Severity.CRITICAL, "T1");
    }

    private static Story everyShape() {
        return Story.of(RULE, "every-shape", "A truck drives through a box, a disc, a corridor and a ring at 10 m/s.")
                .on(
                        Road.box("BOX", ZoneKind.CUSTOMS_CONTROL, 103, -20, 203, 20),
                        Road.disc("DISC", ZoneKind.STOP_ALLOWED, 303, 0, 30),
                        Road.corridor("STRIP", ZoneKind.STOP_ALLOWED, 20, 403, -50, 403, 50),
                        Road.boxWithHole("RING", ZoneKind.STOP_ALLOWED, new double[] {502, -40, 602, 40}, new double[] {
                            531, -20, 571, 20
                        }))
                .driven(new Truck("T1").go(10, 65))
                .tells(
                        Passage.of(ENTERED, "T1", "BOX", 10.3).within(5),
                        Passage.of(EXITED, "T1", "BOX", 20.3).within(5),
                        Passage.of(ENTERED, "T1", "DISC", 27.3).within(5),
                        Passage.of(EXITED, "T1", "DISC", 33.3).within(5),
                        Passage.of(ENTERED, "T1", "STRIP", 38.3).within(5),
                        Passage.of(EXITED, "T1", "STRIP", 42.3).within(5),
                        Passage.of(ENTERED, "T1", "RING", 50.2).within(5),
                        Passage.of(EXITED, "T1", "RING", 53.1).within(5),
                        Passage.of(ENTERED, "T1", "RING", 57.1).within(5),
                        Passage.of(EXITED, "T1", "RING", 60.2).within(5));
    }

    private static Story startsInside() {
        return Story.of(
                        RULE,
                        "starts-inside",
                        "A truck switched on inside a zone is present there, it did not enter; 0.8 m beside the"
                                + " boundary the sign of the distance decides.")
                .on(
                        Road.box("HOME", ZoneKind.STOP_ALLOWED, -50, -20, 103, 20),
                        Road.box("JUST-INSIDE", ZoneKind.STOP_ALLOWED, -100, -20, 0.8, 20),
                        Road.box("JUST-OUTSIDE", ZoneKind.STOP_ALLOWED, -100, -20, -0.8, 20))
                .driven(new Truck("T1").go(10, 15))
                .tells(
                        Passage.of(PRESENT, "T1", "HOME", 0),
                        Passage.of(PRESENT, "T1", "JUST-INSIDE", 0),
                        Passage.of(EXITED, "T1", "JUST-INSIDE", 0.08).within(5),
                        Passage.of(EXITED, "T1", "HOME", 10.3).within(5));
    }

    private static Story thinStrips() {
        return Story.of(
                        RULE,
                        "between-two-samples",
                        "At 20 m/s and one sample a second a truck crosses strips of 4 m and the border with no sample"
                                + " in them.")
                .on(
                        Road.box("FENCE", ZoneKind.STOP_ALLOWED, 107, -30, 111, 30),
                        Road.corridor("DITCH", ZoneKind.STOP_ALLOWED, 2, 227, -30, 227, 30),
                        Road.border(333))
                .driven(new Truck("T1").every(1_000).go(20, 22))
                .tells(
                        Passage.of(CROSSED, "T1", "FENCE", 5.35).within(5),
                        Passage.of(CROSSED, "T1", "DITCH", 11.25).within(5),
                        Passage.of(CROSSED, "T1", "BORDER", 16.65).within(5))
                .raises(ofNoPlan().from(16.65, 16.65).within(5));
    }

    private static Story queueBeforeBorder() {
        Truck truck = new Truck("T1").every(1_000).accuracy(1.5).go(7, 14);
        truck.noise(1.5, 11).stand(150).noise(0, 0).go(5, 20);
        return Story.of(
                        RULE,
                        "queue-before-border",
                        "A truck queues 2 m before the border with 1.5 m of GNSS noise for 150 s, then crosses it"
                                + " once.")
                .on(Road.border(100), Road.box("QUEUE", ZoneKind.GATE_QUEUE, -20, -30, 160, 30))
                .driven(truck)
                .tells(
                        Passage.of(PRESENT, "T1", "QUEUE", 0),
                        Passage.of(CROSSED, "T1", "BORDER", 164.4).within(10),
                        Passage.of(EXITED, "T1", "QUEUE", 176.4).within(5))
                .raises(ofNoPlan().from(164.4, 164.4).within(10));
    }

    private static Story parkedOnBoundary() {
        Truck truck = new Truck("T1").every(1_000).accuracy(1.5).at(-0.5, 0).stand(1);
        return Story.of(
                        RULE,
                        "nearly-parked-on-boundary",
                        "A truck parks half a metre before a zone with 1.5 m of GNSS noise: no entry, no exit.")
                .on(
                        Road.box("ZONE", ZoneKind.CUSTOMS_CONTROL, 0, -50, 100, 50),
                        Road.box("PARKING", ZoneKind.STOP_ALLOWED, -100, -100, 200, 100))
                .driven(truck.noise(1.5, 5).stand(300))
                .tells(Passage.of(PRESENT, "T1", "PARKING", 0));
    }

    private static Story retiredInside() {
        ZoneSpec zone = Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 403, 20);
        return Story.of(RULE, "retired-inside", "The zone is abolished while a truck is in it: the visit ends then.")
                .on(Road.during(zone, 1, Long.MIN_VALUE, at(20.25)))
                .driven(new Truck("T1").go(10, 50))
                .tells(
                        Passage.of(ENTERED, "T1", "CONTROL", 10.3).within(5),
                        Passage.of(EXITED, "T1", "CONTROL", 20.25).because("ZONE_RETIRED"));
    }

    private static Story newVersionInside() {
        ZoneSpec small = Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 203, 20);
        ZoneSpec large = Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 303, 20);
        return Story.of(RULE, "new-version-inside", "The zone is enlarged while a truck is in it: the visit goes on.")
                .on(
                        Road.during(small, 1, Long.MIN_VALUE, Long.MAX_VALUE),
                        Road.during(large, 2, at(15.25), Long.MAX_VALUE))
                .driven(new Truck("T1").go(10, 40))
                .tells(
                        Passage.of(ENTERED, "T1", "CONTROL", 10.3).within(5),
                        Passage.of(EXITED, "T1", "CONTROL", 30.3).within(5));
    }

    private static Story hole(String name, String order, boolean newestFirst) {
        return Story.of(
                        RULE,
                        name,
                        "A truck crosses the border in a radio hole of 40 s; what it stored is sent later, " + order
                                + ", and tells the true times.")
                .on(
                        Road.border(303),
                        Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 403, -20, 503, 20),
                        Road.box("CN-STRIP", ZoneKind.STOP_ALLOWED, 552, -20, 752, 20))
                .driven(new Truck("T1").go(10, 80).storing(20, 60, 65.01, 50, newestFirst))
                .tells(
                        Passage.of(CROSSED, "T1", "BORDER", 60).unobserved(),
                        Passage.of(ENTERED, "T1", "CN-STRIP", 60).unobserved(),
                        Passage.of(EXITED, "T1", "CN-STRIP", 75.2).within(5),
                        Passage.of(CROSSED, "T1", "BORDER", 30.3).within(5).late(),
                        Passage.of(ENTERED, "T1", "CONTROL", 40.3).within(5).late(),
                        Passage.of(EXITED, "T1", "CONTROL", 50.3).within(5).late(),
                        Passage.of(ENTERED, "T1", "CN-STRIP", 55.2).within(5).late())
                .raises(ofNoPlan().from(60, 60));
    }

    private static Story outAndBack() {
        Truck truck = new Truck("T1").go(10, 30).go(-10, 30);
        return Story.of(
                        RULE,
                        "radio-hole-out-and-back",
                        "In a radio hole a truck crosses the border and comes back; what it stored tells both"
                                + " crossings.")
                .on(Road.border(253))
                .driven(truck.storing(20, 40, 45.01, 50, true))
                .tells(
                        Passage.of(CROSSED, "T1", "BORDER", 25.3).within(5).late(),
                        Passage.of(CROSSED, "T1", "BORDER", 34.7).within(5).late())
                .raises(
                        ofNoPlan().from(25.3, 25.3).within(5),
                        ofNoPlan().from(34.7, 34.7).within(5));
    }

    private static Story retiredInHole() {
        ZoneSpec zone = Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 603, 20);
        return Story.of(
                        RULE,
                        "radio-hole-retired-inside",
                        "A zone is abolished while a truck drives through it in a radio hole; what it stored confirms"
                                + " that.")
                .on(Road.during(zone, 1, Long.MIN_VALUE, at(30.25)))
                .driven(new Truck("T1").go(10, 70).storing(15, 40, 45.01, 50, true))
                .tells(
                        Passage.of(ENTERED, "T1", "CONTROL", 10.3).within(5),
                        Passage.of(EXITED, "T1", "CONTROL", 30.25)
                                .because("ZONE_RETIRED")
                                .unobserved());
    }

    private static Story shortHole(String name, String end, boolean stored) {
        Truck truck = new Truck("T1").go(10, 60);
        return Story.of(
                        RULE,
                        name,
                        "Six seconds are lost while a truck passes a strip of 20 m: the straight path tells the time."
                                + end)
                .on(Road.box("STRIP", ZoneKind.STOP_ALLOWED, 403, -30, 423, 30))
                .driven(stored ? truck.storing(38, 44, 50.01, 50, true) : truck.losing(38, 44))
                .tells(Passage.of(CROSSED, "T1", "STRIP", 40.3).within(5));
    }
}
