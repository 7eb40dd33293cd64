package io.keruen.jobs.testkit;

import static io.keruen.jobs.testkit.SeededConvoys.END_MS;
import static io.keruen.jobs.testkit.SeededConvoys.START_MS;
import static io.keruen.jobs.testkit.SeededConvoys.VEHICLES;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.jobs.record.ControlRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What customs, seals and one gate say while the seeded convoys drive: passages are read, misread, unread and repeated. */
final class SeededLines {
    static final String GATE = "barrier";
    static final double GATE_CHAINAGE_M = 3_300;

    /** The convoys that come by the gate, and some that do not. */
    private static final int FIRST = 18;

    private static final int LAST = 24;

    private final Random random;
    private final int convoys;

    SeededLines(long seed, int convoys) {
        random = new Random(seed * 37);
        this.convoys = convoys;
    }

    static String sealOf(String vehicleId) {
        return "seal-" + vehicleId;
    }

    static String declarationOf(int convoy) {
        return "declaration-" + convoy;
    }

    List<ControlRecord> records() {
        List<ControlRecord> records = new ArrayList<>();
        for (int convoy = 0; convoy < convoys; convoy++) {
            for (Authority side : Authority.values()) {
                decide(records, convoy, side, DeclarationStatus.RELEASED_FOR_TRANSIT, START_MS + 500 + convoy);
            }
            if (random.nextInt(6) == 0) {
                decide(records, convoy, Authority.CN, DeclarationStatus.DETAINED, START_MS + 25_000 + convoy);
            }
            for (int i = 0; i < VEHICLES; i++) {
                seal(records, SeededConvoys.vehicleId(convoy, i));
            }
        }
        gate(records);
        return records;
    }

    private static void decide(
            List<ControlRecord> records, int convoy, Authority side, DeclarationStatus status, long atMs) {
        long ordinal = records.size();
        DeclarationLine line = new DeclarationLine(declarationOf(convoy), side, status, 1, 0, atMs, atMs, ordinal);
        records.add(ControlRecord.customs(CustomsRoute.came(line), "declarations", ordinal));
    }

    private void seal(List<ControlRecord> records, String vehicleId) {
        for (long atMs = START_MS + random.nextInt(2_000); atMs < END_MS - 5_000; atMs += 9_000) {
            long ordinal = records.size();
            SealStatus status = random.nextInt(40) == 0 ? SealStatus.OPENED : SealStatus.SEALED;
            SealLine line = new SealLine(
                    sealOf(vehicleId), vehicleId, status, 90, null, Double.NaN, Double.NaN, atMs, atMs + 30, ordinal);
            records.add(ControlRecord.customs(CustomsRoute.came(line), "seals", ordinal));
        }
    }

    private void gate(List<ControlRecord> records) {
        for (long atMs = START_MS + 2_000; atMs < END_MS - 2_000; atMs += 150) {
            int what = random.nextInt(20);
            String vehicleId = SeededConvoys.vehicleId(FIRST + random.nextInt(LAST - FIRST), random.nextInt(VEHICLES));
            long ordinal = records.size();
            GateLine.Event event = what < 18 ? GateLine.Event.ARRIVED : GateLine.Event.PASSED;
            GateLine line = new GateLine(
                    GATE,
                    event,
                    what == 18 ? null : vehicleId,
                    null,
                    what % 3 == 0 && what != 18 ? sealOf(vehicleId) : null,
                    atMs - (what == 5 ? 3_000 : 0),
                    atMs,
                    ordinal);
            records.add(ControlRecord.customs(CustomsRoute.came(line), "gates", ordinal));
        }
    }
}
