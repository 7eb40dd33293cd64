package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what should be alerted in a world, from its truth alone. What it does not name must not be raised. */
public final class Oracle {
    private Oracle() {}

    /** The alerts, by their start. */
    public static List<ExpectedAlert> expect(Truth truth) {
        List<Heard> heard = new ArrayList<>();
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            heard.add(new Heard(truth, vehicle));
        }
        PairOracle pairs = new PairOracle(truth);
        DeviationOracle deviations = new DeviationOracle(truth);
        JumpOracle jumps = new JumpOracle(truth);
        SilenceOracle silences = new SilenceOracle(truth);
        List<ExpectedAlert> alerts = new ArrayList<>(new StopOracle(truth).expect(heard));
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            if (vehicle > 0) {
                alerts.addAll(pairs.expect(vehicle, heard.get(vehicle), heard.get(vehicle - 1)));
            }
            alerts.addAll(deviations.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(jumps.expect(vehicle, heard.get(vehicle)));
            alerts.addAll(silences.expect(vehicle));
        }
        alerts.sort(Comparator.comparingLong(ExpectedAlert::startedAtMs)
                .thenComparing(ExpectedAlert::type)
                .thenComparing(ExpectedAlert::vehicleId));
        return alerts;
    }
}
