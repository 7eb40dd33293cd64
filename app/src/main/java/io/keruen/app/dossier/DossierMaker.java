package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the dossier of an escort from what a source has: the same records, wherever they stand, make the same dossier. */
final class DossierMaker {
    static final String FORMAT = "keruen-dossier/1";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NAMED = 10;

    private DossierMaker() {}

    /**
     * Makes it.
     *
     * @param program what the program calls itself
     * @throws UsageException if the source has no plan of the escort that was ever in force
     */
    static Dossier make(String escortId, RecordSource source, String program) throws Exception {
        EscortScope scope = new EscortScope(escortId, plans(escortId, source));
        List<SourceRecord> records = new ArrayList<>();
        source.read(
                DossierKind.ALERT, scope::note); // before any is taken: the first event may be the escort's by the last
        for (DossierKind kind : DossierKind.values()) {
            source.read(kind, record -> {
                if (scope.holds(record)) {
                    records.add(record);
                }
            });
        }
        records.sort(SourceRecord.ORDER);
        List<ObjectNode> once = new ArrayList<>();
        List<SourceRecord> kept = new ArrayList<>();
        for (SourceRecord record : records) {
            if (kept.isEmpty() || !record.isRepeatOf(kept.get(kept.size() - 1))) {
                kept.add(record);
                once.add(entry(record));
            }
        }
        return Dossier.chained(header(scope, kept, program, source), once);
    }

    private static List<SourceRecord> plans(String escortId, RecordSource source) throws Exception {
        List<SourceRecord> plans = new ArrayList<>();
        SortedSet<String> others = new TreeSet<>();
        source.read(DossierKind.PLAN, plan -> {
            if (!EscortScope.wasInForce(plan)) {
                return;
            }
            if (plan.text("escortId").equals(escortId)) {
                plans.add(plan);
            } else {
                others.add(plan.text("escortId"));
            }
        });
        if (plans.isEmpty()) {
            throw new UsageException(source.name() + " has no plan of an escort " + escortId + "; " + there(others));
        }
        return plans;
    }

    private static String there(SortedSet<String> others) {
        if (others.isEmpty()) {
            return "it has no plan at all";
        }
        String more = others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "";
        return "it has " + String.join(", ", others.stream().limit(NAMED).toList()) + more;
    }

    private static ObjectNode entry(SourceRecord record) {
        ObjectNode entry = JSON.objectNode();
        entry.put("kind", record.kind().name());
        entry.put("source", record.kind().topic().topicName());
        entry.put("file", record.kind().file());
        putTime(entry, "time", record.timeMs());
        if (record.ingestTimeMs() != SourceRecord.UNKNOWN) {
            entry.put("ingestTimeMs", record.ingestTimeMs());
        }
        if (record.fate().isRefused()) {
            entry.put("refused", record.fate().refusal());
        }
        if (record.fate().withdrawnMs() != Fate.NEVER) {
            putTime(entry, "withdrawn", record.fate().withdrawnMs());
        }
        if (record.fate().isRepeated()) {
            entry.put("repeated", true);
        }
        entry.set("payload", record.payload());
        return entry;
    }

    private static ObjectNode header(
            EscortScope scope, List<SourceRecord> records, String program, RecordSource source) {
        ObjectNode header = JSON.objectNode();
        header.put("format", FORMAT);
        header.put("escortId", scope.escortId());
        header.set("convoyIds", names(scope.convoyIds()));
        header.set("vehicleIds", names(scope.vehicleIds()));
        header.set("sealIds", names(scope.sealIds()));
        header.set("declarationIds", names(scope.declarationIds()));
        header.set("gateIds", names(scope.gateIds()));
        header.set("versions", versions(scope, records, program));
        putTime(header, "validFrom", scope.validFromMs());
        putTime(header, "validTo", scope.validToMs());
        List<SourceRecord> taken =
                records.stream().filter(record -> !record.fate().isRefused()).toList();
        putTime(header, "first", taken.get(0).timeMs());
        putTime(header, "last", taken.get(taken.size() - 1).timeMs());
        header.put("records", records.size());
        ArrayNode sources = header.putArray("sources");
        for (DossierKind kind : DossierKind.values()) {
            ObjectNode said = sources.addObject();
            said.put("topic", kind.topic().topicName());
            said.put("file", kind.file());
            said.put(
                    "records",
                    records.stream().filter(record -> record.kind() == kind).count());
            putLack(said, source.lack(kind));
        }
        return header;
    }

    private static void putLack(ObjectNode said, Lack lack) {
        if (lack.unreadable() > 0) {
            said.put("unreadable", lack.unreadable());
        }
        if (lack.fromMs() == Lack.EMPTIED) {
            said.put("emptied", true);
        } else if (lack.fromMs() != Lack.BEGINNING) {
            putTime(said, "from", lack.fromMs());
        }
    }

    private static ObjectNode versions(EscortScope scope, List<SourceRecord> records, String program) {
        SortedSet<Long> policies = new TreeSet<>();
        for (SourceRecord record : records) {
            if (record.kind() == DossierKind.ALERT) {
                policies.add(record.payload().path("policyVersion").asLong());
            }
        }
        ObjectNode versions = JSON.objectNode();
        versions.put("program", program);
        scope.versions().forEach(versions.putArray("plan")::add);
        policies.forEach(versions.putArray("policy")::add);
        return versions;
    }

    private static ArrayNode names(SortedSet<String> names) {
        ArrayNode array = JSON.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static void putTime(ObjectNode object, String name, long ms) {
        object.put(name + "Ms", ms);
        for (BorderTime clock : BorderTime.values()) {
            object.put(name + clock.place(), clock.iso(ms));
        }
    }
}
