package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Records of an escort E-1 and of others, made from a seed, with many at one moment; a source that mixes them anew. */
final class SeededEscort implements RecordSource {
    static final String ID = "E-1";
    static final long START_MS = 1_780_282_800_000L;

    private static final List<String> OURS = List.of("T-1", "T-2");
    private static final List<String> ALL = List.of("T-1", "T-2", "T-9");
    private static final int MOMENTS = 6;

    final List<SourceRecord> records = new ArrayList<>();
    final Map<DossierKind, Lack> lacks = new EnumMap<>(DossierKind.class);
    private final SplittableRandom random;

    SeededEscort(long seed, int count) {
        random = new SplittableRandom(seed);
        plan(ID, 1, OURS);
        plan("E-2", 1, List.of("T-9"));
        for (int i = 0; i < count; i++) {
            add();
        }
    }

    private void plan(String escortId, int version, List<String> vehicleIds) {
        records.add(planOf(escortId, version, vehicleIds));
    }

    /** A version of a plan for the hour after {@link #START_MS}. */
    static SourceRecord planOf(String escortId, int version, List<String> vehicleIds) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("escortId", escortId).put("convoyId", "C-" + escortId).put("version", version);
        plan.put("validFromMs", START_MS).put("validToMs", START_MS + 3_600_000L);
        var vehicles = plan.putArray("vehicles");
        for (String vehicleId : vehicleIds) {
            vehicles.addObject()
                    .put("vehicleId", vehicleId)
                    .put("role", "CARGO")
                    .put("lengthM", 16.5)
                    .put("sealId", "S-" + vehicleId)
                    .put("declarationId", "D-" + vehicleId);
        }
        plan.putArray("gates").add("G-1");
        return SourceRecord.of(DossierKind.PLAN, 0, plan);
    }

    private void add() {
        String vehicleId = ALL.get(random.nextInt(ALL.size()));
        long atMs = START_MS + random.nextInt(MOMENTS) * 1_000L;
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        DossierKind kind = DossierKind.values()[1 + random.nextInt(DossierKind.values().length - 1)];
        payload.put(kind.timeField(), atMs).put("vehicleId", vehicleId);
        payload.put("event", random.nextBoolean() ? "ENTERED" : "EXITED");
        switch (kind) {
            case DECLARATION -> payload.put("declarationId", "D-" + vehicleId).put("status", "LODGED");
            case SEAL -> payload.put("sealId", "S-" + vehicleId).put("batteryPct", random.nextDouble() * 100);
            case GATE -> payload.put("gateId", "G-1");
            case ACTION -> payload.put("officer", "Ä. O'Neil").put("reason", "\"<checked>\"\n" + random.nextInt(3));
            case ALERT ->
                payload.put("alertId", "a" + random.nextInt(3))
                        .put("revision", random.nextInt(3))
                        .put("escortId", vehicleId.equals("T-9") ? "E-2" : ID);
            default -> payload.put("gateId", "G-1").put("escortId", vehicleId.equals("T-9") ? "E-2" : ID);
        }
        records.add(SourceRecord.of(kind, atMs + random.nextInt(2), payload));
    }

    Dossier dossier() throws Exception {
        return DossierMaker.make(ID, this, "keruen test");
    }

    byte[] file() throws Exception {
        return DossierFile.bytes(dossier());
    }

    @Override
    public String name() {
        return "a seed";
    }

    @Override
    public void read(DossierKind kind, Consumer<SourceRecord> taker) {
        List<SourceRecord> mixed = new ArrayList<>();
        for (SourceRecord record : records) {
            if (record.kind() == kind) {
                mixed.add(random.nextInt(mixed.size() + 1), record);
            }
        }
        // Copies, for a reader owns what it is given.
        mixed.forEach(record -> taker.accept(new SourceRecord(
                record.kind(), record.ingestTimeMs(), record.payload().deepCopy(), record.fate())));
    }

    @Override
    public Lack lack(DossierKind kind) {
        return lacks.getOrDefault(kind, Lack.NOTHING);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
