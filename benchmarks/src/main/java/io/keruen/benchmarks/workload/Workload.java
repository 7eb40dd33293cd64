package io.keruen.benchmarks.workload;

import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Vehicles in convoys of five on roads that weave across zone boundaries, and what they send. Follows from its size and
 * seed alone. Where there are more vehicles than tapes, several vehicles send the same bytes, each to its own state.
 *
 * <p>Sample 0 of a vehicle is a frame of its own, so that the same samples follow in frames of any size.
 */
public final class Workload {
    /** When the first vehicle takes its first sample. */
    public static final long START_MS = 1_767_225_600_000L;

    private static final int MAX_ROADS = 400;

    /**
     * How much is played.
     *
     * @param samples of each vehicle, after its first; divisible by every frame size
     * @param tapes how many vehicles send bytes of their own; a multiple of five
     */
    public record Size(int vehicles, int samples, int tapes) {}

    private final ZoneWorld world;
    private final Size size;
    private final long seed;
    private final List<Road> roads = new ArrayList<>();
    private final List<ZoneSpec> routes = new ArrayList<>();
    private final String[] vehicleIds;
    private final String[] escortIds;

    /** A workload in this world. */
    public Workload(ZoneWorld world, Size size, long seed) {
        this.world = world;
        this.size = size;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        int count = Math.min(MAX_ROADS, size.tapes / ConvoyDrive.VEHICLES);
        for (int i = 0; i < count; i++) {
            Road road = Road.around(world.home(random), random);
            roads.add(road);
            routes.add(road.route("R" + i));
        }
        vehicleIds = new String[size.vehicles];
        for (int i = 0; i < vehicleIds.length; i++) {
            vehicleIds[i] = "KZ-TRUCK-" + (100_000 + i);
        }
        escortIds = new String[size.vehicles / ConvoyDrive.VEHICLES];
        for (int i = 0; i < escortIds.length; i++) {
            escortIds[i] = "E" + (100_000 + i);
        }
    }

    /** How much is played. */
    public Size size() {
        return size;
    }

    /** The world's zones. */
    public List<ZoneSpec> zones() {
        return world.specs();
    }

    /** The routes of the convoys. */
    public List<ZoneSpec> routes() {
        return routes;
    }

    /** Mean number of vertices of a route. */
    public double routeVertices() {
        return roads.stream().mapToInt(Road::vertices).average().orElse(0);
    }

    /** The vehicles; five in a row are a convoy. */
    public String[] vehicleIds() {
        return vehicleIds;
    }

    /** The escorts, one for each convoy. */
    public String[] escortIds() {
        return escortIds;
    }

    /** Whose convoy a vehicle belongs to, as an index of {@link #escortIds}. */
    public int escortOf(int vehicle) {
        return vehicle / ConvoyDrive.VEHICLES;
    }

    /** Which tape a vehicle sends. */
    public int tapeOf(int vehicle) {
        return vehicle % size.tapes;
    }

    /** The routes and plans that make the vehicles convoys. */
    public List<EscortPlan> plans() {
        List<EscortPlan> plans = new ArrayList<>();
        for (int i = 0; i < escortIds.length; i++) {
            List<PlannedVehicle> members = new ArrayList<>();
            for (int k = 0; k < ConvoyDrive.VEHICLES; k++) {
                String id = vehicleIds[i * ConvoyDrive.VEHICLES + k];
                members.add(PlannedVehicle.of(id, k == 0 ? Role.LEAD : Role.CARGO, ConvoyDrive.LENGTH_M));
            }
            int convoy = i % (size.tapes / ConvoyDrive.VEHICLES);
            plans.add(new EscortPlan(
                    escortIds[i],
                    "C" + i,
                    1,
                    START_MS - 3_600_000,
                    START_MS + 86_400_000,
                    0,
                    routes.get(convoy % roads.size()).id(),
                    List.of(),
                    members,
                    PolicyOverrides.NONE));
        }
        return plans;
    }

    /** The samples of a tape, its vehicle named. */
    public Frame trace(int tape) {
        int convoy = tape / ConvoyDrive.VEHICLES;
        Road road = roads.get(convoy % roads.size());
        ConvoyDrive drive = new ConvoyDrive(road, seed + 7919L * convoy, size.samples + 1);
        Frame trace = drive.trace(tape % ConvoyDrive.VEHICLES, START_MS);
        trace.vehicleId = vehicleIds[tape];
        trace.sentAtMs = START_MS;
        trace.softwareVersion = "7.4.1";
        return trace;
    }

    /** When a sample of a vehicle arrives. */
    public static long ingestMs(int vehicle, int sample) {
        return START_MS + sample * ConvoyDrive.STEP_MS + 19L * (vehicle % ConvoyDrive.VEHICLES) + 60;
    }

    /** The last ingest time that is complete once sample {@code last} of every vehicle has been given. */
    public long completeMs(int last) {
        return START_MS + (last + 1) * ConvoyDrive.STEP_MS + 59;
    }

    /** What each tape sends: first a frame of one sample, then frames of this many; ingest times stand in them. */
    public byte[][][] frames(int frameSize) {
        return frames(frameSize, new FrameEncoder()::encodeRecorded);
    }

    /** The same as vehicles send it: when it arrives is not theirs to say. */
    public byte[][][] liveFrames(int frameSize) {
        return frames(frameSize, new FrameEncoder()::encode);
    }

    private byte[][][] frames(int frameSize, Function<Frame, byte[]> encoder) {
        Frame part = new Frame(frameSize);
        byte[][][] frames = new byte[size.tapes][][];
        for (int tape = 0; tape < frames.length; tape++) {
            Frame trace = trace(tape);
            frames[tape] = new byte[1 + size.samples / frameSize][];
            frames[tape][0] = encoder.apply(part(trace, 0, 1, part));
            for (int k = 1; k < frames[tape].length; k++) {
                frames[tape][k] = encoder.apply(part(trace, 1 + (k - 1) * frameSize, frameSize, part));
            }
        }
        return frames;
    }

    private static Frame part(Frame trace, int from, int count, Frame part) {
        part.reset(count);
        part.vehicleId = trace.vehicleId;
        part.bootId = trace.bootId;
        part.firstSequence = trace.firstSequence + from;
        part.sentAtMs = trace.eventTimeMs()[from + count - 1] + 5;
        part.softwareVersion = trace.softwareVersion;
        System.arraycopy(trace.eventTimeMs(), from, part.eventTimeMs(), 0, count);
        System.arraycopy(trace.ingestTimeMs(), from, part.ingestTimeMs(), 0, count);
        System.arraycopy(trace.latDeg(), from, part.latDeg(), 0, count);
        System.arraycopy(trace.lonDeg(), from, part.lonDeg(), 0, count);
        for (int s = 0; s < Signal.COUNT; s++) {
            if (trace.has(Signal.at(s))) {
                System.arraycopy(trace.column(Signal.at(s)), from, part.fill(Signal.at(s)), 0, count);
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            if (trace.has(CodedSignal.at(s))) {
                System.arraycopy(trace.codes(CodedSignal.at(s)), from, part.fill(CodedSignal.at(s)), 0, count);
            }
        }
        return part;
    }
}
