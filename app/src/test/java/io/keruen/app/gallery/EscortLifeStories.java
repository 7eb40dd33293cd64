package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** Stories about an escort as a whole: its life from yard to yard, who is missing, who comes too late. */
final class EscortLifeStories {
    private static final String LIFE = "escort-life";
    private static final String MEMBER = "convoy-member";
    private static final String MISSING = "CONVOY_MEMBER_MISSING";
    private static final String OVERDUE_RULE = "escort-overdue";
    private static final String OVERDUE = "TRANSIT_OVERDUE";
    private static final List<String> NO_GATES = List.of();

    private EscortLifeStories() {}

    static List<Story> all() {
        return List.of(
                crosses(),
                crossesGateLine(),
                nearlyShunts(),
                missesMember(),
                nearlyMissesMember(),
                missesDeviated(),
                missesFarOff(),
                nearlyFarOff(),
                overdue(),
                overdueSilent(),
                nearlyOverdue(),
                nearlyOverdueExtended());
    }

    private static ZoneSpec yard(String id, double west, double east) {
        return Road.box(id, ZoneKind.YARD, west, -40, east, 40);
    }

    private static Passage life(Event event, String zoneId, double atS) {
        return Passage.of(event, "", zoneId, atS).within(1);
    }

    private static Passage zone(Event event, String vehicleId, String zoneId, double atS) {
        return Passage.of(event, vehicleId, zoneId, atS).within(1);
    }

    private static Story crosses() {
        return Story.of(
                        LIFE,
                        "crossing",
                        "Two trucks leave a yard, pass the exit gate, the strip and the entry gate, and reach the other"
                                + " yard.")
                .on(Road.straight(6), yard("YARD-KZ", -50, 100), yard("YARD-CN", 900, 1_200))
                .on(Road.gate("GATE-OUT", 300, 320), Road.gateOn(Jurisdiction.CN, Road.gate("GATE-IN", 600, 620)))
                .escort(200, List.of("GATE-OUT", "GATE-IN"), "T1", "T2")
                .driven(
                        new Truck("T1").at(60, 0).stand(5).go(10, 90).stand(5),
                        new Truck("T2").at(30, 0).stand(5).go(10, 90).stand(5))
                .tells(zone(Event.PRESENT, "T1", "YARD-KZ", 0), zone(Event.PRESENT, "T2", "YARD-KZ", 0))
                .tells(zone(Event.EXITED, "T1", "YARD-KZ", 9), zone(Event.EXITED, "T2", "YARD-KZ", 12))
                .tells(zone(Event.ENTERED, "T1", "GATE-OUT", 29), zone(Event.ENTERED, "T2", "GATE-OUT", 32))
                .tells(zone(Event.EXITED, "T1", "GATE-OUT", 31), zone(Event.EXITED, "T2", "GATE-OUT", 34))
                .tells(zone(Event.ENTERED, "T1", "GATE-IN", 59), zone(Event.ENTERED, "T2", "GATE-IN", 62))
                .tells(zone(Event.EXITED, "T1", "GATE-IN", 61), zone(Event.EXITED, "T2", "GATE-IN", 64))
                .tells(zone(Event.ENTERED, "T1", "YARD-CN", 89), zone(Event.ENTERED, "T2", "YARD-CN", 92))
                .tells(life(Event.DEPARTED, "YARD-KZ", 9), life(Event.AT_EXIT_GATE, "GATE-OUT", 29))
                .tells(life(Event.IN_BORDER_STRIP, "GATE-OUT", 34), life(Event.AT_ENTRY_GATE, "GATE-IN", 59))
                .tells(life(Event.ARRIVED, "YARD-CN", 92));
    }

    /** Without yards: departs 50 m along the road, arrives 50 m before its end. */
    private static Story crossesGateLine() {
        return Story.of(LIFE, "gate-lines", "A truck drives a road without yards through two gates drawn as lines.")
                .on(Road.bent(6, 0, 0, 800, 0), Road.gateLine("GATE-OUT", 300), Road.gateLine("GATE-IN", 500))
                .escort(200, List.of("GATE-OUT", "GATE-IN"), "T1")
                .driven(new Truck("T1").at(1, 0).go(10, 79))
                .tells(zone(Event.CROSSED, "T1", "GATE-OUT", 29.9), zone(Event.CROSSED, "T1", "GATE-IN", 49.9))
                .tells(life(Event.DEPARTED, "null", 4.9), life(Event.AT_EXIT_GATE, "GATE-OUT", 28.5))
                .tells(life(Event.IN_BORDER_STRIP, "GATE-OUT", 29.9), life(Event.AT_ENTRY_GATE, "GATE-IN", 48.5))
                .tells(life(Event.ARRIVED, "null", 75));
    }

