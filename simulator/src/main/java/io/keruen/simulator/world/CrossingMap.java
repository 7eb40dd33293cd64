package io.keruen.simulator.world;

import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;

/** The map of a crossing: its road and the zones along it. Immutable. */
public final class CrossingMap {
    /** The gates in the order they are met on the way out of Kazakhstan. */
    static final List<String> GATE_IDS = List.of("GATE-KZ", "GATE-CN");

    /** Half the width of the route. */
    public static final double HALF_WIDTH_M = 6;

    /** How long the queue before a gate is. */
    static final double QUEUE_M = 230;

    /** Before a queue a convoy gathers over so many metres. */
    static final double GATHERING_M = 200;

    private static final double YARD_M = 260;
    private static final double WEIGHBRIDGE_FROM_M = 40;
    private static final double WEIGHBRIDGE_TO_M = 75;
    private static final double LANE_BEFORE_M = 20;
    private static final double LANE_BEHIND_M = 24;
    private static final double APRON_M = 290;
    private static final double BEYOND_GATE_M = 5;
    private static final double GATE_REACH_M = 10;
    private static final double BORDER_REACH_M = 400;
    private static final double ROAD_LIMIT_MPS = 14;
    private static final double STRIP_LIMIT_MPS = 9;
    private static final double ROAD_CRUISE_MPS = 12;
    private static final double STRIP_CRUISE_MPS = 8;
    private static final double CATCH_UP = 1.17;
    private static final long MAX_CONTROL_MS = 150_000;

    /** Where vehicles wait behind the gate for those that are cleared after them. */
    private static final long MAX_CONTROL_ONE_BY_ONE_MS = 360_000;

    private final BakhtyRoad crossing;
    private final Way way;
    private final List<Stretch> stretches;
    private final double pace;
    private final boolean hasLanes;

    /** The map around this road on a fine day. */
    public CrossingMap(BakhtyRoad crossing) {
        this(crossing, 1, false);
    }

    /**
     * The map around this road.
     *
     * @param pace at which share of the usual speed convoys are led
     * @param hasLanes whether a gate is a lane in which one vehicle is cleared at a time; else it is a line
     */
    public CrossingMap(BakhtyRoad crossing, double pace, boolean hasLanes) {
        this.crossing = crossing;
        this.pace = pace;
        this.hasLanes = hasLanes;
        way = Way.OUT;
        List<Stretch> all = stretchesOf(crossing, hasLanes ? MAX_CONTROL_ONE_BY_ONE_MS : MAX_CONTROL_MS);
        if (hasLanes) {
            all.add(lane(0, "Gate out of Kazakhstan", Jurisdiction.KZ, crossing.kzGateM()));
            all.add(lane(1, "Gate into China", Jurisdiction.CN, crossing.cnGateM()));
            all.add(new Stretch(
                    "WEIGHBRIDGE-KZ",
                    ZoneKind.STOP_ALLOWED,
                    "Weighbridge behind the yard",
                    Jurisdiction.KZ,
                    YARD_M + WEIGHBRIDGE_FROM_M,
                    YARD_M + WEIGHBRIDGE_TO_M,
                    -12,
                    12,
                    Double.NaN,
                    -1));
            all.add(new Stretch(
                    "APRON-KZ",
                    ZoneKind.STOP_ALLOWED,
                    "Apron behind the gate",
                    Jurisdiction.BORDER_STRIP,
                    crossing.kzGateM() + BEYOND_GATE_M,
                    crossing.kzGateM() + APRON_M,
                    -20,
                    20,
                    Double.NaN,
                    -1));
        }
        stretches = List.copyOf(all);
    }

    private CrossingMap(CrossingMap other, OncomingLane lane) {
        crossing = lane.of(other.crossing);
        way = Way.IN;
        pace = other.pace;
        hasLanes = other.hasLanes;
        stretches = other.stretches.stream().map(lane::of).toList();
    }

    /**
     * The same map as those see it who come the other way: on the lane beside, from its other end. Only where gates are
     * lines: a lane through a gate is of one direction.
     */
    public CrossingMap oncoming() {
        if (hasLanes) {
            throw new IllegalStateException("the gates of this map let vehicles through in one direction only");
        }
        return new CrossingMap(this, new OncomingLane(road()));
    }

    private static Stretch lane(int index, String name, Jurisdiction jurisdiction, double gateM) {
        return new Stretch(
                GATE_IDS.get(index),
                ZoneKind.GATE,
                name,
                jurisdiction,
                gateM - LANE_BEFORE_M,
                gateM + LANE_BEHIND_M,
                -GATE_REACH_M,
                GATE_REACH_M,
                Double.NaN,
                -1);
    }

