package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateLine;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulated gates do is what the interlock decides: nobody passes without a lease, and all get through. */
class GatesTest {
    private static final long START_MS = Setup.START.toEpochMilli();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void all_are_cleared_through_both_gates_one_by_one(long seed) {
        int vehicles = 2 + (int) (seed % 7);
        SimulatedScenario crossing =
                SimulatedScenario.play(new Setup(seed, START_MS, 0, vehicles, List.of()).withGates());
        Said said = new SimulatedReplay(crossing).said();
        List<ClearanceDecision> decisions = said.clearances();

        assertThatEachPassedUnderItsLease("seed " + seed, crossing, said, 2 * vehicles);
        assertThat(decisions)
                .as("seed " + seed)
                .extracting(ClearanceDecision::decision)
                .containsOnly(Decision.GRANTED, Decision.EXPIRED);
    }

    @Test
    void an_opened_seal_and_a_revoked_release_hold_their_vehicles_until_they_are_mended() {
        for (long seed = 1; seed <= 6; seed++) {
            int vehicles = 2 + (int) (seed % 7);
            SimulatedScenario crossing =
                    SimulatedScenario.play(new Setup(seed, START_MS, 0, vehicles, FaultCatalog.atGates()).withGates());
            Said said = new SimulatedReplay(crossing).said();
            List<ClearanceDecision> decisions = said.clearances();

            assertThatEachPassedUnderItsLease("seed " + seed, crossing, said, 2 * vehicles);
            assertThat(crossing.actions())
                    .as("seed " + seed)
                    .extracting(OfficerAction::action)
                    .filteredOn(OfficerAction.Kind.CLEAR_LATCH::equals)
                    .hasSize(2);
            assertThat(decisions(decisions, "GATE-KZ")).as("seed " + seed).contains(Decision.DENIED);
            assertThat(decisions(decisions, "GATE-CN"))
                    .as("seed " + seed)
                    .contains(Decision.REVOKED)
                    .doesNotContain(Decision.DENIED);
        }
    }

    @Test
    void the_standard_crossing_shows_all_of_it_and_ends_in_the_last_yard() {
        SimulatedScenario crossing = SimulatedScenario.play(Setup.standard());
        Said said = new SimulatedReplay(crossing).said();
        List<ClearanceDecision> decisions = said.clearances();

        assertThatEachPassedUnderItsLease("standard", crossing, said, 10);
        Set<Decision> made = EnumSet.noneOf(Decision.class);
        decisions.forEach(each -> made.add(each.decision()));
        assertThat(made).contains(Decision.GRANTED, Decision.EXPIRED, Decision.DENIED, Decision.REVOKED);
    }

    private static void assertThatEachPassedUnderItsLease(
            String name, SimulatedScenario crossing, Said said, int passages) {
        List<ClearanceDecision> decisions = said.clearances();
        assertThat(passages(crossing)).as(name).hasSize(passages);
        assertThat(WrongGrants.in(crossing, decisions)).as(name).isEmpty();
        assertThat(BlockedGrants.in(said)).as(name).isEmpty();
        for (GateLine passage : passages(crossing)) {
            assertThat(holdsLease(decisions, passage))
                    .as("%s: %s", name, passage)
                    .isTrue();
        }
    }

    private static List<GateLine> passages(SimulatedScenario crossing) {
        return crossing.gateLines().stream()
                .filter(line -> line.event() == GateLine.Event.PASSED)
                .toList();
    }

    /** Whether the vehicle had a lease until the moment at which it was told to have passed. */
    private static boolean holdsLease(List<ClearanceDecision> decisions, GateLine passage) {
        ClearanceDecision last = null;
        for (ClearanceDecision each : decisions) {
            boolean isAbout = each.gateId().equals(passage.gateId())
                    && passage.vehicleId().equals(each.vehicleId());
            last = isAbout && each.decidedAtMs() < passage.ingestTimeMs() ? each : last;
        }
        return last != null && last.isGrant() && last.expiresAtMs() > passage.ingestTimeMs();
    }

    private static Set<Decision> decisions(List<ClearanceDecision> decisions, String gateId) {
        List<Decision> made = new ArrayList<>();
        decisions.stream().filter(each -> each.gateId().equals(gateId)).forEach(each -> made.add(each.decision()));
        return made.isEmpty() ? Set.of() : EnumSet.copyOf(made);
    }
}
