package io.keruen.app.gallery;

import static io.keruen.core.customs.Authority.CN;
import static io.keruen.core.customs.Authority.KZ;
import static io.keruen.core.customs.DeclarationStatus.ACCEPTED;
import static io.keruen.core.customs.DeclarationStatus.DETAINED;
import static io.keruen.core.customs.DeclarationStatus.LODGED;
import static io.keruen.core.customs.DeclarationStatus.NOT_RELEASED;
import static io.keruen.core.customs.DeclarationStatus.UNDER_CONTROL;
import static io.keruen.core.customs.DeclarationStatus.WRITTEN_OFF;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.customs.DeclarationRule;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stories about declarations that stop being released under way. */
final class DeclarationStories {
    private static final String RULE = DeclarationRule.ID;
    private static final String PAPER = "DECL-1";

    private DeclarationStories() {}

    /** A truck that carries goods under a seal and a declaration. */
    static PlannedVehicle sealed(String id, Role role, @Nullable String sealId, @Nullable String declarationId) {
        return new PlannedVehicle(
                id, role, Story.LENGTH_M, sealId, declarationId, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    static List<Story> all() {
        return List.of(revoked(), nearly(), expired(), mismatch(), disorder(), writtenOff());
    }

    private static Story story(String name, String sentence) {
        return Story.of(RULE, name, sentence)
                .on(Road.straight(6))
                .escort(sealed("T1", Role.CARGO, null, PAPER))
                .driven(new Truck("T1").go(10, 100))
                .hears(Word.released(KZ, PAPER, -600).comes(0));
    }

    private static Story revoked() {
        return story(
                        "raises",
                        "The Chinese side detains a released cargo under way, says so again, and lets it go half a"
                                + " minute later.")
                .hears(
                        Word.released(CN, PAPER, -500).comes(0),
                        Word.of(CN, DETAINED, PAPER, 40),
                        Word.of(CN, UNDER_CONTROL, PAPER, 50),
                        Word.released(CN, PAPER, 70))
                .raises(Alarm.of(DeclarationRule.REVOKED, Severity.CRITICAL, "T1")
                        .from(40, 40)
                        .until(70));
    }

    private static Story nearly() {
        return story(
                        "nearly",
                        "The Chinese side takes its time until it releases: nothing that was released is taken back."
                                + " A side that confirms a release takes nothing back either.")
                .hears(
                        Word.of(CN, LODGED, PAPER, 1),
                        Word.of(CN, ACCEPTED, PAPER, 10),
                        Word.of(CN, UNDER_CONTROL, PAPER, 20),
                        Word.of(CN, NOT_RELEASED, PAPER, 30),
                        Word.released(CN, PAPER, 40).ends(1_000),
                        Word.released(KZ, PAPER, 50).ends(2_000));
    }

    private static Story expired() {
        return story("expired", "The Chinese release ends under way and is given anew twenty seconds later.")
                .hears(
                        Word.released(CN, PAPER, -500).ends(60).comes(0),
                        Word.released(CN, PAPER, 80).ends(5_000))
                .raises(Alarm.of(DeclarationRule.EXPIRED, Severity.HIGH, "T1")
                        .from(60, 60)
                        .until(80));
    }

    private static Story mismatch() {
        return story("mismatch", "The declaration is amended; the sides release its second version 20 s apart.")
                .hears(
                        Word.released(CN, PAPER, -500).comes(0),
                        Word.released(KZ, PAPER, 30).about(2),
                        Word.released(CN, PAPER, 50).about(2))
                .raises(Alarm.of(DeclarationRule.MISMATCH, Severity.HIGH, "T1")
                        .from(30, 30)
                        .until(50));
    }

    private static Story disorder() {
        return story(
                        "out-of-order",
                        "A refusal overtaken by the release that followed it says nothing any more; of two decisions of"
                                + " one moment the refusal counts, whichever comes first.")
                .hears(
                        Word.released(CN, PAPER, -500).comes(0),
                        Word.of(CN, NOT_RELEASED, PAPER, 30).comes(45),
                        Word.released(CN, PAPER, 35),
                        Word.of(CN, NOT_RELEASED, PAPER, 60),
                        Word.released(CN, PAPER, 60).comes(61))
                .raises(Alarm.of(DeclarationRule.REVOKED, Severity.CRITICAL, "T1")
                        .from(60, 60));
    }

    private static Story writtenOff() {
        return story("written-off", "Once the truck stands in the last yard both sides write the declaration off.")
                .on(Road.box("YARD-CN", ZoneKind.YARD, 803, -40, 4_000, 40))
                .hears(
                        Word.released(CN, PAPER, -500).comes(0),
                        Word.of(KZ, WRITTEN_OFF, PAPER, 90),
                        Word.of(CN, WRITTEN_OFF, PAPER, 95))
                .tells(
                        Passage.of(Event.DEPARTED, "", "null", 5).within(1_000),
                        Passage.of(Event.ENTERED, "T1", "YARD-CN", 80.3).within(10),
                        Passage.of(Event.ARRIVED, "", "YARD-CN", 80.3).within(1_000),
                        Passage.of(Event.DECLARATION_WRITTEN_OFF, "T1", "null", 90)
                                .because("KZ"),
                        Passage.of(Event.DECLARATION_WRITTEN_OFF, "T1", "null", 95)
                                .because("CN"));
    }
}