    private static List<Stretch> stretchesOf(BakhtyRoad at, long maxControlMs) {
        double endM = at.road().lengthM();
        List<Stretch> all = new ArrayList<>();
        all.add(place("YARD-KZ", ZoneKind.YARD, "Yard, Kazakh side", Jurisdiction.KZ, 0, YARD_M));
        all.add(beside("LAY-BY-KZ", ZoneKind.STOP_ALLOWED, "Lay-by", 1_300, 1_380, -16, -4));
        all.add(beside("RESTRICTED-KZ", ZoneKind.RESTRICTED, "Pumping station", 2_800, 2_950, 30, 80));
        all.add(limit("ROAD-KZ", "Road to the post", Jurisdiction.KZ, YARD_M, at.kzGateM(), ROAD_LIMIT_MPS));
        all.add(queue("QUEUE-KZ", "Queue for the gate out of KZ", Jurisdiction.KZ, at.kzGateM()));
        all.add(limit(
                "STRIP",
                "Strip between the posts",
                Jurisdiction.BORDER_STRIP,
                at.kzGateM(),
                at.cnGateM(),
                STRIP_LIMIT_MPS));
        all.add(queue("QUEUE-CN", "Queue for the gate into CN", Jurisdiction.BORDER_STRIP, at.cnGateM()));
        all.add(limit("ROAD-CN", "Road to the yard", Jurisdiction.CN, at.cnGateM(), endM - YARD_M, ROAD_LIMIT_MPS));
        all.add(new Stretch(
                "CONTROL-CN",
                ZoneKind.CUSTOMS_CONTROL,
                "Customs control",
                Jurisdiction.CN,
                at.cnGateM() + BEYOND_GATE_M,
                at.cnPostOutM(),
                -20,
                20,
                Double.NaN,
                maxControlMs));
        all.add(place("YARD-CN", ZoneKind.YARD, "Yard, Chinese side", Jurisdiction.CN, endM - YARD_M, endM));
        return all;
    }

    private static Stretch place(
            String id, ZoneKind kind, String name, Jurisdiction jurisdiction, double fromM, double toM) {
        return new Stretch(id, kind, name, jurisdiction, fromM, toM, -30, 30, Double.NaN, -1);
    }

    private static Stretch beside(
            String id, ZoneKind kind, String name, double fromM, double toM, double rightM, double leftM) {
        return new Stretch(id, kind, name, Jurisdiction.KZ, fromM, toM, rightM, leftM, Double.NaN, -1);
    }

    private static Stretch queue(String id, String name, Jurisdiction jurisdiction, double gateM) {
        return place(id, ZoneKind.GATE_QUEUE, name, jurisdiction, gateM - QUEUE_M, gateM + BEYOND_GATE_M);
    }

    private static Stretch limit(
            String id, String name, Jurisdiction jurisdiction, double fromM, double toM, double limitMps) {
        return new Stretch(id, ZoneKind.SPEED_LIMIT, name, jurisdiction, fromM, toM, -40, 40, limitMps, -1);
    }

    /** The road. */
    public Road road() {
        return crossing.road();
    }

    /** Where its gates, its border and its post stand. */
    public BakhtyRoad crossing() {
        return crossing;
    }

    /** The gates' places in the order in which they are met. */
    public double[] gatesM() {
        return crossing.gatesM();
    }

    /** The gates in the order in which they are met. */
    public List<String> gateIds() {
        return way.gateIds;
    }

    /** Whether a gate is a lane in which one vehicle is cleared at a time. */
    boolean hasLanes() {
        return hasLanes;
    }

    /** The zones along the road, its gate lines, border and route aside. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** Where the first vehicle stands at the beginning. */
    public double startM() {
        return YARD_M - 35;
    }

    /** Where the first vehicle stops: before each gate and in the last yard. */
    public double[] stopsM() {
        double[] gatesM = gatesM();
        return new double[] {gatesM[0] - BEYOND_GATE_M, gatesM[1] - BEYOND_GATE_M, road().lengthM() - 25};
    }

    /** The speed at which a convoy is led. */
    public double cruiseMps(double atM) {
        double[] gatesM = gatesM();
        boolean strip = atM > gatesM[0] && atM < gatesM[1];
        return pace * (strip ? STRIP_CRUISE_MPS : ROAD_CRUISE_MPS);
    }

