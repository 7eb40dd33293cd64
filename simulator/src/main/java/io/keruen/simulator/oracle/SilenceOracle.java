package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of a vehicle that is not heard, by what truly arrived. Nobody waits for one in a yard. */
final class SilenceOracle {
    private static final long STALE_MS = 2_500;
    private static final long LOST_MS = 5_000;

    /** How finely time is told where nobody speaks. */
    private static final long TICK_MS = 250;

    private final Truth truth;
    private final Places yards;

    SilenceOracle(Truth truth) {
        this.truth = truth;
        yards = new Places(truth, Stretch::isYard);
    }

    List<ExpectedAlert> expect(int vehicle) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        List<Delivery> deliveries = truth.deliveries(vehicle);
        for (int i = 0; i < deliveries.size(); i++) {
            Delivery last = deliveries.get(i);
            boolean ends = i + 1 == deliveries.size();
            long againMs =
                    ends ? truth.timeMs(truth.ticks()) : deliveries.get(i + 1).arrivalMs();
            long silentMs = againMs - last.arrivalMs();
            int tick = (int) ((last.lastEventMs() - truth.timeMs(0)) / (truth.timeMs(1) - truth.timeMs(0)));
            Certainty watched =
                    yards.inside(vehicle, Math.min(truth.ticks() - 1, tick)).not();
            add(
                    alerts,
                    "TELEMETRY_STALE",
                    vehicle,
                    last,
                    Certainty.above(silentMs, STALE_MS, TICK_MS).and(watched));
            add(
                    alerts,
                    "TELEMETRY_LOST",
                    vehicle,
                    last,
                    Certainty.above(silentMs, LOST_MS, TICK_MS).and(watched));
        }
        return alerts;
    }

    private void add(List<ExpectedAlert> alerts, String type, int vehicle, Delivery last, Certainty silent) {
        if (silent != Certainty.NO) {
            alerts.add(new ExpectedAlert(
                    type, truth.id(vehicle), null, last.lastEventMs(), TICK_MS, silent == Certainty.MAYBE));
        }
    }
}
