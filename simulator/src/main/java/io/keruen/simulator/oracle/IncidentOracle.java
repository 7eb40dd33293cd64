package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What should be alerted of facts that no motion shows: a door that stood open is alerted as such from then on. What a
 * wrong place may be taken for besides is optional.
 */
final class IncidentOracle {
    private static final String WRONG_PLACE = "GNSS_SPOOFING_SUSPECTED";

    /** How far a place must be off, or how suddenly, to be taken for something else. */
    private static final double OFF_SIGMAS = 4;

    private static final long AFTERWARDS_MS = 75_000;
    private static final long CONFUSED_MS = 600_000;
    private static final int MOST_CONFUSED = 12;
    private static final List<String> CONFUSED = List.of(
            "POSITION_JUMP",
            "ROUTE_DEVIATION",
            "WRONG_DIRECTION",
            "CONVOY_GAP",
            "CONVOY_SPLIT",
            "HEADWAY_TOO_SHORT",
            "CONVOY_ORDER_CHANGED",
            "TELEMETRY_STALE",
            "TELEMETRY_LOST",
            "GNSS_SPOOFING_SUSPECTED",
            "DUPLICATE_IDENTITY",
            "SEQUENCE_REPLAY",
            "CONVOY_MEMBER_MISSING",
            "SENSOR_ANOMALY");

    private final Truth truth;

    IncidentOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect() {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Incident incident : truth.incidents()) {
            must(incident, alerts);
            if (incident.kind() == Incident.Kind.DOUBLED) {
                anything(incident, alerts);
            }
            for (String type : mayBring(incident.kind())) {
                alerts.add(window(type, truth.id(incident.vehicle()), incident.fromMs(), incident.toMs()));
            }
        }
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            wrongPlaces(vehicle, alerts);
        }
        return alerts;
    }

    private void must(Incident incident, List<ExpectedAlert> alerts) {
        for (Consequence consequence : Consequence.of(incident.kind())) {
            long fromMs = incident.fromMs() + consequence.earliestMs();
            long toMs = Math.min(incident.toMs(), incident.fromMs() + consequence.latestMs());
            boolean lasts = incident.toMs() - incident.fromMs() >= consequence.longEnoughMs();
            Spell spell = new Spell(fromMs, Math.max(fromMs, toMs), lasts && incident.sure());
            String vehicleId = truth.id(incident.vehicle());
            alerts.add(ExpectedAlert.of(
                    consequence.type(), consequence.ofConvoy() ? null : vehicleId, null, spell, Margins.SLACK_MS));
        }
    }

    /** Of two that speak in one name nobody can tell what is true, also of its neighbours. */
    private static void anything(Incident incident, List<ExpectedAlert> alerts) {
        for (String type : CONFUSED) {
            for (int i = 0; i < MOST_CONFUSED; i++) {
                alerts.add(window(type, null, incident.fromMs(), incident.toMs() + CONFUSED_MS));
            }
        }
    }

    /** What a fact may also be taken for. */
    private static List<String> mayBring(Incident.Kind kind) {
        return switch (kind) {
            case DRAGGED, LED_ASIDE -> List.of("DATUM_MISMATCH", "GNSS_SPOOFING_SUSPECTED", "SENSOR_ANOMALY");
            case JAMMED, DATUM -> List.of("GNSS_SPOOFING_SUSPECTED", "CONVOY_MEMBER_MISSING", "SENSOR_ANOMALY");
            case REPLAYED, DOUBLED ->
                List.of("SEQUENCE_REPLAY", "DUPLICATE_IDENTITY", "CLOCK_SKEW", "POSITION_JUMP", "SENSOR_ANOMALY");
            case EMERGENCY_STOP, MINIMAL_RISK, RESUMED, BY_HAND ->
                List.of("UNAUTHORISED_RESUME", "AUTONOMY_DISENGAGED", "SENSOR_ANOMALY");
            case SENSOR_RANGE, SENSOR_RATE, SENSOR_STUCK, SENSOR_DRIFT, CARGO_WARM, CARGO_LIGHT, BATTERY_LOW ->
                List.of("SENSOR_ANOMALY", "SENSOR_ANOMALY", "CARGO_TEMPERATURE");
            case CLOCK -> List.of("GNSS_SPOOFING_SUSPECTED", "SENSOR_ANOMALY", "POSITION_JUMP");
            case INTRUDED -> List.of("CONVOY_INTRUDER");
            default -> List.of();
        };
    }

    /** A place that was off for a while, or leapt, may be taken for one that somebody forged. */
    private void wrongPlaces(int vehicle, List<ExpectedAlert> alerts) {
        long fromMs = -1;
        long lastMs = 0;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            double limitM = OFF_SIGMAS * Math.max(1, truth.accuracyM(vehicle));
            boolean off = StrictMath.hypot(truth.errorAlongM(vehicle, tick), truth.errorLeftM(vehicle, tick)) > limitM;
            long tMs = truth.timeMs(tick);
            if (off) {
                fromMs = fromMs < 0 ? tMs : fromMs;
                lastMs = tMs;
            } else if (fromMs >= 0 && tMs - lastMs > AFTERWARDS_MS) {
                addWrong(vehicle, fromMs, lastMs, alerts);
                fromMs = -1;
            }
        }
        if (fromMs >= 0) {
            addWrong(vehicle, fromMs, lastMs, alerts);
        }
    }

    private void addWrong(int vehicle, long fromMs, long lastMs, List<ExpectedAlert> alerts) {
        alerts.add(window(WRONG_PLACE, truth.id(vehicle), fromMs, lastMs + AFTERWARDS_MS));
    }

    private static ExpectedAlert window(String type, @Nullable String vehicleId, long fromMs, long toMs) {
        return ExpectedAlert.of(type, vehicleId, null, new Spell(fromMs, toMs, false), AFTERWARDS_MS / 2);
    }
}
