package io.keruen.simulator.run;

import io.keruen.connectors.scenario.ActionLine;
import io.keruen.connectors.scenario.CustomsLines;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.GateLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.ScenarioWriter;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.simulator.fault.Cause;
import io.keruen.simulator.fault.Fault;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.oracle.Oracle;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Papers;
import io.keruen.simulator.world.Truth;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A crossing that was played to its end, with everything a scenario folder holds. Same setup, same bytes. */
public final class SimulatedScenario {
    private static final long MINUTE_MS = 60_000;
    private static final long PARKED_MS = 10_000;
    private static final long BEFORE_MS = 10 * MINUTE_MS;
    private static final long VALID_MS = 360 * MINUTE_MS;

    private static final double COLDEST_C = 2;
    private static final double WEIGHT_TOLERANCE_PCT = 3;

    private final Setup setup;
    private final World world;
    private final List<World> worlds;
    private final List<Fault> faults;
    private final List<ExpectedAlert> expected;

    private SimulatedScenario(Setup setup, List<World> worlds, List<Fault> faults) {
        this.setup = setup;
        this.worlds = worlds;
        world = worlds.get(0);
        this.faults = faults;
        RuleCatalog rules = RuleCatalog.standard();
        expected = Oracle.expect(truths(), world.gates().actions()).stream()
                .filter(alert -> !alert.optional() || rules.alertType(alert.type()) != null)
                .toList();
    }

    /** Plays the crossing. */
    public static SimulatedScenario play(Setup setup) {
        Chance chance = Chance.of(setup.seed());
        World world =
                new World(chance.stream("world"), setup.vehicles(), setup.startMs(), setup.conditions(), setup.gates());
        List<World> worlds = new ArrayList<>(List.of(world));
        if (setup.oncoming()) {
            Chance oncoming = chance.stream("oncoming");
            worlds.add(world.oncoming(oncoming, Setup.vehiclesDrawn(oncoming.stream("setup"))));
        }
        List<Fault> faults = FaultCatalog.make(setup.faults(), world, chance.stream("faults"));
        int minutes = setup.minutes() == 0 ? Setup.MOST_MINUTES : setup.minutes();
        long endMs = setup.startMs() + minutes * MINUTE_MS;
        long parkedMs = 0;
        while (world.nowMs() < endMs) {
            for (Fault fault : faults) {
                fault.act(world.nowMs(), world);
            }
            worlds.forEach(World::step);
            parkedMs = worlds.stream().allMatch(World::hasArrived) ? parkedMs + World.TICK_MS : 0;
            if (setup.minutes() == 0 && parkedMs >= PARKED_MS) {
                break;
            }
        }
        for (Fault fault : faults) {
            fault.close(world);
        }
        worlds.forEach(World::end);
        return new SimulatedScenario(setup, worlds, faults);
    }

    /** What truly happened to the convoy and those around it. */
    public Truth truth() {
        return world.truth();
    }

    /** What truly happened to each convoy and those around it. */
    public List<Truth> truths() {
        return worlds.stream().map(World::truth).toList();
    }

    /** What should be alerted, by its start. */
    public List<ExpectedAlert> expected() {
        return expected;
    }

    /** What the faults say they cause. */
    public List<Cause> causes() {
        return faults.stream().flatMap(fault -> fault.causes().stream()).toList();
    }

    /** How long it lasted. */
    public long lengthMs() {
        return world.nowMs() - setup.startMs();
    }

    /** How many samples arrived. */
    public int sampleCount() {
        return frames().stream().mapToInt(frame -> frame.samples().size()).sum();
    }

    /** The frames of all vehicles, in order of arrival. */
    public List<Delivery> frames() {
        List<Delivery> frames = new ArrayList<>();
        for (Truth truth : truths()) {
            for (int i = 0; i < truth.worldSize(); i++) {
                frames.addAll(truth.deliveries(i));
            }
        }
        frames.sort(Comparator.comparingLong(Delivery::arrivalMs).thenComparingInt(Delivery::vehicle));
        return frames;
    }

