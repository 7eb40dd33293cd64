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

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;

/** Stories about gates: who may pass, who has to wait, and why. */
final class GateStories {
    private static final String RULE = "gate-clearance";
    private static final String OUT = "GATE-OUT";
    private static final String IN = "GATE-IN";
    private static final String PAPER = "DECL-1";
    private static final long DAY_MS = 86_400_000;

    private GateStories() {}

    static List<Story> all() {
        return List.of(
                oneByOne(),
                sealOpened(),
                revoked(),
                wrongSeal(),
                releaseExpires(),
                held(),
                notReleased(),
                silent(),
                bothWays());
    }

    private static EscortPlan plan(String id, List<String> gates, String... vehicleIds) {
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
                Road.ROUTE,
                gates,
                vehicles,
                new PolicyOverrides(Map.of()));
    }

    private static Story story(String name, String sentence) {
        return Story.of(RULE, name, sentence)
                .on(Road.straight(6), Road.gate(OUT, 300, 320))
                .on(Road.box("QUEUE-OUT", ZoneKind.GATE_QUEUE, 200, -10, 300, 10));
    }

    private static Story alone(String name, String sentence) {
        return story(name, sentence)
                .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                .driven(new Truck("T1").at(210, 0).go(10, 10).stand(30))
                .hears(sealedAt("T1", 1), sealedAt("T1", 25))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2);
    }

    private static Word sealedAt(String vehicleId, double atS) {
        return Word.of("SEAL-" + vehicleId, vehicleId, SEALED, atS);
    }

    private static Story released(Story story) {
        return story.hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 2));
    }

    private static Story oneByOne() {
        return released(story("one-by-one", "Two trucks of a convoy are let through two gates, one after the other.")
                        .on(Road.gateOn(Jurisdiction.CN, Road.gate(IN, 500, 520)))
                        .on(Road.box("QUEUE-IN", ZoneKind.GATE_QUEUE, 420, -10, 500, 10)))
                .plan(plan("ESCORT-1", List.of(OUT, IN), "T1", "T2"))
                .driven(
                        new Truck("T1").at(240, 0).go(10, 7).stand(8).go(10, 20).stand(10).go(10, 20),
                        new Truck("T2").at(210, 0).go(10, 7).stand(10).go(10, 3).stand(5).go(10, 15).stand(15).go(10, 10))
                .hears(sealedAt("T1", 1), sealedAt("T2", 1), sealedAt("T1", 30), sealedAt("T2", 30))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(ARRIVED, OUT, "T2", "SEAL-T2", 8.7)
                .gate(PASSED, OUT, "T1", null, 15.8)
                .gate(PASSED, OUT, "T2", null, 25.7)
                .gate(ARRIVED, IN, "T1", "SEAL-T1", 36.2)
                .gate(PASSED, IN, "T1", null, 45.8)
                .gate(ARRIVED, IN, "T2", "SEAL-T2", 46.2)
                .gate(PASSED, IN, "T2", null, 55.9);
    }

    private static Story sealOpened() {
        return released(alone("seal-opened", "A seal is opened in the queue before the gate: the truck is held."))
                .hears(Word.of("SEAL-T1", "T1", OPENED, 15.5));
    }

    private static Story revoked() {
        return released(alone("revoked", "One side takes its release back while the truck has its clearance."))
                .hears(Word.of(CN, DeclarationStatus.DETAINED, PAPER, 17.3));
    }

    private static Story wrongSeal() {
        return released(story("wrong-seal", "The lane reads another seal than the declared one.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                        .driven(new Truck("T1").at(210, 0).go(10, 10).stand(10)))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-9", 12.2);
    }

    private static Story releaseExpires() {
        return alone("release-expires", "The release of one side ends while the truck has its clearance.")
                .hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 2).ends(18.4));
    }

    private static Story held() {
        return released(alone("officer-holds", "An officer holds the gate and releases it again."))
                .acts("HOLD_GATE", OUT, 15.1)
                .acts("RELEASE_GATE", OUT, 21.6);
    }

    private static Story notReleased() {
        return alone("not-released", "One side has released the cargo and the other has not; then it does.")
                .hears(Word.released(KZ, PAPER, 1), Word.released(CN, PAPER, 19.9));
    }

    private static Story silent() {
        return released(story("silent", "A truck falls silent at the gate and speaks again.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                        .driven(new Truck("T1").at(210, 0).go(10, 10).stand(5).unheard(0, 4).stand(5)))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2);
    }

    private static Story bothWays() {
        return released(story("both-ways", "Two convoys come to one gate from both sides: who came first goes first.")
                        .on(Road.box("QUEUE-BACK", ZoneKind.GATE_QUEUE, 320, -10, 420, 10)))
                .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                .plan(plan("ESCORT-2", List.of(OUT), "B1"))
                .driven(
                        new Truck("T1").at(240, -2).go(10, 6.5).stand(8.5).go(10, 10),
                        new Truck("B1").at(390, 2).go(-10, 7.5).stand(17.5).go(-10, 5))
                .hears(sealedAt("T1", 1), sealedAt("B1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(ARRIVED, OUT, "B1", "SEAL-B1", 9.2)
                .gate(PASSED, OUT, "T1", null, 16.2)
                .gate(PASSED, OUT, "B1", null, 26.2);
    }
}
