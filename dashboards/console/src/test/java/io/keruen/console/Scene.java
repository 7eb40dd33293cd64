package io.keruen.console;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A small crossing to look at: zones, convoys that drive along a bent road, alerts. Same calls, same picture. */
final class Scene {
    static final long START_MS = 1_756_700_000_000L;
    static final String ROUTE_ID = "route-1";

    private static final double LAT_DEG = 46.68;
    private static final double LON_DEG = 82.7;
    private static final double M_PER_LAT_DEG = 111_150;
    private static final double M_PER_LON_DEG = 76_500;
    private static final double SPEED_MPS = 8;
    private static final double LENGTH_M = 14;
    private static final double[][] ROAD_M = {{0, 0}, {900, 60}, {1500, 420}, {2400, 520}, {3200, 300}, {4300, 380}};

    private final BoardEvents out;
    private final int convoys;
    private final int vehicles;
    private final Frame frame = new Frame(16);

    Scene(BoardEvents out, int convoys, int vehicles) {
        this.out = out;
        this.convoys = convoys;
        this.vehicles = vehicles;
    }

    static String vehicleId(int convoy, int vehicle) {
        return String.format(Locale.ROOT, "K%02d-%02d", convoy + 1, vehicle + 1);
    }

    void control() {
        zone("yard-kz", ZoneKind.YARD, "Bakhty yard", Jurisdiction.KZ, box(-150, -110, 230, 130));
        zone("stop-1", ZoneKind.STOP_ALLOWED, "Lay-by 1", Jurisdiction.KZ, box(700, 70, 860, 120));
        zone("customs-kz", ZoneKind.CUSTOMS_CONTROL, "Customs KZ", Jurisdiction.KZ, box(1330, 330, 1480, 470));
        zone("queue-1", ZoneKind.GATE_QUEUE, "Queue of gate 1", Jurisdiction.KZ, box(1750, 430, 1990, 500));
        zone("gate-1", ZoneKind.GATE, "Gate 1", Jurisdiction.KZ, Shape.line(line(2050, 440, 2040, 530)));
        zone(
                "border",
                ZoneKind.BORDER_LINE,
                "State border",
                Jurisdiction.BORDER_STRIP,
                Shape.line(line(2450, -300, 2430, 300, 2480, 900)));
        zone("depot", ZoneKind.RESTRICTED, "Fuel depot", Jurisdiction.KZ, box(1000, -180, 1330, 20));
        double[] mast = place(2900, 520);
        zone("mast", ZoneKind.RESTRICTED, "Radio mast", Jurisdiction.CN, Shape.disc(mast[0], mast[1], 70));
        zone("limit-30", ZoneKind.SPEED_LIMIT, "30 km/h", Jurisdiction.KZ, box(1250, 250, 2300, 600));
        zone("yard-cn", ZoneKind.YARD, "Pokitu yard", Jurisdiction.CN, box(4100, 280, 4450, 480));
        double[] road = new double[2 * ROAD_M.length];
        for (int i = 0; i < ROAD_M.length; i++) {
            System.arraycopy(place(ROAD_M[i][0], ROAD_M[i][1]), 0, road, 2 * i, 2);
        }
        zone(ROUTE_ID, ZoneKind.ROUTE, "Bakhty – Pokitu", Jurisdiction.UNKNOWN, Shape.corridor(road, 12));
        for (int convoy = 0; convoy < convoys; convoy++) {
            out.plan(plan(convoy));
        }
    }

    private void zone(String id, ZoneKind kind, String name, Jurisdiction jurisdiction, Shape shape) {
        ZoneSpec plain = ZoneSpec.of(id, kind, shape);
        out.zone(new ZoneSpec(
                id,
                kind,
                name,
                jurisdiction,
                plain.validFromMs(),
                plain.validToMs(),
                1,
                shape,
                1,
                kind == ZoneKind.SPEED_LIMIT ? 8.3 : Double.NaN,
                -1,
                kind == ZoneKind.GATE ? "G1" : null));
    }

