package io.keruen.app.gallery;

import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.GateLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.ScenarioWriter;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.gate.GateLine;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One scenario folder in the making: what is in force, who drives how, and what must be said about it. */
final class Story {
    /** The length of every truck. */
    static final double LENGTH_M = 10;

    private static final String ESCORT = "ESCORT-1";
    private static final long DAY_MS = 86_400_000;

    private final String ruleId;
    private final String name;
    private final String sentence;
    private final List<ZoneSpec> zones = new ArrayList<>();
    private final List<EscortPlan> plans = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Truck> trucks = new ArrayList<>();
    private final List<InputRecord> actions = new ArrayList<>();
    private final List<InputRecord> customs = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();

    private Story(String ruleId, String name, String sentence) {
        this.ruleId = ruleId;
        this.name = name;
        this.sentence = sentence;
    }

    /** A story about a rule, told in one sentence. */
    static Story of(String ruleId, String name, String sentence) {
        return new Story(ruleId, name, sentence);
    }

    /** Zones and roads in force. */
    Story on(ZoneSpec... specs) {
        zones.addAll(List.of(specs));
        return this;
    }

    /** An escort of these vehicles all day long, on the road if there is one. */
    Story escort(String... vehicleIds) {
        return plan(1, Road.START_MS - DAY_MS / 4, Road.START_MS + DAY_MS, Map.of(), vehicleIds);
    }

    /** An escort of one vehicle with limits of its own, all day long. */
    Story escort(PlannedVehicle vehicle) {
        return plan(1, Road.START_MS - DAY_MS / 4, Road.START_MS + DAY_MS, 0, List.of(), Map.of(), List.of(vehicle));
    }

    /** A version of the escort's plan that holds from one moment to another, with numbers of its own. */
    Story plan(int version, long fromMs, long toMs, Map<String, Map<String, Double>> numbers, String... vehicleIds) {
        return plan(version, fromMs, toMs, 0, List.of(), numbers, vehicles(vehicleIds));
    }

    /** An escort all day long that must have arrived at a moment of the story and meets these gates. */
    Story escort(double arriveByS, List<String> gates, String... vehicleIds) {
        return plan(
                1,
                Road.START_MS - DAY_MS / 4,
                Road.START_MS + DAY_MS,
                Road.at(arriveByS),
                gates,
                Map.of(),
                vehicles(vehicleIds));
    }

    /** A version of the escort's plan from a moment of the story to the end of the day. */
    Story version(int version, double fromS, double arriveByS, List<String> gates, String... vehicleIds) {
        return plan(
                version,
                Road.at(fromS),
                Road.START_MS + DAY_MS,
                Road.at(arriveByS),
                gates,
                Map.of(),
                vehicles(vehicleIds));
    }

    private Story plan(
            int version,
            long fromMs,
            long toMs,
            long arriveByMs,
            List<String> gates,
            Map<String, Map<String, Double>> numbers,
            List<PlannedVehicle> vehicles) {
        boolean hasRoad = zones.stream().anyMatch(zone -> zone.id().equals(Road.ROUTE));
        return plan(new EscortPlan(
                ESCORT,
                "CONVOY-1",
                version,
                fromMs,
                toMs,
                arriveByMs,
                hasRoad ? Road.ROUTE : null,
                gates,
                vehicles,
                new PolicyOverrides(numbers)));
    }

    /** A plan of any form. */
    Story plan(EscortPlan plan) {
        plans.add(plan);
        return this;
    }

    /** Trucks in driving order. */
    static List<PlannedVehicle> vehicles(String... vehicleIds) {
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (String vehicleId : vehicleIds) {
            vehicles.add(PlannedVehicle.of(vehicleId, vehicles.isEmpty() ? Role.LEAD : Role.CARGO, LENGTH_M));
        }
        return vehicles;
    }

    /** A number of a rule that differs from the default from a moment on. */
    Story policy(int version, long fromMs, String rule, String parameter, double value) {
        policies.add(new Policy(version, fromMs, new PolicyOverrides(Map.of(rule, Map.of(parameter, value)))));
        return this;
    }

    /** What an officer does about the alert of a type and vehicle; {@code untilS} is 0 if it does not say. */
    Story acts(String action, String type, String vehicleId, double atS, double untilS) {
        return acts("officer-1", action, type, vehicleId, atS, untilS);
    }

    /** What this officer does. */
    Story acts(String officer, String action, String type, String vehicleId, double atS, double untilS) {
        Map<String, Object> fields = new TreeMap<>(
                Map.of("officer", officer, "action", action, "type", type, "vehicleId", vehicleId, "reason", sentence));
        if (untilS > 0) {
            fields.put("untilMs", Road.at(untilS));
        }
        long atMs = Road.at(atS);
        actions.add(new InputRecord(RecordKind.ACTION, atMs, atMs, actions.size() + 1, fields, ""));
        return this;
    }

