package io.keruen.core.gate;

import io.keruen.core.gate.Approach.Blocker;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a clearance, in the order in which they are told. All must be TRUE to open. The first nine are
 * answered by the escort of the vehicle, the last two by the gate.
 */
public enum GateCondition {
    /** The escort is in force now, and the vehicle belongs to it. */
    ESCORT_VALID("escortValid", GateCondition::isEscortValid, null),
    /** The lane, the telemetry and the plan name the same vehicle. */
    IDENTITY("identity", GateCondition::isSameVehicle, null),
    /** Everybody before it in the convoy has passed. */
    TURN("turn", GateCondition::isItsTurn, null),
    /** Both sides have released the same version of its declaration, unexpired. */
    DECLARATION("declaration", GateCondition::isReleased, null),
    /** Its seal is the declared one, was heard of late, and says that it is sealed. */
    SEAL("seal", GateCondition::isSealed, null),
    /** No open alert blocks it. */
    NO_BLOCKING_ALERT("noBlockingAlert", GateCondition::isUnblocked, null),
    /** It was heard of late, and what it sends is not old. */
    TELEMETRY_FRESH("telemetryFresh", GateCondition::isFresh, null),
    /** By its own samples it is within the gate, or before its line. */
    AT_GATE("atGate", GateCondition::isAtGate, null),
    /** Plan, route and zone of the gate are known. */
    CONTROL_LOADED("controlLoaded", GateCondition::isControlLoaded, null),
    /** What its escort told is not old. */
    LAG("lag", null, GateCondition::isUpToDate),
    /** No officer holds the gate. */
    NO_HOLD("noHold", null, GateCondition::isFree);

    /** Those that the escort answers, in order. */
    static final List<GateCondition> OF_ESCORT =
            Arrays.stream(values()).filter(each -> each.ofEscort != null).toList();

    private final String field;
    private final @Nullable Function<Approach, Reply> ofEscort;
    private final @Nullable Function<GateFacts, Reply> ofGate;

    GateCondition(
            String field, @Nullable Function<Approach, Reply> ofEscort, @Nullable Function<GateFacts, Reply> ofGate) {
        this.field = field;
        this.ofEscort = ofEscort;
        this.ofGate = ofGate;
    }

    /** Its name in clearances. */
    public String field() {
        return field;
    }

    /** What the escort's evidence says. */
    Reply ask(Approach approach) {
        Function<Approach, Reply> question = ofEscort;
        if (question == null) {
            throw new IllegalArgumentException(this + " is not the escort's to answer");
        }
        return question.apply(approach);
    }

    /** What the gate knows. */
    Reply ask(GateFacts facts) {
        Function<GateFacts, Reply> question = ofGate;
        if (question == null) {
            throw new IllegalArgumentException(this + " is not the gate's to answer");
        }
        return question.apply(facts);
    }

    private static Reply isEscortValid(Approach approach) {
        return switch (approach.term()) {
            case UNKNOWN -> Reply.unknown("No plan of the escort is known.");
            case NOT_YET -> Reply.no("The escort is not in force yet.");
            case SUSPENDED -> Reply.no("The escort is suspended.");
            case OVER -> Reply.never("The escort is not in force any more.");
            case IN_FORCE ->
                approach.isPlanned()
                        ? Reply.YES
                        : Reply.never("The plan in force does not name " + approach.vehicleId() + ".");
        };
    }

    private static Reply isSameVehicle(Approach approach) {
        String read = approach.laneVehicleId();
        if (read == null) {
            return Reply.unknown("The lane could not read the vehicle.");
        }
        if (!read.equals(approach.vehicleId())) {
            return Reply.never("The lane reads " + read + " where " + approach.vehicleId() + " is planned.");
        }
        return approach.heardMs() == Approach.NOT_YET_MS
                ? Reply.unknown("The vehicle has never been heard.")
                : Reply.YES;
    }

    private static Reply isItsTurn(Approach approach) {
        if (!approach.isOnWay()) {
            return Reply.no("The plan in force does not lead through this gate.");
        }
        return approach.waitsForId() == null ? Reply.YES : Reply.no(approach.waitsForId() + " has to pass before it.");
    }

