package io.keruen.simulator.oracle;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Papers;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What should be alerted of facts that no motion shows: a door that stood open is alerted as such from then on. What a
 * wrong place may be taken for besides is optional.
 */
final class IncidentOracle {
    private static final long AFTERWARDS_MS = 75_000;
    private static final long LEAP_SEEN_MS = 1_500;

    /** What a vehicle says once a second. */
    private static final long PERIOD_MS = 1_000;

    private static final long CONFUSED_MS = 600_000;
    private static final int MOST_CONFUSED = 12;

    /** A receiver with much noise may need minutes until it is surely back. */
    private static final List<String> LASTING = List.of("ROUTE_DEVIATION", "CONVOY_MEMBER_MISSING");

    /** A receiver that is known to be right within so much. */
    private static final double GOOD_M = 1;

    /** An odometer may stand still for 500 m. */
    private static final double STUCK_LEAST_M = 490;

    private static final double STUCK_MOST_M = 515;
    private static final List<String> CONFUSED_PAIR =
            List.of("CONVOY_GAP", "CONVOY_SPLIT", "HEADWAY_TOO_SHORT", "CONVOY_ORDER_CHANGED");

    private static final List<String> CONFUSED = List.of(
            "POSITION_JUMP",
            "ROUTE_DEVIATION",
            "WRONG_DIRECTION",
            "CONVOY_GAP",
            "CONVOY_SPLIT",
            "HEADWAY_TOO_SHORT",
            "CONVOY_ORDER_CHANGED",
            "TELEMETRY_STALE",
            "TELEMETRY_LOST",
            "GNSS_SPOOFING_SUSPECTED",
            "DUPLICATE_IDENTITY",
            "SEQUENCE_REPLAY",
            "CONVOY_MEMBER_MISSING",
            "SENSOR_ANOMALY",
            "RESTRICTED_ZONE_ENTRY",
            "UNAUTHORISED_STOP",
            "ZONE_DWELL_EXCEEDED",
            "POSITION_FROZEN",
            "CLOCK_SKEW",
            "OVERSPEED",
            "CARGO_WEIGHT_DEVIATION",
            "CARGO_TEMPERATURE");

    private final Truth truth;
    private final WrongPlaces wrongPlaces;
    private final SealFacts seals;
    private final Departures departures;
    private final Inspections inspections;

    IncidentOracle(Truth truth) {
        this.truth = truth;
        wrongPlaces = new WrongPlaces(truth);
        seals = new SealFacts(truth);
        departures = new Departures(truth);
        inspections = new Inspections(truth);
    }

