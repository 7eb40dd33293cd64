package io.keruen.app.gallery;

import static io.keruen.app.gallery.GateStories.DAY_MS;
import static io.keruen.app.gallery.GateStories.IN;
import static io.keruen.app.gallery.GateStories.OUT;
import static io.keruen.app.gallery.GateStories.alone;
import static io.keruen.app.gallery.GateStories.plan;
import static io.keruen.app.gallery.GateStories.released;
import static io.keruen.app.gallery.GateStories.sealedAt;
import static io.keruen.app.gallery.GateStories.story;
import static io.keruen.core.gate.ClearanceDecision.Decision.DENIED;
import static io.keruen.core.gate.ClearanceDecision.Decision.EXPIRED;
import static io.keruen.core.gate.ClearanceDecision.Decision.GRANTED;
import static io.keruen.core.gate.ClearanceDecision.Decision.HELD;
import static io.keruen.core.gate.ClearanceDecision.Decision.REVOKED;
import static io.keruen.core.gate.GateLine.Event.ARRIVED;
import static io.keruen.core.gate.GateLine.Event.PASSED;

import io.keruen.core.convoy.EscortPlan;
import java.util.List;

/** Stories about gates whose lanes misread, repeat themselves or stand close together. */
final class GateDoubtStories {
    private GateDoubtStories() {}

    static List<Story> all() {
        return List.of(
                passedUnread(),
                readAgain(),
                stayedUnread(),
                stayedAndReleased(),
                otherGate(),
                pastTheLine(),
                sentAgain(),
                sealUnread(),
                handedOver(),
                betweenEscorts());
    }

    private static Truck first() {
        return new Truck("T1").at(240, 0).go(10, 7).stand(8);
    }

    private static Truck second() {
        return new Truck("T2").at(210, 0).go(10, 7).stand(10).go(10, 3).stand(8);
    }

