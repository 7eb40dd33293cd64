package io.keruen.app.gallery;

import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gate must decide in a story, as a line of {@code clearances.expected.jsonl}: about whom, when, and which
 * conditions are not TRUE, and of a lease perhaps for which arrival. Renewals of a lease are left out.
 */
final class Ruling {
    private static final String ARRIVED = ",\"arrivedAtMs\":";

    private final Decision decision;
    private final String gateId;
    private final String vehicleId;
    private final long decidedAtMs;
    private final List<String> missing;

    /** The arrival that a lease is for; 0 where it does not matter. */
    private final long arrivedAtMs;

    private Ruling(
            Decision decision,
            String gateId,
            String vehicleId,
            long decidedAtMs,
            List<String> missing,
            long arrivedAtMs) {
        this.decision = decision;
        this.gateId = gateId;
        this.vehicleId = vehicleId;
        this.decidedAtMs = decidedAtMs;
        this.missing = missing;
        this.arrivedAtMs = arrivedAtMs;
    }

    /** A decision at a moment of the story; the conditions as {@code name=ANSWER}. */
    static Ruling of(Decision decision, String gateId, String vehicleId, double atS, String... missing) {
        return new Ruling(decision, gateId, vehicleId, Road.at(atS), List.of(missing), 0);
    }

    /** A lease for the arrival at this moment of the story. */
    Ruling arrived(double atS) {
        return new Ruling(decision, gateId, vehicleId, decidedAtMs, missing, Road.at(atS));
    }

    /** Whether a line that was decided is the expected one; that says only of some leases which arrival they are for. */
    static boolean isSame(String decided, String expected) {
        return expected.equals(expected.contains(ARRIVED) ? decided : decided.replaceFirst(ARRIVED + "\\d+", ""));
    }

    /** The rulings in what a replay decided: every decision but the renewals of a lease. */
    static List<String> lines(List<ClearanceDecision> decisions) {
        Map<String, Decision> last = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (ClearanceDecision each : decisions) {
            Decision before = last.put(each.gateId() + "|" + each.vehicleId(), each.decision());
            if (each.decision() != Decision.GRANTED || before != Decision.GRANTED) {
                lines.add(of(each).line());
            }
        }
        return lines;
    }

    private static Ruling of(ClearanceDecision decision) {
        List<String> missing = new ArrayList<>();
        for (GateCondition condition : GateCondition.values()) {
            Answer answer = decision.answer(condition);
            if (answer != Answer.TRUE) {
                missing.add(condition.field() + "=" + answer);
            }
        }
        return new Ruling(
                decision.decision(),
                decision.gateId(),
                String.valueOf(decision.vehicleId()),
                decision.decidedAtMs(),
                missing,
                decision.arrivedAtMs());
    }

    /** Its line. */
    String line() {
        return "{\"gateId\":\"" + gateId + "\",\"vehicleId\":\"" + vehicleId + "\",\"decision\":\"" + decision
                + "\",\"decidedAtMs\":" + decidedAtMs + ",\"missing\":\"" + String.join(" ", missing) + "\""
                + (arrivedAtMs == 0 ? "" : ARRIVED + arrivedAtMs) + "}";
    }
}
