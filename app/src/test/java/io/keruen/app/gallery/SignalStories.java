package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;
import static io.keruen.core.transit.TransitEvent.Event.ENTERED;
import static io.keruen.core.transit.TransitEvent.Event.EXITED;

import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/** Stories about signals that cannot be true: places, clocks, order of arrival. */
final class SignalStories {
    private static final String JUMP = "position-jump";
    private static final String JUMPED = "POSITION_JUMP";
    private static final String FROZEN = "position-frozen";
    private static final String STUCK = "POSITION_FROZEN";
    private static final String CLOCK = "clock-skew";
    private static final String SKEW = "CLOCK_SKEW";

    private SignalStories() {}

    static List<Story> all() {
        return List.of(
                jumps(),
                jumpsOutAndBack(),
                nearlyJumps(),
                nearlyDisordered(),
                freezes(),
                freezesByWheels(),
                nearlyFreezes(),
                clockAhead(),
                clockFarAhead(),
                clockBehind(),
                nearlySkew(),
                nearlyBacklog(),
                nearlySlowBacklog(),
                disorderedAndTwice(),
                overtakenOnTheRadio(),
                missesItsTurn(),
                reboots());
    }

    private static Alarm jumped() {
        return Alarm.of(JUMPED, MEDIUM, "T1");
    }

    private static Story jumps() {
        return Story.of(JUMP, "raises", "The place of a driving truck leaps 30 m to the side and stays there.")
                .driven(new Truck("T1").go(10, 20).jump(0, 30).go(10, 15))
                .raises(jumped().from(20, 20).until(30));
    }

    private static Story jumpsOutAndBack() {
        return Story.of(JUMP, "raises-out-and-back", "The place leaps 30 m to the side and back after 3 s: one alert.")
                .driven(new Truck("T1")
                        .go(10, 20)
                        .jump(0, 30)
                        .go(10, 3)
                        .jump(0, -30)
                        .go(10, 15))
                .raises(jumped().from(20, 20).becomes(HIGH, 23).until(33));
    }

    private static Story nearlyJumps() {
        Truck truck = new Truck("T1").accuracy(0.6).stand(10).jump(4.9, 0).stand(5);
        truck.go(5, 5)
                .go(15, 5)
                .unheard(15, 8)
                .go(15, 5)
                .accuracy(1.5)
                .noise(1.5, 2)
                .go(10, 20);
        return Story.of(
                        JUMP,
                        "nearly",
                        "The place leaps 4.9 m at an accuracy of 0.6 m; the truck speeds up, is unheard for 8 s, and"
                                + " shakes by 1.5 m of noise.")
                .driven(truck);
    }

    private static Story nearlyDisordered() {
        Truck truck = new Truck("T1").unnumbered().go(10, 30);
        return Story.of(
                        JUMP,
                        "nearly-disordered",
                        "Samples without numbers arrive up to 1.2 s after those that follow them.")
                .driven(truck.storing(10, 10.5, 11.6, 1, false).storing(20, 21, 22.1, 10, true));
    }

    private static Story freezes() {
        // The last new place is that of 20 s; the first repeated one, 20.5 s, begins it.
        Truck truck = new Truck("T1").go(5, 20).says(5, 7).jump(35, 0).go(5, 13);
        return Story.of(FROZEN, "raises", "A truck at 5 m/s repeats one place for 7 s, then appears 35 m further.")
                .driven(truck)
                .raises(Alarm.of(STUCK, HIGH, "T1").from(20.5, 25.5).until(27))
                .raises(jumped().from(27, 27).until(37));
    }

    private static Story freezesByWheels() {
        Truck truck = new Truck("T1").wheels(8).go(8, 20).says(0, 10).wheels(0).says(0, 10);
        return Story.of(FROZEN, "raises-by-wheels", "The receiver says that a truck stands; its wheels turn at 8 m/s.")
                .driven(truck)
                .raises(Alarm.of(STUCK, HIGH, "T1").from(20.5, 25.5).until(30));
    }

