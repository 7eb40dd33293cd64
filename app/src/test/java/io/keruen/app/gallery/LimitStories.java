package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** Stories about zones with a limit: of speed, of stay. */
final class LimitStories {
    private static final String SPEED = "speed-limit";
    private static final String OVERSPEED = "OVERSPEED";
    private static final String DWELL = "zone-dwell";
    private static final String EXCEEDED = "ZONE_DWELL_EXCEEDED";

    private LimitStories() {}

    static List<Story> all() {
        return List.of(
                speeds(),
                nearlySpeeds(),
                nearlySpeedsOnFastRoad(),
                speedsUnknownBetween(),
                speedsLowestCounts(),
                nearlySpeedsByWheel(),
                dwells(),
                nearlyDwells(),
                dwellsWithNoise(),
                dwellsUntilRetired(),
                dwellsFromHole(),
                dwellsInHole(),
                nearlyDwellsNewVersion());
    }

    private static ZoneSpec limit(String id, double west, double east, double mps) {
        return Road.withLimit(Road.box(id, ZoneKind.SPEED_LIMIT, west, -40, east, 40), mps);
    }

    private static Story speeds() {
        return Story.of(SPEED, "raises", "Where 10 m/s are allowed a truck drives 12, then 13.5, then 9 m/s.")
                .on(limit("APPROACH", 53, 2_053, 10))
                .escort("T1")
                .driven(new Truck("T1").go(10, 20).go(12, 10).go(13.5, 5).go(9, 10))
                .raises(Alarm.of(OVERSPEED, MEDIUM, "T1")
                        .from(20, 23)
                        .becomes(HIGH, 30)
                        .until(35));
    }

    private static Story nearlySpeeds() {
        Truck truck = new Truck("T1")
                .go(10, 10)
                .go(10.9, 15)
                .go(12, 2.5)
                .go(9, 5)
                .go(12, 3)
                .go(5.9, 40);
        return Story.of(
                        SPEED,
                        "nearly",
                        "Where 10 m/s are allowed a truck drives 10.9 for long and 12 m/s twice for less than 3 s;"
                                + " where 5 are allowed it drives 5.9 m/s.")
                .on(limit("APPROACH", 53, 2_053, 10), limit("POST", 400, 700, 5))
                .escort("T1")
                .driven(truck);
    }

    private static Story nearlySpeedsOnFastRoad() {
        return Story.of(SPEED, "nearly-on-fast-road", "Where 20 m/s are allowed a truck drives 21.8 m/s, 9 % too fast.")
                .on(limit("APPROACH", -100, 2_053, 20))
                .escort("T1")
                .driven(new Truck("T1").go(21.8, 30));
    }

