package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to an escort: what names it, or what names a vehicle, seal, declaration or gate of any version of its
 * plan that was ever in force, the shared ones meanwhile; an outage that names nobody is everybody's. An alert of which one event is the
 * escort's is so whole: all must be noted before it is asked about any, and about actions, which name them.
 */
final class EscortScope {
    private final String escortId;
    private final SortedSet<String> convoyIds = new TreeSet<>();
    private final SortedSet<String> vehicleIds = new TreeSet<>();
    private final SortedSet<String> sealIds = new TreeSet<>();
    private final SortedSet<String> declarationIds = new TreeSet<>();
    private final SortedSet<String> gateIds = new TreeSet<>();
    private final SortedSet<Long> versions = new TreeSet<>();
    private final SortedSet<String> alertIds = new TreeSet<>();
    private final AlertLives alertLives = new AlertLives();
    private long validFromMs = Long.MAX_VALUE;
    private long validToMs = Long.MIN_VALUE;

    /** Whether the job took a plan, and nobody withdrew it before it began. */
    static boolean wasInForce(SourceRecord plan) {
        return !plan.fate().isRefused() && plan.fate().withdrawnMs() > plan.timeMs();
    }

    /** The scope of an escort by all versions of its plan that were ever in force. */
    EscortScope(String escortId, List<SourceRecord> plans) {
        this.escortId = escortId;
        plans.forEach(this::add);
    }

    private void add(SourceRecord plan) {
        versions.add(plan.payload().path("version").asLong());
        convoyIds.add(plan.text("convoyId"));
        plan.payload().path("gates").forEach(gate -> gateIds.add(gate.asText()));
        for (JsonNode vehicle : plan.payload().path("vehicles")) {
            vehicleIds.add(vehicle.path("vehicleId").asText());
            addPresent(sealIds, vehicle.get("sealId"));
            addPresent(declarationIds, vehicle.get("declarationId"));
        }
        validFromMs = Math.min(validFromMs, plan.timeMs());
        long endMs =
                Math.min(plan.payload().path("validToMs").asLong(), plan.fate().withdrawnMs());
        validToMs = Math.max(validToMs, endMs);
    }

    private static void addPresent(SortedSet<String> ids, @Nullable JsonNode id) {
        if (id != null) {
            ids.add(id.asText());
        }
    }

    /** Whether a record belongs to the escort. */
    boolean holds(SourceRecord record) {
        return switch (record.kind()) {
            case PLAN -> record.text("escortId").equals(escortId);
            case DECLARATION -> declarationIds.contains(record.text("declarationId"));
            case SEAL ->
                isMeanwhile(record)
                        && (sealIds.contains(record.text("sealId")) || vehicleIds.contains(record.text("vehicleId")));
            case GATE -> isMeanwhile(record) && isAtOurGate(record);
            case ACTION -> holdsAction(record);
            case TRANSIT, CLEARANCE -> holdsOutput(record);
            case ALERT -> alertIds.contains(record.text("alertId"));
        };
    }

    /** Notes an event of an alert. */
    void note(SourceRecord alert) {
        if (vehicleIds.contains(alert.text("vehicleId"))) {
            alertLives.note(alert);
        }
        if (holdsOutput(alert)) {
            alertIds.add(alert.text("alertId"));
        }
    }

    private boolean holdsOutput(SourceRecord record) {
        if (record.payload().has("escortId")) {
            return record.text("escortId").equals(escortId);
        }
        boolean isEverybodys =
                record.kind() == DossierKind.ALERT && !record.payload().has("vehicleId");
        return isMeanwhile(record) && (isEverybodys || vehicleIds.contains(record.text("vehicleId")));
    }

    private boolean holdsAction(SourceRecord record) {
        if (record.payload().has("alertId")) {
            return alertIds.contains(record.text("alertId"));
        }
        // the job tells of an alert by the time at which what was done reached it
        return (isMeanwhile(doneMs(record)) && isAtOurGate(record))
                || alertLives.anyCalls(alertIds, record.text("type"), record.text("vehicleId"), record.ingestTimeMs());
    }

    /** An officer's clock may be ahead: nothing was done after it reached us. */
    private static long doneMs(SourceRecord action) {
        long ingestTimeMs = action.ingestTimeMs();
        return ingestTimeMs == SourceRecord.UNKNOWN ? action.timeMs() : Math.min(action.timeMs(), ingestTimeMs);
    }

    /** It names a vehicle of ours, or a gate of ours and no vehicle. */
    private boolean isAtOurGate(SourceRecord record) {
        return record.payload().has("vehicleId")
                ? vehicleIds.contains(record.text("vehicleId"))
                : gateIds.contains(record.text("gateId"));
    }

    private boolean isMeanwhile(SourceRecord record) {
        return isMeanwhile(record.timeMs());
    }

    private boolean isMeanwhile(long tMs) {
        return tMs >= validFromMs && tMs < validToMs;
    }

    String escortId() {
        return escortId;
    }

    SortedSet<Long> versions() {
        return versions;
    }

    SortedSet<String> convoyIds() {
        return convoyIds;
    }

    SortedSet<String> vehicleIds() {
        return vehicleIds;
    }

    SortedSet<String> sealIds() {
        return sealIds;
    }

    SortedSet<String> declarationIds() {
        return declarationIds;
    }

    SortedSet<String> gateIds() {
        return gateIds;
    }

    long validFromMs() {
        return validFromMs;
    }

    long validToMs() {
        return validToMs;
    }
}