    /** What both sides decide and what seals report. */
    Story hears(Word... words) {
        for (Word word : words) {
            customs.add(word.record());
        }
        return this;
    }

    /** What an officer does about a gate. */
    Story acts(String action, String gateId, double atS) {
        long atMs = Road.at(atS);
        Map<String, Object> fields =
                new TreeMap<>(Map.of("officer", "officer-1", "action", action, "gateId", gateId, "reason", sentence));
        actions.add(new InputRecord(RecordKind.ACTION, atMs, atMs, actions.size() + 1, fields, ""));
        return this;
    }

    /** An officer releases one vehicle at a gate. */
    Story releases(String gateId, String vehicleId, double atS) {
        acts("RELEASE_GATE", gateId, atS);
        actions.get(actions.size() - 1).fields().put("vehicleId", vehicleId);
        return this;
    }

    /** What a gate reports; who and which seal its lane reads, {@code null} if it reads none. */
    Story gate(GateLine.Event event, String gateId, @Nullable String vehicleId, @Nullable String sealId, double atS) {
        long atMs = Road.at(atS);
        customs.add(GateLines.record(new GateLine(gateId, event, vehicleId, null, sealId, atMs, atMs, 0)));
        return this;
    }

    /** What a gate reports of a moment, which comes later. */
    Story gateLate(GateLine.Event event, String gateId, @Nullable String vehicleId, double atS, double comesS) {
        customs.add(
                GateLines.record(new GateLine(gateId, event, vehicleId, null, null, Road.at(atS), Road.at(comesS), 0)));
        return this;
    }

    /** What the gates must decide, renewals aside, in this order; nothing else may be. */
    Story decides(Ruling... expected) {
        rulings.addAll(List.of(expected));
        return this;
    }

    /** The trucks. */
    Story driven(Truck... driven) {
        trucks.addAll(List.of(driven));
        return this;
    }

    /** What must be raised; nothing else may be. */
    Story raises(Alarm... expected) {
        alarms.addAll(List.of(expected));
        return this;
    }

    /** The transits that must be told; no others may be. Without it they do not matter. */
    Story tells(Passage... expected) {
        passages.addAll(List.of(expected));
        return this;
    }

    /** Its folder under the gallery. */
    Path folder() {
        return Path.of(ruleId, name);
    }

    /** Writes the folder. */
    void write(Path root) throws IOException {
        Path folder = root.resolve(folder());
        try (ScenarioWriter writer = new ScenarioWriter(folder, false)) {
            writer.writePlans(plans);
            writer.writeZones(zones);
            if (!policies.isEmpty()) {
                writer.writePolicies(policies);
            }
            for (Sample sample : arrivals()) {
                writer.write(sample);
            }
            if (!actions.isEmpty()) {
                writer.writeRecords(RecordKind.ACTION, actions);
            }
            writeCustoms(writer, RecordKind.DECLARATION);
            writeCustoms(writer, RecordKind.SEAL);
            writeCustoms(writer, RecordKind.GATE);
            writer.writeExpected(expected());
        }
        if (!rulings.isEmpty()) {
            writeLines(
                    folder.resolve("clearances.expected.jsonl"),
                    rulings.stream().map(Ruling::line).toList());
        }
        Files.writeString(folder.resolve("README.txt"), sentence + "\n");
        writeLines(
                folder.resolve("life.expected.jsonl"),
                alarms.stream().flatMap(alarm -> alarm.life().stream()).toList());
        if (!passages.isEmpty() || ruleId.equals("zone-visits")) {
            writeLines(
                    folder.resolve("transits.expected.jsonl"),
                    passages.stream().map(Passage::line).toList());
        }
    }

    private void writeCustoms(ScenarioWriter writer, RecordKind kind) throws IOException {
        List<InputRecord> lines = customs.stream()
                .filter(record -> record.kind() == kind)
                .sorted(Comparator.comparingLong(InputRecord::ingestTimeMs))
                .toList();
        if (!lines.isEmpty()) {
            writer.writeRecords(kind, lines);
        }
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private List<Sample> arrivals() {
        List<Sample> samples = new ArrayList<>();
        trucks.forEach(truck -> samples.addAll(truck.samples()));
        samples.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return samples;
    }

    private List<Expected> expected() {
        List<Expected> lines = new ArrayList<>();
        for (Alarm alarm : alarms) {
            lines.add(alarm.line(lines.size() + 1));
        }
        @Nullable String any = null;
        lines.add(new Expected(
                lines.size() + 1,
                true,
                List.of(Expected.ALL_TYPES),
                any,
                any,
                Expected.ANY,
                Expected.ANY,
                0,
                false,
                false));
        return lines;
    }
}
