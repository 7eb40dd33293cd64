package io.keruen.simulator.oracle;

import io.keruen.core.customs.SealLine;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where a vehicle's receiver was led astray its seal, which was not, seems to be somewhere else: that may be alerted when
 * a place that was sent within seconds of the seal's report is so far away.
 */
final class SealOracle {
    private static final double APART_M = 60;
    private static final long AROUND_MS = 3_000;
    private static final double EARTH_M = 6_371_000;

    private static final NavigableMap<Long, List<Sample>> NOTHING = Collections.emptyNavigableMap();

    private final Truth truth;
    private final Map<String, NavigableMap<Long, List<Sample>>> sentByTimeMs;

    SealOracle(Truth truth) {
        this.truth = truth;
        sentByTimeMs = sentByTimeMs(truth);
    }

    List<ExpectedAlert> expect() {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (SealLine line : truth.papers().reports()) {
            if (mayBeApart(line)) {
                Spell spell = new Spell(line.eventTimeMs(), line.eventTimeMs(), false);
                alerts.add(ExpectedAlert.of("SEAL_SEPARATED", line.vehicleId(), null, spell, Margins.SLACK_MS));
            }
        }
        return alerts;
    }

    private boolean mayBeApart(SealLine line) {
        NavigableMap<Long, List<Sample>> sent = sentByTimeMs.getOrDefault(line.vehicleId(), NOTHING);
        return sent.subMap(line.eventTimeMs() - AROUND_MS, true, line.eventTimeMs() + AROUND_MS, true).values().stream()
                .flatMap(List::stream)
                .anyMatch(sample -> apartM(sample, line) > APART_M);
    }

    /** What arrived under each vehicle's name, whoever sent it. */
    private static Map<String, NavigableMap<Long, List<Sample>>> sentByTimeMs(Truth truth) {
        Map<String, NavigableMap<Long, List<Sample>>> sent = new HashMap<>();
        for (int vehicle = 0; vehicle < truth.worldSize(); vehicle++) {
            for (Delivery frame : truth.deliveries(vehicle)) {
                for (Sample sample : frame.samples()) {
                    sent.computeIfAbsent(sample.vehicleId, id -> new TreeMap<>())
                            .computeIfAbsent(sample.eventTimeMs, timeMs -> new ArrayList<>(1))
                            .add(sample);
                }
            }
        }
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
