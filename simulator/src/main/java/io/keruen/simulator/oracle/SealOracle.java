package io.keruen.simulator.oracle;

import io.keruen.core.customs.SealLine;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a vehicle's receiver was led astray its seal, which was not, seems to be somewhere else: that may be alerted when
 * a place that was sent within seconds of the seal's report is so far away.
 */
final class SealOracle {
    private static final double APART_M = 60;
    private static final long AROUND_MS = 3_000;
    private static final double EARTH_M = 6_371_000;

    private final Truth truth;
    private final Map<String, List<Sample>> sentInOrder;

    SealOracle(Truth truth) {
        this.truth = truth;
        sentInOrder = sentInOrder(truth);
    }

    List<ExpectedAlert> expect() {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (SealLine line : truth.papers().reports()) {
            if (mayBeApart(line)) {
                Spell spell = new Spell(line.eventTimeMs(), line.eventTimeMs(), false);
                alerts.add(ExpectedAlert.of(
                        "SEAL_SEPARATED", truth.papers().carrierOf(line), null, spell, Margins.SLACK_MS));
            }
        }
        return alerts;
    }

    private boolean mayBeApart(SealLine line) {
        List<Sample> sent = sentInOrder.getOrDefault(truth.papers().carrierOf(line), List.of());
        for (int i = firstFrom(sent, line.eventTimeMs() - AROUND_MS); i < sent.size(); i++) {
            Sample sample = sent.get(i);
            if (sample.eventTimeMs > line.eventTimeMs() + AROUND_MS) {
                return false;
            }
            if (apartM(sample, line) > APART_M) {
                return true;
            }
        }
        return false;
    }

    /** The place of the first sample of this time or a later one. */
    private static int firstFrom(List<Sample> sent, long fromMs) {
        int low = 0;
        int high = sent.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sent.get(middle).eventTimeMs < fromMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What arrived under each vehicle's name, whoever sent it, in the order of its own time. */
    private static Map<String, List<Sample>> sentInOrder(Truth truth) {
        Map<String, List<Sample>> sent = new HashMap<>();
        for (int vehicle = 0; vehicle < truth.worldSize(); vehicle++) {
            for (Delivery frame : truth.deliveries(vehicle)) {
                for (Sample sample : frame.samples()) {
                    sent.computeIfAbsent(sample.vehicleId, id -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        sent.values().forEach(samples -> samples.sort(Comparator.comparingLong(sample -> sample.eventTimeMs)));
        return sent;
    }

    private static double apartM(Sample sample, SealLine line) {
        double northM = StrictMath.toRadians(sample.latDeg - line.latDeg()) * EARTH_M;
        double eastM = StrictMath.toRadians(sample.lonDeg - line.lonDeg())
                * EARTH_M
                * StrictMath.cos(StrictMath.toRadians(line.latDeg()));
        return Math.hypot(northM, eastM);
    }
}
