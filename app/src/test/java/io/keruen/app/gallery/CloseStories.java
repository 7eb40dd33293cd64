package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;

/** Stories about followers that come too close or overtake. */
final class CloseStories {
    private static final String HEADWAY = "headway";
    private static final String TOO_SHORT = "HEADWAY_TOO_SHORT";
    private static final String ORDER = "convoy-order";
    private static final String CHANGED = "CONVOY_ORDER_CHANGED";

    private CloseStories() {}

    static List<Story> all() {
        return List.of(
                closesIn(),
                nearlyClosesIn(),
                creepsClose(),
                stopsInQueue(),
                nearlyInQueue(),
                nearlyUnknownSpeed(),
                overtakes(),
                overtakesAndFallsBack(),
                restoredInQueue(),
                nearlyOvertakesInQueue(),
                nearlyOvertakes(),
                nearlyCoarse(),
                nearlyNewPlan());
    }

    private static Story pair(String rule, String name, String sentence, Truck leader, Truck follower) {
        return Story.of(rule, name, sentence)
                .on(Road.straight(8))
                .escort("T1", "T2")
                .driven(leader, follower);
    }

    private static Story closesIn() {
        // at 12.1 m/s 18.15 m are due, passed at 5.64 s; at 8.1 m/s 12.15 m, passed at 1.66 s
        return pair(
                        HEADWAY,
                        "raises",
                        "The follower closes in to 9 m at 12 m/s, then falls back to a safe distance.",
                        new Truck("T1").at(40, 0).go(10, 31),
                        new Truck("T2").go(10, 10).go(12.1, 10).go(8.1, 10))
                .raises(Alarm.of(TOO_SHORT, HIGH, "T2", "T1").from(16, 19).until(22));
    }

    private static Story nearlyClosesIn() {
        Truck leader = new Truck("T1")
                .at(28.5, 0)
                .go(12, 10)
                .go(6, 4)
                .go(6, 10)
                .go(6, 3)
                .go(0.4, 7)
                .go(1.4, 10);
        Truck follower =
                new Truck("T2").go(12, 10).go(8, 4).go(6, 10).go(8, 1).go(6, 1).go(4, 1);
        return pair(
                HEADWAY,
                "nearly",
                "18.5 m at 12 m/s, 10.5 m at 6 m/s, less than 10 m for 2.5 s, 3.5 m while creeping.",
                leader,
                follower.go(1.4, 7).go(1.4, 10));
    }

    private static Story creepsClose() {
        // 6 m apart, 0.6 m/s faster: 3 m are passed at 5.0 s; 0.05 m more make it clear which sample is the first
        return pair(
                        HEADWAY,
                        "raises-creeping",
                        "In slow traffic the follower creeps up to less than 3 m.",
                        new Truck("T1").at(16.05, 0).go(0.8, 20),
                        new Truck("T2").go(1.4, 8).go(0.8, 12))
                .raises(Alarm.of(TOO_SHORT, HIGH, "T2", "T1").from(5.5, 8.5));
    }

    private static Story queued(String rule, String name, String sentence, Truck leader, Truck follower) {
        return pair(rule, name, sentence, leader, follower)
                .on(Road.box("QUEUE-OUT", ZoneKind.GATE_QUEUE, 200, -10, 300, 10));
    }

    private static Story stopsInQueue() {
        return queued(
                        HEADWAY,
                        "raises-until-queue",
                        "The follower drives 9 m behind its leader into the queue of a gate, where both stop.",
                        new Truck("T1").at(150, 0).go(10, 10).stand(10),
                        new Truck("T2").at(131, 0).go(10, 10).stand(10))
                .raises(Alarm.of(TOO_SHORT, HIGH, "T2", "T1").from(0, 3).until(10));
    }

    private static Story nearlyInQueue() {
        return queued(
                HEADWAY,
                "nearly-in-queue",
                "In the queue of a gate the follower stands 2 m behind its leader.",
                new Truck("T1").at(230, 0).stand(20),
                new Truck("T2").at(218, 0).stand(20));
    }

