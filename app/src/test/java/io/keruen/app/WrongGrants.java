package io.keruen.app;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leases that a vehicle must not have: its seal was broken, or a side had not released its cargo, and we had been told. */
final class WrongGrants {
    /** A line that needs a place waits so long for it, and so late it is found that a release is over. */
    private static final long REACTION_MS = 1_000;

    private static final int OFFICERS = 2;

    private final SimulatedScenario crossing;
    private final List<ClearanceDecision> decisions;
    private final List<ClearanceDecision> wrong = new ArrayList<>();

    private WrongGrants(SimulatedScenario crossing, List<ClearanceDecision> decisions) {
        this.crossing = crossing;
        this.decisions = decisions;
    }

    /** Grants whose lease went on while the vehicle had to be held. */
    static List<ClearanceDecision> in(SimulatedScenario crossing, List<ClearanceDecision> decisions) {
        WrongGrants grants = new WrongGrants(crossing, decisions);
        for (PlannedVehicle vehicle : crossing.plan().vehicles()) {
            for (Span held : grants.held(vehicle)) {
                grants.look(vehicle.vehicleId(), held);
            }
        }
        return grants.wrong;
    }

    /** A time, by when we were told. */
    private record Span(long fromMs, long toMs) {}

    private List<Span> held(PlannedVehicle vehicle) {
        List<Span> held = new ArrayList<>();
        addBroken(vehicle, held);
        if (vehicle.declarationId() != null) {
            for (Authority side : Authority.values()) {
                addUnreleased(vehicle, side, held);
            }
        }
        return held;
    }

    /** From an opening until the seal is closed and two officers have seen it. */
    private void addBroken(PlannedVehicle vehicle, List<Span> held) {
        long fromMs = 0;
        for (SealLine line : crossing.seals()) {
            boolean isSealed = line.status() == SealStatus.SEALED;
            if (!line.sealId().equals(vehicle.sealId()) || (fromMs == 0) == isSealed) {
                continue;
            }
            if (isSealed) {
                held.add(new Span(fromMs, Math.max(line.ingestTimeMs(), clearedAtMs(vehicle.vehicleId(), fromMs))));
                fromMs = 0;
            } else {
                fromMs = line.ingestTimeMs();
            }
        }
        if (fromMs != 0) {
            held.add(new Span(fromMs, Long.MAX_VALUE));
        }
    }

    private long clearedAtMs(String vehicleId, long brokenAtMs) {
        Set<String> agreed = new HashSet<>();
        for (OfficerAction action : crossing.actions()) {
            boolean clears = action.action() == OfficerAction.Kind.CLEAR_LATCH
                    && vehicleId.equals(action.vehicleId())
                    && action.ingestTimeMs() > brokenAtMs;
            if (clears && agreed.add(action.officer()) && agreed.size() == OFFICERS) {
                return action.ingestTimeMs();
            }
        }
        return Long.MAX_VALUE;
    }

    /** Until a side gives its release, and from when it takes that back, or lets it end, until it gives it again. */
    private void addUnreleased(PlannedVehicle vehicle, Authority side, List<Span> held) {
        List<DeclarationLine> words = crossing.declarations().stream()
                .filter(line -> line.authority() == side && line.declarationId().equals(vehicle.declarationId()))
                .sorted(Comparator.comparingLong(DeclarationLine::eventTimeMs))
                .toList();
        held.add(new Span(0, words.isEmpty() ? Long.MAX_VALUE : words.get(0).ingestTimeMs()));
        for (int i = 0; i < words.size(); i++) {
            DeclarationLine word = words.get(i);
            long toMs = i + 1 < words.size() ? words.get(i + 1).ingestTimeMs() : Long.MAX_VALUE;
            boolean isReleased = word.status() == DeclarationStatus.RELEASED_FOR_TRANSIT;
            long endsMs = word.validToMs() == 0 ? Long.MAX_VALUE : word.validToMs();
            long fromMs = isReleased ? Math.max(word.ingestTimeMs(), endsMs) : word.ingestTimeMs();
            if (fromMs < toMs) {
                held.add(new Span(fromMs, toMs));
            }
        }
    }

    private void look(String vehicleId, Span held) {
        List<ClearanceDecision> about = decisions.stream()
                .filter(each -> vehicleId.equals(each.vehicleId()))
                .toList();
        for (int i = 0; i < about.size(); i++) {
            ClearanceDecision each = about.get(i);
            long endMs = each.expiresAtMs();
            for (ClearanceDecision later : about.subList(i + 1, about.size())) {
                boolean replaces = later.gateId().equals(each.gateId());
                endMs = replaces ? Math.min(endMs, later.decidedAtMs()) : endMs;
            }
            if (each.isGrant() && each.decidedAtMs() < held.toMs && endMs > held.fromMs + REACTION_MS) {
                wrong.add(each);
            }
        }
    }
}