    private static Story unread(String name, String sentence) {
        return released(story(name, sentence))
                .plan(plan("ESCORT-1", List.of(OUT), "T1", "T2"))
                .hears(sealedAt("T1", 1), sealedAt("T2", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 8.2)
                .gate(ARRIVED, OUT, "T2", "SEAL-T2", 8.7)
                .gate(PASSED, OUT, null, null, 15.8);
    }

    private static Story passedUnread() {
        return unread(
                        "passed-unread",
                        "The first truck passes unread; by its own samples it has gone on: the next may.")
                .driven(first().go(10, 15), second())
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "T2", 8.7, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 15.8),
                        Ruling.of(HELD, OUT, "T2", 18, "atGate=FALSE"),
                        Ruling.of(GRANTED, OUT, "T2", 20));
    }

    private static Story readAgain() {
        return unread(
                        "passed-unread-read-again",
                        "The first truck passes unread and is read where it has gone through: it is cleared no more.")
                .driven(first().go(10, 15), second())
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 16.2)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "T2", 8.7, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 15.8),
                        Ruling.of(HELD, OUT, "T2", 18, "atGate=FALSE"),
                        Ruling.of(GRANTED, OUT, "T2", 20));
    }

    private static Story stayedAndReleased() {
        return unread(
                        "stayed-unread-released",
                        "Somebody passes unread under the first truck's lease; an officer says that it stands there yet:"
                                + " read once more it may pass.")
                .driven(first().stand(15), second())
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 21.1)
                .releases(OUT, "T1", 26.4)
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 28.3)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "T2", 8.7, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 15.8),
                        Ruling.of(HELD, OUT, "T2", 20, "turn=FALSE"),
                        Ruling.of(GRANTED, OUT, "T1", 28.3));
    }

    private static Story stayedUnread() {
        return unread(
                        "stayed-unread",
                        "Somebody passes unread under the first truck's lease, which stays: the next has to wait.")
                .driven(first().stand(15), second())
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 8.2),
                        Ruling.of(HELD, OUT, "T2", 8.7, "turn=FALSE", "atGate=FALSE"),
                        Ruling.of(EXPIRED, OUT, "T1", 15.8),
                        Ruling.of(HELD, OUT, "T2", 20, "turn=FALSE"));
    }

    private static Story otherGate() {
        return released(story("other-gate", "A truck stands in one gate and is read by the lane of the next, 12 m on.")
                        .on(Road.gate(IN, 330, 350)))
                .plan(plan("ESCORT-1", List.of(OUT, IN), "T1"))
                .driven(new Truck("T1")
                        .at(210, 0)
                        .go(10, 10.8)
                        .stand(8)
                        .go(10, 1.4)
                        .stand(6))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, IN, "T1", "SEAL-T1", 12.2)
                .decides(Ruling.of(HELD, IN, "T1", 12.2, "atGate=FALSE"), Ruling.of(GRANTED, IN, "T1", 20.7));
    }

    private static Story pastTheLine() {
        return released(GateStories.bare(
                                "past-the-line", "Of two gates drawn as lines a truck is past one, before the next.")
                        .on(Road.gateLine(OUT, 320), Road.gateLine(IN, 340)))
                .plan(plan("ESCORT-1", List.of(OUT, IN), "T1"))
                .driven(new Truck("T1").at(210, 0).go(10, 12).stand(12))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 14.2)
                .gate(ARRIVED, IN, "T1", "SEAL-T1", 18.2)
                .decides(
                        Ruling.of(HELD, OUT, "T1", 14.2, "atGate=FALSE"),
                        Ruling.of(GRANTED, IN, "T1", 18.2),
                        Ruling.of(
                                HELD,
                                OUT,
                                "T1",
                                18.2,
                                "escortValid=UNKNOWN",
                                "identity=UNKNOWN",
                                "turn=UNKNOWN",
                                "declaration=UNKNOWN",
                                "seal=UNKNOWN",
                                "noBlockingAlert=UNKNOWN",
                                "telemetryFresh=UNKNOWN",
                                "atGate=UNKNOWN",
                                "controlLoaded=UNKNOWN",
                                "lag=UNKNOWN"));
    }

    private static Story sentAgain() {
        return released(alone(
                        "sent-again",
                        "After a truck has passed its arrival is told again, then it is read again where it still is."))
                .gate(PASSED, OUT, "T1", null, 20.1)
                .gateLate(ARRIVED, OUT, "T1", 12.2, 22.3)
                .gate(ARRIVED, OUT, "T1", null, 25.4)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(EXPIRED, OUT, "T1", 20.1),
                        Ruling.of(HELD, OUT, "T1", 25.4, "atGate=FALSE"));
    }

    private static Story sealUnread() {
        return released(story("seal-unread", "The lane reads a wrong seal, then the truck again without any.")
                        .plan(plan("ESCORT-1", List.of(OUT), "T1"))
                        .driven(new Truck("T1").at(210, 0).go(10, 10).stand(10)))
                .hears(sealedAt("T1", 1))
                .gate(ARRIVED, OUT, "T1", "SEAL-9", 12.2)
                .gate(ARRIVED, OUT, "T1", null, 15.3)
                .decides(Ruling.of(DENIED, OUT, "T1", 12.2, "seal=FALSE"));
    }

    static EscortPlan valid(EscortPlan plan, long fromMs, long toMs) {
        return new EscortPlan(
                plan.escortId(),
                plan.convoyId(),
                plan.version(),
                fromMs,
                toMs,
                0,
                plan.routeId(),
                plan.gates(),
                plan.vehicles(),
                plan.policy());
    }

    private static Story changing(String name, String sentence, double toS, double fromS) {
        return released(story(name, sentence)
                .plan(valid(plan("ESCORT-1", List.of(OUT), "T1"), Road.START_MS - DAY_MS / 4, Road.at(toS)))
                .plan(valid(plan("ESCORT-2", List.of(OUT), "T1"), Road.at(fromS), Road.START_MS + DAY_MS))
                .driven(new Truck("T1").at(210, 0).go(10, 10).stand(20))
                .hears(sealedAt("T1", 1), sealedAt("T1", 23)));
    }

    private static Story handedOver() {
        return changing("handed-over", "While a truck waits it goes over from one escort to the next.", 18.2, 18.2)
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .decides(
                        Ruling.of(GRANTED, OUT, "T1", 12.2),
                        Ruling.of(
                                REVOKED,
                                OUT,
                                "T1",
                                18.2,
                                "identity=UNKNOWN",
                                "telemetryFresh=UNKNOWN",
                                "atGate=UNKNOWN"),
                        Ruling.of(GRANTED, OUT, "T1", 18.5));
    }

    private static Story betweenEscorts() {
        return changing("between-escorts", "A truck arrives after one escort of it and before the next.", 11.2, 18.2)
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .decides(
                        Ruling.of(DENIED, OUT, "T1", 12.2, "escortValid=FALSE", "controlLoaded=UNKNOWN"),
                        Ruling.of(
                                DENIED,
                                OUT,
                                "T1",
                                14.001,
                                "escortValid=FALSE",
                                "telemetryFresh=FALSE",
                                "controlLoaded=UNKNOWN"),
                        Ruling.of(
                                HELD, OUT, "T1", 18.2, "identity=UNKNOWN", "telemetryFresh=UNKNOWN", "atGate=UNKNOWN"),
                        Ruling.of(GRANTED, OUT, "T1", 18.5));
    }
}
