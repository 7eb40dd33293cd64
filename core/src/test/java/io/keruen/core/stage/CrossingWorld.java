package io.keruen.core.stage;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.kit.Drive;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded crossing from yard to yard as it reaches us: three vehicles of one escort, one of which another takes over, a
 * stranger, their seals and declarations, two gates, officers; with halts, wrong turns, radio holes and what comes late.
 */
final class CrossingWorld {
    static final long T = Drive.START_MS;
    static final long LENGTH_MS = 200_000;
    private static final long STEP_MS = 500;
    private static final double M_PER_S = 12;

    final ControlSnapshot control;

    /** What each vehicle sent, in the order in which it reached us. */
    final List<List<Sample>> arrivals = new ArrayList<>();

    final List<DeclarationLine> declarations = new ArrayList<>();
    final List<SealLine> seals = new ArrayList<>();
    final List<GateLine> gateLines = new ArrayList<>();
    final List<OfficerAction> actions = new ArrayList<>();

    private final Random random;

    CrossingWorld(long seed) {
        random = new Random(seed);
        control = control();
        double startM = 40;
        for (String id : List.of("A", "B", "C", "X")) {
            arrivals.add(drive(id, startM));
            startM -= 25 + random.nextInt(30);
        }
        for (int i = 0; i < 10; i++) {
            decide(i);
        }
        for (int i = 0; i < 40; i++) {
            seal(i);
        }
        for (int i = 0; i < 14; i++) {
            gate(i);
        }
        for (int i = 0; i < 8; i++) {
            act(i);
        }
        gateLines.sort(Comparator.comparingLong(GateLine::ingestTimeMs));
        actions.sort(OfficerAction.ORDER);
    }

    private ControlSnapshot control() {
        long handoverMs = T + 100_000 + random.nextInt(60_000);
        PlannedVehicle lead = vehicle("A", Role.LEAD, null, null);
        PlannedVehicle cargo = vehicle("B", Role.CARGO, "S1", "D1");
        PlannedVehicle last = vehicle("C", Role.CARGO, "S2", "D2");
        List<EscortPlan> plans = List.of(
                plan("E1", 1, T, T + 190_000, lead, cargo, last),
                plan("E1", 2, handoverMs, T + 190_000, lead, cargo),
                plan("E2", 1, handoverMs + 5_000, T + 400_000, last));
        List<ZoneSpec> zones = List.of(
                ZoneSpec.of(
                        "road",
                        ZoneKind.ROUTE,
                        Shape.corridor(
                                new double[] {Drive.LAT_DEG, Drive.lonDeg(0), Drive.LAT_DEG, Drive.lonDeg(2_000)}, 6)),
                box("yard-a", ZoneKind.YARD, Jurisdiction.KZ, null, -400, 100),
                box("gate-1", ZoneKind.GATE, Jurisdiction.KZ, "G1", 400, 440),
                line("border", ZoneKind.BORDER_LINE, null, 700),
                line("gate-2", ZoneKind.GATE, "G2", 900),
                box("control", ZoneKind.CUSTOMS_CONTROL, Jurisdiction.CN, null, 1_000, 1_080),
                box("forbidden", ZoneKind.RESTRICTED, Jurisdiction.CN, null, 1_300, 1_310),
                box("yard-b", ZoneKind.YARD, Jurisdiction.CN, null, 1_805, 2_100));
        return ControlSnapshot.of(
                zones, plans, List.of(), RuleCatalog.standard().policySchema());
    }

    private static PlannedVehicle vehicle(String id, Role role, @Nullable String seal, @Nullable String declaration) {
        return new PlannedVehicle(id, role, 8, seal, declaration, 2, 8, Double.NaN, Double.NaN);
    }

    private static EscortPlan plan(String id, int version, long fromMs, long toMs, PlannedVehicle... vehicles) {
        return new EscortPlan(
                id,
                "C-" + id,
                version,
                fromMs,
                toMs,
                T + 150_000,
                "road",
                List.of("G1", "G2"),
                List.of(vehicles),
                PolicyOverrides.NONE);
    }

    private static ZoneSpec box(
            String id, ZoneKind kind, Jurisdiction ground, @Nullable String gateId, double fromM, double toM) {
        double north = kind == ZoneKind.RESTRICTED ? 8 : -20; // beside the road
        double[] ring = {
            Drive.latDeg(north), Drive.lonDeg(fromM), Drive.latDeg(north), Drive.lonDeg(toM),
            Drive.latDeg(20), Drive.lonDeg(toM), Drive.latDeg(20), Drive.lonDeg(fromM)
        };
        return new ZoneSpec(
                id,
                kind,
                id,
                ground,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                Shape.polygon(ring),
                1,
                Double.NaN,
                kind == ZoneKind.CUSTOMS_CONTROL ? 20_000 : -1,
                gateId);
    }

    private static ZoneSpec line(String id, ZoneKind kind, @Nullable String gateId, double atM) {
        double[] across = {Drive.latDeg(-20), Drive.lonDeg(atM), Drive.latDeg(20), Drive.lonDeg(atM)};
        Jurisdiction ground = kind == ZoneKind.GATE ? Jurisdiction.CN : Jurisdiction.UNKNOWN;
        return new ZoneSpec(
                id, kind, id, ground, Long.MIN_VALUE, Long.MAX_VALUE, 1, Shape.line(across), 1, Double.NaN, -1, gateId);
    }

