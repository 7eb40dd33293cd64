package io.keruen.app.dispatcher.queue;

import io.keruen.connectors.outlet.Notice;
import io.keruen.core.alert.AlertEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
    boolean standsBack(Notice notice) {
        if (!(notice instanceof Notice.OfAlert alert)) {
            return false;
        }
        AlertEvent event = alert.event();
        AlertEvent heard = last.get(event.alertId());
        return heard != null && event.isOnlyNumbersAfter(heard) && stoodBack.add(event.alertId());
    }

    /**
     * Whether a notice would say nothing but numbers that the next one says newer. The first that somebody hears of an
     * alert is never old, nor is a word that is new to him.
     */
    boolean isOld(Notice notice, Notice next) {
        if (!(notice instanceof Notice.OfAlert alert) || !(next instanceof Notice.OfAlert later)) {
            return false;
        }
        AlertEvent event = alert.event();
        AlertEvent heard = last.get(event.alertId());
        return heard != null && event.isOnlyNumbersAfter(heard) && later.event().isOnlyNumbersAfter(event);
    }
}