    private EscortPlan plan(int convoy) {
        List<PlannedVehicle> planned = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            Role role = i == 0 ? Role.LEAD : i == vehicles - 1 ? Role.TAIL : Role.CARGO;
            planned.add(PlannedVehicle.of(vehicleId(convoy, i), role, LENGTH_M));
        }
        return new EscortPlan(
                "E-" + (convoy + 1),
                "Convoy " + (convoy + 1),
                1,
                START_MS - 3_600_000,
                START_MS + 86_400_000,
                0,
                ROUTE_ID,
                List.of("G1"),
                planned,
                PolicyOverrides.NONE);
    }

    /** One second of all vehicles, after so many seconds of driving. The last vehicle of each convoy falls back. */
    void drive(int second) {
        for (int convoy = 0; convoy < convoys; convoy++) {
            for (int i = 0; i < vehicles; i++) {
                double behindM = 300 * convoy + i * (LENGTH_M + 26);
                double fallenM = i == vehicles - 1 ? Math.min(60, 0.6 * second) : 0;
                frame(vehicleId(convoy, i), second, 200 * convoys + SPEED_MPS * second - behindM - fallenM);
            }
        }
    }

    /** The escort job has judged what was driven in this second. */
    void judge(int second) {
        out.judged(START_MS + 1_000L * second + 880);
    }

    private void frame(String vehicleId, int second, double chainageM) {
        frame.reset(5);
        frame.vehicleId = vehicleId;
        for (int i = 0; i < 5; i++) {
            long timeMs = START_MS + 1_000L * second + 200L * i;
            double[] onRoad = onRoad(chainageM + SPEED_MPS * 0.2 * i);
            double[] place = place(onRoad[0], onRoad[1]);
            frame.eventTimeMs()[i] = timeMs;
            frame.ingestTimeMs()[i] = timeMs + 80;
            frame.latDeg()[i] = place[0];
            frame.lonDeg()[i] = place[1];
            frame.fill(Signal.SPEED_MPS)[i] = SPEED_MPS;
            frame.fill(Signal.COURSE_DEG)[i] = onRoad[2];
            frame.fill(Signal.ACCURACY_M)[i] = 0.8;
        }
        out.frame(frame);
    }

    /** East, north and course at a distance along the road. */
    private static double[] onRoad(double chainageM) {
        double leftM = chainageM;
        for (int i = 0; ; i++) {
            double east = ROAD_M[i + 1][0] - ROAD_M[i][0];
            double north = ROAD_M[i + 1][1] - ROAD_M[i][1];
            double lengthM = Math.hypot(east, north);
            boolean last = i == ROAD_M.length - 2;
            if (leftM <= lengthM || last) {
                double ratio = last ? Math.min(1, leftM / lengthM) : leftM / lengthM;
                double courseDeg = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
                return new double[] {ROAD_M[i][0] + ratio * east, ROAD_M[i][1] + ratio * north, courseDeg};
            }
            leftM -= lengthM;
        }
    }

    private static double[] place(double eastM, double northM) {
        return new double[] {LAT_DEG + northM / M_PER_LAT_DEG, LON_DEG + eastM / M_PER_LON_DEG};
    }

    private static double[] line(double... eastNorthM) {
        double[] line = new double[eastNorthM.length];
        for (int i = 0; i < line.length; i += 2) {
            System.arraycopy(place(eastNorthM[i], eastNorthM[i + 1]), 0, line, i, 2);
        }
        return line;
    }

    private static Shape box(double west, double south, double east, double north) {
        return Shape.polygon(line(west, south, east, south, east, north, west, north));
    }

    /** An alert of a vehicle, some seconds after the start; two a pair, all severities in turn. */
    AlertEvent alert(int number, int second, boolean cleared) {
        String[] types = {
            "CONVOY_GAP",
            "ROUTE_DEVIATION",
            "HEADWAY_TOO_SHORT",
            "RESTRICTED_ZONE_ENTRY",
            "TELEMETRY_STALE",
            "OVERSPEED",
            "GNSS_SPOOFING_SUSPECTED"
        };
        Severity[] severities = {
            Severity.MEDIUM,
            Severity.HIGH,
            Severity.HIGH,
            Severity.CRITICAL,
            Severity.LOW,
            Severity.MEDIUM,
            Severity.CRITICAL
        };
        double[] measured = {73.4, 14.2, 8.9, 3.1, 3_400, 12.4, 41.5};
        double[] limits = {60, 12, 12, 1, 2_500, 8.3, 15};
        String[] units = {"m", "m", "m", "m", "ms", "mps", "m"};
        int kind = number % types.length;
        int convoy = number / Math.max(1, vehicles) % Math.max(1, convoys);
        int follower = 1 + number % Math.max(1, vehicles - 1);
        boolean pair = kind == 0 || kind == 2;
        long startedAtMs = START_MS + 1_000L * second;
        double[] place = place(400 + 15 * number % 3_000, 90);
        return new AlertEvent(
                cleared ? AlertEvent.Event.CLEARED : AlertEvent.Event.RAISED,
                String.format(Locale.ROOT, "%016x", 0x9e37L * (number + 1)),
                cleared ? 2 : 1,
                types[kind],
                types[kind].toLowerCase(Locale.ROOT).replace('_', '-'),
                severities[kind],
                cleared ? AlertEvent.State.RETURNED_UNACKNOWLEDGED : AlertEvent.State.UNACKNOWLEDGED,
                "E-" + (convoy + 1),
                "Convoy " + (convoy + 1),
                vehicleId(convoy, follower),
                pair ? vehicleId(convoy, follower - 1) : null,
                kind == 3 ? "depot" : null,
                null,
                null,
                "KZ",
                startedAtMs,
                startedAtMs + 5_000,
                startedAtMs + 5_000,
                cleared ? startedAtMs + 42_000 : 0,
                place[0],
                place[1],
                512.25,
                measured[kind],
                limits[kind],
                units[kind],
                Map.of("gapM", 73.4, "followerSpeedMps", 8.0, "heldMs", 5_000.0),
                kind == 1 ? "03" : null,
                kind == 1 || kind == 3,
                "Have the follower slow down until it keeps its distance.",
                null,
                number % 11 == 5,
                false,
                false,
                0);
    }

    TransitEvent transit(int number, int second) {
        TransitEvent.Event event = number % 2 == 0 ? TransitEvent.Event.ENTERED : TransitEvent.Event.EXITED;
        String zoneId = number % 3 == 0 ? "customs-kz" : "yard-kz";
        String vehicleId = vehicleId(0, number % vehicles);
        return new TransitEvent(event, "E-1", vehicleId, zoneId, START_MS + 1_000L * second, null, false, false);
    }

    static BoardStatus status(int second) {
        return new BoardStatus(
                BoardStatus.Phase.RUNNING,
                START_MS + 1_000L * second + 900,
                1,
                250,
                140,
                Map.of("Flink", "http://localhost:8081/"));
    }
}
