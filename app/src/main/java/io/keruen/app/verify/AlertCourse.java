package io.keruen.app.verify;

import io.keruen.core.alert.AlertEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of one alert.
 *
 * @param alert as it was raised, or last corrected by late data
 * @param last the last word about it, which knows its end
 * @param isTold whether people were told of it
 */
record AlertCourse(AlertEvent alert, AlertEvent last, boolean isTold) {
    static final String TRUE_START = "trueStartedAtMs";

    /**
     * The alerts that were raised, as they were first heard of.
     *
     * @param tells which events tell people of their alert
     */
    static List<AlertCourse> of(List<AlertEvent> events, Predicate<AlertEvent> tells) {
        Map<String, AlertEvent> raised = new LinkedHashMap<>();
        Map<String, AlertEvent> last = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        for (AlertEvent event : events) {
            String id = event.alertId();
            if (event.event() == AlertEvent.Event.RAISED) {
                raised.putIfAbsent(id, event);
            } else if (event.evidence().containsKey(TRUE_START)) {
                raised.replace(id, event);
            }
            // an end stands at its own moment, before what was said until it was sure
            last.merge(id, event, (one, other) -> one.revision() > other.revision() ? one : other);
            if (tells.test(event)) {
                told.add(id);
            }
        }
        List<AlertCourse> all = new ArrayList<>();
        raised.forEach((id, alert) -> all.add(new AlertCourse(alert, last.getOrDefault(id, alert), told.contains(id))));
        return all;
    }
}
