package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import io.keruen.core.alert.AlertEvent.Event;
import java.util.List;

/** The life of alerts and the watch for floods, broken on purpose. */
final class AlertLifeMutants {
    private static final String LIFE = "alert-life";
    private static final String PIPELINE = "pipeline";

    private AlertLifeMutants() {}

    static List<Mutant> all() {
        return List.of(
                number(LIFE, "criticalAckMs", 90_000),
                number(LIFE, "highAckMs", 200_000),
                number(LIFE, "mediumAckMs", 30_000),
                number(LIFE, "shelveMaxMs", 10_000),
                Mutant.silenced(LIFE, "never escalates", event -> event.event() == Event.ESCALATED),
                Mutant.silenced(LIFE, "hears no officer", event -> event.officer() != null),
                Mutant.silenced(LIFE, "never unshelves", event -> event.event() == Event.UNSHELVED),
                number(PIPELINE, "floodCount", 9),
                number(PIPELINE, "floodCount", 11),
                number(PIPELINE, "floodMs", 30_000));
    }
}