    private static Reply isReleased(Approach approach) {
        if (!approach.needsDeclaration()) {
            return Reply.YES;
        }
        Release kz = approach.kz();
        Release cn = approach.cn();
        if (kz == null || cn == null) {
            return Reply.unknown(kz == null ? "No decision of KZ is known." : "No decision of CN is known.");
        }
        String missing = missing("KZ", kz, approach.nowMs());
        missing = missing == null ? missing("CN", cn, approach.nowMs()) : missing;
        if (missing != null) {
            return Reply.no(missing);
        }
        return kz.version() == cn.version()
                ? Reply.YES
                : Reply.no("KZ released version " + kz.version() + ", CN version " + cn.version() + ".");
    }

    private static @Nullable String missing(String side, Release decision, long nowMs) {
        if (!decision.isReleased()) {
            return side + " has not released the declaration: " + decision.status() + ".";
        }
        return nowMs >= decision.endMs() ? "The release by " + side + " has expired." : null;
    }

    private static Reply isSealed(Approach approach) {
        if (!approach.needsSeal()) {
            return Reply.YES;
        }
        Seal seal = approach.seal();
        if (seal == null) {
            return Reply.unknown("The plan names no seal.");
        }
        if (!seal.isDeclared()) {
            return Reply.never("The seal on the vehicle is not the declared one.");
        }
        if (seal.heardMs() == Approach.NOT_YET_MS) {
            return Reply.unknown("The seal has never been heard.");
        }
        if (!seal.isSealed()) {
            return Reply.no("The seal is not SEALED but " + seal.status() + ".");
        }
        return approach.nowMs() - seal.heardMs() <= seal.freshMs()
                ? Reply.YES
                : Reply.unknown("The newest word of the seal is too old.");
    }

    private static Reply isUnblocked(Approach approach) {
        Blocker alert = approach.alert();
        if (alert == null) {
            return Reply.YES;
        }
        String about = alert.aboutVehicleId().isEmpty() ? "" : " about " + alert.aboutVehicleId();
        return alert.isLatched()
                ? Reply.never("The alert " + alert.type() + about + " is latched: only officers clear it.")
                : Reply.no("The alert " + alert.type() + about + " is open.");
    }

    private static Reply isFresh(Approach approach) {
        if (approach.heardMs() == Approach.NOT_YET_MS) {
            return Reply.unknown("The vehicle has never been heard.");
        }
        if (approach.nowMs() - approach.heardMs() > GateLimits.TELEMETRY_FRESH_MS) {
            return Reply.no("The vehicle has not been heard for more than 3 s.");
        }
        return approach.nowMs() - approach.sampledMs() > GateLimits.SAMPLE_AGE_MS
                ? Reply.no("What the vehicle sends is more than 5 s old.")
                : Reply.YES;
    }

    private static Reply isAtGate(Approach approach) {
        if (approach.heardMs() == Approach.NOT_YET_MS || approach.atGate() == Answer.UNKNOWN) {
            return Reply.unknown("Where the vehicle or the gate is is not known.");
        }
        if (approach.hasNotLeft()) {
            return Reply.no("The vehicle has passed the gate and has not left it since.");
        }
        return approach.atGate() == Answer.TRUE ? Reply.YES : Reply.no("The vehicle is not at the gate.");
    }

    private static Reply isControlLoaded(Approach approach) {
        return approach.isControlLoaded()
                ? Reply.YES
                : Reply.unknown("The plan, its route or the zone of the gate is not known.");
    }

    private static Reply isUpToDate(GateFacts facts) {
        if (facts.toldMs() == Approach.NOT_YET_MS) {
            return Reply.unknown("No escort has told about the vehicle.");
        }
        return facts.nowMs() - facts.toldMs() <= GateLimits.LAG_MS
                ? Reply.YES
                : Reply.no("What the escort told is more than 3 s old.");
    }

    private static Reply isFree(GateFacts facts) {
        return facts.holder() == null ? Reply.YES : Reply.no("The gate is held by " + facts.holder() + ".");
    }
}
