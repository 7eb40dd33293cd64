package io.keruen.core.rule.vehicle;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cargo is not as the plan says: too warm or too cold, of another weight, or its door is open where nobody may
 * touch it (outside YARD and CUSTOMS_CONTROL; a car of role ESCORT has no cargo door).
 *
 * <p>The weight comes from the axles, which swing while the truck drives and brakes: it is judged only when the truck
 * has stood for {@code settleMs}, and unknown otherwise. The door is what was said of it last: a vehicle may tell of it
 * only when it changes.
 */
public final class CargoRule extends VehicleRule {
    private static final String ID = "cargo";
    private static final String TEMPERATURE = "CARGO_TEMPERATURE";
    private static final String WEIGHT = "CARGO_WEIGHT_DEVIATION";
    private static final String DOOR = "DOOR_OPEN";
    private static final int TEMP_HOLD_MS = 0;
    private static final int TEMP_CLEAR_C = 1;
    private static final int WEIGHT_TOL_PCT = 2;
    private static final int WEIGHT_TOL_KG = 3;
    private static final int WEIGHT_HOLD_MS = 4;
    private static final int SETTLE_MS = 5;
    private static final int STAND_MPS = 6;
    private static final int DOOR_HOLD_MS = 7;
    private static final int CLEAR_HOLD_MS = 8;
    private static final int EPISODES = 3;
    private static final int STANDING_SINCE_MS = EPISODES * TypedEpisode.LONGS;
    private static final int DOOR_SAID = STANDING_SINCE_MS + 1;
    private static final int HANDLED = ZoneKind.YARD.bit() | ZoneKind.CUSTOMS_CONTROL.bit();
    private static final int OPEN = 1;
    private static final double PCT = 100;
    private static final long HOLE_MS = 10_000;
    private static final double SIGMAS = 3;
    /** Nobody moves up by less, and a place that is vaguer tells no standing. */
    private static final double SAME_PLACE_M = 10;

    private static final double LEAST_SHARE = 0.25;