    /** The share of the usual speed at which convoys are led. */
    public double pace() {
        return pace;
    }

    /** The speed at which a vehicle that fell back may catch up. */
    public double catchUpMps(double atM) {
        return CATCH_UP * cruiseMps(atM);
    }

    /** The map as zones were sent: what {@code zones.geojson} holds. */
    public List<ZoneSpec> zones() {
        List<ZoneSpec> zones = new ArrayList<>();
        zones.add(route());
        for (Stretch stretch : stretches) {
            zones.add(zone(stretch));
        }
        if (!hasLanes) {
            zones.add(gate(0, "Gate out of Kazakhstan", Jurisdiction.KZ, crossing.kzGateM()));
            zones.add(gate(1, "Gate into China", Jurisdiction.CN, crossing.cnGateM()));
        }
        zones.add(zone(
                "BORDER", ZoneKind.BORDER_LINE, "State border", Jurisdiction.BORDER_STRIP, Shape.line(borderLine())));
        return zones;
    }

    /** The id of its route. */
    public String routeId() {
        return way.routeId;
    }

    /** The route along it. */
    public ZoneSpec route() {
        double[] line = road().latLon(0, road().lengthM(), 0);
        Shape shape = Shape.corridor(line, HALF_WIDTH_M);
        return zone(way.routeId, ZoneKind.ROUTE, way.routeName, Jurisdiction.UNKNOWN, shape);
    }

    private ZoneSpec zone(Stretch stretch) {
        double[] right = road().latLon(stretch.fromM(), stretch.toM(), stretch.rightM());
        double[] left = road().latLon(stretch.fromM(), stretch.toM(), stretch.leftM());
        double[] ring = new double[right.length + left.length];
        System.arraycopy(right, 0, ring, 0, right.length);
        for (int i = 0; i < left.length; i += 2) { // back along the other side: counter-clockwise
            ring[right.length + i] = left[left.length - 2 - i];
            ring[right.length + i + 1] = left[left.length - 1 - i];
        }
        return new ZoneSpec(
                stretch.id(),
                stretch.kind(),
                stretch.name(),
                stretch.jurisdiction(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                Shape.polygon(ring),
                ZoneSpec.DEFAULT_MARGIN_M,
                stretch.speedLimitMps(),
                stretch.maxDwellMs(),
                stretch.kind() == ZoneKind.GATE ? stretch.id() : null);
    }

    private ZoneSpec gate(int index, String name, Jurisdiction jurisdiction, double atM) {
        String id = GATE_IDS.get(index);
        ZoneSpec plain = zone(id, ZoneKind.GATE, name, jurisdiction, Shape.line(across(atM, GATE_REACH_M)));
        return new ZoneSpec(
                id,
                plain.kind(),
                name,
                jurisdiction,
                plain.validFromMs(),
                plain.validToMs(),
                plain.version(),
                plain.shape(),
                plain.marginM(),
                plain.speedLimitMps(),
                plain.maxDwellMs(),
                id);
    }

    private static ZoneSpec zone(String id, ZoneKind kind, String name, Jurisdiction jurisdiction, Shape shape) {
        return new ZoneSpec(
                id,
                kind,
                name,
                jurisdiction,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                shape,
                ZoneSpec.DEFAULT_MARGIN_M,
                Double.NaN,
                -1,
                null);
    }

    /** The state border as far as the map shows it: latitude, longitude, latitude, longitude. */
    public double[] borderLine() {
        return across(crossing.borderM(), BORDER_REACH_M);
    }

    /** A line across the road, from its right to its left. */
    private double[] across(double atM, double reachM) {
        LocalPlane plane = road().plane();
        return new double[] {
            plane.latDeg(road().northM(atM, -reachM)),
            plane.lonDeg(road().eastM(atM, -reachM)),
            plane.latDeg(road().northM(atM, reachM)),
            plane.lonDeg(road().eastM(atM, reachM))
        };
    }

    /** In which direction one crosses. */
    private enum Way {
        OUT("ROUTE-BAKHTY-POKITU", "Bakhty - Pokitu", GATE_IDS),
        IN("ROUTE-POKITU-BAKHTY", "Pokitu - Bakhty", List.of(GATE_IDS.get(1), GATE_IDS.get(0)));

        final String routeId;
        final String routeName;
        final List<String> gateIds;

        Way(String routeId, String routeName, List<String> gateIds) {
            this.routeId = routeId;
            this.routeName = routeName;
            this.gateIds = gateIds;
        }
    }
}
