package io.keruen.app.gallery;

import static io.keruen.app.gallery.GateStories.DAY_MS;
import static io.keruen.app.gallery.GateStories.OUT;
import static io.keruen.app.gallery.GateStories.plan;
import static io.keruen.app.gallery.GateStories.released;
import static io.keruen.app.gallery.GateStories.sealedAt;
import static io.keruen.app.gallery.GateStories.story;
import static io.keruen.core.customs.SealStatus.OPENED;
import static io.keruen.core.gate.ClearanceDecision.Decision.DENIED;
import static io.keruen.core.gate.ClearanceDecision.Decision.GRANTED;
import static io.keruen.core.gate.GateLine.Event.ARRIVED;

import io.keruen.core.alert.Severity;
import io.keruen.core.rule.customs.SealStateRule;
import java.util.List;

/** Stories about gates of the next escort, which an alert of the one before keeps closed. */
final class NextJourneyStories {
    private NextJourneyStories() {}

    static List<Story> all() {
        return List.of(latchedBefore(), nearlyLatchedBefore(), latchedAtTheGate());
    }

    /** A truck whose seal is opened and closed again at 5.5 s, and which is another escort's from a moment on. */
    private static Story journeys(String name, String sentence, double handedOverS, String opened) {
        String other = opened.equals("T1") ? "T2" : "T1";
        return released(story(name, sentence)
                .plan(GateDoubtStories.valid(
                        plan("ESCORT-1", List.of(OUT), "T1", "T2"), Road.START_MS - DAY_MS / 4, Road.at(handedOverS)))
                .plan(GateDoubtStories.valid(
                        plan("ESCORT-2", List.of(OUT), "T1"), Road.at(handedOverS), Road.START_MS + DAY_MS))
                .driven(
                        new Truck("T1").at(210, 0).go(10, 10).stand(20),
                        new Truck("T2").at(180, 0).go(10, 10).stand(20))
                .hears(
                        sealedAt(other, 1),
                        sealedAt(opened, 1.1),
                        Word.of("SEAL-" + opened, opened, OPENED, 5.5),
                        sealedAt(opened, 6.5),
                        sealedAt("T1", 23)));
    }

    private static Story latchedBefore() {
        return journeys(
                        "latched-on-the-journey-before",
                        "A seal was opened under the escort before, and nobody has cleared that: the next one has to wait.",
                        8.2,
                        "T1")
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .acts("officer-1", "CLEAR_LATCH", SealStateRule.BROKEN, "T1", 18, 0)
                .acts("officer-2", "CLEAR_LATCH", SealStateRule.BROKEN, "T1", 22, 0)
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1")
                        .from(5.5, 5.5)
                        .until(22))
                .decides(
                        Ruling.of(DENIED, OUT, "T1", 12.2, "noBlockingAlert=FALSE"), Ruling.of(GRANTED, OUT, "T1", 22));
    }

    private static Story nearlyLatchedBefore() {
        return journeys(
                        "nearly-latched-on-the-journey-before",
                        "The seal that was opened under the escort before is that of another truck.",
                        8.2,
                        "T2")
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T2").from(5.5, 5.5))
                .decides(Ruling.of(GRANTED, OUT, "T1", 12.2));
    }

    private static Story latchedAtTheGate() {
        return journeys(
                        "latched-and-handed-over",
                        "A truck that is denied at the gate goes over to the next escort there: it stays denied.",
                        18.2,
                        "T1")
                .gate(ARRIVED, OUT, "T1", "SEAL-T1", 12.2)
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1").from(5.5, 5.5))
                .decides(
                        Ruling.of(DENIED, OUT, "T1", 12.2, "noBlockingAlert=FALSE"),
                        Ruling.of(
                                DENIED,
                                OUT,
                                "T1",
                                18.2,
                                "identity=UNKNOWN",
                                "noBlockingAlert=FALSE",
                                "telemetryFresh=UNKNOWN",
                                "atGate=UNKNOWN"),
                        Ruling.of(DENIED, OUT, "T1", 18.5, "noBlockingAlert=FALSE"));
    }
}
