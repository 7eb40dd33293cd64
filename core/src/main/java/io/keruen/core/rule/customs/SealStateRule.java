package io.keruen.core.rule.customs;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * What a navigation seal reports, or does not: broken, tampered with, faulty, low, silent, used without authority, on
 * the wrong vehicle, apart from its truck. Judged in the escort stage; codes are those of the EAEU seal catalogue.
 */
public final class SealStateRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "seal-state";

    /** The sealing element was opened where it may not be, or damaged. */
    public static final String BROKEN = "SEAL_BROKEN";

    /** The housing of the electronics was damaged. */
    public static final String HOUSING = "SEAL_HOUSING_TAMPER";

    /** The seal says it does not work. */
    public static final String FAULT = "SEAL_FAULT";

    /** The seal's battery is low. */
    public static final String BATTERY = "SEAL_BATTERY_LOW";

    /** The declared seal has not reported for too long. */
    public static final String SILENT = "SEAL_SILENT";

    /** Somebody did something with the seal without authority. */
    public static final String ACTION = "SEAL_UNAUTHORISED_ACTION";

    /** The seal is not the one that was declared for the vehicle. */
    public static final String MISMATCH = "SEAL_ID_MISMATCH";

    /** The seal is not where its truck is. */
    public static final String SEPARATED = "SEAL_SEPARATED";

    /** Index of the battery limit, percent. */
    public static final int BATTERY_PCT = 0;

    /** Index of the limit between seal and truck, metres. */
    public static final int SEPARATION_M = 3;

    private static final int PERIOD_MS = 1;
    private static final int SILENT_PERIODS = 2;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(BROKEN, "Stop the vehicle, secure the cargo and have the seal inspected.")
                        .blockingGate()
                        .latching()
                        .eaeu("01"),
                AlertType.of(HOUSING, "Stop the vehicle and have the seal's housing inspected.")
                        .blockingGate()
                        .latching()
                        .eaeu("02"),
                AlertType.of(FAULT, "Have the seal checked at the next stop and replaced if need be.")
                        .eaeu("04"),
                AlertType.of(BATTERY, "Have the seal charged or replaced before it falls silent.")
                        .eaeu("05"),
                AlertType.of(SILENT, "Look at the vehicle by camera and read the seal at the next stop.")
                        .eaeu("06"),
                AlertType.of(ACTION, "Stop the vehicle and find out who used the seal and with what right.")
                        .blockingGate()
                        .latching()
                        .eaeu("07"),
                AlertType.of(MISMATCH, "Stop the vehicle and compare seal, vehicle and declaration.")
                        .blockingGate()
                        .latching(),
                AlertType.of(SEPARATED, "Find the seal and the vehicle; let neither go on alone."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("batteryPct", 15, 0, 100),
                new Parameter("periodMs", 30_000, 1_000, 3_600_000),
                new Parameter("silentPeriods", 2, 1, 100),
                new Parameter("separationM", 100, 1, 100_000));
    }

    /** A seal that was heard within so many ms is fresh; later it is silent. */
    public static long freshMs(double[] parameters) {
        return (long) (parameters[PERIOD_MS] * parameters[SILENT_PERIODS]);
    }
}
