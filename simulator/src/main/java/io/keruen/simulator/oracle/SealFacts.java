package io.keruen.simulator.oracle;

import io.keruen.core.customs.SealLine;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.LocalPlane;
import io.keruen.simulator.world.Truth;
import java.util.List;

/** With which of its reports a seal is too far from its vehicle, and since which it is silent. */
final class SealFacts {
    private static final double APART_M = 100;
    private static final double SIGMAS = 3;

    /** Between two samples a place is interpolated. */
    private static final double MARGIN_M = 5;

    private static final long BESIDE_MS = 200;

    private final Truth truth;
    private final LocalPlane plane;

    SealFacts(Truth truth) {
        this.truth = truth;
        plane = truth.map().road().plane();
    }

    /** The same, known by the reports. */
    Consequence known(Consequence consequence, Incident incident, List<Heard> heard) {
        List<SealLine> lines = reports(incident);
        return incident.kind() == Incident.Kind.SEAL_MUTE
                ? silent(consequence, incident, lines)
                : apart(consequence, incident, lines, heard.get(incident.vehicle()));
    }

    /** Whether each of its reports once it was too far away says so: what the receiver said may make it look nearer. */
    boolean staysApart(Incident incident) {
        boolean isApart = false;
        for (SealLine line : reports(incident)) {
            if (line.eventTimeMs() >= incident.fromMs() && line.eventTimeMs() < incident.toMs()) {
                Certainty apart = apart(incident.vehicle(), line);
                if (isApart && apart != Certainty.YES) {
                    return false;
                }
                isApart |= apart != Certainty.NO;
            }
        }
        return true;
    }

    /** Whether its first report after that surely finds its vehicle, where the receiver says it is, beside it. */
    boolean isSeenAgain(Incident incident, Heard heard) {
        return reports(incident).stream()
                .filter(line -> line.eventTimeMs() >= incident.toMs())
                .limit(1)
                .allMatch(line -> heard.at(truth.tickAt(line.eventTimeMs())) == Certainty.YES
                        && apart(incident.vehicle(), line) == Certainty.NO);
    }

    private List<SealLine> reports(Incident incident) {
        String sealId = truth.papers().seal(incident.vehicle()).sealId();
        return truth.papers().reports().stream()
                .filter(line -> line.sealId().equals(sealId))
                .toList();
    }

    private static Consequence silent(Consequence consequence, Incident incident, List<SealLine> lines) {
        long lastMs = lines.stream()
                .mapToLong(SealLine::eventTimeMs)
                .filter(ms -> ms <= incident.fromMs())
                .max()
                .orElseThrow();
        return consequence.within(lastMs - incident.fromMs(), lastMs - incident.fromMs());
    }

    private Consequence apart(Consequence consequence, Incident incident, List<SealLine> lines, Heard heard) {
        long earliestMs = incident.toMs();
        for (SealLine line : lines) {
            long atMs = line.eventTimeMs();
            if (atMs < incident.fromMs() || atMs >= incident.toMs()) {
                continue;
            }
            Certainty apart = apart(incident.vehicle(), line);
            earliestMs = apart == Certainty.NO ? earliestMs : Math.min(earliestMs, atMs);
            if (apart == Certainty.YES && heard.at(truth.tickAt(atMs)) == Certainty.YES) {
                return consequence.within(earliestMs - incident.fromMs(), atMs - incident.fromMs());
            }
        }
        return consequence;
    }

    /** Whether its vehicle was too far away at the time of a report, by what its receiver said. */
    private Certainty apart(int vehicle, SealLine line) {
        double leastM = Double.POSITIVE_INFINITY;
        double mostM = 0;
        for (Delivery delivery : truth.deliveries(vehicle)) {
            for (Sample sample : delivery.samples()) {
                if (Math.abs(sample.eventTimeMs - line.eventTimeMs()) <= BESIDE_MS) {
                    double overM = apartM(sample, line) - APART_M - SIGMAS * sample.value(Signal.ACCURACY_M);
                    leastM = Math.min(leastM, overM);
                    mostM = Math.max(mostM, overM);
                }
            }
        }
        boolean isKnown = leastM <= mostM;
        return isKnown && leastM > MARGIN_M
                ? Certainty.YES
                : isKnown && mostM < -MARGIN_M ? Certainty.NO : Certainty.MAYBE;
    }

    private double apartM(Sample sample, SealLine line) {
        return Math.hypot(
                plane.eastM(sample.lonDeg) - plane.eastM(line.lonDeg()),
                plane.northM(sample.latDeg) - plane.northM(line.latDeg()));
    }
}