    List<ExpectedAlert> expect(List<Heard> heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Incident incident : truth.incidents()) {
            if (incident.kind() != Incident.Kind.BORDER_UNRELEASED) { // the business of BorderOracle
                must(incident, heard, alerts);
            }
            if (incident.kind() == Incident.Kind.DOUBLED) {
                anything(incident, alerts);
            }
            if (incident.kind() == Incident.Kind.SEAL_INSPECTED && !inspections.isSurelyThere(incident, heard)) {
                alerts.add(window("SEAL_BROKEN", truth.id(incident.vehicle()), incident.fromMs(), incident.toMs()));
            }
            for (String type : mayBring(incident.kind())) {
                alerts.add(window(type, truth.id(incident.vehicle()), incident.fromMs(), incident.toMs()));
            }
        }
        return alerts;
    }

    /** What becomes an alert of its own when the one ends of which it was a part: two rules speak of the same sensor. */
    List<ExpectedAlert> children() {
        List<ExpectedAlert> children = new ArrayList<>();
        for (Incident incident : truth.incidents()) {
            if (incident.kind() == Incident.Kind.SENSOR_RANGE) {
                ExpectedAlert child =
                        window("SENSOR_ANOMALY", truth.id(incident.vehicle()), incident.fromMs(), incident.toMs());
                children.add(child); // the leap there, out of range
                children.add(child); // and back
            }
        }
        return children;
    }

    /** Who never speaks tells nothing of itself; papers and seals speak for themselves. */
    private boolean isMute(Incident incident) {
        boolean isToldByVehicle = switch (incident.kind()) {
            case MISSING, OVERDUE, SEAL_OPENED, SEAL_MUTE, SEAL_APART -> false;
            case SEAL_HOUSING, SEAL_FAULTY, SEAL_LOW, SEAL_USED, SEAL_SWAPPED -> false;
            case RELEASE_REVOKED, RELEASE_EXPIRED, BORDER_UNRELEASED, VERSIONS_DIFFER -> false;
            default -> true;
        };
        return isToldByVehicle
                && truth.incidents().stream()
                        .filter(other -> other.kind() == Incident.Kind.MISSING)
                        .anyMatch(other -> other.vehicle() == incident.vehicle());
    }

    /** A leap in a hole may be a slow change. */
    private boolean isHeard(Incident incident, List<Heard> heard) {
        boolean leaps = incident.kind() == Incident.Kind.SENSOR_RATE;
        boolean isHeard = true;
        int last = truth.tickAt(incident.fromMs() + LEAP_SEEN_MS);
        for (int tick = truth.tickAt(incident.fromMs()); leaps && tick <= last; tick++) {
            isHeard &= heard.get(incident.vehicle()).at(tick) != Certainty.NO;
        }
        return isHeard;
    }

    /** Unknown where the end of the fact was not heard, or another has spoken in the vehicle's name before. */
    private Ending ending(Incident incident, List<Heard> heard) {
        int vehicle = incident.vehicle();
        Ending usual = Aftermath.of(incident);
        if (usual.earliestMs() == Ending.NEVER) {
            return usual;
        }
        long shownMs = usual.latestMs() == Ending.NEVER ? incident.toMs() : usual.latestMs();
        if (truth.incidents().stream().anyMatch(other -> isTwin(other, vehicle, shownMs))) {
            return Ending.UNKNOWN;
        }
        boolean isSealApart = incident.kind() == Incident.Kind.SEAL_APART;
        if (isSealApart && !(seals.staysApart(incident) && seals.isSeenAgain(incident, heard.get(vehicle)))) {
            return Ending.UNKNOWN;
        }
        int from = truth.tickAt(incident.toMs());
        int to = truth.tickAt(incident.toMs() + LEAP_SEEN_MS);
        if (vehicle < heard.size() && !heard.get(vehicle).isSure(from, to)) {
            return Ending.UNKNOWN;
        }
        boolean hasTime = shownMs + LEAP_SEEN_MS <= truth.timeMs(truth.ticks() - 1);
        return hasTime
                ? usual
                : new Ending(usual.earliestMs(), Ending.NEVER); // else it is open where the recording ends
    }

    private static boolean isTwin(Incident other, int vehicle, long byMs) {
        return other.kind() == Incident.Kind.DOUBLED && other.vehicle() == vehicle && other.fromMs() <= byMs;
    }

    private void must(Incident incident, List<Heard> heard, List<ExpectedAlert> alerts) {
        boolean isElsewhere = incident.kind() == Incident.Kind.SEAL_APART && wrongPlaces.isElsewhere(incident);
        boolean isSeen = isHeard(incident, heard) && !isMute(incident) && incident.sure() && !isElsewhere;
        for (Consequence usual : Consequence.of(incident.kind())) {
            Consequence consequence = known(usual, incident, heard);
            long fromMs = incident.fromMs() + consequence.earliestMs();
            long toMs =
                    seenByMs(incident, Math.min(incident.toMs(), incident.fromMs() + consequence.latestMs()), heard);
            boolean lasts = incident.toMs() - incident.fromMs() >= consequence.longEnoughMs();
            Spell spell = new Spell(fromMs, Math.max(fromMs, toMs), lasts && isSeen)
                    .raisedBy(raisedByMs(incident, toMs, heard))
                    .until(ending(incident, heard));
            String vehicleId = truth.id(incident.vehicle());
            ExpectedAlert alert = ExpectedAlert.of(
                    consequence.type(), consequence.ofConvoy() ? null : vehicleId, null, spell, Margins.SLACK_MS);
            alerts.add(alert.from(new ExpectedAlert.Origin(Consequence.ruleId(incident.kind()), incident.fromMs())));
        }
    }

    /** What leaps in a hole, and is taken for a leap, does so with the first sample behind it. */
    private long seenByMs(Incident incident, long toMs, List<Heard> heard) {
        return incident.kind() == Incident.Kind.SENSOR_RATE && !isHeard(incident, heard)
                ? heard.get(incident.vehicle()).heardAgainMs(toMs)
                : toMs;
    }

    /** When its alert has surely been raised that began by then: once its hold is over, if all was heard until then. */
    private long raisedByMs(Incident incident, long startedByMs, List<Heard> heard) {
        if (incident.kind() == Incident.Kind.IMPERSONATED || incident.kind() == Incident.Kind.REPLAYED) {
            return Forged.firstArrivalMs(truth, incident);
        }
        int vehicle = incident.kind() == Incident.Kind.MISSING ? 0 : incident.vehicle();
        long holdMs = Consequence.holdMs(incident.kind());
        if (holdMs == Ending.NEVER || vehicle >= heard.size()) {
            return Ending.NEVER;
        }
        long byMs = startedByMs + holdMs + PERIOD_MS + Margins.SLACK_MS;
        long sinceMs = holdMs == 0 ? Math.max(incident.fromMs(), startedByMs - PERIOD_MS) : incident.fromMs();
        boolean isHeard = heard.get(vehicle).isSure(truth.tickAt(sinceMs), truth.tickAt(byMs));
        return isHeard ? byMs : Ending.NEVER;
    }

    /** Where nothing of its beginning was lost and the receiver was good, it is known better when the alert begins. */
    private Consequence known(Consequence consequence, Incident incident, List<Heard> heard) {
        int vehicle = incident.vehicle();
        if (incident.kind() == Incident.Kind.DOOR_OPEN) {
            return told(consequence, incident, sample -> sample.code(CodedSignal.DOOR_OPEN) == 1);
        }
        if (incident.kind() == Incident.Kind.CARGO_WARM) {
            return told(consequence, incident, sample -> sample.value(Signal.CARGO_TEMP_C) > Papers.WARMEST_C);
        }
        if (incident.kind() == Incident.Kind.SEAL_MUTE || incident.kind() == Incident.Kind.SEAL_APART) {
            return seals.known(consequence, incident, heard);
        }
        if (incident.kind() == Incident.Kind.MISSING) {
            return departures.known(consequence, incident, heard.get(0));
        }
        Consequence known = incident.kind() == Incident.Kind.SENSOR_STUCK
                ? consequence.within(afterM(incident, STUCK_LEAST_M), afterM(incident, STUCK_MOST_M))
                : consequence.known(incident.kind());
        if (known.equals(consequence) || vehicle >= heard.size()) {
            return consequence;
        }
        int to = Math.min(truth.ticks() - 1, truth.tickAt(incident.fromMs() + known.latestMs()));
        for (int tick = truth.tickAt(incident.fromMs()); tick <= to; tick++) {
            if (heard.get(vehicle).at(tick) != Certainty.YES || truth.statedM(vehicle, tick) > GOOD_M) {
                return consequence;
            }
        }
        return known;
    }

    /** What a vehicle tells once a second begins with the first sample that tells it. */
    private Consequence told(Consequence consequence, Incident incident, Predicate<Sample> tells) {
        FirstTold told = FirstTold.of(truth, incident, tells);
        return consequence.within(told.earliestMs() - incident.fromMs(), told.latestMs() - incident.fromMs());
    }

    /** How long after it began the vehicle had driven so far. */
    private long afterM(Incident incident, double wayM) {
        int tick = truth.tickAt(incident.fromMs());
        double fromM = truth.chainageM(incident.vehicle(), tick);
        while (tick < truth.ticks() - 1 && truth.chainageM(incident.vehicle(), tick) - fromM < wayM) {
            tick++;
        }
        return truth.timeMs(tick) - incident.fromMs();
    }

    /** What was raised while two spoke in its name may still be open: what would begin then need not be said again. */
    ExpectedAlert perhapsOpen(ExpectedAlert alert) {
        boolean lasts = LASTING.contains(alert.type());
        for (Incident incident : lasts ? truth.incidents() : List.<Incident>of()) {
            if (incident.kind() == Incident.Kind.DOUBLED
                    && truth.id(incident.vehicle()).equals(alert.vehicleId())
                    && alert.startedAtMs() >= incident.fromMs()
                    && alert.startedAtMs() <= incident.toMs() + CONFUSED_MS) {
                return alert.perhaps();
            }
        }
        return alert;
    }

    /** Of two that speak in one name nobody can tell what is true, nor how far the one behind is from it. */
    private void anything(Incident incident, List<ExpectedAlert> alerts) {
        int vehicle = incident.vehicle();
        long toMs = incident.toMs() + CONFUSED_MS;
        for (int i = 0; i < MOST_CONFUSED; i++) {
            for (String type : CONFUSED) {
                alerts.add(window(type, truth.id(vehicle), incident.fromMs(), toMs));
            }
            for (String type : vehicle + 1 < truth.size() ? CONFUSED_PAIR : List.<String>of()) {
                alerts.add(window(type, truth.id(vehicle + 1), incident.fromMs(), toMs));
            }
        }
    }

    /** What a fact may also be taken for. */
    private static List<String> mayBring(Incident.Kind kind) {
        return switch (kind) {
            case DRAGGED, LED_ASIDE -> List.of("DATUM_MISMATCH", "GNSS_SPOOFING_SUSPECTED");
            case JAMMED, DATUM -> List.of("GNSS_SPOOFING_SUSPECTED", "CONVOY_MEMBER_MISSING");
            case CLOCK -> List.of("GNSS_SPOOFING_SUSPECTED", "SENSOR_ANOMALY", "POSITION_JUMP");
            case INTRUDED -> List.of("CONVOY_INTRUDER");
            default -> List.of();
        };
    }

    private static ExpectedAlert window(String type, @Nullable String vehicleId, long fromMs, long toMs) {
        return ExpectedAlert.of(type, vehicleId, null, new Spell(fromMs, toMs, false), AFTERWARDS_MS / 2);
    }
}
