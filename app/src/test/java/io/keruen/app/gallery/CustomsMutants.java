package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The rules about declarations, the border and seals, broken on purpose: in what they hear and in what they say. */
final class CustomsMutants {
    private static final List<String> RULES = List.of("declaration", "border-release", "seal-state");
    private static final List<String> TYPES = List.of(
            "DECLARATION_REVOKED",
            "DECLARATION_EXPIRED",
            "DECLARATION_MISMATCH",
            "BORDER_CROSSED_WITHOUT_RELEASE",
            "SEAL_BROKEN",
            "SEAL_HOUSING_TAMPER",
            "SEAL_FAULT",
            "SEAL_BATTERY_LOW",
            "SEAL_SILENT",
            "SEAL_UNAUTHORISED_ACTION",
            "SEAL_ID_MISMATCH",
            "SEAL_SEPARATED");

    private CustomsMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(List.of(
                number("seal-state", "batteryPct", 15.1),
                number("seal-state", "batteryPct", 14),
                number("seal-state", "periodMs", 29_000),
                number("seal-state", "periodMs", 40_000),
                number("seal-state", "silentPeriods", 3),
                number("seal-state", "separationM", 60),
                number("seal-state", "separationM", 220),
                hears("declaration", "takes any word for a release", RecordKind.DECLARATION, fields -> {
                    fields.put("status", "RELEASED_FOR_TRANSIT");
                    return fields;
                }),
                hears("declaration", "knows no versions", RecordKind.DECLARATION, fields -> {
                    fields.put("version", 1L);
                    return fields;
                }),
                hears("declaration", "knows no ends", RecordKind.DECLARATION, fields -> {
                    fields.remove("validToMs");
                    return fields;
                }),
                hears("border-release", "believes one side", RecordKind.DECLARATION, fields -> {
                    fields.put("authority", "KZ");
                    return fields;
                }),
                hears("seal-state", "takes an opening for an attack", RecordKind.SEAL, fields -> {
                    fields.replace("status", "OPENED", "TAMPERED");
                    return fields;
                }),
                hears("seal-state", "takes an attack for an opening", RecordKind.SEAL, fields -> {
                    fields.replace("status", "TAMPERED", "OPENED");
                    return fields;
                })));
        for (String type : TYPES) {
            all.add(Mutant.mute(
                    type.startsWith("SEAL") ? "seal-state" : type.startsWith("DECL") ? "declaration" : "border-release",
                    type));
        }
        for (String rule : RULES) {
            if (!rule.equals("border-release")) {
                all.add(Mutants.neverClears(rule));
            }
        }
        return all;
    }

    /** A rule that hears the lines of one kind in another way. */
    private static Mutant hears(
            String ruleId, String fault, RecordKind kind, UnaryOperator<Map<String, Object>> hearing) {
        return new Mutant(
                ruleId, fault, scenario -> heard(scenario, kind, hearing), RuleCatalog.standard(), event -> true);
    }

    private static Scenario heard(Scenario scenario, RecordKind kind, UnaryOperator<Map<String, Object>> hearing) {
        List<InputRecord> records = new ArrayList<>();
        for (InputRecord record : scenario.records()) {
            records.add(
                    record.kind() != kind
                            ? record
                            : new InputRecord(
                                    kind,
                                    record.eventTimeMs(),
                                    record.ingestTimeMs(),
                                    record.line(),
                                    hearing.apply(new TreeMap<>(record.fields())),
                                    record.original()));
        }
        return new Scenario(
                scenario.plans(),
                scenario.zones(),
                scenario.policies(),
                scenario.refused(),
                scenario.ignored(),
                scenario.samples(),
                records,
                scenario.rejected(),
                scenario.counts());
    }
}
