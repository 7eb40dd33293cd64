package io.keruen.app.gallery;

import static io.keruen.app.gallery.DeclarationStories.sealed;
import static io.keruen.core.customs.Authority.CN;
import static io.keruen.core.customs.Authority.KZ;
import static io.keruen.core.customs.SealStatus.OPENED;
import static io.keruen.core.customs.SealStatus.SEALED;
import static io.keruen.core.gate.ClearanceDecision.Decision.DENIED;
import static io.keruen.core.gate.ClearanceDecision.Decision.EXPIRED;
import static io.keruen.core.gate.ClearanceDecision.Decision.GRANTED;
import static io.keruen.core.gate.ClearanceDecision.Decision.HELD;
import static io.keruen.core.gate.ClearanceDecision.Decision.REVOKED;
import static io.keruen.core.gate.GateLine.Event.ARRIVED;
import static io.keruen.core.gate.GateLine.Event.PASSED;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;

/** Stories about gates: who may pass, who has to wait, and why. */
final class GateStories {
    private static final String RULE = "gate-clearance";
    static final String OUT = "GATE-OUT";
    static final String IN = "GATE-IN";
    private static final String BACK = "ROUTE-BACK";
    private static final String PAPER = "DECL-1";
    static final long DAY_MS = 86_400_000;

    private GateStories() {}

    static List<Story> all() {
        return List.of(
                oneByOne(),
                closesUp(),
                sealOpened(),
                nearlySealOpened(),
                sealInspected(),
                revoked(),
                nearlyRevoked(),
                wrongSeal(),
                releaseExpires(),
                suspended(),
                held(),
                notReleased(),
                silent(),
                bothWays());
    }

    static EscortPlan plan(String id, List<String> gates, String... vehicleIds) {
        return plan(id, Road.ROUTE, gates, vehicleIds);
    }

    static EscortPlan plan(String id, String routeId, List<String> gates, String... vehicleIds) {
        List<PlannedVehicle> vehicles = List.of(vehicleIds).stream()
                .map(vehicleId -> sealed(vehicleId, Role.CARGO, "SEAL-" + vehicleId, PAPER))
                .toList();
        return new EscortPlan(
                id,
                "CONVOY-" + id,
                1,
                Road.START_MS - DAY_MS / 4,
                Road.START_MS + DAY_MS,
                0,
                routeId,
                gates,
                vehicles,
                new PolicyOverrides(Map.of()));
    }

    /** A road with a queue before its gates, which are still to be built. */
    static Story bare(String name, String sentence) {
        return queued(Story.of(RULE, name, sentence).on(Road.straight(6)));
    }

    static Story story(String name, String sentence) {
        return queued(Story.of(RULE, name, sentence).on(Road.straight(6), Road.gate(OUT, 300, 320)));
    }

    private static Story queued(Story story) {
        return story.on(Road.box("QUEUE-OUT", ZoneKind.GATE_QUEUE, 200, -10, 300, 10));
    }

