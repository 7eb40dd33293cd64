package io.keruen.jobs.testkit;

import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.control.ControlForm;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.source.PlayedTicks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Convoys that a seed makes, with silence, speeding, gaps, late and doubled samples, and bytes that are no frames. */
public final class SeededConvoys {
    public static final long START_MS = 1_700_000_000_000L;
    public static final int SAMPLES = 80;
    public static final long EVERY_MS = 500;
    public static final long END_MS = START_MS + SAMPLES * EVERY_MS + 12_000;

    /** How long a dragged truck speaks, once a second. */
    public static final int DRAG_SECONDS = 200;

    /** Where the officers' actions come from. */
    public static final String ACTIONS = "actions";

    static final int VEHICLES = 3;
    private static final double DEG_PER_M = 1 / 111_200.0;
    private static final double START_LAT_DEG = 46.6;
    private static final double LON_DEG = 82.7;

    private final long seed;
    private final int convoys;

    public SeededConvoys(long seed, int convoys) {
        this.seed = seed;
        this.convoys = convoys;
    }

    /** Ticks of this density over all of it. */
    public PlayedTicks ticks(long everyMs) {
        return new PlayedTicks(START_MS, END_MS, everyMs);
    }

    /** Plans, zones and policies: most from the start, some while the convoys drive. */
    public List<ControlRecord> control() {
        List<ControlRecord> records = new ArrayList<>();
        double[] road = {START_LAT_DEG - 0.01, LON_DEG, START_LAT_DEG + 0.5, LON_DEG};
        records.add(before(ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(road, 8))));
        records.add(before(
                ZoneSpec.of("closed", ZoneKind.RESTRICTED, Shape.disc(START_LAT_DEG + 900 * DEG_PER_M, LON_DEG, 60))));
        records.add(before(ZoneSpec.of(
                SeededLines.GATE,
                ZoneKind.GATE,
                Shape.disc(START_LAT_DEG + SeededLines.GATE_CHAINAGE_M * DEG_PER_M, LON_DEG, 60))));
        for (int convoy = 0; convoy < convoys; convoy++) {
            long fromMs = convoy % 7 == 3 ? START_MS + 9_000 : ControlRecord.BEFORE_ALL_MS;
            records.add(ControlForm.record(plan(convoy, 1), fromMs));
        }
        for (int convoy = 0; convoy < convoys; convoy += 5) {
            records.add(ControlForm.record(plan(convoy, 2), START_MS + 17_003));
        }
        records.add(ControlForm.record(policy(1, 2500, 60), ControlRecord.BEFORE_ALL_MS));
        records.add(ControlForm.record(policy(2, 900, 40), START_MS + 21_501));
        records.add(
                ControlRecord.tombstone(ControlRecord.Kind.POLICY, ControlForm.SYSTEM_POLICY, 2, START_MS + 33_333));
        records.addAll(actions());
        records.addAll(new SeededLines(seed, convoys).records());
        return records;
    }

    /** Officers who do something every 10 ms, about vehicles of all convoys: often it fits, often it does not. */
    private List<ControlRecord> actions() {
        Random random = new Random(seed * 31);
        String[] types = {"CONVOY_GAP", "TELEMETRY_LOST", "TELEMETRY_STALE", "HEADWAY_TOO_SHORT", "CONVOY_SPLIT"};
        List<ControlRecord> records = new ArrayList<>();
        for (long atMs = START_MS + 3_000; atMs < END_MS - 1_000; atMs += 10) {
            OfficerAction.Kind[] kinds = OfficerAction.Kind.values();
            OfficerAction action = new OfficerAction(
                    "officer-" + random.nextInt(3),
                    kinds[random.nextInt(kinds.length)],
                    null,
                    types[random.nextInt(types.length)],
                    vehicleId(random.nextInt(convoys), random.nextInt(VEHICLES + 1)),
                    "gate",
                    "seen",
                    random.nextBoolean() ? atMs + 700 : 0,
                    atMs,
                    atMs + random.nextInt(2) * 150L,
                    records.size());
            records.add(ControlRecord.action(action, ACTIONS, new byte[] {(byte) records.size()}));
        }
        return records;
    }

    private static ControlRecord before(ZoneSpec zone) {
        return ControlForm.record(zone, ControlRecord.BEFORE_ALL_MS);
    }

    private static Policy policy(int version, double staleMs, double gapM) {
        return new Policy(
                version,
                START_MS - 1,
                new PolicyOverrides(Map.of(
                        "telemetry-silence", Map.of("staleMs", staleMs),
                        "convoy-gap", Map.of("maxM", gapM, "clearM", 0.8 * gapM))));
    }

    private static EscortPlan plan(int convoy, int version) {
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (int i = 0; i < VEHICLES; i++) {
            String vehicleId = vehicleId(convoy, i);
            vehicles.add(new PlannedVehicle(
                    vehicleId,
                    i == 0 ? Role.LEAD : Role.CARGO,
                    12,
                    SeededLines.sealOf(vehicleId),
                    SeededLines.declarationOf(convoy),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
        return new EscortPlan(
                "escort-" + convoy,
                "convoy-" + convoy,
                version,
                START_MS - 1000,
                START_MS + 3_600_000,
                0,
                "road",
                List.of(SeededLines.GATE),
                vehicles,
                PolicyOverrides.NONE);
    }

    static String vehicleId(int convoy, int index) {
        return "truck-" + convoy + "-" + index;
    }

    /** A truck of the first convoy whose receiver is dragged along the road for 12 s; its wheels say so. */
    public static List<WireFrame> dragged(int index, long phaseMs) {
        List<WireFrame> frames = new ArrayList<>();
        double chainageM = 100 - 30 * index;
        for (int i = 0; i < DRAG_SECONDS; i++) {
            chainageM += i >= 60 && i < 72 ? 9.2 : 8;
            Sample sample = sample(vehicleId(0, index), i, chainageM, 8).set(Signal.WHEEL_SPEED_MPS, 8);
            sample.eventTimeMs = START_MS + phaseMs + i * 1_000L;
            sample.ingestTimeMs = sample.eventTimeMs + 20;
            frames.add(new WireFrame(sample.vehicleId, sample.ingestTimeMs, encode(List.of(sample)), "test", -1, i));
        }
        return frames;
    }

    /** All frames in the order of their first samples, with at most this many samples in each. */
    public List<WireFrame> frames(int maxSamples) {
        List<WireFrame> frames = new ArrayList<>();
        for (int convoy = 0; convoy < convoys; convoy++) {
            for (int i = 0; i < VEHICLES; i++) {
                frames.addAll(cut(samples(convoy, i), maxSamples, frames.size()));
            }
        }
        frames.addAll(noFrames());
        frames.sort(Comparator.comparingLong(WireFrame::ingestTimeMs));
        return frames;
    }

    private static List<WireFrame> noFrames() {
        byte[] poison = {1, 2, 3};
        Sample foreign = new Sample();
        foreign.vehicleId = "somebody";
        foreign.eventTimeMs = START_MS;
        foreign.ingestTimeMs = START_MS + 5_000;
        foreign.latDeg = START_LAT_DEG;
        foreign.lonDeg = LON_DEG;
        return List.of(
                new WireFrame("truck-0-0", START_MS + 2_000, poison, "test", -1, 1_000_001),
                new WireFrame("truck-1-0", START_MS + 3_000, null, "test", -1, 1_000_002),
                new WireFrame("nobody", START_MS + 4_000, poison, "test", -1, 1_000_003),
                new WireFrame("truck-2-0", START_MS + 5_000, encode(List.of(foreign)), "test", -1, 1_000_004));
    }

    /** The samples of a vehicle in the order in which they arrive. */
    private List<Sample> samples(int convoy, int index) {
        Random random = new Random(seed * 1_000_003 + convoy * 31L + index);
        int silentFrom = random.nextInt(3) == 0 ? 20 + random.nextInt(30) : SAMPLES;
        int silentTo = silentFrom + 6 + random.nextInt(16);
        int fastFrom = random.nextInt(SAMPLES);
        double chainageM = convoy * 150.0 + (VEHICLES - index) * 30;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            boolean fast = i >= fastFrom && i < fastFrom + 12;
            double speedMps = fast ? 24 : 9 + random.nextDouble();
            chainageM += speedMps * EVERY_MS / 1000;
            if (i >= silentFrom && i < silentTo) {
                continue;
            }
            Sample sample = sample(vehicleId(convoy, index), i, chainageM, speedMps);
            long delayMs = 20L + random.nextInt(120) + (random.nextInt(25) == 0 ? 4_000 : 0);
            sample.ingestTimeMs = sample.eventTimeMs + delayMs;
            samples.add(sample);
            if (random.nextInt(40) == 0) {
                Sample again = sample(vehicleId(convoy, index), i, chainageM, speedMps);
                again.ingestTimeMs = sample.ingestTimeMs + 700;
                samples.add(again);
            }
        }
        samples.sort(Comparator.comparingLong(each -> each.ingestTimeMs));
        return samples;
    }

    private static Sample sample(String vehicleId, int number, double chainageM, double speedMps) {
        Sample sample = new Sample();
        sample.vehicleId = vehicleId;
        sample.bootId = 1;
        sample.sequence = number;
        sample.eventTimeMs = START_MS + number * EVERY_MS;
        sample.latDeg = START_LAT_DEG + chainageM * DEG_PER_M;
        sample.lonDeg = LON_DEG;
        return sample.set(Signal.SPEED_MPS, speedMps).set(Signal.ACCURACY_M, 0.5);
    }

    private static List<WireFrame> cut(List<Sample> samples, int maxSamples, int firstOffset) {
        List<WireFrame> frames = new ArrayList<>();
        for (int from = 0; from < samples.size(); ) {
            int to = from + 1;
            while (to < samples.size()
                    && to - from < maxSamples
                    && samples.get(to).sequence == samples.get(to - 1).sequence + 1) {
                to++;
            }
            List<Sample> in = samples.subList(from, to);
            frames.add(new WireFrame(
                    in.get(0).vehicleId, in.get(0).ingestTimeMs, encode(in), "test", -1, firstOffset + frames.size()));
            from = to;
        }
        return frames;
    }

    private static byte[] encode(List<Sample> samples) {
        Sample first = samples.get(0);
        Frame frame = new Frame(samples.size());
        frame.reset(samples.size());
        frame.vehicleId = first.vehicleId;
        frame.bootId = first.bootId;
        frame.firstSequence = first.sequence;
        frame.sentAtMs = samples.get(samples.size() - 1).eventTimeMs;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            frame.eventTimeMs()[i] = sample.eventTimeMs;
            frame.ingestTimeMs()[i] = sample.ingestTimeMs;
            frame.latDeg()[i] = sample.latDeg;
            frame.lonDeg()[i] = sample.lonDeg;
        }
        for (Signal signal : Signal.values()) {
            if (samples.stream().anyMatch(sample -> !Double.isNaN(sample.value(signal)))) {
                double[] column = frame.fill(signal);
                for (int i = 0; i < samples.size(); i++) {
                    column[i] = samples.get(i).value(signal);
                }
            }
        }
        return new FrameEncoder().encodeRecorded(frame);
    }
}