    private final TypedEpisode temperature = new TypedEpisode(ID, TEMPERATURE, Severity.HIGH, 0);
    private final TypedEpisode weight = new TypedEpisode(ID, WEIGHT, Severity.HIGH, 1);
    private final TypedEpisode door = new TypedEpisode(ID, DOOR, Severity.HIGH, 2);
    private final LastSaid doorSaid = new LastSaid(CodedSignal.DOOR_OPEN, DOOR_SAID);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(
                        TEMPERATURE,
                        "Have the cooling unit checked; note the excursion for whoever receives the cargo."),
                AlertType.of(WEIGHT, "Send the vehicle to the scales and compare with the declaration.")
                        .blockingGate(),
                AlertType.of(DOOR, "Look at the door by camera; if it is open, inspect cargo and seal.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("tempHoldMs", 60_000, 0, 86_400_000),
                new Parameter("tempClearC", 0.5, 0, 50),
                new Parameter("weightTolPct", 3, 0, 100),
                new Parameter("weightTolKg", 500, 0, 100_000),
                new Parameter("weightHoldMs", 5_000, 0, 600_000),
                new Parameter("settleMs", 5_000, 0, 600_000),
                new Parameter("standMps", 0.3, 0.01, 10),
                new Parameter("doorHoldMs", 2_000, 0, 600_000),
                new Parameter("clearHoldMs", 2_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return DOOR_SAID + LastSaid.LONGS;
    }

    /** The door is as it is, whoever escorts the vehicle. */
    @Override
    public int lastingLongs() {
        return LastSaid.LONGS;
    }

    @Override
    public int doubles() {
        return EPISODES * TypedEpisode.DOUBLES;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        PlannedVehicle planned = planned(run.situation());
        boolean mayBeOpen = doorSaid.code(slice) >= OPEN || isOpen(run);
        if (planned == null) {
            if (mayBeOpen) {
                doorSaid.hear(run, slice);
            }
            return;
        }
        temperatures(run, planned, parameters, slice, out);
        weights(run, planned, parameters, slice, out);
        if (mayBeOpen || !door.isIdle(slice)) {
            doors(run, planned, parameters, slice, out);
        }
    }

    /** The vehicle as its plan has it; {@code null} without a plan. */
    static @Nullable PlannedVehicle planned(Situation situation) {
        EscortPlan plan = situation.plan();
        return plan == null ? null : plan.vehicles().get(situation.memberIndex());
    }

    private void temperatures(
            VehicleRun run, PlannedVehicle planned, double[] parameters, Slice slice, FindingOutput out) {
        double minC = planned.cargoTempMinC();
        double maxC = planned.cargoTempMaxC();
        boolean agreed = !Double.isNaN(minC) || !Double.isNaN(maxC);
        boolean within = !agreed || run.isWithin(Signal.CARGO_TEMP_C, minC, maxC);
        if (within && temperature.isIdle(slice)) {
            return;
        }
        double[] tempC = run.column(Signal.CARGO_TEMP_C);
        double insideC = parameters[TEMP_CLEAR_C];
        if (insideC > LEAST_SHARE * (maxC - minC)) {
            insideC = LEAST_SHARE * (maxC - minC); // a narrow band could never be cleared otherwise
        }
        for (int i = 1; i <= run.size(); i++) {
            boolean known = !Double.isNaN(tempC[i]) || !agreed;
            int condition = known ? Truth.of(tempC[i] < minC || tempC[i] > maxC) : Truth.UNKNOWN;
            int clear = known ? Truth.of(!(tempC[i] < minC + insideC || tempC[i] > maxC - insideC)) : Truth.UNKNOWN;
            Finding.Builder finding =
                    temperature.step(run, i, slice, condition, clear, (long) parameters[TEMP_HOLD_MS], 0);
            if (finding != null) {
                boolean cold = Double.isNaN(maxC) || tempC[i] - minC < maxC - tempC[i];
                out.found(i, finding.measured(tempC[i], cold ? minC : maxC, "C"));
            }
        }
    }

    private void weights(VehicleRun run, PlannedVehicle planned, double[] parameters, Slice slice, FindingOutput out) {
        double declaredKg = planned.cargoWeightKg();
        boolean declared = !Double.isNaN(declaredKg);
        if (!declared && weight.isIdle(slice)) {
            slice.setLong(STANDING_SINCE_MS, 0);
            return;
        }
        double tolPct = Double.isNaN(planned.weightTolPct()) ? parameters[WEIGHT_TOL_PCT] : planned.weightTolPct();
        double tolKg = declaredKg * tolPct / PCT + parameters[WEIGHT_TOL_KG];
        if (declared
                && run.isWithin(Signal.CARGO_WEIGHT_KG, declaredKg - tolKg, declaredKg + tolKg)
                && weight.isIdle(slice)) {
            slice.setLong(STANDING_SINCE_MS, standingSinceMs(run, parameters[STAND_MPS], slice));
            return;
        }
        double[] weightKg = run.column(Signal.CARGO_WEIGHT_KG);
        long[] eventTimeMs = run.eventTimeMs();
        long sinceMs = slice.getLong(STANDING_SINCE_MS);
        boolean idle = weight.isIdle(slice);
        for (int i = 1; i <= run.size(); i++) {
            if (!(run.speedMps(i) < parameters[STAND_MPS])) {
                sinceMs = 0;
            } else if (sinceMs == 0 || mayHaveMoved(run, i)) {
                sinceMs = eventTimeMs[i];
            }
            boolean settled = sinceMs != 0 && eventTimeMs[i] - sinceMs >= parameters[SETTLE_MS];
            boolean off = Math.abs(weightKg[i] - declaredKg) > tolKg;
            if (idle && !(settled && off)) {
                continue;
            }
            boolean known = (settled && !Double.isNaN(weightKg[i])) || !declared;
            int condition = known ? Truth.of(off) : Truth.UNKNOWN;
            Finding.Builder finding =
                    weight.step(run, i, slice, condition, -condition, (long) parameters[WEIGHT_HOLD_MS], (long)
                            parameters[CLEAR_HOLD_MS]);
            if (finding != null) {
                double limitKg = weightKg[i] < declaredKg ? declaredKg - tolKg : declaredKg + tolKg;
                out.found(i, finding.measured(weightKg[i], limitKg, "kg").evidence("declaredKg", declaredKg));
            }
            idle = weight.isIdle(slice);
        }
        slice.setLong(STANDING_SINCE_MS, sinceMs);
    }

    /** Since when the vehicle has stood at the end of the run, 0 if it does not: looked up from the end. */
    private static long standingSinceMs(VehicleRun run, double standMps, Slice slice) {
        int first = run.size() + 1;
        while (first > 1 && run.speedMps(first - 1) < standMps) {
            first--;
            if (mayHaveMoved(run, first)) {
                return run.eventTimeMs()[first];
            }
        }
        if (first > run.size()) {
            return 0;
        }
        long sinceMs = slice.getLong(STANDING_SINCE_MS);
        return first == 1 && sinceMs != 0 ? sinceMs : run.eventTimeMs()[first];
    }

    /** Whether there is a hole before this sample behind which it stands elsewhere, as far as place and odometer tell. */
    private static boolean mayHaveMoved(VehicleRun run, int i) {
        if (run.eventTimeMs()[i] - run.eventTimeMs()[i - 1] <= HOLE_MS) {
            return false;
        }
        double[] odometerM = run.column(Signal.ODOMETER_M);
        double sigmaM = Math.max(run.sigmaM()[i - 1], run.sigmaM()[i]);
        boolean isSamePlace = run.stepM()[i] <= Math.min(SIGMAS * sigmaM, SAME_PLACE_M);
        return !isSamePlace || Math.abs(odometerM[i] - odometerM[i - 1]) > 0;
    }

    private static boolean isOpen(VehicleRun run) {
        int[] doorOpen = run.codes(CodedSignal.DOOR_OPEN);
        int most = 0;
        for (int i = 1; i <= run.size(); i++) {
            most = Math.max(most, doorOpen[i]);
        }
        return most >= OPEN;
    }

    private void doors(VehicleRun run, PlannedVehicle planned, double[] parameters, Slice slice, FindingOutput out) {
        for (int i = 1; i <= run.size(); i++) {
            int said = doorSaid.hear(run, i, slice);
            boolean free = planned.role() == Role.ESCORT || (run.zoneKinds()[i] & HANDLED) != 0;
            int condition = free ? Truth.FALSE : said == CodedSignal.ABSENT ? Truth.UNKNOWN : Truth.of(said >= OPEN);
            Finding.Builder finding =
                    door.step(run, i, slice, condition, -condition, (long) parameters[DOOR_HOLD_MS], (long)
                            parameters[CLEAR_HOLD_MS]);
            if (finding != null) {
                out.found(i, finding.evidence("doorOpen", said));
            }
        }
    }
}
