package io.keruen.app.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How long alerts called for officers, by whose type and vehicle an action may name them. Not thread-safe. */
final class AlertLives {
    private static final String OVER = "NORMAL";

    private final Map<String, Life> lives = new HashMap<>();

    /** Notes an event of an alert; the one of the highest revision says whether it is over. */
    void note(SourceRecord event) {
        long revision = event.payload().path("revision").asLong();
        Life life = lives.computeIfAbsent(event.text("alertId"), id -> new Life(event));
        life.beganMs = Math.min(life.beganMs, event.timeMs());
        if (revision >= life.revision) {
            life.revision = revision;
            life.endedMs = event.text("state").equals(OVER) ? event.timeMs() : Long.MAX_VALUE;
        }
    }

    /** Whether one of these alerts, of this type and vehicle, called for officers then. */
    boolean anyCalls(Set<String> alertIds, String type, String vehicleId, long tMs) {
        return lives.entrySet().stream()
                .filter(each -> alertIds.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(life -> life.type.equals(type)
                        && life.vehicleId.equals(vehicleId)
                        && tMs >= life.beganMs
                        && tMs <= life.endedMs);
    }

    private static final class Life {
        final String type;
        final String vehicleId;
        long beganMs = Long.MAX_VALUE;
        long endedMs = Long.MAX_VALUE;
        long revision = Long.MIN_VALUE;

        Life(SourceRecord event) {
            type = event.text("type");
            vehicleId = event.text("vehicleId");
        }
    }
}
