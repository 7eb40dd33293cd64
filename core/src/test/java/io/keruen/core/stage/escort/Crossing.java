package io.keruen.core.stage.escort;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The road of a crossing, in metres north of where a {@link Point} begins: from one yard through a gate, over the border
 * and through the other gate to the other yard.
 */
final class Crossing {
    static final long T = 1_700_000_000_000L;
    static final String ESCORT = "E1";
    static final long VALID_MS = 600_000;

    /** The first yard ends here. */
    static final double YARD_M = 100;

    static final double EXIT_GATE_M = 500;
    static final double ENTRY_GATE_M = 1_200;
    static final double GATE_M = 30;

    /** The last yard begins here. */
    static final double END_YARD_M = 1_895;

    static final double LENGTH_M = 2_000;

    /** All that lies along the road, the road with it. */
    static final List<ZoneSpec> ROAD = List.of(
            road(),
            box("yard-a", ZoneKind.YARD, Jurisdiction.KZ, null, -200, YARD_M),
            box("gate-1", ZoneKind.GATE, Jurisdiction.KZ, "G1", EXIT_GATE_M, EXIT_GATE_M + GATE_M),
            box("gate-2", ZoneKind.GATE, Jurisdiction.CN, "G2", ENTRY_GATE_M, ENTRY_GATE_M + GATE_M),
            box("yard-b", ZoneKind.YARD, Jurisdiction.CN, null, END_YARD_M, LENGTH_M + 100));

    private Crossing() {}

    static ZoneSpec road() {
        return ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(line(0, LENGTH_M), 6));
    }

    /** A road of half a kilometre each way, around and around. */
    static ZoneSpec ring() {
        double east = Point.LON_DEG + 0.006;
        double[] corners = {
            latDeg(0),
            Point.LON_DEG,
            latDeg(500),
            Point.LON_DEG,
            latDeg(500),
            east,
            latDeg(0),
            east,
            latDeg(0),
            Point.LON_DEG
        };
        return ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(corners, 6));
    }

    /** A line along the road. */
    static double[] line(double fromM, double toM) {
        return new double[] {latDeg(fromM), Point.LON_DEG, latDeg(toM), Point.LON_DEG};
    }

    static double latDeg(double chainageM) {
        return Point.LAT_DEG + chainageM * Point.DEG_PER_M;
    }

    /** A part of the road and 40 m on either side. */
    static ZoneSpec box(
            String id, ZoneKind kind, Jurisdiction ground, @Nullable String gateId, double fromM, double toM) {
        double south = latDeg(fromM);
        double north = latDeg(toM);
        double west = Point.LON_DEG - 0.0005;
        double east = Point.LON_DEG + 0.0005;
        Shape shape = Shape.polygon(new double[] {south, west, south, east, north, east, north, west});
        return new ZoneSpec(id, kind, id, ground, Long.MIN_VALUE, Long.MAX_VALUE, 1, shape, 1, Double.NaN, -1, gateId);
    }

    static PlannedVehicle vehicle(String id, Role role, @Nullable String sealId, @Nullable String declarationId) {
        return new PlannedVehicle(id, role, 10, sealId, declarationId, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The escort by the road, of vehicles that need no papers unless they are cargo. */
    static EscortPlan plan(int version, long fromMs, long toMs, PlannedVehicle... vehicles) {
        return new EscortPlan(
                ESCORT,
                "C1",
                version,
                fromMs,
                toMs,
                0,
                "road",
                List.of("G1", "G2"),
                List.of(vehicles),
                PolicyOverrides.NONE);
    }

    /** The same by another road and through other gates. */
    static EscortPlan by(EscortPlan plan, String routeId, String... gates) {
        return new EscortPlan(
                plan.escortId(),
                plan.convoyId(),
                plan.version(),
                plan.validFromMs(),
                plan.validToMs(),
                plan.arriveByMs(),
                routeId,
                List.of(gates),
                plan.vehicles(),
                plan.policy());
    }

    static EscortPlan arriveBy(EscortPlan plan, long arriveByMs) {
        return new EscortPlan(
                plan.escortId(),
                plan.convoyId(),
                plan.version(),
                plan.validFromMs(),
                plan.validToMs(),
                arriveByMs,
                plan.routeId(),
                plan.gates(),
                plan.vehicles(),
                plan.policy());
    }

    /** A leading car, a truck with a seal and a declaration, and a car behind. */
    static PlannedVehicle[] three() {
        return new PlannedVehicle[] {
            vehicle("A", Role.LEAD, null, null),
            vehicle("B", Role.CARGO, "S1", "D1"),
            vehicle("C", Role.ESCORT, null, null)
        };
    }

    static ControlSnapshot control(List<ZoneSpec> zones, EscortPlan... plans) {
        return ControlSnapshot.of(
                zones, List.of(plans), List.of(), RuleCatalog.standard().policySchema());
    }

    /** Three vehicles on the whole road. */
    static ControlSnapshot control() {
        return control(ROAD, plan(1, T, T + VALID_MS, three()));
    }

    /** The watched bits of a place on the whole road. */
    static int kindsAt(double chainageM) {
        if (chainageM >= END_YARD_M) {
            return ZoneKind.YARD.bit() | TrackFrame.IN_DESTINATION;
        }
        if (chainageM < YARD_M) {
            return ZoneKind.YARD.bit();
        }
        return inGate(chainageM, EXIT_GATE_M) || inGate(chainageM, ENTRY_GATE_M) ? ZoneKind.GATE.bit() : 0;
    }

    private static boolean inGate(double chainageM, double gateM) {
        return chainageM >= gateM && chainageM < gateM + GATE_M;
    }

    /** Drives along the whole road, a sample a second; what it passes on the way is told of with the sample behind it. */
    static void drive(EscortBench bench, String id, long fromMs, long toMs, double fromM, double mps) {
        record Edge(double m, Event event, ZoneKind kind, String zoneId) {}
        List<Edge> edges = new ArrayList<>(List.of(
                new Edge(YARD_M, Event.EXITED, ZoneKind.YARD, "yard-a"),
                new Edge(EXIT_GATE_M, Event.ENTERED, ZoneKind.GATE, "gate-1"),
                new Edge(EXIT_GATE_M + GATE_M, Event.EXITED, ZoneKind.GATE, "gate-1"),
                new Edge(ENTRY_GATE_M, Event.ENTERED, ZoneKind.GATE, "gate-2"),
                new Edge(ENTRY_GATE_M + GATE_M, Event.EXITED, ZoneKind.GATE, "gate-2"),
                new Edge(END_YARD_M, Event.ENTERED, ZoneKind.YARD, "yard-b")));
        double lastM = Double.NaN;
        for (long ms = fromMs; ms <= toMs; ms += 1_000) {
            double chainageM = fromM + mps * (ms - fromMs) / 1e3;
            for (Edge edge : edges) {
                if (lastM < edge.m && edge.m <= chainageM) {
                    long atMs = fromMs + Math.round((edge.m - fromM) / mps * 1e3);
                    transit(bench, edge.event, edge.kind, id, edge.zoneId, T + atMs, T + ms);
                }
            }
            bench.hear(Point.of(id, T + ms, chainageM).speed(mps).in(kindsAt(chainageM)));
            lastM = chainageM;
        }
    }

    private static void transit(
            EscortBench bench, Event event, ZoneKind kind, String id, String zoneId, long atMs, long comesMs) {
        TransitEvent what = new TransitEvent(event, ESCORT, id, zoneId, atMs, null, false, false);
        bench.transit(new StampedTransit(comesMs, comesMs / 100, kind, what));
    }
}
