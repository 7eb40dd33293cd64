package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;

/** Stories about followers that fall back. Trucks are 10 m long, so the clear road is the difference less 10 m. */
final class GapStories {
    private static final String RULE = "convoy-gap";
    private static final String GAP = "CONVOY_GAP";
    private static final String SPLIT_RULE = "convoy-split";
    private static final String SPLIT = "CONVOY_SPLIT";

    private GapStories() {}

    static List<Story> all() {
        return List.of(
                raises(),
                nearly(),
                unknownBetween(),
                onBend(),
                withoutRoad(),
                planChanges(),
                planDrops(),
                byPolicy(),
                slowRadio(),
                afterGate(),
                nearlyAtGate(),
                nearlySilentLeader(),
                nearlySilentMiddle(),
                nearlyCoarse(),
                splits(),
                nearlySplits(),
                nearlySplitsAtGateLine());
    }

    private static Alarm gap() {
        return Alarm.of(GAP, MEDIUM, "T2", "T1");
    }

    /**
     * Keeps 40 m at 10 m/s until 20.2 s, falls back by 1.9 m/s until 40.2 s (60 m at 30.726 s, 78 m at last), closes up
     * by 3.9 m/s (48 m at 47.892 s). Its samples stand 0.2 s beside those of the leader.
     */
    static Truck straggler() {
        return new Truck("T2").phase(200).at(2, 0).go(10, 20).go(8.1, 20).go(13.9, 12);
    }

    /** Drives at 10 m/s. */
    static Truck leader() {
        return new Truck("T1").at(50, 0).go(10, 54);
    }

    private static Story raises() {
        return Story.of(RULE, "raises", "The follower falls back to 78 m and closes up again.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(leader(), straggler())
                .raises(gap().from(31.2, 36.2).until(48.2));
    }

    private static Story nearly() {
        Truck follower = new Truck("T2")
                .go(10, 5)
                .go(8, 9.5)
                .go(10, 20)
                .go(6, 1.5)
                .go(10, 2)
                .go(14, 1.5)
                .go(10, 5);
        return Story.of(RULE, "nearly", "The follower keeps 59 m for 20 s, then more than 60 m for 4 s.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(new Truck("T1").at(50, 0).go(10, 46), follower);
    }

    private static Story unknownBetween() {
        return Story.of(
                        RULE,
                        "raises-unknown-between",
                        "While the follower falls back 2 s of the leader's way are lost.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(leader().losing(32, 34), straggler())
                .raises(gap().from(31.2, 36.2).until(48.2));
    }

    private static Story onBend() {
        return Story.of(
                        RULE,
                        "raises-on-bend",
                        "70 m of road lie between two trucks; across the bend it is less than 48 m.")
                .on(Road.bent(6, 0, 0, 500, 0, 500, 500))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").courses().at(380, 0).go(10, 12).go(0, 10, 20),
                        new Truck("T2").courses().at(300, 0).go(10, 20).go(0, 10, 12))
                .raises(gap().from(0, 5));
    }

    private static Story withoutRoad() {
        return Story.of(RULE, "raises-without-road", "The follower falls back across a yard without a planned road.")
                .escort("T1", "T2")
                .driven(leader(), straggler())
                .raises(gap().from(31.2, 36.2).until(48.2));
    }

    private static Story planChanges() {
        Map<String, Map<String, Double>> wide = Map.of(RULE, Map.of("maxM", 100.0, "clearM", 90.0));
        return Story.of(RULE, "raises-until-new-plan", "A new version of the plan allows 100 m while the gap is 72 m.")
                .on(Road.straight(6))
                .plan(1, at(-3_600), at(86_400), Map.of(), "T1", "T2")
                .plan(2, at(37), at(86_400), wide, "T1", "T2")
                .driven(leader(), straggler())
                .raises(gap().from(31.2, 36.2).until(37.2));
    }

    private static Story planDrops() {
        return Story.of(RULE, "raises-until-dropped", "A new version of the plan drops the follower that fell back.")
                .on(Road.straight(6))
                .plan(1, at(-3_600), at(86_400), Map.of(), "T1", "T2")
                .plan(2, at(37), at(86_400), Map.of(), "T1")
                .driven(leader(), straggler())
                .raises(gap().within(500).from(31.2, 36.2).until(37));
    }

    private static Story byPolicy() {
        return Story.of(
                        RULE,
                        "raises-by-policy",
                        "From the tenth second on the policy allows 35 m; the trucks keep 40 m.")
                .on(Road.straight(6))
                .policy(1, Long.MIN_VALUE, RULE, "maxM", 60)
                .policy(2, at(10), RULE, "maxM", 35)
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(50, 0).go(10, 20),
                        new Truck("T2").phase(200).at(2, 0).go(10, 19.5))
                .raises(gap().from(10.2, 15.2));
    }

    private static Story slowRadio() {
        return Story.of(
                        RULE,
                        "raises-slow-radio",
                        "The leader's samples take 0.9 s to arrive: the follower's wait for them.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(new Truck("T1").every(100).at(50, 0).delay(900).go(10, 52), straggler())
                .raises(gap().from(31.2, 36.2).until(48.2));
    }

    private static Story afterGate() {
        return Story.of(
                        RULE,
                        "raises-after-gate",
                        "The leader waits 114 m behind the gate; the pair is judged once the follower drives off.")
                .on(
                        Road.straight(6),
                        Road.gate("GATE-KZ-OUT", 530, 560),
                        Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, 680, -20, 720, 20))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(700, 0).stand(33),
                        new Truck("T2").at(540, 0).go(1.8, 20).go(4, 12))
                .raises(gap().from(20, 25));
    }

