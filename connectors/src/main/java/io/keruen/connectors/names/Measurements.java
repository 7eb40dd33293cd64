package io.keruen.connectors.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands in InfluxDB: each measurement with its tags and its fields, which have the names of the contract's
 * fields. No name is both a tag and a field, and none ever changes its type: InfluxDB would refuse the point, or hold
 * two types of one field.
 */
public enum Measurements {
    /** The state of a vehicle, from {@code escort.vehicles}. */
    VEHICLE(
            "vehicle",
            List.of("vehicleId", "convoyId", "escortId"),
            counts("ingestTimeMs", "satellites", "openAlerts"),
            numbers("latDeg", "lonDeg", "altitudeM", "speedMps", "courseDeg", "accuracyM", "chainageM", "crossTrackM"),
            numbers("progressRatio", "hdop", "cn0MeanDbHz", "wheelSpeedMps", "odometerM", "yawRateDegps"),
            numbers("accelLonMps2", "accelLatMps2", "stateOfChargePct", "batteryTempC", "motorTempC", "brakeTempC"),
            numbers("tyrePressureKpa", "cargoTempC", "cargoWeightKg"),
            flags("minimalRisk", "doorOpen"),
            texts(
                    "integrity",
                    "role",
                    "telemetryState",
                    "routeId",
                    "zoneIds",
                    "jurisdiction",
                    "fixType",
                    "operatingMode"),
            texts("emergencyStop", "roadSurface", "softwareVersion", "sealId", "sealStatus", "highestSeverity")),
    /** The state of a convoy, from {@code escort.convoys}. */
    CONVOY(
            "convoy",
            List.of("convoyId", "escortId"),
            counts("planVersion", "departedAtMs", "arrivedAtMs", "arriveByMs", "etaMs", "lifeSinceMs", "openAlerts"),
            numbers("leadChainageM", "tailChainageM", "progressRatio", "lengthM", "speedMps"),
            flags("gateBlocked"),
            texts("routeId", "vehicleIds", "life", "highestSeverity")),
    /** The distance of a consecutive pair of a convoy, from {@code escort.convoys}. */
    PAIR("pair", List.of("convoyId", "escortId", "vehicleId", "otherVehicleId"), numbers("gapM", "headwayS")),
    /** What an authority says about a declaration of a convoy, from {@code escort.convoys}. */
    DECLARATION(
            "declaration",
            List.of("convoyId", "escortId", "declarationId", "authority"),
            counts("version"),
            texts("status")),
    /**
     * An event of an alert, from {@code escort.alerts}. Beyond the contract: {@code ageMs}, how old the alert is at the
     * event, and {@code counted}, whether it counts in the alarm figures: raised, of no parent, not held off.
     */
    ALERT(
            "alert",
            List.of("type", "severity", "event", "jurisdiction", "convoyId", "escortId", "vehicleId"),
            counts("revision", "startedAtMs", "raisedAtMs", "clearedAtMs", "detectedAtMs", "untilMs", "policyVersion"),
            counts("ageMs", "counted"),
            numbers("latDeg", "lonDeg", "chainageM", "measured", "limit"),
            flags("blocksGate", "late", "unobserved", "suppressed"),
            texts("alertId", "ruleId", "state", "otherVehicleId", "zoneId", "sealId", "declarationId", "unit"),
            texts("eaeuIncidentCode", "recommendedAction", "parentAlertId", "officer", "reason")),
    /**
     * Something expected that happened, from {@code escort.transits}. Beyond the contract: {@code inside}, 1 for ENTERED
     * and 0 for EXITED, so that a query can tell a stay from the time between two.
     */
    TRANSIT(
            "transit",
            List.of("event", "zoneId", "convoyId", "escortId", "vehicleId"),
            counts("inside"),
            numbers("latDeg", "lonDeg"),
            flags("late", "unobserved"),
            texts("sealId", "declarationId", "reason")),
    /** A decision of the interlock with every condition, from {@code escort.clearances}. */
    CLEARANCE(
            "clearance",
            List.of("gateId", "decision", "escortId", "vehicleId"),
            counts("expiresAtMs"),
            texts("escortValid", "identity", "turn", "declaration", "seal", "noBlockingAlert", "telemetryFresh"),
            texts("atGate", "controlLoaded", "lag", "noHold", "reasons")),
    /** An input that was rejected, from {@code telemetry.rejected}. Its {@code reason} is a tag here. */
    REJECTED("rejected", List.of("reason", "source"), counts("offset", "sampleCount"), texts("detail")),
    /** The metrics of the jobs, by {@link MetricNames}: the only measurement that does not come from Kafka. */
    PIPELINE("pipeline", List.of("job", "operator", "subtask"), metrics());

    /** The retention policy they stand in: queries name it, since the database's default may be another. */
    public static final String RETENTION_POLICY = "history";

    private final String measurementName;
    private final List<String> tags;
    private final List<HistoryField> fields;

    @SafeVarargs
    Measurements(String measurementName, List<String> tags, List<HistoryField>... fields) {
        this.measurementName = measurementName;
        this.tags = tags;
        List<HistoryField> all = new ArrayList<>();
        List.of(fields).forEach(all::addAll);
        this.fields = Collections.unmodifiableList(all);
    }

    private static List<HistoryField> numbers(String... names) {
        return fields(HistoryField.Kind.NUMBER, names);
    }

    private static List<HistoryField> counts(String... names) {
        return fields(HistoryField.Kind.COUNT, names);
    }

    private static List<HistoryField> flags(String... names) {
        return fields(HistoryField.Kind.FLAG, names);
    }

    private static List<HistoryField> texts(String... names) {
        return fields(HistoryField.Kind.TEXT, names);
    }

    private static List<HistoryField> metrics() {
        List<HistoryField> metrics = new ArrayList<>();
        for (MetricNames metric : MetricNames.values()) {
            metrics.add(new HistoryField(metric.metricName(), HistoryField.Kind.COUNT));
        }
        return metrics;
    }

    private static List<HistoryField> fields(HistoryField.Kind kind, String... names) {
        return List.of(names).stream().map(name -> new HistoryField(name, kind)).toList();
    }

    /** The name in InfluxDB. */
    public String measurementName() {
        return measurementName;
    }

    /** What points are told apart by, beside their time. */
    public List<String> tags() {
        return tags;
    }

    /** What points say. */
    public List<HistoryField> fields() {
        return fields;
    }
}