    /** The lines of {@code expected.jsonl}: what must be raised, and that nothing else may. */
    public List<Expected> expectedLines() {
        List<Expected> lines = new ArrayList<>();
        for (ExpectedAlert alert : expected) {
            lines.add(new Expected(
                    lines.size() + 1L,
                    false,
                    List.of(alert.type()),
                    alert.vehicleId(),
                    alert.otherVehicleId(),
                    alert.startedAtMs(),
                    Expected.ANY,
                    alert.toleranceMs(),
                    alert.optional(),
                    !alert.optional() && !alert.untold()));
        }
        lines.add(new Expected(
                lines.size() + 1L,
                true,
                List.of(Expected.ALL_TYPES),
                null,
                null,
                Expected.ANY,
                Expected.ANY,
                0,
                false,
                false));
        return lines;
    }

    /** The zones of its map. */
    public List<ZoneSpec> zones() {
        List<ZoneSpec> zones = new ArrayList<>(world.map().zones());
        worlds.subList(1, worlds.size()).forEach(other -> zones.add(other.map().route()));
        return zones;
    }

    /** The plans that are in force. */
    public List<EscortPlan> plans() {
        return worlds.stream().map(this::plan).toList();
    }

    /** The plan under which the convoy drives. */
    public EscortPlan plan() {
        return plan(world);
    }

    private EscortPlan plan(World of) {
        Convoy convoy = of.convoy();
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (int i = 0; i < convoy.size(); i++) {
            Vehicle vehicle = convoy.vehicle(i);
            vehicles.add(new PlannedVehicle(
                    vehicle.id(),
                    vehicle.role(),
                    vehicle.truck().lengthM(),
                    of.papers().seal(i).sealId(),
                    of.papers().declarationId(i),
                    COLDEST_C,
                    Papers.WARMEST_C,
                    vehicle.cargoKg(),
                    WEIGHT_TOLERANCE_PCT));
        }
        return new EscortPlan(
                convoy.party().escortId(),
                convoy.party().convoyId(),
                1,
                setup.startMs() - BEFORE_MS,
                setup.startMs() + VALID_MS,
                of.arriveByMs(),
                of.map().routeId(),
                of.map().gateIds(),
                vehicles,
                PolicyOverrides.NONE);
    }

    /** What both sides decided, in the order in which it reached us. */
    public List<DeclarationLine> declarations() {
        return Papers.decisions(worlds.stream().map(World::papers).toList());
    }

    /** What the seals reported, in the order in which it reached us. */
    public List<SealLine> seals() {
        return Papers.reports(worlds.stream().map(World::papers).toList());
    }

    /** What the gates reported, in the order in which it reached us; nothing if the convoy drives through as one. */
    public List<GateLine> gateLines() {
        return world.gates().lines();
    }

    /** What officers did, in the order in which it reached us. */
    public List<OfficerAction> actions() {
        List<OfficerAction> actions = new ArrayList<>(world.gates().actions());
        if (setup.gates()) {
            actions.addAll(Desk.acknowledgements(expected));
        }
        actions.removeIf(action -> action.ingestTimeMs() > world.nowMs());
        actions.sort(Comparator.comparingLong(OfficerAction::ingestTimeMs));
        List<OfficerAction> numbered = new ArrayList<>();
        for (OfficerAction action : actions) {
            numbered.add(action.withOrdinal(numbered.size() + 1L));
        }
        return numbered;
    }

    /** Declarations and seals as the lines of a scenario, in the order in which they reached us. */
    public List<InputRecord> records() {
        List<InputRecord> records = new ArrayList<>();
        declarations().forEach(line -> records.add(CustomsLines.record(line)));
        seals().forEach(line -> records.add(CustomsLines.record(line)));
        records.sort(Comparator.comparingLong(InputRecord::ingestTimeMs));
        return records;
    }

    /** Writes the scenario folder, making it if need be; other files in it stay. */
    public void write(Path folder) throws IOException {
        try (ScenarioWriter writer = new ScenarioWriter(folder, false)) {
            writer.writePlans(plans());
            writer.writeZones(zones());
            writer.writeRecords(
                    RecordKind.DECLARATION,
                    declarations().stream().map(CustomsLines::record).toList());
            writer.writeRecords(
                    RecordKind.SEAL, seals().stream().map(CustomsLines::record).toList());
            if (setup.gates()) {
                writer.writeRecords(
                        RecordKind.GATE,
                        gateLines().stream().map(GateLines::record).toList());
                writer.writeRecords(
                        RecordKind.ACTION,
                        actions().stream().map(ActionLine::record).toList());
            }
            writer.writeExpected(expectedLines());
            for (Delivery frame : frames()) {
                for (Sample sample : frame.samples()) {
                    writer.write(sample);
                }
            }
        }
    }
}