    private static Story speedsUnknownBetween() {
        Truck truck = new Truck("T1")
                .go(10, 20)
                .go(12, 2)
                .speedless()
                .go(12, 2)
                .speedy()
                .go(12, 4)
                .go(9, 10);
        return Story.of(
                        SPEED,
                        "raises-unknown-between",
                        "A truck drives too fast; for 2 s of it its speed is not known.")
                .on(limit("APPROACH", 53, 2_053, 10))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of(OVERSPEED, MEDIUM, "T1").from(20, 24).until(28));
    }

    private static Story speedsLowestCounts() {
        // 203 is passed at 20.3 s; the second sample beyond 1.5 m is that of 21 s. 303 likewise: 31 s.
        return Story.of(SPEED, "raises-lowest-counts", "At 10 m/s a truck passes a zone of 8 within one of 20 m/s.")
                .on(limit("APPROACH", -100, 2_053, 20), limit("POST", 203, 303, 8))
                .escort("T1")
                .driven(new Truck("T1").go(10, 45))
                .raises(Alarm.of(OVERSPEED, MEDIUM, "T1").from(21, 24).until(31));
    }

    private static Story nearlySpeedsByWheel() {
        Truck truck =
                new Truck("T1").go(10, 20).go(12, 2.5).speedless().wheels(14).go(14, 20);
        return Story.of(
                        SPEED,
                        "nearly-speed-unknown",
                        "A truck drives too fast for 2.5 s, then gives no speed over ground for 20 s, then drives"
                                + " slowly.")
                .on(limit("APPROACH", 53, 2_053, 10))
                .escort("T1")
                .driven(truck.speedy().wheels(Double.NaN).go(9, 5));
    }

    private static ZoneSpec control(double west, double east, long maxDwellMs) {
        return Road.withDwell(Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, west, -40, east, 40), maxDwellMs);
    }

    private static Truck visitor(double standS) {
        return new Truck("T1").every(1_000).go(10, 15).stand(standS).go(10, 10);
    }

    private static Alarm exceeded() {
        return Alarm.of(EXCEEDED, MEDIUM, "T1").within(5);
    }

    private static Story dwells() {
        return Story.of(DWELL, "raises", "A truck stays 80 s in a control that allows 60 s.")
                .on(control(103, 203, 60_000))
                .escort("T1")
                .driven(visitor(70))
                .raises(exceeded().from(70.3, 71).until(90.3));
    }

    private static Story nearlyDwells() {
        Truck truck = visitor(49).go(-10, 10).stand(45).go(10, 10);
        return Story.of(
                        DWELL,
                        "nearly",
                        "A truck stays 59 s in a control that allows 60 s, leaves and comes for 55 s more.")
                .on(control(103, 203, 60_000))
                .escort("T1")
                .driven(truck);
    }

    private static Story dwellsWithNoise() {
        Truck truck = new Truck("T1")
                .every(1_000)
                .accuracy(1.5)
                .go(10, 10)
                .noise(1.5, 8)
                .stand(70);
        return Story.of(
                        DWELL,
                        "raises-near-boundary",
                        "A truck found in a control parks 3 m from its edge with 1.5 m of GNSS noise: that is one"
                                + " stay.")
                .on(control(-50, 103, 60_500))
                .escort("T1")
                .driven(truck)
                .raises(exceeded().from(60.5, 61));
    }

    private static Story dwellsUntilRetired() {
        return Story.of(DWELL, "raises-until-retired", "The control is closed while a truck stays in it too long.")
                .on(
                        Road.during(control(103, 203, 60_000), 1, Long.MIN_VALUE, at(80.25)),
                        Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, 103, -40, 203, 40))
                .escort("T1")
                .driven(visitor(90))
                .raises(exceeded().from(70.3, 71).until(80.25));
    }

    /** 103 is passed at 10.3 s, in the hole; the late data say so before the stay is over. */
    private static Story dwellsFromHole() {
        return Story.of(
                        DWELL,
                        "raises-entered-in-hole",
                        "A truck enters a control in a radio hole and stays 65 s; it is seen there for 57 s only, what"
                                + " it stored tells the rest.")
                .on(control(103, 203, 60_000))
                .driven(visitor(55).storing(5, 18, 25.01, 50, false))
                .raises(exceeded().from(70.3, 71).until(75.3));
    }

    private static Story dwellsInHole() {
        return Story.of(
                        DWELL,
                        "raises-in-hole",
                        "A truck stays 70 s in a control that allows 60 s, all of it in a radio hole.")
                .on(control(103, 203, 60_000))
                .driven(visitor(60).go(10, 10).storing(5, 84, 88.01, 50, false))
                .raises(exceeded().from(70.3, 71).until(80.3));
    }

    private static Story nearlyDwellsNewVersion() {
        return Story.of(
                        DWELL,
                        "nearly-new-version",
                        "While a truck stays in a control the stay allowed there is prolonged.")
                .on(
                        Road.during(control(103, 203, 60_000), 1, Long.MIN_VALUE, Long.MAX_VALUE),
                        Road.during(control(103, 203, 90_000), 2, at(40.25), Long.MAX_VALUE))
                .escort("T1")
                .driven(visitor(70));
    }
}
