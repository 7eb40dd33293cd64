package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a fact must bring, and how long after the fact began it may begin.
 *
 * @param longEnoughMs the fact must last so long
 * @param ofConvoy whether the alert is about the convoy and names no vehicle for sure
 */
record Consequence(String type, long earliestMs, long latestMs, long longEnoughMs, boolean ofConvoy) {
    private static final long SOON_MS = 1_500;
    private static final long FRAME_MS = 1_000;

    /** What a fact of this kind must bring. */
    static List<Consequence> of(Incident.Kind kind) {
        return switch (kind) {
            case CLOCK, LED_ASIDE, CARGO_LIGHT, SEAL_INSPECTED -> List.of();
            case JAMMED -> List.of(soon("GNSS_JAMMING_SUSPECTED", 7_000));
            case DRAGGED -> List.of(within("GNSS_SPOOFING_SUSPECTED", 60_000));
            // the nearest point of a road that bends is not where the truck is, so it is told on a straight piece
            case DATUM -> List.of(within("DATUM_MISMATCH", 240_000));
            case REPLAYED -> List.of(soon("SEQUENCE_REPLAY", 0));
            case IMPERSONATED -> List.of(soon("IDENTITY_MISMATCH", 0));
            case DOUBLED -> List.of(within("DUPLICATE_IDENTITY", 15_000));
            case SENSOR_RANGE, SENSOR_RATE -> List.of(within("SENSOR_ANOMALY", 3_500));
            case SENSOR_STUCK -> List.of(within("SENSOR_ANOMALY", 110_000));
            case SENSOR_DRIFT -> List.of(new Consequence("SENSOR_ANOMALY", 5_000, 40_000, 100_000, false));
            case CARGO_WARM -> List.of(within("CARGO_TEMPERATURE", 60_000));
            case DOOR_OPEN -> List.of(soon("DOOR_OPEN", 5_000));
            case EMERGENCY_STOP -> List.of(soon("EMERGENCY_STOP", 2_000));
            case MINIMAL_RISK -> List.of(soon("MINIMAL_RISK_CONDITION", 2_000));
            case BY_HAND -> List.of(soon("AUTONOMY_DISENGAGED", 5_000));
            case BATTERY_LOW -> List.of(within("BATTERY_LOW", 30_000));
            case INTRUDED -> List.of(within("CONVOY_INTRUDER", 8_000));
            case MISSING -> List.of(new Consequence("CONVOY_MEMBER_MISSING", 0, 120_000, 60_000, false));
            case SEAL_OPENED -> List.of(soon("SEAL_BROKEN", 0));
            case SEAL_MUTE -> List.of(new Consequence("SEAL_SILENT", -31_000, FRAME_MS, 65_000, false));
            case SEAL_APART -> List.of(new Consequence("SEAL_SEPARATED", 0, 95_000, 95_000, false));
            case RELEASE_REVOKED -> List.of(soon("DECLARATION_REVOKED", 0));
            case RELEASE_EXPIRED -> List.of(soon("DECLARATION_EXPIRED", 0));
            case BORDER_UNRELEASED ->
                List.of(new Consequence("BORDER_CROSSED_WITHOUT_RELEASE", -3_000, 12_000, 0, false));
            case SEAL_HOUSING -> List.of(at("SEAL_HOUSING_TAMPER"));
            case SEAL_FAULTY -> List.of(at("SEAL_FAULT"));
            case SEAL_LOW -> List.of(at("SEAL_BATTERY_LOW"));
            case SEAL_USED -> List.of(at("SEAL_UNAUTHORISED_ACTION"));
            case SEAL_SWAPPED -> List.of(at("SEAL_ID_MISMATCH"));
            case VERSIONS_DIFFER -> List.of(at("DECLARATION_MISMATCH"));
            case OVERDUE -> List.of(new Consequence("TRANSIT_OVERDUE", 0, 0, 10_000, true));
        };
    }

    /** How long that has to last before it is raised; {@link Ending#NEVER} where that is not known of all that it may do. */
    static long holdMs(Incident.Kind kind) {
        return switch (kind) {
            case SEAL_OPENED, SEAL_APART, RELEASE_REVOKED, RELEASE_EXPIRED -> 0;
            case SEAL_HOUSING, SEAL_FAULTY, SEAL_LOW, SEAL_USED, SEAL_SWAPPED, VERSIONS_DIFFER -> 0;
            case EMERGENCY_STOP, MINIMAL_RISK -> 0;
            case BY_HAND -> 1_000;
            case JAMMED, OVERDUE -> 5_000;
            case DOOR_OPEN, SENSOR_RANGE -> 2_000;
            case BATTERY_LOW, MISSING -> 10_000;
            case CARGO_WARM, SEAL_MUTE -> 60_000;
            default -> Ending.NEVER;
        };
    }

    /** The rule whose business it is, where several raise such an alert; else {@code null}. */
    static @Nullable String ruleId(Incident.Kind kind) {
        return switch (kind) {
            case SENSOR_RANGE -> "sensor-range";
            case SENSOR_RATE -> "sensor-rate";
            case SENSOR_STUCK -> "sensor-stuck";
            case SENSOR_DRIFT -> "sensor-outlier";
            default -> null;
        };
    }

    /** The same of a fact whose beginning was heard without a gap, by a good receiver. */
    Consequence known(Incident.Kind kind) {
        return switch (kind) {
            case SENSOR_RANGE, SENSOR_RATE, BATTERY_LOW -> within(earliestMs, SOON_MS);
            // a metre each second is told from noise when it is 5 to 8 m
            case DRAGGED -> within(4_000, 10_500);
            // 0.05 m/s2 more each second: 1 m/s2 is too much
            case SENSOR_DRIFT -> within(18_000, 24_500);
            default -> this;
        };
    }

    /** The same between two other moments. */
    Consequence within(long fromMs, long toMs) {
        return new Consequence(type, fromMs, toMs, longEnoughMs, ofConvoy);
    }

    /** One that begins with the fact: a line says when that was. */
    private static Consequence at(String type) {
        return new Consequence(type, 0, 0, 0, false);
    }

    private static Consequence soon(String type, long longEnoughMs) {
        return new Consequence(type, -FRAME_MS, SOON_MS, longEnoughMs, false);
    }

    private static Consequence within(String type, long latestMs) {
        return new Consequence(type, -FRAME_MS, latestMs, 0, false);
    }
}