    private static Story nearlyAtGate() {
        return Story.of(
                        RULE,
                        "nearly-at-gate",
                        "The leader passes the gate and waits; the follower is still in the queue, 165 m behind, for"
                                + " 60 s.")
                .on(
                        Road.straight(6),
                        Road.box("QUEUE", ZoneKind.GATE_QUEUE, 400, -20, 540, 20),
                        Road.gate("GATE-KZ-OUT", 540, 560),
                        Road.box("LAY-BY", ZoneKind.STOP_ALLOWED, 570, -20, 700, 20))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").every(1_000).at(390, 0).go(5, 47).stand(68),
                        new Truck("T2")
                                .every(1_000)
                                .at(350, 0)
                                .go(5, 20)
                                .stand(60)
                                .go(5, 28)
                                .stand(7));
    }

    private static Story nearlySilentLeader() {
        Truck[] trucks = {
            new Truck("T1").at(50, 0).go(10, 45).losing(20, 32),
            new Truck("T2").phase(200).at(2, 0).go(10, 44)
        };
        return Story.of(
                        RULE,
                        "nearly-silent-leader",
                        "The leader is silent for 12 s; nobody may think that the follower overtook where it was heard"
                                + " last.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(trucks)
                .raises(SilenceStories.stale("T1").from(19.5, 22).until(24.5))
                .raises(SilenceStories.lost("T1").from(19.5, 24.5).until(32));
    }

    private static Story nearlySilentMiddle() {
        Truck middle = new Truck("T2").at(50, 0).go(10, 45).losing(20, 32);
        return Story.of(
                        RULE,
                        "nearly-silent-middle",
                        "The middle one of three trucks is silent for 12 s; its follower is not measured against the"
                                + " first.")
                .on(Road.straight(6))
                .escort("T1", "T2", "T3")
                .driven(new Truck("T1").at(100, 0).go(10, 45), middle, new Truck("T3").go(10, 45))
                .raises(SilenceStories.stale("T2").from(19.5, 22).until(24.5))
                .raises(SilenceStories.lost("T2").from(19.5, 24.5).until(32));
    }

    private static Story nearlyCoarse() {
        return Story.of(RULE, "nearly-coarse", "The follower is 80 m behind, but its accuracy is only 6 m.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(90, 0).go(10, 20),
                        new Truck("T2").accuracy(6).go(10, 20));
    }

    private static Story splits() {
        // 150 m at 4.76 s of falling back; 120 m at 10.25 s and 48 m at 28.25 s of closing up
        return Story.of(SPLIT_RULE, "raises", "A follower 140 m behind falls back to 161 m and closes up.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(150, 0).go(10, 51),
                        new Truck("T2").go(10, 10).go(7.9, 10).go(14, 30))
                .raises(gap().from(0, 5).until(48.5))
                .raises(Alarm.of(SPLIT, HIGH, "T2", "T1").from(15, 20).until(30.5));
    }

    private static Story nearlySplits() {
        Truck follower = new Truck("T2")
                .go(10, 5)
                .go(8, 5)
                .go(10, 20)
                .go(6, 1.5)
                .go(10, 1.5)
                .go(14, 1.5)
                .go(10, 5);
        return Story.of(
                        SPLIT_RULE,
                        "nearly",
                        "A follower keeps 149 m, then more than 150 m for 3.5 s: only the gap is told.")
                .on(Road.straight(6))
                .escort("T1", "T2")
                .driven(new Truck("T1").at(149, 0).go(10, 41), follower)
                .raises(gap().from(0, 5));
    }

    /** SEMANTICS 8: where the gate is a line, within 15 m before it is inside the gate's zone. */
    private static Story nearlySplitsAtGateLine() {
        return Story.of(
                        SPLIT_RULE,
                        "nearly-at-gate-line",
                        "The leader drives on 200 m behind a gate drawn as a line; the follower waits 5 m before it"
                                + " for 40 s.")
                .on(Road.straight(6), Road.gateLine("GATE-KZ-OUT", 205))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(230, 0).go(8, 25),
                        new Truck("T2").at(200, 0).stand(25));
    }
}
