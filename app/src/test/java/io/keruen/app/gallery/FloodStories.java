package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;

/** Stories about more alerts than officers can read. */
final class FloodStories {
    private static final String RULE = "pipeline";

    private FloodStories() {}

    static List<Story> all() {
        return List.of(
                speeding("raises-flood", "Eleven trucks of an escort drive too fast at once: that is a flood.", 11)
                        .raises(flood()),
                speeding(
                        "nearly-flood",
                        "Ten trucks of an escort drive too fast at once: that is much, but no flood.",
                        10),
                speeding("raises-flood-ends", "A flood of alerts is over when few are new; here new means 20 s.", 11)
                        .policy(1, Road.at(-60), RULE, "floodMs", 20_000)
                        .raises(flood().until(43)));
    }

    private static Alarm flood() {
        return Alarm.ofAll("ALARM_FLOOD", HIGH).from(23, 23);
    }

    private static Story speeding(String name, String sentence, int count) {
        List<String> ids = new ArrayList<>();
        List<Truck> trucks = new ArrayList<>();
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "T" + (10 + i);
            ids.add(id);
            trucks.add(new Truck(id)
                    .at(30.0 * (count - i), 0)
                    .go(10, 20)
                    .go(12, 10)
                    .go(9, 20));
            alarms.add(Alarm.of("OVERSPEED", MEDIUM, id).from(20, 23).until(30));
        }
        return Story.of(RULE, name, sentence)
                .on(Road.withLimit(Road.box("APPROACH", ZoneKind.SPEED_LIMIT, -100, -40, 2_053, 40), 10))
                .escort(ids.toArray(String[]::new))
                .driven(trucks.toArray(Truck[]::new))
                .raises(alarms.toArray(Alarm[]::new));
    }
}
