package io.keruen.core.gate;

import io.keruen.core.gate.Approach.Blocker;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import io.keruen.core.gate.Approach.Term;
import java.util.function.UnaryOperator;

/** What may be wrong with a vehicle that waits, as evidence; nothing, or one thing, or two. */
enum Plight {
    NONE(facts -> facts),
    OVER(facts -> facts.term(Term.OVER)),
    NO_PLAN(facts -> facts.term(Term.UNKNOWN)),
    NOT_PLANNED(facts -> facts.planned(false)),
    UNREAD(facts -> facts.lane(null)),
    OTHER_READ(facts -> facts.lane("X")),
    OTHER_FIRST(facts -> facts.waitsFor("Z")),
    KZ_REVOKED(facts -> facts.kz(new Release(false, "DETAINED", 1, Long.MAX_VALUE))),
    CN_REVOKED(facts -> facts.cn(new Release(false, "LODGED", 1, Long.MAX_VALUE))),
    CN_UNKNOWN(facts -> facts.cn(null)),
    OTHER_VERSION(facts -> facts.cn(new Release(true, "RELEASED_FOR_TRANSIT", 2, Long.MAX_VALUE))),
    KZ_EXPIRED(facts -> facts.kz(new Release(true, "RELEASED_FOR_TRANSIT", 1, 0))),
    OPENED(facts -> facts.seal(new Seal(true, false, "OPENED", facts.nowMs(), 60_000))),
    SEAL_SILENT(facts -> facts.seal(new Seal(true, true, "SEALED", facts.nowMs() - 60_001, 60_000))),
    WRONG_SEAL(facts -> facts.seal(new Seal(false, true, "SEALED", facts.nowMs(), 60_000))),
    ALERT(facts -> facts.alert(new Blocker("CONVOY_SPLIT", "A", false))),
    LATCHED(facts -> facts.alert(new Blocker("SEAL_BROKEN", "A", true))),
    OBJECTED(facts -> facts), // by an escort of before: the vehicle's own knows nothing of it
    STALE(facts -> facts.heard(facts.nowMs() - 3_001)),
    OLD_SAMPLES(facts -> facts.sampled(facts.nowMs() - 5_001)),
    AWAY(facts -> facts.atGate(Answer.FALSE)),
    NO_CONTROL(facts -> facts.control(false)),
    ALERT_AND_KZ(facts -> KZ_REVOKED.change.apply(ALERT.change.apply(facts))),
    OPENED_AND_STALE(facts -> STALE.change.apply(OPENED.change.apply(facts)));

    private final UnaryOperator<Facts> change;

    Plight(UnaryOperator<Facts> change) {
        this.change = change;
    }

    /** The evidence about a vehicle in this plight. */
    Approach of(String vehicleId, long nowMs) {
        return change.apply(Facts.good(vehicleId, nowMs)).approach();
    }
}
