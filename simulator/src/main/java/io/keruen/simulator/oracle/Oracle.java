package io.keruen.simulator.oracle;

import io.keruen.core.action.OfficerAction;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Says what should be alerted in a world, from its truth alone. What it does not name must not be raised. */
public final class Oracle {
    private Oracle() {}

    /**
     * The alerts of all that was heard over one gateway, by their start.
     *
     * @param actions what officers did: a latched alert stays open until they clear it
     */
    public static List<ExpectedAlert> expect(List<Truth> truths, List<OfficerAction> actions) {
        SilenceOracle silences = new SilenceOracle(truths);
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Truth truth : truths) {
            alerts.addAll(expect(truth, silences.expect(truth)));
            alerts.addAll(truths.size() > 1 ? MeetingOracle.expect(truth) : List.of());
        }
        alerts.replaceAll(alert -> isCleared(alert, actions) ? alert.until(Ending.UNKNOWN) : alert);
        alerts.sort(Comparator.comparingLong(ExpectedAlert::startedAtMs)
                .thenComparing(ExpectedAlert::type)
                .thenComparing(alert -> String.valueOf(alert.vehicleId())));
        return alerts;
    }

    private static boolean isCleared(ExpectedAlert alert, List<OfficerAction> actions) {
        return actions.stream()
                .filter(action -> action.action() == OfficerAction.Kind.CLEAR_LATCH)
                .anyMatch(action ->
                        alert.type().equals(action.type()) && Objects.equals(alert.vehicleId(), action.vehicleId()));
    }

    private static List<ExpectedAlert> expect(Truth truth, List<ExpectedAlert> ofSilences) {
        List<Heard> heard = new ArrayList<>();
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            heard.add(new Heard(truth, vehicle));
        }
        IncidentOracle incidents = new IncidentOracle(truth);
        List<ExpectedAlert> ofIncidents = incidents.expect(heard);
        PairOracle pairs = new PairOracle(truth, new Doubt(truth, ofIncidents));
        DeviationOracle deviations = new DeviationOracle(truth);
        WrongWayOracle wrongWays = new WrongWayOracle(truth);
        OverspeedOracle overspeeds = new OverspeedOracle(truth);
        RestrictedOracle restricted = new RestrictedOracle(truth);
        DwellOracle dwells = new DwellOracle(truth);
        JumpOracle jumps = new JumpOracle(truth);
        FrozenOracle frozen = new FrozenOracle(truth);
        ClockOracle clocks = new ClockOracle(truth);
        List<ExpectedAlert> alerts = new ArrayList<>(new StopOracle(truth).expect(heard));
        alerts.addAll(ofSilences);
        alerts.addAll(ofIncidents);
        alerts.addAll(new ResumeOracle(truth).expect(heard));
        alerts.addAll(new WeightOracle(truth).expect(heard));
        alerts.addAll(new SealOracle(truth).expect());
        alerts.addAll(new BorderOracle(truth).expect());
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            if (vehicle > 0) {
                alerts.addAll(pairs.expect(vehicle, heard.get(vehicle), heard.get(vehicle - 1)));
            }
            alerts.addAll(deviations.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(deviations.expectMissing(vehicle, heard.get(vehicle)));
            alerts.addAll(wrongWays.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(overspeeds.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(restricted.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(dwells.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(jumps.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(frozen.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(clocks.expect(vehicle));
        }
        alerts.replaceAll(incidents::perhapsOpen);
        alerts.replaceAll(new WrongClocks(truth)::widened);
        List<ExpectedAlert> all = HeldOff.marked(alerts);
        all.addAll(incidents.children());
        all.addAll(FloodOracle.expect(all));
        return all;
    }
}
