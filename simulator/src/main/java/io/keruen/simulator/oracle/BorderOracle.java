package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.LocalPlane;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A vehicle passes the border where its places pass it, be that sooner or later than it truly does, or never: that is to
 * be alerted if its cargo was not released then. Of one whose receiver was led astray it may be, and of one in whose name
 * somebody has spoken with a newer boot: what it says itself is late from then on.
 */
final class BorderOracle {
    private static final Set<Incident.Kind> NOT_RELEASED =
            EnumSet.of(Incident.Kind.RELEASE_REVOKED, Incident.Kind.RELEASE_EXPIRED);
    private static final double LEAST_BAND_M = 1;
    private static final double BAND_SIGMAS = 3;

    /** So long a passage waits for what customs have said by then. */
    private static final long SURE_MS = 1_500;

    private final Truth truth;
    private final WrongPlaces wrongPlaces;
    private final LocalPlane plane;
    private final double fromEastM;
    private final double fromNorthM;
    private final double eastward;
    private final double northward;
    private final double lengthM;

    BorderOracle(Truth truth) {
        this.truth = truth;
        wrongPlaces = new WrongPlaces(truth);
        plane = truth.map().road().plane();
        double[] line = truth.map().borderLine();
        fromNorthM = plane.northM(line[0]);
        fromEastM = plane.eastM(line[1]);
        double northM = plane.northM(line[2]) - fromNorthM;
        double eastM = plane.eastM(line[3]) - fromEastM;
        lengthM = Math.hypot(eastM, northM);
        eastward = eastM / lengthM;
        northward = northM / lengthM;
    }

    List<ExpectedAlert> expect() {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Incident incident : truth.incidents()) {
            if (NOT_RELEASED.contains(incident.kind())) {
                expect(incident, alerts);
            }
        }
        return alerts;
    }

    private void expect(Incident incident, List<ExpectedAlert> alerts) {
        String vehicleId = truth.id(incident.vehicle());
        boolean isElsewhere = wrongPlaces.isElsewhere(incident);
        for (Spell passage : passages(vehicleId)) {
            boolean isWithin = passage.earliestMs() >= incident.fromMs() && passage.latestMs() < incident.toMs();
            boolean meets = passage.latestMs() >= incident.fromMs() && passage.earliestMs() < incident.toMs();
            if (meets) {
                alerts.add(alert(vehicleId, passage, isWithin && !isElsewhere && passage.sure()));
            }
        }
    }

    private static ExpectedAlert alert(String vehicleId, Spell passage, boolean isSure) {
        Consequence usual = Consequence.of(Incident.Kind.BORDER_UNRELEASED).get(0);
        long fromMs = passage.earliestMs() + usual.earliestMs();
        Spell spell = isSure ? passage : new Spell(fromMs, passage.latestMs() + usual.latestMs(), false);
        return ExpectedAlert.of(usual.type(), vehicleId, null, spell, Margins.SLACK_MS)
                .from(new ExpectedAlert.Origin(null, passage.earliestMs()));
    }

    /** A sample that came. */
    private record Arrival(Sample sample, long arrivalMs) {
        boolean isOvertakenBy(Arrival other) {
            return other.sample.bootId > sample.bootId && other.arrivalMs <= arrivalMs;
        }
    }

    /** When its places pass the border, surely unless they are late: an odd number of times between two that are clear of it. */
    private List<Spell> passages(String vehicleId) {
        List<Spell> passages = new ArrayList<>();
        Sample before = null;
        long fromMs = 0;
        long toMs = 0;
        boolean isOver = false;
        boolean isLate = false;
        List<Arrival> arrivals = judged(vehicleId);
        Map<Long, Arrival> first = new HashMap<>();
        for (Arrival each : arrivals) {
            first.merge(each.sample.bootId, each, (one, other) -> one.arrivalMs <= other.arrivalMs ? one : other);
        }
        for (Arrival arrival : arrivals) {
            Sample sample = arrival.sample;
            isLate |= first.values().stream().anyMatch(arrival::isOvertakenBy);
            if (before != null && meet(before, sample)) {
                fromMs = fromMs == 0 ? before.eventTimeMs : fromMs;
                toMs = sample.eventTimeMs;
                isOver = !isOver;
            }
            if (isClear(sample)) {
                if (isOver) {
                    Spell passage = new Spell(fromMs, toMs, !isLate);
                    passages.add(
                            isLate
                                    ? passage
                                    : passage.raisedBy(sample.eventTimeMs + SURE_MS)
                                            .until(Aftermath.STAYS_OPEN));
                }
                fromMs = 0;
                isOver = false;
                isLate = false;
            }
            before = sample;
        }
        return passages;
    }

    /** What arrived under its name, whoever sent it, in the order of its clock; without what is set aside. */
    private List<Arrival> judged(String vehicleId) {
        List<Arrival> judged = new ArrayList<>();
        Set<SampleNumber> told = new HashSet<>();
        for (int vehicle = 0; vehicle < truth.worldSize(); vehicle++) {
            for (Delivery frame : truth.deliveries(vehicle)) {
                for (Sample sample : frame.samples()) {
                    boolean counts = vehicleId.equals(sample.vehicleId)
                            && !WrongClocks.isSetAside(sample, frame.arrivalMs())
                            && told.add(SampleNumber.of(sample));
                    if (counts) {
                        judged.add(new Arrival(sample, frame.arrivalMs()));
                    }
                }
            }
        }
        judged.sort(Comparator.comparingLong(arrival -> arrival.sample.eventTimeMs));
        return judged;
    }

    /** Whether the way between two places meets the line. */
    private boolean meet(Sample one, Sample other) {
        double oneM = beforeM(one);
        double otherM = beforeM(other);
        if (oneM < 0 == otherM < 0) {
            return false;
        }
        double share = oneM / (oneM - otherM);
        return isBeside((1 - share) * alongM(one) + share * alongM(other), bandM(other));
    }

    private boolean isClear(Sample sample) {
        double bandM = bandM(sample);
        return Math.abs(beforeM(sample)) > bandM || !isBeside(alongM(sample), bandM);
    }

    private boolean isBeside(double alongM, double bandM) {
        return alongM > -bandM && alongM < lengthM + bandM;
    }

    private static double bandM(Sample sample) {
        return Math.max(LEAST_BAND_M, BAND_SIGMAS * sample.value(Signal.ACCURACY_M));
    }

    /** How far on one side of the line a place lies. */
    private double beforeM(Sample sample) {
        return (plane.eastM(sample.lonDeg) - fromEastM) * northward
                - (plane.northM(sample.latDeg) - fromNorthM) * eastward;
    }

    /** How far along the line a place lies. */
    private double alongM(Sample sample) {
        return (plane.eastM(sample.lonDeg) - fromEastM) * eastward
                + (plane.northM(sample.latDeg) - fromNorthM) * northward;
    }
}
