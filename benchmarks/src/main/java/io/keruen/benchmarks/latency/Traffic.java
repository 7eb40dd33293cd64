package io.keruen.benchmarks.latency;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Convoys of five, each on a straight road of its own at 15 m/s. Across each road lie restricted zones, one every 16 s,
 * and the last vehicle of each convoy falls back every 30 s for long enough. All that happens follows from the numbers
 * of the vehicle and the sample, so it is known beforehand which sample causes which alert.
 */
final class Traffic {
    static final long STEP_MS = 100;
    static final long GAP_HOLD_MS = 5_000;

    /** So many causes in so short a time are a flood; it is not what is measured. */
    private static final PolicyOverrides NO_FLOOD =
            new PolicyOverrides(Map.of("pipeline", Map.of("floodCount", 1_000.0)));

    private static final int CONVOY = 5;
    private static final double LAT_DEG = 45;
    private static final double LON_DEG = 80;
    private static final double ROAD_DEG = 0.004;
    private static final double STEP_M = 1.5;
    private static final double MPS = 15;
    private static final double LENGTH_M = 16.25;
    private static final int SPACING_STEPS = 35;
    private static final double OWN_GAP_M = SPACING_STEPS * STEP_M - LENGTH_M;
    private static final double SIGMA_M = 0.4;

    /** Deeper than this and the sample tells. */
    private static final double DEPTH_M = 1;

    /** A zone begins a little before a place where a sample is taken: one is 0.6 m deep, the next 2.1 m. */
    private static final double ZONE_OFFSET_M = -0.6;

    private static final int ZONE_STEPS = 160;
    private static final int ZONE_LENGTH_STEPS = 40;
    private static final int FIRST_ZONE_STEP = 3 * ZONE_STEPS;
    private static final double ASIDE_M = 100;

    private static final double MAX_GAP_M = 60;
    private static final int CYCLE = 300;
    private static final int FALL = 80;
    private static final int STAY = 40;
    private static final double FALL_M = 0.5;

    private final int vehicles;
    private final int samples;
    private final long startMs;

    /**
     * Traffic of so many vehicles, a multiple of five, for so many samples each.
     *
     * @param startMs when the first takes its first sample
     */
    Traffic(int vehicles, int samples, long startMs) {
        this.vehicles = vehicles;
        this.samples = samples;
        this.startMs = startMs;
    }

    int vehicles() {
        return vehicles;
    }

    int samples() {
        return samples;
    }

    String vehicleId(int vehicle) {
        return "KZ-TRUCK-" + (100_000 + vehicle);
    }

    /** When a vehicle takes a sample; vehicles do not take theirs at the same moment. */
    long eventTimeMs(int vehicle, int sample) {
        return startMs + sample * STEP_MS + phaseMs(vehicle);
    }

    static long phaseMs(int vehicle) {
        return 37L * vehicle % STEP_MS;
    }

    /** How far it has come on its road. */
    double alongM(int vehicle, int sample) {
        return startStep(vehicle) * STEP_M + sample * STEP_M - behindM(vehicle, sample);
    }

    private static int startStep(int vehicle) {
        int convoy = vehicle / CONVOY;
        return (CONVOY - 1 - vehicle % CONVOY) * SPACING_STEPS + 53 * convoy % ZONE_STEPS;
    }

    private static boolean fallsBack(int vehicle) {
        return vehicle % CONVOY == CONVOY - 1;
    }

    /** How far the last of the convoy has fallen back. */
    private static double behindM(int vehicle, int sample) {
        if (!fallsBack(vehicle)) {
            return 0;
        }
        int sinceFirst = sample - 97 * (vehicle / CONVOY) % CYCLE;
        if (sinceFirst < 0) {
            return 0;
        }
        int at = sinceFirst % CYCLE;
        if (at <= FALL) {
            return FALL_M * at;
        }
        return FALL_M * Math.max(0, Math.min(FALL, 2 * FALL + STAY - at));
    }

    /** Writes a sample into a frame. */
    void write(int vehicle, int sample, Frame frame, int i) {
        double alongM = alongM(vehicle, sample);
        double mps = MPS - 10 * (behindM(vehicle, sample + 1) - behindM(vehicle, sample));
        double latDeg = latDeg(vehicle / CONVOY);
        frame.eventTimeMs()[i] = eventTimeMs(vehicle, sample);
        frame.latDeg()[i] = latDeg;
        frame.lonDeg()[i] = lonDeg(latDeg, alongM);
        frame.fill(Signal.SPEED_MPS)[i] = mps;
        frame.fill(Signal.WHEEL_SPEED_MPS)[i] = mps;
        frame.fill(Signal.COURSE_DEG)[i] = 90;
        frame.fill(Signal.ACCURACY_M)[i] = SIGMA_M;
        frame.fill(Signal.ODOMETER_M)[i] = 120_000 + alongM;
        frame.fill(Signal.STATE_OF_CHARGE_PCT)[i] = 80;
    }