    private static Story nearlyUnknownSpeed() {
        return pair(
                HEADWAY,
                "nearly-unknown-speed",
                "The follower is 8 m behind and nobody knows its speed.",
                new Truck("T1").at(18, 0).go(10, 15),
                new Truck("T2").speedless().go(10, 15));
    }

    /** 36 m behind until 10 s, then 15 m/s faster: level at 13.067 s, 5 m ahead at 13.4 s, 29 m ahead at 15 s. */
    private static Truck overtaker() {
        return new Truck("T2").at(0, 3).go(5, 10).go(20, 5).go(5, 15);
    }

    private static Story overtakes() {
        return pair(
                        ORDER,
                        "raises",
                        "The follower overtakes its leader and stays ahead.",
                        new Truck("T1").at(46, 0).go(5, 30),
                        overtaker())
                .raises(Alarm.of(CHANGED, MEDIUM, "T2", "T1").from(13.5, 15.5));
    }

    private static Story overtakesAndFallsBack() {
        // Level at 13.1 s and again at 37.3 s, both times with an accuracy of 6 m: no headway is known there.
        Truck follower = new Truck("T2")
                .at(0, 3)
                .go(5, 10)
                .accuracy(6)
                .go(20, 5)
                .accuracy(0.5)
                .go(5, 15);
        return pair(
                        ORDER,
                        "raises-until-restored",
                        "The follower overtakes under trees and lets its leader pass under trees: in between they are"
                                + " wrong.",
                        new Truck("T1").at(46, 0).go(5, 56),
                        follower.accuracy(6).go(1, 15).accuracy(0.5).go(5, 10))
                .raises(Alarm.of(CHANGED, MEDIUM, "T2", "T1").from(15, 17).until(45));
    }

    private static Story restoredInQueue() {
        // level again at 40.8 s, 5 m ahead at 39.8 s
        return queued(
                        ORDER,
                        "raises-until-queue",
                        "The follower overtakes its leader and lets it pass in the queue of a gate.",
                        new Truck("T1").at(46, 0).go(5, 47).stand(5),
                        overtaker().go(5, 5).stand(17))
                .raises(Alarm.of(CHANGED, MEDIUM, "T2", "T1").from(13.5, 15.5).until(40));
    }

    private static Story nearlyOvertakesInQueue() {
        return queued(
                ORDER,
                "nearly-in-queue",
                "The follower drives 20 m past its leader in the queue of a gate, where the leader takes its turn again.",
                new Truck("T1").at(210, 0).stand(20).go(5, 10).stand(5),
                new Truck("T2").at(180, 3).go(5, 10).stand(25));
    }

    private static Story nearlyOvertakes() {
        Truck follower =
                new Truck("T2").at(0, 3).go(5, 10).go(20, 3).go(16, 0.5).go(5, 20);
        return pair(
                ORDER,
                "nearly",
                "The follower drives level with its leader, 4.5 m ahead, once 9 m for 1.5 s.",
                new Truck("T1").at(46, 0).go(5, 46),
                follower.go(14, 0.5).go(5, 1).go(0.5, 1).go(5, 10));
    }

    private static Story nearlyCoarse() {
        return pair(
                ORDER,
                "nearly-coarse",
                "By its place the follower is 9 m ahead of its leader, but the accuracy of that is 6 m.",
                new Truck("T1").go(5, 15),
                new Truck("T2").at(9, 3).accuracy(6).go(5, 15));
    }

    private static Story nearlyNewPlan() {
        return Story.of(ORDER, "nearly-new-plan", "A new version of the plan makes the overtaking truck the leader.")
                .on(Road.straight(8))
                .plan(1, at(-3_600), at(86_400), Map.of(), "T1", "T2")
                .plan(2, at(14.6), at(86_400), Map.of(), "T2", "T1")
                .driven(new Truck("T1").at(46, 0).go(5, 30), overtaker());
    }
}