    private static Story nearlyShunts() {
        Truck truck = new Truck("T1").at(100, 0).go(3, 20).go(-3, 20).go(3, 25).go(8, 20);
        return Story.of(
                        "wrong-direction",
                        "nearly-shunting",
                        "A truck shunts 60 m back and forth in its yard before it departs.")
                .on(Road.straight(6), yard("YARD-KZ", 50, 170))
                .escort("T1")
                .driven(truck);
    }

    private static Story missesMember() {
        return Story.of(MEMBER, "raises", "The third truck of a convoy is not heard when it departs, but later.")
                .on(Road.straight(6))
                .escort("T1", "T2", "T3")
                .driven(
                        new Truck("T1").at(40, 0).go(10, 40),
                        new Truck("T2").at(10, 0).go(10, 40),
                        new Truck("T3").phase(30_000).at(280, 0).go(10, 10))
                .raises(Alarm.of(MISSING, HIGH, "T3").from(1, 11).until(30));
    }

    private static Story nearlyMissesMember() {
        return Story.of(MEMBER, "nearly", "The third truck of a convoy is first heard 9.5 s after the departure.")
                .on(Road.straight(6))
                .escort("T1", "T2", "T3")
                .driven(
                        new Truck("T1").at(40, 0).go(10, 40),
                        new Truck("T2").at(10, 0).go(10, 40),
                        new Truck("T3").phase(10_500).at(85, 0).delay(800).go(10, 29.5));
    }

    private static Story missesDeviated() {
        // 6 m + 2 sigma at 3.5 s of turning off, 3.6 m at 5.5 s of the way back
        Truck truck = new Truck("T1").go(10, 10).go(10, 2, 5).go(10, 70).go(10, -2, 5);
        return Story.of(MEMBER, "raises-deviated", "A truck drives 10 m off the line of its road for 70 s.")
                .on(Road.straight(6))
                .escort("T1")
                .driven(truck.go(10, 10))
                .raises(Alarm.of("ROUTE_DEVIATION", HIGH, "T1").from(14, 16).until(88.5))
                .raises(Alarm.of(MISSING, HIGH, "T1").from(14, 76).until(88.5));
    }

    /** SEMANTICS 6.7: so far off that it has no place on the road, from its first sample on. */
    private static Story missesFarOff() {
        return Story.of(MEMBER, "raises-far-off", "A truck drives 300 m beside its road from the beginning.")
                .on(Road.straight(6))
                .escort("T1")
                .driven(new Truck("T1").at(500, 300).go(10, 90))
                .raises(Alarm.of("DATUM_MISMATCH", MEDIUM, "T1").from(21, 41))
                .raises(Alarm.of(MISSING, HIGH, "T1").from(5.5, 65.5).untold());
    }

    private static Story nearlyFarOff() {
        return Story.of(MEMBER, "nearly-far-off", "A truck drives 1.2 km to the beginning of its road, and on.")
                .on(Road.straight(6))
                .escort("T1")
                .driven(new Truck("T1").at(-1_200, 0).go(10, 150));
    }

    private static Story overdue() {
        return Story.of(OVERDUE_RULE, "raises", "A convoy that must be there at 60 s is all in its yard at 75 s.")
                .on(Road.straight(6), yard("YARD-CN", 700, 1_000))
                .escort(60, NO_GATES, "T1", "T2")
                .driven(
                        new Truck("T1").at(40, 0).go(10, 70).stand(20),
                        new Truck("T2").go(10, 75).stand(15))
                .raises(Alarm.ofAll(OVERDUE, MEDIUM).from(60, 65).until(70));
    }

    private static Story overdueSilent() {
        return Story.of(OVERDUE_RULE, "raises-silent", "A truck falls silent under way; then its time is up.")
                .on(Road.straight(6), yard("YARD-CN", 700, 1_000))
                .escort(60, NO_GATES, "T1")
                .driven(new Truck("T1").go(10, 30), new Truck("X1").at(0, 500).go(2, 70))
                .raises(SilenceStories.stale("T1").from(29.5, 32).until(34.5))
                .raises(SilenceStories.lost("T1").from(29.5, 34.5))
                .raises(Alarm.ofAll(OVERDUE, MEDIUM).from(60, 65));
    }

    private static Story nearlyOverdue() {
        return Story.of(OVERDUE_RULE, "nearly", "A truck reaches its yard in the last moment, over a slow radio.")
                .on(Road.straight(6), yard("YARD-CN", 700, 1_000))
                .escort(70, NO_GATES, "T1")
                .driven(new Truck("T1").delay(400).go(10, 75).stand(5));
    }

    private static Story nearlyOverdueExtended() {
        return Story.of(OVERDUE_RULE, "nearly-extended", "A convoy gets more time before its time is up, and needs it.")
                .on(Road.straight(6), yard("YARD-CN", 700, 1_000))
                .escort(60, NO_GATES, "T1")
                .version(2, 50, 80, NO_GATES, "T1")
                .driven(new Truck("T1").go(10, 75).stand(5));
    }
}
