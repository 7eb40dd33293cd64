package io.keruen.app;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leases that a vehicle must not have: its seal was broken, or a side had not released its cargo, or not the version that the
 * other has, or it was not its turn, and we had been told.
 */
final class WrongGrants {
    /** A line that needs a place waits so long for it, and so late it is found that a release is over. */
    private static final long REACTION_MS = 1_000;

    private static final int OFFICERS = 2;

    private final List<PlannedVehicle> vehicles;
    private final Heard heard;
    private final List<Lease> leases;
    private final List<ClearanceDecision> wrong = new ArrayList<>();

    private WrongGrants(List<PlannedVehicle> vehicles, Heard heard, List<ClearanceDecision> decisions) {
        this.vehicles = vehicles;
        this.heard = heard;
        leases = Lease.of(decisions);
    }

    /** What gates go by. */
    record Heard(
            List<SealLine> seals,
            List<DeclarationLine> declarations,
            List<OfficerAction> actions,
            List<GateLine> gateLines) {
        /** In a crossing. */
        static Heard of(SimulatedScenario crossing) {
            return new Heard(crossing.seals(), crossing.declarations(), crossing.actions(), crossing.gateLines());
        }
    }

    /** Grants whose lease went on while the vehicle had to be held, or that were out of turn. */
    static List<ClearanceDecision> in(SimulatedScenario crossing, List<ClearanceDecision> decisions) {
        return in(crossing.plan().vehicles(), Heard.of(crossing), decisions);
    }

    /** The same, where this was heard. */
    static List<ClearanceDecision> in(List<PlannedVehicle> vehicles, Heard heard, List<ClearanceDecision> decisions) {
        WrongGrants grants = new WrongGrants(vehicles, heard, decisions);
        for (PlannedVehicle vehicle : vehicles) {
            for (Span held : grants.held(vehicle)) {
                grants.look(vehicle.vehicleId(), held);
            }
        }
        grants.lookAtTurns();
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
            addDisagreeing(vehicle, held);
        }
        return held;
    }

    /** From an opening until the seal is closed and two officers have seen it. */
    private void addBroken(PlannedVehicle vehicle, List<Span> held) {
        long fromMs = 0;
        for (SealLine line : heard.seals) {
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
        for (OfficerAction action : heard.actions) {
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
        List<DeclarationLine> words = heard.declarations.stream()
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

    /** When the two sides have released different versions: what one of them has seen is not what the other has. */
    private void addDisagreeing(PlannedVehicle vehicle, List<Span> held) {
        Map<Authority, DeclarationLine> newest = new EnumMap<>(Authority.class);
        long fromMs = Long.MAX_VALUE;
        List<DeclarationLine> told = heard.declarations.stream()
                .filter(line -> line.declarationId().equals(vehicle.declarationId()))
                .sorted(Comparator.comparingLong(DeclarationLine::ingestTimeMs))
                .toList();
        for (DeclarationLine line : told) {
            newest.merge(line.authority(), line, (one, other) -> one.eventTimeMs() > other.eventTimeMs() ? one : other);
            boolean disagree = newest.values().stream()
                            .filter(each -> each.status() == DeclarationStatus.RELEASED_FOR_TRANSIT)
                            .map(DeclarationLine::version)
                            .distinct()
                            .count()
                    > 1;
            if (disagree) {
                fromMs = Math.min(fromMs, line.ingestTimeMs());
            } else if (fromMs != Long.MAX_VALUE) {
                held.add(new Span(fromMs, line.ingestTimeMs()));
                fromMs = Long.MAX_VALUE;
            }
        }
        if (fromMs != Long.MAX_VALUE) {
            held.add(new Span(fromMs, Long.MAX_VALUE));
        }
    }

    private void look(String vehicleId, Span held) {
        for (Lease lease : leases) {
            boolean isHeld = lease.grant().decidedAtMs() < held.toMs && lease.endMs() > held.fromMs + REACTION_MS;
            if (isHeld && vehicleId.equals(lease.grant().vehicleId())) {
                wrong.add(lease.grant());
            }
        }
    }

    /** A lease of who has somebody before it that has not passed the gate. */
    private void lookAtTurns() {
        for (Lease lease : leases) {
            ClearanceDecision grant = lease.grant();
            for (PlannedVehicle vehicle : vehicles) {
                if (vehicle.vehicleId().equals(grant.vehicleId())) {
                    break;
                }
                boolean hasPassed = heard.gateLines.stream()
                        .anyMatch(line -> line.event() == GateLine.Event.PASSED
                                && line.gateId().equals(grant.gateId())
                                && vehicle.vehicleId().equals(line.vehicleId())
                                && line.ingestTimeMs() <= grant.decidedAtMs());
                if (!hasPassed) {
                    wrong.add(grant);
                    break;
                }
            }
        }
    }
}
