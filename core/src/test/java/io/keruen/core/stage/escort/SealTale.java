package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.T;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import java.util.List;

/** An escort whose truck B drives with the seal S1 at 10 m/s; it leaves its yard at 10 s, and the seal speaks. */
abstract class SealTale extends DrivenTale {
    static final double NOWHERE = Double.NaN;
    static final String BROKEN = "SEAL_BROKEN";
    static final String SILENT = "SEAL_SILENT";
    static final String FAULT = "SEAL_FAULT";
    static final String SEPARATED = "SEAL_SEPARATED";
    static final String MISMATCH = "SEAL_ID_MISMATCH";
    static final String BATTERY = "SEAL_BATTERY_LOW";

    SealLine line(String sealId, String vehicleId, SealStatus status, long atMs, long comesMs) {
        return new SealLine(sealId, vehicleId, status, NOWHERE, null, NOWHERE, NOWHERE, T + atMs, T + comesMs, lines++);
    }

    SealTale say(SealStatus status, long atMs) {
        return say(status, atMs, atMs);
    }

    SealTale say(SealStatus status, long atMs, long comesMs) {
        bench.line(line("S1", "B", status, atMs, comesMs));
        return this;
    }

    SealTale sayBattery(double pct, long atMs) {
        bench.line(
                new SealLine("S1", "B", SealStatus.SEALED, pct, null, NOWHERE, NOWHERE, T + atMs, T + atMs, lines++));
        return this;
    }

    /** It says where it is, as far along the road as that. */
    SealTale sayAt(double chainageM, SealStatus status, long atMs, long comesMs) {
        bench.line(new SealLine(
                "S1",
                "B",
                status,
                NOWHERE,
                null,
                Crossing.latDeg(chainageM),
                Point.LON_DEG,
                T + atMs,
                T + comesMs,
                lines++));
        return this;
    }

    /** Another escort, by no road. */
    static EscortPlan other(long fromMs, long toMs, PlannedVehicle... vehicles) {
        return new EscortPlan("E2", "C2", 1, fromMs, toMs, 0, null, List.of(), List.of(vehicles), PolicyOverrides.NONE);
    }

    Said play() {
        return bench.play(T + 140_000);
    }

    static List<TransitEvent> openings(Said said) {
        return said.transits.stream()
                .filter(event -> event.event() == TransitEvent.Event.SEAL_OPENED)
                .toList();
    }
}
