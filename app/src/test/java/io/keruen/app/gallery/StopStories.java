package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import java.util.List;

/** Stories about standing where nobody may stand. */
final class StopStories {
    private static final String RULE = "unauthorised-stop";
    private static final String TYPE = "UNAUTHORISED_STOP";

    private StopStories() {}

    static List<Story> all() {
        return List.of(
                raises(),
                nearly(),
                noisy(),
                unknownBetween(),
                wandering(),
                nearlyAllowed(),
                nearlyAtGateLine(),
                convoyHalts());
    }

    private static Truck truck() {
        return new Truck("T1").every(1_000);
    }

    private static Alarm alarm() {
        return Alarm.of(TYPE, MEDIUM, "T1");
    }

    private static Story raises() {
        return Story.of(RULE, "raises", "A truck stands on the open road for 195 s.")
                .escort("T1")
                .driven(truck().go(10, 20).stand(195).go(5, 10))
                .raises(alarm().from(20, 80).becomes(HIGH, 200).until(215));
    }

    private static Story nearly() {
        return Story.of(
                        RULE,
                        "nearly",
                        "A truck stands for 59 s, drives a bit, stands for 59 s again, then creeps at 0.25 m/s for 70"
                                + " s.")
                .escort("T1")
                .driven(truck().go(10, 10)
                        .stand(60)
                        .go(2, 5)
                        .stand(60)
                        .go(10, 5)
                        .go(0.25, 70)
                        .go(10, 5));
    }

    private static Story noisy() {
        return Story.of(
                        RULE,
                        "raises-noisy",
                        "A truck stands on the open road with 1.5 m of GNSS noise that says 0.25 m/s.")
                .escort("T1")
                .driven(truck().accuracy(1.5)
                        .go(10, 20)
                        .says(0.25, 1)
                        .noise(1.5, 4)
                        .says(0.25, 74)
                        .noise(0, 0)
                        .go(5, 10))
                .raises(alarm().from(20, 80).until(95));
    }

    private static Story unknownBetween() {
        return Story.of(
                        RULE,
                        "raises-unknown-between",
                        "A truck stands on the open road; for 20 s its speed is not known.")
                .escort("T1")
                .driven(truck().go(10, 20)
                        .stand(20)
                        .speedless()
                        .stand(20)
                        .speedy()
                        .stand(30)
                        .go(5, 10))
                .raises(alarm().from(20, 80).until(90));
    }

    private static Story wandering() {
        return Story.of(
                        RULE,
                        "raises-wandering",
                        "A truck stands on the open road: its place wanders 7 m, its odometer does not count.")
                .escort("T1")
                .driven(truck().odometer(12_000).go(10, 20).move(0.1, 0, 0, 70).go(5, 10))
                .raises(alarm().from(20, 80).until(90));
    }

    private static Story nearlyAllowed() {
        Truck truck = truck();
        for (int stop = 0; stop < 5; stop++) {
            truck.go(10, 10).stand(70);
        }
        return Story.of(
                        RULE,
                        "nearly-allowed",
                        "A truck stands for 70 s each in a lay-by, a yard, the queue of a gate, the gate and a"
                                + " control.")
                .on(
                        Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, 80, -20, 130, 20),
                        Road.box("YARD-TLC", ZoneKind.YARD, 180, -20, 230, 20),
                        Road.box("QUEUE", ZoneKind.GATE_QUEUE, 280, -20, 330, 20),
                        Road.gate("GATE-KZ-OUT", 380, 430),
                        Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 480, -20, 530, 20))
                .escort("T1")
                .driven(truck.go(10, 5));
    }

    /** SEMANTICS 8: where the gate is a line, within 15 m before it is inside the gate's zone. */
    private static Story nearlyAtGateLine() {
        return Story.of(RULE, "nearly-at-gate-line", "A truck waits 90 s for a gate drawn as a line, 5 m before it.")
                .on(Road.gateLine("GATE-KZ-OUT", 205))
                .escort("T1")
                .driven(truck().go(10, 20).stand(90).go(10, 10));
    }

    /** The follower's alert is written as a child of the leader's (DESIGN 6: one root cause, one alert). */
    private static Story convoyHalts() {
        return Story.of(RULE, "raises-convoy-halts", "The leader stands on the open road and its follower behind it.")
                .escort("T1", "T2")
                .driven(
                        truck().at(50, 0).go(10, 20).stand(70).go(5, 10),
                        new Truck("T2").every(1_000).go(10, 22).stand(70).go(5, 8))
                .raises(alarm().from(20, 80).until(90))
                .raises(Alarm.of(TYPE, MEDIUM, "T2").from(22, 82).until(92));
    }
}
