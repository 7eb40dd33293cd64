package io.keruen.core.rule.vehicle;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vehicle does not drive itself as it should: emergency stop, minimal risk condition, left AUTOMATIC, or moved again
 * after a safe stop without permission ({@link SafeStop}). Each of its signals is what was said of it last: a vehicle may
 * tell of them only when they change.
 *
 * <p>Leaving AUTOMATIC is ordinary where people handle trucks: in a YARD they are started and shunted by hand, under
 * CUSTOMS_CONTROL an inspector takes over. A car of role ESCORT may have a driver at any time.
 */
public final class AutonomyRule extends VehicleRule {
    /** The rule's id. */
    public static final String ID = "autonomy";

    private static final String STOP = "EMERGENCY_STOP";
    private static final String RISK = "MINIMAL_RISK_CONDITION";
    private static final String DISENGAGED = "AUTONOMY_DISENGAGED";
    private static final String RESUMED = "UNAUTHORISED_RESUME";
    private static final int DISENGAGED_HOLD_MS = 0;
    private static final int CLEAR_HOLD_MS = 1;
    private static final int STAND_MPS = 2;
    private static final int MOVING_MPS = 3;
    private static final int RESUME_HOLD_MS = 4;
    private static final int RESUME_CLEAR_MS = 5;
    private static final int EPISODES = 4;
    private static final int MODE_SAID = EPISODES * TypedEpisode.LONGS + SafeStop.LONGS;
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int HANDLED = ZoneKind.YARD.bit() | ZoneKind.CUSTOMS_CONTROL.bit();

