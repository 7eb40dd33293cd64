package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import io.keruen.core.alert.AlertEvent;
import java.util.List;

/** The rules about an escort as a whole, broken on purpose. */
final class LifeMutants {
    private LifeMutants() {}

    static List<Mutant> all() {
        return List.of(
                number("convoy-member", "holdMs", 8_000),
                number("convoy-member", "holdMs", 12_000),
                number("convoy-member", "offRouteMs", 50_000),
                number("convoy-member", "offRouteMs", 70_000),
                number("convoy-intruder", "holdMs", 0),
                number("convoy-intruder", "holdMs", 5_000),
                number("escort-overdue", "holdMs", 0),
                number("escort-overdue", "holdMs", 9_000),
                silenced("convoy-member", "never raises", AlertEvent.Event.RAISED),
                silenced("convoy-member", "never clears", AlertEvent.Event.CLEARED),
                silenced("convoy-intruder", "never raises", AlertEvent.Event.RAISED),
                silenced("convoy-intruder", "never clears", AlertEvent.Event.CLEARED),
                silenced("escort-overdue", "never raises", AlertEvent.Event.RAISED),
                silenced("escort-overdue", "never clears", AlertEvent.Event.CLEARED));
    }

    private static Mutant silenced(String ruleId, String fault, AlertEvent.Event lost) {
        return Mutant.silenced(ruleId, fault, event -> event.ruleId().equals(ruleId) && event.event() == lost);
    }
}
