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
                neverRaises("convoy-member"),
                Mutants.neverClears("convoy-member"),
                neverRaises("convoy-intruder"),
                Mutants.neverClears("convoy-intruder"),
                neverRaises("escort-overdue"),
                Mutants.neverClears("escort-overdue"));
    }

    private static Mutant neverRaises(String ruleId) {
        return Mutant.silenced(
                        ruleId,
                        "never raises",
                        event -> event.event() == AlertEvent.Event.RAISED
                                && event.ruleId().equals(ruleId))
                .in(Mutant.Way.NEVER_RAISES);
    }
}
