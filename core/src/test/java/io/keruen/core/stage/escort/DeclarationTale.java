package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.T;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;

/** An escort whose truck B drives under the declaration D1 at 10 m/s, and what both customs services decide about it. */
abstract class DeclarationTale extends DrivenTale {
    static final String REVOKED = "DECLARATION_REVOKED";
    static final String EXPIRED = "DECLARATION_EXPIRED";
    static final String MISMATCH = "DECLARATION_MISMATCH";
    static final String BORDER = "BORDER_CROSSED_WITHOUT_RELEASE";

    DeclarationTale decide(Authority side, DeclarationStatus status, int version, long atMs) {
        return decide(side, status, version, atMs, atMs, 0);
    }

    DeclarationTale decide(
            Authority side, DeclarationStatus status, int version, long atMs, long comesMs, long validToMs) {
        long endMs = validToMs == 0 ? 0 : T + validToMs;
        bench.line(new DeclarationLine("D1", side, status, version, endMs, T + atMs, T + comesMs, lines++));
        return this;
    }

    DeclarationTale release(Authority side, int version, long atMs) {
        return decide(side, DeclarationStatus.RELEASED_FOR_TRANSIT, version, atMs);
    }

    /** By both sides before anybody has left. */
    DeclarationTale released() {
        return release(Authority.KZ, 1, 1_000).release(Authority.CN, 1, 2_000);
    }

    Said play() {
        return bench.play(T + 130_000);
    }

    static TransitEvent crossing(String vehicleId, long atMs, boolean late, boolean unobserved) {
        return new TransitEvent(
                TransitEvent.Event.CROSSED, Crossing.ESCORT, vehicleId, "BORDER", T + atMs, null, late, unobserved);
    }

    DeclarationTale cross(String vehicleId, long atMs) {
        bench.transit(new StampedTransit(
                T + atMs, (T + atMs) / 100, ZoneKind.BORDER_LINE, crossing(vehicleId, atMs, false, false)));
        return this;
    }
}