    private static double latDeg(int convoy) {
        return LAT_DEG + convoy * ROAD_DEG;
    }

    private static double lonDeg(double latDeg, double alongM) {
        return LON_DEG + alongM / LocalMetric.mPerLonDegAt(latDeg);
    }

    private int lastStep() {
        return ZONE_STEPS + CONVOY * SPACING_STEPS + samples;
    }

    private static double entryM(int step) {
        return step * STEP_M + ZONE_OFFSET_M;
    }

    /** The restricted zones and the routes. */
    List<ZoneSpec> zones() {
        List<ZoneSpec> zones = new ArrayList<>();
        for (int convoy = 0; convoy < vehicles / CONVOY; convoy++) {
            double latDeg = latDeg(convoy);
            double asideDeg = ASIDE_M / LocalMetric.mPerLatDegAt(latDeg);
            double fromDeg = lonDeg(latDeg, -1_000);
            double toDeg = lonDeg(latDeg, lastStep() * STEP_M + 1_000);
            Shape road = Shape.corridor(new double[] {latDeg, fromDeg, latDeg, toDeg}, 10);
            zones.add(ZoneSpec.of("R" + convoy, ZoneKind.ROUTE, road));
            for (int step = FIRST_ZONE_STEP; step < lastStep(); step += ZONE_STEPS) {
                double west = lonDeg(latDeg, entryM(step));
                double east = lonDeg(latDeg, entryM(step + ZONE_LENGTH_STEPS));
                double south = latDeg - asideDeg;
                double north = latDeg + asideDeg;
                Shape across = Shape.polygon(new double[] {south, west, south, east, north, east, north, west});
                zones.add(ZoneSpec.of("Z" + convoy + "-" + step, ZoneKind.RESTRICTED, across));
            }
        }
        return zones;
    }

    /** The plans that make the vehicles convoys. */
    List<EscortPlan> plans() {
        List<EscortPlan> plans = new ArrayList<>();
        for (int convoy = 0; convoy < vehicles / CONVOY; convoy++) {
            List<PlannedVehicle> members = new ArrayList<>();
            for (int k = 0; k < CONVOY; k++) {
                String id = vehicleId(convoy * CONVOY + k);
                members.add(PlannedVehicle.of(id, k == 0 ? Role.LEAD : Role.CARGO, LENGTH_M));
            }
            plans.add(new EscortPlan(
                    "E" + convoy,
                    "C" + convoy,
                    1,
                    startMs - 3_600_000,
                    startMs + 86_400_000,
                    0,
                    "R" + convoy,
                    List.of(),
                    members,
                    NO_FLOOD));
        }
        return plans;
    }

    /** Every alert of the two rules that must come. */
    List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
            addEntries(vehicle, causes);
            if (fallsBack(vehicle)) {
                addGaps(vehicle, causes);
            }
        }
        return causes;
    }

    private void addEntries(int vehicle, List<Cause> causes) {
        int step = FIRST_ZONE_STEP;
        for (int sample = 0; sample < samples; sample++) {
            if (alongM(vehicle, sample) > entryM(step) + DEPTH_M) {
                // the one who changes its speed is not on the lattice: a centimetre decides on which sample
                boolean isExact = !fallsBack(vehicle);
                long startedAtMs = eventTimeMs(vehicle, sample);
                causes.add(new Cause(vehicle, vehicleId(vehicle), Cause.Kind.RESTRICTED, startedAtMs, sample, isExact));
                step += ZONE_STEPS;
            }
        }
    }

    private void addGaps(int vehicle, List<Cause> causes) {
        int holds = (int) (GAP_HOLD_MS / STEP_MS);
        // the last sample of all may wait in vain for its leader's next
        for (int sample = 1; sample + holds + 1 < samples; sample++) {
            if (isApart(vehicle, sample) && !isApart(vehicle, sample - 1)) {
                long startedAtMs = eventTimeMs(vehicle, sample);
                causes.add(new Cause(vehicle, vehicleId(vehicle), Cause.Kind.GAP, startedAtMs, sample + holds, true));
            }
        }
    }

    /** The gap counts at the follower's moment, when the leader is a little farther than at its own last sample. */
    private static boolean isApart(int vehicle, int sample) {
        double laterS = (phaseMs(vehicle) - phaseMs(vehicle - 1)) / 1e3;
        return OWN_GAP_M + behindM(vehicle, sample) + MPS * laterS > MAX_GAP_M;
    }
}
