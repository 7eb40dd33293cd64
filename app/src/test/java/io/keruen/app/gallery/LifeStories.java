package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import java.util.List;

/** Stories about what officers do to alerts, and what happens when they do nothing. */
final class LifeStories {
    private static final String RULE = "alert-life";
    private static final String STOP = "UNAUTHORISED_STOP";
    private static final String ENTRY = "RESTRICTED_ZONE_ENTRY";

    private LifeStories() {}

    static List<Story> all() {
        return List.of(
                escalates(),
                nearlyEscalates(),
                escalatesHigh(),
                escalatesMedium(),
                shelved(),
                shelvedButWorse(),
                seenAfterwards(),
                actsOnNothing());
    }

    private static Story inStrip(String name, String sentence) {
        return Story.of(RULE, name, sentence)
                .on(Road.box("BORDER-STRIP", ZoneKind.RESTRICTED, 100, 5, 900, 60))
                .escort("T1")
                .driven(new Truck("T1").go(10, 15).go(8, 2, 8).go(8, 70));
    }

    private static Alarm entry() {
        return Alarm.of(ENTRY, CRITICAL, "T1").within(5).from(17.5, 18.5);
    }

    private static Alarm stop() {
        return Alarm.of(STOP, MEDIUM, "T1").from(20, 80);
    }

    private static Truck standing(double seconds) {
        return new Truck("T1").every(1_000).go(10, 20).stand(seconds).go(5, 20);
    }

    private static Story escalates() {
        return inStrip("raises", "A truck stays in the border strip, and nobody acknowledges it within 60 s.")
                .raises(entry().escalates(78.5));
    }

    private static Story nearlyEscalates() {
        return inStrip(
                        "nearly",
                        "A truck stays in the border strip; an officer cannot shelve that, but acknowledges it.")
                .acts("SHELVE", ENTRY, "T1", 60, 0)
                .acts("ACKNOWLEDGE", ENTRY, "T1", 70, 0)
                .raises(entry().acknowledged(70));
    }

    private static Story escalatesHigh() {
        return Story.of(RULE, "raises-high", "A truck stands for so long that it is HIGH, and for 5 min more.")
                .escort("T1")
                .driven(standing(500))
                .raises(stop().becomes(HIGH, 200).escalates(500).until(520));
    }

    private static Story escalatesMedium() {
        return Story.of(RULE, "raises-medium", "A truck stands; the policy gives officers 40 s for what is MEDIUM.")
                .policy(1, Road.at(-60), RULE, "mediumAckMs", 40_000)
                .escort("T1")
                .driven(standing(120))
                .raises(stop().escalates(120).until(140));
    }

    private static Story shelved() {
        return Story.of(RULE, "raises-shelved", "An officer shelves the stop of a truck for 30 s.")
                .escort("T1")
                .driven(standing(120))
                .acts("SHELVE", STOP, "T1", 90, 120)
                .raises(stop().shelved(90, 120).until(140));
    }

    private static Story shelvedButWorse() {
        return Story.of(
                        RULE,
                        "raises-shelved-but-worse",
                        "An officer shelves the stop of a truck, but it becomes HIGH.")
                .escort("T1")
                .driven(standing(195))
                .acts("SHELVE", STOP, "T1", 90, 0)
                .raises(stop().shelved(90, 200).becomes(HIGH, 200).until(215));
    }

    private static Story seenAfterwards() {
        return Story.of(
                        RULE,
                        "raises-seen-afterwards",
                        "An officer acknowledges the stop of a truck that drives on already.")
                .escort("T1")
                .driven(standing(70))
                .acts("ACKNOWLEDGE", STOP, "T1", 100, 0)
                .raises(stop().until(90).acknowledged(100));
    }

    private static Story actsOnNothing() {
        return Story.of(
                        RULE,
                        "nearly-anything",
                        "Officers acknowledge what is not open yet, unshelve what is not shelved and clear what is not"
                                + " latched.")
                .escort("T1")
                .driven(standing(90))
                .acts("ACKNOWLEDGE", STOP, "T1", 79, 0)
                .acts("UNSHELVE", STOP, "T1", 90, 0)
                .acts("CLEAR_LATCH", STOP, "T1", 91, 0)
                .acts("ACKNOWLEDGE", STOP, "T9", 92, 0)
                .raises(stop().until(110));
    }
}