    private final TypedEpisode stop = new TypedEpisode(ID, STOP, Severity.HIGH, 0);
    private final TypedEpisode risk = new TypedEpisode(ID, RISK, Severity.HIGH, 1);
    private final TypedEpisode disengaged = new TypedEpisode(ID, DISENGAGED, Severity.HIGH, 2);
    private final TypedEpisode resumed = new TypedEpisode(ID, RESUMED, Severity.CRITICAL, 3);
    private final LastSaid modeSaid = new LastSaid(CodedSignal.OPERATING_MODE, MODE_SAID);
    private final SafeStop safeStop = new SafeStop(EPISODES * TypedEpisode.LONGS);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(STOP, "Look at the place by camera and ask the operator who stopped it.")
                        .blockingGate(),
                AlertType.of(RISK, "Ask the operator for the cause; the vehicle stopped itself safely.")
                        .blockingGate(),
                AlertType.of(DISENGAGED, "Ask the operator who drives; keep the gate closed until then.")
                        .blockingGate(),
                AlertType.of(RESUMED, "Have the vehicle stopped; it may go on only when you permit it.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("disengagedHoldMs", 1_000, 0, 600_000),
                new Parameter("clearHoldMs", 2_000, 0, 600_000),
                new Parameter("standMps", 0.3, 0.01, 10),
                new Parameter("movingMps", 0.5, 0.01, 10),
                new Parameter("resumeHoldMs", 2_000, 0, 600_000),
                new Parameter("resumeClearMs", 10_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return MODE_SAID + LastSaid.LONGS;
    }

    /** A safe stop holds the vehicle whoever escorts it, and so does what an officer said of it; it drives as it does. */
    @Override
    public int lastingLongs() {
        return SafeStop.LONGS + LastSaid.LONGS;
    }

    @Override
    public int doubles() {
        return EPISODES * TypedEpisode.DOUBLES;
    }

    /**
     * An officer permits the vehicle to go on after the safe stop that holds it, in {@code [fromMs, untilMs)} of event
     * time. A stop that begins later needs a permission of its own, and so does the stop after the next move.
     */
    public void permitResume(Slice slice, long fromMs, long untilMs) {
        safeStop.permit(slice, fromMs, untilMs);
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        PlannedVehicle planned = CargoRule.planned(run.situation());
        if (planned == null) {
            followStop(run, parameters, slice);
            modeSaid.hear(run, slice);
            return;
        }
        boolean idle = stop.isIdle(slice)
                && risk.isIdle(slice)
                && disengaged.isIdle(slice)
                && resumed.isIdle(slice)
                && safeStop.isIdle(slice)
                && isAutomatic(modeSaid.code(slice));
        if (idle && isOrdinary(run)) {
            return;
        }
        boolean driven = planned.role() == Role.ESCORT;
        for (int i = 1; i <= run.size(); i++) {
            step(run, i, driven, parameters, slice, out);
        }
    }

    /** A stop is one also where no plan is in force, or an escort is suspended, though nothing is raised there. */
    private void followStop(VehicleRun run, double[] parameters, Slice slice) {
        if (safeStop.isIdle(slice) && isUnstopped(run)) {
            return;
        }
        for (int i = 1; i <= run.size(); i++) {
            followStop(run, i, parameters, slice);
        }
    }

    private void followStop(VehicleRun run, int i, double[] parameters, Slice slice) {
        long tMs = run.eventTimeMs()[i];
        int stopped = flag(run.codes(CodedSignal.EMERGENCY_STOP)[i], Truth.UNKNOWN);
        int atRisk = flag(run.codes(CodedSignal.MINIMAL_RISK)[i], Truth.UNKNOWN);
        double speedMps = run.speedMps(i);
        boolean inYard = (run.zoneKinds()[i] & ZoneKind.YARD.bit()) != 0;
        safeStop.step(slice, tMs, stopped, atRisk, speedMps < parameters[STAND_MPS], inYard);
        boolean moving = speedMps > parameters[MOVING_MPS];
        if (moving && safeStop.hasStood(slice) && safeStop.isPermitted(slice, tMs)) {
            safeStop.release(slice);
        }
    }

    private static boolean isOrdinary(VehicleRun run) {
        int[] modes = run.codes(CodedSignal.OPERATING_MODE);
        boolean automatic = true;
        for (int i = 1; i <= run.size(); i++) {
            automatic &= isAutomatic(modes[i]);
        }
        return automatic && isUnstopped(run);
    }

    private static boolean isUnstopped(VehicleRun run) {
        int[] stops = run.codes(CodedSignal.EMERGENCY_STOP);
        int[] risks = run.codes(CodedSignal.MINIMAL_RISK);
        int most = 0;
        for (int i = 1; i <= run.size(); i++) {
            most = Math.max(most, Math.max(stops[i], risks[i]));
        }
        return most == 0;
    }

    /** Also where nothing is said of it. */
    private static boolean isAutomatic(int mode) {
        return mode == AUTOMATIC || mode == CodedSignal.ABSENT;
    }

    private void step(VehicleRun run, int i, boolean driven, double[] parameters, Slice slice, FindingOutput out) {
        int stopped = flag(run.codes(CodedSignal.EMERGENCY_STOP)[i], safeStop.saidStopped(slice));
        int atRisk = flag(run.codes(CodedSignal.MINIMAL_RISK)[i], safeStop.saidAtRisk(slice));
        int mode = modeSaid.hear(run, i, slice);
        int left = driven || (run.zoneKinds()[i] & HANDLED) != 0
                ? Truth.FALSE
                : mode == CodedSignal.ABSENT ? Truth.UNKNOWN : Truth.of(mode != AUTOMATIC);
        long clearMs = (long) parameters[CLEAR_HOLD_MS];
        say(i, stop.step(run, i, slice, stopped, -stopped, 0, clearMs), out);
        say(i, risk.step(run, i, slice, atRisk, -atRisk, 0, clearMs), out);
        Finding.Builder finding =
                disengaged.step(run, i, slice, left, -left, (long) parameters[DISENGAGED_HOLD_MS], clearMs);
        say(i, finding == null ? null : finding.evidence("operatingMode", mode), out);
        resume(run, i, parameters, slice, out);
    }

    private static int flag(int code, int whereAbsent) {
        return code == CodedSignal.ABSENT ? whereAbsent : Truth.of(code > 0);
    }

    private void resume(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        followStop(run, i, parameters, slice);
        double speedMps = run.speedMps(i);
        boolean moving = speedMps > parameters[MOVING_MPS];
        int condition =
                !safeStop.hasStood(slice) ? Truth.FALSE : Double.isNaN(speedMps) ? Truth.UNKNOWN : Truth.of(moving);
        long clearMs = safeStop.holds(slice) ? (long) parameters[RESUME_CLEAR_MS] : 0;
        Finding.Builder finding =
                resumed.step(run, i, slice, condition, -condition, (long) parameters[RESUME_HOLD_MS], clearMs);
        if (finding != null) {
            out.found(i, finding.measured(speedMps, parameters[MOVING_MPS], "m/s"));
        }
    }

    private static void say(int i, Finding.@Nullable Builder finding, FindingOutput out) {
        if (finding != null) {
            out.found(i, finding);
        }
    }
}