    private static Story nearlyFreezes() {
        Truck truck = new Truck("T1").go(0.7, 20).says(0.7, 5).jump(3.5, 0).go(0.7, 10);
        truck.says(0.4, 20).speedless().stand(10).speedy().go(5, 5);
        return Story.of(
                        FROZEN,
                        "nearly",
                        "A creeping truck repeats one place for 4.5 s; a parked one says 0.4 m/s for 20 s, then no"
                                + " speed.")
                .on(Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, -50, -50, 100, 50))
                .driven(truck);
    }

    private static Alarm skewed() {
        return Alarm.of(SKEW, MEDIUM, "T1");
    }

    private static Story clockAhead() {
        Truck truck = new Truck("T1")
                .go(10, 20)
                .clock(3_000)
                .go(10, 10)
                .stand(10)
                .clock(0)
                .stand(10);
        return Story.of(CLOCK, "raises", "A truck's clock leaps 3 s ahead and is set right 20 s later.")
                .driven(truck)
                .raises(skewed().from(20, 20).until(40));
    }

    private static Story clockFarAhead() {
        return Story.of(
                        CLOCK,
                        "raises-far-ahead",
                        "A truck's clock is 15 s ahead for 20 s, in which it drives too fast: that is not judged, nor"
                                + " is it called silent.")
                .on(Road.withLimit(Road.box("APPROACH", ZoneKind.SPEED_LIMIT, -100, -40, 900, 40), 10))
                .escort("T1")
                .driven(new Truck("T1")
                        .go(10, 20)
                        .clock(15_000)
                        .go(14, 20)
                        .clock(0)
                        .go(10, 10))
                .raises(skewed().from(20, 20).until(40));
    }

    private static Story clockBehind() {
        return Story.of(CLOCK, "raises-behind", "A truck's clock is 4 s behind from the beginning.")
                .driven(new Truck("T1").clock(-4_000).go(10, 40))
                .raises(skewed().from(0, 30));
    }

    private static Story nearlySkew() {
        Truck truck = new Truck("T1")
                .go(10, 10)
                .clock(1_900)
                .go(10, 10)
                .stand(5)
                .clock(0)
                .stand(5)
                .delay(1_900);
        return Story.of(CLOCK, "nearly", "A clock is 1.9 s ahead for a while; later the radio takes 1.9 s for 35 s.")
                .driven(truck.go(10, 35));
    }

    private static Story nearlyBacklog() {
        return Story.of(CLOCK, "nearly-backlog", "After a radio hole of 40 s a truck sends what it stored within 4 s.")
                .driven(new Truck("T1").go(10, 80).storing(20, 64, 60, 46, false));
    }

    private static Story nearlySlowBacklog() {
        return Story.of(
                        CLOCK,
                        "nearly-slow-backlog",
                        "After a radio hole of 40 s a truck sends what it stored in order, only twice as fast as it"
                                + " drove.")
                .driven(new Truck("T1").every(1_000).go(10, 110).storing(20, 100, 60, 500, false));
    }

    private static Story disorderedAndTwice() {
        return Story.of(
                        "stream",
                        "disordered-and-twice",
                        "Every sample takes up to 0.5 s, every fifth comes twice: the same alert and transits as in"
                                + " order.")
                .on(Road.straight(6), Road.box("STRIP", ZoneKind.STOP_ALLOWED, 203, -20, 303, 20))
                .escort("T1", "T2")
                .driven(
                        GapStories.leader().shaken(500, 6),
                        GapStories.straggler().shaken(500, 7))
                .raises(Alarm.of("CONVOY_GAP", MEDIUM, "T2", "T1")
                        .from(31.2, 36.2)
                        .until(48.2))
                .tells(Passage.of(TransitEvent.Event.DEPARTED, "", "null", 0).within(5))
                .tells(
                        Passage.of(ENTERED, "T1", "STRIP", 15.3).within(5),
                        Passage.of(EXITED, "T1", "STRIP", 25.3).within(5),
                        Passage.of(ENTERED, "T2", "STRIP", 20.2 + 1 / 8.1).within(5),
                        Passage.of(EXITED, "T2", "STRIP", 20.2 + 101 / 8.1).within(5));
    }

    private static Story overtakenOnTheRadio() {
        Truck truck = new Truck("T1").go(10, 20).go(12, 8).go(9, 10);
        for (double atS : new double[] {20, 23, 28}) {
            truck.storing(atS, atS + 0.5, atS + 0.9, 1, false);
        }
        return Story.of(
                        "stream",
                        "overtaken-on-the-radio",
                        "The three samples at which speeding begins, is alarmed and ends arrive after those that"
                                + " follow them.")
                .on(Road.withLimit(Road.box("APPROACH", ZoneKind.SPEED_LIMIT, 53, -40, 2_053, 40), 10))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of("OVERSPEED", MEDIUM, "T1").from(20, 23).until(28));
    }

    private static Story missesItsTurn() {
        Truck truck = new Truck("T1").go(10, 30);
        for (double atS : new double[] {6, 12, 20}) {
            truck.storing(atS, atS + 0.5, atS + 1.8, 1, false);
        }
        return Story.of(
                        "stream",
                        "misses-its-turn",
                        "Three samples arrive 1.8 s late: the others have waited 1 s for them and went on.")
                .on(Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 203, 20))
                .escort("T1")
                .driven(truck)
                .tells(
                        Passage.of(ENTERED, "T1", "CONTROL", 10.3).within(5),
                        Passage.of(EXITED, "T1", "CONTROL", 20.3).within(5));
    }

    private static Story reboots() {
        return Story.of(
                        "stream",
                        "reboots",
                        "A truck's computer starts again while it drives through a zone: nothing changes.")
                .on(Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 103, -20, 203, 20))
                .driven(new Truck("T1").go(10, 15).reboot().go(10, 15))
                .tells(
                        Passage.of(ENTERED, "T1", "CONTROL", 10.3).within(5),
                        Passage.of(EXITED, "T1", "CONTROL", 20.3).within(5));
    }
}
