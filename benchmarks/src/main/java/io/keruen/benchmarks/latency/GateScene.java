package io.keruen.benchmarks.latency;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gates far from all other traffic, and before each a line of trucks that stand: an escort, a seal, a paper for each. */
record GateScene(int gates, int trucksPerGate, long startMs) {
    private static final double LAT_DEG = 47;
    private static final double LON_DEG = 80;
    private static final double ROAD_DEG = 0.01;
    private static final double PLACE_M = 20;
    private static final double ASIDE_M = 10;
    private static final double ROAD_M = 1_000;
    private static final double LENGTH_M = 16.25;
    private static final long BEFORE_MS = 60_000;
    private static final long NO_END = 0;

    /** A truck, by its gate and its place in the line. */
    record Truck(int gate, int place) {
        String id() {
            return "KZ-GATE-" + gate + "-" + place;
        }

        private String sealId() {
            return "SEAL-" + gate + "-" + place;
        }

        private String declarationId() {
            return "DECL-" + gate + "-" + place;
        }
    }

    static String gateId(int gate) {
        return "gate-" + gate;
    }

    /** All trucks. */
    List<Truck> trucks() {
        List<Truck> trucks = new ArrayList<>();
        for (int gate = 0; gate < gates; gate++) {
            for (int place = 0; place < trucksPerGate; place++) {
                trucks.add(new Truck(gate, place));
            }
        }
        return trucks;
    }

    /** The gates and the roads before them. */
    List<ZoneSpec> zones() {
        List<ZoneSpec> zones = new ArrayList<>();
        for (int gate = 0; gate < gates; gate++) {
            double latDeg = latDeg(gate);
            double toDeg = lonDeg(latDeg, PLACE_M * trucksPerGate + ROAD_M);
            Shape road = Shape.corridor(new double[] {latDeg, lonDeg(latDeg, -ROAD_M), latDeg, toDeg}, ASIDE_M);
            zones.add(ZoneSpec.of("GATE-ROAD-" + gate, ZoneKind.ROUTE, road));
            zones.add(new ZoneSpec(
                    gateId(gate),
                    ZoneKind.GATE,
                    gateId(gate),
                    Jurisdiction.KZ,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    1,
                    place(latDeg),
                    ZoneSpec.DEFAULT_MARGIN_M,
                    Double.NaN,
                    -1,
                    gateId(gate)));
        }
        return zones;
    }

    private Shape place(double latDeg) {
        double asideDeg = ASIDE_M / LocalMetric.mPerLatDegAt(latDeg);
        double west = lonDeg(latDeg, -PLACE_M);
        double east = lonDeg(latDeg, PLACE_M * trucksPerGate + PLACE_M);
        double south = latDeg - asideDeg;
        double north = latDeg + asideDeg;
        return Shape.polygon(new double[] {south, west, south, east, north, east, north, west});
    }

    /** An escort for each truck. */
    List<EscortPlan> plans() {
        List<EscortPlan> plans = new ArrayList<>();
        for (Truck truck : trucks()) {
            PlannedVehicle vehicle = new PlannedVehicle(
                    truck.id(),
                    Role.CARGO,
                    LENGTH_M,
                    truck.sealId(),
                    truck.declarationId(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
            plans.add(new EscortPlan(
                    "E-" + truck.id(),
                    "C-" + truck.id(),
                    1,
                    startMs - 3_600_000,
                    startMs + 86_400_000,
                    0,
                    "GATE-ROAD-" + truck.gate(),
                    List.of(gateId(truck.gate())),
                    List.of(vehicle),
                    new PolicyOverrides(Map.of())));
        }
        return plans;
    }

    /** Both sides let every truck go. */
    List<DeclarationLine> releases() {
        List<DeclarationLine> lines = new ArrayList<>();
        for (Truck truck : trucks()) {
            for (Authority authority : Authority.values()) {
                lines.add(new DeclarationLine(
                        truck.declarationId(),
                        authority,
                        DeclarationStatus.RELEASED_FOR_TRANSIT,
                        1,
                        NO_END,
                        startMs - BEFORE_MS,
                        startMs,
                        0));
            }
        }
        return lines;
    }

    /** What the seal of a truck says; its number is its time, for of two the later must have the higher. */
    static SealLine seal(Truck truck, SealStatus status, long nowMs) {
        return new SealLine(
                truck.sealId(), truck.id(), status, Double.NaN, null, Double.NaN, Double.NaN, nowMs, nowMs, nowMs);
    }

    /** What the lane reads. */
    static GateLine line(GateLine.Event event, Truck truck, long nowMs) {
        return new GateLine(gateId(truck.gate()), event, truck.id(), null, truck.sealId(), nowMs, nowMs, nowMs);
    }

    /** Writes the sample of a truck that stands. */
    static void write(Truck truck, long sequence, long nowMs, Frame frame) {
        double latDeg = latDeg(truck.gate());
        frame.reset(1);
        frame.vehicleId = truck.id();
        frame.bootId = 1;
        frame.firstSequence = sequence;
        frame.softwareVersion = "7.4.1";
        frame.sentAtMs = nowMs;
        frame.eventTimeMs()[0] = nowMs;
        frame.latDeg()[0] = latDeg;
        frame.lonDeg()[0] = lonDeg(latDeg, PLACE_M * truck.place());
        frame.fill(Signal.SPEED_MPS)[0] = 0;
        frame.fill(Signal.WHEEL_SPEED_MPS)[0] = 0;
        frame.fill(Signal.ACCURACY_M)[0] = 0.4;
        frame.fill(Signal.ODOMETER_M)[0] = 120_000;
        frame.fill(Signal.STATE_OF_CHARGE_PCT)[0] = 80;
    }

    private static double latDeg(int gate) {
        return LAT_DEG + gate * ROAD_DEG;
    }

    private static double lonDeg(double latDeg, double alongM) {
        return LON_DEG + alongM / LocalMetric.mPerLonDegAt(latDeg);
    }
}
