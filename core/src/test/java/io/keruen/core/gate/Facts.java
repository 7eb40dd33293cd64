package io.keruen.core.gate;

import io.keruen.core.gate.Approach.Blocker;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import io.keruen.core.gate.Approach.Term;
import org.jspecify.annotations.Nullable;

/** Evidence in the making: all is well until something is changed. */
record Facts(Approach approach) {
    static Facts good(String vehicleId, long nowMs) {
        Release release = new Release(true, "RELEASED_FOR_TRANSIT", 1, Long.MAX_VALUE);
        Seal seal = new Seal(true, true, "SEALED", nowMs - 1_000, 60_000);
        return new Facts(new Approach(
                vehicleId,
                nowMs,
                Term.IN_FORCE,
                true,
                true,
                vehicleId,
                null,
                true,
                release,
                release,
                true,
                seal,
                null,
                nowMs - 500,
                nowMs - 700,
                Answer.TRUE,
                false,
                true));
    }

    long nowMs() {
        return approach.nowMs();
    }

    Facts term(Term term) {
        return with(term, approach.isPlanned(), approach.laneVehicleId(), approach.waitsForId());
    }

    Facts planned(boolean isPlanned) {
        return with(approach.term(), isPlanned, approach.laneVehicleId(), approach.waitsForId());
    }

    Facts lane(@Nullable String read) {
        return with(approach.term(), approach.isPlanned(), read, approach.waitsForId());
    }

    Facts waitsFor(@Nullable String first) {
        return with(approach.term(), approach.isPlanned(), approach.laneVehicleId(), first);
    }

    Facts kz(@Nullable Release release) {
        return with(release, approach.cn(), approach.seal(), approach.alert());
    }

    Facts cn(@Nullable Release release) {
        return with(approach.kz(), release, approach.seal(), approach.alert());
    }

    Facts seal(@Nullable Seal seal) {
        return with(approach.kz(), approach.cn(), seal, approach.alert());
    }

    Facts alert(@Nullable Blocker alert) {
        return with(approach.kz(), approach.cn(), approach.seal(), alert);
    }

    Facts heard(long heardMs) {
        return with(heardMs, approach.sampledMs(), approach.atGate(), approach.isControlLoaded());
    }

    Facts sampled(long sampledMs) {
        return with(approach.heardMs(), sampledMs, approach.atGate(), approach.isControlLoaded());
    }

    Facts atGate(Answer atGate) {
        return with(approach.heardMs(), approach.sampledMs(), atGate, approach.isControlLoaded());
    }

    Facts control(boolean isLoaded) {
        return with(approach.heardMs(), approach.sampledMs(), approach.atGate(), isLoaded);
    }

    private Facts with(Term term, boolean isPlanned, @Nullable String lane, @Nullable String first) {
        Approach a = approach;
        return new Facts(new Approach(
                a.vehicleId(),
                a.nowMs(),
                term,
                isPlanned,
                a.isOnWay(),
                lane,
                first,
                a.needsDeclaration(),
                a.kz(),
                a.cn(),
                a.needsSeal(),
                a.seal(),
                a.alert(),
                a.heardMs(),
                a.sampledMs(),
                a.atGate(),
                a.hasNotLeft(),
                a.isControlLoaded()));
    }

    private Facts with(@Nullable Release kz, @Nullable Release cn, @Nullable Seal seal, @Nullable Blocker alert) {
        Approach a = approach;
        return new Facts(new Approach(
                a.vehicleId(),
                a.nowMs(),
                a.term(),
                a.isPlanned(),
                a.isOnWay(),
                a.laneVehicleId(),
                a.waitsForId(),
                a.needsDeclaration(),
                kz,
                cn,
                a.needsSeal(),
                seal,
                alert,
                a.heardMs(),
                a.sampledMs(),
                a.atGate(),
                a.hasNotLeft(),
                a.isControlLoaded()));
    }

    private Facts with(long heardMs, long sampledMs, Answer atGate, boolean isLoaded) {
        Approach a = approach;
        return new Facts(new Approach(
                a.vehicleId(),
                a.nowMs(),
                a.term(),
                a.isPlanned(),
                a.isOnWay(),
                a.laneVehicleId(),
                a.waitsForId(),
                a.needsDeclaration(),
                a.kz(),
                a.cn(),
                a.needsSeal(),
                a.seal(),
                a.alert(),
                heardMs,
                sampledMs,
                atGate,
                a.hasNotLeft(),
                isLoaded));
    }
}
