package io.keruen.connectors.names;

/** The topics: the name, what the key is, which record it holds and how long it is kept. */
public enum Topics {
    TELEMETRY_FRAMES("telemetry.frames", "vehicleId", "TelemetryFrame", Kept.BY_BYTES),
    CONTROL_ZONES("control.zones", "id@version", "ZoneRecord", Kept.COMPACTED_AFTER_DAYS),
    CONTROL_ESCORTS("control.escorts", "escortId@version", "EscortPlanRecord", Kept.COMPACTED_AFTER_DAYS),
    CONTROL_POLICIES("control.policies", "policyId@version", "PolicyRecord", Kept.COMPACTED_AFTER_DAYS),
    CUSTOMS_DECLARATIONS(
            "customs.declarations",
            "declarationId/authority@version@eventTimeMs/status/validToMs",
            "DeclarationRecord",
            Kept.COMPACTED_AFTER_DAYS),
    CUSTOMS_SEALS("customs.seals", "sealId", "SealRecord", Kept.BY_TIME),
    GATES_DEVICES("gates.devices", "gateId", "GateDeviceRecord", Kept.BY_TIME_LONG),
    OFFICERS_ACTIONS("officers.actions", "alertId, else gateId, else vehicleId", "OfficerActionRecord", Kept.FOR_EVER),
    ESCORT_ALERTS("escort.alerts", "escortId, else vehicleId, else alertId", "AlertEventRecord", Kept.BY_TIME_LONG),
    ESCORT_ALERT_STATES("escort.alert-states", "alertId", "AlertEventRecord", Kept.COMPACTED),
    ESCORT_TRANSITS("escort.transits", "escortId, else vehicleId", "TransitEventRecord", Kept.BY_TIME),
    ESCORT_CLEARANCES("escort.clearances", "gateId", "ClearanceDecisionRecord", Kept.BY_TIME),
    ESCORT_VEHICLES("escort.vehicles", "vehicleId", "VehicleStateRecord", Kept.COMPACTED),
    ESCORT_CONVOYS("escort.convoys", "convoyId", "ConvoyStateRecord", Kept.COMPACTED),
    TELEMETRY_REJECTED("telemetry.rejected", "", "RejectedInputRecord", Kept.BY_TIME),
    OFFICERS_REFUSED("officers.refused", "", "RejectedInputRecord", Kept.FOR_EVER);

    /** The key of a tick, a record without a value; in every partition of every input topic. */
    public static final String TICK_KEY = "tick";

    private static final String CONTROL = "control.";

    private final String topicName;
    private final String key;
    private final String recordName;
    private final Kept kept;

    Topics(String topicName, String key, String recordName, Kept kept) {
        this.topicName = topicName;
        this.key = key;
        this.recordName = recordName;
        this.kept = kept;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** What the key of a record is made of; empty where records have none. */
    public String key() {
        return key;
    }

    /** The record, by its name in the schemas. */
    public String recordName() {
        return recordName;
    }

    /** How long records stay. */
    public Kept kept() {
        return kept;
    }

    /** Whether records come in here: input topics carry ticks in every partition. */
    public boolean isInput() {
        return ordinal() <= OFFICERS_ACTIONS.ordinal();
    }

    /** Whether the topic of this name in Kafka is one of them. */
    public static boolean isInput(String topicName) {
        for (Topics topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return topic.isInput();
            }
        }
        return false;
    }

    /**
     * Where an input is kept that was not accepted: what officers signed, or should have, is evidence.
     *
     * @param source of the input, as {@code topic-partition}
     */
    public static Topics ofRejected(String source) {
        boolean isOfOfficers = source.startsWith(OFFICERS_ACTIONS.topicName()) || source.startsWith(CONTROL);
        return isOfOfficers ? OFFICERS_REFUSED : TELEMETRY_REJECTED;
    }

    /** How long a topic keeps its records. */
    public enum Kept {
        /** Until the topic has grown by a number of bytes. */
        BY_BYTES,
        /** For a time. */
        BY_TIME,
        /** For a long time: these are evidence. */
        BY_TIME_LONG,
        /** Everything, for ever: what officers did, and what was refused. */
        FOR_EVER,
        /** The latest of each key, for ever. */
        COMPACTED,
        /**
         * The same, but what another took the place of stays for days: the broker checks no signature, so what has a good
         * one can be sent again before a refused record of its key has made it disappear.
         */
        COMPACTED_AFTER_DAYS
    }
}
