package io.keruen.app.dispatcher.queue;

import io.keruen.connectors.outlet.Notice;
import io.keruen.core.alert.AlertEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a destination heard last of each alert, of the newest {@value #MOST} since the start; of another it is not known,
 * and everything about that one is told. Not thread-safe.
 */
final class ToldAlerts {
    private static final int MOST = 4_096;

    private final Map<String, AlertEvent> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AlertEvent> eldest) {
            boolean isTooMany = size() > MOST;
            if (isTooMany) {
                stoodBack.remove(eldest.getKey());
            }
            return isTooMany;
        }
    };

    /** Those of which something has stood back since they were told last. */
    private final Set<String> stoodBack = new HashSet<>();

    /** It has been told. */
    void keep(Notice notice) {
        if (notice instanceof Notice.OfAlert alert) {
            last.put(alert.event().alertId(), alert.event());
            stoodBack.remove(alert.event().alertId());
        }
    }

    /** Whether a notice would say nothing but numbers, for the first time since its alert was told. */
    boolean standsBack(@Nullable Notice notice) {
        return notice instanceof Notice.OfAlert alert
                && isOnlyNumbers(alert.event())
                && stoodBack.add(alert.event().alertId());
    }

    /** Whether a notice would say nothing but numbers that the next one says newer. */
    boolean isOld(@Nullable Notice notice, @Nullable Notice next) {
        return notice instanceof Notice.OfAlert alert
                && next instanceof Notice.OfAlert later
                && isOnlyNumbers(alert.event())
                && later.event().isOnlyNumbersAfter(alert.event());
    }

    /** The first that somebody hears of an alert is more than numbers, and so is a word that is new to him. */
    private boolean isOnlyNumbers(AlertEvent event) {
        AlertEvent heard = last.get(event.alertId());
        return heard != null && event.isOnlyNumbersAfter(heard);
    }
}
