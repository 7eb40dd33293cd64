package io.keruen.app.gallery;

import static io.keruen.app.gallery.DeclarationStories.sealed;
import static io.keruen.core.customs.SealStatus.FAULT;
import static io.keruen.core.customs.SealStatus.HOUSING_TAMPERED;
import static io.keruen.core.customs.SealStatus.OPENED;
import static io.keruen.core.customs.SealStatus.SEALED;
import static io.keruen.core.customs.SealStatus.TAMPERED;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/** Stories about seals, and about those who open them. */
final class SealStories {
    private static final String RULE = SealStateRule.ID;
    private static final String SEAL = "SEAL-1";

    private SealStories() {}

    static List<Story> all() {
        return List.of(
                broken(),
                nearly(),
                tamperedInYard(),
                housing(),
                fault(),
                battery(),
                silent(),
                action(),
                otherSeal(),
                apart(),
                lateLine());
    }

    private static Story story(String name, String sentence) {
        return Story.of(RULE, name, sentence)
                .on(Road.straight(6), Road.box("YARD-KZ", ZoneKind.YARD, -50, -40, 53, 40))
                .escort(sealed("T1", Role.CARGO, SEAL, null));
    }

    private static Truck truck(double seconds) {
        return new Truck("T1").go(10, seconds);
    }

    private static Word says(double atS) {
        return Word.of(SEAL, "T1", SEALED, atS);
    }

    private static Story broken() {
        return story("raises", "A seal is opened on the road, and closed again half a minute later.")
                .driven(truck(80))
                .hears(says(1), says(20), Word.of(SEAL, "T1", OPENED, 33.3), says(63.3))
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1").from(33.3, 33.3));
    }

    private static Story nearly() {
        return story(
                        "nearly",
                        "A seal is opened in the yard and in customs, closed for the road, full to just 15 %, silent"
                                + " for just a minute, and 90 m from its truck.")
                .on(Road.box("CONTROL", ZoneKind.CUSTOMS_CONTROL, 803, -20, 903, 20))
                .driven(truck(100))
                .hears(
                        Word.of(SEAL, "T1", OPENED, 2.2),
                        says(4).battery(15),
                        says(64).battery(15).at(640 - 90),
                        Word.of(SEAL, "T1", OPENED, 85.2))
                .tells(
                        Passage.of(Event.PRESENT, "T1", "YARD-KZ", 0),
                        Passage.of(Event.SEAL_OPENED, "T1", "null", 2.2).because("YARD"),
                        Passage.of(Event.EXITED, "T1", "YARD-KZ", 5.3).within(5),
                        Passage.of(Event.DEPARTED, "", "YARD-KZ", 5.3).within(5),
                        Passage.of(Event.ENTERED, "T1", "CONTROL", 80.3).within(5),
                        Passage.of(Event.SEAL_OPENED, "T1", "null", 85.2).because("CUSTOMS_CONTROL"),
                        Passage.of(Event.EXITED, "T1", "CONTROL", 90.3).within(5));
    }

    private static Story tamperedInYard() {
        return story("tampered-in-yard", "Whoever breaks a seal may do so nowhere, not even in the yard.")
                .driven(truck(40))
                .hears(says(1), Word.of(SEAL, "T1", TAMPERED, 3))
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1").from(3, 3));
    }

    private static Story housing() {
        return story("housing", "The housing of a seal is damaged.")
                .driven(truck(40))
                .hears(says(1), Word.of(SEAL, "T1", HOUSING_TAMPERED, 21))
                .raises(Alarm.of(SealStateRule.HOUSING, Severity.CRITICAL, "T1").from(21, 21));
    }

    private static Story fault() {
        return story("fault", "A seal says that it does not work, and works again.")
                .driven(truck(80))
                .hears(says(1), Word.of(SEAL, "T1", FAULT, 21), says(51))
                .raises(Alarm.of(SealStateRule.FAULT, Severity.HIGH, "T1")
                        .from(21, 21)
                        .until(51));
    }

    private static Story battery() {
        return story("battery", "A seal's battery falls below 15 %; a line that does not speak of it changes nothing.")
                .driven(truck(100))
                .hears(says(1).battery(15.2), says(31).battery(14.9), says(61), says(91).battery(60))
                .raises(Alarm.of(SealStateRule.BATTERY, Severity.MEDIUM, "T1")
                        .from(31, 31)
                        .until(91));
    }

    private static Story silent() {
        return story("silent", "A seal misses two reports and speaks again.")
                .driven(truck(120))
                .hears(says(1), says(31), says(111))
                .raises(Alarm.of(SealStateRule.SILENT, Severity.HIGH, "T1")
                        .from(31, 91)
                        .until(111));
    }

    private static Story action() {
        return story("unauthorised-action", "Somebody pairs a seal with a reader that has no right to it.")
                .driven(truck(60))
                .hears(says(1), says(31).did("PAIRED_WITH_UNKNOWN_READER"))
                .raises(Alarm.of(SealStateRule.ACTION, Severity.CRITICAL, "T1").from(31, 31));
    }

    private static Story otherSeal() {
        return story("other-seal", "A seal that nobody declared reports from the truck.")
                .driven(truck(60))
                .hears(says(1), Word.of("SEAL-9", "T1", SEALED, 31), says(32))
                .raises(Alarm.of(SealStateRule.MISMATCH, Severity.CRITICAL, "T1")
                        .from(31, 31));
    }

    private static Story apart() {
        return story("apart", "A seal stays behind: 200 m from its truck it is noticed, until they are together again.")
                .driven(truck(100))
                .hears(
                        says(1).at(10),
                        says(31.2).at(312 - 99),
                        says(41.2).at(412 - 200),
                        says(71.2).at(712))
                .raises(Alarm.of(SealStateRule.SEPARATED, Severity.CRITICAL, "T1")
                        .from(41.2, 41.2)
                        .until(71.2));
    }

    private static Story lateLine() {
        return story("late", "That a seal was broken on the road is told late, when it is closed again.")
                .driven(truck(80))
                .hears(says(1), Word.of(SEAL, "T1", TAMPERED, 31).comes(65), says(61))
                .raises(Alarm.of(SealStateRule.BROKEN, Severity.CRITICAL, "T1").from(31, 31));
    }
}