    static Story alone(String name, String sentence) {
        return story(name, sentence)
                .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                .driven(new Truck("T1").at(210, 0).go(10, 10).stand(30))
                .hears(sealedAt("T1", 1), sealedAt("T1", 25))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2);
    }

    static Word sealedAt(String vehicleId, double atS) {
        return Word.of("SEAL-" + vehicleId, vehicleId, SEALED, atS);
    }

    static Story released(Story story) {
        return story.hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 2));
    }

    private static Story oneByOne() {
        return released(story("one-by-one", "Two trucks of a convoy are let through two gates, one after the other.")
                        .on(Road.gateOn(Jurisdiction.CN, Road.gate(IN, 500, 520)))
                        .on(Road.box("QUEUE-IN", ZoneKind.GATE_QUEUE, 420, -10, 500, 10)))
                .plan(plan("ESCORT-1", List.of(OUT, IN), "T1", "T2"))
                .driven(
                        new Truck("T1")
                                .at(240, 0)
                                .go(10, 7)
                                .stand(8)
                                .go(10, 20)
                                .stand(10)
                                .go(10, 4)
                                .stand(9)
                                .go(10, 10),
                        new Truck("T2")
                                .at(210, 0)
                                .go(10, 7)
                                .stand(10)
                                .go(10, 3)
                                .stand(5)
                                .go(10, 15)
                                .stand(8)
                                .go(10, 5)
                                .stand(6)
                                .go(10, 10))
                .hears(sealedAt("T1", 1), sealedAt("T2", 1), sealedAt("T1", 30), sealedAt("T2", 30))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(ARRIVED, OUT, "T2", "SEAL-T2", 8.7)
                .gate(PASSED, OUT, "T1", null, 15.8)
                .gate(PASSED, OUT, "T2", null, 25.7)
                .gate(ARRIVED, IN, "T1", "SEAL-T1", 36.2)
                .gate(PASSED, IN, "T1", null, 45.8)
                .gate(ARRIVED, IN, "T2", "SEAL-T2", 54.2)
                .gate(PASSED, IN, "T2", null, 59.8)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "T2", 8.7, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 15.8),
                        Ruling.of(HELD, OUT, "T2", 15.8, "atGate=FALSE"),
                        Ruling.of(GRANTED, OUT, "T2", 20),
                        Ruling.of(EXPIRED, OUT, "T2", 25.7),
                        Ruling.of(GRANTED, IN, "T1", 36.2),
                        Ruling.of(EXPIRED, IN, "T1", 45.8),
                        Ruling.of(GRANTED, IN, "T2", 54.2),
                        Ruling.of(EXPIRED, IN, "T2", 59.8));
    }

    private static Story closesUp() {
        // 154 m of clear road until the first truck stops at 18 s, then 10 m less each second
        return released(
                        story(
                                "closes-up",
                                "A convoy comes to a gate in two parts; once they have closed up in the queue it goes through."))
                .plan(plan("ESCORT-1", List.of(OUT), "T1", "T2"))
                .driven(
                        new Truck("T1")
                                .at(165, 0)
                                .go(5, 7)
                                .go(10, 11)
                                .stand(15)
                                .go(10, 5)
                                .stand(22),
                        new Truck("T2")
                                .at(1, 0)
                                .go(5, 7)
                                .go(10, 23)
                                .stand(10)
                                .go(11, 4)
                                .stand(6)
                                .go(10, 3)
                                .stand(7))
                .hears(sealedAt("T1", 1), sealedAt("T2", 1), sealedAt("T1", 30), sealedAt("T2", 30))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 18.2)
                .gate(ARRIVED, OUT, "T2", "SEAL-T2", 30.2)
                .gate(PASSED, OUT, "T1", null, 34.3)
                .gate(PASSED, OUT, "T2", null, 51.3)
                .raises(Alarm.of("CONVOY_GAP", Severity.MEDIUM, "T2", "T1")
                        .from(0, 5)
                        .until(29))
                .raises(Alarm.of("CONVOY_SPLIT", Severity.HIGH, "T2", "T1")
                        .from(0, 5)
                        .until(21.5))
                .decides(
                        Ruling.of(HELD, OUT, "T1", 18.2, "noBlockingAlert=FALSE"),
                        Ruling.of(GRANTED, OUT, "T1", 26.5).arrived(18.2),
                        Ruling.of(HELD, OUT, "T2", 30.2, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 34.3),
                        Ruling.of(HELD, OUT, "T2", 34.3, "atGate=FALSE"),
                        Ruling.of(GRANTED, OUT, "T2", 44).arrived(30.2),
                        Ruling.of(EXPIRED, OUT, "T2", 51.3));
    }

    private static Story sealOpened() {
        return released(alone("seal-opened", "A seal is opened in the queue before the gate: the truck is held."))
                .hears(Word.of("SEAL-T1", "T1", OPENED, 15.5))
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1").from(15.5, 15.5))
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 15.5, "seal=FALSE", "noBlockingAlert=FALSE"),
                        Ruling.of(DENIED, OUT, "T1", 25, "noBlockingAlert=FALSE"));
    }

    private static Story nearlySealOpened() {
        return released(story(
                                "nearly-seal-opened",
                                "The seal that is opened in the queue is that of the truck behind: the first one passes.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1", "T2"))
                        .driven(
                                new Truck("T1").at(240, 0).go(10, 7).stand(8).go(10, 10),
                                new Truck("T2").at(210, 0).go(10, 7).stand(18)))
                .hears(sealedAt("T1", 1), sealedAt("T2", 1), Word.of("SEAL-T2", "T2", OPENED, 12.5))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(PASSED, OUT, "T1", null, 15.8)
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T2").from(12.5, 12.5))
                .decides(Ruling.of(GRANTED, OUT, "T1", 8.2), Ruling.of(EXPIRED, OUT, "T1", 15.8));
    }

    private static Story sealInspected() {
        return released(alone(
                        "seal-inspected", "A seal was opened in the queue; two officers clear it, then it may pass."))
                .hears(Word.of("SEAL-T1", "T1", OPENED, 8.5), Word.of("SEAL-T1", "T1", SEALED, 11.5))
                .acts("officer-1", "CLEAR_LATCH", SealStateRule.BROKEN, "T1", 18, 0)
                .acts("officer-2", "CLEAR_LATCH", SealStateRule.BROKEN, "T1", 22, 0)
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1")
                        .from(8.5, 8.5)
                        .until(22))
                .decides(
                        Ruling.of(DENIED, OUT, "T1", 12.2, "noBlockingAlert=FALSE"), Ruling.of(GRANTED, OUT, "T1", 22));
    }

    private static Story nearlyRevoked() {
        return released(alone("nearly-revoked", "The release that is taken back is that of another declaration."))
                .hears(Word.of(CN, DeclarationStatus.DETAINED, "DECL-9", 17.3))
                .decides(Ruling.of(GRANTED, OUT, "T1", 12.2));
    }

    private static Story revoked() {
        return released(alone("revoked", "One side takes its release back while the truck has its clearance."))
                .hears(Word.of(CN, DeclarationStatus.DETAINED, PAPER, 17.3))
                .raises(Alarm.of("DECLARATION_REVOKED", Severity.CRITICAL, "T1").from(17.3, 17.3))
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 17.3, "declaration=FALSE", "noBlockingAlert=FALSE"));
    }

    private static Story wrongSeal() {
        return released(story("wrong-seal", "The lane reads another seal than the declared one.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                        .driven(new Truck("T1").at(210, 0).go(10, 10).stand(10)))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-9", 12.2)
                .decides(Ruling.of(DENIED, OUT, "T1", 12.2, "seal=FALSE"));
    }

    private static Story releaseExpires() {
        return alone("release-expires", "The release of one side ends while the truck has its clearance.")
                .hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 2).ends(18.4))
                .raises(Alarm.of("DECLARATION_EXPIRED", Severity.HIGH, "T1").from(18.4, 18.4))
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 18.4, "declaration=FALSE"),
                        Ruling.of(HELD, OUT, "T1", 19.4, "declaration=FALSE", "noBlockingAlert=FALSE"));
    }

    private static Story suspended() {
        EscortPlan running = plan("ESCORT-1", List.of(OUT), "T1");
        EscortPlan suspended = new EscortPlan(
                running.escortId(),
                running.convoyId(),
                2,
                Road.at(16.3),
                Road.at(24.6),
                0,
                running.routeId(),
                running.gates(),
                List.of(),
                running.policy());
        return released(alone("suspended", "The escort is suspended while its truck has its clearance, and resumed."))
                .plan(suspended)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 16.3, "escortValid=FALSE"),
                        Ruling.of(HELD, OUT, "T1", 19.001, "escortValid=FALSE", "telemetryFresh=FALSE"),
                        Ruling.of(HELD, OUT, "T1", 24.6, "telemetryFresh=FALSE"),
                        Ruling.of(GRANTED, OUT, "T1", 25));
    }

    private static Story held() {
        return released(alone("officer-holds", "An officer holds the gate and releases it again."))
                .acts("HOLD_GATE", OUT, 15.1)
                .acts("RELEASE_GATE", OUT, 21.6)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 15.1, "noHold=FALSE"),
                        Ruling.of(GRANTED, OUT, "T1", 21.6));
    }

    private static Story notReleased() {
        return alone("not-released", "One side has released the cargo and the other has not; then it does.")
                .hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 19.9))
                .decides(Ruling.of(HELD, OUT, "T1", 12.2, "declaration=UNKNOWN"), Ruling.of(GRANTED, OUT, "T1", 19.9));
    }

    private static Story silent() {
        return released(story("silent", "A truck falls silent at the gate and speaks again.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                        .driven(new Truck("T1")
                                .at(210, 0)
                                .go(10, 10)
                                .stand(5)
                                .unheard(0, 4)
                                .stand(5)))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .raises(Alarm.of("TELEMETRY_STALE", Severity.LOW, "T1")
                        .from(14.5, 17)
                        .until(19))
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(REVOKED, OUT, "T1", 17.501, "telemetryFresh=FALSE"),
                        Ruling.of(GRANTED, OUT, "T1", 19));
    }

    private static Story bothWays() {
        return released(story("both-ways", "Two convoys come to one gate from both sides: who came first goes first.")
                        .on(Road.route(BACK, 6, 800, 2, 0, 2))
                        .on(Road.box("QUEUE-BACK", ZoneKind.GATE_QUEUE, 320, -10, 420, 10)))
                .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                .plan(plan("ESCORT-2", BACK, List.of(OUT), "B1"))
                .driven(
                        new Truck("T1").at(240, -2).go(10, 6.5).stand(8.5).go(10, 15),
                        new Truck("B1").at(390, 2).go(-10, 7.5).stand(17.5).go(-10, 5))
                .hears(sealedAt("T1", 1), sealedAt("B1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(ARRIVED, OUT, "B1", "SEAL-B1", 9.2)
                .gate(PASSED, OUT, "T1", null, 16.2)
                .gate(PASSED, OUT, "B1", null, 26.2)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "B1", 9.2),
                        Ruling.of(EXPIRED, OUT, "T1", 16.2),
                        Ruling.of(GRANTED, OUT, "B1", 16.201),
                        Ruling.of(EXPIRED, OUT, "B1", 26.2));
    }
}
