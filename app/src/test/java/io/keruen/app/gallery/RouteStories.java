package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.LOW;

import io.keruen.core.zone.ZoneKind;
import java.util.List;

/** Stories about keeping to the road, and about its direction. The road is 4 m wide to either side. */
final class RouteStories {
    private static final String OFF = "route-deviation";
    private static final String DEVIATION = "ROUTE_DEVIATION";
    private static final String BACK = "wrong-direction";
    private static final String DIRECTION = "WRONG_DIRECTION";

    private RouteStories() {}

    static List<Story> all() {
        return List.of(
                deviates(),
                nearlyDeviates(),
                nearlyWithoutAccuracy(),
                deviatesFar(),
                deviatesSwaying(),
                deviatesUnheard(),
                nearlyBeyondEndUnheard(),
                nearlyBeyondEnd(),
                nearlyInYard(),
                nearlyCutsCorner(),
                drivesBack(),
                nearlyDrivesBack(),
                nearlyRollsBack(),
                nearlyHairpin(),
                nearlyTwoRounds());
    }

    private static Story deviates() {
        // 5 m = 4 m + 2 sigma at 6.25 s of the first turn; 2.4 m = 0.6 of 4 m at 6.22 s of the second
        Truck truck = new Truck("T1")
                .go(10, 10)
                .go(10, 0.8, 10)
                .go(10, 5)
                .go(10, -0.9, 8.5)
                .go(10, 10);
        return Story.of(OFF, "raises", "A truck drifts 8 m off the line of the road and comes back.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of(DEVIATION, HIGH, "T1").from(16.5, 18.5).until(31.5));
    }

    private static Story nearlyDeviates() {
        Truck truck = new Truck("T1").go(10, 10).go(10, 0.48, 10).go(10, 20);
        truck.go(10, 1.6, 1).go(10, 0.5).go(10, -1.6, 1.5).go(10, -0.16, 5);
        truck.accuracy(2).go(10, 0.3, 10).go(10, 10).go(10, -0.7, 10);
        return Story.of(
                        OFF,
                        "nearly",
                        "A truck drives 4.8 m off the line for long, 6.4 m for 1.5 s, and 7 m with an accuracy of 2 m.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck);
    }

    private static Story nearlyWithoutAccuracy() {
        return Story.of(
                        OFF,
                        "nearly-without-accuracy",
                        "A truck that gives no accuracy (so 1.5 m) drives 6.8 m off the line.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(new Truck("T1")
                        .accuracy(Double.NaN)
                        .go(10, 10)
                        .go(10, 0.68, 10)
                        .go(10, 15));
    }

    private static Story deviatesFar() {
        Truck truck = new Truck("T1")
                .go(10, 10)
                .go(10, -0.98, 14)
                .go(10, 10)
                .go(10, -5, 0.5)
                .go(10, 10);
        return Story.of(OFF, "raises-far", "A truck drives into the fields, first 14 m, then 16 m off the line.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of(DEVIATION, HIGH, "T1").from(15.5, 17.5).becomes(CRITICAL, 34.5));
    }

    private static Story deviatesSwaying() {
        // 8 m at 20 s; 3 m at 25 s; 2 m from 34 to 37 s; 6 m again; 0 m: below 2.4 m at 2 s of the last turn
        Truck truck = new Truck("T1").go(10, 10).go(10, 0.8, 10).go(10, -1, 5).go(10, 8);
        truck.go(10, -1, 1).go(10, 3).go(10, 2, 2).go(10, 3).go(10, -1.9, 3).go(10, 10);
        return Story.of(
                        OFF,
                        "raises-swaying",
                        "A truck off the road sways towards it twice before it is back: one alert.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of(DEVIATION, HIGH, "T1").from(16.5, 18.5).until(44));
    }

    /** Of a truck that was heard last then. */
    private static Alarm stale(double lastS) {
        return Alarm.of("TELEMETRY_STALE", LOW, "T1").from(lastS, lastS + 2.5).until(lastS + 5);
    }

    private static Alarm lost(double lastS, double heardS) {
        return Alarm.of("TELEMETRY_LOST", HIGH, "T1").from(lastS, lastS + 5).until(heardS);
    }

    private static Story deviatesUnheard() {
        Truck truck = new Truck("T1").go(10, 20).go(8, 17, 9).go(10, 10).losing(20, 28.5);
        return Story.of(
                        OFF,
                        "raises-unheard",
                        "A truck turns off into the fields where no radio reaches; heard again it is 144 m away.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck)
                .raises(
                        stale(19.5),
                        lost(19.5, 28.5),
                        Alarm.of(DEVIATION, CRITICAL, "T1").from(28.5, 30.5));
    }

    private static Story nearlyBeyondEndUnheard() {
        return Story.of(
                        OFF,
                        "nearly-beyond-end-unheard",
                        "Where no radio reaches a truck drives past the end of the planned road, 150 m on and 30 m aside.")
                .on(Road.bent(4, 0, 0, 300, 0))
                .escort("T1")
                .driven(new Truck("T1").go(20, 13).go(20, 3, 10).go(20, 10).losing(13, 22.5))
                .raises(stale(12.5), lost(12.5, 22.5));
    }

    private static Story nearlyBeyondEnd() {
        return Story.of(
                        OFF,
                        "nearly-beyond-end",
                        "Past the end of the planned road a truck turns off 12 m to its place.")
                .on(Road.bent(4, 0, 0, 300, 0))
                .escort("T1")
                .driven(new Truck("T1").go(10, 31).go(5, 2, 6).go(8, 5).stand(15));
    }

    private static Story nearlyInYard() {
        return Story.of(OFF, "nearly-in-yard", "A truck leaves the road for its place in a yard, 30 m off the line.")
                .on(Road.straight(4), Road.box("YARD-TLC", ZoneKind.YARD, 200, -20, 500, 60))
                .escort("T1")
                .driven(new Truck("T1").go(10, 30).go(2, 3, 10).stand(30));
    }

    private static Story nearlyCutsCorner() {
        return Story.of(OFF, "nearly-cuts-corner", "A truck cuts the corner where the road turns to the north.")
                .on(Road.bent(4, 0, 0, 300, 0, 300, 400))
                .escort("T1")
                .driven(new Truck("T1").courses().go(10, 29).go(5, 5, 2).go(0, 10, 20));
    }

    private static Story drivesBack() {
        // 15 m back at 6.82 s of reversing; less than 7.5 m back at 6.3 s of driving on
        Truck truck = new Truck("T1").go(10, 30).stand(5).go(-2.2, 12).stand(3).go(3, 20);
        return Story.of(BACK, "raises", "A truck reverses 26 m along the road, stands and drives on.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck)
                .raises(Alarm.of(DIRECTION, HIGH, "T1").from(42, 42.5).until(56.5));
    }

    private static Story nearlyDrivesBack() {
        Truck truck = new Truck("T1")
                .go(10, 30)
                .go(-2, 7)
                .stand(3)
                .go(5, 10)
                .accuracy(2.5)
                .go(10, 10);
        return Story.of(BACK, "nearly", "A truck reverses 14 m; later 18 m with an accuracy of 2.5 m.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck.go(-2, 9).stand(2).go(5, 10));
    }

    private static Story nearlyRollsBack() {
        Truck truck = new Truck("T1").go(10, 30).go(-0.45, 50).stand(5);
        return Story.of(BACK, "nearly-rolls-back", "A truck slides back 22 m on ice, never faster than 0.45 m/s.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(truck);
    }

    private static Story nearlyHairpin() {
        Truck truck = new Truck("T1").accuracy(1.5).courses().noise(1, 21).go(10, 40);
        return Story.of(
                        BACK,
                        "nearly-hairpin",
                        "The road turns back on itself 8 m beside; a truck with 1 m of GNSS noise follows it both"
                                + " ways.")
                .on(Road.bent(4, 0, 0, 400, 0, 400, 8, 0, 8))
                .escort("T1")
                .driven(truck.go(0, 4, 2).go(-10, 38));
    }

    private static Story nearlyTwoRounds() {
        Truck truck = new Truck("T1").courses();
        truck.go(20, 20).go(0, 20, 20).go(-20, 0, 20).go(0, -20, 20).go(20, 10);
        return Story.of(BACK, "nearly-second-round", "The road is a ring; a truck passes its beginning and goes on.")
                .on(Road.bent(4, 0, 0, 400, 0, 400, 400, 0, 400, 0, 0))
                .escort("T1")
                .driven(truck);
    }
}