    private List<Sample> drive(String id, double startM) {
        List<Sample> samples = new ArrayList<>();
        boolean isStranger = id.equals("X");
        double eastM = isStranger ? 300 : startM;
        double northM = 0;
        double mps = isStranger ? 6 : M_PER_S;
        double sigmaM = 0.5;
        double tempC = 5;
        long holeToMs = 0;
        boolean isLost = false;
        long sequence = 0;
        long bootId = 1;
        for (long ms = random.nextInt((int) STEP_MS); ms < LENGTH_MS; ms += STEP_MS) {
            if (random.nextInt(40) == 0) {
                mps = random.nextInt(5) == 0 ? 0 : M_PER_S + random.nextInt(3) - 1;
                northM = random.nextInt(6) == 0 ? 12 : random.nextInt(3) - 1;
                sigmaM = random.nextInt(6) == 0 ? 5.5 : 0.5;
                tempC = random.nextInt(6) == 0 ? 11 : 5;
            }
            if (ms > holeToMs && random.nextInt(150) == 0) {
                holeToMs = ms + 1_000L + random.nextInt(20_000);
                isLost = random.nextInt(3) == 0;
                bootId += random.nextInt(4) == 0 ? 1 : 0;
            }
            eastM += mps * STEP_MS / 1e3;
            boolean isInHole = ms < holeToMs;
            if (isInHole && isLost) {
                sequence++;
                continue;
            }
            Sample sample = new Sample();
            sample.vehicleId = id;
            sample.bootId = bootId;
            sample.sequence = sequence++;
            sample.eventTimeMs = T + ms;
            long comesMs = isInHole ? holeToMs + random.nextInt(3_000) : ms;
            sample.ingestTimeMs = T + comesMs + 20 + random.nextInt(80);
            sample.latDeg = Drive.latDeg(northM);
            sample.lonDeg = Drive.lonDeg(eastM);
            sample.set(Signal.SPEED_MPS, mps).set(Signal.ACCURACY_M, sigmaM).set(Signal.CARGO_TEMP_C, tempC);
            sample.set(Signal.COURSE_DEG, mps > 0 ? 90 : Double.NaN);
            sample.set(CodedSignal.DOOR_OPEN, random.nextInt(300) == 0 ? 1 : 0);
            samples.add(sample);
        }
        samples.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return samples;
    }

    private <E> E any(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private long anyMs() {
        return T + random.nextInt((int) LENGTH_MS);
    }

    private long comesMs(long atMs) {
        return atMs + (random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(500));
    }

    private void decide(int i) {
        long atMs = i < 4 ? T + 1_000L * i : anyMs();
        DeclarationStatus status = i < 4 || random.nextBoolean()
                ? DeclarationStatus.RELEASED_FOR_TRANSIT
                : any(DeclarationStatus.values());
        declarations.add(new DeclarationLine(
                i % 2 == 0 ? "D1" : "D2",
                i < 4 ? Authority.values()[i / 2] : any(Authority.values()),
                status,
                random.nextInt(5) == 0 ? 2 : 1,
                random.nextInt(4) == 0 ? atMs + random.nextInt(90_000) : 0,
                atMs,
                comesMs(atMs),
                i));
    }

    private void seal(int i) {
        long atMs = i < 14 ? T + 14_000L * i : anyMs();
        boolean isFirst = i % 2 == 0;
        boolean hasPlace = random.nextInt(3) == 0;
        seals.add(new SealLine(
                random.nextInt(12) == 0 ? "S9" : isFirst ? "S1" : "S2",
                random.nextInt(12) == 0 ? "A" : isFirst ? "B" : "C",
                random.nextInt(8) == 0 ? any(SealStatus.values()) : SealStatus.SEALED,
                random.nextInt(4) == 0 ? random.nextInt(50) : Double.NaN,
                random.nextInt(30) == 0 ? "PAIRED" : null,
                hasPlace ? Drive.LAT_DEG : Double.NaN,
                hasPlace ? Drive.lonDeg(M_PER_S * (atMs - T) / 1e3) : Double.NaN,
                atMs,
                comesMs(atMs),
                i));
    }

    private void gate(int i) {
        boolean isFirst = i % 2 == 0;
        String id = random.nextInt(5) == 0 ? null : any(new String[] {"A", "B", "C", "X"});
        long atMs = T + (isFirst ? 30_000 : 70_000) + random.nextInt(20_000);
        gateLines.add(new GateLine(
                isFirst ? "G1" : "G2",
                random.nextInt(3) == 0 ? GateLine.Event.PASSED : GateLine.Event.ARRIVED,
                id,
                id == null && random.nextBoolean() ? "B" : null,
                random.nextInt(3) == 0 ? "S1" : null,
                atMs,
                comesMs(atMs),
                i));
    }

    private void act(int i) {
        OfficerAction.Kind kind = any(OfficerAction.Kind.values());
        long atMs = anyMs();
        actions.add(new OfficerAction(
                random.nextBoolean() ? "aigerim" : "bolat",
                kind,
                null,
                any(new String[] {"CONVOY_GAP", "SEAL_BROKEN", "ROUTE_DEVIATION", "CARGO_TEMPERATURE"}),
                any(new String[] {"A", "B", "C"}),
                kind.isAboutGate() ? any(new String[] {"G1", "G2"}) : null,
                "seen",
                random.nextBoolean() ? atMs + 30_000 : 0,
                atMs,
                atMs + random.nextInt(1_000),
                i));
    }
}
