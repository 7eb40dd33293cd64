package io.keruen.jobs.control;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.record.ControlRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The control objects that count at one ingest time, in a fixed order. */
final class ControlContent {
    private static final SharedByContent<ZoneTable> ZONE_TABLES = new SharedByContent<>();
    private static final SharedByContent<ControlSnapshot> SNAPSHOTS = new SharedByContent<>();

    private final Map<ControlRecord.Kind, TreeMap<String, ControlRecord>> records =
            new EnumMap<>(ControlRecord.Kind.class);

    /** Adds what counts of these revisions at an ingest time, unless it was withdrawn or had not come yet. */
    void add(ControlRevisions revisions, long ingestMs) {
        ControlRecord latest = null;
        for (ControlRecord record : revisions.records()) {
            if (record.ingestTimeMs() <= ingestMs) {
                latest = record;
            }
        }
        if (latest != null && !latest.isTombstone()) {
            of(latest.kind()).put(latest.identity(), latest);
        }
    }

    /** The snapshot of this content, shared with whoever holds the same. */
    ControlSnapshot snapshot(RuleCatalog catalog) {
        String zones = fingerprint(ControlRecord.Kind.ZONE);
        StringBuilder all = new StringBuilder(zones)
                .append(fingerprint(ControlRecord.Kind.ESCORT))
                .append(fingerprint(ControlRecord.Kind.POLICY));
        for (RuleDeclaration rule : catalog.all()) {
            all.append(rule.getClass().getName()).append('\n');
        }
        return SNAPSHOTS.get(all.toString(), () -> build(zones, catalog));
    }

    private ControlSnapshot build(String zonesFingerprint, RuleCatalog catalog) {
        List<ZoneSpec> zones = objects(ControlRecord.Kind.ZONE, ControlForm::zone);
        List<EscortPlan> plans = objects(ControlRecord.Kind.ESCORT, ControlForm::plan);
        List<Policy> policies = objects(ControlRecord.Kind.POLICY, ControlForm::policy);
        ZoneTable table = ZONE_TABLES.get(zonesFingerprint, () -> new ZoneTable(zones));
        return ControlSnapshot.of(table, zones, plans, policies, catalog.policySchema());
    }

    private <T> List<T> objects(ControlRecord.Kind kind, Function<ControlRecord, T> object) {
        return of(kind).values().stream().map(object).toList();
    }

    private TreeMap<String, ControlRecord> of(ControlRecord.Kind kind) {
        return records.computeIfAbsent(kind, each -> new TreeMap<>());
    }

    private String fingerprint(ControlRecord.Kind kind) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ControlRecord record : of(kind).values()) {
                digest.update((record.identity() + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(record.payload());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
