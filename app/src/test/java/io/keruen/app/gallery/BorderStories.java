package io.keruen.app.gallery;

import static io.keruen.app.gallery.DeclarationStories.sealed;
import static io.keruen.core.customs.Authority.CN;
import static io.keruen.core.customs.Authority.KZ;
import static io.keruen.core.customs.DeclarationStatus.NOT_RELEASED;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.customs.BorderReleaseRule;
import java.util.List;

/** Stories about the border and who may cross it. */
final class BorderStories {
    private static final String RULE = BorderReleaseRule.ID;
    private static final String TYPE = BorderReleaseRule.TYPE;
    private static final long HOUR_MS = 3_600_000;

    private BorderStories() {}

    static List<Story> all() {
        return List.of(notReleased(), nearly(), nothingDeclared(), noPlan(), lateDecision(), inHole());
    }

    private static Story convoy(String name, String sentence, PlannedVehicle... vehicles) {
        return Story.of(RULE, name, sentence)
                .on(Road.straight(6), Road.border(303))
                .plan(new EscortPlan(
                        "ESCORT-1",
                        "CONVOY-1",
                        1,
                        Road.START_MS - HOUR_MS,
                        Road.START_MS + HOUR_MS,
                        0,
                        Road.ROUTE,
                        List.of(),
                        List.of(vehicles),
                        PolicyOverrides.NONE));
    }

    private static Word[] released(String paper) {
        return new Word[] {
            Word.released(KZ, paper, -600).comes(0),
            Word.released(CN, paper, -500).comes(0)
        };
    }

    private static Story notReleased() {
        return convoy(
                        "raises",
                        "Of two trucks the second crosses the border while only one side has released its cargo; the"
                                + " other releases it five seconds too late.",
                        sealed("T1", Role.LEAD, null, "DECL-1"),
                        sealed("T2", Role.CARGO, null, "DECL-2"))
                .hears(released("DECL-1"))
                .hears(Word.released(KZ, "DECL-2", -600).comes(0), Word.released(CN, "DECL-2", 40.3))
                .driven(
                        new Truck("T1").at(50, 0).go(10, 60),
                        new Truck("T2").at(10, 0).go(10, 60))
                .raises(Alarm.of(TYPE, Severity.CRITICAL, "T2").from(29.3, 29.3).within(10));
    }

    private static Story nearly() {
        return convoy(
                        "nearly",
                        "A truck crosses with a release that ends a second later, and an escort car that carries"
                                + " nothing needs none.",
                        sealed("T1", Role.CARGO, null, "DECL-1"),
                        sealed("CAR-1", Role.ESCORT, null, null))
                .hears(
                        Word.released(KZ, "DECL-1", -600).comes(0),
                        Word.released(CN, "DECL-1", -500).ends(26.3).comes(0),
                        Word.released(CN, "DECL-1", 26.3).ends(5_000))
                .driven(
                        new Truck("T1").at(50, 0).go(10, 60),
                        new Truck("CAR-1").at(10, 0).go(10, 60));
    }

    private static Story nothingDeclared() {
        return convoy(
                        "nothing-declared",
                        "A cargo truck for which nothing was declared crosses the border.",
                        sealed("T1", Role.CARGO, null, null))
                .driven(new Truck("T1").go(10, 60))
                .raises(Alarm.of(TYPE, Severity.CRITICAL, "T1").from(30.3, 30.3).within(10));
    }

    private static Story noPlan() {
        return Story.of(RULE, "no-plan", "A vehicle of no plan crosses the border.")
                .on(Road.border(303))
                .driven(new Truck("T1").go(10, 60))
                .raises(Alarm.of(TYPE, Severity.CRITICAL, "T1").from(30.3, 30.3).within(10));
    }

    private static Story lateDecision() {
        return convoy(
                        "late-decision",
                        "That the Chinese side had refused the cargo before the truck crossed becomes known 20 s after.",
                        sealed("T1", Role.CARGO, null, "DECL-1"))
                .hears(released("DECL-1"))
                .hears(
                        Word.of(CN, NOT_RELEASED, "DECL-1", 25).comes(50),
                        Word.released(CN, "DECL-1", 28).comes(29),
                        Word.of(CN, NOT_RELEASED, "DECL-1", 29).comes(50.5),
                        Word.released(CN, "DECL-1", 45).comes(46))
                .driven(new Truck("T1").go(10, 60))
                .raises(Alarm.of(TYPE, Severity.CRITICAL, "T1").from(30.3, 30.3).within(10));
    }

    private static Story inHole() {
        return convoy(
                        "radio-hole",
                        "A truck whose cargo nobody has released crosses in a radio hole: that is seen at its end, and"
                                + " what it stored tells when it was; it is one alert.",
                        sealed("T1", Role.CARGO, null, "DECL-1"))
                .driven(new Truck("T1").go(10, 80).storing(20, 60, 65.01, 50, true))
                .raises(
                        Alarm.of(TYPE, Severity.CRITICAL, "T1").from(60, 60),
                        Alarm.of("TELEMETRY_STALE", Severity.LOW, "T1")
                                .from(19.5, 22)
                                .until(24.5)
                                .within(1),
                        Alarm.of("TELEMETRY_LOST", Severity.HIGH, "T1")
                                .from(19.5, 24.5)
                                .until(60)
                                .within(1));
    }
}
